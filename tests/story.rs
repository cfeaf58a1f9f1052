//! The sentences that a consulent reads, for a journey that is written out here, and their place on the page.

#![cfg(feature = "cli")]

use wmosim::engine::{DAY, HOUR, Moment};
use wmosim::experiment::follow::{Happening, Journey};
use wmosim::model::care::Deviation;
use wmosim::model::client::{self, Person};
use wmosim::model::dossier::Kind;
use wmosim::model::journal::{Ending, Entry, Reason, What};
use wmosim::model::{Plan, Sim};
use wmosim::report::story::{self, Story};
use wmosim::scenario::{self, Loader, Unreadable};

struct Memory;

impl Loader for Memory {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match path {
            "basis.toml" => Ok(include_bytes!("../scenarios/basis.toml").to_vec()),
            _ => Ok(b"titel = \"Proef\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n\
                      tijd.start = 2027-01-01\ntijd.jaren = 3\ntijd.aanloop_maanden = 0\n\
                      product.hbh.naam = \"Hulp bij het huishouden\"\nproduct.hbh.eenheid = \"uur\"\n\
                      aanbieder.thuiszorg_a.naam = \"Thuiszorg A\"\nprofiel.dementie.naam = \"Dementie\"\n"
                .to_vec()),
        }
    }
}

fn plan() -> Plan {
    scenario::read("proef.toml", &Memory).expect("the settings exist").plan
}

/// A client with dementia who needs 2,5 hours of help a week, of which the network covers a fifth.
struct Pen {
    journey: Journey,
    now: Moment,
}

impl Pen {
    fn new(plan: &Plan) -> Pen {
        let profile =
            plan.groups.profiles.iter().position(|(key, _)| key == "dementie").expect("it is in the base");
        let person = Person { entity: 1, profile, first_day: false };
        let sim = Sim::new(plan, 1, 0);
        let mut person = client::draw(&sim, person).client(&sim, 0..1, 0);
        (person.level, person.network) = (1, 0.2);
        (person.low_doenvermogen, person.no_network, person.notices) = (true, false, false);
        let mut needs = vec![0.0; plan.groups.products.len()];
        needs[0] = 2.5;
        Pen { journey: Journey { person, needs, happenings: Vec::new() }, now: Moment::START }
    }

    fn day(&mut self, day: i64) -> &mut Pen {
        self.now = Moment(day * DAY + 10 * HOUR);
        self
    }

    fn happens(&mut self, what: What) -> &mut Pen {
        let of_care = matches!(
            what,
            What::Indicated { .. }
                | What::Requested
                | What::PlaceFound
                | What::Started { .. }
                | What::Deviates { .. }
                | What::Evaluated { .. }
        );
        let entry = Entry {
            at: self.now,
            client: Some(0),
            dossier: Some(0),
            consulent: Some(11),
            product: of_care.then_some(0),
            provider: of_care.then_some(0),
            what,
        };
        let mut needed = vec![0.0; self.journey.needs.len()];
        needed[0] = 2.4;
        self.journey.happenings.push(Happening { entry, needed });
        self
    }
}

/// Melding, late besluit, too little help that nobody sees, a crisis, death.
fn journey(plan: &Plan, indicated: f64) -> Journey {
    let mut pen = Pen::new(plan);
    let since = Moment(70 * DAY + 10 * HOUR);
    pen.day(70)
        .happens(What::Reported { kind: Kind::New, since })
        .happens(What::Short { share: 0.8, silent: false })
        .day(91)
        .happens(What::Assigned)
        .day(133)
        .happens(What::Decided {
            ending: Ending::Granted,
            fits: true,
            seconds: 63 * DAY,
            term: Some(56 * DAY),
            penalty: 0,
        })
        .happens(What::Indicated { before: 0.0, indicated, needed: 2.0 })
        .happens(What::Requested)
        .day(154)
        .happens(What::PlaceFound)
        .day(168)
        .happens(What::Started { indicated, delivered: indicated * 0.75, needed: 2.0, seconds: 35 * DAY })
        .happens(What::Deviates { kind: Deviation::Less, indicated, delivered: indicated * 0.75 })
        .happens(What::Unseen { share: 0.32 })
        .happens(What::Spending { cause: 0, rate: 1_000_000_000_000 / DAY });
    pen.day(200).happens(What::Evaluated { noticed: false, acted: false });
    pen.day(228)
        .happens(What::Reported { kind: Kind::Urgent, since: Moment(228 * DAY) })
        .happens(What::Crisis(300_000))
        .happens(What::Level { from: 1, to: 2 })
        .happens(What::Known);
    pen.day(238)
        .happens(What::Left(Reason::Died))
        .happens(What::Closed)
        .happens(What::Enough)
        .happens(What::Spending { cause: 0, rate: 0 });
    pen.journey
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace("\x1b[1m", "").replace("\x1b[0m", "")
}

fn told(scenario: &str, indicated: f64) -> Story {
    let plan = plan();
    story::tell(scenario, 4711, &plan, &journey(&plan, indicated))
}

#[test]
fn a_journey_is_told_in_dated_plain_sentences() {
    let page = plain(&story::alone(&told("basis", 1.6), 100));
    let expected = "\
Cliënt 4711 in basis
────────────────────
Profiel: Dementie. Niveau 2 van 5. De cliënt heeft weinig doenvermogen: zelf iets regelen lukt vaak
niet. De cliënt merkt het zelf niet als het slechter gaat, en trekt dan ook niet aan de bel. Nodig
is: Hulp bij het huishouden 2,5 uur per week. Het netwerk vangt daar 20% van op.

12 mrt 2027  De cliënt meldt zich bij de gemeente.
 2 apr 2027  Consulent 12 begint met het onderzoek, na 3,0 weken wachten.
14 mei 2027  Er is een besluit, 9,0 weken na de melding. Dat is 7 dagen te laat. Hulp bij het
             huishouden: 1,6 uur per week toegekend (nodig: 2,0).
             Thuiszorg A heeft nog geen plaats. De cliënt komt op de wachtlijst.
 4 jun 2027  Thuiszorg A heeft nu plaats en bereidt de hulp voor.
18 jun 2027  Thuiszorg A begint, 5,0 weken na het besluit: Hulp bij het huishouden, 1,2 uur per week
             (toegekend: 1,6).
             Thuiszorg A levert minder dan is toegekend: 1,2 uur per week in plaats van 1,6.
             Er ontbreekt nog steeds 32% van wat nodig is. De gemeente denkt dat het zo goed is.
20 jul 2027  De hulp wordt bekeken (Hulp bij het huishouden). Niemand ziet dat de aanbieder afwijkt.
17 aug 2027  Er is een crisis. Tijdelijke opvang en spoedhulp kosten € 3.000.
             Het gaat slechter met de cliënt: van niveau 2 naar niveau 3. Nodig is nu: Hulp bij het
             huishouden 2,4 uur per week.
             Er komt meteen een spoedonderzoek.
27 aug 2027  De cliënt overlijdt.
";
    assert!(page.starts_with(expected), "{page}");
}

#[test]
fn the_balance_is_of_what_was_told() {
    let page = plain(&story::alone(&told("basis", 1.6), 100));
    let balance = page.split("Balans").nth(1).expect("there is a balance");
    let row = |name: &str| {
        let line = balance.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {page}"));
        line[name.len()..].trim().to_owned()
    };
    // 63 days for the melding, and ten hours and ten days for the crisis that was not decided upon.
    assert_eq!(row("Wachten op een besluit"), "10,5 weken");
    assert_eq!(row("Wachten op het begin van hulp"), "5,0 weken");
    assert_eq!(row("Te weinig hulp, en niemand wist het"), "8,6 weken");
    assert_eq!(row("Te weinig hulp, en dat was bekend"), "15,4 weken");
    // A thousand euros a day for seventy days, less what does not go into whole nano-euros a second.
    assert_eq!(row("Hulp die past"), "€ 70.000");
    assert_eq!(row("Crisis"), "€ 3.000");
    assert_eq!(row("Samen"), "€ 73.000");
    assert!(!balance.contains("Dwangsom"), "what did not happen is left out");
}

#[test]
fn beside_each_other_what_is_the_same_is_told_once_and_nothing_is_too_wide() {
    let (one, other) = (told("basis", 1.6), told("krap", 1.3));
    for width in [80, 100, 140] {
        let page = plain(&story::beside(&one, Some(&other), "krap", width));
        assert_eq!(page.matches("De cliënt meldt zich bij de gemeente.").count(), 1, "{page}");
        assert!(page.contains(" │ "), "{page}");
        assert!(page.lines().all(|line| line.chars().count() <= width), "{width}:\n{page}");
        assert!(page.contains("1,6") && page.contains("1,3"));
    }
}

#[test]
fn on_a_narrow_page_the_stories_follow_each_other() {
    let (one, other) = (told("basis", 1.6), told("krap", 1.3));
    let page = plain(&story::beside(&one, Some(&other), "krap", 60));
    assert_eq!(page.matches("De cliënt meldt zich bij de gemeente.").count(), 2, "{page}");
    assert!(page.find("Zo gaat het in basis") < page.find("Zo gaat het in krap"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 60), "{page}");
}

#[test]
fn who_is_no_client_in_the_second_scenario_is_said_to_be_so() {
    let page = plain(&story::beside(&told("basis", 1.6), None, "duurder", 100));
    assert!(page.contains("In duurder is deze inwoner geen cliënt"), "{page}");
}

#[test]
fn nobody_is_given_a_gender() {
    let page = story::alone(&told("basis", 1.6), 100).to_lowercase();
    for word in [" hij ", " zij ", " hem ", " haar ", "mevrouw", "meneer"] {
        assert!(!page.contains(word), "{word}");
    }
}
