//! The sensitivity as text: what to replace first, then a table for each outcome.

use super::{Examined, words};
use crate::experiment::sensitivity::Skipped;
use crate::report::scale::{Scale, share_parts, two_lines};
use crate::report::terminal::{arrange, finish, right, wrapped};
use crate::report::writing::NOTHING;
use comfy_table::{Cell, Table};

/// The widths of the columns: together with the characters between them at most 100.
const WIDTHS: [u16; 5] = [34, 17, 13, 13, 16];

/// The answer and the tables.
pub fn sheet(examined: Examined<'_>, skipped: &[Skipped]) -> String {
    let mut text = first(examined);
    for aspect in examined.aspects() {
        text += &format!("\n{}.\n", wrapped(&words::spread(examined, aspect)));
        if !words::measured(examined, aspect) {
            continue;
        }
        text += &table(examined, aspect);
        text += &format!("{}\n", wrapped(words::rough(examined, aspect).trim()));
    }
    text.push('\n');
    text += &notes(examined, skipped);
    text
}

/// "Vervang eerst: ...".
fn first(examined: Examined<'_>) -> String {
    let order = words::replace_first(examined);
    if order.is_empty() {
        return words::NOTHING_MATTERS.of(examined.language).to_owned() + "\n";
    }
    let mut text = words::REPLACE_FIRST.of(examined.language).to_owned() + "\n";
    for (number, k) in order.into_iter().enumerate() {
        let input = examined.sensitivity.important[k];
        text += &format!("  {}. {} ({})\n", number + 1, examined.name(input), examined.ranges[input].sleutel.text);
        text += &format!("     {}\n", wrapped(&words::brings(examined, k)).replace('\n', "\n     "));
    }
    text
}

fn table(examined: Examined<'_>, aspect: usize) -> String {
    let (found, naming, language) = (examined.sensitivity, examined.naming(aspect), examined.language);
    let mut table = Table::new();
    let largest =
        found.ends[aspect].iter().flat_map(|e| [e.low.mean, e.high.mean]).fold(0.0, |a: f64, x| a.max(x.abs()));
    let scale = Scale::of(language, naming.unit, largest);
    let heads = words::COLUMNS.map(|head| right(head.of(language)));
    let head = words::assumption(language, &naming.bare, &scale.unit());
    table.set_header([Cell::new(head)].into_iter().chain(heads));
    arrange(&mut table, WIDTHS);
    for k in words::by_total(examined, aspect) {
        let (input, ends) = (found.important[k], found.ends[aspect][k]);
        let change = |x: f64| if x.is_finite() { scale.change(scale.steps(x)) } else { NOTHING.into() };
        let total = found.indices[aspect][k].total;
        table.add_row([
            Cell::new(examined.name(input)),
            right(words::range(&examined.ranges[input], language)),
            right(change(ends.low.mean)),
            right(change(ends.high.mean)),
            right(two_lines(share_parts(language, total))),
        ]);
    }
    finish(&table)
}

fn notes(examined: Examined<'_>, skipped: &[Skipped]) -> String {
    let mut text = wrapped(&words::looked(examined));
    if let Some(told) = words::beyond(examined) {
        text += &format!("\n{}", wrapped(told));
    }
    for input in 0..examined.ranges.len() {
        if let Some(told) = words::outside(examined, input) {
            text += &format!("\n{}", wrapped(&told));
        }
    }
    for one in skipped {
        text += &format!("\n{}", wrapped(&words::left_out(one, examined.language)));
    }
    text + "\n" + &words::played(examined)
}
