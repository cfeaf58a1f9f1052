//! The charts of `dimensioneer`.

mod curve;
mod frontier;
mod odds;

use super::Drawing;
use super::frame::Frame;
use crate::report::Edition;
use crate::report::dutch;
use crate::report::sizing::Sized;

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
    let source = format!(
        "wmosim {} · elke stand {} keer nagespeeld, toets {} keer · zaad {} · raming, geen voorspelling",
        edition.version,
        dutch::number(f64::from(share), 0),
        dutch::number(f64::from(sized.sizing.now.share.n), 0),
        sized.seed,
    );
    Frame::with_source(title, subtitle, &source, sized.scenario.plan.municipality().0)
}
