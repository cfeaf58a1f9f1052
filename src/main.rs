//! `wmosim`, the program.

use std::process::ExitCode;
use wmosim::cli::arguments::{self, Command};
use wmosim::cli::{
    calibrate, check, claims, compare, complete, crash, end, explain, journey, logbook, new, raster, schema,
    sensitivity, sizing, validate, warm_up,
};

fn main() -> ExitCode {
    crash::guard(|| {
        let outcome = arguments::read(std::env::args_os()).and_then(|arguments| match arguments.command {
            Command::Compare(arguments) => compare::run(&arguments),
            Command::Size(arguments) => sizing::run(&arguments),
            Command::WarmUp(arguments) => warm_up::run(&arguments),
            Command::Calibrate(arguments) => calibrate::run(&arguments),
            Command::Claims(arguments) => claims::run(&arguments),
            Command::Logbook(arguments) => logbook::run(&arguments),
            Command::Journey(arguments) => journey::run(&arguments),
            Command::Explain(arguments) => explain::run(&arguments),
            Command::Sensitivity(arguments) => sensitivity::run(&arguments),
            Command::Check(arguments) => check::run(&arguments),
            Command::Validate(arguments) => validate::run(&arguments),
            Command::New(arguments) => new::run(&arguments),
            Command::Schema(arguments) => schema::run(&arguments),
            Command::Complete(arguments) => complete::run(&arguments),
            Command::Raster(arguments) => raster::run(&arguments),
        });
        end::conclude(outcome)
    })
}
