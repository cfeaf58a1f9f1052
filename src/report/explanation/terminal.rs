//! The explanation as text.

use super::Explained;
use super::words::{self, adding_up, conclusion, interaction, opposed, size};
use crate::report::scale::{Scale, share_parts, two_lines};
use crate::report::terminal::{arrange, finish, right, wrapped};
use crate::report::writing::NOTHING;
use crate::statistics::Interval;
use comfy_table::{Cell, Table};

/// The widths of the columns: together with the characters between them at most 100.
const WIDTHS: [u16; 5] = [32, 21, 16, 13, 13];

/// For each outcome the answer, a table and how much the patterns work together.
pub fn sheet(explained: Explained<'_>) -> String {
    let mut text = String::new();
    for aspect in explained.aspects() {
        text += &format!("{}.\n", wrapped(&conclusion(explained, aspect)));
        if explained.explanation.attributions[aspect].n > 0 {
            text += &table(explained, aspect);
            text += &wrapped(&interaction(explained, aspect));
            text += "\n\n";
        }
    }
    text += &wrapped(&words::reading(explained.language));
    let explanation = explained.explanation;
    text += "\n";
    text += &words::replayed(explained.language, explanation.replications, explanation.seed);
    text
}

fn table(explained: Explained<'_>, aspect: usize) -> String {
    let language = explained.language;
    let (attribution, naming) = (&explained.explanation.attributions[aspect], explained.naming(aspect));
    let scale = Scale::of(language, naming.unit, size(attribution));
    let sum = adding_up(attribution, &scale);
    let steps = &sum.parts;
    let mut table = Table::new();
    let head = format!("{} ({})", naming.heading, scale.unit());
    table.set_header([Cell::new(head)].into_iter().chain(words::COLUMNS.map(|head| right(head.of(language)))));
    arrange(&mut table, WIDTHS);
    let plain = |name: &str, steps: i64, bounds: Interval| {
        [Cell::new(name), right(format!("{}\n{}", scale.bare(steps), scale.plain_bounds(bounds)))]
    };
    table.add_row(plain(words::WITHOUT.of(language), sum.without, attribution.without));
    let opposed = opposed(attribution);
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by(|a, b| steps[*b].cmp(&steps[*a]).then(a.cmp(b)));
    for i in order {
        let part = &attribution.parts[i];
        table.add_row([
            Cell::new(explained.label(i)),
            right(format!("{}\n{}", scale.change(steps[i]), scale.change_bounds(part.value))),
            right(if opposed { NOTHING.into() } else { two_lines(share_parts(language, part.share)) }),
            right(scale.change(sum.alone[i])),
            right(scale.change(scale.steps(part.last.mean))),
        ]);
    }
    table.add_row(plain(words::AS_IS.of(language), sum.with, attribution.with));
    finish(&table)
}
