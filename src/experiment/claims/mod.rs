//! The claims of the field about each mechanism, and what the model says of them.
//!
//! A claim turns one knob from a date on and compares paired replications with and without. It holds when
//! the 95% interval of every difference it names lies wholly on the side it names.

pub mod picture;
mod run;

pub use run::{Finding, Outcome, Verdict, examine};

use crate::language::Language;
use crate::scenario::{self, Loader, Rejected, Scenario, Unreadable, Variant, parse};
use crate::schema::{Faults, Kind, Name, Rule, Setting, Value};

/// The claims that come with the program.
const CLAIMS: &str = include_str!("beweringen.toml");

settings! {
    /// De beweringen uit het veld.
    pub struct Claims {
        /// De beweringen, elk onder een kop `[[bewering]]`.
        bewering: Vec<Claim>,
    }
}

settings! {
    /// Een bewering uit het veld over één mechanisme.
    pub struct Claim {
        /// Kenmerk van het mechanisme.
        id: String { example: "\"M1\"" },
        /// Naam van het mechanisme.
        naam: String { example: "\"Stille afwijking\"" },
        /// Wat er wordt beweerd.
        bewering: String { example: "\"Accepteren is nu goedkoper en later duurder.\"" },
        /// Aan welke knop wordt gedraaid, in woorden.
        knop: String { example: "\"afwijking.reactie\"" },
        /// Waar de bewering ophoudt.
        grens: Option<String>,
        /// Hetzelfde in het Engels.
        engels: English,
        /// Instellingen van beide kanten, de hele simulatie.
        gedeeld: Option<Raw>,
        /// Instellingen van de ene kant, vanaf de start.
        zonder: Option<Raw>,
        /// Instellingen van de andere kant, vanaf de start.
        met: Raw,
        /// Wat er moet verschillen.
        toets: Vec<Test>,
        /// Hoe het verschil door de tijd loopt, voor een grafiek.
        verloop: Option<picture::Course>,
        /// Waar het verschil omslaat over twee omstandigheden, voor een kaart.
        kaart: Option<picture::Field>,
    }
}

settings! {
    /// Een bewering in het Engels.
    pub struct English {
        /// Naam van het mechanisme.
        naam: String { example: "\"Silent deviation\"" },
        /// Wat er wordt beweerd.
        bewering: String { example: "\"Accepting is cheaper at first and dearer later.\"" },
        /// Aan welke knop wordt gedraaid, in woorden.
        knop: String { example: "\"afwijking.reactie\"" },
        /// Waar de bewering ophoudt.
        grens: Option<String>,
    }
}

settings! {
    /// Een verschil dat de bewering voorspelt.
    pub struct Test {
        /// De maat.
        maat: Name { example: "\"uitgaven\"" },
        /// Welke kant het op gaat.
        richting: Direction { example: "\"hoger\"" },
        /// Eerste maand van de meting, vanaf 1. Zonder is het de hele periode.
        van_maand: Option<u32> { unit: "maand", min: 1.0, max: 6000.0, example: "1" },
        /// Laatste maand van de meting.
        tot_maand: Option<u32> { unit: "maand", min: 1.0, max: 6000.0, example: "3" },
    }
}

choices! {
    /// Welke kant een verschil op gaat.
    pub enum Direction ("een richting") {
        /// Met de knop is de maat hoger.
        Higher = "hoger",
        /// Met de knop is de maat lager.
        Lower = "lager",
    }
}

/// Settings as typed, to be laid over others.
#[derive(Clone, Debug, PartialEq)]
pub struct Raw(pub Value);

impl Setting for Raw {
    fn read(value: &Value, _rule: &Rule, _path: &str, _faults: &mut Faults) -> Option<Raw> {
        Some(Raw(value.clone()))
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Table(Vec::new())
    }
}

impl Claims {
    /// The claims that come with the program.
    pub fn built_in() -> Claims {
        let mut faults = Faults::default();
        let tree = parse::parse(CLAIMS, 0, &mut faults).tree;
        let claims = Claims::read(&tree, &Rule::ANY, "", &mut faults);
        claims.filter(|_| faults.is_empty()).expect("a test reads the built-in claims")
    }
}

impl Claim {
    /// The name of the mechanism.
    pub fn name(&self, language: Language) -> &str {
        language.say(&self.naam, &self.engels.naam)
    }

    /// What is claimed.
    pub fn said(&self, language: Language) -> &str {
        language.say(&self.bewering, &self.engels.bewering)
    }

    /// Which knob is turned, in words.
    pub fn knob(&self, language: Language) -> &str {
        language.say(&self.knop, &self.engels.knop)
    }

    /// Where the claim stops.
    pub fn limit(&self, language: Language) -> Option<&str> {
        language.say(&self.grens, &self.engels.grens).as_deref()
    }

    /// The scenarios without and with the knob turned.
    ///
    /// # Errors
    ///
    /// When the claim's settings do not exist: a fault of the claim, not of a user.
    pub fn scenarios(&self) -> Result<[Scenario; 2], Rejected> {
        let basis = scenario::read("basis.toml", &Basis)?;
        let side = |raw: Option<&Raw>| basis.vary(&variant(self.gedeeld.as_ref(), raw));
        Ok([side(self.zonder.as_ref())?, side(Some(&self.met))?])
    }
}

/// The shared settings for the whole run and those of one side from the start on.
fn variant(shared: Option<&Raw>, side: Option<&Raw>) -> Variant {
    let mut variant = Variant::default();
    shared.iter().for_each(|raw| variant.whole = raw.0.clone());
    side.iter().for_each(|raw| variant.from_start = raw.0.clone());
    variant
}

/// The base scenario that comes with the program.
struct Basis;

impl Loader for Basis {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        if path == "basis.toml" { Ok(crate::scenario::BASIS.into()) } else { Err(Unreadable::Missing) }
    }
}
