//! The answer in sentences.

use super::{Knob, Sized};
use crate::report::dutch;
use crate::statistics::sizing::{Goal, Setting, Side};
use crate::statistics::{Interval, Unit};

/// The answer: which setting, what it costs, and how sure that is. Lines without line break at the end.
pub fn answer(sized: &Sized<'_>) -> Vec<String> {
    let sizing = &sized.sizing;
    let Some(at) = sizing.answer else { return none(sized) };
    let found = &sizing.settings[at];
    let share = found.best().share;
    let mut lines = vec![
        format!("Met {} is {} in {}.", named(sized, found), goals(sized), out_of(sizing.chance)),
        cost(sized, found),
        format!(
            "Getoetst: {} van de {} keer gehaald. De kans op halen is met 95% zekerheid minstens {}.",
            share.met,
            share.n,
            dutch::percent(share.low, 1)
        ),
    ];
    lines.extend(nearly(sized, found));
    if cheapest(sized) == Some(at) {
        lines.push("Dit is de goedkoopste stand die is geprobeerd. Probeer ook een ruimere reeks.".to_owned());
    }
    lines
}

/// A setting that is cheaper than the answer, and may meet the goals often enough too; or else the one that comes
/// nearest.
fn nearly(sized: &Sized<'_>, found: &Setting) -> Option<String> {
    let costs = |s: &Setting| s.best().cost.mean;
    let share = |s: &Setting| s.best().share.value();
    let cheaper = |s: &&Setting| s.test.is_some() && !s.passed && costs(s) < costs(found);
    let tested = || sized.sizing.settings.iter().filter(cheaper);
    let seems = tested().filter(|s| share(s) >= sized.sizing.chance);
    if let Some(setting) = seems.min_by(|a, b| costs(a).total_cmp(&costs(b))) {
        return Some(format!(
            "Misschien kan het goedkoper: met {} lukte het in {} van de simulaties, maar dat kan toeval zijn. Vaker \
             naspelen met --replicaties maakt dat duidelijk.",
            named(sized, setting),
            dutch::percent(share(setting), 1)
        ));
    }
    let best = tested().max_by(|a, b| share(a).total_cmp(&share(b)))?;
    Some(format!(
        "Goedkoper, maar niet genoeg: met {} lukte het in {} van de simulaties.",
        named(sized, best),
        dutch::percent(share(best), 1)
    ))
}

/// Position of the cheapest setting of all.
fn cheapest(sized: &Sized<'_>) -> Option<usize> {
    let cost = |s: &usize| sized.sizing.settings[*s].search.cost.mean;
    (0..sized.sizing.settings.len()).min_by(|a, b| cost(a).total_cmp(&cost(b)))
}

/// No setting meets the goals often enough.
fn none(sized: &Sized<'_>) -> Vec<String> {
    let settings = &sized.sizing.settings;
    let reach = |s: &&Setting| (s.best().share.value(), s.search.share.met);
    let Some(best) = settings.iter().max_by(|a, b| {
        let (a, b) = (reach(a), reach(b));
        a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
    }) else {
        return vec!["Er is geen stand geprobeerd.".to_owned()];
    };
    let share = best.best().share;
    let seen = dutch::percent(share.value(), 1);
    let mut lines = vec![match share.value() >= sized.sizing.chance {
        true => format!(
            "Van geen stand is zeker dat {} is in {}. Het dichtst erbij komt {}: {seen} van de simulaties, en dat kan \
             toeval zijn. Speel vaker na met --replicaties.",
            goals(sized),
            out_of(sized.sizing.chance),
            named(sized, best)
        ),
        false => format!(
            "Geen stand haalt het: {} in {}. Het dichtst erbij komt {}: {seen} van de simulaties.",
            goals(sized),
            out_of(sized.sizing.chance),
            named(sized, best)
        ),
    }];
    for (goal, spread) in sized.sizing.goals.iter().zip(&best.best().goals) {
        let measure = &sized.measures[goal.measure];
        lines.push(format!(
            "Gemiddeld is {} dan {}.",
            measure_name(sized, goal),
            dutch::amount(spread.mean, measure.unit)
        ));
    }
    lines
}

/// What a setting costs beyond the scenario as it is.
fn cost(sized: &Sized<'_>, found: &Setting) -> String {
    let extra = found.best().extra;
    let what = sized.measures[sized.cost].id.as_str();
    let what = if what == "uitgaven" { "Dat kost".to_owned() } else { format!("De kosten (`{what}`) zijn") };
    if extra.low <= 0.0 && extra.high >= 0.0 {
        return match extra.mean == 0.0 {
            true => format!("{what} evenveel als nu."),
            false => format!("{what} ongeveer evenveel als nu ({} per jaar).", difference(sized, extra)),
        };
    }
    let (size, word) = (extra.mean.abs(), if extra.mean > 0.0 { "meer" } else { "minder" });
    let (low, high) = if extra.mean > 0.0 { (extra.low, extra.high) } else { (-extra.high, -extra.low) };
    let range = dutch::bounds(Interval { mean: size, low, high }, sized.cost_unit());
    format!("{what} {} per jaar {word} dan nu ({range}).", dutch::amount(size, sized.cost_unit()))
}

fn difference(sized: &Sized<'_>, extra: Interval) -> String {
    dutch::difference_bounds(extra, sized.cost_unit())
}

/// The title of the charts: the answer in one sentence.
pub fn title(sized: &Sized<'_>) -> String {
    let sizing = &sized.sizing;
    let often = out_of(sizing.chance);
    let what = if sizing.goals.len() == 1 { "het doel" } else { "alle doelen" };
    match sizing.answer {
        Some(at) => {
            let found = &sizing.settings[at];
            let extra = found.best().extra;
            let money = match extra.low <= 0.0 && extra.high >= 0.0 {
                true => "en dat kost ongeveer evenveel als nu".to_owned(),
                false => {
                    let word = if extra.mean > 0.0 { "meer" } else { "minder" };
                    format!("voor {} per jaar {word} dan nu", dutch::amount(extra.mean.abs(), sized.cost_unit()))
                }
            };
            let verb = if sizing.goals.len() == 1 { "wordt" } else { "worden" };
            format!("Met {} {verb} {what} gehaald in {often}, {money}", named(sized, found))
        }
        None => format!("Geen stand haalt {what} in {often}"),
    }
}

/// `26 fte`, `team.fte 26`, and with two knobs both.
pub fn named(sized: &Sized<'_>, setting: &Setting) -> String {
    let parts = sized.knobs.iter().zip(&setting.knobs).map(|(knob, x)| value(knob, *x));
    parts.collect::<Vec<_>>().join(" en ")
}

/// As [`named`], as short as can be, for beside a dot.
pub fn short(sized: &Sized<'_>, setting: &Setting) -> String {
    let parts = sized.knobs.iter().zip(&setting.knobs).map(|(knob, x)| match noun(&knob.unit) {
        Some(noun) => format!("{}{}{noun}", plain(*x), dutch::SPACE),
        None => plain(*x),
    });
    parts.collect::<Vec<_>>().join(" · ")
}

/// A value of a knob: with its unit, or else with its name.
pub fn value(knob: &Knob, x: f64) -> String {
    match noun(&knob.unit) {
        Some(noun) => format!("{}{}{noun}", plain(x), dutch::SPACE),
        None => format!("{}{}{}", knob.path, dutch::SPACE, plain(x)),
    }
}

/// The unit when a number with it speaks for itself.
fn noun(unit: &str) -> Option<&str> {
    (!unit.is_empty() && !unit.contains(' ') && !["factor", "deel", "getal"].contains(&unit)).then_some(unit)
}

/// A number with as many decimals as it needs, at most six.
pub fn plain(x: f64) -> String {
    let text = dutch::number(x, 6);
    match text.contains(',') {
        true => text.trim_end_matches('0').trim_end_matches(',').to_owned(),
        false => text,
    }
}

/// All goals: `‘Binnen 8 weken besloten’ 95% of meer`.
pub fn goals(sized: &Sized<'_>) -> String {
    let said =
        sized.sizing.goals.iter().map(|goal| format!("{} {}", measure_name(sized, goal), bound(sized, goal)));
    said.collect::<Vec<_>>().join(" en ")
}

/// `‘Binnen 8 weken besloten’`.
pub fn measure_name(sized: &Sized<'_>, goal: &Goal) -> String {
    format!("‘{}’", dutch::heading(&sized.measures[goal.measure]))
}

/// `95% of meer`.
pub fn bound(sized: &Sized<'_>, goal: &Goal) -> String {
    let unit = sized.measures[goal.measure].unit;
    let value = match unit {
        Unit::Share => format!("{}%", plain(100.0 * goal.bound)),
        Unit::Euro => dutch::euro(goal.bound),
        _ => match dutch::noun(unit) {
            "" => plain(goal.bound),
            noun => format!("{}{}{noun}", plain(goal.bound), dutch::SPACE),
        },
    };
    let side = if goal.side == Side::AtLeast { "of meer" } else { "of minder" };
    format!("{value} {side}")
}

/// `9 van de 10 simulaties`.
pub fn out_of(chance: f64) -> String {
    for whole in [10.0, 20.0, 100.0] {
        let part = chance * whole;
        if (part - part.round()).abs() < 1e-9 {
            return format!("{} van de {whole} simulaties", part.round());
        }
    }
    format!("{}% van de simulaties", plain(100.0 * chance))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_told_in_whole_simulations() {
        assert_eq!(out_of(0.9), "9 van de 10 simulaties");
        assert_eq!(out_of(0.95), "19 van de 20 simulaties");
        assert_eq!(out_of(0.99), "99 van de 100 simulaties");
        assert_eq!(out_of(0.925), "92,5% van de simulaties");
    }

    #[test]
    fn a_value_stands_with_its_unit_or_its_name() {
        let knob = |unit: &str| Knob { path: "team.fte".into(), unit: unit.into(), now: 1.0, values: vec![] };
        assert_eq!(value(&knob("fte"), 26.5), "26,5\u{a0}fte");
        assert_eq!(value(&knob("factor"), 0.9), "team.fte\u{a0}0,9");
        assert_eq!(plain(1_200.0), "1.200");
    }
}
