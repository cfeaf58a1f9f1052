//! What the slides say in Dutch.

pub const LANGUAGE: &str = "nl-NL";
pub const ESTIMATE: &str = "raming, geen voorspelling";
pub const LAST: &str = "Waar deze cijfers op rusten";
pub const CHART: &str = "Grafiek";
pub const LOGO: &str = "Logo";
pub const NOT_ASKED: &str = "Wat kost wachten, en wie wacht?";

pub fn many(count: usize, municipality: &str) -> String {
    format!("Wat veranderen {count} scenario's aan wachten, geld en hulp in {municipality}?")
}

pub fn about(municipality: &str, first: &str, last: &str) -> String {
    format!("{municipality}, {first} tot en met {last}: {ESTIMATE}")
}

pub fn source(version: &str, times: &str, seed: u64, municipality: &str) -> String {
    format!("wmosim {version} · {times} keer nagespeeld · zaad {seed} · {municipality} · {ESTIMATE}")
}

pub fn notes(description: &str, source: &str) -> String {
    format!("Wat er te zien is: {description}\n\nBron: {source}")
}

pub fn replayed(times: &str) -> String {
    format!(
        "Elk scenario is {times} keer nagespeeld. Dezelfde inwoners treffen in elk scenario hetzelfde toeval, dus verschillen zijn betrouwbaarder dan standen."
    )
}

pub fn assumed(assumed: &str, all: &str, silent: &str) -> String {
    format!(
        "Van de {all} instellingen zijn er {assumed} een aanname; bij {silent} staat geen bron. Alle staan in resultaten.xlsx en rapport.html."
    )
}

pub fn not_answered(title: &str, caveat: &str) -> String {
    format!("Niet beantwoord bij {title}: {caveat}")
}

pub const NO_FORECAST: &str = "Dit is een raming en geen voorspelling: wat volgt als de aannames kloppen.";

/// What is wrong with a template.
pub mod wrong {
    pub const NOT_A_ZIP: &str = "dit is geen PowerPoint-bestand (.pptx), of het is beschadigd";
    pub const TOO_LARGE: &str = "dit bestand is te groot: een sjabloon mag uitgepakt hoogstens 100 MB zijn";
    pub const NO_PRESENTATION: &str = "in dit bestand zit geen presentatie";
    pub const NO_LAYOUT: &str = "in dit sjabloon staat geen indeling ‘Alleen titel’ (Engels: Title Only). Maak die in het diamodel van PowerPoint";
    pub const NO_SIZE: &str = "in dit sjabloon staat niet hoe groot een dia is";

    pub fn xml(path: &str) -> String {
        format!("het onderdeel {path} van dit bestand is niet te lezen")
    }

    pub fn missing(path: &str) -> String {
        format!("het onderdeel {path} ontbreekt in dit bestand")
    }
}
