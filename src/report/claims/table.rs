//! The claims with what was found: for the terminal, and as a page in Markdown.

use crate::experiment::claims::{Claim, Direction, Finding, Outcome, Test, Verdict};
use crate::language::{Language, Text};
use crate::say;
use crate::statistics::Measure;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};

/// The width where there is no terminal to fit.
const WIDTH: u16 = 140;
/// The heads of the columns in the terminal, after the id.
const HEADS: [Text; 5] = [
    Text::new("Bewering en knop", "Claim and knob"),
    Text::new("Voorspeld", "Predicted"),
    Text::new("Verschil", "Difference"),
    Text::new("95%-interval", "95% interval"),
    Text::new("Oordeel", "Verdict"),
];

/// Claims that were tested.
#[derive(Clone, Copy, Debug)]
pub struct Tested<'a> {
    /// The claims.
    pub claims: &'a [Claim],
    /// What was found of each.
    pub findings: &'a [Finding],
    /// What was measured.
    pub measures: &'a [Measure],
    /// Replications of each side.
    pub replications: u32,
    /// The seed.
    pub seed: u64,
    /// The language in which they are told.
    pub language: Language,
}

/// A verdict in a word or two.
pub fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Holds => language.say("houdt stand", "holds"),
        Verdict::NotShown => language.say("niet aangetoond", "not proven"),
        Verdict::Contradicted => language.say("tegengesproken", "contradicted"),
    }
}

/// What a test measured: the measure and its months, the value without, the difference, the interval, the verdict.
fn cells(test: &Test, outcome: &Outcome, of: Tested<'_>) -> [String; 5] {
    let (measure, l) = (&of.measures[outcome.measure], of.language);
    let name = measure.name.of(l);
    let group = measure.id.split_once(':').map(|_| measure.meaning.of(l).trim_end_matches('.'));
    let mut name = group.map_or_else(|| name.to_owned(), |meaning| format!("{meaning} ({name})"));
    match (test.van_maand.unwrap_or(1), test.tot_maand) {
        (from, Some(to)) => name += &say!(l, ", maand {from}-{to}", ", month {from}-{to}"),
        (from, None) if test.van_maand.is_some() => name += &say!(l, ", vanaf maand {from}", ", from month {from}"),
        _ => {}
    }
    let side = match test.richting {
        Direction::Higher => l.say("hoger", "higher"),
        Direction::Lower => l.say("lager", "lower"),
    };
    [
        format!("{name}: {side}"),
        l.amount(outcome.without, measure.unit),
        l.difference(outcome.difference.mean, measure.unit),
        l.difference_bounds(outcome.difference, measure.unit),
        verdict(outcome.verdict, l).to_owned(),
    ]
}

/// The table for a terminal, or of a fixed width when there is none.
pub fn sheet(of: Tested<'_>, terminal: bool) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    if !terminal {
        table.set_width(WIDTH);
    }
    table.set_header(std::iter::once("").chain(HEADS.map(|head| head.of(of.language))));
    for (claim, finding) in of.claims.iter().zip(of.findings) {
        let rows: Vec<[String; 5]> =
            claim.toets.iter().zip(&finding.outcomes).map(|(test, o)| cells(test, o, of)).collect();
        let column = |at: usize| rows.iter().map(|row| row[at].clone()).collect::<Vec<_>>().join("\n");
        let text = say!(
            of.language,
            "{}: {}\nKnop: {}",
            "{}: {}\nKnob: {}",
            claim.name(of.language),
            claim.said(of.language),
            claim.knob(of.language)
        );
        table.add_row([claim.id.clone(), text, column(0), column(2), column(3), column(4)]);
    }
    table.to_string()
}

/// How many claims hold.
pub fn conclusion(of: Tested<'_>) -> String {
    let count = |verdict| of.findings.iter().filter(|f| f.verdict() == verdict).count();
    say!(
        of.language,
        "Van de {} beweringen houden er {} stand; {} zijn niet aangetoond en {} worden tegengesproken. {} keer nagespeeld, \
         zaad {}.",
        "Of the {} claims {} hold; {} are not proven and {} are contradicted. Simulated {} times, seed {}.",
        of.claims.len(),
        count(Verdict::Holds),
        count(Verdict::NotShown),
        count(Verdict::Contradicted),
        of.replications,
        of.seed,
    )
}

/// The page of the documentation.
pub fn markdown(of: Tested<'_>) -> String {
    let (l, replications, seed) = (of.language, of.replications, of.seed);
    let mut text = say!(
        l,
        "# Beweringen\n\nWat het veld over elk mechanisme beweert, en wat het model ervan zegt. Elke bewering is getoetst \
         met twee scenario's die vanaf de start in één knop verschillen, {replications} keer nagespeeld met hetzelfde \
         toeval (zaad {seed}). Het verschil is met min zonder. Een bewering houdt stand als elk 95%-interval helemaal \
         aan de voorspelde kant van nul ligt.\n\nDeze pagina is gemaakt met \
         `wmosim beweringen --schrijf docs/beweringen.md`.\n\n| | bewering | oordeel |\n|---|---|---|\n",
        "# Claims\n\nWhat the field claims about each mechanism, and what the model says of it. Each claim was tested with \
         two scenarios that differ in one knob from the start, simulated {replications} times with the same random numbers \
         (seed {seed}). The difference is with minus without. A claim holds when each 95% interval lies wholly on the \
         predicted side of zero.\n\nThis page was made with `wmosim beweringen --taal en --schrijf <file>`.\n\n| | claim | \
         verdict |\n|---|---|---|\n",
    );
    for (claim, finding) in of.claims.iter().zip(of.findings) {
        let verdict = verdict(finding.verdict(), l);
        text.push_str(&format!("| {} | {}: {} | {verdict} |\n", claim.id, claim.name(l), claim.said(l)));
    }
    for (claim, finding) in of.claims.iter().zip(of.findings) {
        text.push_str(&say!(
            l,
            "\n## {} {}\n\n{}\n\nKnop: {}.\n",
            "\n## {} {}\n\n{}\n\nKnob: {}.\n",
            claim.id,
            claim.name(l),
            claim.said(l),
            claim.knob(l)
        ));
        if let Some(limit) = claim.limit(l) {
            text.push_str(&say!(l, "\nWaar de bewering ophoudt: {limit}\n", "\nWhere the claim stops: {limit}\n"));
        }
        text.push_str(l.say(
            "\n| voorspeld | zonder | verschil | 95%-interval | oordeel |\n|---|---|---|---|---|\n",
            "\n| predicted | without | difference | 95% interval | verdict |\n|---|---|---|---|---|\n",
        ));
        for (test, outcome) in claim.toets.iter().zip(&finding.outcomes) {
            text.push_str(&format!("| {} |\n", cells(test, outcome, of).join(" | ")));
        }
    }
    text
}
