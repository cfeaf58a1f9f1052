//! What the slides say. What is wrong with a template is said in Dutch: that is the command line.

use crate::language::{Language, Text};
use crate::report::html::assumptions::Count;
use crate::say;

pub const LANGUAGE: Text = Text::new("nl-NL", "en-GB");
pub const ESTIMATE: Text = Text::new("raming, geen voorspelling", "estimate, not a forecast");
pub const LAST: Text = Text::new("Waar deze cijfers op rusten", "What these figures rest on");
pub const CHART: Text = Text::new("Grafiek", "Chart");
pub const NOT_ASKED: Text = Text::new("Wat kost wachten, en wie wacht?", "What does waiting cost, and who waits?");

pub fn many(count: usize, municipality: &str, language: Language) -> String {
    say!(
        language,
        "Wat veranderen {count} scenario's aan wachten, geld en hulp in {municipality}?",
        "What do {count} scenarios change in waiting, money and help in {municipality}?"
    )
}

pub fn about(municipality: &str, first: &str, last: &str, language: Language) -> String {
    let estimate = ESTIMATE.of(language);
    say!(
        language,
        "{municipality}, {first} tot en met {last}: {estimate}",
        "{municipality}, {first} up to and including {last}: {estimate}"
    )
}

pub fn source(version: &str, times: &str, seed: u64, municipality: &str, language: Language) -> String {
    let estimate = ESTIMATE.of(language);
    say!(
        language,
        "wmosim {version} · {times} keer nagespeeld · zaad {seed} · {municipality} · {estimate}",
        "wmosim {version} · {times} replications · seed {seed} · {municipality} · {estimate}"
    )
}

pub fn notes(description: &str, source: &str, language: Language) -> String {
    say!(
        language,
        "Wat er te zien is: {description}\n\nBron: {source}",
        "What there is to see: {description}\n\nSource: {source}"
    )
}

pub fn replayed(times: u32, language: Language) -> String {
    if times == 1 {
        return language
            .say(
                "Elk scenario is één keer nagespeeld. Van geen enkel verschil is te zeggen of het toeval is.",
                "Each scenario was simulated once. No difference can be told from chance.",
            )
            .into();
    }
    let times = language.number(f64::from(times), 0);
    say!(
        language,
        "Elk scenario is {times} keer nagespeeld. Dezelfde inwoners treffen in elk scenario hetzelfde toeval, dus verschillen zijn betrouwbaarder dan standen.",
        "Each scenario was simulated {times} times. The same inhabitants meet the same luck in each scenario, so differences are more reliable than levels."
    )
}

pub fn assumed(count: Count, language: Language) -> String {
    say!(
        language,
        "Van de {} instellingen zijn er {} een aanname. {} Alle staan in resultaten.xlsx en rapport.html.",
        "Of the {} settings, {} are an assumption. {} All are in resultaten.xlsx and rapport.html.",
        language.count(count.all),
        language.count(count.assumed),
        count.unexplained(language)
    )
}

pub fn not_answered(title: &str, caveat: &str, language: Language) -> String {
    say!(language, "Niet beantwoord bij {title}: {caveat}", "Not answered by {title}: {caveat}")
}

pub const NO_FORECAST: Text = Text::new(
    "Dit is een raming en geen voorspelling: wat volgt als de aannames kloppen.",
    "This is an estimate and not a forecast: what follows if the assumptions hold.",
);

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
