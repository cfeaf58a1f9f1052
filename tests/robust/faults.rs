//! Whatever happens to the program while it works: no half result, no lost one, nothing left behind, and a message.

use super::town::{HEAD, SMALL, command, contents, folder, litter, run};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use wmosim::cli::compare::salvage;
use wmosim::cli::end::End;
use wmosim::experiment::{Broken, Failure, Options, Replay, Silent, Stop, replay_and_keep};
use wmosim::language::Language;
use wmosim::model::Plan;
use wmosim::observations::Replication;
use wmosim::report::Look;
use wmosim::report::house_style::HouseStyle;
use wmosim::scenario::{Scenario, load};
use wmosim::statistics::{Comparison, Layout, Subject};

fn town() -> TempDir {
    folder(&[("klein.toml", &format!("{HEAD}{SMALL}"))])
}

/// The words of a comparison that is done in a moment, into the folder `uit`.
fn words<'a>(to: &'a str, seed: &'a str) -> Vec<&'a str> {
    vec!["vergelijk", "klein.toml", "--replicaties", "2", "--stil", "--uit", to, "--seed", seed]
}

/// The seed of the result in `folder`, which must be whole: every file has the bytes that `herkomst.json` lists.
fn whole(folder: &Path) -> u64 {
    let bytes = fs::read(folder.join("herkomst.json")).expect("a result has its provenance");
    let origin: Value = serde_json::from_slice(&bytes).expect("it is whole");
    let files = origin["bestanden"].as_array().expect("files are listed");
    for file in files {
        let name = file["bestand"].as_str().expect("a name");
        let bytes = fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file["sha256"], hash, "{name} is not what was written");
    }
    assert_eq!(contents(folder).len(), files.len() + 1, "nothing else is in it");
    origin["zaad"].as_u64().expect("a seed")
}

/// Numbers that are the same in every run of the test.
fn seeded(number: u64) -> u64 {
    let mixed = (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33
}

fn await_litter(child: &mut Child, folder: &Path) {
    while litter(folder).is_empty() && child.try_wait().expect("it can be asked").is_none() {
        std::thread::sleep(Duration::from_micros(300));
    }
}

/// The look of a report for which nothing was asked.
fn plain_look(house: &HouseStyle) -> Look<'_> {
    Look { language: Language::Dutch, house }
}

#[test]
fn a_program_that_is_killed_leaves_the_earlier_result_or_the_next_one_and_nothing_half() {
    let home = town();
    let result = home.path().join("uit");
    let (code, said) = run(home.path(), &words("uit", "100"));
    assert_eq!(code, Some(0), "{said}");
    let begun = Instant::now();
    run(home.path(), &[&words("uit", "101")[..], &["--overschrijf"]].concat());
    let length = begun.elapsed();
    let mut before = whole(&result);
    for round in 0..14_u64 {
        let seed = (200 + round).to_string();
        let mut child = command(home.path(), &[&words("uit", &seed)[..], &["--overschrijf"]].concat())
            .spawn()
            .expect("it starts");
        if round < 4 {
            std::thread::sleep(length.mul_f64((seeded(round) % 1000) as f64 / 1000.0));
        } else {
            // While it writes.
            std::thread::sleep(length.mul_f64(0.3));
            await_litter(&mut child, home.path());
            std::thread::sleep(Duration::from_micros(seeded(round) % 60_000));
        }
        // On Unix this is SIGKILL: the program gets no chance to tidy up. It may have ended already.
        let _ = child.kill();
        child.wait().expect("it ended");
        let found = whole(&result);
        assert!(found == before || found == 200 + round, "the result of {found} stands there in round {round}");
        before = found;
    }
    let (code, said) = run(home.path(), &[&words("uit", "300")[..], &["--overschrijf"]].concat());
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(whole(&result), 300);
    assert_eq!(litter(home.path()), [""; 0], "what the killed programs left is gone");
    let names: Vec<_> = fs::read_dir(home.path()).expect("it is there").filter_map(Result::ok).collect();
    assert_eq!(names.len(), 3, "two scenarios and a result: {names:?}");
}

#[test]
fn a_log_that_is_killed_half_way_leaves_no_file_and_what_it_wrote_is_swept() {
    let home = town();
    for round in 0..3_u64 {
        let log = ["logboek", "klein.toml", "--uit", "log.csv"];
        let mut child = command(home.path(), &log).spawn().expect("it starts");
        await_litter(&mut child, home.path());
        std::thread::sleep(Duration::from_micros(seeded(round) % 3_000));
        let _ = child.kill();
        child.wait().expect("it ended");
        if let Ok(text) = fs::read_to_string(home.path().join("log.csv")) {
            assert!(text.ends_with('\n') && text.lines().count() > 1_000, "a log is there whole");
            fs::remove_file(home.path().join("log.csv")).expect("it can go");
        }
    }
    let (code, said) = run(home.path(), &["logboek", "klein.toml", "--uit", "log.csv"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(litter(home.path()), [""; 0]);
}

/// A small disk of its own, gone after the test.
struct Disk(TempDir);

impl Disk {
    /// Nothing when this user cannot make one; the reason is told.
    fn of(size: &str) -> Option<Disk> {
        let place = tempfile::tempdir().expect("there is room");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(place.path())
            .stderr(Stdio::piped())
            .output();
        match mounted {
            Ok(output) if output.status.success() => Some(Disk(place)),
            Ok(output) => {
                eprintln!("OVERGESLAGEN: geen eigen schijf te maken: {}", String::from_utf8_lossy(&output.stderr));
                None
            }
            Err(error) => {
                eprintln!("OVERGESLAGEN: geen eigen schijf te maken: {error}");
                None
            }
        }
    }

    fn read_only(&self) {
        let done = Command::new("mount").args(["-o", "remount,ro"]).arg(self.0.path()).status();
        assert!(done.is_ok_and(|status| status.success()), "a disk of our own can be closed");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_is_told_and_keeps_the_earlier_result() {
    let Some(disk) = Disk::of("12m") else { return };
    let home = town();
    let result = disk.0.path().join("uit");
    let to = result.to_str().expect("paths are text");
    let (code, said) = run(home.path(), &words(to, "1"));
    assert_eq!(code, Some(0), "one result fits: {said}");
    // No room for a second one beside it.
    let filled = fs::write(disk.0.path().join("vol"), vec![0_u8; 16 << 20]);
    assert!(filled.is_err(), "the disk is smaller than that");
    for more in [&["--overschrijf"][..], &[]] {
        let (code, said) = run(home.path(), &[&words(to, "2")[..], more].concat());
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("de schijf is vol. Maak ruimte vrij"), "{said}");
        assert_eq!(whole(&result), 1);
        assert_eq!(litter(disk.0.path()), [""; 0]);
    }
    let log = disk.0.path().join("log.csv");
    let (code, said) = run(home.path(), &["logboek", "klein.toml", "--uit", log.to_str().expect("text")]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("kan niet") && !log.exists(), "{said}");
    assert_eq!(litter(disk.0.path()), [""; 0]);
}

#[test]
fn a_place_that_is_read_only_is_refused_before_anything_is_run() {
    let Some(disk) = Disk::of("1m") else { return };
    disk.read_only();
    let home = town();
    let result = disk.0.path().join("diep/uit");
    let many = ["vergelijk", "klein.toml", "--replicaties", "1000000", "--stil", "--uit"];
    let begun = Instant::now();
    let (code, said) = run(home.path(), &[&many[..], &[result.to_str().expect("paths are text")]].concat());
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("alleen-lezen. Kies een map op een andere schijf"), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(60), "it was not run first");
}

#[cfg(target_os = "linux")]
#[test]
fn a_table_that_nobody_can_be_shown_is_told() {
    let home = town();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = command(home.path(), &["controleer", "klein.toml"]).stdout(full).output().expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("de uitkomst kan niet worden getoond"), "{said}");
}

#[test]
fn two_runs_to_the_same_place_both_keep_their_result() {
    let home = town();
    let start = |more: &[&str], seed| {
        command(home.path(), &[&words("uit", seed)[..], more].concat()).spawn().expect("it starts")
    };
    let ended = |child: Child| {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let both = [start(&[], "1"), start(&[], "2")];
    both.into_iter().for_each(ended);
    let mut seeds = [whole(&home.path().join("uit")), whole(&home.path().join("uit-2"))];
    seeds.sort_unstable();
    assert_eq!(seeds, [1, 2]);
    let both = [start(&["--overschrijf"], "3"), start(&["--overschrijf"], "4")];
    both.into_iter().for_each(ended);
    assert!([3, 4].contains(&whole(&home.path().join("uit"))));
    assert_eq!(litter(home.path()), [""; 0]);
}

#[test]
fn only_a_place_that_was_taken_is_said_to_have_been_there() {
    let home = town();
    for (taken, place) in [(false, "uit"), (true, "uit-2")] {
        let (code, said) = run(home.path(), &words("uit", "1"));
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains(place) && said.contains("bestond al") == taken, "{said}");
    }
}

/// True when the process has said what is to happen on signal `number`.
#[cfg(target_os = "linux")]
fn heeds(child: &Child, number: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .is_some_and(|mask| mask >> (number - 1) & 1 == 1)
}

#[cfg(target_os = "linux")]
#[test]
fn who_stops_it_gets_a_message_and_no_result() {
    let home = town();
    let many = ["vergelijk", "klein.toml", "--replicaties", "1000000", "--stil", "--uit", "uit"];
    let before = contents(home.path());
    for (signal, number) in [("-INT", 2), ("-TERM", 15)] {
        let child = command(home.path(), &many).spawn().expect("it starts");
        while !heeds(&child, number) {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(100));
        let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()));
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(130), "{said}");
        assert!(
            said.contains("Gestopt op uw verzoek, na ") && said.contains("er is niets weggeschreven"),
            "{said}"
        );
        assert!(contents(home.path()) == before, "nothing is left");
    }
}

// --- A fault in the program ---

/// A plan in which one replication meets a fault.
struct Faulty<'a>(&'a Plan, u32);

impl Replay for Faulty<'_> {
    fn layout(&self) -> Layout {
        self.0.layout()
    }

    fn run(&self, seed: u64, replication: u32) -> Replication {
        assert!(replication != self.1, "dossier 7 is kwijt");
        self.0.run(seed, replication)
    }
}

fn small() -> (TempDir, Scenario) {
    let home = town();
    let scenario = load(&home.path().join("klein.toml")).expect("it is right");
    (home, scenario)
}

fn broken(scenario: &Scenario, at: u32, threads: usize) -> Broken {
    let subject = |name: &str| Subject { name: name.into(), title: name.to_uppercase(), ..Subject::default() };
    let (right, wrong) = (Faulty(&scenario.plan, u32::MAX), Faulty(&scenario.plan, at));
    let entries = [(subject("klein"), &right), (subject("krap"), &wrong)];
    let options = Options { replications: 12, seed: 5, threads };
    replay_and_keep(&entries, 0, options, &Silent, &Stop::default()).expect_err("one replication meets a fault")
}

fn played(scenario: &Scenario, replications: u32) -> Comparison {
    let subject = |name: &str| Subject { name: name.into(), title: name.to_uppercase(), ..Subject::default() };
    let entries = [(subject("klein"), &scenario.plan), (subject("krap"), &scenario.plan)];
    let options = Options { replications, seed: 5, threads: 1 };
    replay_and_keep(&entries, 0, options, &Silent, &Stop::default()).expect("nothing goes wrong")
}

#[test]
fn replications_before_a_fault_are_kept_the_same_with_any_number_of_threads() {
    let (_home, scenario) = small();
    let wanted = format!("{:?}", played(&scenario, 7));
    for threads in [1, 2, 8] {
        let broken = broken(&scenario, 7, threads);
        assert!(matches!(broken.failure, Failure::Crashed { replication: 7, seed: 5, .. }), "{}", broken.failure);
        let kept = broken.kept.expect("seven were finished");
        assert!(format!("{kept:?}") == wanted, "{threads} threads keep something else");
    }
}

#[test]
fn what_was_finished_is_written_apart_and_says_that_it_is_not_the_whole() {
    let (home, scenario) = small();
    let destination: PathBuf = home.path().join("uit");
    fs::create_dir(&destination).expect("there is room");
    fs::write(destination.join("herkomst.json"), "van vorige week").expect("there is room");
    let trouble = salvage(
        broken(&scenario, 7, 2),
        std::slice::from_ref(&scenario),
        12,
        plain_look(&HouseStyle::default()),
        &destination,
    );
    assert_eq!(trouble.end, End::Failed);
    for part in [
        "herhaling 8 van scenario `krap` (zaad 5)",
        "dossier 7 is kwijt",
        "uit-onvolledig",
        "De 7 herhalingen",
        "--seed 5",
    ] {
        assert!(trouble.text.contains(part), "no `{part}` in {}", trouble.text);
    }
    assert!(!trouble.text.contains("niets weggeschreven"), "{}", trouble.text);
    let kept = home.path().join("uit-onvolledig");
    assert_eq!(whole(&kept), 5);
    let page = fs::read_to_string(kept.join("rapport.html")).expect("there is a page");
    assert!(page.contains("Dit resultaat is onvolledig"), "the page says so");
    assert!(
        page.contains("Er zijn 7 van de 12 herhalingen gedaan. Herhaling 8 van scenario ‘krap’"),
        "and what was lost"
    );
    let origin: Value =
        serde_json::from_slice(&fs::read(kept.join("herkomst.json")).expect("there")).expect("JSON");
    assert_eq!(origin["onvolledig"]["gevraagd"], 12);
    assert_eq!(origin["onvolledig"]["vastgelopen"]["herhaling"], 8);
    let earlier = fs::read_to_string(destination.join("herkomst.json")).expect("it is still there");
    assert_eq!(earlier, "van vorige week");
}

#[test]
fn a_fault_in_the_first_or_second_replication_leaves_nothing_to_write() {
    let (home, scenario) = small();
    let before = contents(home.path());
    for at in [0, 1] {
        let trouble = salvage(
            broken(&scenario, at, 2),
            std::slice::from_ref(&scenario),
            12,
            plain_look(&HouseStyle::default()),
            &home.path().join("uit"),
        );
        assert!(trouble.text.contains("Er zijn geen uitkomsten"), "{}", trouble.text);
        assert!(contents(home.path()) == before);
    }
}
