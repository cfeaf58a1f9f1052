//! What the workbook says.

use crate::language::{Language, Text};
use crate::say;

/// The names of the sheets.
pub mod sheet {
    use super::Text;

    pub const README: Text = Text::new("Lees mij", "Read me");
    pub const CHARTS: Text = Text::new("Grafieken", "Charts");
    pub const KEY: Text = Text::new("Kerncijfers", "Key figures");
    pub const ALL: Text = Text::new("Alle uitkomsten", "All outcomes");
    pub const MONTHS: Text = Text::new("Per maand", "By month");
    pub const YEARS: Text = Text::new("Per jaar", "By year");
    pub const CAUSES: Text = Text::new("Oorzaken", "Causes");
    pub const DIFFERENCES: Text = Text::new("Verschillen", "Differences");
    pub const ASSUMPTIONS: Text = Text::new("Aannames", "Assumptions");
    pub const CHANGES: Text = Text::new("Wat elk scenario wijzigt", "What each scenario changes");
}

/// What each sheet holds.
pub const SHEETS: [(Text, Text); 9] = [
    (
        sheet::CHARTS,
        Text::new(
            "Grafieken die u kunt aanpassen. De cijfers komen uit de bladen hierachter.",
            "Charts that you can edit. The figures come from the sheets behind this one.",
        ),
    ),
    (
        sheet::KEY,
        Text::new(
            "De belangrijkste uitkomsten van elk scenario, met het verschil met de vergelijkingsbasis.",
            "The main outcomes of each scenario, with the difference from the reference.",
        ),
    ),
    (
        sheet::ALL,
        Text::new(
            "Elke uitkomst van elk scenario: dezelfde cijfers als in kerncijfers.csv.",
            "Every outcome of every scenario: the same figures as in kerncijfers.csv.",
        ),
    ),
    (
        sheet::MONTHS,
        Text::new(
            "De belangrijkste uitkomsten van maand tot maand, met een kolom voor elk scenario.",
            "The main outcomes month by month, with a column for each scenario.",
        ),
    ),
    (
        sheet::YEARS,
        Text::new(
            "Uitgaven, begroting en saldo van elk begrotingsjaar.",
            "Spending, budget and balance of each budget year.",
        ),
    ),
    (sheet::CAUSES, Text::new("Uitgaven per jaar, naar oorzaak.", "Spending a year, by cause.")),
    (
        sheet::DIFFERENCES,
        Text::new(
            "Verschillen met de vergelijkingsbasis, zoals in de grafieken.",
            "Differences from the reference, as in the charts.",
        ),
    ),
    (
        sheet::ASSUMPTIONS,
        Text::new(
            "Elke instelling van de vergelijkingsbasis: wat zij betekent en waar zij vandaan komt.",
            "Every setting of the reference: what it means and where it comes from. The notes are in Dutch, as their makers wrote them.",
        ),
    ),
    (
        sheet::CHANGES,
        Text::new("Welke instellingen elk scenario anders zet.", "Which settings each scenario changes."),
    ),
];

/// That there are no intervals.
pub const ONCE: Text = Text::new(
    "Eén herhaling heeft geen interval: laag en hoog zijn leeg, of gelijk aan de middelste. Of een verschil toeval is, is niet \
     te zeggen.",
    "One replication has no interval: low and high are empty, or the same as the middle. Whether a difference is chance \
     cannot be told.",
);
/// What the columns mean.
pub const COLUMNS: [(Text, Text); 10] = [
    (
        Text::new("Gemiddelde", "Mean"),
        Text::new(
            "Het gemiddelde van alle simulaties over de hele periode.",
            "The mean of all simulations over the whole period.",
        ),
    ),
    (
        Text::new("Laag en hoog (95%)", "Low and high (95%)"),
        Text::new(
            "Het 95%-interval van dat gemiddelde. Het zegt hoe precies het gemiddelde is.",
            "The 95% interval of that mean. It says how precise the mean is.",
        ),
    ),
    (
        Text::new("Verschil", "Difference"),
        Text::new(
            "Het verschil met de vergelijkingsbasis, met het 95%-interval daarvan.",
            "The difference from the reference, with its 95% interval.",
        ),
    ),
    (
        Text::new("Duidelijk", "Clear"),
        Text::new(
            "Het interval van het verschil sluit nul uit, ook als alle vergelijkingen meetellen (Holm).",
            "The interval of the difference excludes zero, even when all comparisons count (Holm).",
        ),
    ),
    (
        Text::new("Kan ook toeval zijn", "May also be chance"),
        Text::new("Nul ligt in het interval van het verschil.", "Zero is within the interval of the difference."),
    ),
    (
        Text::new("Middelste", "Middle"),
        Text::new(
            "Van een maand of jaar: de helft van de simulaties ligt lager, de helft hoger.",
            "Of a month or year: half of the simulations are lower, half are higher.",
        ),
    ),
    (
        Text::new("Laag en hoog", "Low and high"),
        Text::new(
            "Van een maand of jaar: 9 van de 10 simulaties liggen ertussen.",
            "Of a month or year: 9 out of 10 simulations lie between them.",
        ),
    ),
    (
        Text::new("Aandeel", "Share"),
        Text::new(
            "Een deel van het geheel. Een verschil tussen aandelen staat in procentpunten (%-punt).",
            "A part of the whole. A difference between shares is in percentage points (% points).",
        ),
    ),
    (
        Text::new("Aanname", "Assumption"),
        Text::new(
            "Niemand heeft deze instelling gemeten. In het blad Aannames heeft zij een kleur.",
            "Nobody has measured this setting. It is coloured in the sheet Assumptions.",
        ),
    ),
    (
        Text::new("Leeg", "Empty"),
        Text::new(
            "Er is niets gezien. Dat is iets anders dan nul.",
            "Nothing was seen. That is not the same as zero.",
        ),
    ),
];

pub const TITLE: Text = Text::new("Resultaten van wmosim", "Results of wmosim");
pub const ESTIMATE: Text = Text::new(
    "Dit is een raming, geen voorspelling. De cijfers volgen uit aannames. Verschillen tussen scenario's zijn betrouwbaarder dan de standen zelf.",
    "This is an estimate, not a forecast. The figures follow from assumptions. Differences between scenarios are more reliable than the levels themselves. The glossary in rapport.html explains the Dutch terms.",
);
pub const ABOUT: Text = Text::new(
    "Uitkomsten van een simulatie van een Wmo-team: een raming, geen voorspelling",
    "Outcomes of a simulation of a Wmo team: an estimate, not a forecast",
);
pub const THIS_FILE: Text = Text::new("Dit bestand", "This file");
pub const SCENARIOS: Text = Text::new("Scenario's", "Scenarios");
pub const SHEETS_HEAD: Text = Text::new("Bladen", "Sheets");
pub const WORDS_HEAD: Text = Text::new("Wat de woorden betekenen", "What the words mean");
pub const MUNICIPALITY: Text = Text::new("Gemeente", "Municipality");
pub const INHABITANTS: Text = Text::new("Inwoners", "Inhabitants");
pub const PERIOD: Text = Text::new("Periode", "Period");
pub const REPLICATIONS: Text = Text::new("Nagespeeld", "Replications");
pub const SEED: Text = Text::new("Zaad", "Seed");
pub const VERSION: Text = Text::new("Versie", "Version");
pub const REFERENCE: Text = Text::new("Vergelijkingsbasis", "Reference");

pub fn times(count: &str, language: Language) -> String {
    say!(language, "{count} keer", "{count} times")
}

pub fn period(first: &str, last: &str, language: Language) -> String {
    say!(language, "{first} tot en met {last}", "{first} up to and including {last}")
}

pub fn chosen(shown: usize, all: usize, language: Language) -> String {
    say!(
        language,
        "In de grafieken staan {shown} van de {all} scenario's: die het meest veranderen.",
        "The charts show {shown} of the {all} scenarios: those that change most."
    )
}

pub fn not_answered(caveat: &str, language: Language) -> String {
    say!(language, "Beantwoordt niet: {caveat}", "Does not answer: {caveat}")
}

/// Above the columns of a table.
pub mod head {
    use super::{Language, Text};
    use crate::say;

    pub const OUTCOME: Text = Text::new("Uitkomst", "Outcome");
    pub const UNIT: Text = Text::new("Eenheid", "Unit");
    pub const SCENARIO: Text = Text::new("Scenario", "Scenario");
    pub const TITLE: Text = Text::new("Titel", "Title");
    pub const ID: Text = Text::new("Maat", "Measure");
    pub const MEANING: Text = Text::new("Betekenis", "Meaning");
    pub const MEAN: Text = Text::new("Gemiddelde", "Mean");
    pub const LOW: Text = Text::new("Laag (95%)", "Low (95%)");
    pub const HIGH: Text = Text::new("Hoog (95%)", "High (95%)");
    pub const DIFFERENCE: Text = Text::new("Verschil", "Difference");
    pub const DIFFERENCE_LOW: Text = Text::new("Verschil laag (95%)", "Difference low (95%)");
    pub const DIFFERENCE_HIGH: Text = Text::new("Verschil hoog (95%)", "Difference high (95%)");
    pub const SURE: Text = Text::new("Hoe zeker", "How sure");
    pub const COUNT: Text = Text::new("Aantal simulaties", "Simulations");
    pub const P: Text = Text::new("p-waarde (Holm)", "p-value (Holm)");
    pub const CLEAR: Text = Text::new("Duidelijk na correctie", "Clear after correction");
    pub const WHAT: Text = Text::new("Wat", "What");
    pub const MONTH: Text = Text::new("Maand", "Month");
    pub const YEAR: Text = Text::new("Jaar", "Year");
    pub const TOGETHER: Text = Text::new("Samen", "Together");
    pub const GROUP: Text = Text::new("Onderdeel", "Part");
    pub const PART: Text = Text::new("Van", "Of");
    pub const SETTING: Text = Text::new("Instelling", "Setting");
    pub const VALUE: Text = Text::new("Waarde", "Value");
    pub const SOURCE: Text = Text::new("Waar het vandaan komt", "Where it comes from");
    pub const KIND: Text = Text::new("Soort", "Kind");
    pub const SINCE: Text = Text::new("Vanaf", "Since");
    pub const CHANGE: Text = Text::new("Wijziging", "Change");

    pub fn reach(heading: &str, language: Language) -> String {
        say!(language, "{heading}: reikwijdte van het 95%-interval", "{heading}: reach of the 95% interval")
    }
}

/// What a row of months or years holds.
pub mod what {
    use super::Text;

    pub const MIDDLE: Text = Text::new("middelste", "middle");
    pub const LOW: Text = Text::new("laag", "low");
    pub const HIGH: Text = Text::new("hoog", "high");
    pub const MEAN: Text = Text::new("gemiddelde", "mean");
    pub const SPENDING: Text = Text::new("uitgaven, gemiddeld", "spending, mean");
    pub const BUDGET: Text = Text::new("begroting, gemiddeld", "budget, mean");
    pub const BALANCE: Text = Text::new("saldo, middelste", "balance, middle");
    pub const BALANCE_LOW: Text = Text::new("saldo, laag", "balance, low");
    pub const BALANCE_HIGH: Text = Text::new("saldo, hoog", "balance, high");
    pub const ODDS: Text =
        Text::new("deel van de simulaties met een tekort", "share of simulations with a deficit");
}

/// What stands behind a setting.
pub const ASSUMED: Text = Text::new("aanname", "assumption");
pub const SOURCED: Text = Text::new("toegelicht", "explained");
pub const SILENT: Text = Text::new("geen toelichting", "not explained");
pub const YES: Text = Text::new("ja", "yes");
pub const NO: Text = Text::new("nee", "no");
pub const OF_BASIS: Text = Text::new("geen wijzigingen", "no changes");

/// At the axes of the charts.
pub const MONTHS: Text = Text::new("Maand", "Month");
pub const BALANCE: Text = Text::new("Begroting min uitgaven, in euro's", "Budget minus spending, in euros");
pub const SPENDING: Text = Text::new("Uitgaven per jaar, in euro's", "Spending a year, in euros");

pub fn in_unit(heading: &str, unit: &str, language: Language) -> String {
    say!(language, "{heading}, in {unit}", "{heading}, in {unit}")
}

pub fn difference_in(heading: &str, unit: &str, language: Language) -> String {
    let heading = heading.to_lowercase();
    say!(language, "Verschil in {heading}, in {unit}", "Difference in {heading}, in {unit}")
}

/// Of a share, a difference counts in points.
pub const POINTS: Text = Text::new("procentpunten", "percentage points");
/// The same behind a percentage: 4.2% more is something else.
pub const PERCENT_POINTS: Text = Text::new("-punt", " points");
pub const EUROS: Text = Text::new("euro's", "euros");
