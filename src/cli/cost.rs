//! What a run will take, before it begins: a run that cannot fit is refused, a long one is announced.

use super::end::Trouble;
use super::output::number;
use crate::experiment::{Options, workshop};
use crate::scenario::Scenario;
use crate::statistics::sample::BAND_SAMPLE;
use std::fs;
use std::time::Instant;

/// Scenarios that are looked at: with more, some of them tell what the others take.
const LOOKED_AT: usize = 24;
/// The most scenarios that a command makes itself: all of them are in memory together, about 0.3 MB each.
pub const MOST_SCENARIOS: usize = 5_000;
/// Seconds from which the user is told how long it takes.
const LONG: f64 = 3_600.0;
/// Seconds beyond which nobody waits: thirty days.
const ENDLESS: f64 = 30.0 * 86_400.0;
/// Share of the free memory that a run may be expected to take. The rest is for what the estimate does not see.
const FITS: f64 = 0.8;
/// Memory in bytes from which a user is warned where the system does not say how much there is.
const MUCH: f64 = 8e9;
/// Bytes of one figure of one month beside the replications that are kept for its band: moments, differences, the band.
const FIGURE: f64 = 120.0;

/// What is replayed of each scenario.
#[derive(Clone, Copy, Debug)]
pub struct Replays {
    each: u32,
    /// Figures of every month are kept of so many replications.
    kept: u32,
}

impl Replays {
    /// So many replications of each, compared month by month.
    pub fn all(each: u32) -> Replays {
        Replays { each, kept: each.min(BAND_SAMPLE) }
    }

    /// So many replications of each, of which only totals are kept.
    pub fn totals(each: u32) -> Replays {
        Replays { each, kept: 0 }
    }
}

/// What a run takes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cost {
    /// Seconds on the threads that there are.
    seconds: f64,
    /// Bytes of what is kept.
    kept: f64,
    /// Bytes for each thread.
    thread: f64,
    /// Threads.
    threads: usize,
}

impl Cost {
    fn bytes(&self, threads: usize) -> f64 {
        self.kept + self.thread * threads as f64
    }
}

/// Refuses a run that this computer cannot finish, and tells of one that takes long.
///
/// # Errors
///
/// When it does not fit in the memory, or would take more than thirty days.
pub fn weigh(scenarios: &[Scenario], options: &Options, replays: Replays) -> Result<(), Trouble> {
    let cost = cost(scenarios, options, replays);
    match judge(&cost, free_memory()) {
        Verdict::Fine => Ok(()),
        Verdict::Told(text) => {
            // With nowhere to say it, the run itself still matters.
            let _ = std::io::Write::write_all(&mut anstream::stderr(), format!("{text}\n").as_bytes());
            Ok(())
        }
        Verdict::Refused(text) => Err(Trouble::wrong(text)),
    }
}

#[allow(clippy::disallowed_methods)] // How long it takes is for the user; no outcome depends on it.
fn cost(scenarios: &[Scenario], options: &Options, replays: Replays) -> Cost {
    let step = scenarios.len().div_ceil(LOOKED_AT).max(1);
    let (mut seconds, mut thread, mut kept, mut looked) = (0.0, 0.0_f64, 0.0, 0);
    for scenario in scenarios.iter().step_by(step) {
        let begun = Instant::now();
        // Where it meets a fault the run itself will, and will tell which replication it was.
        let Ok(effort) = workshop::task(&scenario.name, options.seed, 0, || scenario.plan.effort(options.seed))
        else {
            continue;
        };
        let each = begun.elapsed().as_secs_f64() / (effort.played.max(1) as f64);
        let cells = (scenario.plan.lines.len() * scenario.plan.months.len()) as f64;
        seconds += each * effort.events * f64::from(replays.each);
        // Outcomes wait for their turn, sixteen for each thread at the most.
        thread = thread.max(effort.bytes + 16.0 * cells * 8.0);
        if replays.kept > 0 {
            kept += cells * (8.0 * f64::from(replays.kept) + FIGURE);
        }
        looked += 1;
    }
    let scale = if looked == 0 { 0.0 } else { scenarios.len() as f64 / f64::from(looked) };
    let total = scenarios.len() as f64 * f64::from(replays.each);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let wanted = if options.threads == 0 { cores } else { options.threads };
    let threads = (wanted as f64).min(total).max(1.0) as usize;
    Cost { seconds: seconds * scale / threads.min(cores) as f64, kept: kept * scale, thread, threads }
}

#[derive(Debug, PartialEq)]
enum Verdict {
    Fine,
    Told(String),
    Refused(String),
}

fn judge(cost: &Cost, free: Option<f64>) -> Verdict {
    let bytes = cost.bytes(cost.threads);
    let room = free.map(|free| free * FITS);
    if room.is_some_and(|room| bytes > room || bytes.is_nan()) {
        let (room, free) = (room.unwrap_or(0.0), free.unwrap_or(0.0));
        let fitting = (1..cost.threads).rev().find(|threads| cost.bytes(*threads) <= room);
        let remedy = match fitting {
            Some(threads) => format!("Met --threads {threads} past het wel; het duurt dan langer."),
            None => "Kies minder inwoners, minder jaren, minder scenario's of minder herhalingen.".to_owned(),
        };
        return Verdict::Refused(format!(
            "dit past niet in het geheugen van deze computer\n  Naar schatting is {} nodig, en {} is vrij. Er is niets \
             uitgevoerd.\n  {remedy}",
            size(bytes),
            size(free)
        ));
    }
    if cost.seconds > ENDLESS || cost.seconds.is_nan() {
        return Verdict::Refused(format!(
            "dit duurt op deze computer naar schatting {}: langer dan dertig dagen. Er is niets uitgevoerd.\n  Kies \
             minder inwoners, minder jaren, minder scenario's of minder herhalingen.",
            time(cost.seconds)
        ));
    }
    let mut told = Vec::new();
    if cost.seconds > LONG {
        told.push(format!("Dit duurt naar schatting {}.", time(cost.seconds)));
    }
    if free.is_none() && bytes > MUCH {
        told.push(format!("Naar schatting is {} geheugen nodig.", size(bytes)));
    }
    match told.is_empty() {
        true => Verdict::Fine,
        false => Verdict::Told(format!("{} Stoppen kan met Ctrl-C.", told.join(" "))),
    }
}

/// `3,2 gigabyte`.
fn size(bytes: f64) -> String {
    let units = [(1e12, "terabyte"), (1e9, "gigabyte"), (1e6, "megabyte")];
    let (unit, name) = units.into_iter().find(|(unit, _)| bytes >= *unit).unwrap_or(units[2]);
    let amount = bytes / unit;
    format!("{} {name}", number(amount, usize::from(amount < 100.0)))
}

/// `2 uur`, `5 dagen`, `30 jaar`.
fn time(seconds: f64) -> String {
    let days = seconds / 86_400.0;
    match days {
        days if days > 100_000.0 * 365.0 => "meer dan 100.000 jaar".to_owned(),
        days if days > 730.0 => format!("{} jaar", number(days / 365.0, 0)),
        days if days > 2.0 => format!("{} dagen", number(days, 0)),
        days => format!("{} uur", number((days * 24.0).max(1.0), 0)),
    }
}

/// Memory that a program can still get, in bytes; nothing where the system does not say so in a file.
fn free_memory() -> Option<f64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let machine = line.split_whitespace().next()?.parse::<f64>().ok()? * 1024.0;
    // A container may have less than its machine.
    let number = |path| fs::read_to_string(path).ok().and_then(|text: String| text.trim().parse::<f64>().ok());
    let most = number("/sys/fs/cgroup/memory.max");
    let used = number("/sys/fs/cgroup/memory.current").unwrap_or(0.0);
    Some(most.map_or(machine, |most| machine.min((most - used).max(0.0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COST: Cost = Cost { seconds: 10.0, kept: 1e9, thread: 2e9, threads: 4 };

    #[test]
    fn a_run_that_fits_is_not_spoken_of() {
        assert_eq!(judge(&COST, Some(20e9)), Verdict::Fine);
        assert_eq!(judge(&Cost { thread: 1e9, ..COST }, None), Verdict::Fine);
    }

    #[test]
    fn a_run_that_does_not_fit_is_refused_with_what_would_fit() {
        let Verdict::Refused(text) = judge(&COST, Some(8e9)) else { panic!("it does not fit") };
        assert!(text.contains("is 9,0 gigabyte nodig, en 8,0 gigabyte is vrij"), "{text}");
        assert!(text.contains("Met --threads 2 past het wel"), "{text}");
        let Verdict::Refused(text) = judge(&COST, Some(3e9)) else { panic!("it does not fit") };
        assert!(text.contains("Kies minder inwoners"), "{text}");
    }

    #[test]
    fn a_long_run_is_announced_and_an_endless_one_refused() {
        let Verdict::Told(text) = judge(&Cost { seconds: 5.0 * 3600.0, ..COST }, Some(1e12)) else {
            panic!("it is long")
        };
        assert_eq!(text, "Dit duurt naar schatting 5 uur. Stoppen kan met Ctrl-C.");
        for seconds in [1e8, 1e30, f64::INFINITY, f64::NAN] {
            let verdict = judge(&Cost { seconds, ..COST }, Some(1e12));
            assert!(matches!(verdict, Verdict::Refused(_)), "{verdict:?}");
        }
    }

    #[test]
    fn amounts_are_told_in_units_that_fit() {
        assert_eq!([3.21e9, 250e6, 4e12].map(size), ["3,2 gigabyte", "250 megabyte", "4,0 terabyte"]);
        assert_eq!([7200.0, 86_400.0 * 5.0, 86_400.0 * 3650.0].map(time), ["2 uur", "5 dagen", "10 jaar"]);
    }
}
