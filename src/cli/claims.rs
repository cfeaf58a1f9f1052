//! `wmosim beweringen`: what the field claims about each mechanism, and what the model says of it.

use super::end::{End, Trouble, say};
use super::options;
use super::progress::Bar;
use super::{experiment, input, json, output};
use crate::experiment::Stop;
use crate::experiment::claims::picture;
use crate::experiment::claims::{Claim, Claims, Direction, Finding, Outcome, Test, Verdict, examine};
use crate::experiment::workshop::Floor;
use crate::report::{self, dutch};
use crate::statistics::Measure;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use serde_json::json;
use std::path::Path;

/// The width where there is no terminal to fit.
const WIDTH: u16 = 140;

/// Runs the command.
///
/// # Errors
///
/// When a claim is asked for that does not exist, or the file cannot be written.
pub fn run(arguments: &options::Claims) -> Result<End, Trouble> {
    let claims = chosen(&arguments.ids)?;
    if let Some(folder) = &arguments.pictures {
        return draw(&claims, folder, arguments);
    }
    let findings =
        watched(arguments.quiet, |floor| examine(&claims, arguments.seed, arguments.replications, floor))?;
    let measures = claims[0].scenarios().map_err(|r| Trouble::failed(r.to_string()))?[0].plan.measures();
    say(&sheet(&claims, &findings, &measures))?;
    if let Some(path) = &arguments.write {
        let text = markdown(&claims, &findings, &measures, arguments.replications, arguments.seed);
        report::file::put(path, text.as_bytes()).map_err(output::unwritten)?;
    }
    let count = |verdict| findings.iter().filter(|f| f.verdict() == verdict).count();
    say(&format!(
        "\nVan de {} beweringen houden er {} stand; {} zijn niet aangetoond en {} worden tegengesproken. {} keer nagespeeld, zaad {}.",
        claims.len(),
        count(Verdict::Holds),
        count(Verdict::NotShown),
        count(Verdict::Contradicted),
        arguments.replications,
        arguments.seed,
    ))?;
    json::answer("beweringen", || {
        vec![
            ("zaad", json!(arguments.seed)),
            ("herhalingen", json!(arguments.replications)),
            ("beweringen", claims.iter().zip(&findings).map(|(c, f)| object(c, f, &measures)).collect()),
        ]
    })?;
    Ok(End::Done)
}

/// A claim with what was found, for another program.
fn object(claim: &Claim, finding: &Finding, measures: &[Measure]) -> serde_json::Value {
    let test = |(test, outcome): (&Test, &Outcome)| {
        let side = if test.richting == Direction::Higher { "hoger" } else { "lager" };
        json!({
            "maat": measures[outcome.measure].id,
            "eenheid": dutch::unit_name(measures[outcome.measure].unit),
            "van_maand": test.van_maand,
            "tot_maand": test.tot_maand,
            "voorspeld": side,
            "zonder": json::number(outcome.without),
            "verschil": json::number(outcome.difference.mean),
            "verschil_laag": json::number(outcome.difference.low),
            "verschil_hoog": json::number(outcome.difference.high),
            "oordeel": verdict(outcome.verdict),
        })
    };
    json!({
        "id": claim.id,
        "naam": claim.naam,
        "bewering": claim.bewering,
        "knop": claim.knop,
        "grens": claim.grens,
        "oordeel": verdict(finding.verdict()),
        "toetsen": claim.toets.iter().zip(&finding.outcomes).map(test).collect::<Vec<_>>(),
    })
}

/// Draws where the claims turn, as far as they say that they do.
fn draw(claims: &[Claim], folder: &Path, arguments: &options::Claims) -> Result<End, Trouble> {
    let (seed, replications) = (arguments.seed, arguments.replications);
    let made = report::claims::Made { replications, seed };
    let turning: Vec<&Claim> = claims.iter().filter(|c| c.verloop.is_some() || c.kaart.is_some()).collect();
    if turning.is_empty() {
        return Err(Trouble::wrong("van deze beweringen is er geen beeld; er is er een van M1 en van M2"));
    }
    for claim in turning {
        let course = watched(arguments.quiet, |floor| picture::course(claim, seed, replications, floor))?;
        let field = watched(arguments.quiet, |floor| picture::field(claim, seed, replications, floor))?;
        let course = course.map(|found| report::claims::course(claim, &found, made)).transpose();
        let field = field.map(|found| report::claims::field(claim, &found, made)).transpose();
        let drawn = [course.map_err(output::unwritten)?, field.map_err(output::unwritten)?.flatten()];
        for (name, bytes) in drawn.into_iter().flatten().flatten() {
            let path = folder.join(name);
            report::file::put(&path, &bytes).map_err(output::unwritten)?;
            say(&format!("{}", path.display()))?;
        }
    }
    Ok(End::Done)
}

/// Does `work` with a bar, and stops it at Ctrl-C.
fn watched<T>(quiet: bool, work: impl FnOnce(Floor<'_>) -> Result<T, picture::Wrong>) -> Result<T, Trouble> {
    let stop = Stop::default();
    experiment::heed_ctrl_c(stop.clone());
    let bar = Bar::counting(quiet, "simulaties");
    let outcome = work(Floor { threads: 0, progress: &bar, stop: &stop });
    drop(bar);
    outcome.map_err(|wrong| match wrong {
        picture::Wrong::Claim(text) => Trouble::failed(text),
        picture::Wrong::Run(failure) => failure.into(),
    })
}

/// The claims that were asked for, or all.
fn chosen(ids: &[String]) -> Result<Vec<Claim>, Trouble> {
    let all = Claims::built_in().bewering;
    if ids.is_empty() {
        return Ok(all);
    }
    let known: Vec<&str> = all.iter().map(|claim| claim.id.as_str()).collect();
    // A letter that is wrong leaves nothing to go by in so short a name.
    let meant = |id: &str| format!("; er is: {}{}", known.join(", "), input::near(&id.to_uppercase(), &known));
    ids.iter()
        .map(|id| {
            let found = all.iter().find(|claim| claim.id.eq_ignore_ascii_case(id)).cloned();
            found.ok_or_else(|| Trouble::wrong(format!("er is geen bewering `{id}`{}", meant(id))))
        })
        .collect()
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "houdt stand",
        Verdict::NotShown => "niet aangetoond",
        Verdict::Contradicted => "tegengesproken",
    }
}

/// What a test measured: the measure and its months, the value without, the difference, the interval, the verdict.
fn cells(test: &Test, outcome: &Outcome, measures: &[Measure]) -> [String; 5] {
    let measure = &measures[outcome.measure];
    let group = measure
        .id
        .split_once(':')
        .map(|_| format!("{} ({})", measure.meaning.dutch.trim_end_matches('.'), measure.name.dutch));
    let mut name = group.unwrap_or_else(|| measure.name.dutch.clone());
    match (test.van_maand, test.tot_maand) {
        (None, None) => {}
        (from, to) => {
            let from = from.unwrap_or(1);
            name.push_str(&to.map_or(format!(", vanaf maand {from}"), |to| format!(", maand {from}-{to}")));
        }
    }
    let side = if test.richting == Direction::Higher { "hoger" } else { "lager" };
    [
        format!("{name}: {side}"),
        dutch::amount(outcome.without, measure.unit),
        dutch::difference(outcome.difference.mean, measure.unit),
        dutch::difference_bounds(outcome.difference, measure.unit),
        verdict(outcome.verdict).to_owned(),
    ]
}

fn sheet(claims: &[Claim], findings: &[Finding], measures: &[Measure]) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    if !std::io::IsTerminal::is_terminal(&std::io::stdout()) {
        table.set_width(WIDTH);
    }
    table.set_header(["", "Bewering en knop", "Voorspeld", "Verschil", "95%-interval", "Oordeel"]);
    for (claim, finding) in claims.iter().zip(findings) {
        let rows: Vec<[String; 5]> =
            claim.toets.iter().zip(&finding.outcomes).map(|(test, o)| cells(test, o, measures)).collect();
        let column = |at: usize| rows.iter().map(|row| row[at].clone()).collect::<Vec<_>>().join("\n");
        let text = format!("{}: {}\nKnop: {}", claim.naam, claim.bewering, claim.knop);
        table.add_row([claim.id.clone(), text, column(0), column(2), column(3), column(4)]);
    }
    table.to_string()
}

fn markdown(claims: &[Claim], findings: &[Finding], measures: &[Measure], replications: u32, seed: u64) -> String {
    let mut text = format!(
        "# Beweringen\n\nWat het veld over elk mechanisme beweert, en wat het model ervan zegt. Elke bewering is getoetst \
         met twee scenario's die vanaf de start in één knop verschillen, {replications} keer nagespeeld met hetzelfde \
         toeval (zaad {seed}). Het verschil is met min zonder. Een bewering houdt stand als elk 95%-interval helemaal \
         aan de voorspelde kant van nul ligt.\n\nDeze pagina is gemaakt met \
         `wmosim beweringen --schrijf docs/beweringen.md`.\n\n| | bewering | oordeel |\n|---|---|---|\n"
    );
    for (claim, finding) in claims.iter().zip(findings) {
        text.push_str(&format!(
            "| {} | {}: {} | {} |\n",
            claim.id,
            claim.naam,
            claim.bewering,
            verdict(finding.verdict())
        ));
    }
    for (claim, finding) in claims.iter().zip(findings) {
        text.push_str(&format!(
            "\n## {} {}\n\n{}\n\nKnop: {}.\n",
            claim.id, claim.naam, claim.bewering, claim.knop
        ));
        if let Some(limit) = &claim.grens {
            text.push_str(&format!("\nWaar de bewering ophoudt: {limit}\n"));
        }
        text.push_str("\n| voorspeld | zonder | verschil | 95%-interval | oordeel |\n|---|---|---|---|---|\n");
        for (test, outcome) in claim.toets.iter().zip(&finding.outcomes) {
            text.push_str(&format!("| {} |\n", cells(test, outcome, measures).join(" | ")));
        }
    }
    text
}
