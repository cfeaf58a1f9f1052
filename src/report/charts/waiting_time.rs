//! `wachttijd`: how long decisions took, in weeks, and which share took longer than the law allows.

use super::axes::{self, Ticks};
use super::canvas::{Anchor, Canvas, Point, Rect, Stroke, dashed, line};
use super::font::SMALL;
use super::frame::Frame;
use super::grid::{self, Head, Space};
use super::palette::{AXIS, NORM, REFERENCE, SOFT_INK};
use super::panel::Panel;
use super::spot::{Key, Spot};
use super::{Drawing, LEGAL_WEEKS, lookup};
use crate::language::Language;
use crate::report::View;
use crate::say;
use crate::statistics::Unit;

/// The last week that the table behind the chart tells apart.
pub const WEEKS: usize = 26;
/// The key of all later weeks together.
pub const REST: &str = "later";

/// What is left out of sight at the right, per scenario at most.
const OUT_OF_SIGHT: f64 = 0.05;

/// Draws the chart.
pub fn draw(c: &View<'_>) -> Option<Drawing> {
    let order = lookup::order(c);
    if !order.iter().any(|s| late(c, *s).is_some()) {
        return None;
    }
    let weeks = weeks(c);
    let cut = order.iter().any(|s| c.scenarios[*s].waiting.iter().skip(weeks).sum::<f64>() > 0.0005);
    let rest = order.iter().any(|s| c.scenarios[*s].waiting.get(weeks - 1).is_some_and(|share| *share > 0.0005));
    let aside = match (cut, rest && weeks == classes(c)) {
        (true, _) => {
            say!(c.language, ". Meer dan {weeks} weken valt buiten beeld", ". More than {weeks} weeks is not shown")
        }
        // The last class holds all that took longer.
        (_, true) => {
            let last = weeks - 1;
            say!(c.language, ". Laatste staaf: {last} weken of langer", ". Last bar: {last} weeks or more")
        }
        _ => String::new(),
    };
    let dashes = match order.len() {
        1 => "",
        _ => c.language.say("; streeplijn: vergelijkingsbasis", "; dashed line: reference"),
    };
    let subtitle = say!(
        c.language,
        "Aandeel van de besluiten per week na de melding; donker: na de norm van {LEGAL_WEEKS} weken{dashes}{aside}",
        "Share of the decisions per week after the melding; dark: after the {LEGAL_WEEKS}-week limit{dashes}{aside}"
    );
    let mut frame = Frame::new(c, &title(c), &subtitle);
    let heads: Vec<Head> = order
        .iter()
        .map(|s| Head {
            scenario: c.scenarios[*s].name.clone(),
            text: lookup::marked(c, *s),
            color: lookup::color(c, *s),
            note: match late(c, *s) {
                Some(share) => say!(
                    c.language,
                    "{} duurt langer dan {LEGAL_WEEKS} weken",
                    "{} take more than {LEGAL_WEEKS} weeks",
                    c.language.percent(share, 0)
                ),
                None => c.language.say("geen besluiten gezien", "no decisions seen").into(),
            },
        })
        .collect();
    let highest = order.iter().flat_map(|s| visible(c, *s, weeks)).copied().fold(0.0, f64::max);
    let ticks = Ticks::from_zero(0.0, highest, if order.len() > 6 { 2 } else { 4 }, Unit::Share, c.language);
    let cells =
        grid::lay_out(&mut frame.canvas, frame.body, &heads, Space { left: ticks.width() + 8.0, below: 20.0 });
    for (s, cell) in order.into_iter().zip(&cells) {
        let panel = Panel::new(cell.plot, (0.0, weeks as f64), ticks.range());
        let canvas = &mut frame.canvas;
        axes::values(canvas, &panel, &ticks, cell.first_column);
        spots(canvas, &panel, weeks, &lookup::panel_keys(c, s));
        canvas.belongs_to(Some(&c.scenarios[s].name));
        bars(canvas, c, s, &panel, weeks);
        if s != c.reference && late(c, c.reference).is_some() {
            canvas.line(steps(visible(c, c.reference, weeks), &panel), dashed(REFERENCE, 1.4));
        }
        canvas.belongs_to(None);
        weeks_below(canvas, &panel, weeks, cell.last_row, c.language);
        let x = panel.x_of(LEGAL_WEEKS as f64);
        let norm = Stroke { color: NORM, width: 1.2, dash: Some((1.5, 3.0)) };
        canvas.line([(x, panel.area.top), (x, panel.area.bottom)], norm);
        let name = c.language.say("norm: 8 weken", "limit: 8 weeks");
        if panel.area.right - x > SMALL.width(name) + 8.0 {
            canvas.text_on_lines((x + 5.0, panel.area.top + 10.0), Anchor::Start, SMALL, NORM, name);
        }
    }
    let words = heads.iter().map(|h| format!("{}: {}.", h.text, h.note)).collect::<Vec<_>>().join(" ");
    Some(frame.finish("wachttijd", &words))
}

/// Where the values of a panel stand: a step per week, and what the table takes together as one.
fn spots(canvas: &mut Canvas, panel: &Panel, weeks: usize, keys: &[Key]) {
    let apart = weeks.min(WEEKS);
    let middle = panel.x_of(apart as f64);
    canvas.spot(Spot::row(Rect { right: middle, ..panel.area }, 0, apart, keys.to_vec()));
    if weeks > WEEKS {
        canvas.spot(Spot::one(Rect { left: middle, ..panel.area }, Key::of(REST), keys.to_vec()));
    }
}

/// One bar per week; those beyond the norm in full colour.
fn bars(canvas: &mut Canvas, c: &View<'_>, s: usize, panel: &Panel, weeks: usize) {
    for (week, share) in visible(c, s, weeks).iter().enumerate() {
        let (left, top) = panel.at(week as f64, *share);
        let (right, bottom) = panel.at((week + 1) as f64, 0.0);
        let opacity = if week < LEGAL_WEEKS { 0.35 } else { 0.85 };
        canvas.fill(Rect { left: left + 0.4, top, right: right - 0.4, bottom }, lookup::color(c, s), opacity);
    }
}

/// The outline of the bars.
fn steps(shares: &[f64], panel: &Panel) -> Vec<Point> {
    let corners = shares
        .iter()
        .enumerate()
        .flat_map(|(week, share)| [panel.at(week as f64, *share), panel.at((week + 1) as f64, *share)]);
    corners.collect()
}

/// The axis in weeks, marked every fourth or eighth week.
fn weeks_below(canvas: &mut Canvas, panel: &Panel, weeks: usize, labels: bool, language: Language) {
    let (area, bottom) = (panel.area, panel.area.bottom);
    canvas.line([(area.left, bottom), (area.right, bottom)], line(AXIS, 1.0));
    let step = if area.width() / (weeks as f64 / 4.0) > 34.0 { 4 } else { 8 };
    let mut free_from = f64::NEG_INFINITY;
    for week in (0..=weeks).step_by(step) {
        let x = panel.x_of(week as f64);
        canvas.line([(x, bottom), (x, bottom + 4.0)], line(AXIS, 1.0));
        let text = match week {
            LEGAL_WEEKS => say!(language, "{week}\u{a0}weken", "{week}\u{a0}weeks"),
            week => week.to_string(),
        };
        let half = SMALL.width(&text) / 2.0;
        if labels && x - half > free_from {
            canvas.text((x, bottom + 16.0), Anchor::Middle, SMALL, SOFT_INK, text);
            free_from = x + half + 6.0;
        }
    }
}

/// The classes in which waiting was counted.
fn classes(c: &View<'_>) -> usize {
    c.scenarios.iter().map(|s| s.waiting.len()).max().unwrap_or(0)
}

/// Weeks that are drawn: a multiple of four that leaves out next to nothing.
fn weeks(c: &View<'_>) -> usize {
    let classes = classes(c);
    let enough =
        |weeks: &usize| c.scenarios.iter().all(|s| s.waiting.iter().skip(*weeks).sum::<f64>() <= OUT_OF_SIGHT);
    (16..classes).step_by(4).find(enough).unwrap_or(classes.max(LEGAL_WEEKS + 4))
}

fn visible<'a>(c: &View<'a>, s: usize, weeks: usize) -> &'a [f64] {
    let waiting = &c.comparison.scenarios[s].waiting;
    &waiting[..weeks.min(waiting.len())]
}

/// The share of decisions after the legal term; `None` when there were no decisions.
fn late(c: &View<'_>, s: usize) -> Option<f64> {
    let waiting = &c.scenarios[s].waiting;
    let all: f64 = waiting.iter().sum();
    (all > 0.0).then(|| waiting.iter().skip(LEGAL_WEEKS).sum::<f64>() / all)
}

/// The conclusion: which share is too late, and where it is least.
fn title(c: &View<'_>) -> String {
    let percent = |share: f64| c.language.percent(share, 0);
    let reference = lookup::quoted_reference(c);
    let of_reference = late(c, c.reference);
    let sure = |s: usize| lookup::measure(c, "binnen_termijn").is_none_or(|m| lookup::sure(c, s, m));
    // A scenario that clearly has fewer goes before one that may have so by chance.
    let clear = |(s, share): (usize, f64)| of_reference.is_some_and(|reference| share < reference) && sure(s);
    let others = lookup::others(c).into_iter().filter_map(|s| late(c, s).map(|share| (s, share)));
    let least = others.min_by(|a, b| clear(*b).cmp(&clear(*a)).then(a.1.total_cmp(&b.1)));
    match (of_reference, least) {
        (Some(share), None) => {
            say!(
                c.language,
                "{} van de besluiten komt na de norm van {LEGAL_WEEKS} weken",
                "{} of the decisions come after the {LEGAL_WEEKS}-week limit",
                percent(share)
            )
        }
        (None, Some((s, share))) => {
            let name = lookup::title(&c.scenarios[s]);
            say!(
                c.language,
                "{name}: {} van de besluiten komt na de norm van {LEGAL_WEEKS} weken",
                "{name}: {} of the decisions come after the {LEGAL_WEEKS}-week limit",
                percent(share)
            )
        }
        (Some(share), Some((s, least))) => {
            let name =
                if c.scenarios.len() == 2 { lookup::title(&c.scenarios[s]).into() } else { lookup::quoted(c, s) };
            match c.scenarios.len() {
                2 => {
                    let told = say!(
                        c.language,
                        "{name}: {} van de besluiten te laat, tegen {} bij {reference}",
                        "{name}: {} of the decisions are late, against {} with {reference}",
                        percent(least),
                        percent(share)
                    );
                    let chance = match c.replications {
                        1 => c.language.say(" (van één simulatie)", " (of one simulation)"),
                        _ => c.language.say(" (kan ook toeval zijn)", " (may be chance)"),
                    };
                    told + if sure(s) { "" } else { chance }
                }
                _ if clear((s, least)) => say!(
                    c.language,
                    "{name} geeft de minste late besluiten: {}, tegen {} bij {reference}",
                    "{name} gives the fewest late decisions: {}, against {} with {reference}",
                    percent(least),
                    percent(share)
                ),
                _ if c.replications == 1 => say!(
                    c.language,
                    "Met één herhaling is niet te zeggen of een scenario minder late besluiten geeft dan {reference} ({})",
                    "One replication cannot tell whether a scenario gives fewer late decisions than {reference} ({})",
                    percent(share)
                ),
                _ => say!(
                    c.language,
                    "Geen scenario geeft duidelijk minder late besluiten dan {reference} ({})",
                    "No scenario gives clearly fewer late decisions than {reference} ({})",
                    percent(share)
                ),
            }
        }
        (None, None) => {
            c.language.say("Hoe lang een besluit op zich laat wachten", "How long a decision takes").into()
        }
    }
}
