//! What the user sees of a fault in the program.

use super::end::{End, error};
use crate::experiment::Failure;
use crate::experiment::guard::note_place;
use crate::report::file;
use crate::scenario::canonical::hash;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{UnwindSafe, catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the program; a panic gives a Dutch message and the exit code of a failed run. Panics inside a replay are
/// left to the experiment, which knows which replay it was.
pub fn guard(program: impl FnOnce() -> ExitCode + UnwindSafe) -> ExitCode {
    set_hook(Box::new(|info| {
        if !note_place(info) {
            anstream::eprintln!(
                "{}",
                error(&format!("er is een fout in het programma zelf. Meld deze tekst: {info}"))
            );
        }
        // Only when a developer asks for it, with RUST_BACKTRACE=1.
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            anstream::eprintln!("{trace}");
        }
    }));
    catch_unwind(program).unwrap_or(End::Failed.into())
}

/// What is said of a replay that crashed: with a command that replays just that. Settings that an experiment made are
/// kept as a scenario of their own, or no command could bring them back.
pub fn told(failure: &Failure) -> String {
    told_with(failure, "Er zijn geen uitkomsten.")
}

/// [`told`], where `fate` says what became of the replications that were finished.
pub fn told_with(failure: &Failure, fate: &str) -> String {
    told_in(Path::new("output"), failure, fate)
}

fn told_in(folder: &Path, failure: &Failure, fate: &str) -> String {
    let Failure::Crashed { scenario, replication, seed, settings, .. } = failure else {
        return failure.to_string();
    };
    let again = |scenario: &str| {
        let number = replication + 1;
        format!("Naspelen kan met:\n  wmosim vergelijk {scenario} --replicaties {number} --seed {seed}")
    };
    let rest = match settings.as_deref().map(|settings| keep(folder, settings)) {
        None => format!("{fate} Meld deze fout met het scenario erbij. {}", again(scenario)),
        Some(Ok(path)) => {
            let path = path.display().to_string();
            format!(
                "{fate} Het scenario met de instellingen waarbij het misging staat in {path}: meld deze \
                 fout met dat bestand erbij. {}",
                again(&path)
            )
        }
        Some(Err(())) => format!(
            "{fate} De opdracht veranderde instellingen van het scenario, en dat scenario kon niet \
             worden bewaard. Meld deze fout met de opdracht erbij, met zaad {seed}."
        ),
    };
    format!("{failure}\n  {rest}")
}

/// Keeps a scenario file, under a name that goes with what is in it.
fn keep(folder: &Path, settings: &str) -> Result<PathBuf, ()> {
    let path = folder.join(format!("vastgelopen-{}.toml", &hash(settings)[..12]));
    file::put(&path, settings.as_bytes()).map(|()| path).map_err(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Crash, Replay as _};
    use crate::scenario::{self, Variant};
    use crate::schema::Data;

    fn crashed(settings: Option<String>) -> Failure {
        let crash = Crash { message: "deling door nul".into(), place: Some("src/model/sim.rs:12".into()) };
        Failure::Crashed { scenario: "krap".into(), replication: 4, seed: 7, crash, settings }
    }

    #[test]
    fn a_crash_of_the_scenario_itself_can_be_replayed_by_its_name() {
        let told = told(&crashed(None));
        assert!(told.contains("herhaling 5 van scenario `krap` (zaad 7)"), "{told}");
        assert!(told.ends_with("wmosim vergelijk krap --replicaties 5 --seed 7"), "{told}");
    }

    #[test]
    fn a_crash_of_settings_that_an_experiment_made_leaves_a_scenario_that_replays_it() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let basis = scenario::load(Path::new("scenarios/basis.toml")).expect("it is right");
        let varied =
            basis.vary(&Variant::default().with(&["team", "fte"], Data::Float(19.5))).expect("it is allowed");
        let told = told_in(folder.path(), &crashed(varied.settings()), "Er zijn geen uitkomsten.");
        let kept =
            std::fs::read_dir(folder.path()).expect("it exists").next().expect("a file").expect("it is there");
        let path = kept.path();
        let again = format!("wmosim vergelijk {} --replicaties 5 --seed 7", path.display());
        assert!(told.ends_with(&again), "{told}");
        let back = scenario::load(&path).expect("it is a scenario of its own");
        assert_eq!(back.hash, varied.hash, "the same settings, so the same replay");
    }
}
