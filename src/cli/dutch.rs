//! The words of the command line in Dutch: the shape of the help, and what is wrong with what was typed.

use super::options::Subject;
use crate::experiment::sensitivity::Size;
use crate::language::Language;
use crate::scenario::lookup::nearest;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap_complete::Shell;
use std::error::Error;
use std::ffi::OsString;

/// The shape of the program's own help.
pub const TOP_TEMPLATE: &str = "\
{about}

\x1b[1;4mGebruik:\x1b[0m {usage}

\x1b[1;4mOpdrachten:\x1b[0m
{subcommands}

\x1b[1;4mOpties:\x1b[0m
{options}{after-help}

Uitleg bij een opdracht: wmosim <opdracht> --help";

/// The shape of the help of a command.
pub const TEMPLATE: &str = "\
{about}

\x1b[1;4mGebruik:\x1b[0m {usage}

\x1b[1;4mArgumenten:\x1b[0m
{positionals}

\x1b[1;4mOpties:\x1b[0m
{options}{after-help}";

/// The commands, for messages.
pub const COMMANDS: [&str; 15] = [
    "vergelijk",
    "verklaar",
    "gevoeligheid",
    "dimensioneer",
    "raster",
    "beweringen",
    "ijk",
    "valideer",
    "aanloop",
    "clientreis",
    "logboek",
    "controleer",
    "nieuw",
    "schema",
    "aanvullen",
];

/// The number of replications.
pub fn replications(text: &str) -> Result<u32, String> {
    whole(text, 1, 1_000_000).map(|number| number as u32)
}

/// The number of a client.
pub fn client(text: &str) -> Result<u32, String> {
    whole(text, 1, u64::from(u32::MAX)).map(|number| number as u32)
}

/// A number of replications that says something of the spread.
pub fn at_least_ten(text: &str) -> Result<u32, String> {
    whole(text, 10, 1_000_000).map(|number| number as u32)
}

/// A share between 0 and 1, as `5%`, `0,05` or `0.05`.
pub fn share(text: &str) -> Result<f64, String> {
    let (digits, scale) = text.strip_suffix('%').map_or((text, 1.0), |digits| (digits.trim_end(), 100.0));
    match digits.replace(',', ".").parse::<f64>() {
        Ok(number) if number > 0.0 && number < scale => Ok(number / scale),
        Ok(number) if scale == 1.0 && (1.0..100.0).contains(&number) => {
            Err(format!("dit moet meer dan 0% en minder dan 100% zijn; bedoelde u `{text}%`?"))
        }
        _ => Err("dit moet meer dan 0% en minder dan 100% zijn, zoals `5%` of `0,05`".to_owned()),
    }
}

/// The seed.
pub fn seed(text: &str) -> Result<u64, String> {
    whole(text, 0, u64::MAX)
}

/// The number of threads.
pub fn threads(text: &str) -> Result<usize, String> {
    whole(text, 1, 1_024).map(|number| number as usize)
}

/// How thoroughly the sensitivity is examined.
pub fn size(text: &str) -> Result<Size, String> {
    choose(text, &SIZES)
}

/// What a schema describes.
pub fn subject(text: &str) -> Result<Subject, String> {
    choose(text, &[("scenario", Subject::Scenario), ("onderzoek", Subject::Study)])
}

/// The shell of which the words are completed.
pub fn shell(text: &str) -> Result<Shell, String> {
    choose(
        text,
        &[("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish), ("powershell", Shell::PowerShell)],
    )
}

/// What `text` stands for, or which words there are to choose from.
fn choose<T: Copy>(text: &str, options: &[(&str, T)]) -> Result<T, String> {
    if let Some((_, value)) = options.iter().find(|(name, _)| *name == text) {
        return Ok(*value);
    }
    let names: Vec<&str> = options.iter().map(|(name, _)| *name).collect();
    let (last, rest) = names.split_last().expect("there is something to choose");
    let meant = nearest(text, names.iter().copied()).map(|name| format!(". Bedoelde u `{name}`?"));
    Err(format!("kies {} of {last}{}", rest.join(", "), meant.unwrap_or_default()))
}

/// The language of a report.
pub fn language(text: &str) -> Result<Language, String> {
    choose(text, &Language::ALL.map(|language| (language.code(), language)))
}

/// The sizes: about 2,200, 5,200 and 33,000 replays with 61 assumptions.
const SIZES: [(&str, Size); 3] = [
    ("klein", Size { trajectories: 6, important: 8, rows: 64, replications: 2, ends: 8 }),
    ("gewoon", Size { trajectories: 10, important: 12, rows: 128, replications: 2, ends: 16 }),
    ("groot", Size { trajectories: 20, important: 16, rows: 512, replications: 3, ends: 40 }),
];

fn whole(text: &str, min: u64, max: u64) -> Result<u64, String> {
    let allowed = match max {
        u64::MAX => format!("{min} of hoger"),
        _ => format!("{min} tot en met {max}"),
    };
    match text.parse::<u64>() {
        Ok(number) if (min..=max).contains(&number) => Ok(number),
        Err(_) if text.contains(['.', ',', ' ', '_']) => {
            Err(format!("schrijf een geheel getal zonder punten, komma's of spaties, van {allowed}"))
        }
        _ => Err(format!("dit moet een geheel getal zijn van {allowed}")),
    }
}

/// What is wrong with what was typed, and what to do about it.
pub fn explain(error: &clap::Error, typed: &[OsString]) -> String {
    let mut text = problem(error);
    for tip in tips(error) {
        text.push_str(&format!("\n  \x1b[32mtip:\x1b[0m {tip}"));
    }
    let command = typed.iter().skip(1).find_map(|word| COMMANDS.iter().find(|name| word == *name));
    let command = command.map(|name| format!("{name} ")).unwrap_or_default();
    format!("{text}\n\nMeer uitleg: wmosim {command}--help")
}

fn problem(error: &clap::Error) -> String {
    let argument = named(&texts(error, ContextKind::InvalidArg));
    let value = texts(error, ContextKind::InvalidValue).concat();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("de opdracht `{}` bestaat niet", texts(error, ContextKind::InvalidSubcommand).concat())
        }
        ErrorKind::MissingSubcommand => "er staat geen opdracht".to_owned(),
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("de optie `{argument}` bestaat niet"),
        ErrorKind::UnknownArgument => format!("`{argument}` is hier te veel"),
        ErrorKind::MissingRequiredArgument => format!("er ontbreekt iets: `{argument}`"),
        ErrorKind::InvalidValue if value.is_empty() => format!("bij `{argument}` hoort een waarde"),
        ErrorKind::ArgumentConflict => {
            let prior = named(&texts(error, ContextKind::PriorArg));
            if prior == argument || prior.is_empty() {
                format!("`{argument}` staat er meer dan eens")
            } else {
                format!("`{argument}` kan niet samen met `{prior}`")
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let reason = error.source().map(|source| format!(": {source}")).unwrap_or_default();
            format!("`{value}` is niet goed bij `{argument}`{reason}")
        }
        ErrorKind::TooManyValues if argument.starts_with("--") => {
            format!("bij `{argument}` hoort geen waarde, maar er staat `{value}`")
        }
        ErrorKind::InvalidUtf8 => "een van de woorden bevat tekens die niet te lezen zijn (geen UTF-8)".to_owned(),
        _ => "deze opdracht is niet te begrijpen".to_owned(),
    }
}

fn tips(error: &clap::Error) -> Vec<String> {
    let mut tips = Vec::new();
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        if let [first, ..] = &texts(error, kind)[..] {
            tips.push(format!("bedoelde u `{first}`?"));
        }
    }
    if error.kind() == ErrorKind::InvalidSubcommand && tips.is_empty() {
        let word = texts(error, ContextKind::InvalidSubcommand).concat();
        // The commonest slip: a scenario without a command.
        if word.ends_with(".toml") || word.contains(['/', '\\']) {
            tips.push(format!("bedoelde u `wmosim vergelijk {word}`?"));
        }
    }
    if matches!(error.kind(), ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand) {
        tips.push(format!("de opdrachten zijn: {}", COMMANDS.join(", ")));
    }
    tips
}

/// The names of options without what follows them (`--seed <N>`), and of arguments without their brackets.
fn named(arguments: &[String]) -> String {
    let bare = |argument: &String| match argument.strip_prefix("--") {
        Some(_) => argument.split(' ').next().unwrap_or(argument).to_owned(),
        None => argument.replace(['<', '>'], ""),
    };
    arguments.iter().map(bare).collect::<Vec<_>>().join("`, `")
}

/// The texts that the error holds of this kind.
fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
