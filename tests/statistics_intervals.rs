//! The intervals mean what they say, and gathering them takes no more memory for more replications.

use jiff::civil::date;
use wmosim::engine::Streams;
use wmosim::engine::sample::normal;
use wmosim::language::Text;
use wmosim::observations::Replication;
use wmosim::statistics::precision::needs;
use wmosim::statistics::{
    BudgetYear, Comparison, Family, Gatherer, Layout, Measure, Stopping, Subject, Unit, Whole,
};

const MONTHS: usize = 12;

fn layout() -> Layout {
    let measure = |id: &str, key| Measure {
        id: id.into(),
        name: Text::same(id),
        meaning: Text::same("Test."),
        unit: Unit::Number,
        whole: Whole::Average,
        key,
    };
    Layout {
        municipality: "Test".into(),
        inhabitants: 1000.0,
        measures: vec![measure("a", true), measure("b", false)],
        months: (1..=12).map(|month| date(2027, month, 1)).collect(),
        warm_up_months: 0,
        budget_years: vec![BudgetYear { year: 2027, first: 0, end: 12 }],
    }
}

fn outcome(x: f64) -> Replication {
    Replication {
        values: vec![x; 2 * MONTHS],
        whole: vec![x, 10.0 * x],
        waiting: vec![1, 3],
        overruns: vec![x],
        events: 1,
    }
}

/// Two scenarios, of which the first is the reference; replication k yields `pair(k)`.
fn gather(replications: u32, mut pair: impl FnMut(u32) -> (f64, f64)) -> Comparison {
    let mut gatherer = Gatherer::new(layout(), vec![Subject::default(); 2], 0, replications);
    for k in 0..replications {
        let (reference, other) = pair(k);
        gatherer.fold(&[outcome(reference), outcome(other)]);
    }
    gatherer.finish(1)
}

/// A draw with mean 0 and variance 1.
fn noise(streams: &Streams, entity: u64) -> f64 {
    normal(&mut streams.stream(entity, 0))
}

#[test]
fn intervals_cover_the_true_mean_in_95_of_100_repetitions() {
    // Mean 3, spread 2; the difference has mean 0.5 and shares half of its luck with the reference.
    let (repetitions, n) = (10_000, 10);
    let (mut value, mut difference, mut month) = (0, 0, 0);
    for repetition in 0..repetitions {
        let streams = Streams::new(2027, repetition);
        let comparison = gather(n, |k| {
            let k = u64::from(k) * 3;
            let shared = noise(&streams, k);
            (3.0 + shared + noise(&streams, k + 1), 3.5 + shared + noise(&streams, k + 2))
        });
        let scenarios = &comparison.scenarios;
        let covers = |interval: wmosim::statistics::Interval, truth: f64| {
            u32::from(interval.low <= truth && truth <= interval.high)
        };
        value += covers(scenarios[0].figures[0].value.unwrap(), 3.0);
        difference += covers(scenarios[1].figures[0].difference.unwrap(), 0.5);
        month += covers(scenarios[1].differences[0][7], 0.5);
    }
    // Binomial with p = 0.95 and 10,000 repetitions: 99.9% of the time within 3.29 standard errors of 0.00218.
    for covered in [value, difference, month] {
        let share = f64::from(covered) / repetitions as f64;
        assert!((share - 0.95).abs() < 3.29 * 0.00218, "covered {share}");
    }
}

#[test]
fn pairing_gains_what_the_shared_luck_is_worth() {
    // var(a) = var(b) = 4 + 1, var(a - b) = 2: a gain of 5. With 20,000 pairs the ratio's standard error is below
    // 5 * sqrt(2 / 20,000) * sqrt(2) = 0.07; four of these.
    let streams = Streams::new(1, 1);
    let comparison = gather(20_000, |k| {
        let k = u64::from(k) * 3;
        let shared = 2.0 * noise(&streams, k);
        (shared + noise(&streams, k + 1), shared + noise(&streams, k + 2))
    });
    assert_eq!(comparison.pairing.len(), 1, "only of the key measure of the other scenario");
    let pairing = &comparison.pairing[0];
    assert_eq!((pairing.scenario, pairing.measure), (1, 0));
    assert!((pairing.ratio - 5.0).abs() < 0.28, "{}", pairing.ratio);
}

#[test]
fn memory_does_not_grow_with_replications() {
    let stored = |replications| {
        let mut gatherer = Gatherer::new(layout(), vec![Subject::default(); 2], 0, replications);
        for k in 0..replications {
            gatherer.fold(&[outcome(f64::from(k)), outcome(1.0)]);
        }
        gatherer.stored()
    };
    assert_eq!(stored(300), stored(30_000));
}

#[test]
fn means_rest_on_all_replications_and_bands_on_the_first_256() {
    let comparison = gather(512, |k| (f64::from(k), 0.0));
    let band = comparison.scenarios[0].series[0][0];
    assert_eq!((band.mean, band.p50, band.n), (255.5, 127.5, 512));
    assert_eq!(comparison.scenarios[0].overruns[0].len(), 256);
    assert_eq!(comparison.scenarios[0].waiting, [0.25, 0.75]);
    assert_eq!(comparison.replications, 512);
}

#[test]
fn what_was_never_seen_is_not_zero() {
    let comparison = gather(4, |_| (f64::NAN, 1.0));
    let [reference, other] = &comparison.scenarios[..] else { panic!("two scenarios") };
    assert_eq!((reference.figures[0].value, reference.figures[0].n), (None, 0));
    assert_eq!(other.figures[0].difference, None);
    assert!(reference.series[0][0].mean.is_nan() && reference.series[0][0].p50.is_nan());
    assert!(other.differences[0][0].mean.is_nan());
    assert_eq!(other.figures[0].value.map(|i| (i.mean, i.low, i.high)), Some((1.0, 1.0, 1.0)));
}

#[test]
fn one_replication_gives_means_without_bounds() {
    let comparison = gather(1, |_| (2.0, 5.0));
    let difference = comparison.scenarios[1].figures[0].difference.unwrap();
    assert!(difference.mean == 3.0 && difference.low.is_nan() && difference.high.is_nan());
    assert!(comparison.pairing.is_empty());
    assert_eq!(comparison.scenarios[1].series[1][11].p05, 5.0);
}

#[test]
fn a_family_is_judged_in_the_order_of_its_p_values() {
    // Holm by hand: 0.005 x 4, 0.01 x 3, 0.03 x 2, and 0.04 x 1 is not less than the one before it.
    let mut gatherer = Gatherer::new(layout(), vec![Subject::default(); 5], 0, 2);
    (0..2).for_each(|k| gatherer.fold(&vec![outcome(f64::from(k)); 5]));
    let mut comparison = gatherer.finish(1);
    for (scenario, p) in [(1, 0.01), (2, 0.04), (3, 0.03), (4, 0.005)] {
        comparison.scenarios[scenario].figures[0].p = Some(p);
    }
    let family = Family::of(&comparison);
    assert_eq!(family.size(), 4);
    for (scenario, adjusted) in [(1, 0.03), (2, 0.06), (3, 0.06), (4, 0.02)] {
        let found = family.p(scenario, 0).unwrap();
        assert!((found - adjusted).abs() < 1e-12, "{scenario}: {found}");
        assert_eq!(family.clear(scenario, 0), Some(adjusted < 0.05));
    }
    assert_eq!((family.p(0, 0), family.p(1, 1)), (None, None));
}

#[test]
fn what_is_least_precise_comes_first_and_what_was_never_seen_not_at_all() {
    let mut gatherer = Gatherer::new(layout(), vec![Subject::default(); 3], 0, 2);
    for spread in [1.0, -1.0] {
        gatherer.fold(&[outcome(f64::NAN), outcome(2.0), outcome(2.0 + spread)]);
    }
    let found = needs(&gatherer, 0.05);
    let order: Vec<(usize, usize)> = found.iter().map(|need| (need.scenario, need.measure)).collect();
    assert_eq!(order, [(2, 0), (1, 0)], "only the key measure, and not of the first scenario");
    let (wide, exact) = (found[0], found[1]);
    assert!(!wide.met() && exact.met() && exact.ratio == 0.0, "{found:?}");
    let stopping = |needs| Stopping { share: 0.05, range: (2, 2), looks: vec![2], needs };
    assert!(stopping(vec![exact]).reached() && !stopping(found).reached());
}
