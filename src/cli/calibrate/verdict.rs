//! Whether outcomes fit the figures from outside.

use super::targets::{Target, Targets};
use crate::statistics::{Comparison, Interval};

/// How an outcome lies with respect to its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its mean lies within the range.
    Within,
    /// Its mean lies below.
    Low,
    /// Its mean lies above.
    High,
    /// The scenario does not have the measure, or nothing was seen.
    Unmeasured,
}

impl Verdict {
    /// The verdict in the table.
    pub fn text(self) -> &'static str {
        match self {
            Verdict::Within => "binnen bereik",
            Verdict::Low => "te laag",
            Verdict::High => "te hoog",
            Verdict::Unmeasured => "niet gemeten",
        }
    }
}

/// One target beside its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// The target.
    pub target: &'a Target,
    /// The outcome in the unit of the target.
    pub outcome: Option<Interval>,
    /// How it lies.
    pub verdict: Verdict,
}

/// Lays the outcomes of the first scenario of `comparison` beside `targets`.
pub fn judge<'a>(targets: &'a Targets, comparison: &Comparison) -> Vec<Line<'a>> {
    let line = |target: &'a Target| {
        let factor = target.factor(comparison.inhabitants);
        let measure = comparison.measures.iter().position(|measure| measure.id == target.maat.text);
        let figure = measure.and_then(|measure| comparison.scenarios[0].figures[measure].value);
        let outcome = figure.map(|figure| Interval {
            mean: figure.mean * factor,
            low: figure.low * factor,
            high: figure.high * factor,
        });
        let verdict = match outcome {
            None => Verdict::Unmeasured,
            Some(outcome) if outcome.mean < target.laag => Verdict::Low,
            Some(outcome) if outcome.mean > target.hoog => Verdict::High,
            Some(_) => Verdict::Within,
        };
        Line { target, outcome, verdict }
    };
    targets.doel.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;
    use crate::observations::Replication;
    use crate::schema::{Name, Place};
    use crate::statistics::{Gatherer, Layout, Measure, Subject, Unit, Whole};

    fn target(maat: &str, per_1000: bool) -> Target {
        Target {
            maat: Name { text: maat.into(), place: Place::default() },
            naam: String::new(),
            doel: 28.0,
            laag: 15.0,
            hoog: 41.0,
            eenheid: String::new(),
            bron: String::new(),
            per_1000: Some(per_1000),
            per_inwoner: None,
            per_week: None,
        }
    }

    fn verdict(maat: &str, per_1000: bool, outcome: f64) -> Verdict {
        let measure = Measure {
            id: "instroom".into(),
            name: Text::default(),
            meaning: Text::default(),
            unit: Unit::Count(Text::new("meldingen", "meldingen")),
            whole: Whole::PerYear,
            key: true,
        };
        let layout = Layout {
            municipality: "Test".into(),
            inhabitants: 50_000.0,
            measures: vec![measure],
            months: Vec::new(),
            warm_up_months: 0,
            budget_years: Vec::new(),
        };
        let mut gatherer = Gatherer::new(layout, vec![Subject::default()], 0, 1);
        let (values, waiting, overruns) = (Vec::new(), Vec::new(), Vec::new());
        gatherer.fold(&[Replication { values, whole: vec![outcome], waiting, overruns, events: 0 }]);
        let targets = Targets { doel: vec![target(maat, per_1000)], vrij: None };
        judge(&targets, &gatherer.finish(1))[0].verdict
    }

    #[test]
    fn an_outcome_is_judged_in_the_unit_of_its_target() {
        assert_eq!(verdict("instroom", true, 1_400.0), Verdict::Within);
        assert_eq!(verdict("instroom", true, 700.0), Verdict::Low);
        assert_eq!(verdict("instroom", true, 2_100.0), Verdict::High);
        assert_eq!(verdict("instroom", false, 41.0), Verdict::Within);
    }

    #[test]
    fn what_was_not_measured_is_not_judged() {
        assert_eq!(verdict("instroom", false, f64::NAN), Verdict::Unmeasured);
        assert_eq!(verdict("onbekend", false, 28.0), Verdict::Unmeasured);
    }
}
