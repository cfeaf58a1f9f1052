//! What the commands take that tell how far the model can be trusted.
//!
//! The comments in Dutch are the help that users read.

use super::{Form, Pace, Run, Seed, Tongue};
use crate::cli::dutch;
use crate::experiment::warm_up;
use clap::Args;
use std::path::PathBuf;

/// What `aanloop` takes.
#[derive(Debug, Args)]
pub struct WarmUp {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Aantal herhalingen waarover de maanden worden gemiddeld, minstens 10. Standaard 60
    #[arg(long = "replicaties", value_name = "N", default_value_t = warm_up::DEFAULT_REPLICATIONS,
          hide_default_value = true, allow_negative_numbers = true, value_parser = dutch::at_least_ten)]
    pub replications: u32,
    /// From which seed.
    #[command(flatten)]
    pub from: Seed,
    /// At what pace, and whether it is shown.
    #[command(flatten)]
    pub pace: Pace,
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
    /// From which seed.
    #[command(flatten)]
    pub from: Seed,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
    /// In which language the results are.
    #[command(flatten)]
    pub language: Tongue,
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
    /// From which seed.
    #[command(flatten)]
    pub from: Seed,
    /// At what pace, and whether it is shown.
    #[command(flatten)]
    pub pace: Pace,
    /// In which language the results are.
    #[command(flatten)]
    pub language: Tongue,
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
