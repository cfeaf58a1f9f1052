//! Hostile scenario files out of bytes: real scenarios with lines dropped, doubled, moved, renamed and with other values,
//! or nothing but bytes. Shared by the hunt (`tests/fuzz`) and by the test that replays what it found.

use std::sync::OnceLock;
use wmosim::cli::check;
use wmosim::cli::sensitivity::judged_text;
use wmosim::model;
use wmosim::scenario::{Loader, Rejected, Scenario, Style, Unreadable, read, render};

/// A file: its name and its bytes.
pub type File = (String, Vec<u8>);

/// The scenarios that are spoilt.
const REAL: [&str; 6] = [
    include_str!("../../scenarios/basis.toml"),
    include_str!("../../scenarios/beter-organiseren.toml"),
    include_str!("../../scenarios/piepsysteem-proactief.toml"),
    include_str!("../../scenarios/meer-protocol.toml"),
    include_str!("../../scenarios/op-competentie.toml"),
    include_str!("../../scenarios/sporen.toml"),
];

/// A municipality that is replayed in a moment.
const SMALL: [(&str, &str); 4] = [("inwoners", "2_000"), ("jaren", "1"), ("aanloop_maanden", "2"), ("fte", "0.6")];

/// What a value is replaced by.
const VALUES: [&str; 62] = [
    "0",
    "-0",
    "1",
    "-1",
    "2",
    "7",
    "16",
    "17",
    "33",
    "65",
    "1e-300",
    "-1e-300",
    "5e-324",
    "1e300",
    "1.7976931348623157e308",
    "1e309",
    "nan",
    "-nan",
    "inf",
    "-inf",
    "+inf",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "1_000_000_000",
    "1_000_000",
    "500",
    "501",
    "4294967295",
    "4294967296",
    "0.999999999999",
    "1.000000000001",
    "0.0",
    "-0.0",
    "true",
    "false",
    "\"\"",
    "\"basis.toml\"",
    "\"../basis.toml\"",
    "\"x.toml\"",
    "\"een.toml\"",
    "\"altijd\"",
    "\"nederlands\"",
    "\"inf\"",
    "\"12,5\"",
    "12,5",
    "7%",
    "[]",
    "[0, 0, 0]",
    "[0, 0, 0, 0, 0]",
    "[1e300, 1e300, 1e300]",
    "[[], [[]]]",
    "[nan]",
    "{}",
    "{ a = 1 }",
    "1900-01-01",
    "9999-12-31",
    "0001-01-01",
    "2027-02-29",
    "2027-01-01T00:00:00Z",
    "\"\u{202e}naam\u{0}\"",
    "\"=cmd|' /C calc'!A0\"",
];

/// Lines that are put in between.
const LINES: [&str; 22] = [
    "[[wijziging]]",
    "vanaf = 2027-01-01",
    "vanaf = 2027-06-01",
    "vanaf = 2026-12-31",
    "[wijziging.team]",
    "[team]",
    "[product]",
    "[profiel]",
    "[aanbieder]",
    "[product.hbh]",
    "[profiel.x]",
    "[aanbieder.x]",
    "[[onderzoek.stap]]",
    "[[team]]",
    "team.fte = 1",
    "basis = \"basis.toml\"",
    "basis = \"proef.toml\"",
    "[[onzeker]]",
    "\u{feff}",
    "[",
    "\"\"\"",
    "]]",
];

/// Bytes that are used up.
struct Feed<'a>(&'a [u8]);

impl Feed<'_> {
    fn byte(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    /// A number below `below`.
    fn below(&mut self, below: usize) -> usize {
        (self.byte() * 256 + self.byte()) % below.max(1)
    }

    fn eight(&mut self) -> u64 {
        (0..8).fold(0, |number, _| number << 8 | self.byte() as u64)
    }
}

/// The real scenarios, line by line, without what the reader passes by: that would only take time.
fn real() -> &'static [Vec<String>] {
    static LINES: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    LINES.get_or_init(|| {
        let bare = |line: &str| match line.split_once("  #") {
            Some((line, _)) => line.trim_end().to_owned(),
            None => line.to_owned(),
        };
        let lines = |text: &str| -> Vec<String> {
            text.lines().map(bare).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
        };
        let mut all: Vec<Vec<String>> = REAL.iter().map(|text| lines(text)).collect();
        for line in &mut all[0] {
            let key = line.split(" =").next().unwrap_or_default().to_owned();
            if let Some((_, small)) = SMALL.iter().find(|(name, _)| *name == key) {
                *line = format!("{key} = {small}");
            }
        }
        all
    })
}

fn join(lines: &[String]) -> Vec<u8> {
    (lines.join("\n") + "\n").into_bytes()
}

/// The files that `bytes` stand for; the first is the one that is asked for.
pub fn files(bytes: &[u8]) -> Vec<File> {
    let mut feed = Feed(bytes);
    let kind = feed.byte() % 8;
    let basis = || ("basis.toml".to_owned(), join(&real()[0]));
    match kind {
        0 => vec![("proef.toml".to_owned(), feed.0.to_vec())],
        1 => vec![("proef.toml".to_owned(), soup(&mut feed))],
        2 => {
            let head = b"titel = \"P\"\nvraag = \"V\"\nbeantwoordt_niet = \"N\"\nbasis = \"basis.toml\"\n";
            vec![("proef.toml".to_owned(), [head, feed.0].concat()), basis()]
        }
        3 | 4 => vec![("basis.toml".to_owned(), join(&spoilt(&real()[0], &mut feed)))],
        _ => {
            let which = 1 + feed.byte() % (REAL.len() - 1);
            vec![("proef.toml".to_owned(), join(&spoilt(&real()[which], &mut feed))), basis()]
        }
    }
}

/// Pieces of TOML in any order, on few lines: what a parser has most trouble with, and read in no time.
fn soup(feed: &mut Feed<'_>) -> Vec<u8> {
    const SIGNS: [&str; 16] =
        ["=", "\n", "[", "]", "[[", "]]", "{", "}", ",", ".", "\"", "'", "#", "\"\"\"", "\r\n", "\u{feff}"];
    let mut text = String::new();
    while !feed.0.is_empty() && text.len() < 600 {
        match feed.byte() % 8 {
            0..=2 => text.push_str(SIGNS[feed.byte() % SIGNS.len()]),
            3 => text.push_str(VALUES[feed.byte() % VALUES.len()]),
            4 => text.push_str(LINES[feed.byte() % LINES.len()]),
            5 => text.push((feed.byte() as u8) as char),
            _ => {
                let from = &real()[feed.byte() % REAL.len()];
                text.push_str(&from[feed.below(from.len())]);
                text.push('\n');
            }
        }
    }
    text.into_bytes()
}

/// A scenario, spoilt as the feed says until that is used up.
fn spoilt(lines: &[String], feed: &mut Feed<'_>) -> Vec<String> {
    let mut lines = lines.to_vec();
    let mut edits = 0;
    while !feed.0.is_empty() && edits < 40 {
        edits += 1;
        let at = feed.below(lines.len());
        spoil(&mut lines, at, feed);
        if lines.is_empty() {
            lines.push(String::new());
        }
    }
    lines
}

fn spoil(lines: &mut Vec<String>, at: usize, feed: &mut Feed<'_>) {
    let value = |line: &str, value: &str| match line.split_once('=') {
        Some((key, _)) => format!("{key}= {value}"),
        None => format!("{line}{value}"),
    };
    match feed.byte() % 16 {
        0..=2 => lines[at] = value(&lines[at], VALUES[feed.byte() % VALUES.len()]),
        3 => {
            let number = f64::from_bits(feed.eight());
            lines[at] = value(&lines[at], &format!("{number:e}"));
        }
        4 => {
            let number = feed.eight() as i64 >> (feed.byte() % 64);
            lines[at] = value(&lines[at], &number.to_string());
        }
        5 | 6 => scale(&mut lines[at], feed),
        7 => {
            lines.remove(at);
        }
        8 => {
            let end = (at + 1 + feed.byte() % 32).min(lines.len());
            lines.drain(at..end);
        }
        9 => {
            let copy = lines[at].clone();
            let to = feed.below(lines.len() + 1);
            lines.insert(to, copy);
        }
        10 => {
            let other = feed.below(lines.len());
            lines.swap(at, other);
        }
        11 => lines.insert(at, LINES[feed.byte() % LINES.len()].to_owned()),
        12 => {
            let from = &real()[feed.byte() % REAL.len()];
            lines.insert(at, from[feed.below(from.len())].clone());
        }
        13 => {
            let (from, to) = (feed.byte(), feed.byte() as u8);
            let mut bytes = lines[at].clone().into_bytes();
            if let Some(byte) = (!bytes.is_empty()).then(|| from % bytes.len()) {
                bytes[byte] = to;
            }
            lines[at] = String::from_utf8_lossy(&bytes).into_owned();
        }
        14 => {
            let key = lines[feed.below(lines.len())].split(" =").next().unwrap_or_default().to_owned();
            lines[at] = match lines[at].split_once('=') {
                Some((_, value)) => format!("{key} ={value}"),
                None => key,
            };
        }
        _ => {
            let cut = (feed.byte() % 24).min(feed.0.len());
            let (text, rest) = feed.0.split_at(cut);
            let text = String::from_utf8_lossy(text).into_owned();
            feed.0 = rest;
            lines.insert(at, text);
        }
    }
}

/// Every number on the line, made larger or smaller.
fn scale(line: &mut String, feed: &mut Feed<'_>) {
    let factors = [0.0, -1.0, 0.1, 10.0, 1e3, 1e-3, 1e6, 1e-6, 1e9, 1.01, 0.99, 0.5, 2.0];
    let factor = factors[feed.byte() % factors.len()];
    let Some((key, values)) = line.split_once('=') else { return };
    let scaled: Vec<String> = values
        .split(',')
        .map(|part| {
            let digits: String = part.chars().filter(|c| c.is_ascii_digit() || ".-e".contains(*c)).collect();
            match digits.parse::<f64>() {
                Ok(number) => {
                    let (open, close) = (part.contains('['), part.contains(']'));
                    let new = number * factor;
                    let text = if digits.contains(['.', 'e']) || new.fract() != 0.0 || new.abs() > 9e18 {
                        format!("{new:?}")
                    } else {
                        format!("{}", new as i64)
                    };
                    format!("{}{text}{}", if open { "[" } else { "" }, if close { "]" } else { "" })
                }
                Err(_) => part.trim().to_owned(),
            }
        })
        .collect();
    *line = format!("{key}= {}", scaled.join(", "));
}

/// Files in memory.
struct Shelf<'a>(&'a [File]);

impl Loader for Shelf<'_> {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let file = self.0.iter().find(|(name, _)| name == path);
        file.map(|(_, bytes)| bytes.clone()).ok_or(Unreadable::Missing)
    }

    fn neighbours(&self, _path: &str) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }
}

/// Reads the first file as `wmosim controleer` does, and makes the text that it would print. A refusal must say
/// something, about places that exist; what is accepted must be the same when it is written as one file.
///
/// # Panics
///
/// When the reader or the writer of messages falls over, or refuses without a reason.
pub fn read_and_judge(files: &[File]) -> Option<Scenario> {
    let (name, bytes) = &files[0];
    let read = read(name, &Shelf(files));
    let scenario = read.as_ref().ok();
    // Colours change nothing but the codes, and few files have ranges: by turns is often enough.
    let turn = bytes.len();
    let text = std::str::from_utf8(bytes).ok().filter(|text| turn % 8 == 1 || text.contains("onzeker"));
    let ranges = text.and_then(|text| judged_text(name, text, scenario).err());
    let wrong: Vec<Rejected> = read.as_ref().err().cloned().into_iter().chain(ranges).collect();
    wrong.iter().for_each(judge);
    let all = wrong.into_iter().reduce(|mut all, more| {
        all.add(more);
        all
    });
    if let Some(all) = all {
        let text = render(&all, if turn % 2 == 0 { Style::Plain } else { Style::Coloured });
        assert!(text.ends_with("niets overschreven."), "it says that nothing happened: {text}");
        return None;
    }
    let scenario = read.ok()?;
    assert!(!check::summary(&scenario).is_empty());
    if turn % 8 == 0 {
        let alone = [(name.clone(), scenario.standalone().into_bytes())];
        let again =
            wmosim::scenario::read(name, &Shelf(&alone)).expect("what was read can be written and read again");
        assert_eq!(again.hash, scenario.hash, "in one file it is the same scenario");
    }
    Some(scenario)
}

fn judge(rejected: &Rejected) {
    assert!(!rejected.messages.is_empty(), "a refusal says why");
    for message in &rejected.messages {
        let text = &rejected.sources[message.place.file as usize].text;
        assert!(message.place.start <= message.place.end, "a place runs forward: {message:?} in {text}");
        assert!(message.place.end as usize <= text.len() + 1, "a place is in the text");
        assert!(!message.what.is_empty(), "a message says what is wrong");
    }
    assert!(!rejected.to_string().is_empty());
}

/// Events after which enough of a scenario was played: some tenths of a second.
const ENOUGH: f64 = 3e5;

/// Plays a scenario that was accepted: a small part of it, and all of it when that is little. Gives whether that was so.
///
/// # Panics
///
/// When the model falls over.
pub fn play_some(scenario: &Scenario) -> bool {
    assert!(!scenario.standalone().is_empty());
    let effort = scenario.plan.effort(1);
    assert!(!effort.events.is_nan() && !effort.bytes.is_nan(), "what it takes is a number");
    let little = effort.events < ENOUGH && scenario.plan.months.len() < 200;
    if little {
        let outcome = model::run(&scenario.plan, 1, 0);
        assert!(outcome.whole.iter().all(|figure| !figure.is_infinite()), "figures are numbers, or absent");
    }
    little
}
