//! The charts of `dimensioneer`.

mod curve;
mod frontier;
mod odds;

use super::Drawing;
use super::frame::{Frame, Source};
use crate::report::Edition;
use crate::report::sizing::Sized;
use crate::say;

/// The charts: a curve for each goal and how often all are met for one knob, the frontier for two.
pub fn draw(sized: &Sized<'_>, edition: Edition<'_>) -> Vec<Drawing> {
    match sized.knobs.len() {
        1 => {
            let curves = (0..sized.sizing.goals.len()).filter_map(|goal| curve::draw(sized, goal, edition));
            curves.chain([odds::draw(sized, edition)]).collect()
        }
        _ => vec![frontier::draw(sized, edition)],
    }
}

/// A chart with the source line of this answer.
fn frame(sized: &Sized<'_>, edition: Edition<'_>, title: &str, subtitle: &str) -> Frame {
    let share = sized.sizing.settings.first().map_or(0, |s| s.search.share.n);
    let number = |n: u32| edition.language.number(f64::from(n), 0);
    let times = say!(
        edition.language,
        "elke stand {} keer nagespeeld, toets {} keer",
        "each setting simulated {} times, test {} times",
        number(share),
        number(sized.sizing.now.share.n)
    );
    let made = Source { times: &times, seed: sized.seed, place: sized.scenario.plan.municipality().0 };
    Frame::of(made, edition, title, subtitle)
}
