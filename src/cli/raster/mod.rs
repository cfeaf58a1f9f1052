//! `wmosim raster`: replay a study over a grid of settings, and go on where it was interrupted.

pub mod file;
pub mod journal;
pub mod points;
mod space;

use super::cost::{self, Replays};
use super::crash;
use super::end::{End, Trouble, say};
use super::experiment::heed_ctrl_c;
use super::options::Raster;
use super::progress::Bar;
use super::{json, output};
use crate::experiment::grid::Grid;
use crate::experiment::workshop::{Floor, in_order, replay_once};
use crate::experiment::{Failure, Options, Stop};
use crate::report::{self, ReportError};
use crate::scenario::canonical::hash;
use journal::{Journal, Opened, Record, Refusal};
use points::Study;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Runs the command.
///
/// # Errors
///
/// When the study is wrong, another process works on it, the run fails or nothing can be written.
pub fn run(arguments: &Raster) -> Result<End, Trouble> {
    let study = points::read(&arguments.experiment)?;
    let name = arguments.experiment.file_stem().unwrap_or(OsStr::new("onderzoek"));
    let destination = arguments.destination.clone().unwrap_or_else(|| Path::new("output").join(name));
    // What cannot be written in the end is not worth waiting for.
    report::grid::check(&destination, arguments.overwrite).map_err(refused)?;
    let key = key(&study);
    let options = Options {
        replications: study.experiment.replicaties,
        seed: study.experiment.seed(),
        threads: arguments.pace.threads(),
    };
    cost::weigh(&study.scenarios, &options, Replays::totals(options.replications))?;
    let folder = work_folder(&destination, &key);
    let opened = Journal::open(&folder, &key, study.places.len()).map_err(|why| closed(&folder, &why))?;
    let rows = replay(&study, opened, arguments, &folder)?;
    let (journal, rows) = rows;
    let grid = Grid {
        title: study.experiment.titel.clone(),
        question: study.experiment.vraag.clone(),
        caveat: study.experiment.beantwoordt_niet.clone(),
        municipality: study.basis.plan.municipality().0.to_owned(),
        seed: study.experiment.seed(),
        replications: study.experiment.replicaties,
        factors: study.factors.clone(),
        points: study.points.clone(),
        measures: study.measures.clone(),
        rows,
    };
    let (maps, language) = (maps(&study), arguments.language.language);
    let written = report::grid::write(&grid, &maps, &study.basis, language, &destination, arguments.overwrite)
        .map_err(|error| {
            let kept = format!(
                "Wat is uitgerekend staat nog in {}; dezelfde opdracht gaat daarmee verder.",
                folder.display()
            );
            Trouble::failed(format!("{error}\n{kept}"))
        })?;
    // The results are there; a work folder that stays behind is untidy and no more.
    let _ = journal.discard();
    for title in &written.titles {
        say(&format!("- {title}"))?;
    }
    let place = report::Written { folder: written.folder, files: written.files };
    output::told(&place, &destination)?;
    json::answer("raster", || {
        let fields = vec![
            ("zaad", json!(grid.seed)),
            ("herhalingen", json!(grid.replications)),
            ("punten", json!(grid.points.len())),
            ("gemeente", json!(grid.municipality)),
            output::about(std::slice::from_ref(&study.basis)),
            ("titels", json!(written.titles)),
        ];
        [fields, output::place(&place)].concat()
    })?;
    Ok(End::Done)
}

/// What tells the rows of this study from those of any other: every point's settings, the seed, the measures and
/// the program itself. The number of replications does not, so that more can be added.
fn key(study: &Study) -> String {
    let mut text = format!("wmosim {} {}\n", env!("CARGO_PKG_VERSION"), program());
    text.push_str(&format!("zaad {}\n", study.experiment.seed()));
    study.measures.iter().for_each(|measure| text.push_str(&format!("maat {}\n", measure.id)));
    study.scenarios.iter().for_each(|scenario| text.push_str(&format!("punt {}\n", scenario.hash)));
    hash(&text)
}

/// The SHA-256 of the program: another build may give other figures under the same version.
fn program() -> String {
    let bytes = std::env::current_exe().and_then(std::fs::read).unwrap_or_default();
    Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The work folder of a study, beside its results.
fn work_folder(destination: &Path, key: &str) -> PathBuf {
    let mut name = destination.file_name().unwrap_or(OsStr::new("onderzoek")).to_os_string();
    name.push(format!("-werk-{}", &key[..12]));
    destination.with_file_name(name)
}

/// Replays what is not in the journal, and gives all rows in order.
fn replay(
    study: &Study,
    opened: Opened,
    arguments: &Raster,
    folder: &Path,
) -> Result<(Journal, Vec<Vec<f64>>), Trouble> {
    let (points, replications) = (study.scenarios.len() as u32, study.experiment.replicaties);
    let total = u64::from(points) * u64::from(replications);
    let wanted = |record: &Record| record.point < points && record.replication < replications;
    let mut rows: BTreeMap<(u32, u32), Vec<f64>> =
        opened.finished.into_iter().filter(wanted).map(|r| ((r.point, r.replication), r.values)).collect();
    if !rows.is_empty() && !arguments.pace.quiet {
        say(&format!("Verder waar het ophield: {} van de {total} simulaties waren al klaar.", rows.len()))?;
    }
    // Replication by replication, so that an interrupted study has seen every point about as often.
    let todo: Vec<(u32, u32)> = (0..replications)
        .flat_map(|replication| (0..points).map(move |point| (point, replication)))
        .filter(|task| !rows.contains_key(task))
        .collect();
    let stop = Stop::default();
    heed_ctrl_c(stop.clone());
    let bar = Bar::counting(arguments.pace.quiet, "simulaties");
    let (journal, trouble) = (Mutex::new(opened.journal), Mutex::new(None::<io::Error>));
    let before = rows.len();
    let done = in_order(
        todo.len() as u64,
        Floor { threads: arguments.pace.threads(), progress: &bar, stop: &stop },
        |number| {
            let (point, replication) = todo[number as usize];
            let scenario = &study.scenarios[point as usize];
            let name = format!("{}, punt {}", study.basis.name, point + 1);
            let outcome = replay_once(&name, scenario, study.experiment.seed(), replication, |_| ())?;
            let values: Vec<f64> = study.places.iter().map(|place| outcome.whole[*place]).collect();
            let record = Record { point, replication, values };
            // At once, and not when its turn has come: a replay that is done is never done again.
            let mut journal = journal.lock().expect("no thread panics while it writes");
            if let Err(error) = journal.write(&record) {
                trouble.lock().expect("no thread panics while it fails").get_or_insert(error);
                stop.request();
            }
            Ok(record.values)
        },
        |number, values| {
            rows.insert(todo[number as usize], values);
        },
    );
    drop(bar);
    if let Some(error) = trouble.into_inner().expect("no thread panics while it fails") {
        let text = format!("{}\n{}", written_not(folder, &error), resume(folder));
        return Err(Trouble::failed(text));
    }
    match done {
        Ok(()) => {}
        Err(Failure::Stopped { done, .. }) => {
            let finished = before as u64 + done;
            let text =
                format!("Gestopt op uw verzoek, na {finished} van de {total} simulaties.\n{}", resume(folder));
            return Err(Trouble::new(End::Interrupted, text));
        }
        Err(failure @ Failure::Crashed { .. }) => {
            return Err(Trouble::failed(format!("{}\n{}", crash::told(&failure), resume(folder))));
        }
        Err(failure) => return Err(failure.into()),
    }
    let ordered = (0..points).flat_map(|point| (0..replications).map(move |replication| (point, replication)));
    let rows = ordered.map(|task| rows.remove(&task).expect("every task was done")).collect();
    Ok((journal.into_inner().expect("no thread panics while it writes"), rows))
}

fn resume(folder: &Path) -> String {
    format!("Wat klaar is staat in {}; dezelfde opdracht gaat daar verder.", folder.display())
}

fn written_not(folder: &Path, error: &io::Error) -> String {
    ReportError::Write { path: folder.to_path_buf(), source: error.kind().into() }.to_string()
}

fn closed(folder: &Path, why: &Refusal) -> Trouble {
    match why {
        Refusal::Busy => Trouble::failed(format!(
            "dit onderzoek wordt al nagespeeld, door een ander venster of programma: {} is in gebruik.\n  \
             Wacht tot dat klaar is, of kies met --uit een andere map.",
            folder.display()
        )),
        Refusal::Disk(error) => Trouble::failed(written_not(folder, error)),
    }
}

fn refused(error: ReportError) -> Trouble {
    Trouble::failed(error.to_string())
}

/// The maps that are asked for, by position.
fn maps(study: &Study) -> Vec<report::grid::Map> {
    let factor = |name: &str| study.factors.iter().position(|f| f.name == name).expect("the file was checked");
    let maps = study.experiment.kaart.iter().flatten();
    maps.map(|map| report::grid::Map {
        measure: study.measures.iter().position(|m| m.id == map.maat.text).expect("what is drawn is kept"),
        x: factor(&map.x.text),
        y: factor(&map.y.text),
        panels: map.vakken.as_ref().map(|name| factor(&name.text)),
        against: map.verschil_met.as_ref().map(|value| value.data.clone()),
    })
    .collect()
}
