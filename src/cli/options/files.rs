//! What the commands take that make a file to work with.
//!
//! The comments in Dutch are the help that users read.

use crate::cli::dutch;
use clap::Args;
use std::path::PathBuf;

/// What `nieuw` takes.
#[derive(Debug, Args)]
pub struct New {
    /// Naam van het scenario: kleine letters, cijfers en streepjes, zoals twee-erbij
    #[arg(value_name = "NAAM")]
    pub name: String,
    /// Map voor het scenario; daar staat ook basis.toml. Standaard scenarios
    #[arg(long = "in", value_name = "MAP", default_value = "scenarios", hide_default_value = true)]
    pub folder: PathBuf,
    /// Bestaand scenario in die map om op voort te bouwen. Standaard basis
    #[arg(long = "van", value_name = "SCENARIO", default_value = "basis", hide_default_value = true)]
    pub from: String,
    /// Titel voor tabellen en grafieken. Standaard de naam
    #[arg(long = "titel", value_name = "TEKST")]
    pub title: Option<String>,
    /// De vraag die het scenario beantwoordt. Standaard een zin om zelf te vervangen
    #[arg(long = "vraag", value_name = "TEKST")]
    pub question: Option<String>,
}

/// What `schema` takes.
#[derive(Debug, Args)]
pub struct Schema {
    /// Waarvoor: scenario, of onderzoek (voor `wmosim raster`). Standaard scenario
    #[arg(value_name = "SOORT", default_value = "scenario", hide_default_value = true, value_parser = dutch::subject)]
    pub subject: Subject,
    /// Schrijf het naar dit bestand. Standaard komt het op het scherm
    #[arg(long = "schrijf", value_name = "BESTAND")]
    pub write: Option<PathBuf>,
}

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A scenario.
    Scenario,
    /// A study for `raster`.
    Study,
}

/// What `aanvullen` takes.
#[derive(Debug, Args)]
pub struct Complete {
    /// Uw opdrachtregel: bash, zsh, fish of powershell
    #[arg(value_name = "SCHIL", value_parser = dutch::shell)]
    pub shell: clap_complete::Shell,
}
