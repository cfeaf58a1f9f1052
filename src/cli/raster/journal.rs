//! The journal of a study under way: what was finished stays finished, whatever happens to the program.
//!
//! One line for every replication of every point, written as soon as it is there: point, replication, the bits of
//! every measure, and a checksum. A program that is killed while it writes leaves a line without its end; that
//! line is dropped when the study goes on. The lines stand in the order in which threads were ready; the results
//! are put in order afterwards, so they do not depend on it.

use crate::scenario::canonical::hash;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The file with the lines.
const LINES: &str = "dagboek.txt";
/// The file that a process holds while it works.
const LOCK: &str = "slot";
/// Lines after which the system is asked to put them on the disk: a power cut costs at most so many.
const FLUSH: u32 = 16;

/// Why a journal could not be opened.
#[derive(Debug)]
pub enum Refusal {
    /// Another process works on the same study.
    Busy,
    /// The work folder cannot be used.
    Disk(std::io::Error),
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Refusal {
        Refusal::Disk(error)
    }
}

/// One replication of one point.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The point, from 0.
    pub point: u32,
    /// The replication, from 0.
    pub replication: u32,
    /// The measures.
    pub values: Vec<f64>,
}

/// A journal that this process may write.
#[derive(Debug)]
pub struct Journal {
    lines: File,
    folder: PathBuf,
    // Held until the journal is dropped or the process ends, however that ends.
    _lock: File,
    unflushed: u32,
}

/// A journal and what was in it.
#[derive(Debug)]
pub struct Opened {
    /// The journal.
    pub journal: Journal,
    /// What was finished before.
    pub finished: Vec<Record>,
    /// Bytes at the end that were damaged and are dropped.
    pub dropped: usize,
}

impl Journal {
    /// Opens the journal in `folder`, making it when it is not there. `key` tells this study from others and
    /// `measures` is how many figures a line has.
    ///
    /// # Errors
    ///
    /// When another process has it, or the folder cannot be used.
    pub fn open(folder: &Path, key: &str, measures: usize) -> Result<Opened, Refusal> {
        std::fs::create_dir_all(folder)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Refusal::Busy),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let path = folder.join(LINES);
        let mut lines = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
        let mut bytes = Vec::new();
        lines.read_to_end(&mut bytes)?;
        let head = format!("wmosim dagboek {key}\n");
        let (mut finished, mut good) = (Vec::new(), 0);
        if bytes.starts_with(head.as_bytes()) {
            good = head.len();
            while let Some(length) = bytes[good..].iter().position(|byte| *byte == b'\n') {
                let line = std::str::from_utf8(&bytes[good..good + length]).ok();
                let Some(record) = line.and_then(|line| parse(line, measures)) else { break };
                finished.push(record);
                good += length + 1;
            }
        }
        let dropped = bytes.len() - good;
        lines.set_len(good as u64)?;
        lines.seek(SeekFrom::End(0))?;
        if good == 0 {
            lines.write_all(head.as_bytes())?;
        }
        lines.sync_all()?;
        let journal = Journal { lines, folder: folder.to_path_buf(), _lock: lock, unflushed: 0 };
        Ok(Opened { journal, finished, dropped })
    }

    /// Writes a finished replication.
    ///
    /// # Errors
    ///
    /// When the disk refuses it. What was written before is still there.
    pub fn write(&mut self, record: &Record) -> std::io::Result<()> {
        self.lines.write_all(line(record).as_bytes())?;
        self.unflushed += 1;
        if self.unflushed >= FLUSH {
            self.lines.sync_data()?;
            self.unflushed = 0;
        }
        Ok(())
    }

    /// The study is done and its results are safe: the work folder goes.
    ///
    /// # Errors
    ///
    /// When it cannot be removed.
    pub fn discard(self) -> std::io::Result<()> {
        let folder = self.folder.clone();
        // Windows does not remove what is open.
        drop(self);
        std::fs::remove_dir_all(folder)
    }
}

/// A record as a line, with its checksum and its end.
fn line(record: &Record) -> String {
    let mut text = format!("{} {}", record.point, record.replication);
    for value in &record.values {
        text.push_str(&format!(" {:016x}", value.to_bits()));
    }
    let sum = checksum(&text);
    text.push_str(&format!(" {sum}\n"));
    text
}

/// The record on a line; `None` when it is damaged.
fn parse(line: &str, measures: usize) -> Option<Record> {
    let (text, sum) = line.rsplit_once(' ')?;
    if checksum(text) != sum {
        return None;
    }
    let mut parts = text.split(' ');
    let (point, replication) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let bits = |part| u64::from_str_radix(part, 16).ok().map(f64::from_bits);
    let values: Vec<f64> = parts.map(bits).collect::<Option<_>>()?;
    (values.len() == measures).then_some(Record { point, replication, values })
}

/// The first 64 bits of SHA-256, in hexadecimal.
fn checksum(text: &str) -> String {
    hash(text)[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(point: u32) -> Record {
        Record { point, replication: 3, values: vec![1.5, f64::INFINITY, -0.0] }
    }

    fn written(folder: &Path, count: u32) {
        let mut journal = Journal::open(folder, "sleutel", 3).expect("the folder is free").journal;
        (0..count).for_each(|point| journal.write(&record(point)).expect("there is room"));
    }

    #[test]
    fn what_was_finished_is_read_back() {
        let folder = tempfile::tempdir().expect("there is room");
        written(folder.path(), 5);
        let opened = Journal::open(folder.path(), "sleutel", 3).expect("the folder is free");
        assert_eq!(opened.finished, (0..5).map(record).collect::<Vec<_>>());
        assert_eq!(opened.dropped, 0);
    }

    #[test]
    fn a_torn_or_damaged_last_line_is_dropped_wherever_it_was_torn() {
        let folder = tempfile::tempdir().expect("there is room");
        written(folder.path(), 3);
        let path = folder.path().join(LINES);
        let whole = std::fs::read(&path).expect("it is there");
        let last = line(&record(2)).len();
        for torn in 1..=last {
            std::fs::write(&path, &whole[..whole.len() - torn]).expect("there is room");
            let opened = Journal::open(folder.path(), "sleutel", 3).expect("the folder is free");
            assert_eq!(opened.finished.len(), 2, "{torn} bytes were lost");
            assert_eq!(opened.dropped, last - torn);
        }
        let mut damaged = whole.clone();
        damaged[whole.len() - 20] ^= 1;
        std::fs::write(&path, &damaged).expect("there is room");
        let mut opened = Journal::open(folder.path(), "sleutel", 3).expect("the folder is free");
        assert_eq!((opened.finished.len(), opened.dropped), (2, last));
        opened.journal.write(&record(2)).expect("there is room");
        drop(opened);
        assert_eq!(std::fs::read(&path).expect("it is there"), whole);
    }

    #[test]
    fn a_journal_of_another_study_is_not_used() {
        let folder = tempfile::tempdir().expect("there is room");
        written(folder.path(), 3);
        let opened = Journal::open(folder.path(), "een andere", 3).expect("the folder is free");
        assert!(opened.finished.is_empty() && opened.dropped > 0);
    }

    #[test]
    fn two_cannot_have_the_same_journal() {
        let folder = tempfile::tempdir().expect("there is room");
        let first = Journal::open(folder.path(), "sleutel", 3).expect("the folder is free");
        assert!(matches!(Journal::open(folder.path(), "sleutel", 3), Err(Refusal::Busy)));
        drop(first);
        assert!(Journal::open(folder.path(), "sleutel", 3).is_ok());
    }
}
