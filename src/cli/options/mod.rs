//! What each command takes: its arguments and options.
//!
//! The comments in Dutch are the help that users read.

mod files;
mod one;
mod research;
mod trust;

pub use files::{Complete, New, Schema, Subject};
pub use one::{Journey, Logbook, One};
pub use research::{Explain, Raster, Sensitivity, Size};
pub use trust::{Calibrate, Check, Claims, Validate, WarmUp};

use crate::cli::dutch;
use crate::cli::end::Trouble;
use crate::experiment::sequential::{DEFAULT_MAXIMUM, DEFAULT_MINIMUM};
use crate::experiment::{DEFAULT_REPLICATIONS, DEFAULT_SEED, Demand, Options};
use crate::language::Language;
use clap::Args;
use std::path::PathBuf;

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
    /// Map met uw huisstijl: kleuren, lettertype en logo in `huisstijl.toml`, een sjabloon `presentatie.pptx`, een `rapport.css`
    #[arg(long = "huisstijl", value_name = "MAP")]
    pub house_style: Option<PathBuf>,
    /// In which language the results are.
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

/// In which language the results are.
#[derive(Clone, Copy, Debug, Args)]
pub struct Tongue {
    /// Taal van de uitkomsten en de grafieken: nl of en. Standaard nl
    #[arg(long = "taal", value_name = "TAAL", default_value = "nl", hide_default_value = true,
          value_parser = dutch::language)]
    pub language: Language,
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

/// From which seed.
#[derive(Clone, Copy, Debug, Args)]
pub struct Seed {
    /// Zaad: het getal waaruit al het toeval volgt. Standaard 1
    #[arg(long = "seed", value_name = "N", default_value_t = DEFAULT_SEED, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::seed)]
    pub seed: u64,
}

/// At what pace, and whether it is shown.
#[derive(Clone, Copy, Debug, Args)]
pub struct Pace {
    /// Aantal processorkernen dat meewerkt. Standaard alle; de uitkomst hangt er niet van af
    #[arg(long = "threads", value_name = "N", allow_negative_numbers = true, value_parser = dutch::threads)]
    threads: Option<usize>,
    /// Toon geen voortgang
    #[arg(long = "stil")]
    pub quiet: bool,
}

impl Pace {
    /// Threads at most; 0 for as many as there are cores.
    pub fn threads(&self) -> usize {
        self.threads.unwrap_or(0)
    }
}

/// How to run.
#[derive(Clone, Copy, Debug, Args)]
pub struct Run {
    /// Aantal keren dat elk scenario wordt nagespeeld. Standaard 40
    #[arg(long = "replicaties", value_name = "N", default_value_t = DEFAULT_REPLICATIONS, hide_default_value = true,
          allow_negative_numbers = true, value_parser = dutch::replications)]
    pub replications: u32,
    /// From which seed.
    #[command(flatten)]
    pub from: Seed,
    /// At what pace, and whether it is shown.
    #[command(flatten)]
    pub pace: Pace,
}

impl Run {
    /// The options of the experiment.
    pub fn options(&self) -> Options {
        Options { replications: self.replications, seed: self.from.seed, threads: self.pace.threads() }
    }
}
