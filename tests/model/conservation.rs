//! Nothing is lost: dossiers, clients, places, hours and euros.

use crate::audit::audit;
use crate::municipality::{NEUTRAL, plan};
use crate::random;
use wmosim::model::Sim;
use wmosim::observations::Count;

/// A municipality in which a year takes a moment.
const SMALL: &str = "gemeente.inwoners = 3_000\nteam.fte = 0.8\ntijd.jaren = 2\ntijd.aanloop_maanden = 6\n";

#[test]
fn nothing_is_lost_at_any_event_with_all_mechanisms_of_the_base_scenario() {
    audit(&plan(SMALL), 0, 1);
}

#[test]
fn nothing_is_lost_at_any_event_without_mechanisms() {
    audit(&plan(&format!("{SMALL}{NEUTRAL}")), 0, 1);
}

#[test]
fn nothing_is_lost_at_any_event_under_another_policy() {
    for extra in [
        "toewijzing.beleid = \"vaste_consulent\"\n",
        "afwijking.reactie = \"escaleren\"\nafwijking.opmerkkans = 1.0\n",
        "evaluatie.maanden = 4\nindicatie.ruimhartigheid = 0.7\n",
        "vindbaarheid.deel = 0.6\nvindbaarheid.vertraging_maanden = 3.0\n",
        // Providers that are full, so that every place that comes free has someone who waits for it.
        "aanbieder.thuiszorg_a.capaciteit_per_1000 = 20.0\naanbieder.thuiszorg_b.capaciteit_per_1000 = 15.0\n\
         aanbieder.begeleiding_a.capaciteit_per_1000 = 8.0\naanbieder.begeleiding_b.capaciteit_per_1000 = 6.0\n",
        // A team that comes and goes.
        "team.vertrek = 3.0\nteam.vacature_weken = 2.0\nteam.verzuim = 0.3\nteam.overdracht_na = 2\n",
        // Law, network and coherence.
        "bezwaar.kans = 0.2\nbezwaar.gegrond = 0.5\nbezwaar.uitspraak = 2027-06-01\nbezwaar.norm = 1.1\n\
         integraal.integraal = 0.2\nstapeling.toename = 0.1\nstapeling.regie = 0.5\n\
         juiste_wet.toets_minuten = 15\njuiste_wet.ontstaan = 0.2\n\
         mantelzorg.uitval = 1.0\nherindicatie.allen_binnen_maanden = 6\n",
    ] {
        audit(&plan(&format!("{SMALL}{extra}")), 0, 1);
    }
}

#[test]
fn urgent_dossiers_go_first_at_any_event() {
    // Full hands, and a crisis every few days.
    let profiles = ["ouder_fysiek", "dementie", "ggz", "verstandelijk", "chronisch", "multi"];
    let crises = profiles.map(|name| format!("profiel.{name}.crisis = [0.5, 0.5, 0.5, 0.5, 0.5]\n")).concat();
    audit(
        &plan(
            &format!("{SMALL}{crises}toewijzing.caseload = 6.0\nteam.fte = 2.0\n").replace("team.fte = 0.8\n", ""),
        ),
        0,
        5,
    );
}

#[test]
fn nothing_is_lost_at_any_event_of_a_random_scenario() {
    random::law(16, |drawn| {
        audit(&drawn.with("tijd.jaren", 1).plan(), 1, 1);
        Ok(())
    });
}

#[test]
fn nothing_is_lost_when_settings_change_all_at_once() {
    let change = "[[wijziging]]\nvanaf = 2027-03-01\nteam.fte = 15.0\ntoewijzing.beleid = \"sporen\"\ntoewijzing.volgorde = \"ernst\"\naanbieder.thuiszorg_a.capaciteit_per_1000 = 10.0\nevaluatie.maanden = 6\n[[wijziging]]\nvanaf = 2027-09-01\nteam.fte = 27.0\nteam.voltijd_uren = 32.0\nteam.loonkosten = 70_000\nteam.vaardigheid_nodig = [0.5, 0.7, 0.9]\ntoewijzing.beleid = \"op_competentie\"\nvindbaarheid.deel = 0.0\n";
    audit(&plan(&format!("tijd.jaren = 1\ntijd.aanloop_maanden = 3\n{change}")), 1, 500);
}

#[test]
fn no_team_works_more_hours_than_it_has() {
    // An overloaded team: all hours are used. A block of work is counted when it is done, so the hours of a year may
    // hold the last part of blocks begun before it: at most one block for each consulent.
    let plan = plan("team.fte = 12.0\n");
    for replication in 0..3 {
        let mut sim = Sim::new(&plan, 5, replication);
        sim.play(&mut ());
        let sum =
            |count: Count| sim.obs.months().iter().map(|m| m.counts[count as usize]).sum::<i64>() as f64 / 1e6;
        let worked = [Count::HoursInquiry, Count::HoursRepair, Count::HoursDeviation, Count::HoursOther].map(sum);
        let worked: f64 = worked.iter().sum();
        let had = sum(Count::HoursAvailable);
        assert!(worked <= had, "{worked} {had}");
        assert!(worked > 0.93 * had, "an overloaded team is busy: {worked} {had}");
    }
}

#[test]
fn expenditure_by_cause_adds_up_to_the_cent_in_every_month_and_replication() {
    let plan = plan("afwijking.reactie = \"aanspreken\"\n");
    let position = |id: &str| plan.lines.iter().position(|line| line.measure.id == id).unwrap();
    let causes = [
        "passend",
        "overindicatie",
        "afwijking",
        "stapeling",
        "verkeerde_wet",
        "herstel",
        "crisis",
        "uitvoering",
        "dwangsommen",
    ];
    let months = plan.months().len();
    let cents = |euros: f64| (euros * 100.0).round() as i64;
    for replication in 0..5 {
        let run = wmosim::model::run(&plan, 2, replication);
        for month in 0..months {
            let parts: i64 = causes.iter().map(|id| cents(run.values[position(id) * months + month])).sum();
            assert_eq!(parts, cents(run.values[position("uitgaven") * months + month]));
        }
    }
}

#[test]
fn other_wages_hold_for_everyone_from_the_day_that_they_change() {
    // Nobody comes or goes: what uitvoering costs in the months after the change is what the new wages say.
    let still = format!("{SMALL}{NEUTRAL}team.vertrek = 0.0\n");
    let half = format!("{still}[[wijziging]]\nvanaf = 2027-07-01\nteam.loonkosten = 42_500\n");
    let (before, after) = (plan(&still), plan(&half));
    let at = crate::municipality::measure(&before, "uitvoering") * before.months().len();
    let (before, after) = (wmosim::model::run(&before, 2, 0), wmosim::model::run(&after, 2, 0));
    for month in 0..24 {
        let (full, paid) = (before.values[at + month], after.values[at + month]);
        let expected = if month < 6 { full } else { full / 2.0 };
        assert!(full > 0.0 && (paid - expected).abs() < 0.02, "month {month}: {paid} for {expected}");
    }
}
