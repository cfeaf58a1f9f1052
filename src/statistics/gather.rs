//! Folding replications into a comparison.

use super::moments::Moments;
use super::paired::Paired;
use super::results::{
    Band, Basis, BudgetYear, Change, Comparison, Figure, Interval, Measure, Pairing, ScenarioResult,
};
use super::sample::{BAND_SAMPLE, Sample};
use super::student::Student;
use crate::observations::Replication;
use jiff::civil::Date;

/// What the replications of all compared scenarios yield.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The name of the municipality.
    pub municipality: String,
    /// Inhabitants.
    pub inhabitants: f64,
    /// What is measured.
    pub measures: Vec<Measure>,
    /// First day of each reported month.
    pub months: Vec<Date>,
    /// Months simulated before the first reported month.
    pub warm_up_months: u32,
    /// The calendar years that are wholly reported.
    pub budget_years: Vec<BudgetYear>,
}

impl Layout {
    /// Checks that `outcome` has the shape that this layout promises.
    ///
    /// # Panics
    ///
    /// When it has not: that is a fault in the model.
    pub fn check(&self, outcome: &Replication) {
        let (measures, cells) = (self.measures.len(), self.measures.len() * self.months.len());
        assert_eq!(outcome.whole.len(), measures, "a replication must yield every measure");
        assert_eq!(outcome.values.len(), cells, "a replication must yield every measure in every month");
        assert_eq!(outcome.overruns.len(), self.budget_years.len(), "a replication must yield every budget year");
    }
}

/// What a scenario is about: everything in its result that is not a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// The name: the file's name without `.toml`.
    pub name: String,
    /// The Dutch title.
    pub title: String,
    /// The question that the scenario answers.
    pub question: String,
    /// What the scenario does not answer.
    pub caveat: String,
    /// What differs from `basis`.
    pub changes: Vec<Change>,
    /// What `changes` differ from.
    pub basis: Basis,
}

/// Gathers replications, in their order, into sums whose size does not depend on how many there are.
#[derive(Clone, Debug)]
pub struct Gatherer {
    layout: Layout,
    reference: usize,
    folded: u32,
    scenarios: Vec<Sums>,
}

/// What is remembered of one scenario. `paired` and `monthly_differences` are empty for the reference.
#[derive(Clone, Debug)]
struct Sums {
    subject: Subject,
    whole: Vec<Moments>,
    paired: Vec<Paired>,
    monthly: Vec<Moments>,
    monthly_differences: Vec<Moments>,
    sample: Sample,
    overruns: Vec<Vec<f64>>,
    waiting: Vec<u64>,
}

impl Gatherer {
    /// Room for the outcome of `replications` replications of each of `subjects`. `reference` is the position of
    /// the subject with which the others are compared.
    pub fn new(layout: Layout, subjects: Vec<Subject>, reference: usize, replications: u32) -> Gatherer {
        assert!(reference < subjects.len(), "the reference must be one of the scenarios");
        let scenarios = subjects
            .into_iter()
            .enumerate()
            .map(|(i, subject)| Sums::new(subject, &layout, i != reference, replications))
            .collect();
        Gatherer { layout, reference, folded: 0, scenarios }
    }

    /// Folds the next replication: one outcome for each scenario, in their order.
    ///
    /// # Panics
    ///
    /// When an outcome has another shape than the layout says: that is a fault in the model.
    pub fn fold(&mut self, row: &[Replication]) {
        assert_eq!(row.len(), self.scenarios.len(), "a replication must have an outcome for every scenario");
        let reference = &row[self.reference];
        for (i, (sums, outcome)) in self.scenarios.iter_mut().zip(row).enumerate() {
            sums.fold(outcome, &self.layout, self.folded < BAND_SAMPLE);
            if i != self.reference {
                sums.fold_differences(outcome, reference);
            }
        }
        self.folded += 1;
    }

    /// What the replications must yield.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// How many scenarios there are.
    pub fn scenarios(&self) -> usize {
        self.scenarios.len()
    }

    /// How many replications were folded.
    pub fn folded(&self) -> u32 {
        self.folded
    }

    /// What was seen of a scenario's measure over the whole period.
    pub fn whole(&self, scenario: usize, measure: usize) -> &Moments {
        &self.scenarios[scenario].whole[measure]
    }

    /// Numbers that are remembered or have room reserved: the measure of its memory.
    pub fn stored(&self) -> usize {
        self.scenarios.iter().map(Sums::stored).sum()
    }

    /// The comparison on what was folded. `seed` is the seed of all streams.
    pub fn finish(self, seed: u64) -> Comparison {
        let mut student = Student::default();
        let pairing = self.pairing();
        let months = self.layout.months.len();
        let results = self.scenarios.into_iter().map(|sums| sums.result(months, &mut student)).collect();
        let Layout { municipality, inhabitants, measures, months, warm_up_months, budget_years } = self.layout;
        Comparison {
            municipality,
            inhabitants,
            seed,
            replications: self.folded,
            months,
            warm_up_months,
            measures,
            scenarios: results,
            reference: self.reference,
            budget_years,
            pairing,
        }
    }

    /// The gain of pairing, for the key measures.
    fn pairing(&self) -> Vec<Pairing> {
        let mut pairing = Vec::new();
        for (scenario, sums) in self.scenarios.iter().enumerate() {
            for (measure, paired) in sums.paired.iter().enumerate() {
                if let (true, Some(ratio)) = (self.layout.measures[measure].key, paired.gain()) {
                    pairing.push(Pairing { scenario, measure, ratio });
                }
            }
        }
        pairing
    }
}

impl Sums {
    fn new(subject: Subject, layout: &Layout, compared: bool, replications: u32) -> Sums {
        let (measures, cells) = (layout.measures.len(), layout.measures.len() * layout.months.len());
        let kept = replications.min(BAND_SAMPLE) as usize;
        Sums {
            subject,
            whole: vec![Moments::default(); measures],
            paired: vec![Paired::default(); if compared { measures } else { 0 }],
            monthly: vec![Moments::default(); cells],
            monthly_differences: vec![Moments::default(); if compared { cells } else { 0 }],
            sample: Sample::new(cells, replications),
            overruns: layout.budget_years.iter().map(|_| Vec::with_capacity(kept)).collect(),
            waiting: Vec::new(),
        }
    }

    fn fold(&mut self, outcome: &Replication, layout: &Layout, keep: bool) {
        layout.check(outcome);
        self.sample.push(&outcome.values);
        push_all(&mut self.monthly, &outcome.values);
        push_all(&mut self.whole, &outcome.whole);
        if keep {
            self.overruns.iter_mut().zip(&outcome.overruns).for_each(|(year, overrun)| year.push(*overrun));
        }
        if self.waiting.len() < outcome.waiting.len() {
            self.waiting.resize(outcome.waiting.len(), 0);
        }
        self.waiting.iter_mut().zip(&outcome.waiting).for_each(|(sum, count)| *sum += u64::from(*count));
    }

    fn fold_differences(&mut self, outcome: &Replication, reference: &Replication) {
        let whole = outcome.whole.iter().zip(&reference.whole);
        self.paired.iter_mut().zip(whole).for_each(|(paired, (ours, theirs))| paired.push(*ours, *theirs));
        let values = outcome.values.iter().zip(&reference.values);
        self.monthly_differences.iter_mut().zip(values).for_each(|(sum, (ours, theirs))| sum.push(ours - theirs));
    }

    fn stored(&self) -> usize {
        self.whole.capacity()
            + self.paired.capacity()
            + self.monthly.capacity()
            + self.monthly_differences.capacity()
            + self.sample.capacity()
            + self.overruns.iter().map(Vec::capacity).sum::<usize>()
            + self.waiting.capacity()
    }

    fn result(self, months: usize, student: &mut Student) -> ScenarioResult {
        let seen = |moments: &Moments, student: &mut Student| (moments.n() > 0).then(|| student.interval(moments));
        let figures = self
            .whole
            .iter()
            .enumerate()
            .map(|(measure, moments)| Figure {
                value: seen(moments, student),
                difference: self.paired.get(measure).and_then(|paired| seen(paired.difference(), student)),
                p: self.paired.get(measure).and_then(|paired| student.p(paired.difference())),
                n: moments.n(),
            })
            .collect();
        let mut scratch = Vec::new();
        let bands: Vec<Band> = self
            .monthly
            .iter()
            .enumerate()
            .map(|(cell, moments)| self.sample.band(cell, moments, &mut scratch))
            .collect();
        let differences: Vec<Interval> = self.monthly_differences.iter().map(|m| student.interval(m)).collect();
        ScenarioResult {
            name: self.subject.name,
            title: self.subject.title,
            question: self.subject.question,
            caveat: self.subject.caveat,
            changes: self.subject.changes,
            basis: self.subject.basis,
            figures,
            series: by_measure(&bands, months),
            differences: by_measure(&differences, months),
            overruns: self.overruns,
            waiting: shares(&self.waiting),
        }
    }
}

fn push_all(moments: &mut [Moments], values: &[f64]) {
    moments.iter_mut().zip(values).for_each(|(moments, x)| moments.push(*x));
}

/// `cells[measure * months + month]` as a list per measure.
fn by_measure<T: Copy>(cells: &[T], months: usize) -> Vec<Vec<T>> {
    cells.chunks(months.max(1)).map(<[T]>::to_vec).collect()
}

/// Counts as shares of their sum; all zero when there are none.
fn shares(counts: &[u64]) -> Vec<f64> {
    let sum = counts.iter().sum::<u64>().max(1) as f64;
    counts.iter().map(|count| *count as f64 / sum).collect()
}
