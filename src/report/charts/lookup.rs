//! Finds measures and names in a comparison.

use super::font::Type;
use super::palette::{Color, REFERENCE, SCENARIOS};
use super::spot::Key;
use crate::language::{Language, Text};
use crate::report::View;
use crate::statistics::{Band, Comparison, Family, Figure, Interval, ScenarioResult};

/// What marks the reference wherever its name stands.
const MARK: Text = Text::new("(vergelijkingsbasis)", "(reference)");

/// The position of the measure `id`.
pub fn measure(c: &Comparison, id: &str) -> Option<usize> {
    c.measures.iter().position(|m| m.id == id)
}

/// The name of a scenario for readers.
pub fn title(scenario: &ScenarioResult) -> &str {
    if scenario.title.trim().is_empty() { &scenario.name } else { scenario.title.trim() }
}

/// The name of scenario `s` within a sentence, in quotation marks.
pub fn quoted(c: &Comparison, s: usize) -> String {
    c.scenarios.get(s).map_or_else(String::new, |s| format!("‘{}’", title(s)))
}

/// The name of the reference within a sentence.
pub fn quoted_reference(c: &Comparison) -> String {
    quoted(c, c.reference)
}

/// The name of scenario `s`, marked when it is the reference and there is something to compare.
pub fn marked(c: &View<'_>, s: usize) -> String {
    let (title, mark) = (title(&c.scenarios[s]), MARK.of(c.language));
    if s == c.reference && c.scenarios.len() > 1 { format!("{title} {mark}") } else { title.to_string() }
}

/// A name with or without the mark of the reference in at most `most` lines. A name that is too long is cut,
/// never the mark.
pub fn lines(name: &str, kind: Type, room: f64, most: usize) -> Vec<String> {
    let whole = kind.balance(name, room, most);
    let cut = whole.last().is_some_and(|line| line.ends_with('…'));
    let marked = Language::ALL.map(|language| MARK.of(language)).into_iter();
    let marked = marked.filter_map(|mark| Some((name.strip_suffix(mark)?, mark))).next();
    match marked.filter(|_| cut) {
        Some((title, mark)) if most > 1 && kind.width(mark) <= room => {
            let mut lines = kind.wrap(title.trim(), room, most - 1);
            lines.push(mark.to_string());
            lines
        }
        Some((title, mark)) => {
            let mark = format!(" {mark}");
            vec![kind.ellipsize(title.trim(), room - kind.width(&mark)) + &mark]
        }
        None => whole,
    }
}

/// The key of scenario `s`, and after it that of the reference when it is another: what stands in a panel of `s`.
pub fn panel_keys(c: &Comparison, s: usize) -> Vec<Key> {
    let reference = (s != c.reference).then_some(c.reference).filter(|r| *r < c.scenarios.len());
    std::iter::once(s).chain(reference).map(|s| Key::scenario(&c.scenarios[s].name)).collect()
}

/// All scenarios: the reference first, the others in the order asked for.
pub fn order(c: &Comparison) -> Vec<usize> {
    let reference = (c.reference < c.scenarios.len()).then_some(c.reference);
    reference.into_iter().chain(others(c)).collect()
}

/// All scenarios but the reference.
pub fn others(c: &Comparison) -> Vec<usize> {
    (0..c.scenarios.len()).filter(|s| *s != c.reference).collect()
}

/// The colour of scenario `s`: grey for the reference; a scenario that is alone is not compared, so coloured.
pub fn color(c: &Comparison, s: usize) -> Color {
    match (c.scenarios.len(), others(c).iter().position(|o| *o == s)) {
        (1, _) => SCENARIOS[0],
        (_, Some(position)) => SCENARIOS[position % SCENARIOS.len()],
        (_, None) => REFERENCE,
    }
}

/// The figure of scenario `s` and measure `m`.
pub fn figure(c: &Comparison, s: usize, m: usize) -> Option<&Figure> {
    c.scenarios[s].figures.get(m)
}

/// The mean of scenario `s` and measure `m` with its interval.
pub fn value(c: &Comparison, s: usize, m: usize) -> Option<Interval> {
    figure(c, s, m).and_then(|f| f.value).and_then(known)
}

/// The paired difference of scenario `s` with the reference.
pub fn difference(c: &Comparison, s: usize, m: usize) -> Option<Interval> {
    if s == c.reference {
        return None;
    }
    figure(c, s, m).and_then(|f| f.difference).and_then(known)
}

/// An interval with a finite mean. Of a single replication the bounds are unknown, which is `NaN` here.
fn known(interval: Interval) -> Option<Interval> {
    let Interval { mean, low, high } = interval;
    let bound = |bound: f64| if low.is_finite() && high.is_finite() { bound } else { f64::NAN };
    mean.is_finite().then(|| Interval { mean, low: bound(low), high: bound(high) })
}

/// True when scenario `s` clearly differs from the reference in measure `m`: its interval excludes zero, and of a key
/// figure that holds among all comparisons too. So a title never claims what the report calls chance.
pub fn sure(c: &Comparison, s: usize, m: usize) -> bool {
    difference(c, s, m).is_some_and(|d| clear(&d)) && Family::of(c).clear(s, m) != Some(false)
}

/// True when the interval of a difference excludes zero.
pub fn clear(difference: &Interval) -> bool {
    difference.low > 0.0 || difference.high < 0.0
}

/// The monthly bands of scenario `s` and measure `m`.
pub fn bands(c: &Comparison, s: usize, m: usize) -> &[Band] {
    c.scenarios[s].series.get(m).map_or(&[], Vec::as_slice)
}

/// True when a month's band can be drawn.
pub fn seen(band: &Band) -> bool {
    band.n > 0 && [band.p05, band.p25, band.p50, band.p75, band.p95].iter().all(|x| x.is_finite())
}

/// True when some scenario has something to draw for measure `m`.
pub fn any_series(c: &Comparison, m: usize) -> bool {
    (0..c.scenarios.len()).any(|s| bands(c, s, m).iter().any(seen))
}
