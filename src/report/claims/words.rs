//! What a picture of a claim says.

use crate::experiment::claims::Claim;
use crate::experiment::claims::picture::{CourseFound, FieldFound};
use crate::language::Language;
use crate::say;
use crate::statistics::{Interval, Unit};

/// What a sum above or below zero is called.
pub fn dear(value: f64, unit: Unit, language: Language) -> &'static str {
    match (unit, value > 0.0) {
        (Unit::Euro, true) => language.say("duurder", "dearer"),
        (Unit::Euro, false) => language.say("goedkoper", "cheaper"),
        (_, true) => language.say("meer", "more"),
        (_, false) => language.say("minder", "less"),
    }
}

/// When the sum changes sign, and what it comes to.
pub fn turn(claim: &Claim, found: &CourseFound, language: Language) -> String {
    let unit = found.measure.unit;
    let last = found.added.last().map_or(0.0, |sum| sum.mean);
    let first = found.added.first().map_or(0.0, |sum| sum.mean);
    let (name, years) = (claim.name(language), found.months.len() / 12);
    let (first, after) = (dear(first, unit, language), dear(last, unit, language));
    let size = language.amount(last.abs(), unit);
    match found.turn {
        Some(turn) if turn < found.months.len() => {
            let month = language.month(found.months[turn]);
            say!(
                language,
                "{name}: eerst {first}, vanaf {month} opgeteld {after}; na {years} jaar {size} verschil",
                "{name}: first {first}, from {month} on {after} in all; after {years} years a difference of {size}"
            )
        }
        _ => say!(
            language,
            "{name}: de hele periode {after}; na {years} jaar {size}",
            "{name}: {after} over the whole period; {size} after {years} years"
        ),
    }
}

/// In how many cells the knob clearly lowers or raises the measure.
pub fn between(claim: &Claim, found: &FieldFound, language: Language) -> String {
    let cells: Vec<&Interval> = found.cells.iter().flatten().collect();
    let (lower, higher) =
        (cells.iter().filter(|c| c.high < 0.0).count(), cells.iter().filter(|c| c.low > 0.0).count());
    let (all, what) = (cells.len(), language.heading(&found.measure).to_lowercase());
    // What the measure averages over is said below the title.
    let what = what.split(" (").next().unwrap_or(&what);
    let knob = claim
        .kaart
        .as_ref()
        .map_or(claim.knob(language), |kaart| language.say(kaart.knop.as_str(), kaart.engels.knop.as_str()));
    match (lower, higher) {
        (0, 0) => say!(
            language,
            "Nergens maakt {knob} een duidelijk verschil voor {what}",
            "Nowhere does {knob} make a clear difference for {what}"
        ),
        (0, _) => say!(
            language,
            "Met {knob} is de {what} in {higher} van de {all} vakken duidelijk langer, en nergens korter",
            "With {knob} the {what} is clearly longer in {higher} of the {all} cells, and nowhere shorter"
        ),
        (_, 0) => say!(
            language,
            "Met {knob} is de {what} in {lower} van de {all} vakken duidelijk korter, en nergens langer",
            "With {knob} the {what} is clearly shorter in {lower} of the {all} cells, and nowhere longer"
        ),
        _ => say!(
            language,
            "Met {knob} is de {what} in {lower} vakken duidelijk korter en in {higher} duidelijk langer",
            "With {knob} the {what} is clearly shorter in {lower} cells and clearly longer in {higher}"
        ),
    }
}

/// A size of the team with how busy it is.
pub fn busy(name: &str, load: f64, language: Language) -> String {
    let load = language.number(100.0 * load, 0);
    say!(language, "{name} ({load}% bezet)", "{name} ({load}% busy)")
}

/// How often was replayed.
pub fn times(replications: u32, language: Language) -> String {
    let count = language.number(f64::from(replications), 0);
    say!(language, "{count} keer nagespeeld", "simulated {count} times")
}
