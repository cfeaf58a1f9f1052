//! `wmosim aanloop`: whether the warm-up is long enough.

use super::cost::{self, Replays};
use super::end::{End, Trouble, say};
use super::options::WarmUp;
use super::{experiment, input, json, output};
use crate::experiment::Options;
use crate::experiment::warm_up::{Finding, Level, MATTERS, Verdict, examine, flat};
use crate::report::{dutch, terminal};
use crate::scenario::Scenario;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use serde_json::json;

/// Runs the command.
///
/// # Errors
///
/// When the scenario is wrong or the run fails.
pub fn run(arguments: &WarmUp) -> Result<End, Trouble> {
    let scenario = input::one("aanloop", &arguments.scenario)?;
    let flat = flat(&scenario).map_err(|rejected| Trouble::failed(rejected.to_string()))?;
    let seed = arguments.from.seed;
    let options = Options { replications: arguments.replications, seed, threads: arguments.pace.threads() };
    cost::weigh(std::slice::from_ref(&flat), &options, Replays::totals(options.replications))?;
    let finding =
        experiment::watched(arguments.pace.quiet, "simulaties", |bar, stop| examine(&flat, options, bar, stop))?;
    say(&told(&finding, seed))?;
    json::answer("aanloop", || fields(&finding, &scenario, seed))?;
    Ok(if short(&finding).is_empty() { End::Done } else { End::Failed })
}

/// What was found, for another program. Drift is a share of the level.
fn fields(finding: &Finding, scenario: &Scenario, seed: u64) -> Vec<json::Field> {
    let level = |level: &Level| {
        json!({
            "maat": level.measure.id,
            "uitgewerkt_na_maanden": level.suggested,
            "afwijking": json::interval(level.drift),
            "oordeel": word(level.verdict(finding.months)),
        })
    };
    vec![
        ("zaad", json!(seed)),
        ("herhalingen", json!(finding.replications)),
        ("aanloop_maanden", json!(finding.months)),
        ("gespeelde_maanden", json!(finding.played)),
        output::about(std::slice::from_ref(scenario)),
        ("lang_genoeg", json!(short(finding).is_empty())),
        ("standen", finding.levels.iter().map(level).collect()),
    ]
}

/// A verdict in a word or two.
fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Enough => "volstaat",
        Verdict::Harmless => "geen verschil van belang",
        Verdict::Short => "te kort",
    }
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
        let verdict = word(level.verdict(finding.months));
        table.add_row([dutch::heading(&level.measure), months, drift(level), verdict.to_owned()]);
    }
    for column in [1, 2] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let foot = format!(
        "{} keer nagespeeld zonder groei en zonder wijzigingen, {} maanden, zaad {seed}.",
        finding.replications, finding.played
    );
    let table: String = table.to_string().lines().map(|line| line.trim_end().to_owned() + "\n").collect();
    format!("{table}{}\n{foot}", terminal::wrapped(&conclusion(finding)))
}

/// The levels for which the warm-up is too short.
fn short(finding: &Finding) -> Vec<&Level> {
    finding.levels.iter().filter(|level| level.verdict(finding.months) == Verdict::Short).collect()
}

/// What the table says.
fn conclusion(finding: &Finding) -> String {
    let (short, months) = (short(finding), finding.months);
    if short.is_empty() {
        return unproven(finding);
    }
    let names: Vec<String> = short.iter().map(|level| dutch::heading(&level.measure).to_lowercase()).collect();
    let harm = format!(
        "De aanloop van {months} maanden is te kort voor: {}. Daarvan wijken de eerste vier jaren af van de jaren erna.",
        names.join(", ")
    );
    match short.iter().map(|level| level.suggested).collect::<Option<Vec<usize>>>() {
        Some(suggested) => {
            let longest = suggested.into_iter().max().unwrap_or(0);
            format!("{harm} Probeer `tijd.aanloop_maanden = {longest}`.")
        }
        None => format!(
            "{harm} Hoe lang de aanloop moet zijn is niet te zeggen: er verandert nog iets na de helft van de {} \
             gespeelde maanden. Misschien zijn instroom en formatie niet in evenwicht.",
            finding.played
        ),
    }
}

/// What the table says when the warm-up is too short for no level: that it is enough, or how much it may still matter.
fn unproven(finding: &Finding) -> String {
    let months = finding.months;
    let open = finding.levels.iter().filter(|level| level.verdict(months) == Verdict::Harmless);
    let reach = |level: &Level| level.drift.low.abs().max(level.drift.high.abs());
    match open.max_by(|a, b| reach(a).total_cmp(&reach(b))) {
        None => format!("De aanloop van {months} maanden volstaat: daarna is de beginstand uitgewerkt."),
        Some(level) => format!(
            "Dat de aanloop van {months} maanden te kort is, blijkt niet: van geen enkele stand wijken de eerste vier \
             jaren aantoonbaar {} of meer af van de jaren erna. Het minst zeker is dat van de stand ‘{}’: daar kan het nog {} \
             schelen. Vaker naspelen met --replicaties maakt dat kleiner.",
            dutch::percent(MATTERS, 0),
            dutch::heading(&level.measure),
            dutch::percent(reach(level), 1)
        ),
    }
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
