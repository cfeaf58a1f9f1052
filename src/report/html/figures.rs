//! Charts on the page, each with the figures behind it.

use super::table::{Head, Table};
use super::tables;
use crate::report::View;
use crate::report::charts::spot::{Key, Spot};
use crate::report::charts::{Drawing, jam, lookup, shown};
use crate::report::writing;
use crate::say;
use minijinja::{Value, context};

/// The most scenarios of which every heat map is open.
const OPEN: usize = 3;

/// The charts of these names, in this order.
pub fn charts(c: &View<'_>, drawn: &[Drawing], names: &[&str]) -> Vec<Value> {
    let found = names.iter().filter_map(|name| drawn.iter().find(|d| d.name == *name));
    found
        .map(|d| {
            let table = tables::behind(c, d.name).map(|table| table.value(c.language));
            figure((d.name, &d.title, &d.svg, &d.spots), table)
        })
        .collect()
}

/// A chart as the template takes it. The document's own declaration of its size gives way to that of the page.
fn figure((name, title, svg, spots): (&str, &str, &str, &[Spot]), table: Option<Value>) -> Value {
    context! {
        id => format!("figuur-{name}"),
        spots => serde_json::Value::from(spots.iter().map(Spot::value).collect::<Vec<_>>()).to_string(),
        name,
        title,
        svg => Value::from_safe_string(svg.trim_end().to_owned()),
        table => table,
    }
}

/// A heat map for each scenario that the charts show, the reference first.
pub fn jams(c: &View<'_>) -> Vec<Value> {
    let kept = shown::of(c.comparison, c.language);
    let shown = View::new(&kept, c.edition());
    let order = lookup::order(&shown);
    let open = order.len() <= OPEN;
    let map = |s: usize| {
        let (name, title, svg, spots) = jam::draw(&shown, s)?;
        let scenario = lookup::marked(&shown, s);
        let table = monthly(&shown, s, format!("tabel-{name}"));
        Some(context! {
            open => open || s == shown.reference,
            name => scenario,
            scenario => shown.scenarios[s].name.as_str(),
            reference => s == shown.reference,
            figure => figure((&name, &title, &svg, &spots), Some(table.value(c.language))),
        })
    };
    order.into_iter().filter_map(map).collect()
}

/// The stages of one scenario per month.
fn monthly(c: &View<'_>, s: usize, id: String) -> Table {
    let stages = jam::stages(c);
    let row = |(at, month): (usize, &jiff::civil::Date)| {
        let cell = |m: &usize| {
            let band = lookup::bands(c, s, *m).get(at).filter(|b| lookup::seen(b));
            band.map_or(writing::NOTHING.into(), |b| c.language.bare(b.mean, c.measures[*m].unit)).into()
        };
        (Head::keyed(c.language.month(*month), Key::of(at)), stages.iter().map(cell).collect())
    };
    let name =
        |m: &usize| Head::keyed(format!("{}{}", c.name(*m), tables::in_unit(c, *m)), Key::of(&c.measures[*m].id));
    Table {
        id,
        caption: say!(
            c.language,
            "Wachten per maand en stap in {}: gemiddelden",
            "Waiting by month and step in {}: means",
            lookup::quoted(c, s)
        ),
        heads: std::iter::once(Head::from(c.language.say("Maand", "Month")))
            .chain(stages.iter().map(name))
            .collect(),
        rows: c.months.iter().enumerate().map(row).collect(),
    }
}
