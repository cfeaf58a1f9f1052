//! A study survives whatever happens to the program: interrupted and started again it gives the same bytes.

#![cfg(feature = "cli")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const STUDY: &str = r#"
titel = "Proef"
vraag = "Wat doet ruimte?"
beantwoordt_niet = "De rest."
basis = "klein.toml"
ontwerp = "volledig"
replicaties = 60
maten = ["uitgaven", "onvervuld_stil", "geuit"]
[[factor]]
naam = "Ruimte"
sleutel = "indicatie.ruimhartigheid"
waarden = [0.8, 1.0]
vanaf_start = true
[[factor]]
naam = "Laag"
sleutel = "profiel.*.laag_doenvermogen"
bewerking = "vermenigvuldigt"
waarden = [0.5, 1.0, 1.2]
vanaf_start = false
[[kaart]]
maat = "uitgaven"
x = "Ruimte"
y = "Laag"
verschil_met = 1
"#;

/// A folder with a small municipality, and a study of it in a folder below.
fn folder(study: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    fs::copy("scenarios/basis.toml", folder.path().join("basis.toml")).expect("there is a basis");
    let small = "titel = \"Klein\"\nvraag = \"?\"\nbeantwoordt_niet = \"!\"\nbasis = \"basis.toml\"\n\
                 gemeente.inwoners = 8_000\nteam.fte = 2.0\ntijd.jaren = 1\ntijd.aanloop_maanden = 6\n";
    fs::write(folder.path().join("klein.toml"), small).expect("there is room");
    fs::create_dir(folder.path().join("onderzoek")).expect("there is room");
    fs::write(folder.path().join("onderzoek/proef.toml"), study).expect("there is room");
    folder
}

fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("wmosim"));
    command.current_dir(folder).args(["raster", "onderzoek/proef.toml", "--stil"]).args(words);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The exit code and what was said.
fn run(folder: &Path, words: &[&str]) -> (Option<i32>, String) {
    let output = command(folder, words).output().expect("it can be started");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it writes UTF-8");
    (output.status.code(), text(&output.stdout) + &text(&output.stderr))
}

/// All files below `folder` with their bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(next) = todo.pop() {
        for path in fs::read_dir(next).expect("it can be read").map(|entry| entry.expect("it is there").path()) {
            if path.is_dir() {
                todo.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below").to_path_buf();
                found.insert(name, fs::read(path).expect("it can be read"));
            }
        }
    }
    found
}

/// The journal of a study under way, when it has begun.
fn journal(folder: &Path) -> Option<PathBuf> {
    let work = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().contains("-werk-"));
    let entries = fs::read_dir(folder.join("output")).ok()?;
    let found = entries.filter_map(Result::ok).map(|entry| entry.path()).find(work)?;
    Some(found.join("dagboek.txt")).filter(|path| path.is_file())
}

fn lines(path: &Path) -> usize {
    fs::read(path).map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count())
}

/// Starts the study and waits until some replications are done.
fn under_way(folder: &Path, words: &[&str], count: usize) -> Child {
    let child = command(folder, words).spawn().expect("it can be started");
    for _ in 0..60_000 {
        if journal(folder).is_some_and(|path| lines(&path) >= count) {
            return child;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    kill(child);
    panic!("the study does not begin");
}

fn kill(mut child: Child) {
    // On Unix this is SIGKILL: the program gets no chance to tidy up.
    child.kill().expect("it was running");
    child.wait().expect("it ended");
}

#[test]
fn a_study_that_is_killed_and_started_again_gives_the_same_bytes_with_any_number_of_threads() {
    let whole = folder(STUDY);
    let (code, said) = run(whole.path(), &["--threads", "1"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(journal(whole.path()).is_none(), "the work folder goes when the results are there");
    let wanted = contents(&whole.path().join("output/proef"));
    assert!(wanted.contains_key(Path::new("resultaten.parquet")));
    assert!(wanted.contains_key(Path::new("grafieken/01-uitgaven.png")));

    let torn = folder(STUDY);
    for count in [5, 60, 130] {
        kill(under_way(torn.path(), &["--threads", "2"], count));
        assert!(!torn.path().join("output/proef").exists(), "it was killed half-way");
        // A line that was half-written when the program was killed.
        let path = journal(torn.path()).expect("it stays");
        let mut bytes = fs::read(&path).expect("it is there");
        bytes.truncate(bytes.len() - 3);
        fs::write(&path, bytes).expect("there is room");
    }
    let before = lines(&journal(torn.path()).expect("it stays"));
    assert!(before > 100, "what was done is not done again: {before}");
    let (code, said) = run(torn.path(), &["--threads", "2"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(contents(&torn.path().join("output/proef")) == wanted, "other bytes after an interruption");
}

#[test]
fn two_processes_do_not_work_on_the_same_study() {
    let folder = folder(&STUDY.replace("replicaties = 60", "replicaties = 4000"));
    let child = under_way(folder.path(), &["--threads", "1"], 3);
    let (code, said) = run(folder.path(), &[]);
    kill(child);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("wordt al nagespeeld"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_is_told_and_what_was_done_is_kept() {
    let whole = folder(STUDY);
    assert_eq!(run(whole.path(), &[]).0, Some(0));
    let full = folder(STUDY);
    let program = assert_cmd::cargo::cargo_bin("wmosim");
    // No file may grow beyond a few thousand bytes; without the trap the signal itself would end the program.
    let script =
        format!("trap '' XFSZ; ulimit -f 8; exec '{}' raster onderzoek/proef.toml --stil", program.display());
    let output =
        Command::new("bash").current_dir(full.path()).args(["-c", &script]).output().expect("there is bash");
    let said = String::from_utf8(output.stderr).expect("it writes UTF-8");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("kan niet schrijven") && said.contains("dezelfde opdracht gaat daar verder"), "{said}");
    assert!(!full.path().join("output/proef").exists());
    assert_eq!(run(full.path(), &[]).0, Some(0));
    assert!(contents(&full.path().join("output/proef")) == contents(&whole.path().join("output/proef")));
}

#[test]
fn a_place_that_cannot_be_written_is_refused_before_anything_is_run() {
    let folder = folder(STUDY);
    let (code, said) = run(folder.path(), &["--uit", "klein.toml/resultaat"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("kan niet schrijven naar"), "{said}");
    let (code, said) = run(folder.path(), &["--uit", "klein.toml"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("bestaat al en is geen map"), "{said}");
}

#[test]
fn everything_that_is_wrong_with_a_study_is_told_together_with_the_nearest_names() {
    let wrong = STUDY
        .replace("\"indicatie.ruimhartigheid\"", "\"indicatie.ruimhartigheit\"")
        .replace("\"onvervuld_stil\"", "\"onvervuld_stille\"")
        .replace("waarden = [0.5, 1.0, 1.2]", "waarden = [0.5, 1.0, 4.0]")
        .replace("y = \"Laag\"", "y = \"Lag\"");
    let folder = folder(&wrong);
    let (code, said) = run(folder.path(), &[]);
    assert_eq!(code, Some(2), "{said}");
    for part in
        ["`indicatie.ruimhartigheid`", "`onvervuld_stil`", "`Laag`", "laag_doenvermogen", "niets uitgevoerd"]
    {
        assert!(said.contains(part), "{part} is not in: {said}");
    }
    assert!(!folder.path().join("output").exists(), "nothing is written for wrong input");
}

#[test]
fn a_study_with_more_points_than_fit_in_memory_is_refused_before_they_are_made() {
    let values: Vec<String> = (0..100).map(|k| format!("{:.2}", 0.5 + f64::from(k) / 100.0)).collect();
    let factor = |k: usize| {
        format!(
            "[[factor]]\nnaam = \"F{k}\"\nsleutel = \"indicatie.ruimhartigheid\"\nwaarden = [{}]\nvanaf_start = true\n",
            values.join(", ")
        )
    };
    // Of eleven factors the number of points does not fit in a number of 64 bits.
    for factors in [2, 11] {
        // They turn the same setting, which is told besides.
        let head = STUDY.split("[[factor]]").next().expect("it has factors");
        let study = (0..factors).fold(head.to_owned(), |text, k| text + &factor(k));
        let (code, said) = run(folder(&study).path(), &[]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("meer dan 5.000") && said.contains("zetten allebei"), "{said}");
    }
}

#[test]
fn a_typed_value_is_played_as_it_is_typed_or_refused() {
    let study = STUDY
        .replace("indicatie.ruimhartigheid", "team.overdracht_na")
        .replace("waarden = [0.8, 1.0]", "waarden = [5.6, 6, nan]");
    let (code, said) = run(folder(&study).path(), &[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("een getal met decimalen") && said.contains("`nan`"), "{said}");
}

#[test]
fn a_basis_outside_the_folders_of_the_study_is_refused() {
    for basis in ["../../geheim.toml", "/etc/passwd", "..\\\\klein.toml", ""] {
        let folder = folder(&STUDY.replace("\"klein.toml\"", &format!("\"{basis}\"")));
        let (code, said) = run(folder.path(), &[]);
        assert_eq!(code, Some(2), "{basis}: {said}");
        assert!(said.contains("map van dit bestand of een map hoger"), "{said}");
    }
}

#[test]
fn a_latin_hypercube_has_as_many_points_as_asked_for_within_its_ranges() {
    let study = STUDY
        .replace("ontwerp = \"volledig\"", "ontwerp = \"latijns_hyperkubus\"\npunten = 12")
        .replace("replicaties = 60", "replicaties = 2")
        .replace("waarden = [0.8, 1.0]", "laag = 0.7\nhoog = 1.1")
        .replace("verschil_met = 1\n", "");
    let folder = folder(&study);
    let (code, said) = run(folder.path(), &[]);
    assert_eq!(code, Some(0), "{said}");
    let text = fs::read_to_string(folder.path().join("output/proef/resultaten.csv")).expect("it is there");
    assert!(
        text.starts_with("punt,ruimte,laag,replicatie,onvervuld_stil,")
            || text.starts_with("punt,ruimte,laag,replicatie,uitgaven,"),
        "{text}"
    );
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 24);
    let room: Vec<f64> = rows.iter().step_by(2).map(|row| row[1].parse().expect("a number")).collect();
    assert!(room.iter().all(|x| (0.7..1.1).contains(x)), "{room:?}");
    let mut slices: Vec<usize> = room.iter().map(|x| ((x - 0.7) / 0.4 * 12.0) as usize).collect();
    slices.sort_unstable();
    assert_eq!(slices, (0..12).collect::<Vec<_>>());
}

#[test]
fn the_study_that_comes_with_the_program_can_be_read() {
    let path = Path::new("scenarios/onderzoek/piepsysteem.toml");
    let study = wmosim::cli::raster::points::read(path).unwrap_or_else(|trouble| panic!("{}", trouble.text));
    assert_eq!(study.points.len(), 120);
    // A replication of the basis takes about 90 ms: well within ten minutes on two cores.
    assert!(study.points.len() as u32 * study.experiment.replicaties <= 6_000);
    assert!(study.scenarios.iter().all(|s| s.hash != study.basis.hash));
}
