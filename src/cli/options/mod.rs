//! What each command takes: its arguments and options.
//!
//! The comments in Dutch are the help that users read.

mod files;
mod one;

pub use files::{Complete, New, Schema, Subject};
pub use one::{Journey, Logbook, One};

use crate::cli::dutch;
use crate::cli::end::Trouble;
use crate::experiment::sensitivity::Size as Thoroughness;
use crate::experiment::sequential::{DEFAULT_MAXIMUM, DEFAULT_MINIMUM};
use crate::experiment::{DEFAULT_REPLICATIONS, DEFAULT_SEED, Demand, Options, sizing, warm_up};
use crate::language::Language;
use clap::{ArgAction, Args};
use std::path::PathBuf;

/// What `verklaar` takes.
#[derive(Debug, Args)]
pub struct Explain {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Patroon dat wordt weggedacht; mag vaker, hoogstens acht
    #[arg(long = "patroon", value_name = "NAAM")]
    pub patterns: Vec<String>,
    /// Bestand met eigen patronen
    #[arg(long = "patronen", value_name = "BESTAND")]
    pub file: Option<PathBuf>,
    /// Uitkomst die wordt verklaard; mag vaker. Standaard doorlooptijd_gem, overschrijding en onvervuld_stil
    #[arg(long = "maat", value_name = "MAAT")]
    pub measures: Vec<String>,
    /// Map voor de resultaten. Standaard output/verklaar- met de naam van het scenario
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// How to run.
    #[command(flatten)]
    pub run: Run,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// What `gevoeligheid` takes.
#[derive(Debug, Args)]
pub struct Sensitivity {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Uitkomst; mag vaker. Standaard doorlooptijd_gem, overschrijding en onvervuld_stil
    #[arg(long = "maat", value_name = "MAAT")]
    pub measures: Vec<String>,
    /// Bestand met eigen bereiken. Een eigen bereik vervangt het ingebouwde van dezelfde instelling
    #[arg(long = "bereiken", value_name = "BESTAND")]
    pub ranges: Option<PathBuf>,
    /// Bekijk alleen deze instelling; mag vaker
    #[arg(long = "sleutel", value_name = "SLEUTEL")]
    pub keys: Vec<String>,
    /// Hoe grondig: klein (twee minuten), gewoon (vijf minuten) of groot (een half uur), op twee kernen
    #[arg(long = "grootte", value_name = "GROOTTE", default_value = "gewoon", hide_default_value = true,
          value_parser = dutch::size)]
    pub size: Thoroughness,
    /// Map voor de resultaten. Standaard output/gevoeligheid- met de naam van het scenario
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// What `vergelijk` takes.
#[derive(Debug, Args)]
pub struct Compare {
    /// Namen, bestanden of mappen met scenario's. Zonder: alle in de map scenarios
    #[arg(value_name = "SCENARIO")]
    pub scenarios: Vec<String>,
    /// Scenario waarmee de andere worden vergeleken. Standaard `basis`, of anders het eerste
    #[arg(long = "referentie", value_name = "NAAM")]
    pub reference: Option<String>,
    /// Map voor de resultaten. Standaard output/ met de naam van de map of van het scenario
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// Map met uw huisstijl: een sjabloon `presentatie.pptx`, en kleuren en logo in `huisstijl.toml`
    #[arg(long = "huisstijl", value_name = "MAP")]
    pub house_style: Option<PathBuf>,
    /// In which language the report is.
    #[command(flatten)]
    pub language: Tongue,
    /// How precise.
    #[command(flatten)]
    pub accuracy: Accuracy,
    /// How to run.
    #[command(flatten)]
    pub run: Run,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// In which language the report is.
#[derive(Clone, Copy, Debug, Args)]
pub struct Tongue {
    /// Taal van het rapport en de grafieken: nl of en. Standaard nl
    #[arg(long = "taal", value_name = "TAAL", default_value = "nl", hide_default_value = true,
          value_parser = dutch::language)]
    pub language: Language,
}

/// What `dimensioneer` takes.
#[derive(Debug, Args)]
pub struct Size {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Wat moet worden gehaald, zoals 'binnen_termijn >= 95%'. Mag vaker: dan moet alles tegelijk
    #[arg(long = "doel", value_name = "DOEL", required = true, action = ArgAction::Append)]
    pub goals: Vec<String>,
    /// Wat er mag veranderen: sleutel, bereik en eventueel de stap, zoals 'team.fte=18..32:0.5'. Een of twee keer
    #[arg(long = "knop", value_name = "KNOP", required = true, action = ArgAction::Append)]
    pub knobs: Vec<String>,
    /// In welk deel van de simulaties het doel moet worden gehaald. Standaard 0,9: in 9 van de 10
    #[arg(long = "kans", value_name = "KANS", default_value_t = sizing::DEFAULT_CHANCE, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::share)]
    pub chance: f64,
    /// Laat de knoppen ook gelden in de aanloop. Standaard vanaf de eerste dag waarover wordt gerapporteerd
    #[arg(long = "ook-aanloop")]
    pub whole: bool,
    /// Aantal herhalingen waarmee een stand wordt getoetst; zoeken gaat met een kwart. Standaard 200
    #[arg(long = "replicaties", value_name = "N", default_value_t = sizing::DEFAULT_REPLICATIONS,
          hide_default_value = true, allow_negative_numbers = true, value_parser = dutch::at_least_ten)]
    pub replications: u32,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Map voor de resultaten. Standaard output/ met de naam van het scenario en `-dimensioneer`
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// What `aanloop` takes.
#[derive(Debug, Args)]
pub struct WarmUp {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Aantal herhalingen waarover de maanden worden gemiddeld. Standaard 20
    #[arg(long = "replicaties", value_name = "N", default_value_t = warm_up::DEFAULT_REPLICATIONS,
          hide_default_value = true, allow_negative_numbers = true, value_parser = dutch::at_least_ten)]
    pub replications: u32,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// What `ijk` takes.
#[derive(Debug, Args)]
pub struct Calibrate {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Bestand met doelen. Standaard de ingebouwde doelen voor een gemeente van 100.000 inwoners
    #[arg(long = "doelen", value_name = "BESTAND")]
    pub targets: Option<PathBuf>,
    /// Pas de vrije instellingen uit het bestand met doelen aan, en schrijf daarmee dit nieuwe scenario
    #[arg(long = "schrijf", value_name = "BESTAND", requires = "targets")]
    pub write: Option<PathBuf>,
    /// Vervang dat scenario als het al bestaat
    #[arg(long = "overschrijf", requires = "write")]
    pub overwrite: bool,
    /// How to run.
    #[command(flatten)]
    pub run: Run,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// What `raster` takes.
#[derive(Debug, Args)]
pub struct Raster {
    /// Bestand met het onderzoek
    #[arg(value_name = "ONDERZOEK")]
    pub experiment: PathBuf,
    /// Map voor de resultaten. Standaard output/ met de naam van het bestand
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// What `beweringen` takes.
#[derive(Debug, Args)]
pub struct Claims {
    /// Kenmerken van beweringen, zoals M8. Zonder: alle
    #[arg(value_name = "KENMERK")]
    pub ids: Vec<String>,
    /// Schrijf de tabel ook naar dit bestand, in Markdown
    #[arg(long = "schrijf", value_name = "BESTAND")]
    pub write: Option<PathBuf>,
    /// Teken in deze map waar beweringen omslaan: door de tijd, of over twee omstandigheden
    #[arg(long = "beelden", value_name = "MAP", conflicts_with = "json")]
    pub pictures: Option<PathBuf>,
    /// Aantal keren dat elke kant wordt nagespeeld. Standaard 40
    #[arg(long = "replicaties", value_name = "N", default_value_t = 40, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::replications)]
    pub replications: u32,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// What `valideer` takes.
#[derive(Debug, Args)]
pub struct Validate {
    /// Namen van validatiescenario's, zoals mm4-80. Zonder: alle
    #[arg(value_name = "SCENARIO")]
    pub cases: Vec<String>,
    /// Schrijf de tabel ook naar dit bestand, als CSV
    #[arg(long = "uit", value_name = "BESTAND")]
    pub destination: Option<PathBuf>,
    /// Vervang het bestand dat er al staat
    #[arg(long = "overschrijf", requires = "destination")]
    pub overwrite: bool,
    /// Schrijf de uitleg met de tabel naar dit bestand, in Markdown
    #[arg(long = "schrijf", value_name = "BESTAND")]
    pub write: Option<PathBuf>,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// What `controleer` takes.
#[derive(Debug, Args)]
pub struct Check {
    /// Namen, bestanden of mappen met scenario's. Zonder: alle in de map scenarios
    #[arg(value_name = "SCENARIO")]
    pub scenarios: Vec<String>,
    /// In what form.
    #[command(flatten)]
    pub form: Form,
}

/// In what form the answer comes.
#[derive(Clone, Copy, Debug, Args)]
pub struct Form {
    /// Geef de uitkomst als JSON, voor een ander programma
    #[arg(long = "json")]
    pub json: bool,
}

/// How precise the key figures must be.
#[derive(Clone, Copy, Debug, Args)]
pub struct Accuracy {
    /// Ga door tot elk kerncijfer zo precies is, zoals 5%: het halve 95%-interval als deel van het cijfer
    #[arg(long = "precisie", value_name = "DEEL", conflicts_with = "replications", allow_negative_numbers = true,
          value_parser = dutch::share)]
    pub precision: Option<f64>,
    /// Met --precisie: minstens zoveel herhalingen. Standaard 40
    #[arg(long = "minimaal", value_name = "N", requires = "precision", allow_negative_numbers = true,
          value_parser = dutch::at_least_ten)]
    pub minimum: Option<u32>,
    /// Met --precisie: hoogstens zoveel herhalingen. Standaard 1000
    #[arg(long = "maximaal", value_name = "N", requires = "precision", allow_negative_numbers = true,
          value_parser = dutch::at_least_ten)]
    pub maximum: Option<u32>,
}

impl Accuracy {
    /// The precision that was asked for, if any.
    ///
    /// # Errors
    ///
    /// When the least is more than the most.
    pub fn demand(&self) -> Result<Option<Demand>, Trouble> {
        let Some(share) = self.precision else { return Ok(None) };
        let maximum = self.maximum.unwrap_or_else(|| DEFAULT_MAXIMUM.max(self.minimum.unwrap_or(0)));
        let minimum = self.minimum.unwrap_or(DEFAULT_MINIMUM.min(maximum));
        if minimum > maximum {
            return Err(Trouble::wrong(format!(
                "`--minimaal` is {minimum}, maar `--maximaal` is {maximum}: het minimum mag niet hoger zijn"
            )));
        }
        Ok(Some(Demand { share, minimum, maximum }))
    }
}

/// How to run.
#[derive(Clone, Copy, Debug, Args)]
pub struct Run {
    /// Aantal keren dat elk scenario wordt nagespeeld. Standaard 40
    #[arg(long = "replicaties", value_name = "N", default_value_t = DEFAULT_REPLICATIONS, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::replications)]
    pub replications: u32,
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    pub threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
}

impl Run {
    /// The options of the experiment.
    pub fn options(&self) -> Options {
        Options { replications: self.replications, seed: self.seed, threads: self.threads.unwrap_or(0) }
    }
}
