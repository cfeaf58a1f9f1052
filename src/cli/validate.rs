//! `wmosim valideer`: the model beside theory.

use super::end::{End, Trouble, say};
use super::options::Validate;
use super::{experiment, input, json, output};
use crate::experiment::validate::{self, Case, Ready, Row};
use crate::experiment::workshop::Floor;
use crate::report::{self, validation};
use crate::scenario::Rejected;
use serde_json::json;

/// Runs the command.
///
/// # Errors
///
/// When a case is asked for that does not exist, the run fails, or a file cannot be written.
pub fn run(arguments: &Validate) -> Result<End, Trouble> {
    let ready: Vec<Ready> =
        chosen(&arguments.cases)?.into_iter().map(Ready::new).collect::<Result<_, _>>().map_err(faulty)?;
    // What cannot be written in the end is not worth waiting for.
    let begin = |path| report::file::Draft::begin(path, arguments.overwrite, b"scenario,controle");
    let draft = arguments.destination.as_deref().map(begin).transpose().map_err(output::unwritten)?;
    arguments.write.as_deref().map(report::file::check).transpose().map_err(output::unwritten)?;
    let (threads, language) = (arguments.pace.threads(), arguments.language.language);
    let rows = experiment::watched(arguments.pace.quiet, "simulaties", |progress, stop| {
        validate::validate(&ready, arguments.from.seed, Floor { threads, progress, stop })
    })?;
    say(&validation::table(&rows, language))?;
    say(&validation::conclusion(&rows, arguments.from.seed, language))?;
    if let Some(mut draft) = draft {
        std::io::Write::write_all(&mut draft, validation::csv(&rows).as_bytes())
            .map_err(|error| Trouble::failed(format!("de tabel kan niet worden geschreven: {error}")))?;
        let file = draft.settle().map_err(output::unwritten)?;
        say(&format!("\nDe tabel staat in {}", file.display()))?;
    }
    if let Some(path) = &arguments.write {
        let text = validation::page(&rows, arguments.from.seed).map_err(faulty)?;
        report::file::put(path, text.as_bytes()).map_err(output::unwritten)?;
    }
    let holds = rows.iter().all(Row::holds);
    json::answer("valideer", || {
        vec![
            ("zaad", json!(arguments.from.seed)),
            ("klopt", json!(holds)),
            ("controles", json::rows(validation::csv(&rows).as_bytes())),
        ]
    })?;
    Ok(if holds { End::Done } else { End::Failed })
}

/// A scenario that comes with the program is wrong: a fault of the program.
fn faulty(rejected: Rejected) -> Trouble {
    Trouble::failed(rejected.to_string())
}

/// The cases that were asked for, or all.
fn chosen(names: &[String]) -> Result<Vec<Case>, Trouble> {
    let all = validate::all();
    if let Some(unknown) = names.iter().find(|name| all.iter().all(|case| case.name != name.as_str())) {
        let mut known: Vec<&str> = all.iter().map(|case| case.name).collect();
        // One name may have more cases, also apart from one another.
        known.sort_unstable();
        known.dedup();
        let tip = input::meant(unknown, &known);
        return Err(Trouble::wrong(format!("er is geen validatiescenario `{unknown}`{tip}")));
    }
    Ok(all.into_iter().filter(|case| names.is_empty() || names.iter().any(|name| name == case.name)).collect())
}
