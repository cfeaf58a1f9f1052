//! What every chart has: a title with the conclusion, a subtitle that says what is shown, the source.

use super::Drawing;
use super::canvas::{Anchor, Canvas, HEIGHT, Rect, WIDTH};
use super::font::{SMALL, SUBTITLE, TITLE};
use super::palette::{INK, SOFT_INK};
use crate::report::{Edition, View};
use crate::say;

/// White space at the left and right side.
pub const MARGIN: f64 = 24.0;

/// What stands below a chart about its making.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// How often what was replayed.
    pub times: &'a str,
    /// The seed.
    pub seed: u64,
    /// The municipality.
    pub place: &'a str,
}

/// A chart in the making.
pub struct Frame {
    /// The drawing.
    pub canvas: Canvas,
    /// The part that is left for the plot.
    pub body: Rect,
    title: String,
    subtitle: String,
}

impl Frame {
    /// The frame of a chart of a comparison.
    pub fn new(c: &View<'_>, title: &str, subtitle: &str) -> Frame {
        let count = c.language.number(f64::from(c.replications), 0);
        let times = say!(c.language, "{count} keer nagespeeld", "replayed {count} times");
        Frame::of(Source { times: &times, seed: c.seed, place: &c.municipality }, c.edition(), title, subtitle)
    }

    /// As [`Frame::new`], for what is not a comparison.
    pub fn of(made: Source<'_>, edition: Edition<'_>, title: &str, subtitle: &str) -> Frame {
        let Edition { version, language } = edition;
        let source = say!(
            language,
            "wmosim {version} · {} · zaad {} · raming, geen voorspelling",
            "wmosim {version} · {} · seed {} · estimate, not a forecast",
            made.times,
            made.seed
        );
        Frame::with_source(title, subtitle, &source, made.place)
    }

    /// Sets title, subtitle, source line and place; what is between them is left as the body.
    pub fn with_source(title: &str, subtitle: &str, source: &str, place: &str) -> Frame {
        let mut canvas = Canvas::default();
        let room = WIDTH - 2.0 * MARGIN;
        let mut y = 34.0;
        for line in TITLE.balance(title, room, 2) {
            canvas.text((MARGIN, y), Anchor::Start, TITLE, INK, line);
            y += TITLE.leading();
        }
        y -= 3.0;
        for line in SUBTITLE.balance(subtitle, room, 2) {
            canvas.text((MARGIN, y), Anchor::Start, SUBTITLE, SOFT_INK, line);
            y += SUBTITLE.leading();
        }
        let foot = HEIGHT - 14.0;
        let place_room = room - SMALL.width(source) - 24.0;
        canvas.text((MARGIN, foot), Anchor::Start, SMALL, SOFT_INK, source);
        if place_room > 40.0 && !place.is_empty() {
            let place = SMALL.ellipsize(place, place_room);
            canvas.text((WIDTH - MARGIN, foot), Anchor::End, SMALL, SOFT_INK, place);
        }
        let body = Rect { left: MARGIN, top: y - 6.0, right: WIDTH - MARGIN, bottom: HEIGHT - 36.0 };
        Frame { canvas, body, title: title.to_string(), subtitle: subtitle.to_string() }
    }

    /// The finished chart. `values` says in words what can be read from it.
    pub fn finish(self, name: &'static str, values: &str) -> Drawing {
        Drawing { name, svg: self.svg(name, values), title: self.title }
    }

    /// The document of a chart whose name is known only when it is drawn.
    pub fn svg(&self, name: &str, values: &str) -> String {
        let description = format!("{} {values}", ended(&self.subtitle));
        self.canvas.svg(name, &self.title, description.trim())
    }
}

/// A sentence with a full stop.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_string() } else { format!("{text}.") }
}
