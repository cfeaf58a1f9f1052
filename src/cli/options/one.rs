//! What the commands take that follow one replication.
//!
//! The comments in Dutch are the help that users read.

use super::Seed;
use crate::cli::dutch;
use clap::Args;
use std::path::PathBuf;

/// What `logboek` takes.
#[derive(Debug, Args)]
pub struct Logbook {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Schrijf alleen op wat deze cliënt meemaakt
    #[arg(long = "client", alias = "cliënt", value_name = "NUMMER", allow_negative_numbers = true,
          value_parser = dutch::client)]
    pub client: Option<u32>,
    /// Laat de aanloop weg
    #[arg(long = "zonder-aanloop")]
    pub without_warm_up: bool,
    /// Bestand voor het logboek. Standaard output/logboek- met de naam van het scenario
    #[arg(long = "uit", value_name = "BESTAND")]
    pub destination: Option<PathBuf>,
    /// Vervang het logboek dat er al staat
    #[arg(long = "overschrijf")]
    pub overwrite: bool,
    /// Which replication.
    #[command(flatten)]
    pub one: One,
}

/// What `clientreis` takes.
#[derive(Debug, Args)]
pub struct Journey {
    /// Naam of bestand van het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Een tweede scenario, om dezelfde cliënt ernaast te zien
    #[arg(value_name = "TWEEDE_SCENARIO")]
    pub other: Option<String>,
    /// Nummer van de cliënt in het eerste scenario
    #[arg(long = "client", alias = "cliënt", value_name = "NUMMER", allow_negative_numbers = true,
          value_parser = dutch::client, conflicts_with = "profile")]
    pub client: Option<u32>,
    /// Profiel waaruit het programma een cliënt met een lang verhaal kiest, zoals dementie
    #[arg(long = "profiel", value_name = "NAAM")]
    pub profile: Option<String>,
    /// Which replication.
    #[command(flatten)]
    pub one: One,
}

/// Which replication.
#[derive(Clone, Copy, Debug, Args)]
pub struct One {
    /// Welke herhaling. Standaard 1
    #[arg(long = "replicatie", value_name = "N", default_value_t = 1, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::replications)]
    pub replication: u32,
    /// From which seed.
    #[command(flatten)]
    pub from: Seed,
}
