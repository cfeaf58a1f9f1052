//! Where a claim turns: over time, or over two circumstances.
//!
//! A claim may hold in one month or municipality and not in another. A course follows the paired difference over the
//! months, added up; a field measures it at every combination of two circumstances.

use super::{Claim, Raw, Scenario, variant};
use crate::experiment::Failure;
use crate::experiment::workshop::{Floor, in_order, replay_once};
use crate::language::Language;
use crate::model::Plan;
use crate::observations::Replication;
use crate::scenario::{self, Variant};
use crate::schema::{Data, Name};
use crate::statistics::{Interval, Measure, Moments, Student};
use jiff::civil::Date;

settings! {
    /// Hoe een bewering door de tijd loopt.
    pub struct Course {
        /// De maat waarvan het verschil wordt opgeteld.
        maat: Name { example: "\"kosten_met_uren\"" },
    }
}

settings! {
    /// Waar een bewering omslaat, over twee omstandigheden.
    pub struct Field {
        /// De maat waarvan het verschil wordt getoond.
        maat: Name { example: "\"doorlooptijd_gem\"" },
        /// De ene kant van het verschil, in woorden.
        knop: String { example: "\"eerst beschikbaar\"" },
        /// Waartussen het verschil is, in woorden.
        verschil: String { example: "\"eerst beschikbaar min op competentie\"" },
        /// Hetzelfde in het Engels, met de namen van de omstandigheden.
        engels: FieldInEnglish,
        /// Instellingen van de andere kant, in plaats van die van de bewering.
        zonder: Option<Raw>,
        /// De omstandigheid naar rechts.
        naar_rechts: Axis,
        /// De omstandigheid omhoog.
        omhoog: Axis,
    }
}

settings! {
    /// De woorden van een kaart in het Engels.
    pub struct FieldInEnglish {
        /// De ene kant van het verschil.
        knop: String { example: "\"first available\"" },
        /// Waartussen het verschil is.
        verschil: String { example: "\"first available minus by competence\"" },
        /// De naam van de omstandigheid naar rechts.
        naar_rechts: String { example: "\"Team\"" },
        /// De naam van de omstandigheid omhoog.
        omhoog: String { example: "\"Share of complex cases\"" },
    }
}

settings! {
    /// Een omstandigheid met haar standen.
    pub struct Axis {
        /// De naam.
        naam: String { example: "\"Formatie\"" },
        /// De standen, van weinig naar veel.
        stand: Vec<Stand>,
    }
}

settings! {
    /// Een stand van een omstandigheid, de hele simulatie.
    pub struct Stand {
        /// De naam.
        naam: String { example: "\"25 fte\"" },
        /// De naam in het Engels, als die anders is.
        engels: Option<String> { example: "\"25 FTE\"" },
        /// De instellingen.
        instellingen: Raw,
    }
}

impl Stand {
    /// The name in a language.
    pub fn name(&self, language: Language) -> &str {
        language.say(&self.naam, self.engels.as_ref().unwrap_or(&self.naam))
    }
}

/// How a claim runs over time.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseFound {
    /// What is added up.
    pub measure: Measure,
    /// First day of each month.
    pub months: Vec<Date>,
    /// The difference, with minus without, added up until the end of each month: mean and 95% interval.
    pub added: Vec<Interval>,
    /// The month in which the sum changes sign for good; `None` when it does not.
    pub turn: Option<usize>,
}

/// A claim over two circumstances.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldFound {
    /// What is measured.
    pub measure: Measure,
    /// The difference, with minus without: `cells[up][right]`, mean and 95% interval.
    pub cells: Vec<Vec<Interval>>,
    /// The share of their time that consulents without the knob work on cases, on average over the field's height.
    pub load: Vec<f64>,
}

/// Follows a claim over time, when it asks for that.
///
/// # Errors
///
/// When a replay crashes or the user stops, or with a message when the claim names what does not exist.
pub fn course(claim: &Claim, seed: u64, replications: u32, floor: Floor<'_>) -> Result<Option<CourseFound>, Wrong> {
    let Some(asked) = &claim.verloop else { return Ok(None) };
    let sides = sides(claim, claim.zonder.as_ref(), &Variant::default())?;
    let at = place(claim, &sides[0].plan, &asked.maat.text)?;
    let months = sides[0].plan.months();
    let mut sums = vec![Moments::default(); months.len()];
    let mut without: Option<Replication> = None;
    in_order(
        u64::from(replications) * 2,
        floor,
        |number| replay_once(&claim.id, &sides[(number % 2) as usize], seed, (number / 2) as u32, |_| {}),
        |_, run| match without.take() {
            None => without = Some(run),
            Some(first) => {
                let mut sum = 0.0;
                for (month, moments) in sums.iter_mut().enumerate() {
                    let cell = at * months.len() + month;
                    sum += run.values[cell] - first.values[cell];
                    moments.push(sum);
                }
            }
        },
    )?;
    let mut student = Student::default();
    let added: Vec<Interval> = sums.iter().map(|moments| student.interval(moments)).collect();
    let last = added.last().map_or(0.0, |interval| interval.mean);
    // The first month of the last stretch with the sign of the end, when another sign came before it.
    let other = added.iter().rposition(|interval| interval.mean * last < 0.0);
    Ok(Some(CourseFound {
        measure: sides[0].plan.measures().swap_remove(at),
        months,
        added,
        turn: other.map(|m| m + 1),
    }))
}

/// Measures a claim over two circumstances, when it asks for that.
///
/// # Errors
///
/// As [`course`].
pub fn field(claim: &Claim, seed: u64, replications: u32, floor: Floor<'_>) -> Result<Option<FieldFound>, Wrong> {
    let Some(asked) = &claim.kaart else { return Ok(None) };
    let (right, up) = (&asked.naar_rechts.stand, &asked.omhoog.stand);
    let mut pairs = Vec::new();
    for row in up {
        for column in right {
            let circumstances = Variant::default().over(&row.instellingen.0).over(&column.instellingen.0);
            pairs.push(sides(claim, asked.zonder.as_ref().or(claim.zonder.as_ref()), &circumstances)?);
        }
    }
    let (at, busy) =
        (place(claim, &pairs[0][0].plan, &asked.maat.text)?, place(claim, &pairs[0][0].plan, "bezetting")?);
    let mut differences = vec![Moments::default(); pairs.len()];
    let mut loads = vec![Moments::default(); right.len()];
    let mut first: Option<Replication> = None;
    let each = u64::from(replications) * 2;
    in_order(
        each * pairs.len() as u64,
        floor,
        |number| {
            let (pair, replication) = ((number / each) as usize, (number % each / 2) as u32);
            replay_once(&claim.id, &pairs[pair][(number % 2) as usize], seed, replication, |_| {})
        },
        |number, run| match first.take() {
            None => first = Some(run),
            Some(without) => {
                let pair = (number / each) as usize;
                differences[pair].push(run.whole[at] - without.whole[at]);
                loads[pair % right.len()].push(without.whole[busy]);
            }
        },
    )?;
    let mut student = Student::default();
    let cells: Vec<Interval> = differences.iter().map(|moments| student.interval(moments)).collect();
    Ok(Some(FieldFound {
        measure: pairs[0][0].plan.measures().swap_remove(at),
        cells: cells.chunks(right.len()).map(<[Interval]>::to_vec).collect(),
        load: loads.iter().map(Moments::mean).collect(),
    }))
}

/// Why nothing was found of a claim.
#[derive(Clone, Debug)]
pub enum Wrong {
    /// The claim names what does not exist: a fault of the claim.
    Claim(String),
    /// The run failed.
    Run(Failure),
}

impl From<Failure> for Wrong {
    fn from(failure: Failure) -> Wrong {
        Wrong::Run(failure)
    }
}

/// The two sides of a claim under some circumstances.
fn sides(claim: &Claim, without: Option<&Raw>, circumstances: &Variant) -> Result<[Scenario; 2], Wrong> {
    let wrong = |rejected| Wrong::Claim(format!("Bewering {}: {rejected}", claim.id));
    let basis = scenario::read("basis.toml", &super::Basis).map_err(wrong)?;
    let side = |raw: Option<&Raw>| -> Result<Scenario, _> {
        let own = variant(claim.gedeeld.as_ref(), raw);
        basis
            .vary(&Variant { whole: own.whole.clone(), ..Variant::default() })?
            .vary(&Variant { whole: circumstances.whole.clone(), from_start: own.from_start })
    };
    Ok([side(without).map_err(wrong)?, side(Some(&claim.met)).map_err(wrong)?])
}

fn place(claim: &Claim, plan: &Plan, id: &str) -> Result<usize, Wrong> {
    let found = plan.lines.iter().position(|line| line.measure.id == id);
    found.ok_or_else(|| Wrong::Claim(format!("Bewering {}: er is geen maat `{id}`", claim.id)))
}

impl Variant {
    /// With the settings of `tree` for the whole simulation.
    fn over(mut self, tree: &crate::schema::Value) -> Variant {
        if let (Data::Table(all), Data::Table(own)) = (&mut self.whole.data, &tree.data) {
            all.extend(own.iter().cloned());
        }
        self
    }
}
