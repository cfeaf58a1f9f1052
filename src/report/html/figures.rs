//! Charts on the page, each with the figures behind it.

use super::table::Table;
use super::tables;
use crate::report::View;
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
        .map(|d| figure(d.name, &d.title, &d.svg, tables::behind(c, d.name).map(|table| table.value(c.language))))
        .collect()
}

/// A chart as the template takes it. The document's own declaration of its size gives way to that of the page.
fn figure(name: &str, title: &str, svg: &str, table: Option<Value>) -> Value {
    context! {
        id => format!("figuur-{name}"),
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
        let (name, title, svg) = jam::draw(&shown, s)?;
        let scenario = lookup::marked(&shown, s);
        let table = monthly(&shown, s, format!("tabel-{name}"));
        Some(context! {
            open => open || s == shown.reference,
            name => scenario,
            figure => figure(&name, &title, &svg, Some(table.value(c.language))),
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
        (c.language.month(*month), stages.iter().map(cell).collect())
    };
    let name = |m: &usize| format!("{}{}", c.name(*m), tables::in_unit(c, *m));
    Table {
        id,
        caption: say!(
            c.language,
            "Wachten per maand en stap in {}: gemiddelden",
            "Waiting by month and step in {}: means",
            lookup::quoted(c, s)
        ),
        heads: std::iter::once(c.language.say("Maand", "Month").to_owned())
            .chain(stages.iter().map(name))
            .collect(),
        rows: c.months.iter().enumerate().map(row).collect(),
    }
}
