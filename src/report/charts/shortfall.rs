//! `wie_komt_tekort`: which share of those who have or need help is short of it, and how much of that nobody
//! hears of. Both shares are over the same people, so what is silent is never more than all.

use super::canvas::{Anchor, Canvas, Rect, line};
use super::font::{LABEL, SMALL, SMALL_BOLD};
use super::frame::Frame;
use super::grid::{self, Cell, Head, Space};
use super::palette::{AXIS, Color, GRID, INK, SOFT_INK};
use super::spot::{Key, Spot};
use super::{Drawing, lookup};
use crate::language::{Language, Text};
use crate::report::View;
use crate::report::aspect::capital;
use crate::report::writing;
use crate::say;

const SILENT: &str = "te_weinig_stil";
const ALL: &str = "te_weinig";
/// The two ways in which clients are divided, with the head of their section.
const SECTIONS: [(&str, Text); 2] =
    [("groep=", Text::new("Naar situatie", "By situation")), ("profiel=", Text::new("Naar profiel", "By profile"))];
/// The most panels: the reference and the scenarios that change most.
const PANELS: usize = 4;
/// The least height of a row.
const ROW: f64 = 16.0;
/// The height of a section's head.
const SECTION: f64 = 25.0;
/// The most that the names beside the bars may take.
const NAMES: f64 = 232.0;
/// The width of a written share.
const VALUE: f64 = 32.0;

/// A group of clients: its id, its name and its measures.
struct Group {
    id: String,
    name: String,
    silent: usize,
    all: Option<usize>,
}

/// The groups of one division.
struct Section {
    head: &'static str,
    groups: Vec<Group>,
}

/// Draws the chart.
pub fn draw(c: &View<'_>) -> Option<Drawing> {
    let mut sections: Vec<Section> =
        SECTIONS.iter().map(|(kind, head)| section(c, kind, head.of(c.language))).collect();
    sections.retain(|s| !s.groups.is_empty());
    let largest = largest(c, &sections)?;
    let panels = panels(c, &sections);
    let title = title(c, &panels, largest);
    // How many groups fit is known only after the lay-out, which depends on the length of the subtitle: a
    // draft with the longest subtitle tells.
    let heads: Vec<Head> = panels
        .iter()
        .map(|s| Head {
            scenario: c.scenarios[*s].name.clone(),
            text: lookup::marked(c, *s),
            color: lookup::color(c, *s),
            note: String::new(),
        })
        .collect();
    let widest = sections.iter().flat_map(|s| &s.groups).map(|g| SMALL.width(&g.name)).fold(0.0, f64::max);
    let space = Space { left: (widest + 12.0).min(NAMES), below: 0.0 };
    let draft = Frame::new(c, &title, &subtitle(c, panels.len(), true));
    let cells = grid::lay_out_in_a_row(&mut Canvas::default(), below_legend(draft.body), &heads, space);
    let cut = shorten(&mut sections, cells[0].plot.height());
    let mut frame = Frame::new(c, &title, &subtitle(c, panels.len(), cut));
    let body = frame.body;
    legend(&mut frame.canvas, body, panels.len() > 1, heads[heads.len().min(2) - 1].color, c.language);
    let cells = grid::lay_out_in_a_row(&mut frame.canvas, below_legend(body), &heads, space);
    let top = cells[0].plot.top;
    let rows = rows(&sections, cells[0].plot);
    let longest = longest(c, &panels, &sections);
    let canvas = &mut frame.canvas;
    let mut words: Vec<String> = heads.iter().map(|h| format!("{}:", h.text)).collect();
    let mut y = top;
    for (section, height) in sections.iter().zip(&rows) {
        y += SECTION;
        canvas.text((body.left, y - 8.0), Anchor::Start, LABEL, INK, section.head);
        canvas.line([(body.left, y - 2.0), (body.right, y - 2.0)], line(GRID, 0.8));
        for cell in &cells {
            column_heads(canvas, cell, y - 8.0, c.language);
        }
        for (k, group) in section.groups.iter().enumerate() {
            let middle = y + (k as f64 + 0.5) * height;
            name(canvas, &group.name, (cells[0].plot.left - 8.0, middle), space.left - 10.0, *height);
            for ((s, cell), words) in panels.iter().zip(&cells).zip(&mut words) {
                let bar = Bar::of(c, *s, group);
                let row = Rect { top: middle - 0.5 * height, bottom: middle + 0.5 * height, ..cell.plot };
                canvas.spot(Spot::one(row, Key::of(&group.id), lookup::panel_keys(c, *s)));
                canvas.belongs_to(Some(&c.scenarios[*s].name));
                bar.draw(canvas, cell, (middle, *height), longest, (lookup::color(c, *s), c.language));
                canvas.belongs_to(None);
                *words += &format!(" {} {};", group.name, bar.in_words(c.language));
            }
        }
        let end = y + height * section.groups.len() as f64;
        for cell in &cells {
            canvas.line([(cell.plot.left, y), (cell.plot.left, end)], line(AXIS, 1.0));
        }
        y = end;
    }
    let words: Vec<String> = words.iter().map(|w| format!("{}.", w.trim_end_matches(';'))).collect();
    Some(frame.finish("wie_komt_tekort", &words.join(" ")))
}

/// The groups of one division, those with the largest silent share in the reference first.
fn section(c: &View<'_>, kind: &str, head: &'static str) -> Section {
    let mut groups: Vec<Group> = c
        .measures
        .iter()
        .enumerate()
        .filter_map(|(m, measure)| {
            let group = measure.id.strip_prefix(SILENT)?.strip_prefix(':').filter(|g| g.starts_with(kind))?;
            let all = lookup::measure(c, &format!("{ALL}:{group}"));
            Some(Group { id: group.to_owned(), name: capital(measure.name.of(c.language)), silent: m, all })
        })
        .filter(|g| (0..c.scenarios.len()).any(|s| lookup::value(c, s, g.silent).is_some()))
        .collect();
    let size = |g: &Group| share(c, reference(c), g.silent).unwrap_or(0.0);
    groups.sort_by(|a, b| size(b).total_cmp(&size(a)));
    Section { head, groups }
}

/// The scenario that the others are compared with, or the only one.
fn reference(c: &View<'_>) -> usize {
    if c.reference < c.scenarios.len() { c.reference } else { 0 }
}

fn share(c: &View<'_>, s: usize, m: usize) -> Option<f64> {
    lookup::value(c, s, m).map(|v| v.mean.max(0.0))
}

/// The reference and the scenarios that change the silent shares most, the strongest first.
fn panels(c: &View<'_>, sections: &[Section]) -> Vec<usize> {
    let mut others = lookup::others(c);
    if c.scenarios.len() > PANELS {
        let change = |s: usize| -> f64 {
            let groups = sections.iter().flat_map(|section| &section.groups);
            groups.filter_map(|g| lookup::difference(c, s, g.silent)).map(|d| d.mean.abs()).sum()
        };
        others.sort_by(|a, b| change(*b).total_cmp(&change(*a)));
        others.truncate(PANELS - 1);
    }
    std::iter::once(reference(c)).chain(others).take(c.scenarios.len()).collect()
}

/// Drops the smallest groups of the longest section until all rows fit. True when some were dropped.
fn shorten(sections: &mut [Section], height: f64) -> bool {
    let fit = ((height - SECTION * sections.len() as f64) / ROW) as usize;
    let mut cut = false;
    while sections.iter().map(|s| s.groups.len()).sum::<usize>() > fit.max(sections.len()) {
        if let Some(longest) = sections.iter_mut().max_by_key(|s| s.groups.len()) {
            longest.groups.pop();
            cut = true;
        }
    }
    cut
}

/// The height of a row in each section.
fn rows(sections: &[Section], plot: Rect) -> Vec<f64> {
    let count: usize = sections.iter().map(|s| s.groups.len()).sum();
    let height = (plot.height() - SECTION * sections.len() as f64) / count as f64;
    vec![height.min(34.0); sections.len()]
}

/// The longest bar of all.
fn longest(c: &View<'_>, panels: &[usize], sections: &[Section]) -> f64 {
    let groups = || sections.iter().flat_map(|s| &s.groups);
    let all = panels.iter().flat_map(|s| groups().map(|g| Bar::of(c, *s, g).longest()));
    all.fold(0.0, f64::max)
}

/// What the columns of figures are.
fn column_heads(canvas: &mut Canvas, cell: &Cell, y: f64, language: Language) {
    canvas.text((cell.plot.right - VALUE, y), Anchor::End, SMALL_BOLD, INK, language.say("stil", "silent"));
    canvas.text((cell.plot.right, y), Anchor::End, SMALL, SOFT_INK, language.say("alle", "all"));
}

/// The name of a group, in two lines where a row has room for them.
fn name(canvas: &mut Canvas, name: &str, (right, middle): (f64, f64), room: f64, height: f64) {
    let lines = lookup::lines(name, SMALL, room, if height >= 30.0 { 2 } else { 1 });
    let first = middle + 4.0 - (lines.len() - 1) as f64 * 7.0;
    for (k, text) in lines.into_iter().enumerate() {
        canvas.text((right, first + k as f64 * 14.0), Anchor::End, SMALL, INK, text);
    }
}

/// The shares of one group in one scenario.
struct Bar {
    silent: Option<f64>,
    all: Option<f64>,
    reference: Option<f64>,
}

impl Bar {
    fn of(c: &View<'_>, s: usize, group: &Group) -> Bar {
        Bar {
            silent: share(c, s, group.silent),
            all: group.all.and_then(|m| share(c, s, m)),
            reference: (s != reference(c)).then(|| share(c, reference(c), group.silent)).flatten(),
        }
    }

    /// Where the bar ends, its mark included.
    fn longest(&self) -> f64 {
        [self.silent, self.all, self.reference].into_iter().flatten().fold(0.0, f64::max)
    }

    fn draw(
        &self,
        canvas: &mut Canvas,
        cell: &Cell,
        (middle, height): (f64, f64),
        longest: f64,
        (color, language): (Color, Language),
    ) {
        let plot = cell.plot;
        let room = plot.width() - 2.0 * VALUE - 8.0;
        let x = |share: f64| plot.left + room * share / longest.max(1e-9);
        let half = (height * 0.34).min(10.0);
        let strip =
            |share: f64| Rect { left: plot.left, top: middle - half, right: x(share), bottom: middle + half };
        canvas.fill(strip(self.all.unwrap_or(0.0)), color, 0.3);
        canvas.fill(strip(self.silent.unwrap_or(0.0)), color, 1.0);
        if let Some(reference) = self.reference {
            let x = x(reference);
            canvas.line([(x, middle - half - 2.5), (x, middle + half + 2.5)], line(INK, 2.0));
        }
        let written = |share: Option<f64>| share.map_or(writing::NOTHING.into(), |s| language.percent(s, 0));
        let y = middle + 4.0;
        canvas.text((plot.right - VALUE, y), Anchor::End, SMALL_BOLD, INK, written(self.silent));
        canvas.text((plot.right, y), Anchor::End, SMALL, SOFT_INK, written(self.all));
    }

    fn in_words(&self, language: Language) -> String {
        let written = |share: Option<f64>| {
            share.map_or(language.say("niets gezien", "nothing seen").into(), |s| language.percent(s, 0))
        };
        say!(language, "{} stil, {} in totaal", "{} silent, {} in all", written(self.silent), written(self.all))
    }
}

fn subtitle(c: &View<'_>, panels: usize, cut: bool) -> String {
    let mut text = c
        .language
        .say(
            "Aandeel van wie hulp heeft of nodig heeft, dat duidelijk minder krijgt dan nodig",
            "Share of those who have or need help who receive clearly less than needed",
        )
        .to_string();
    if panels < c.scenarios.len() {
        text += &say!(
            c.language,
            ". Getoond: de vergelijkingsbasis en de {} van de {} scenario's die hier het meest aan veranderen",
            ". Shown: the reference and the {} of the {} scenarios that change this most",
            panels - 1,
            c.scenarios.len() - 1
        );
    }
    if cut {
        text += c.language.say(
            ". Alleen de groepen met het grootste stille tekort",
            ". Only the groups with the largest silent shortfall",
        );
    }
    text
}

/// The part of the body that the legend leaves.
fn below_legend(body: Rect) -> Rect {
    Rect { top: body.top + 28.0, ..body }
}

/// What the colours and the mark mean.
fn legend(canvas: &mut Canvas, body: Rect, compared: bool, color: (u8, u8, u8), language: Language) {
    let (mut x, y) = (body.left, body.top + 10.0);
    for (opacity, text) in [
        (
            1.0,
            language.say(
                "stil: de gemeente weet het niet, want de cliënt meldt zich niet",
                "silent: the municipality does not know, as the client does not speak up",
            ),
        ),
        (0.3, language.say("alle, ook wie zich wel meldt", "all, including those who speak up")),
    ] {
        canvas.fill(Rect { left: x, top: y - 9.5, right: x + 16.0, bottom: y + 1.5 }, color, opacity);
        canvas.text((x + 21.0, y), Anchor::Start, SMALL, INK, text);
        x += 21.0 + SMALL.width(text) + 22.0;
    }
    if compared {
        canvas.line([(x + 4.0, y - 10.5), (x + 4.0, y + 2.5)], line(INK, 2.0));
        canvas.text(
            (x + 12.0, y),
            Anchor::Start,
            SMALL,
            INK,
            language.say("stil bij de vergelijkingsbasis", "silent in the reference"),
        );
    }
}

/// The group with the largest silent share in the reference, and that share. `None` when nothing was seen.
fn largest<'s>(c: &View<'_>, sections: &'s [Section]) -> Option<(&'s Group, f64)> {
    // A profile says who people are, so it is named before a situation.
    let named = sections.last()?.groups.first()?;
    Some((named, share(c, reference(c), named.silent).unwrap_or(0.0)))
}

/// The conclusion: whom the silent shortfall hits most, and which scenario changes that most.
fn title(c: &View<'_>, panels: &[usize], (group, share): (&Group, f64)) -> String {
    let percent = |share: f64| c.language.percent(share, 0);
    let start = say!(
        c.language,
        "Stil tekort treft vooral ‘{}’: {} van wie hulp heeft of nodig heeft",
        "Silent shortfall mainly hits ‘{}’: {} of those who have or need help",
        group.name,
        percent(share)
    );
    let changed = panels
        .iter()
        .filter_map(|s| lookup::difference(c, *s, group.silent).map(|d| (*s, d)))
        .filter(|(s, _)| lookup::sure(c, *s, group.silent))
        .max_by(|a, b| a.1.mean.abs().total_cmp(&b.1.mean.abs()));
    match changed.and_then(|(s, _)| self::share(c, s, group.silent).map(|share| (s, share))) {
        Some((s, new)) if percent(new) != percent(share) => {
            say!(c.language, "{start}, bij {} {}", "{start}, with {} {}", lookup::quoted(c, s), percent(new))
        }
        _ => start,
    }
}
