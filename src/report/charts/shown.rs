//! Which scenarios the charts show when there are more than a reader can take in.

use crate::language::Language;
use crate::say;
use crate::statistics::{Comparison, ScenarioResult};
use std::borrow::Cow;

/// The most scenarios in one chart.
const MOST: usize = 12;

/// What decides how much a scenario changes: each counts as a share of the reference's figure.
const WEIGHED: [&str; 3] = ["doorlooptijd_gem", "uitgaven", "onvervuld_stil"];

/// The comparison as the charts show it: all scenarios, or the reference and those that change most, in their
/// own order. Then the name of the municipality, which stands in every chart, says so.
pub fn of(comparison: &Comparison, language: Language) -> Cow<'_, Comparison> {
    let all = comparison.scenarios.len();
    if all <= MOST {
        return Cow::Borrowed(comparison);
    }
    let kept = kept(comparison);
    let position = |scenario: usize| kept.iter().position(|s| *s == scenario);
    let pairing = comparison.pairing.iter().filter_map(|pair| {
        let scenario = position(pair.scenario)?;
        Some(crate::statistics::Pairing { scenario, ..pair.clone() })
    });
    Cow::Owned(Comparison {
        municipality: say!(
            language,
            "{} · {MOST} van {all} scenario's: die het meest veranderen",
            "{} · {MOST} of {all} scenarios: those that change most",
            comparison.municipality
        ),
        scenarios: kept.iter().map(|s| comparison.scenarios[*s].clone()).collect(),
        reference: position(comparison.reference).unwrap_or(0),
        pairing: pairing.collect(),
        ..comparison.clone()
    })
}

/// The positions of the scenarios that the charts show, in their own order.
pub fn kept(comparison: &Comparison) -> Vec<usize> {
    let all = comparison.scenarios.len();
    if all <= MOST {
        return (0..all).collect();
    }
    let mut kept = strongest(comparison, MOST - 1);
    kept.push(comparison.reference);
    kept.sort_unstable();
    kept
}

/// The positions of the compared scenarios that change most, at most so many, in their own order.
pub fn strongest(comparison: &Comparison, most: usize) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..comparison.scenarios.len()).filter(|s| *s != comparison.reference).collect();
    let change = |s: &usize| change(comparison, &comparison.scenarios[*s]);
    ranked.sort_by(|a, b| change(b).total_cmp(&change(a)).then(a.cmp(b)));
    ranked.truncate(most);
    ranked.sort_unstable();
    ranked
}

fn change(comparison: &Comparison, scenario: &ScenarioResult) -> f64 {
    let reference = &comparison.scenarios[comparison.reference];
    let share = |id: &&str| {
        let measure = comparison.measures.iter().position(|m| m.id == **id)?;
        let of = reference.figures.get(measure)?.value?.mean;
        let difference = scenario.figures.get(measure)?.difference?.mean;
        (of != 0.0).then_some((difference / of).abs())
    };
    WEIGHED.iter().filter_map(share).sum()
}
