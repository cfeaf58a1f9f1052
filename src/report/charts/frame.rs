//! What every chart has: a title with the conclusion, a subtitle that says what is shown, the source.

use super::Drawing;
use super::canvas::{Anchor, Canvas, HEIGHT, Rect, WIDTH};
use super::font::{SMALL, SMALL_BOLD, SUBTITLE, TITLE};
use super::palette::{INK, SOFT_INK, WHITE};
use crate::language::Language;
use crate::report::{Edition, View};
use crate::say;

/// White space at the left and right side.
pub const MARGIN: f64 = 24.0;

/// The room within the box of a mark, at each side.
const BOX: f64 = 5.0;

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

/// The line below a chart.
#[derive(Clone, Copy, Debug)]
pub struct Foot<'a> {
    /// What no one may miss, in a box before all else. The description begins with it too.
    pub mark: Option<&'a str>,
    /// How the figures were made.
    pub source: &'a str,
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
    mark: Option<String>,
}

impl Frame {
    /// The frame of a chart of a comparison.
    pub fn new(c: &View<'_>, title: &str, subtitle: &str) -> Frame {
        let number = |n: u32| c.language.number(f64::from(n), 0);
        let done = number(c.replications);
        let times = say!(c.language, "{done} keer nagespeeld", "simulated {done} times");
        let mark = c.asked.map(number).map(|asked| {
            say!(
                c.language,
                "Onvolledig: {done} van {asked} herhalingen",
                "Incomplete: {done} of {asked} replications"
            )
        });
        let made = Source { times: &times, seed: c.seed, place: &c.municipality };
        let source = source(made, c.edition());
        let foot = Foot { mark: mark.as_deref(), source: &source, place: made.place };
        Frame::with_foot(c.language, title, subtitle, foot)
    }

    /// As [`Frame::new`], for what is not a comparison.
    pub fn of(made: Source<'_>, edition: Edition<'_>, title: &str, subtitle: &str) -> Frame {
        let foot = Foot { mark: None, source: &source(made, edition), place: made.place };
        Frame::with_foot(edition.language, title, subtitle, foot)
    }

    /// Sets title, subtitle and the line below; what is between them is left as the body.
    pub fn with_foot(language: Language, title: &str, subtitle: &str, foot: Foot<'_>) -> Frame {
        let mut canvas = Canvas::new(language);
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
        let base = HEIGHT - 14.0;
        let mut from = MARGIN;
        if let Some(mark) = foot.mark {
            let right = from + SMALL_BOLD.width(mark) + 2.0 * BOX;
            canvas.fill(Rect { left: from, top: base - 13.0, right, bottom: base + 5.0 }, INK, 1.0);
            canvas.text((from + BOX, base), Anchor::Start, SMALL_BOLD, WHITE, mark);
            from = right + 8.0;
        }
        let place_room = WIDTH - MARGIN - from - SMALL.width(foot.source) - 24.0;
        canvas.text((from, base), Anchor::Start, SMALL, SOFT_INK, foot.source);
        if place_room > 40.0 && !foot.place.is_empty() {
            let place = SMALL.ellipsize(foot.place, place_room);
            canvas.text((WIDTH - MARGIN, base), Anchor::End, SMALL, SOFT_INK, place);
        }
        let body = Rect { left: MARGIN, top: y - 6.0, right: WIDTH - MARGIN, bottom: HEIGHT - 36.0 };
        let mark = foot.mark.map(str::to_string);
        Frame { canvas, body, title: title.to_string(), subtitle: subtitle.to_string(), mark }
    }

    /// The finished chart. `values` says in words what can be read from it.
    pub fn finish(self, name: &'static str, values: &str) -> Drawing {
        Drawing { name, svg: self.svg(name, values), spots: self.canvas.spots().to_vec(), title: self.title }
    }

    /// The document of a chart whose name is known only when it is drawn.
    pub fn svg(&self, name: &str, values: &str) -> String {
        let mark = self.mark.as_deref().map_or_else(String::new, |mark| ended(mark) + " ");
        let description = format!("{mark}{} {values}", ended(&self.subtitle));
        self.canvas.svg(name, &self.title, description.trim())
    }
}

/// The line with the version, how often was replayed, and the seed.
fn source(made: Source<'_>, edition: Edition<'_>) -> String {
    say!(
        edition.language,
        "wmosim {} · {} · zaad {} · raming, geen voorspelling",
        "wmosim {} · {} · seed {} · estimate, not a forecast",
        edition.version,
        made.times,
        made.seed
    )
}

/// A sentence with a full stop.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_string() } else { format!("{text}.") }
}
