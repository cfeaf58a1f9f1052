//! What the workbook says in Dutch.

/// The names of the sheets.
pub mod sheet {
    pub const README: &str = "Lees mij";
    pub const CHARTS: &str = "Grafieken";
    pub const KEY: &str = "Kerncijfers";
    pub const ALL: &str = "Alle uitkomsten";
    pub const MONTHS: &str = "Per maand";
    pub const YEARS: &str = "Per jaar";
    pub const CAUSES: &str = "Oorzaken";
    pub const DIFFERENCES: &str = "Verschillen";
    pub const ASSUMPTIONS: &str = "Aannames";
    pub const CHANGES: &str = "Wat elk scenario wijzigt";
}

/// What each sheet holds.
pub const SHEETS: [(&str, &str); 9] = [
    (sheet::CHARTS, "Grafieken die u kunt aanpassen. De cijfers komen uit de bladen hierachter."),
    (sheet::KEY, "De belangrijkste uitkomsten van elk scenario, met het verschil met de vergelijkingsbasis."),
    (sheet::ALL, "Elke uitkomst van elk scenario: dezelfde cijfers als in kerncijfers.csv."),
    (sheet::MONTHS, "De belangrijkste uitkomsten van maand tot maand, met een kolom voor elk scenario."),
    (sheet::YEARS, "Uitgaven, begroting en saldo van elk begrotingsjaar."),
    (sheet::CAUSES, "Uitgaven per jaar, naar oorzaak."),
    (sheet::DIFFERENCES, "Verschillen met de vergelijkingsbasis, zoals in de grafieken."),
    (sheet::ASSUMPTIONS, "Elke instelling van de vergelijkingsbasis: wat zij betekent en waar zij vandaan komt."),
    (sheet::CHANGES, "Welke instellingen elk scenario anders zet."),
];

/// What the columns mean.
pub const COLUMNS: [(&str, &str); 10] = [
    ("Gemiddelde", "Het gemiddelde van alle simulaties over de hele periode."),
    ("Laag en hoog (95%)", "Het 95%-interval van dat gemiddelde. Het zegt hoe precies het gemiddelde is."),
    ("Verschil", "Het verschil met de vergelijkingsbasis, met het 95%-interval daarvan."),
    ("Duidelijk", "Het interval van het verschil sluit nul uit, ook als alle vergelijkingen meetellen (Holm)."),
    ("Kan ook toeval zijn", "Nul ligt in het interval van het verschil."),
    ("Middelste", "Van een maand of jaar: de helft van de simulaties ligt lager, de helft hoger."),
    ("Laag en hoog", "Van een maand of jaar: 9 van de 10 simulaties liggen ertussen."),
    ("Aandeel", "Een deel van het geheel. Een verschil van 2,0% tussen aandelen is 2 procentpunt."),
    ("Aanname", "Niemand heeft deze instelling gemeten. In het blad Aannames heeft zij een kleur."),
    ("Leeg", "Er is niets gezien. Dat is iets anders dan nul."),
];

pub const TITLE: &str = "Resultaten van wmosim";
pub const ESTIMATE: &str = "Dit is een raming, geen voorspelling. De cijfers volgen uit aannames. Verschillen tussen scenario's zijn betrouwbaarder dan de standen zelf.";
pub const ABOUT: &str = "Uitkomsten van een simulatie van een Wmo-team: een raming, geen voorspelling";
pub const THIS_FILE: &str = "Dit bestand";
pub const SCENARIOS: &str = "Scenario's";
pub const SHEETS_HEAD: &str = "Bladen";
pub const WORDS_HEAD: &str = "Wat de woorden betekenen";
pub const MUNICIPALITY: &str = "Gemeente";
pub const INHABITANTS: &str = "Inwoners";
pub const PERIOD: &str = "Periode";
pub const REPLICATIONS: &str = "Nagespeeld";
pub const SEED: &str = "Zaad";
pub const VERSION: &str = "Versie";
pub const REFERENCE: &str = "Vergelijkingsbasis";

pub fn times(count: &str) -> String {
    format!("{count} keer")
}

pub fn period(first: &str, last: &str) -> String {
    format!("{first} tot en met {last}")
}

pub fn chosen(shown: usize, all: usize) -> String {
    format!("In de grafieken staan {shown} van de {all} scenario's: die het meest veranderen.")
}

pub fn not_answered(caveat: &str) -> String {
    format!("Beantwoordt niet: {caveat}")
}

/// Above the columns of a table.
pub mod head {
    pub const OUTCOME: &str = "Uitkomst";
    pub const UNIT: &str = "Eenheid";
    pub const SCENARIO: &str = "Scenario";
    pub const TITLE: &str = "Titel";
    pub const ID: &str = "Maat";
    pub const MEANING: &str = "Betekenis";
    pub const MEAN: &str = "Gemiddelde";
    pub const LOW: &str = "Laag (95%)";
    pub const HIGH: &str = "Hoog (95%)";
    pub const DIFFERENCE: &str = "Verschil";
    pub const DIFFERENCE_LOW: &str = "Verschil laag (95%)";
    pub const DIFFERENCE_HIGH: &str = "Verschil hoog (95%)";
    pub const SURE: &str = "Hoe zeker";
    pub const COUNT: &str = "Aantal simulaties";
    pub const P: &str = "p-waarde (Holm)";
    pub const CLEAR: &str = "Duidelijk na correctie";
    pub const WHAT: &str = "Wat";
    pub const MONTH: &str = "Maand";
    pub const YEAR: &str = "Jaar";
    pub const TOGETHER: &str = "Samen";
    pub const GROUP: &str = "Onderdeel";
    pub const PART: &str = "Van";
    pub const SETTING: &str = "Instelling";
    pub const VALUE: &str = "Waarde";
    pub const SOURCE: &str = "Waar het vandaan komt";
    pub const KIND: &str = "Soort";
    pub const SINCE: &str = "Vanaf";
    pub const CHANGE: &str = "Wijziging";

    pub fn reach(heading: &str) -> String {
        format!("{heading}: reikwijdte van het 95%-interval")
    }
}

/// What a row of months or years holds.
pub mod what {
    pub const MIDDLE: &str = "middelste";
    pub const LOW: &str = "laag";
    pub const HIGH: &str = "hoog";
    pub const MEAN: &str = "gemiddelde";
    pub const SPENDING: &str = "uitgaven, gemiddeld";
    pub const BUDGET: &str = "begroting, gemiddeld";
    pub const BALANCE: &str = "saldo, middelste";
    pub const BALANCE_LOW: &str = "saldo, laag";
    pub const BALANCE_HIGH: &str = "saldo, hoog";
    pub const ODDS: &str = "deel van de simulaties met een tekort";
}

/// What stands behind a setting.
pub const ASSUMED: &str = "aanname";
pub const SOURCED: &str = "toegelicht";
pub const SILENT: &str = "geen toelichting";
pub const YES: &str = "ja";
pub const NO: &str = "nee";
pub const OF_BASIS: &str = "geen wijzigingen";

/// At the axes of the charts.
pub const MONTHS: &str = "Maand";
pub const BALANCE: &str = "Begroting min uitgaven, in euro's";
pub const SPENDING: &str = "Uitgaven per jaar, in euro's";

pub fn in_unit(heading: &str, unit: &str) -> String {
    format!("{heading}, in {unit}")
}

pub fn difference_in(heading: &str, unit: &str) -> String {
    format!("Verschil in {}, in {unit}", heading.to_lowercase())
}

/// Of a share, a difference counts in points.
pub const POINTS: &str = "procentpunten";
pub const EUROS: &str = "euro's";
