//! The table of `wmosim ijk`.

use super::verdict::{Line, Verdict};
use crate::cli::output::number;
use crate::scenario::Scenario;
use crate::statistics::{Comparison, Interval};
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{Attribute, Cell, CellAlignment, ContentArrangement, Table};
use std::io::IsTerminal;

/// The width where there is no terminal to fit.
const WIDTH: u16 = 140;

/// The table with a heading and a conclusion.
pub fn sheet(scenario: &Scenario, comparison: &Comparison, lines: &[Line]) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    if !std::io::stdout().is_terminal() {
        table.set_width(WIDTH);
    }
    table.set_header(["Maat", "Doel", "Bereik", "Uitkomst (95%-interval)", "Oordeel", "Bron"]);
    table.add_rows(lines.iter().map(row));
    let count = |verdict| lines.iter().filter(|line| line.verdict == verdict).count();
    format!(
        "IJking van {} ({} inwoners), {} keer nagespeeld met zaad {}\n\n{table}\n\n{}",
        scenario.name,
        number(comparison.inhabitants, 0),
        comparison.replications,
        comparison.seed,
        conclusion(lines.len(), count(Verdict::Within), count(Verdict::Unmeasured)),
    )
}

fn conclusion(all: usize, within: usize, unmeasured: usize) -> String {
    if within == all {
        return format!("Alle {all} uitkomsten vallen binnen hun bereik.");
    }
    let outside = all - within - unmeasured;
    let mut text = format!("Van de {all} maten vallen er {within} binnen hun bereik en {outside} erbuiten");
    if unmeasured > 0 {
        text.push_str(&format!("; {unmeasured} zijn niet gemeten in dit scenario"));
    }
    text + "."
}

fn row(line: &Line) -> [Cell; 6] {
    let target = line.target;
    let percent = target.eenheid == "%";
    let unit = if percent { String::new() } else { format!(" ({})", target.eenheid) };
    let form = Form::of(target.doel, percent);
    let outcome = line.outcome.map_or("–".to_owned(), |outcome| form.interval(outcome));
    let verdict = Cell::new(line.verdict.text());
    let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
    [
        Cell::new(format!("{}{unit}", target.naam)),
        right(form.one(target.doel)),
        right(format!("{} – {}", form.one(target.laag), form.one(target.hoog))),
        right(outcome),
        if line.verdict == Verdict::Within { verdict } else { verdict.add_attribute(Attribute::Bold) },
        Cell::new(&target.bron),
    ]
}

/// How the numbers of one line are written: all with the decimals that suit the target.
struct Form {
    scale: f64,
    decimals: usize,
    sign: &'static str,
}

impl Form {
    fn of(target: f64, percent: bool) -> Form {
        match percent {
            true => Form { scale: 100.0, decimals: 1, sign: "%" },
            false => Form { scale: 1.0, decimals: if target.abs() < 100.0 { 1 } else { 0 }, sign: "" },
        }
    }

    fn one(&self, value: f64) -> String {
        format!("{}{}", number(value * self.scale, self.decimals), self.sign)
    }

    /// The mean with its bounds; of one replication there are none.
    fn interval(&self, outcome: Interval) -> String {
        match outcome.low.is_nan() {
            true => self.one(outcome.mean),
            false => {
                format!("{} ({} – {})", self.one(outcome.mean), self.one(outcome.low), self.one(outcome.high))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_the_decimals_that_suit_the_target() {
        let outcome = Interval { mean: 0.0541, low: 0.0532, high: 0.0550 };
        assert_eq!(Form::of(0.054, true).interval(outcome), "5,4% (5,3% – 5,5%)");
        let outcome = Interval { mean: 1250.4, low: f64::NAN, high: f64::NAN };
        assert_eq!(Form::of(250.0, false).interval(outcome), "1.250");
        assert_eq!(Form::of(4.5, false).one(4.5), "4,5");
    }

    #[test]
    fn the_conclusion_counts() {
        assert_eq!(conclusion(19, 19, 0), "Alle 19 uitkomsten vallen binnen hun bereik.");
        assert_eq!(conclusion(19, 17, 0), "Van de 19 maten vallen er 17 binnen hun bereik en 2 erbuiten.");
        assert!(conclusion(19, 15, 3).ends_with("1 erbuiten; 3 zijn niet gemeten in dit scenario."));
    }
}
