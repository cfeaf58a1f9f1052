//! Mechanisms of law, network and coherence: each is neutral when switched off, and shows its claim when turned on.
//!
//! A claim is shown on paired replications: the 95% interval of the difference, by Student's t, excludes zero.

use std::sync::Mutex;
use wmosim::model;
use wmosim::observations::Replication;
use wmosim::scenario::{Loader, Scenario, Unreadable, read};
use wmosim::statistics::{Moments, Student};

const BASIS: &str = include_str!("../scenarios/basis.toml");
/// A smaller municipality for a shorter time: the claims do not depend on size, and the tests stay quick.
const SMALL: &str = "gemeente.inwoners = 50_000\nteam.fte = 12.5\ntijd.aanloop_maanden = 18\n";
const SEED: u64 = 2027;
const PAIRS: u32 = 16;

struct Shelf(String);

impl Loader for Shelf {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match path {
            "basis.toml" => Ok(BASIS.as_bytes().to_vec()),
            "proef.toml" => Ok(self.0.clone().into_bytes()),
            _ => Err(Unreadable::Missing),
        }
    }
}

/// The base scenario, made small, with other settings on top.
fn scenario(settings: &str) -> Scenario {
    let head = "titel = \"Proef\"\nvraag = \"Wat als?\"\nbeantwoordt_niet = \"De rest.\"\nbasis = \"basis.toml\"\n";
    let years = if settings.contains("tijd.jaren") { "" } else { "tijd.jaren = 3\n" };
    match read("proef.toml", &Shelf(format!("{head}{SMALL}{years}{settings}"))) {
        Ok(scenario) => scenario,
        Err(rejected) => panic!("{rejected:?}"),
    }
}

fn replicate(scenario: &Scenario, replications: u32) -> Vec<Replication> {
    let next = Mutex::new(0..replications);
    let mut all: Vec<(u32, Replication)> = std::thread::scope(|scope| {
        let work = || {
            let mut own = Vec::new();
            loop {
                let Some(k) = next.lock().unwrap().next() else { return own };
                own.push((k, model::run(&scenario.plan, SEED, k)));
            }
        };
        let threads = [scope.spawn(work), scope.spawn(work)];
        threads.into_iter().flat_map(|t| t.join().unwrap()).collect()
    });
    all.sort_by_key(|(k, _)| *k);
    all.into_iter().map(|(_, replication)| replication).collect()
}

fn place(scenario: &Scenario, id: &str) -> usize {
    scenario.plan.lines.iter().position(|line| line.measure.id == id).unwrap_or_else(|| panic!("no measure {id}"))
}

/// Half of the 95% interval of the mean.
fn half_width(moments: &Moments) -> f64 {
    let interval = Student::default().interval(moments);
    (interval.high - interval.low) / 2.0
}

/// Paired replications of two scenarios.
struct Pairs {
    scenario: Scenario,
    without: Vec<Replication>,
    with: Vec<Replication>,
}

impl Pairs {
    fn new(without: &str, with: &str) -> Pairs {
        Pairs::of(PAIRS, without, with)
    }

    /// As [`Pairs::new`], for an effect that is small beside the luck of a team.
    fn of(pairs: u32, without: &str, with: &str) -> Pairs {
        let (reference, scenario) = (scenario(without), scenario(with));
        let (without, with) = (replicate(&reference, pairs), replicate(&scenario, pairs));
        Pairs { scenario, without, with }
    }

    /// The difference in `id`: mean and half of its 95% interval.
    fn difference(&self, id: &str) -> (f64, f64) {
        let at = place(&self.scenario, id);
        let mut moments = Moments::default();
        for (with, without) in self.with.iter().zip(&self.without) {
            moments.push(with.whole[at] - without.whole[at]);
        }
        let half = half_width(&moments);
        let level: f64 = self.without.iter().map(|r| r.whole[at]).sum::<f64>() / self.without.len() as f64;
        println!("{id}: {level:.2}, verschil {:.3} +- {half:.3}", moments.mean());
        (moments.mean(), half)
    }

    fn more(&self, id: &str) -> &Pairs {
        let (mean, half) = self.difference(id);
        assert!(mean - half > 0.0, "{id} does not rise: {mean} +- {half}");
        self
    }

    fn less(&self, id: &str) -> &Pairs {
        let (mean, half) = self.difference(id);
        assert!(mean + half < 0.0, "{id} does not fall: {mean} +- {half}");
        self
    }
}

/// With the switch off, other values of the other settings change nothing at all.
fn neutral(switch: &str, others: &str) {
    let bytes = |settings: &str| format!("{:?}", model::run(&scenario(settings).plan, SEED, 1));
    assert!(bytes(switch) == bytes(&format!("{switch}{others}")), "not neutral: {others}");
}

#[test]
fn what_is_switched_off_changes_nothing() {
    neutral(
        "vindbaarheid.deel = 0.0\n",
        "vindbaarheid.bereik = 0.9\nvindbaarheid.laag_doenvermogen = 9.0\nvindbaarheid.zonder_netwerk = 5.0\n\
         vindbaarheid.vertraging_maanden = 1.0\nvindbaarheid.erger = 8.0\nvindbaarheid.crisis = 8.0\n",
    );
    neutral(
        "bezwaar.kans = 0.0\n",
        "bezwaar.krap = 90.0\nbezwaar.afwijzing = 9.0\nbezwaar.te_laat = 9.0\nbezwaar.uren = 99.0\n\
         bezwaar.uren_ingetrokken = 50.0\nbezwaar.commissie = false\nbezwaar.ingetrokken = 0.0\n\
         bezwaar.gegrond = 1.0\nbezwaar.norm = 2.0\nbezwaar.herzien_weken = 1.0\n",
    );
    neutral(
        "integraal.aan = false\n",
        "integraal.integraal = 0.7\nintegraal.uren_integraal = 9.0\nintegraal.andere_leefgebieden = 7.0\n\
         integraal.tussen_weken = 1.0\nintegraal.wachten = 7.0\nintegraal.gemist = 0.8\nintegraal.profielen.multi = 0.3\n",
    );
    neutral("stapeling.regie = 0.0\n", "stapeling.regie_uren = 99.0\nstapeling.regie_vanaf = 5\n");
    neutral("juiste_wet.toets_minuten = 0\n", "juiste_wet.toets_herkend = 1.0\n");
    neutral("evaluatie.maanden = 0\n", "evaluatie.uren = 9.0\nevaluatie.ziet = 0.1\nevaluatie.bijstelling = 3.0\n");
    neutral(
        "aanbiedersmarkt.aan = false\n",
        "aanbiedersmarkt.personeelstekort = 0.9\naanbiedersmarkt.groei = 0.5\naanbiedersmarkt.hoogstens = 0.95\n\
         aanbiedersmarkt.uitval = 1.0\n",
    );
    neutral(
        "mantelzorg.aan = false\n",
        "mantelzorg.overbelast = 9.0\nmantelzorg.niveau = 9.0\nmantelzorg.tekort = 9.0\nmantelzorg.dekt = 0.0\n\
         mantelzorg.uitval = 9.0\nmantelzorg.herstel = 0.0\nmantelzorg.respijt = 9.0\n",
    );
}

#[test]
fn who_does_not_find_the_way_comes_worse_and_is_short_unseen() {
    let pairs = Pairs::new("vindbaarheid.deel = 0.0\n", "vindbaarheid.deel = 0.25\n");
    pairs.more("later_gemeld").more("onvervuld_stil").more("crises").more("instroom_spoed");
    pairs.difference("uitgaven_maatwerk");
    pairs.difference("clienten");
    // Dearer in care: euros a client.
    let (euros, clients) = (place(&pairs.scenario, "uitgaven_maatwerk"), place(&pairs.scenario, "clienten"));
    let each = |r: &Replication| r.whole[euros] / r.whole[clients];
    let mut moments = Moments::default();
    pairs.with.iter().zip(&pairs.without).for_each(|(a, b)| moments.push(each(a) - each(b)));
    let half = half_width(&moments);
    println!("euro per cliënt: verschil {:.2} +- {half:.2}", moments.mean());
    assert!(moments.mean() - half > 0.0);
    // The scenario that ships works the other way, once there is something to gain.
    let reach = "vindbaarheid.deel = 0.25\n[[wijziging]]\nvanaf = 2027-01-01\nreden = \"Proef.\"\nvindbaarheid.bereik = 0.5\n";
    let better = Pairs::new("vindbaarheid.deel = 0.25\n", reach);
    better.less("onvervuld_stil").less("later_gemeld").less("instroom_spoed");
}

#[test]
fn tight_indicaties_meet_more_bezwaar_and_it_costs_hours() {
    let on = "bezwaar.kans = 0.015\n";
    let pairs = Pairs::new("bezwaar.kans = 0.0\n", on);
    pairs.more("bezwaren").more("bezwaar_uren").more("bezwaren_gegrond");
    let tight = Pairs::new(on, &format!("{on}indicatie.ruimhartigheid = 0.8\n"));
    tight.more("bezwaren").more("bezwaar_uren");
}

#[test]
fn looking_of_its_own_accord_finds_who_does_not_speak_up_and_takes_time_from_new_residents() {
    let pairs = Pairs::new("evaluatie.maanden = 0\n", "evaluatie.maanden = 12\n");
    pairs.more("evaluaties").more("bijstellingen").less("onvervuld_stil").less("piep_meldingen");
    // Where the claim ends: without more staff new residents wait longer, and spending falls because care starts later.
    pairs.more("doorlooptijd_gem").less("uitgaven_maatwerk");
}

#[test]
fn who_waits_for_the_first_help_speaks_up_only_as_far_as_set() {
    // Nobody has help on the first day, and no provider has a place.
    let mut waiting = String::from("begintoestand.wacht_op_aanbieder_per_1000 = 0.0\npiep.kans = 50.0\n");
    let settings = scenario("").plan.periods.swap_remove(0).settings;
    for profile in settings.profiel.names() {
        waiting += &format!("profiel.{profile}.clienten_per_1000 = 0.0\n");
    }
    for provider in settings.aanbieder.names() {
        waiting += &format!("aanbieder.{provider}.capaciteit_per_1000 = 0.0\n");
    }
    let complaints = |factor: &str| {
        let scenario = scenario(&format!("{waiting}piep.wachtenden = {factor}\n"));
        let place = place(&scenario, "piep_meldingen");
        replicate(&scenario, 1)[0].whole[place]
    };
    assert_eq!(complaints("0.0"), 0.0);
    assert!(complaints("1.0") > 0.0);
}

#[test]
fn a_ruling_ends_tight_indicaties_for_everyone_at_once() {
    let tight = "indicatie.ruimhartigheid = 0.8\n";
    let ruling = format!("{tight}bezwaar.uitspraak = 2027-07-01\nbezwaar.norm = 1.0\n");
    let pairs = Pairs::new(tight, &ruling);
    pairs.more("uitgaven_maatwerk").more("herstelwerk_uren").more("ruimhartigheid").less("onvoldoende_geholpen");
}

#[test]
fn domains_apart_multiply_meldingen() {
    let apart = "integraal.integraal = 0.0\n";
    let pairs = Pairs::new("integraal.aan = false\n", apart);
    pairs.more("instroom").more("vervolgmeldingen").more("doorlooptijd_gem");
    let whole = Pairs::new(apart, "integraal.integraal = 1.0\n");
    whole.less("instroom").less("vervolgmeldingen").less("wachtlijst_onderzoek");
}

#[test]
fn stacked_care_costs_money_without_effect_and_one_plan_removes_part_of_it() {
    let stacked = "stapeling.toename = 0.05\n";
    let pairs = Pairs::new("stapeling.toename = 0.0\n", stacked);
    pairs.more("stapeling").more("uitgaven_maatwerk");
    // Without steering on the budget there is no effect on anyone's shortage.
    let free = "begroting.sturing = 0.0\n";
    let (shortage, half) = Pairs::new(&format!("{free}stapeling.toename = 0.0\n"), &format!("{free}{stacked}"))
        .difference("onvervuld");
    assert!(shortage == 0.0 && half == 0.0, "{shortage}");
    let plan = format!("{stacked}stapeling.regie = 0.6\nstapeling.regie_vanaf = 3\nstapeling.regie_uren = 1.5\n");
    let planned = Pairs::new(stacked, &plan);
    planned.less("stapeling").more("regie_uren");
    planned.difference("uitgaven");
    planned.difference("wachtlijst_onderzoek");
}

#[test]
fn a_check_of_minutes_saves_years_of_cost() {
    let arising = "juiste_wet.ontstaan = 0.15\n";
    Pairs::new("juiste_wet.ontstaan = 0.0\n", arising).more("verkeerde_wet");
    let checked = Pairs::new(arising, &format!("{arising}juiste_wet.toets_minuten = 15\n"));
    checked.less("verkeerde_wet").less("uitgaven").more("wlz_instroom");
    checked.difference("uren_per_onderzoek");
}

#[test]
fn a_provider_queue_is_a_hidden_budget_saving() {
    let short = "aanbiedersmarkt.aan = true\naanbiedersmarkt.personeelstekort = 0.15\n";
    let pairs = Pairs::new("aanbiedersmarkt.aan = false\n", short);
    pairs.less("uitgaven_maatwerk").more("onvervuld").more("wachtlijst_levering").more("onvoldoende_geholpen");
}

#[test]
fn overloaded_informal_care_comes_back_as_need() {
    let on = "mantelzorg.aan = true\n";
    let pairs = Pairs::new("mantelzorg.aan = false\n", on);
    pairs.more("mantelzorg_overbelast").more("mantelzorg_weggevallen").more("onvervuld").more("uitgaven_maatwerk");
    // Among those with a network about a fifth are overloaded.
    let at = |id| place(&pairs.scenario, id);
    let mean = |id| pairs.with.iter().map(|r| r.whole[at(id)]).sum::<f64>() / f64::from(PAIRS);
    let with_network = mean("clienten:groep=gewoon_doenvermogen_met_netwerk")
        + mean("clienten:groep=laag_doenvermogen_met_netwerk");
    let share = mean("mantelzorg_overbelast") / with_network;
    println!("overbelast: {share:.3}");
    assert!((0.16..0.22).contains(&share), "{share}");
    // Care that is not given moves to the family; respite gives it back.
    let tight = Pairs::new(on, &format!("{on}indicatie.ruimhartigheid = 0.8\n"));
    tight.more("mantelzorg_overbelast").more("mantelzorg_weggevallen");
    Pairs::of(4 * PAIRS, on, &format!("{on}mantelzorg.respijt = 1.0\n"))
        .less("mantelzorg_overbelast")
        .less("onvervuld");
}

/// The months after the shock, from 1, in which the queue for onderzoek is longest against the reference, and from
/// which it is back within a tenth of it (or within two dossiers, when there is next to no queue).
fn peak_and_recovery(pairs: &Pairs) -> (usize, f64, Option<usize>) {
    let at = place(&pairs.scenario, "wachtlijst_onderzoek");
    let months = pairs.scenario.plan.months().len();
    let queue = |all: &[Replication], month: usize| {
        all.iter().map(|r| r.values[at * months + month]).sum::<f64>() / f64::from(PAIRS)
    };
    let longer = |month: usize| queue(&pairs.with, month) - queue(&pairs.without, month);
    let peak = (0..months).max_by(|a, b| longer(*a).total_cmp(&longer(*b))).unwrap();
    let within = |month: &usize| longer(*month) <= (0.1 * queue(&pairs.without, *month)).max(2.0);
    let back = (peak..months).find(within).map(|month| month + 1);
    println!("piek +{:.0} in maand {}, terug in {back:?} van {months}", longer(peak), peak + 1);
    (peak + 1, longer(peak), back)
}

/// A shock from the first reported day.
fn shock(change: &str) -> String {
    format!("[[wijziging]]\nvanaf = 2027-01-01\nreden = \"Proef.\"\n{change}\n")
}

#[test]
fn looking_at_everyone_again_fills_the_queue_and_the_recovery_is_visible() {
    let long = "tijd.jaren = 10\n";
    let quick = Pairs::new(long, &format!("{long}{}", shock("herindicatie.allen_binnen_maanden = 12")));
    quick.more("instroom_herindicatie").more("wachtlijst_onderzoek");
    let (month, height, back) = peak_and_recovery(&quick);
    let slow = Pairs::new(long, &format!("{long}{}", shock("herindicatie.allen_binnen_maanden = 48")));
    slow.difference("wachtlijst_onderzoek");
    let (_, low, _) = peak_and_recovery(&slow);
    assert!((10..=15).contains(&month), "the queue is longest when the round ends: month {month}");
    assert!(back.is_some_and(|back| back > 24), "the round lasts a year, and its queue much longer: {back:?}");
    assert!(low < 0.7 * height, "spreading the round keeps the queue shorter: {low} against {height}");
}

#[test]
fn the_scenarios_that_come_with_these_mechanisms_can_be_read() {
    for text in [
        include_str!("../scenarios/een-plan-een-regisseur.toml"),
        include_str!("../scenarios/iedereen-opnieuw.toml"),
    ] {
        let scenario = read("proef.toml", &Shelf(text.to_owned()));
        assert!(scenario.is_ok_and(|s| s.changes.len() + s.plan.periods.len() > 2), "{text}");
    }
}
