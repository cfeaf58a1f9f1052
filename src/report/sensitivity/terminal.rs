//! The sensitivity as text: what to replace first, then a table for each outcome.

use super::{Examined, words};
use crate::experiment::sensitivity::Skipped;
use crate::report::dutch;
use crate::report::scale::{Scale, share_parts, two_lines};
use crate::report::terminal::{arrange, finish, right, wrapped};
use comfy_table::{Cell, Table};

/// The widths of the columns: together with the characters between them at most 100.
const WIDTHS: [u16; 5] = [34, 17, 13, 13, 16];

/// The answer and the tables.
pub fn sheet(examined: Examined<'_>, skipped: &[Skipped]) -> String {
    let mut text = first(examined);
    for aspect in examined.aspects() {
        text += &format!("\n{}.\n", wrapped(&words::spread(examined, aspect)));
        text += &table(examined, aspect);
        let noise = words::noise(examined, aspect).unwrap_or_default();
        let covered = dutch::percent(words::covered(examined, aspect), 0);
        let covered = format!("Volgens de ruwe blik gaat het om ongeveer {covered} van alle onzekerheid. {noise}");
        text += &format!("{}\n", wrapped(covered.trim()));
    }
    text.push('\n');
    text += &notes(examined, skipped);
    text
}

/// "Vervang eerst: ...".
fn first(examined: Examined<'_>) -> String {
    let order = words::replace_first(examined);
    if order.is_empty() {
        return "Geen enkele aanname brengt duidelijk onzekerheid in deze uitkomsten.\n".into();
    }
    let mut text = String::from("Vervang eerst deze aannames door een eigen cijfer (deel van de onzekerheid):\n");
    for (number, k) in order.into_iter().enumerate() {
        let range = &examined.ranges[examined.sensitivity.important[k]];
        text += &format!("  {}. {} ({})\n", number + 1, range.naam, range.sleutel.text);
        text += &format!("     {}\n", wrapped(&words::brings(examined, k)).replace('\n', "\n     "));
    }
    text
}

fn table(examined: Examined<'_>, aspect: usize) -> String {
    let (found, naming) = (examined.sensitivity, examined.naming(aspect));
    let mut table = Table::new();
    let largest =
        found.ends[aspect].iter().flat_map(|e| [e.low.mean, e.high.mean]).fold(0.0, |a: f64, x| a.max(x.abs()));
    let scale = Scale::of(naming.unit, largest);
    let head = format!("Aanname ({} in {})", naming.bare, scale.unit());
    let heads = ["Bereik", "Bij laagste", "Bij hoogste", "Onzekerheid"].map(right);
    table.set_header([Cell::new(head)].into_iter().chain(heads));
    arrange(&mut table, WIDTHS);
    for k in words::by_total(examined, aspect) {
        let (range, ends) = (&examined.ranges[found.important[k]], found.ends[aspect][k]);
        let change = |x: f64| if x.is_finite() { scale.change(scale.steps(x)) } else { dutch::NOTHING.into() };
        let total = found.indices[aspect][k].total;
        table.add_row([
            Cell::new(&range.naam),
            right(words::range(range)),
            right(change(ends.low.mean)),
            right(change(ends.high.mean)),
            right(two_lines(share_parts(total))),
        ]);
    }
    finish(&table)
}

fn notes(examined: Examined<'_>, skipped: &[Skipped]) -> String {
    let found = examined.sensitivity;
    let (all, close) = (examined.ranges.len(), found.important.len());
    let looked = match all == close {
        true => format!("Alle {all} aannames zijn nauwkeurig bekeken."),
        false => format!(
            "Eerst zijn alle {all} aannames ruw bekeken. De {close} die er het meest toe doen staan hierboven; de andere \
             bleven daarbij zoals zij zijn."
        ),
    };
    let mut text = wrapped(&format!(
        "{looked} Onzekerheid: het deel van de spreiding dat deze aanname brengt, ook samen met andere (totale \
         Sobol'-index). De delen kunnen samen meer dan 100% zijn."
    ));
    for range in examined.ranges {
        // A hair outside is rounding of what was typed.
        let outside = |place: f64| !(-1e-9..=1.0 + 1e-9).contains(&place);
        if let Some(place) = range.place_of(examined.scenario).filter(|place| outside(*place)) {
            let (now, range_text) = (words::value(range, range.at(place)), words::range(range));
            let told =
                format!("Let op: {} staat in dit scenario op {now}, buiten het bereik {range_text}.", range.naam);
            text += &format!("\n{}", wrapped(&told));
        }
    }
    for one in skipped {
        text += &format!("\n{}", wrapped(&format!("Weggelaten: {}. {}.", one.name, one.reason)));
    }
    text + &format!(
        "\nZaad {}, {} simulaties. De bereiken zijn aannames: een ander bereik geeft een andere volgorde.",
        found.seed,
        dutch::number(found.size.replays(examined.ranges.len()) as f64, 0)
    )
}
