//! Tests of reading scenarios, against a small model of their own.

mod layers;
#[cfg(feature = "cli")]
mod messages;
mod robust;

use super::resolve::{Draft, Model, drafts};
use super::source::{Loader, Unreadable};
use super::{Rejected, header};
use crate::schema::{Faults, Levels, Name, Named, Value};
use jiff::civil::Date;

settings! {
    /// Een kleine gemeente.
    pub struct Small {
        /// De periode.
        tijd: Time,
        /// Het team van consulenten.
        team: Team,
        /// Het onderzoek na een melding.
        onderzoek: Inquiry,
        /// De cliëntprofielen.
        profiel: Named<Profile>,
        /// De producten.
        product: Named<Product>,
    }
}

settings! {
    /// De periode.
    pub struct Time {
        /// Eerste dag van de simulatie.
        start: Date { example: "2026-01-01" },
    }
}

settings! {
    /// Het team van consulenten.
    pub struct Team {
        /// Formatie van het team.
        fte: f64 { unit: "fte", min: 0.0, max: 1e6, example: "22.0" },
        /// Deel van de week dat aan iets anders opgaat.
        verzuim: f64 { min: 0.0, max: 1.0, example: "0.07" },
        /// Aantal dossiers dat een consulent tegelijk heeft.
        dossiers: u32 { unit: "dossiers", min: 1.0, max: 200.0, example: "25" },
        /// Of het team op feestdagen vrij is.
        feestdagen_vrij: bool { example: "true" },
        /// Wie een dossier krijgt.
        toewijzing: Policy { example: "\"eerst_beschikbaar\"" },
    }
}

choices! {
    /// Wie een dossier krijgt.
    pub enum Policy ("een toewijzing") {
        /// Wie het eerst vrij is.
        First = "eerst_beschikbaar",
        /// Wie de minste dossiers heeft.
        Least = "minste_dossiers",
    }
}

settings! {
    /// Het onderzoek na een melding.
    pub struct Inquiry {
        /// Uren voor een dossier van elk niveau.
        uren: Levels { unit: "uur", min: 0.0, max: 1000.0, example: "[4.0, 5.0, 6.0, 8.0, 10.0]" },
        /// De stappen van het onderzoek.
        stap: Option<Vec<Step>>,
    }
}

settings! {
    /// Een stap van het onderzoek.
    pub struct Step {
        /// De naam van de stap.
        naam: String { example: "\"huisbezoek\"" },
        /// Wachttijd voor de stap.
        wachttijd: f64 { unit: "weken", min: 0.0, max: 52.0, example: "2.0" },
    }
}

settings! {
    /// Een groep cliënten.
    pub struct Profile {
        /// Nieuwe meldingen per jaar.
        meldingen: f64 { unit: "per jaar", min: 0.0, example: "400.0" },
        /// Welk product deze groep meestal krijgt.
        product: Name { example: "\"hbh\"" },
    }
}

settings! {
    /// Een product.
    pub struct Product {
        /// Prijs.
        tarief: f64 { unit: "euro per uur", min: 0.0, max: 1e4, example: "34.5" },
        /// Budget.
        budget: Option<f64> { unit: "euro", min: 1000.0, example: "1800000" },
        /// Tot wanneer het contract loopt.
        einde: Option<Date> { example: "2028-12-31" },
    }
}

impl Model for Small {
    fn check(&self, tree: &Value, faults: &mut Faults) {
        for (name, profile) in &self.profiel.0 {
            if self.product.position(&profile.product.text).is_none() {
                let known = self.product.names().map(str::to_owned).collect();
                let problem = crate::schema::Problem::UnknownName {
                    name: profile.product.text.clone(),
                    known,
                    what: "een product".into(),
                };
                faults.add(profile.product.place, format!("profiel.{}.product", name.text), problem);
            }
        }
        if self.team.fte == 0.0 {
            let place = tree.place_of(&["team", "fte"]);
            faults.rule(place, "team.fte", "Zonder formatie wordt geen enkele melding onderzocht.");
        }
    }
}

/// Files in memory.
struct Shelf(Vec<(String, Vec<u8>)>);

impl Shelf {
    fn new(files: &[(&str, &str)]) -> Shelf {
        Shelf(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
    }
}

impl Loader for Shelf {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        self.0.iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes.clone()).ok_or(Unreadable::Missing)
    }

    fn neighbours(&self, _path: &str) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }
}

/// The header that each test file begins with, on three lines.
const HEAD: &str = "titel = \"Proef\"\nvraag = \"Wat als?\"\nbeantwoordt_niet = \"De rest.\"\n";

/// The settings of a complete file.
const SETTINGS: &str = r#"
[tijd]
start = 2026-01-01

[team]
fte = 22.0
verzuim = 0.07
dossiers = 25
feestdagen_vrij = true
toewijzing = "eerst_beschikbaar"

[onderzoek]
uren = [4.0, 5.0, 6.0, 8.0, 10.0]

[profiel.dementie]
meldingen = 400.0
product = "hbh"

[product.hbh]
tarief = 34.5
"#;

/// A complete file that others can build on.
fn basis() -> String {
    format!("titel = \"Basis\"\nvraag = \"Hoe gaat het nu?\"\nbeantwoordt_niet = \"De rest.\"\n{SETTINGS}")
}

fn read(files: &[(&str, &str)], paths: &[&str]) -> Result<Vec<Draft<Small>>, Rejected> {
    let paths: Vec<String> = paths.iter().map(|p| (*p).to_owned()).collect();
    drafts::<Small>(&paths, &Shelf::new(files))
}

/// Reads `proef.toml`, which builds on the complete basis and adds `text`.
fn on_basis(text: &str) -> Result<Draft<Small>, Rejected> {
    let own = format!("{HEAD}basis = \"basis.toml\"\n{text}");
    read(&[("basis.toml", &basis()), ("proef.toml", &own)], &["proef.toml"]).map(|mut all| all.remove(0))
}

#[test]
fn the_longest_title_is_what_its_help_says() {
    let help = &header::Header::fields()[0].help;
    assert!(help.contains(&header::LONGEST_TITLE.to_string()));
}
