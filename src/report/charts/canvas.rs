//! A drawing of lines, areas and texts that becomes an SVG document.
//!
//! plotters draws the shapes, on a grid ten times finer than the drawing because its SVG backend rounds to
//! whole units. Texts are set here, as their width must be known to keep them apart.

use super::font::Type;
use super::palette::Color;
use super::spot::Spot;
use crate::language::Language;
use plotters::element::{Circle, DashedPathElement, PathElement, Polygon, Rectangle};
use plotters::prelude::{IntoDrawingArea as _, RGBColor, SVGBackend};
use plotters::style::{Color as _, ShapeStyle};
use std::fmt::Write as _;

/// Width of every drawing.
pub const WIDTH: f64 = 960.0;
/// Height of every drawing.
pub const HEIGHT: f64 = 540.0;
/// Steps of plotters' grid in one unit of the drawing.
pub const FINE: f64 = 10.0;

/// A place in the drawing, from the top left.
pub type Point = (f64, f64);

/// A part of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left side.
    pub left: f64,
    /// Upper side.
    pub top: f64,
    /// Right side.
    pub right: f64,
    /// Lower side.
    pub bottom: f64,
}

impl Rect {
    /// Its width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width.
    pub width: f64,
    /// Length of the dashes and of the gaps; `None` is a whole line.
    pub dash: Option<(f64, f64)>,
}

/// A whole line.
pub fn line(color: Color, width: f64) -> Stroke {
    Stroke { color, width, dash: None }
}

/// A dashed line.
pub fn dashed(color: Color, width: f64) -> Stroke {
    Stroke { color, width, dash: Some((5.0, 3.5)) }
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its begin.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

enum Shape {
    Line(Vec<Point>, Stroke),
    Area(Vec<Point>, Color, f64),
    Box(Rect, Color, f64),
    Dot(Point, f64, Color),
    Ring(Point, f64, Stroke),
}

struct Text {
    at: Point,
    anchor: Anchor,
    kind: Type,
    color: Color,
    halo: bool,
    text: String,
    owner: Option<usize>,
}

/// A drawing in the making: shapes in order, with all texts on top.
#[derive(Default)]
pub struct Canvas {
    shapes: Vec<(Option<usize>, Shape)>,
    texts: Vec<Text>,
    /// The names of the scenarios that own a part of it.
    owners: Vec<String>,
    owner: Option<usize>,
    spots: Vec<Spot>,
    language: Language,
}

impl Canvas {
    /// An empty drawing with texts in a language.
    pub fn new(language: Language) -> Canvas {
        Canvas { language, ..Canvas::default() }
    }

    /// What is drawn from here on belongs to the scenario of this name, or to none. In the document it is marked with
    /// `data-s`, so that a page can hide the scenario.
    pub fn belongs_to(&mut self, scenario: Option<&str>) {
        self.owner = scenario.map(|name| {
            self.owners.iter().position(|known| known == name).unwrap_or_else(|| {
                self.owners.push(name.to_owned());
                self.owners.len() - 1
            })
        });
    }

    /// Tells where values stand.
    pub fn spot(&mut self, spot: Spot) {
        self.spots.push(spot);
    }

    /// Where values stand.
    pub fn spots(&self) -> &[Spot] {
        &self.spots
    }

    fn push(&mut self, shape: Shape) {
        self.shapes.push((self.owner, shape));
    }

    /// Draws a line through `points`.
    pub fn line(&mut self, points: impl Into<Vec<Point>>, stroke: Stroke) {
        self.push(Shape::Line(points.into(), stroke));
    }

    /// Fills the area within `points`.
    pub fn area(&mut self, points: Vec<Point>, color: Color, opacity: f64) {
        self.push(Shape::Area(points, color, opacity));
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, rect: Rect, color: Color, opacity: f64) {
        if rect.width() > 0.0 && rect.height() > 0.0 {
            self.push(Shape::Box(rect, color, opacity));
        }
    }

    /// Draws a filled circle.
    pub fn dot(&mut self, center: Point, radius: f64, color: Color) {
        self.push(Shape::Dot(center, radius, color));
    }

    /// Draws an open circle, white within.
    pub fn ring(&mut self, center: Point, radius: f64, stroke: Stroke) {
        self.push(Shape::Ring(center, radius, stroke));
    }

    /// Sets a text with its baseline at `at`.
    pub fn text(&mut self, at: Point, anchor: Anchor, kind: Type, color: Color, text: impl Into<String>) {
        self.texts.push(Text { at, anchor, kind, color, halo: false, text: text.into(), owner: self.owner });
    }

    /// As [`Canvas::text`], with a white rim for where it stands on lines.
    pub fn text_on_lines(&mut self, at: Point, anchor: Anchor, kind: Type, color: Color, text: impl Into<String>) {
        self.texts.push(Text { at, anchor, kind, color, halo: true, text: text.into(), owner: self.owner });
    }

    /// The document. `name` keeps its ids apart when more charts stand on one page.
    pub fn svg(&self, name: &str, title: &str, description: &str) -> String {
        let mut svg = String::new();
        let (title, description) = (escape(title), escape(description));
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" \
             height=\"{HEIGHT}\" role=\"img\" lang=\"{}\" aria-labelledby=\"{name}-titel {name}-uitleg\" \
             font-family=\"'Source Sans 3', 'Segoe UI', sans-serif\">\n\
             <title id=\"{name}-titel\">{title}</title>\n<desc id=\"{name}-uitleg\">{description}</desc>\n\
             <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#FFFFFF\"/>\n\
             <g transform=\"scale({})\" stroke-linejoin=\"round\">\n{}</g>\n",
            self.language.code(),
            1.0 / FINE,
            self.shapes(),
        );
        for text in &self.texts {
            text.write(&mut svg, &self.mark(text.owner));
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// The attribute that says whose a part is.
    fn mark(&self, owner: Option<usize>) -> String {
        owner.map_or(String::new(), |owner| format!(" data-s=\"{}\"", escape(&self.owners[owner])))
    }

    /// The shapes in order, those in a row of one scenario as a group.
    fn shapes(&self) -> String {
        let groups = self.shapes.chunk_by(|a, b| a.0 == b.0).map(|shapes| match shapes[0].0 {
            None => drawn(shapes),
            owner => format!("<g{}>\n{}</g>\n", self.mark(owner), drawn(shapes)),
        });
        groups.collect()
    }
}

/// What plotters makes of shapes, without the document around it.
fn drawn(shapes: &[(Option<usize>, Shape)]) -> String {
    let mut svg = String::new();
    {
        let size = ((WIDTH * FINE) as u32, (HEIGHT * FINE) as u32);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        for (_, shape) in shapes {
            let drawn = match shape {
                Shape::Line(points, stroke) => {
                    let (points, style) = (points.iter().map(|p| fine(*p)), stroke.style());
                    match stroke.dash {
                        None => area.draw(&PathElement::new(points.collect::<Vec<_>>(), style)),
                        Some((dash, gap)) => {
                            let points = points.collect::<Vec<_>>().into_iter();
                            let (dash, gap) = (dash * FINE, gap * FINE);
                            area.draw(&DashedPathElement::new(points, dash as i32, gap as i32, style))
                        }
                    }
                }
                Shape::Area(points, color, opacity) => {
                    let points: Vec<_> = points.iter().map(|p| fine(*p)).collect();
                    area.draw(&Polygon::new(points, filled(*color, *opacity)))
                }
                Shape::Box(rect, color, opacity) => {
                    let corners = [fine((rect.left, rect.top)), fine((rect.right, rect.bottom))];
                    area.draw(&Rectangle::new(corners, filled(*color, *opacity)))
                }
                Shape::Dot(center, radius, color) => {
                    area.draw(&Circle::new(fine(*center), (radius * FINE) as u32, filled(*color, 1.0)))
                }
                Shape::Ring(center, radius, stroke) => {
                    let radius = (radius * FINE) as u32;
                    let inside = Circle::new(fine(*center), radius, filled((255, 255, 255), 1.0));
                    area.draw(&inside).and_then(|()| area.draw(&Circle::new(fine(*center), radius, stroke.style())))
                }
            };
            drawn.expect(IN_MEMORY);
        }
        area.present().expect(IN_MEMORY);
    }
    let inner = svg.split_once('\n').map_or("", |(_, rest)| rest);
    inner.trim_end().strip_suffix("</svg>").unwrap_or(inner).to_string()
}

/// Drawing SVG in memory cannot fail.
const IN_MEMORY: &str = "drawing in memory does not fail";

/// A place on plotters' grid.
fn fine(point: Point) -> (i32, i32) {
    ((point.0 * FINE).round() as i32, (point.1 * FINE).round() as i32)
}

fn filled(color: Color, opacity: f64) -> ShapeStyle {
    RGBColor(color.0, color.1, color.2).mix(opacity).filled()
}

impl Stroke {
    fn style(&self) -> ShapeStyle {
        let (r, g, b) = self.color;
        RGBColor(r, g, b).stroke_width((self.width * FINE) as u32)
    }
}

impl Text {
    fn write(&self, svg: &mut String, mark: &str) {
        let anchor = match self.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if self.kind.bold { " font-weight=\"600\"" } else { "" };
        let halo = match self.halo {
            true => " stroke=\"#FFFFFF\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
            false => "",
        };
        let (r, g, b) = self.color;
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{}\"{weight}{anchor} fill=\"#{r:02X}{g:02X}{b:02X}\"{halo}{mark}>{}</text>",
            self.at.0,
            self.at.1,
            self.kind.size,
            escape(&self.text),
        );
    }
}

/// Text for XML. Control characters, which XML cannot hold, become spaces.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
