//! The answer in sentences.

use super::{Knob, Sized};
use crate::language::Language;
use crate::report::html::units::unit as translated;
use crate::report::writing::SPACE;
use crate::say;
use crate::statistics::sizing::{Goal, Setting, Side};
use crate::statistics::{Interval, Unit};

/// The answer: which setting, what it costs, and how sure that is. Lines without line break at the end.
pub fn answer(sized: &Sized<'_>) -> Vec<String> {
    let (sizing, l) = (&sized.sizing, sized.language);
    let Some(at) = sizing.answer else { return none(sized) };
    let found = &sizing.settings[at];
    let share = found.best().share;
    let (setting, goals, often) = (named(sized, found), goals(sized), out_of(sizing.chance, l));
    let mut lines = vec![
        say!(l, "Met {setting} is {goals} in {often}.", "With {setting}, {goals} in {often}."),
        cost(sized, found),
        say!(
            l,
            "Getoetst: {} van de {} keer gehaald. De kans op halen is met 95% zekerheid minstens {}.",
            "Tested: reached {} of {} times. The chance of reaching it is, with 95% confidence, at least {}.",
            share.met,
            share.n,
            l.percent(share.low, 1)
        ),
    ];
    lines.extend(nearly(sized, found));
    if cheapest(sized) == Some(at) {
        let tip = l.say(
            "Dit is de goedkoopste stand die is geprobeerd. Probeer ook een ruimere reeks.",
            "This is the cheapest setting that was tried. Try a wider range too.",
        );
        lines.push(tip.to_owned());
    }
    lines
}

/// A setting that is cheaper than the answer, and may meet the goals often enough too; or else the one that comes
/// nearest.
fn nearly(sized: &Sized<'_>, found: &Setting) -> Option<String> {
    let l = sized.language;
    let costs = |s: &Setting| s.best().cost.mean;
    let share = |s: &Setting| s.best().share.value();
    let cheaper = |s: &&Setting| s.test.is_some() && !s.passed && costs(s) < costs(found);
    let tested = || sized.sizing.settings.iter().filter(cheaper);
    let seems = tested().filter(|s| share(s) >= sized.sizing.chance);
    if let Some(setting) = seems.min_by(|a, b| costs(a).total_cmp(&costs(b))) {
        let (setting, often) = (named(sized, setting), l.percent(share(setting), 1));
        return Some(say!(
            l,
            "Misschien kan het goedkoper: met {setting} lukte het in {often} van de simulaties, maar dat kan toeval zijn. \
             Vaker naspelen met --replicaties maakt dat duidelijk.",
            "Perhaps it can be done for less: with {setting} it worked in {often} of the simulations, but that may be \
             chance. More replications, with --replicaties, would tell."
        ));
    }
    let best = tested().max_by(|a, b| share(a).total_cmp(&share(b)))?;
    let (setting, often) = (named(sized, best), l.percent(share(best), 1));
    Some(say!(
        l,
        "Goedkoper, maar niet genoeg: met {setting} lukte het in {often} van de simulaties.",
        "Cheaper, but not enough: with {setting} it worked in {often} of the simulations."
    ))
}

/// Position of the cheapest setting of all.
fn cheapest(sized: &Sized<'_>) -> Option<usize> {
    let cost = |s: &usize| sized.sizing.settings[*s].search.cost.mean;
    (0..sized.sizing.settings.len()).min_by(|a, b| cost(a).total_cmp(&cost(b)))
}

/// No setting meets the goals often enough.
fn none(sized: &Sized<'_>) -> Vec<String> {
    let (settings, l) = (&sized.sizing.settings, sized.language);
    let reach = |s: &&Setting| (s.best().share.value(), s.search.share.met);
    let Some(best) = settings.iter().max_by(|a, b| {
        let (a, b) = (reach(a), reach(b));
        a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
    }) else {
        return vec![l.say("Er is geen stand geprobeerd.", "No setting was tried.").to_owned()];
    };
    let share = best.best().share;
    let seen = l.percent(share.value(), 1);
    let (goals, often, setting) = (goals(sized), out_of(sized.sizing.chance, l), named(sized, best));
    let mut lines = vec![match share.value() >= sized.sizing.chance {
        true => say!(
            l,
            "Van geen stand is zeker dat {goals} is in {often}. Het dichtst erbij komt {setting}: {seen} van de \
             simulaties, en dat kan toeval zijn. Speel vaker na met --replicaties.",
            "For no setting is it certain that {goals} in {often}. The nearest is {setting}: {seen} of the simulations, \
             which may be chance. Run more replications, with --replicaties."
        ),
        false => say!(
            l,
            "Geen stand haalt het: {goals} in {often}. Het dichtst erbij komt {setting}: {seen} van de simulaties.",
            "No setting achieves this: {goals} in {often}. The nearest is {setting}: {seen} of the simulations."
        ),
    }];
    for (goal, spread) in sized.sizing.goals.iter().zip(&best.best().goals) {
        let (name, mean) = (measure_name(sized, goal), l.amount(spread.mean, sized.measures[goal.measure].unit));
        lines.push(say!(l, "Gemiddeld is {name} dan {mean}.", "On average {name} is then {mean}."));
    }
    lines
}

/// What a setting costs beyond the scenario as it is.
fn cost(sized: &Sized<'_>, found: &Setting) -> String {
    let (extra, l, unit) = (found.best().extra, sized.language, sized.cost_unit());
    let id = sized.measures[sized.cost].id.as_str();
    let what = match id {
        "uitgaven" => l.say("Dat kost", "That costs").to_owned(),
        _ => say!(l, "De kosten (`{id}`) zijn", "The costs (`{id}`) are"),
    };
    if extra.low <= 0.0 && extra.high >= 0.0 {
        return match extra.mean == 0.0 {
            true => say!(l, "{what} evenveel als nu.", "{what} as much as at present."),
            false => say!(
                l,
                "{what} ongeveer evenveel als nu ({} per jaar).",
                "{what} about as much as at present ({} per year).",
                l.difference_bounds(extra, unit)
            ),
        };
    }
    let size = extra.mean.abs();
    let (low, high) = if extra.mean > 0.0 { (extra.low, extra.high) } else { (-extra.high, -extra.low) };
    let range = l.bounds(Interval { mean: size, low, high }, unit);
    let (amount, word) = (l.amount(size, unit), more_or_less(extra.mean, l));
    say!(
        l,
        "{what} {amount} per jaar {word} dan nu ({range}).",
        "{what} {amount} per year {word} than at present ({range})."
    )
}

fn more_or_less(change: f64, language: Language) -> &'static str {
    if change > 0.0 { language.say("meer", "more") } else { language.say("minder", "less") }
}

/// The title of the charts: the answer in one sentence.
pub fn title(sized: &Sized<'_>) -> String {
    let (sizing, l) = (&sized.sizing, sized.language);
    let often = out_of(sizing.chance, l);
    let alone = sizing.goals.len() == 1;
    let Some(at) = sizing.answer else {
        let what = all_goals(sized);
        return say!(l, "Geen stand haalt {what} in {often}", "No setting reaches {what} in {often}");
    };
    let found = &sizing.settings[at];
    let extra = found.best().extra;
    let money = match extra.low <= 0.0 && extra.high >= 0.0 {
        true => l.say("en dat kost ongeveer evenveel als nu", "which costs about as much as at present").to_owned(),
        false => {
            let (amount, word) = (l.amount(extra.mean.abs(), sized.cost_unit()), more_or_less(extra.mean, l));
            say!(l, "voor {amount} per jaar {word} dan nu", "for {amount} per year {word} than at present")
        }
    };
    let (setting, what) = (named(sized, found), all_goals(sized));
    let verb = if alone { l.say("wordt", "is") } else { l.say("worden", "are") };
    say!(
        l,
        "Met {setting} {verb} {what} gehaald in {often}, {money}",
        "With {setting} {what} {verb} reached in {often}, {money}"
    )
}

/// The goal, or all of them.
pub fn all_goals(sized: &Sized<'_>) -> &'static str {
    match sized.sizing.goals.len() {
        1 => sized.language.say("het doel", "the goal"),
        _ => sized.language.say("alle doelen", "all goals"),
    }
}

/// `26 fte`, `team.fte 26`, and with two knobs both.
pub fn named(sized: &Sized<'_>, setting: &Setting) -> String {
    let parts = sized.knobs.iter().zip(&setting.knobs).map(|(knob, x)| value(knob, *x, sized.language));
    parts.collect::<Vec<_>>().join(sized.language.say(" en ", " and "))
}

/// As [`named`], as short as can be, for beside a dot.
pub fn short(sized: &Sized<'_>, setting: &Setting) -> String {
    let l = sized.language;
    let parts = sized.knobs.iter().zip(&setting.knobs).map(|(knob, x)| match noun(&knob.unit) {
        Some(noun) => format!("{}{SPACE}{}", plain(*x, l), translated(noun, l)),
        None => plain(*x, l),
    });
    parts.collect::<Vec<_>>().join(" · ")
}

/// A value of a knob: with its unit, or else with its name.
pub fn value(knob: &Knob, x: f64, language: Language) -> String {
    match noun(&knob.unit) {
        Some(noun) => format!("{}{SPACE}{}", plain(x, language), translated(noun, language)),
        None => format!("{}{SPACE}{}", knob.path, plain(x, language)),
    }
}

/// The unit when a number with it speaks for itself.
fn noun(unit: &str) -> Option<&str> {
    (!unit.is_empty() && !unit.contains(' ') && !["factor", "deel", "getal"].contains(&unit)).then_some(unit)
}

/// A number with as many decimals as it needs, at most six.
pub fn plain(x: f64, language: Language) -> String {
    let (text, point) = (language.number(x, 6), language.say(',', '.'));
    match text.contains(point) {
        true => text.trim_end_matches('0').trim_end_matches(point).to_owned(),
        false => text,
    }
}

/// All goals: `‘Binnen 8 weken besloten’ 95% of meer`, `‘Decided within 8 weeks’ is 95% or more`.
pub fn goals(sized: &Sized<'_>) -> String {
    let said = sized.sizing.goals.iter().map(|goal| {
        let (name, bound) = (measure_name(sized, goal), bound(sized, goal));
        say!(sized.language, "{name} {bound}", "{name} is {bound}")
    });
    said.collect::<Vec<_>>().join(sized.language.say(" en ", " and "))
}

/// `‘Binnen 8 weken besloten’`.
pub fn measure_name(sized: &Sized<'_>, goal: &Goal) -> String {
    format!("‘{}’", sized.language.heading(&sized.measures[goal.measure]))
}

/// `95% of meer`.
pub fn bound(sized: &Sized<'_>, goal: &Goal) -> String {
    let (unit, l) = (sized.measures[goal.measure].unit, sized.language);
    let value = match unit {
        Unit::Share => format!("{}%", plain(100.0 * goal.bound, l)),
        Unit::Euro => l.euro(goal.bound),
        _ => match l.noun(unit) {
            "" => plain(goal.bound, l),
            noun => format!("{}{SPACE}{noun}", plain(goal.bound, l)),
        },
    };
    match goal.side {
        Side::AtLeast => say!(l, "{value} of meer", "{value} or more"),
        Side::AtMost => say!(l, "{value} of minder", "{value} or less"),
    }
}

/// `9 van de 10 simulaties`.
pub fn out_of(chance: f64, language: Language) -> String {
    for whole in [10.0, 20.0, 100.0] {
        let part = chance * whole;
        if (part - part.round()).abs() < 1e-9 {
            let part = part.round();
            return say!(language, "{part} van de {whole} simulaties", "{part} of {whole} simulations");
        }
    }
    let share = plain(100.0 * chance, language);
    say!(language, "{share}% van de simulaties", "{share}% of the simulations")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_told_in_whole_simulations() {
        assert_eq!(out_of(0.9, Language::Dutch), "9 van de 10 simulaties");
        assert_eq!(out_of(0.95, Language::Dutch), "19 van de 20 simulaties");
        assert_eq!(out_of(0.99, Language::Dutch), "99 van de 100 simulaties");
        assert_eq!(out_of(0.925, Language::Dutch), "92,5% van de simulaties");
    }

    #[test]
    fn a_value_stands_with_its_unit_or_its_name() {
        let knob = |unit: &str| Knob { path: "team.fte".into(), unit: unit.into(), now: 1.0, values: vec![] };
        assert_eq!(value(&knob("fte"), 26.5, Language::Dutch), "26,5\u{a0}fte");
        assert_eq!(value(&knob("factor"), 0.9, Language::Dutch), "team.fte\u{a0}0,9");
        assert_eq!(plain(1_200.0, Language::Dutch), "1.200");
    }
}
