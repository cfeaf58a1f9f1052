//! `wmosim beweringen`: what the field claims about each mechanism, and what the model says of it.

use super::end::{End, Trouble, say};
use super::options;
use super::progress::Bar;
use super::{experiment, input, json, output};
use crate::experiment::Stop;
use crate::experiment::claims::picture;
use crate::experiment::claims::{Claim, Claims, Direction, Finding, Outcome, Test, examine};
use crate::experiment::workshop::Floor;
use crate::language::Language;
use crate::report::claims::table::{self, Tested, verdict};
use crate::report::{self, dutch};
use crate::statistics::Measure;
use serde_json::json;
use std::path::Path;

/// Runs the command.
///
/// # Errors
///
/// When a claim is asked for that does not exist, or the file cannot be written.
pub fn run(arguments: &options::Claims) -> Result<End, Trouble> {
    let claims = chosen(&arguments.ids)?;
    // What cannot be written in the end is not worth waiting for.
    arguments.write.as_deref().map(report::file::check).transpose().map_err(output::unwritten)?;
    if let Some(folder) = &arguments.pictures {
        return draw(&claims, folder, arguments);
    }
    let findings =
        watched(arguments.quiet, |floor| examine(&claims, arguments.from.seed, arguments.replications, floor))?;
    let measures = claims[0].scenarios().map_err(|r| Trouble::failed(r.to_string()))?[0].plan.measures();
    let tested = Tested {
        claims: &claims,
        findings: &findings,
        measures: &measures,
        replications: arguments.replications,
        seed: arguments.from.seed,
        language: arguments.language.language,
    };
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stdout());
    say(&table::sheet(tested, terminal))?;
    if let Some(path) = &arguments.write {
        report::file::put(path, table::markdown(tested).as_bytes()).map_err(output::unwritten)?;
    }
    say(&format!("\n{}", table::conclusion(tested)))?;
    json::answer("beweringen", || {
        vec![
            ("zaad", json!(arguments.from.seed)),
            ("herhalingen", json!(arguments.replications)),
            ("beweringen", claims.iter().zip(&findings).map(|(c, f)| object(c, f, &measures)).collect()),
        ]
    })?;
    Ok(End::Done)
}

/// A claim with what was found, for another program.
fn object(claim: &Claim, finding: &Finding, measures: &[Measure]) -> serde_json::Value {
    let test = |(test, outcome): (&Test, &Outcome)| {
        let side = if test.richting == Direction::Higher { "hoger" } else { "lager" };
        json!({
            "maat": measures[outcome.measure].id,
            "eenheid": dutch::unit_name(measures[outcome.measure].unit),
            "van_maand": test.van_maand,
            "tot_maand": test.tot_maand,
            "voorspeld": side,
            "zonder": json::number(outcome.without),
            "verschil": json::number(outcome.difference.mean),
            "verschil_laag": json::number(outcome.difference.low),
            "verschil_hoog": json::number(outcome.difference.high),
            "oordeel": verdict(outcome.verdict, Language::Dutch),
        })
    };
    json!({
        "id": claim.id,
        "naam": claim.naam,
        "bewering": claim.bewering,
        "knop": claim.knop,
        "grens": claim.grens,
        "oordeel": verdict(finding.verdict(), Language::Dutch),
        "toetsen": claim.toets.iter().zip(&finding.outcomes).map(test).collect::<Vec<_>>(),
    })
}

/// Draws where the claims turn, as far as they say that they do.
fn draw(claims: &[Claim], folder: &Path, arguments: &options::Claims) -> Result<End, Trouble> {
    let (seed, replications) = (arguments.from.seed, arguments.replications);
    let made = report::claims::Made { replications, seed, language: arguments.language.language };
    let turning: Vec<&Claim> = claims.iter().filter(|c| c.verloop.is_some() || c.kaart.is_some()).collect();
    if turning.is_empty() {
        return Err(Trouble::wrong("van deze beweringen is er geen beeld; er is er een van M1 en van M2"));
    }
    report::file::check(&folder.join("beeld.png")).map_err(output::unwritten)?;
    for claim in turning {
        let course = watched(arguments.quiet, |floor| picture::course(claim, seed, replications, floor))?;
        let field = watched(arguments.quiet, |floor| picture::field(claim, seed, replications, floor))?;
        let course = course.map(|found| report::claims::course(claim, &found, made)).transpose();
        let field = field.map(|found| report::claims::field(claim, &found, made)).transpose();
        let drawn = [course.map_err(output::unwritten)?, field.map_err(output::unwritten)?.flatten()];
        for (name, bytes) in drawn.into_iter().flatten().flatten() {
            let path = folder.join(name);
            report::file::put(&path, &bytes).map_err(output::unwritten)?;
            say(&format!("{}", path.display()))?;
        }
    }
    Ok(End::Done)
}

/// Does `work` with a bar, and stops it at Ctrl-C.
fn watched<T>(quiet: bool, work: impl FnOnce(Floor<'_>) -> Result<T, picture::Wrong>) -> Result<T, Trouble> {
    let stop = Stop::default();
    experiment::heed_ctrl_c(stop.clone());
    let bar = Bar::counting(quiet, "simulaties");
    let outcome = work(Floor { threads: 0, progress: &bar, stop: &stop });
    drop(bar);
    outcome.map_err(|wrong| match wrong {
        picture::Wrong::Claim(text) => Trouble::failed(text),
        picture::Wrong::Run(failure) => failure.into(),
    })
}

/// The claims that were asked for, or all.
fn chosen(ids: &[String]) -> Result<Vec<Claim>, Trouble> {
    let all = Claims::built_in().bewering;
    if ids.is_empty() {
        return Ok(all);
    }
    let known: Vec<&str> = all.iter().map(|claim| claim.id.as_str()).collect();
    // A letter that is wrong leaves nothing to go by in so short a name.
    let meant = |id: &str| format!("; er is: {}{}", known.join(", "), input::near(&id.to_uppercase(), &known));
    ids.iter()
        .map(|id| {
            let found = all.iter().find(|claim| claim.id.eq_ignore_ascii_case(id)).cloned();
            found.ok_or_else(|| Trouble::wrong(format!("er is geen bewering `{id}`{}", meant(id))))
        })
        .collect()
}
