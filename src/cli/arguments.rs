//! What can be typed.
//!
//! The comments in Dutch are the help that users read. The exit codes are those of [`End`].

use super::dutch;
use super::end::{End, Trouble, print};
use super::help;
use super::json;
use super::options::{
    Calibrate, Check, Claims, Compare, Complete, Explain, Journey, Logbook, New, Raster, Schema, Sensitivity, Size,
    Validate, WarmUp,
};
use clap::error::ErrorKind;
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;

/// Speelt het werk van een Wmo-team na, van melding tot zorg, om beleid te vergelijken.
#[derive(Debug, Parser)]
#[command(
    name = "wmosim",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    override_usage = "wmosim <opdracht> [opties]",
    help_template = dutch::TOP_TEMPLATE,
    after_help = help::TOP,
)]
pub struct Arguments {
    /// Wat het programma moet doen.
    #[command(subcommand)]
    pub command: Command,
    /// De algemene opties.
    #[command(flatten)]
    pub common: Common,
    /// Toon de versie
    #[arg(short = 'V', long = "versie", alias = "version", action = ArgAction::Version)]
    version: Option<bool>,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// Toon deze uitleg
    #[arg(short = 'h', long = "help", alias = "hulp", action = ArgAction::Help, global = true, display_order = 999)]
    help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Simuleer scenario's en vergelijk ze: tabel, grafieken en cijfers
    #[command(
        name = "vergelijk",
        override_usage = "wmosim vergelijk [SCENARIO]... [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::COMPARE,
    )]
    Compare(Compare),
    /// Zoek de goedkoopste stand van een of twee knoppen waarmee een doel wordt gehaald
    #[command(
        name = "dimensioneer",
        override_usage = "wmosim dimensioneer SCENARIO --doel DOEL --knop KNOP [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::SIZE,
    )]
    Size(Size),
    /// Kijk of de aanloop lang genoeg is
    #[command(
        name = "aanloop",
        override_usage = "wmosim aanloop SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::WARM_UP,
    )]
    WarmUp(WarmUp),
    /// Leg de uitkomsten van een scenario naast cijfers van buiten
    #[command(
        name = "ijk",
        override_usage = "wmosim ijk SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::CALIBRATE,
    )]
    Calibrate(Calibrate),
    /// Kijk scenario's na zonder te simuleren, en toon wat ze veranderen
    #[command(
        name = "controleer",
        override_usage = "wmosim controleer [SCENARIO]...",
        help_template = dutch::TEMPLATE,
        after_help = help::CHECK,
    )]
    Check(Check),
    /// Begin een eigen scenario: een bestand met uitleg om in te vullen
    #[command(
        name = "nieuw",
        override_usage = "wmosim nieuw NAAM [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::NEW,
    )]
    New(New),
    /// Geef het JSON Schema waarmee een editor scenario's aanvult en nakijkt
    #[command(
        name = "schema",
        override_usage = "wmosim schema [SOORT] [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::SCHEMA,
    )]
    Schema(Schema),
    /// Laat uw opdrachtregel opdrachten en opties aanvullen met de tabtoets
    #[command(
        name = "aanvullen",
        alias = "completions",
        override_usage = "wmosim aanvullen SCHIL",
        help_template = dutch::TEMPLATE,
        after_help = help::COMPLETE,
    )]
    Complete(Complete),
    /// Schrijf alles op wat er in één herhaling gebeurt, als CSV
    #[command(
        name = "logboek",
        override_usage = "wmosim logboek SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::LOGBOOK,
    )]
    Logbook(Logbook),
    /// Vertel de jaren van één cliënt, ook naast hetzelfde leven in een ander scenario
    #[command(
        name = "clientreis",
        alias = "cliëntreis",
        override_usage = "wmosim clientreis SCENARIO [TWEEDE_SCENARIO] [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::JOURNEY,
    )]
    Journey(Journey),
    /// Toets wat het veld over elk mechanisme beweert aan het model
    #[command(
        name = "beweringen",
        override_usage = "wmosim beweringen [KENMERK]... [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::CLAIMS,
    )]
    Claims(Claims),
    /// Ga na of het programma goed rekent: het model naast wachtrijtheorie
    #[command(
        name = "valideer",
        override_usage = "wmosim valideer [SCENARIO]... [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::VALIDATE,
    )]
    Validate(Validate),
    /// Speel een onderzoek na over een raster van instellingen
    #[command(
        name = "raster",
        override_usage = "wmosim raster ONDERZOEK [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::RASTER,
    )]
    Raster(Raster),
    /// Verklaar waar wachten, overschrijding en stil tekort vandaan komen
    #[command(
        name = "verklaar",
        override_usage = "wmosim verklaar SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::EXPLAIN,
    )]
    Explain(Explain),
    /// Onderzoek van welke aannames de uitkomsten afhangen
    #[command(
        name = "gevoeligheid",
        override_usage = "wmosim gevoeligheid SCENARIO [opties]",
        help_template = dutch::TEMPLATE,
        after_help = help::SENSITIVITY,
    )]
    Sensitivity(Sensitivity),
}

/// Reads what was typed. Help and version are printed here.
///
/// # Errors
///
/// When it cannot be understood, with the Dutch reason, or when help was printed: then without text.
pub fn read(typed: impl IntoIterator<Item = OsString>) -> Result<Arguments, Trouble> {
    let typed: Vec<OsString> = typed.into_iter().collect();
    json::note(&typed);
    let found = Arguments::command().try_get_matches_from(&typed);
    let error = match found.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => return Ok(arguments),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print(error.render().ansi().to_string().trim_end())?;
            Err(Trouble::new(End::Done, ""))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Err(Trouble::new(End::Wrong, error.render().ansi().to_string()))
        }
        _ => Err(Trouble::wrong(dutch::explain(&error, &typed))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Options;

    #[test]
    fn the_command_line_is_declared_without_contradictions() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_defaults_are_those_that_the_help_promises() {
        let Ok(Arguments { command: Command::Compare(compare), .. }) =
            read(["wmosim", "vergelijk"].map(OsString::from))
        else {
            panic!("this is a whole command")
        };
        assert_eq!(compare.run.options(), Options { replications: 40, seed: 1, threads: 0 });
        assert!(compare.scenarios.is_empty() && !compare.overwrite && !compare.run.pace.quiet);
    }

    /// Words as a shell makes them: apart at spaces, together within single quotes; nothing from `>` or `#` on.
    fn words(line: &str) -> Vec<OsString> {
        let mut words: Vec<String> = vec![String::new()];
        let mut quoted = false;
        for c in line.chars() {
            match c {
                '\'' => quoted = !quoted,
                '>' if !quoted => break,
                ' ' if !quoted => words.push(String::new()),
                c => words.last_mut().expect("there is one").push(c),
            }
        }
        words.into_iter().filter(|word| !word.is_empty()).map(OsString::from).collect()
    }

    /// The examples in a help text, without the remark behind them.
    fn examples(help: &str) -> Vec<String> {
        let joined = help.replace("\\\n", " ");
        let lines = joined.lines().filter_map(|line| line.strip_prefix("  wmosim "));
        lines.map(|line| format!("wmosim {}", line.split("   ").next().unwrap_or(line))).collect()
    }

    #[test]
    fn every_example_in_the_help_can_be_typed_and_names_what_exists() {
        let whole = Arguments::command();
        let mut count = 0;
        for command in std::iter::once(&whole).chain(whole.get_subcommands()) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let own = examples(&help);
            assert!(!own.is_empty(), "{} has an example", command.get_name());
            for example in own {
                count += 1;
                let typed = words(&example);
                if let Err(trouble) = read(typed.clone()) {
                    panic!("{example}: {}", trouble.text);
                }
                for word in typed.iter().filter_map(|word| word.to_str()) {
                    // What begins like this is the reader's own.
                    let own = ["onze-", "scenarios/onze-", "eigen-"].iter().any(|own| word.starts_with(own));
                    let file = word.ends_with(".toml") && !word.contains('*');
                    assert!(!file || own || std::path::Path::new(word).is_file(), "{example} names {word}");
                }
            }
        }
        assert!(count >= 30, "{count}");
    }

    #[test]
    fn the_commands_in_messages_are_those_that_exist() {
        let whole = Arguments::command();
        let mut exist: Vec<&str> = whole.get_subcommands().map(|command| command.get_name()).collect();
        let mut named = dutch::COMMANDS.to_vec();
        exist.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, exist);
    }

    #[test]
    fn every_command_explains_its_exit_codes() {
        for command in Arguments::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains("indigt met 0"), "{}: {help}", command.get_name());
        }
    }
}
