//! A bar that shows how far an experiment is.

use crate::experiment::Progress;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::io::IsTerminal;
use std::time::Duration;

/// A bar on the error stream, with the time that is left. It disappears when dropped.
#[derive(Debug)]
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar that counts replays; see [`Bar::counting`].
    pub fn new(quiet: bool) -> Bar {
        Bar::counting(quiet, "simulaties")
    }

    /// A bar that counts `things`; hidden when the error stream is not a terminal or `quiet` is true.
    pub fn counting(quiet: bool, things: &'static str) -> Bar {
        if quiet || !std::io::stderr().is_terminal() {
            return Bar(ProgressBar::hidden());
        }
        let style = ProgressStyle::with_template(&format!("{{bar:40}} {{pos}} van {{len}} {things}, {{nog}}"))
            .expect("the template is right")
            .with_key("nog", |state: &ProgressState, text: &mut dyn Write| {
                // Writing to a text in memory cannot fail.
                let _ = write!(text, "{}", remaining(state.eta()));
            });
        Bar(ProgressBar::no_length().with_style(style))
    }
}

impl Progress for Bar {
    fn advance(&self, done: u64, total: u64) {
        self.0.set_length(total);
        self.0.set_position(done);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// How long it will take: `nog 12 s`, `nog 3 min`, `nog 2 uur en 5 min`.
fn remaining(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 3600, seconds.div_ceil(60) % 60) {
        _ if seconds < 60 => format!("nog {seconds} s"),
        (0, 0) => "nog 1 uur".to_owned(),
        (0, minutes) => format!("nog {minutes} min"),
        (hours, minutes) => format!("nog {hours} uur en {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_told_in_units_that_fit() {
        let told = |seconds| remaining(Duration::from_secs(seconds));
        assert_eq!(told(12), "nog 12 s");
        assert_eq!(told(61), "nog 2 min");
        assert_eq!(told(3_599), "nog 1 uur");
        assert_eq!(told(7_500), "nog 2 uur en 5 min");
    }
}
