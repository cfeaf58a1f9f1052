//! `wmosim aanloop`: whether the warm-up is long enough.

use super::arguments::WarmUp;
use super::end::{End, Trouble, say};
use super::{experiment, input};
use crate::experiment::Options;
use crate::experiment::warm_up::{Finding, Level, examine, flat};
use crate::report::dutch;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{CellAlignment, ContentArrangement, Table};

/// Runs the command.
///
/// # Errors
///
/// When the scenario is wrong or the run fails.
pub fn run(arguments: &WarmUp) -> Result<End, Trouble> {
    let scenario = input::one("aanloop", &arguments.scenario)?;
    let flat = flat(&scenario).map_err(|rejected| Trouble::failed(rejected.to_string()))?;
    let threads = arguments.threads.unwrap_or(0);
    let options = Options { replications: arguments.replications, seed: arguments.seed, threads };
    let finding = experiment::watched(arguments.quiet, |bar, stop| examine(&flat, options, bar, stop))?;
    say(&told(&finding, arguments.seed))?;
    let late = finding.levels.iter().any(|level| level.late(finding.months));
    Ok(if late { End::Failed } else { End::Done })
}

/// The table, and what it says.
fn told(finding: &Finding, seed: u64) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic).set_width(100);
    table.set_header(["Stand", "Beginstand te zien tot", "Eerste vier jaren naast de jaren erna", "Aanloop"]);
    for level in &finding.levels {
        let months = match level.suggested {
            Some(0) => "meteen uitgewerkt".to_owned(),
            Some(months) => format!("maand {months}"),
            None => "niet te zeggen".to_owned(),
        };
        let verdict = if level.late(finding.months) { "te kort?" } else { "volstaat" };
        table.add_row([dutch::heading(&level.measure), months, drift(level), verdict.to_owned()]);
    }
    for column in [1, 2] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let late: Vec<&Level> = finding.levels.iter().filter(|level| level.late(finding.months)).collect();
    let conclusion = match late.iter().filter_map(|level| level.suggested).max() {
        _ if late.is_empty() => format!(
            "De aanloop van {} maanden volstaat: daarna is de beginstand in geen van deze standen meer te zien.",
            finding.months
        ),
        Some(longest) => format!(
            "In {} van de {} standen kan de beginstand nog te zien zijn na de aanloop van {} maanden. Kijk in de derde \
             kolom hoeveel het scheelt. Een aanloop van {longest} maanden is genoeg.",
            late.len(),
            finding.levels.len(),
            finding.months
        ),
        None => format!(
            "In {} van de {} standen is niet te zeggen wanneer de beginstand is uitgewerkt: die verandert nog na de helft \
             van de {} gespeelde maanden.",
            late.len(),
            finding.levels.len(),
            finding.played
        ),
    };
    format!(
        "{table}\n{conclusion}\n{} keer nagespeeld zonder groei en zonder wijzigingen, {} maanden, zaad {seed}.",
        finding.replications, finding.played
    )
}

/// `+0,4% (−0,2 tot +1,0%)`.
fn drift(level: &Level) -> String {
    let signed = |x: f64| {
        let text = dutch::number(100.0 * x, 1);
        if x > 0.0 && text.bytes().any(|d| (b'1'..=b'9').contains(&d)) { format!("+{text}") } else { text }
    };
    let drift = level.drift;
    format!("{}% ({} tot {}%)", signed(drift.mean), signed(drift.low), signed(drift.high))
}
