//! The model is what queueing theory says, on every scenario with a known answer; and a model that is not, is found out.

use wmosim::experiment::validate::{CASES, Case, Found, LITTLE, Ready, Row, What, all, validate};
use wmosim::experiment::workshop::Floor;
use wmosim::experiment::{Silent, Stop};

const SEED: u64 = 1;

fn rows(ready: &[Ready]) -> Vec<Row> {
    let floor = Floor { threads: 0, progress: &Silent, stop: &Stop::default() };
    validate(ready, SEED, floor).expect("no replay crashes")
}

fn case(name: &str) -> Case {
    *CASES.iter().find(|case| case.name == name).expect("there is such a case")
}

/// A case with fewer replications, which finds a large fault as well.
fn short(name: &str) -> Case {
    let mut case = case(name);
    case.replications = 20;
    case
}

/// What does not hold when the simulation, and not the theory, has these settings.
fn wrong(name: &str, settings: &str) -> Vec<What> {
    let ready = Ready::with_fault(short(name), settings).unwrap_or_else(|rejected| panic!("{rejected}"));
    rows(&[ready]).iter().filter(|row| !row.holds()).map(|row| row.what).collect()
}

#[test]
fn the_model_is_what_theory_says() {
    // Some 60 checks that each fail once in 1,000 seeds. The seed is that of `wmosim valideer`.
    let ready: Vec<Ready> = all().into_iter().map(|case| Ready::new(case).unwrap()).collect();
    let rows = rows(&ready);
    let wrong: Vec<&Row> = rows.iter().filter(|row| !row.holds()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for case in CASES.iter().chain(LITTLE) {
        assert!(rows.iter().any(|row| row.case == case.name), "{} has checks", case.name);
    }
    // Intervals so wide that anything lies in them prove nothing.
    for row in &rows {
        let most = match row.case {
            "mm4-95" => 0.05,
            "mm1-80" | "mm4-80" => 0.022,
            _ => 0.04,
        };
        assert!(row.half().is_none_or(|half| half <= most), "the interval is narrow enough: {row:?}");
        if let Found::Shape { draws, .. } = row.found {
            assert!(draws >= 1000, "there are enough draws: {row:?}");
        }
    }
}

#[test]
fn more_work_than_the_theory_knows_is_found_out() {
    let found = wrong("mm4-80", "onderzoek.uren = [4.2, 4.2, 4.2]\n");
    assert!(
        found.contains(&What::Wait) && found.contains(&What::Busy) && found.contains(&What::Delayed),
        "{found:?}"
    );
    assert!(wrong("mm1-80", "profiel.a.meldingen_per_1000 = 1840.0\n").contains(&What::Wait));
    assert!(wrong("zorg-exponentieel", "profiel.a.meldingen_per_1000 = 1020.0\n").contains(&What::InCare));
}

#[test]
fn work_of_another_spread_is_found_out() {
    assert!(wrong("mg1-half", "onderzoek.spreiding = 0.8\n").contains(&What::Wait));
    assert!(wrong("mm1-80", "onderzoek.verdeling = \"vast\"\n").contains(&What::WaitShape));
}

#[test]
fn another_order_changes_who_waits_and_not_how_long_on_average() {
    // Half of the residents have a softer voice and come last: the mean stays, the distribution does not.
    let settings = "toewijzing.volgorde = \"luidste_eerst\"\nprofiel.a.laag_doenvermogen = 0.5\nprofiel.a.merkt_achteruitgang = 1.0\npiep.laag_doenvermogen = 0.1\n";
    assert_eq!(wrong("mm1-80", settings), [What::WaitShape]);
    let turned = wrong("voorrang", "toewijzing.volgorde = \"fifo\"\n");
    assert_eq!(turned, [What::ClassWait(0), What::ClassWait(1), What::ClassWait(2)]);
}

#[test]
fn another_rule_for_who_may_do_what_is_found_out() {
    let found = wrong("kunnen-alleen", "toewijzing.beleid = \"eerst_beschikbaar\"\n");
    assert!(found.contains(&What::ClassWait(1)) && found.contains(&What::BusyOf(0)), "{found:?}");
}

#[test]
fn more_patience_and_more_places_are_found_out() {
    assert!(wrong("uitval-120", "triage.geduld_weken = 0.08\n").contains(&What::Leaves));
    let found = wrong("keten", "aanbieder.een.capaciteit_per_1000 = 6.0\n");
    assert!(found.contains(&What::Delivery) && !found.contains(&What::Wait), "{found:?}");
}

#[test]
fn the_outcome_does_not_depend_on_the_number_of_threads() {
    let ready = [Ready::new(short("voorrang")).unwrap()];
    let with = |threads| {
        let floor = Floor { threads, progress: &Silent, stop: &Stop::default() };
        format!("{:?}", validate(&ready, SEED, floor).expect("no replay crashes"))
    };
    assert_eq!(with(1), with(2));
}
