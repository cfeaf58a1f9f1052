//! `een-a4-voor-de-raad.html`: one comparison on one page of paper, for a council.
//!
//! It says what `rapport.html` says, with the same sentences, and leaves out the rest. What is printed is one page of A4
//! whatever is compared: names are shortened, rows are left out and said to be, and the chart takes the room that is left.

use super::assumptions::Count;
use super::table::Table;
use super::{answer, form, tables, whole_lines};
use crate::report::charts::{Drawing, lookup, shown};
use crate::report::{Provenance, View};
use crate::say;
use crate::schema::{Data, Value as Setting};
use crate::statistics::{Comparison, Family};
use minijinja::{Value, context};

/// The name of the file.
pub const FILE: &str = "een-a4-voor-de-raad.html";

/// The most compared scenarios in the table.
const ROWS: usize = 5;
/// The most compared scenarios with which there is room for large letters.
const FEW: usize = 1;
/// The most compared scenarios that are named in the text.
const NAMED: usize = 3;
/// The most characters of a title, of the municipality, of what users say of a scenario, and of a conclusion.
const LONGEST: [usize; 4] = [44, 50, 200, 240];
/// The charts that tell most, the best first.
const CHARTS: [&str; 3] = ["verschil", "doorlooptijd", "wachtlijst"];

/// The comparison with names that fit.
pub fn short(c: &Comparison) -> Comparison {
    let mut c = c.clone();
    c.municipality = cut(&c.municipality, LONGEST[1]);
    for scenario in &mut c.scenarios {
        scenario.title = cut(lookup::title(scenario), LONGEST[0]);
    }
    c
}

/// A text of at most `most` characters.
fn cut(text: &str, most: usize) -> String {
    match text.chars().count() > most {
        true => text.chars().take(most - 1).collect::<String>().trim_end().to_owned() + "…",
        false => text.to_owned(),
    }
}

/// What the template takes beside what it shares with the report.
pub fn content(c: &View<'_>, count: Count, drawn: &[Drawing], provenance: &Provenance<'_>) -> Value {
    let others = lookup::others(c);
    let chart = CHARTS.iter().find_map(|name| drawn.iter().find(|d| d.name == *name)).or(drawn.first());
    // Of one scenario there is room for what its makers say of it.
    let told = match others.as_slice() {
        [] => c.scenarios.get(c.reference),
        [one] => c.scenarios.get(*one),
        _ => None,
    };
    let own = |text: Option<&String>| text.filter(|text| text.chars().count() <= LONGEST[2]).cloned();
    let silent =
        drawn.iter().find(|d| d.name == "wie_komt_tekort").map(|d| format!("{}.", cut(&d.title, LONGEST[3])));
    context! {
        few => others.len() <= FEW,
        aim => form::aim(c),
        names => names(c, &others),
        question => own(told.map(|s| &s.question)),
        caveat => own(told.map(|s| &s.caveat)),
        answer => context! { sentences => whole_lines(answer::brief(c)), count => super::counted(count, c.language) },
        chart_title => chart.map(|d| d.title.as_str()),
        chart => chart.map(|d| Value::from_safe_string(d.svg.trim_end().to_owned())),
        table => table(c, &others).value(c.language),
        left_out => (others.len() > ROWS).then(|| left_out(c, others.len())),
        silent => silent,
        withdrawn => withdrawn(c),
        whole_period => answer::whole_period(c),
        steered => steered(provenance),
        elsewhere => told.is_none() && c.scenarios.iter().any(|s| !s.caveat.trim().is_empty()),
        purpose => form::NO_FORECAST.of(c.language),
    }
}

/// Whether anybody withdraws in any of the scenarios.
fn withdrawn(c: &View<'_>) -> bool {
    let Some(m) = lookup::measure(c, "ingetrokken") else { return false };
    (0..c.scenarios.len()).any(|s| lookup::value(c, s, m).is_some_and(|value| value.mean > 0.0))
}

/// Whether the budget makes indicaties tighter in any of the scenarios.
fn steered(provenance: &Provenance<'_>) -> bool {
    provenance.sources.iter().any(|source| match source.resolved.at(&["begroting", "sturing"]) {
        Some(Setting { data: Data::Float(part), .. }) => *part > 0.0,
        Some(Setting { data: Data::Int(part), .. }) => *part > 0,
        _ => false,
    })
}

/// Which scenarios were compared, when there are few.
fn names(c: &View<'_>, others: &[usize]) -> Option<String> {
    let names: Vec<String> = others.iter().map(|s| lookup::quoted(c, *s)).collect();
    let (last, first) = names.split_last().filter(|_| others.len() <= NAMED)?;
    let all = match first {
        [] => last.clone(),
        first => say!(c.language, "{} en {last}", "{} and {last}", first.join(", ")),
    };
    Some(say!(c.language, "Het gaat om {all}.", "These are {all}."))
}

/// The main figures: the reference, and the differences of some others.
fn table(c: &View<'_>, others: &[usize]) -> Table {
    let family = Family::of(c);
    let columns = answer::columns(c);
    let shown = rows(c, others);
    let reference = columns.iter().map(|(m, _)| tables::level(c, c.reference, *m)).collect();
    let mark = super::table::Head { text: lookup::marked(c, c.reference), ..tables::titled(c, c.reference) };
    let row = |s: usize| {
        let cells = columns.iter().map(|(m, _)| tables::difference(c, &family, s, *m)).collect();
        (tables::titled(c, s), cells)
    };
    Table {
        id: "tabel-raad".into(),
        caption: caption(c, others.len()),
        heads: std::iter::once("Scenario".into()).chain(columns.iter().map(|(_, head)| head.clone())).collect(),
        rows: std::iter::once((mark, reference)).chain(shown.into_iter().map(row)).collect(),
    }
}

/// What the table shows of a reference and of `others` compared with it.
fn caption(c: &View<'_>, others: usize) -> String {
    let sure = tables::sure(c);
    if others == 0 {
        return say!(c.language, "Gemiddelden, {sure}", "Means, {sure}");
    }
    let reference = lookup::quoted_reference(c);
    say!(
        c.language,
        "{reference}, en daaronder het verschil daarmee; steeds {sure}",
        "{reference}, and below it the difference from it; each {sure}"
    )
}

/// The scenarios in the table: those that the answer names, filled up with those that change most.
fn rows(c: &View<'_>, others: &[usize]) -> Vec<usize> {
    if others.len() <= ROWS {
        return others.to_vec();
    }
    let told = answer::brief(c).concat();
    let named = others.iter().copied().filter(|s| told.contains(&lookup::quoted(c, *s)));
    let mut rows: Vec<usize> = named.take(ROWS).collect();
    // Those that change most come in as far as there is room, the most first.
    for most in 1..=others.len() {
        let next = shown::strongest(c, most).into_iter().find(|s| !rows.contains(s));
        rows.extend(next.filter(|_| rows.len() < ROWS));
    }
    rows.sort_unstable();
    rows
}

fn left_out(c: &View<'_>, all: usize) -> String {
    say!(
        c.language,
        "Dit zijn {ROWS} scenario's uit het antwoord of die veel veranderen. Alle {all} staan in rapport.html.",
        "These {ROWS} scenarios are in the answer or change a lot. All {all} are in rapport.html."
    )
}
