//! `wmosim`, the program.

use std::process::ExitCode;
use wmosim::cli::arguments::{self, Command};
use wmosim::cli::{calibrate, check, claims, compare, crash, end, explain, sensitivity};

fn main() -> ExitCode {
    crash::guard(|| {
        let outcome = arguments::read(std::env::args_os()).and_then(|arguments| match arguments.command {
            Command::Compare(arguments) => compare::run(&arguments),
            Command::Calibrate(arguments) => calibrate::run(&arguments),
            Command::Claims(arguments) => claims::run(&arguments),
            Command::Explain(arguments) => explain::run(&arguments),
            Command::Sensitivity(arguments) => sensitivity::run(&arguments),
            Command::Check(arguments) => check::run(&arguments),
        });
        end::conclude(outcome)
    })
}
