//! The mechanisms of organisation: each changes nothing when it is off, and shows its claim when it is on.
//!
//! A claim is tested by paired replications of the shipped basis: the 95% interval of the mean difference lies
//! on the side that the claim says. Where a claim ends, a test shows that too.

#![cfg(feature = "cli")]

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};
use wmosim::model;
use wmosim::observations::Replication;
use wmosim::scenario::{self, Loader, Scenario, Unreadable};
use wmosim::statistics::{Interval, Moments, Student};

/// The shipped basis, and a scenario on top of it.
struct Overlay(String);

impl Loader for Overlay {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match path {
            "basis.toml" => Ok(include_bytes!("../scenarios/basis.toml").to_vec()),
            "proef.toml" => Ok(self.0.clone().into_bytes()),
            _ => Err(Unreadable::Missing),
        }
    }
}

/// The basis for half as many inhabitants and a shorter period, with these lines added.
fn plan(lines: &str) -> Scenario {
    let text = format!(
        "titel = \"Proef\"\nvraag = \"?\"\nbeantwoordt_niet = \"!\"\nbasis = \"basis.toml\"\n\
         gemeente.inwoners = 50_000\ntijd.jaren = 3\ntijd.aanloop_maanden = 12\n{}\n{lines}\n",
        if lines.contains("team.fte") { "" } else { "team.fte = 12.5" },
    );
    scenario::read("proef.toml", &Overlay(text)).unwrap_or_else(|rejected| panic!("{lines}: {rejected:?}"))
}

const SEED: u64 = 2027;

/// The replications of a plan; each plan is replayed once, however many tests look at it.
fn replay(lines: &str, count: u32) -> Vec<Replication> {
    static DONE: OnceLock<Mutex<BTreeMap<String, Vec<Replication>>>> = OnceLock::new();
    let done = DONE.get_or_init(Mutex::default);
    let mut known = done.lock().unwrap().get(lines).cloned().unwrap_or_default();
    if known.len() < count as usize {
        let plan = plan(lines).plan;
        known.extend((known.len() as u32..count).map(|k| model::run(&plan, SEED, k)));
        done.lock().unwrap().insert(lines.to_owned(), known.clone());
    }
    known.truncate(count as usize);
    known
}

/// Where a measure stands in a replication.
fn place(id: &str) -> usize {
    static IDS: OnceLock<Vec<String>> = OnceLock::new();
    let ids = IDS.get_or_init(|| plan("").plan.measures().into_iter().map(|m| m.id).collect());
    ids.iter().position(|known| known == id).unwrap_or_else(|| panic!("no measure {id}"))
}

/// A figure of a replication that may be made of several measures.
type Figure<'a> = &'a dyn Fn(&Replication) -> f64;

fn whole(id: &str) -> impl Fn(&Replication) -> f64 {
    let place = place(id);
    move |replication| replication.whole[place]
}

/// The mean of a measure over some months of the reported period.
fn months(id: &str, range: std::ops::Range<usize>) -> impl Fn(&Replication) -> f64 {
    let first = place(id) * 36;
    move |r| range.clone().map(|m| r.values[first + m]).sum::<f64>() / range.len() as f64
}

fn interval(values: impl Iterator<Item = f64>) -> Interval {
    let mut moments = Moments::default();
    values.for_each(|x| moments.push(x));
    Student::default().interval(&moments)
}

/// The paired difference of a figure: `with` minus `without`.
fn difference(with: &str, without: &str, count: u32, figure: Figure) -> Interval {
    let (a, b) = (replay(with, count), replay(without, count));
    let found = interval(a.iter().zip(&b).map(|(a, b)| figure(a) - figure(b)));
    let level = b.iter().map(figure).sum::<f64>() / f64::from(count);
    eprintln!("{:+9.4} [{:+9.4}, {:+9.4}] on {level:10.4} | {with}", found.mean, found.low, found.high);
    found
}

fn falls(with: &str, without: &str, id: &str) {
    eprint!("{id:20} ");
    let found = difference(with, without, N, &whole(id));
    assert!(found.high < 0.0, "{id} should fall: {found:?} with {with}");
}

fn rises(with: &str, without: &str, id: &str) {
    eprint!("{id:20} ");
    let found = difference(with, without, N, &whole(id));
    assert!(found.low > 0.0, "{id} should rise: {found:?} with {with}");
}

const N: u32 = 16;

/// Two plans that should not differ in anything.
fn same(a: &str, b: &str) {
    let (one, other) = (replay(a, 2), replay(b, 2));
    // The text of a number in Rust is as long as its bits need, so equal texts are equal bits, NaN included.
    assert_eq!(format!("{one:?}"), format!("{other:?}"), "{b} changes something");
}

#[test]
fn what_is_off_changes_nothing() {
    for (switch, others) in [
        (
            "casuistiek.uren = 0.0",
            "casuistiek.verzadiging_uren = 3.0\ncasuistiek.minder_spreiding = 0.9\ncasuistiek.minder_misfit = 9.0\n\
             casuistiek.minder_zoekwerk = 1.0\ncasuistiek.eerder_ontdekt = 7.0",
        ),
        (
            "gesprek.extra_uren = 0.0\ngesprek.terugkeer = 0.0",
            "gesprek.verzadiging_uren = 3.0\ngesprek.extra_voorliggend = 0.5\ngesprek.meteen_klaar = 1.0\n\
             gesprek.meer_gezien = 1.0\ngesprek.terugkeer_maanden = 1.0\ngesprek.minder_terugkeer = 1.0",
        ),
        (
            "protocol.strengheid = 0.0",
            "protocol.extra_werk = 2.0\nprotocol.minder_spreiding = 0.9\nprotocol.atypisch = 0.9\n\
             protocol.misfit_atypisch = 9.0",
        ),
        ("signalering.kans = 0.0", "signalering.geen_ruimte = 0.1\nsignalering.alle_ruimte = 0.2"),
        ("clientondersteuning.bereik = 0.0", "clientondersteuning.stem = 9.0\nclientondersteuning.kosten = 9_000"),
        (
            "toegang.inzicht = 0.0\ntoegang.zelf_ondersteunen = 0.0\ntoegang.bij_aanbieder = 0.0",
            "toegang.inzicht_maanden = 1.0\ntoegang.inzicht_uren = 9.0\ntoegang.zelf_uren = 90.0\ntoegang.ruimer = 2.0",
        ),
        ("eigen_bijdrage.effect = 0.0", "eigen_bijdrage.gewoon_bedrag = 99.0"),
        ("triage.licht_onderzoek = 1.0", "triage.licht_misfit = 90.0"),
    ] {
        same(switch, &format!("{switch}\n{others}"));
    }
}

#[test]
fn a_little_casuistiek_repays_itself_in_waiting_and_much_of_it_does_not() {
    let hours = |h: f64| format!("casuistiek.uren = {h:?}");
    falls(&hours(0.5), &hours(0.0), "ongelijkheid");
    falls(&hours(0.5), &hours(0.0), "herstel_dossiers");
    falls(&hours(0.5), &hours(0.0), "doorlooptijd_gem");
    // Where the claim ends: what four hours add is less than what they take.
    rises(&hours(4.0), &hours(0.0), "doorlooptijd_gem");
    falls(&hours(4.0), &hours(0.0), "herstel_dossiers");
}

#[test]
fn a_good_conversation_takes_more_time_for_each_case_and_shortens_the_wait_up_to_its_break_even() {
    let with = |hours: f64| format!("gesprek.terugkeer = 0.3\ngesprek.extra_uren = {hours:?}");
    let without = "gesprek.terugkeer = 0.3";
    // A full team works all its hours: what is saved shows in the wait, not in the hours.
    // It is small beside the luck of a team, so it takes more replications to be seen.
    let wait = difference(&with(0.25), without, 4 * N, &whole("doorlooptijd_gem"));
    assert!(wait.high < 0.0, "{wait:?}");
    // Fewer of those who were helped without maatwerk come back; there are more of them, so their number hardly
    // changes.
    let (returned, solved) = (whole("herhaalde_meldingen"), whole("voorliggend"));
    let share = difference(&with(0.25), without, N, &|r| returned(r) / solved(r));
    assert!(share.high < 0.0, "{share:?}");
    falls(&with(0.25), without, "uitgaven_maatwerk");
    rises(&with(0.25), without, "voorliggend");
    // Beyond the break-even, about half an hour, waiting is the price of lower uitgaven.
    rises(&with(1.0), without, "doorlooptijd_gem");
    falls(&with(1.0), without, "uitgaven_maatwerk");
    // Where a conversation solves twice as much, an hour repays itself.
    falls(&format!("{}\ngesprek.extra_voorliggend = 0.24", with(1.0)), without, "doorlooptijd_gem");
}

/// Prints where a conversation breaks even; run with `--ignored --nocapture` for the figures in the docs.
#[test]
#[ignore = "prints a table"]
fn the_break_even_of_a_conversation() {
    for (hours, share) in [(0.25, 0.12), (0.5, 0.12), (1.0, 0.12), (2.0, 0.12), (0.5, 0.06), (1.0, 0.24)] {
        let with = format!(
            "gesprek.terugkeer = 0.3\ngesprek.extra_uren = {hours:?}\ngesprek.extra_voorliggend = {share:?}"
        );
        for id in ["uren_totaal", "doorlooptijd_gem", "uitgaven_maatwerk"] {
            eprint!("{id:20} ");
            difference(&with, "gesprek.terugkeer = 0.3", N, &whole(id));
        }
    }
}

/// Prints the gain of casuïstiek by hours a week.
#[test]
#[ignore = "prints a table"]
fn the_hours_of_casuistiek() {
    for hours in [0.25, 0.5, 1.0, 1.5, 2.0, 3.0] {
        for id in ["doorlooptijd_gem", "herstel_dossiers", "ongelijkheid"] {
            eprint!("{id:20} ");
            difference(&format!("casuistiek.uren = {hours:?}"), "", N, &whole(id));
        }
    }
}

#[test]
fn the_scenarios_of_these_mechanisms_are_right() {
    for name in [
        "casuistiekoverleg",
        "clientondersteuning",
        "eigen-bijdrage-verhogen",
        "goed-gesprek",
        "inzicht-in-eigen-indicaties",
        "kort-onderzoek-bij-licht",
        "meer-protocol",
    ] {
        let path = std::path::PathBuf::from(format!("scenarios/{name}.toml"));
        let scenario = scenario::load(&path).unwrap_or_else(|rejected| panic!("{name}: {rejected:?}"));
        assert!(scenario.title.chars().count() <= 40, "{name}: {}", scenario.title);
        assert_eq!(scenario.basis.as_deref(), Some("basis"));
    }
}

#[test]
fn residents_who_come_back_add_work() {
    rises("gesprek.terugkeer = 0.3", "gesprek.terugkeer = 0.0", "instroom_nieuw");
    rises("gesprek.terugkeer = 0.3", "gesprek.terugkeer = 0.0", "doorlooptijd_gem");
}

#[test]
fn a_strict_protocol_buys_uniformity_with_waiting_time() {
    let strict = "protocol.strengheid = 0.9";
    falls(strict, "", "ongelijkheid");
    rises(strict, "", "doorlooptijd_gem");
    rises(strict, "", "herstel_dossiers");
}

#[test]
fn providers_with_room_notice_decline_and_tight_indicaties_take_the_room_away() {
    let on = "signalering.kans = 0.8";
    rises(on, "", "signaal_meldingen");
    falls(on, "", "onvervuld_stil");
    let (tight, tight_on) =
        ("indicatie.ruimhartigheid = 0.8", "indicatie.ruimhartigheid = 0.8\nsignalering.kans = 0.8");
    // With fewer minutes there is more to signal, and a smaller part of it is.
    let share = |r: &Replication| whole("signaal_meldingen")(r) / whole("onvervuld_stil")(r);
    eprint!("{:20} ", "signals per silent");
    let found = difference(tight_on, on, N, &share);
    assert!(found.high < 0.0, "{found:?}");
    // So what signals take off the silent part of the shortage is smaller under tight indicaties.
    let part = |on: &str, off: &str| {
        let stil = whole("onvervuld_stil");
        let (on, off) = (replay(on, N), replay(off, N));
        on.iter().zip(&off).map(|(a, b)| 1.0 - stil(a) / stil(b)).collect::<Vec<_>>()
    };
    let (roomy, narrow) = (part(on, ""), part(tight_on, tight));
    let found = interval(roomy.iter().zip(&narrow).map(|(a, b)| a - b));
    assert!(found.low > 0.0, "{found:?}");
}

#[test]
fn independent_support_narrows_the_gap_between_vocal_and_silent_clients() {
    let off = "indicatie.ruimhartigheid = 0.85";
    let on = "indicatie.ruimhartigheid = 0.85\nclientondersteuning.bereik = 0.8\nclientondersteuning.stem = 2.0";
    let gap = |r: &Replication| {
        whole("stil_aandeel:groep=laag_doenvermogen_zonder_netwerk")(r)
            - whole("stil_aandeel:groep=gewoon_doenvermogen_met_netwerk")(r)
    };
    eprint!("{:20} ", "gap");
    let found = difference(on, off, 24, &gap);
    assert!(found.high < 0.0, "{found:?}");
    rises(on, off, "piep_meldingen");
    rises(on, off, "uitvoering");
}

#[test]
fn tracks_with_a_short_onderzoek_cut_the_waiting_of_all() {
    let tracks = "triage.licht_onderzoek = 0.7";
    falls(tracks, "", "doorlooptijd_gem");
    falls(tracks, "", "doorlooptijd_p90");
    rises(tracks, "", "binnen_termijn");
    // The price is that the light ones that were not light get what does not fit.
    let careless = "triage.licht_onderzoek = 0.3\ntriage.fout = 0.4";
    rises(careless, "triage.fout = 0.4", "herstel_dossiers");
    // Partners on complex cases: dearer in hours, and fewer misfits.
    let partners = "triage.complex_onderzoek = 1.2\ntriage.complex_misfit = 1.0";
    falls(partners, "", "herstel_dossiers");
    rises(partners, "", "uren_per_onderzoek");
}

#[test]
fn insight_buys_uniformity_without_the_waiting_of_a_protocol() {
    let insight = "toegang.inzicht = 0.5";
    falls(insight, "", "ongelijkheid");
    // A strict protocol is more uniform still, but it costs weeks.
    falls(insight, "protocol.strengheid = 0.9", "doorlooptijd_gem");
    falls(insight, "protocol.strengheid = 0.9", "uren_totaal");
}

#[test]
fn consulents_of_a_provider_refer_wider() {
    rises("toegang.bij_aanbieder = 0.5", "", "uitgaven_maatwerk");
    rises("toegang.bij_aanbieder = 0.5", "", "overindicatie");
}

#[test]
fn consulents_who_support_themselves_spare_care_and_end_meldingen() {
    let own = "toegang.zelf_ondersteunen = 0.15";
    rises(own, "", "voorliggend");
    falls(own, "", "uitgaven_maatwerk");
}

#[test]
fn part_of_what_capacity_gains_is_filled_by_new_demand() {
    // With elasticity the same extra staff shortens the wait less.
    let (few, many) = ("team.fte = 12.5", "team.fte = 13.75");
    let elastic = |team: &str| format!("{team}\ninstroom.elasticiteit = 0.5");
    let wait = whole("doorlooptijd_gem");
    let gain = |with: &str, without: &str| {
        let (with, without) = (replay(with, N), replay(without, N));
        with.iter().zip(&without).map(|(a, b)| wait(a) - wait(b)).collect::<Vec<_>>()
    };
    let (plain, filled) = (gain(many, few), gain(&elastic(many), &elastic(few)));
    let found = interval(filled.iter().zip(&plain).map(|(a, b)| a - b));
    eprintln!("gain lost to demand  {found:?}");
    assert!(found.low > 0.0, "{found:?}");
    rises(&elastic(many), &elastic(few), "instroom_nieuw");
}

#[test]
fn a_higher_eigen_bijdrage_holds_meldingen_back_and_brings_in_money() {
    let (off, on) = ("eigen_bijdrage.effect = 0.05", "eigen_bijdrage.effect = 0.05\neigen_bijdrage.bedrag = 41.0");
    falls(on, off, "instroom_nieuw");
    falls(on, off, "doorlooptijd_gem");
    rises(on, off, "eigen_bijdragen");
    // Another amount without an effect on demand changes the income and nothing else.
    let dearer = replay("eigen_bijdrage.effect = 0.0\neigen_bijdrage.bedrag = 41.0", 2);
    for (a, b) in dearer.iter().zip(&replay("eigen_bijdrage.effect = 0.0", 2)) {
        let (x, y) = (whole("uitgaven")(a), whole("uitgaven")(b));
        assert_eq!(x.to_bits(), y.to_bits());
        assert!((whole("eigen_bijdragen")(a) / whole("eigen_bijdragen")(b) - 41.0 / 21.0).abs() < 1e-6);
    }
}

#[test]
fn overload_feeds_itself_and_hiring_helps_late() {
    // The same overload is worse where people fall ill and leave because of it.
    let calm = "team.fte = 10.5\nteam.werkdruk_verzuim = 0.0\nteam.werkdruk_vertrek = 0.0";
    let feeding = "team.fte = 10.5\nteam.werkdruk_verzuim = 0.5\nteam.werkdruk_vertrek = 1.0";
    rises(feeding, calm, "verzuim");
    rises(feeding, calm, "uitstroom_personeel");
    rises(feeding, calm, "wachtlijst_onderzoek");
    // Extra positions from the first reported day: a vacancy first, then a newcomer, then a difference.
    let hire = "team.fte = 12.5\n[[wijziging]]\nvanaf = 2027-01-01\nreden = \"Meer mensen.\"\nteam.fte = 14.0";
    eprint!("{:20} ", "first three months");
    let early = difference(hire, "", N, &months("wachtlijst_onderzoek", 0..3));
    eprint!("{:20} ", "third year");
    let late = difference(hire, "", N, &months("wachtlijst_onderzoek", 24..36));
    assert!(late.high < 0.0, "{late:?}");
    assert!(early.mean > late.mean / 4.0, "hiring helps at once? {early:?} {late:?}");
    let (first, third) = (months("wachtlijst_onderzoek", 0..3), months("wachtlijst_onderzoek", 24..36));
    eprint!("{:20} ", "third less first");
    let later = difference(hire, "", N, &|r| third(r) - first(r));
    assert!(later.high < 0.0, "{later:?}");
}
