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
    /// A bar that counts `things`; hidden when the error stream is not a terminal or `quiet` is true.
    pub fn counting(quiet: bool, things: &'static str) -> Bar {
        if quiet || !std::io::stderr().is_terminal() {
            return Bar(ProgressBar::hidden());
        }
        let style = ProgressStyle::with_template(&format!("{{bar:40}} {{pos}} van {{len}} {things}, {{nog}}"))
            .expect("the template is right")
            .with_key("nog", |state: &ProgressState, text: &mut dyn Write| {
                // Writing to a text in memory cannot fail.
                let _ = match state.pos() {
                    0 => write!(text, "hoe lang nog is niet te zeggen"),
                    _ => write!(text, "{}", remaining(state.eta())),
                };
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

/// How long it will take: `nog 12 seconden`, `nog 1 minuut 20`, `nog 12 minuten`, `nog 2 uur en 5 minuten`. Rounded up to
/// what anyone wants to know of it.
fn remaining(time: Duration) -> String {
    let count = |n: u64, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    let minutes = |n: u64| count(n, "minuut", "minuten");
    let seconds = time.as_secs();
    let tens = seconds.div_ceil(10) * 10;
    let text = match (seconds, tens / 60, tens % 60) {
        (0..60, ..) => count(seconds, "seconde", "seconden"),
        (_, whole, 0) if whole < 10 => minutes(whole),
        (_, whole, rest) if whole < 10 => format!("{} {rest}", minutes(whole)),
        _ => match (seconds.div_ceil(60) / 60, seconds.div_ceil(60) % 60) {
            (0, rest) => minutes(rest),
            (hours, 0) => format!("{hours} uur"),
            (hours, rest) => format!("{hours} uur en {}", minutes(rest)),
        },
    };
    format!("nog {text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_told_in_units_that_fit() {
        let told = |seconds| remaining(Duration::from_secs(seconds));
        assert_eq!(told(1), "nog 1 seconde");
        assert_eq!(told(12), "nog 12 seconden");
        assert_eq!(told(60), "nog 1 minuut");
        assert_eq!(told(75), "nog 1 minuut 20");
        assert_eq!(told(200), "nog 3 minuten 20");
        assert_eq!(told(598), "nog 10 minuten");
        assert_eq!(told(601), "nog 11 minuten");
        assert_eq!(told(3_599), "nog 1 uur");
        assert_eq!(told(3_601), "nog 1 uur en 1 minuut");
        assert_eq!(told(7_500), "nog 2 uur en 5 minuten");
    }
}
