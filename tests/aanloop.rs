//! What the warm-up leaves of the state of the first day. `docs/model.md` lists the bounds.

#![cfg(feature = "cli")]

mod beside;

use std::sync::atomic::{AtomicU32, Ordering};
use wmosim::experiment::warm_up::{LEVELS, Level, Verdict};
use wmosim::language::Text;
use wmosim::model::{self, Plan};
use wmosim::statistics::{Interval, Measure, Unit, Whole};

/// Replications of a flat run of the base scenario.
const REPLICATIONS: u32 = 32;
/// Reported years of it.
const YEARS: usize = 16;
/// The years of a college period, which must be as the long run is.
const PERIOD: usize = 4;
/// From this year on it is the long run.
const LONG_RUN: usize = 8;

/// Measures that the command `aanloop` does not look at, and by what part of the long run their average over the period
/// may lie beside it.
const MORE: [(&str, f64); 6] = [
    ("instroom", 0.02),
    ("bezetting", 0.02),
    ("uitgaven_maatwerk", 0.015),
    ("passend", 0.02),
    ("crises", 0.05),
    ("wlz_instroom", 0.04),
];

/// The measures that must not drift, with the bound of each. The first waiting list sways so much that it would take
/// hundreds of replications to say.
fn bounds() -> Vec<(&'static str, f64)> {
    LEVELS.into_iter().filter(|(id, _)| *id != "wachtlijst_totaal").chain(MORE).collect()
}

/// The measures, in order, that a replication yields in each year.
type Years = Vec<Vec<f64>>;

/// The yearly averages of the measures of [`bounds`], by replication.
fn replay(plan: &Plan) -> Vec<Years> {
    let (measures, months) = (plan.measures(), plan.months().len());
    let place = |id: &str| measures.iter().position(|m| m.id == id).unwrap_or_else(|| panic!("there is no {id}"));
    let places: Vec<usize> = bounds().iter().map(|(id, _)| place(id)).collect();
    let average = |months: &[f64]| months.iter().sum::<f64>() / months.len() as f64;
    let next = AtomicU32::new(0);
    let work = || {
        let mut own = Vec::new();
        loop {
            let k = next.fetch_add(1, Ordering::Relaxed);
            if k >= REPLICATIONS {
                return own;
            }
            let values = model::run(plan, 1, k).values;
            let years = |place: &usize| values[place * months..][..months].chunks(12).map(average).collect();
            own.push((k, places.iter().map(years).collect()));
        }
    };
    let mut found: Vec<(u32, Years)> = std::thread::scope(|scope| {
        let threads = [scope.spawn(work), scope.spawn(work)];
        threads.into_iter().flat_map(|t| t.join().expect("a replication meets no fault")).collect()
    });
    found.sort_by_key(|(k, _)| *k);
    found.into_iter().map(|(_, years)| years).collect()
}

/// The mean of `values` and its 95% interval to either side.
fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
    (mean, 1.96 * (variance / n).sqrt())
}

/// In a flat scenario the first four reported years lie on the long run: the 95% interval of the paired
/// difference lies within the bounds.
#[test]
fn de_aanloop_volstaat() {
    let text = format!(
        "titel = \"Vlak\"\nvraag = \"Blijft het gelijk?\"\nbeantwoordt_niet = \"De rest.\"\nbasis = \"basis.toml\"\n\
         tijd.jaren = {YEARS}\ninstroom.groei = 0.0\nbegroting.groei = 0.0\n"
    );
    let scenario = beside::scenario(&text).unwrap_or_else(|wrong| panic!("{wrong}"));
    let replications = replay(&scenario.plan);
    let average = |years: &[f64]| years.iter().sum::<f64>() / years.len() as f64;
    let mut drifting = Vec::new();
    for (m, (id, bound)) in bounds().iter().enumerate() {
        let level = mean(&replications.iter().map(|r| average(&r[m][LONG_RUN..])).collect::<Vec<_>>()).0;
        let beside = |years: std::ops::Range<usize>| {
            let difference = |r: &Years| average(&r[m][years.clone()]) - average(&r[m][LONG_RUN..]);
            let (mean, half) = mean(&replications.iter().map(difference).collect::<Vec<_>>());
            (mean / level, half / level)
        };
        let (drift, half) = beside(0..PERIOD);
        let by_year: Vec<String> = (0..YEARS).map(|y| format!("{:+.1}", 100.0 * beside(y..y + 1).0)).collect();
        let line = format!(
            "{id}: {:+.1}% (plus or minus {:.1}) of {level:.4}; by year {}",
            100.0 * drift,
            100.0 * half,
            by_year.join(" ")
        );
        println!("{line}");
        if drift.abs() + half > *bound {
            drifting.push(format!("{line}; allowed is {:.1}%", 100.0 * bound));
        }
    }
    assert!(drifting.is_empty(), "the state of the first day still shows:\n{}", drifting.join("\n"));
}

/// A warm-up is enough only when nothing that matters can be left, and short only when something is.
#[test]
fn a_verdict_says_no_more_than_the_interval() {
    let words = Text::same("Stand");
    let measure = Measure {
        id: "stand".into(),
        name: words.clone(),
        meaning: words,
        unit: Unit::Fte,
        whole: Whole::Average,
        key: true,
    };
    let verdict = |suggested: usize, (mean, low, high): (f64, f64, f64), p: f64| {
        let drift = Interval { mean, low, high };
        Level { measure: measure.clone(), matters: 0.01, suggested: Some(suggested), drift, p: Some(p) }.verdict(24)
    };
    assert_eq!(verdict(24, (0.001, -0.004, 0.006), 1.0), Verdict::Enough);
    assert_eq!(verdict(25, (0.001, -0.004, 0.006), 1.0), Verdict::Harmless);
    assert_eq!(verdict(0, (-0.26, -0.6, 0.08), 1.0), Verdict::Unsure);
    assert_eq!(verdict(60, (-0.26, -0.6, 0.08), 1.0), Verdict::Unsure);
    // Its own interval excludes zero, but among all levels that may be chance.
    assert_eq!(verdict(0, (0.03, 0.002, 0.058), 0.3), Verdict::Unsure);
    assert_eq!(verdict(0, (0.03, 0.02, 0.04), 0.001), Verdict::Short);
    assert_eq!(verdict(0, (f64::NAN, f64::NAN, f64::NAN), 1.0), Verdict::Enough);
}
