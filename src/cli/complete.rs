//! `wmosim aanvullen`: the script with which a shell completes what is typed.

use super::arguments::Arguments;
use super::end::{End, Trouble, print};
use super::options::Complete;
use clap::CommandFactory;

/// Runs the command.
///
/// # Errors
///
/// When the script cannot be written.
pub fn run(arguments: &Complete) -> Result<End, Trouble> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "wmosim", &mut script);
    print(String::from_utf8_lossy(&script).trim_end())?;
    Ok(End::Done)
}
