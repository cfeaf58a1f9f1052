//! What the commands take that look into one scenario: what explains its outcomes, what they depend on, what is needed.
//!
//! The comments in Dutch are the help that users read.

use super::{Form, Pace, Run, Seed, Tongue};
use crate::cli::dutch;
use crate::experiment::sensitivity::Size as Thoroughness;
use crate::experiment::sizing;
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
    /// In which language the results are.
    #[command(flatten)]
    pub language: Tongue,
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
    /// From which seed.
    #[command(flatten)]
    pub from: Seed,
    /// Map voor de resultaten. Standaard output/ met de naam van het scenario en `-dimensioneer`
    #[arg(long = "uit", value_name = "MAP")]
    pub destination: Option<PathBuf>,
    /// Vervang de resultaten die al in die map staan
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
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
