//! The period that is reported: its months, its years, and what came before it.

use crate::laws::{bits, same_plans};
use crate::municipality::{measure, plan};
use crate::random::law;
use proptest::prelude::*;
use wmosim::engine::DAY;
use wmosim::model::{Sim, run, run_all_months};
use wmosim::observations::{Count, Month};

/// A municipality in which a year takes a moment.
const SMALL: &str = "gemeente.inwoners = 3_000\nteam.fte = 0.8\n";

#[test]
fn every_month_has_the_days_of_the_calendar() {
    // From March 2027 over the leap year 2028.
    let plan = plan(&format!("{SMALL}tijd.start = 2027-05-01\ntijd.jaren = 2\ntijd.aanloop_maanden = 2\n"));
    let mut sim = Sim::new(&plan, 1, 0);
    sim.play(&mut ());
    sim.obs.close(plan.end());
    let days: Vec<i64> = sim.obs.months().iter().map(|month| month.seconds / DAY).collect();
    let year = [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31];
    let expected: Vec<i64> = year.into_iter().chain([29]).chain(year).chain([28, 31, 30]).collect();
    assert_eq!(days, expected);
    assert_eq!((plan.dates[0].month(), plan.dates[11].month()), (3, 2));
}

#[test]
fn the_warm_up_is_played_and_not_reported() {
    law(8, |drawn| {
        let plan = drawn.with("tijd.aanloop_maanden", 4).plan();
        let (all, reported) = (run_all_months(&plan, 3, 1), run(&plan, 3, 1));
        let months = plan.months().len();
        prop_assert_eq!((plan.dates.len(), plan.months()[0].to_string()), (months + 4, "2027-01-01".into()));
        let after: Vec<f64> = all.chunks(months + 4).flat_map(|measure| &measure[4..]).copied().collect();
        // Sums since January begin with the reported period, which begins in January.
        prop_assert_eq!(bits(&after), bits(&reported.values));
        for id in ["instroom_nieuw", "crises"] {
            let at = plan.lines.iter().position(|line| line.measure.id == id);
            let Some(at) = at else { return Err(TestCaseError::fail(format!("no measure {id}"))) };
            let sum: f64 = reported.values[at * months..(at + 1) * months].iter().sum();
            prop_assert!((sum * 12.0 / months as f64 - reported.whole[at]).abs() < 1e-6, "{}", id);
        }
        Ok(())
    });
}

#[test]
fn the_budget_of_a_year_grows_with_the_years_since_the_first() {
    let plan = plan(&format!(
        "{SMALL}tijd.jaren = 3\ntijd.aanloop_maanden = 6\nbegroting.per_inwoner = 100.0\nbegroting.groei = 0.1\n"
    ));
    let mut sim = Sim::new(&plan, 1, 0);
    sim.play(&mut ());
    sim.obs.close(plan.end());
    let of = |months: std::ops::Range<usize>| -> i64 {
        sim.obs.months()[months].iter().map(|month| month.counts[Count::Budget as usize]).sum()
    };
    // In cents; a twelfth is a whole number of cents in none of the years.
    for (months, expected) in [(0..6, 15_000_000), (6..18, 30_000_000), (18..30, 33_000_000), (30..42, 36_300_000)]
    {
        let cents = of(months.clone());
        assert!((cents - expected).abs() <= 12, "{months:?}: {cents}");
    }
}

#[test]
fn a_change_of_the_budget_holds_for_the_days_that_are_left() {
    let plan = plan(&format!(
        "{SMALL}tijd.aanloop_maanden = 6\nbegroting.per_inwoner = 100.0\n\
         [[wijziging]]\nvanaf = 2028-01-01\nbegroting.per_inwoner = 200.0\n\
         [[wijziging]]\nvanaf = 2028-07-16\nbegroting.per_inwoner = 300.0\n"
    ));
    let mut sim = Sim::new(&plan, 1, 0);
    sim.play(&mut ());
    sim.obs.close(plan.end());
    let cents = |month: usize| sim.obs.months()[month].counts[Count::Budget as usize];
    assert_eq!(
        (cents(17), cents(18), cents(23)),
        (2_500_000, 5_000_000, 5_000_000),
        "a month begins with its change"
    );
    assert_eq!(cents(24), 5_000_000 + 2_500_000 * 16 / 31, "from 16 July on");
    assert_eq!(cents(25), 7_500_000);
}

#[test]
fn in_december_the_forecast_is_what_the_year_came_to() {
    let plan = plan(&format!("{SMALL}tijd.jaren = 3\ntijd.aanloop_maanden = 6\nbegroting.groei = 0.5\n"));
    let mut sim = Sim::new(&plan, 1, 0);
    sim.play(&mut ());
    sim.obs.close(plan.end());
    for year in [6..18, 18..30] {
        let months = &sim.obs.months()[year.clone()];
        let sum = |of: fn(&Month) -> i64| months.iter().map(of).sum::<i64>() as f64;
        let (spent, budget) = (sum(Month::spending), sum(Month::budget));
        let forecast = sim.state.begroting.overruns[year.end - 1];
        assert!((forecast - (spent / budget - 1.0)).abs() < 1e-9, "{year:?}: {forecast}, {spent} of {budget}");
    }
}

#[test]
fn clients_in_a_year_are_the_mean_of_the_years_however_much_they_change() {
    let plan = plan(
        "gemeente.inwoners = 10_000\nteam.fte = 2.5\ntijd.jaren = 3\ntijd.aanloop_maanden = 6\ninstroom.groei = -0.5\n",
    );
    let mut sim = Sim::new(&plan, 1, 0);
    sim.play(&mut ());
    sim.obs.close(plan.end());
    let formula = &plan.lines[measure(&plan, "clienten_jaar")].formula;
    let months = &sim.obs.months()[6..42];
    let years: Vec<f64> = months.chunks(12).map(|year| formula.value(&Month::together(year))).collect();
    assert!(years[2] < 0.9 * years[0], "{years:?}");
    let (mean, whole) = (years.iter().sum::<f64>() / 3.0, formula.value(&Month::together(months)));
    // A year of the calendar is not 365.25 days.
    assert!((whole / mean - 1.0).abs() < 0.001, "{whole}, and the years {years:?}");
}

#[test]
fn a_change_holds_from_its_day_and_not_before() {
    law(8, |drawn| {
        let change = "indicatie.ruimhartigheid = 0.3\nproduct.hbh.tarief = 99.0\nteam.fte = 9.0\n";
        let (plan, changed) = (drawn.plan(), drawn.clone().change("2027-07-01", change).plan());
        let (a, b) = (run(&plan, 3, 0), run(&changed, 3, 0));
        let (months, at) = (plan.months().len(), measure(&plan, "formatie"));
        for line in 0..plan.lines.len() {
            let half = line * months..line * months + 6;
            prop_assert_eq!(
                bits(&a.values[half.clone()]),
                bits(&b.values[half]),
                "{}",
                plan.lines[line].measure.id
            );
        }
        prop_assert!((b.values[at * months + 6] - 9.0).abs() < 0.01, "{}", b.values[at * months + 6]);
        // The same day as a day on which it holds already.
        let twice = drawn.change("2027-07-01", change).change("2027-09-05", change).plan();
        same_plans(&changed, &twice)
    });
}
