//! What a sensitivity says, in sentences.

use super::Examined;
use crate::experiment::sensitivity::Range;
use crate::report::aspect::{capital, in_sentence};
use crate::report::dutch;
use crate::report::scale::{Scale, share};
use crate::scenario::numbers;

/// From this share of the uncertainty in some outcome on, an assumption is worth an own figure.
const WORTH: f64 = 0.05;

/// A value of an assumption: `0,55`, or `× 0,85` for a factor.
pub fn value(range: &Range, value: f64) -> String {
    // Ranges are typed in a few digits; a sum of them may end in noise.
    let text = numbers::dutch((value * 1e6).round() / 1e6).replace('-', "\u{2212}");
    if range.is_factor() { format!("×\u{a0}{text}") } else { text }
}

/// Both ends of a range: `0,55 – 0,75`.
pub fn range(of: &Range) -> String {
    format!("{} – {}", value(of, of.laag), value(of, of.hoog))
}

/// The inputs that were looked at closely (positions in the list of those), the widest reach first.
pub fn by_reach(examined: Examined<'_>, aspect: usize) -> Vec<usize> {
    let ends = &examined.sensitivity.ends[aspect];
    sorted(ends.len(), |k| {
        let (low, high) = (ends[k].low.mean, ends[k].high.mean);
        low.max(high).max(0.0) - low.min(high).min(0.0)
    })
}

/// The same, the largest total index first.
pub fn by_total(examined: Examined<'_>, aspect: usize) -> Vec<usize> {
    let indices = &examined.sensitivity.indices[aspect];
    sorted(indices.len(), |k| indices[k].total.mean)
}

/// All inputs, the largest effect in the screening first.
pub fn by_size(examined: Examined<'_>, aspect: usize) -> Vec<usize> {
    let screened = &examined.sensitivity.screened[aspect];
    sorted(screened.len(), |i| screened[i].size.mean)
}

/// Positions from the largest to the smallest; what is unknown comes last.
fn sorted(count: usize, of: impl Fn(usize) -> f64) -> Vec<usize> {
    let known = |i: &usize| if of(*i).is_nan() { f64::NEG_INFINITY } else { of(*i) };
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| known(b).total_cmp(&known(a)).then(a.cmp(b)));
    order
}

fn name(examined: Examined<'_>, important: usize) -> String {
    in_sentence(&examined.ranges[examined.sensitivity.important[important]].naam)
}

/// The title of the tornado: which assumption moves the outcome most, and from where to where.
pub fn reach(examined: Examined<'_>, aspect: usize) -> String {
    let (found, naming) = (examined.sensitivity, examined.naming(aspect));
    let Some(top) = by_reach(examined, aspect).first().copied() else { return naming.heading };
    let (base, ends) = (found.base[aspect].mean, found.ends[aspect][top]);
    let scale = Scale::of(naming.unit, base.abs().max(ends.low.mean.abs()).max(ends.high.mean.abs()));
    let range = &examined.ranges[found.important[top]];
    let at = |change: f64| scale.amount(scale.steps(base + change));
    format!(
        "{} hangt het meest af van {}: {} bij {} en {} bij {}",
        capital(&naming.noun),
        name(examined, top),
        at(ends.low.mean),
        value(range, range.laag),
        at(ends.high.mean),
        value(range, range.hoog),
    )
}

/// The title of the indices: which assumption brings most of the uncertainty.
pub fn uncertainty(examined: Examined<'_>, aspect: usize) -> String {
    let naming = examined.naming(aspect);
    let order = by_total(examined, aspect);
    let Some(top) = order.first().copied() else { return naming.heading };
    let total = |k: usize| examined.sensitivity.indices[aspect][k].total;
    let mut text =
        format!("{} van de onzekerheid over {} komt door {}", share(total(top)), naming.noun, name(examined, top));
    if let Some(second) = order.get(1).copied().filter(|k| total(*k).mean >= WORTH) {
        text += &format!(", {} door {}", share(total(second)), name(examined, second));
    }
    text
}

/// The title of the screening: how many of the assumptions matter.
pub fn screening(examined: Examined<'_>, aspect: usize) -> String {
    let screened = &examined.sensitivity.screened[aspect];
    let largest = screened.iter().map(|e| e.size.mean).fold(0.0, f64::max);
    let matter = screened.iter().filter(|e| e.size.mean >= 0.1 * largest).count();
    let top = by_size(examined, aspect)[0];
    format!(
        "Van de {} onzekere aannames doen er {matter} ertoe voor {}; {} het meest",
        screened.len(),
        examined.naming(aspect).noun,
        in_sentence(&examined.ranges[top].naam)
    )
}

/// What is worth an own figure: positions among the important inputs, the most important over all outcomes first.
pub fn replace_first(examined: Examined<'_>) -> Vec<usize> {
    let found = examined.sensitivity;
    let totals = |k: usize| {
        found.indices.iter().map(move |of| of[k].total.mean).filter(|x| x.is_finite()).map(|x| x.max(0.0))
    };
    let order = sorted(found.important.len(), |k| totals(k).sum());
    order.into_iter().filter(|k| totals(*k).any(|x| x >= WORTH)).collect()
}

/// In which outcomes an assumption brings how much uncertainty: "46% van de onzekerheid over de doorlooptijd".
pub fn brings(examined: Examined<'_>, important: usize) -> String {
    let found = examined.sensitivity;
    let mut parts: Vec<(f64, String)> = examined
        .aspects()
        .filter_map(|aspect| {
            let total = found.indices[aspect][important].total;
            let worth = total.mean >= WORTH;
            worth.then(|| (total.mean, format!("{} van {}", share(total), examined.naming(aspect).noun)))
        })
        .collect();
    parts.sort_by(|a, b| b.0.total_cmp(&a.0));
    parts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("; ")
}

/// Where an outcome lies when all important assumptions are uncertain at once.
pub fn spread(examined: Examined<'_>, aspect: usize) -> String {
    let (found, naming) = (examined.sensitivity, examined.naming(aspect));
    let spread = found.spread[aspect];
    let scale = Scale::of(naming.unit, spread.high.abs().max(spread.low.abs()));
    let noun = dutch::noun(naming.unit);
    let noun = if noun.is_empty() { String::new() } else { format!("\u{a0}{noun}") };
    format!(
        "{}: {} in het scenario zelf; als deze aannames tegelijk onzeker zijn ligt de uitkomst in 9 van de 10 gevallen \
         tussen {} en {}{noun}{}",
        naming.heading,
        scale.bare(scale.steps(found.base[aspect].mean)),
        scale.bare(scale.steps(spread.low)),
        scale.bare(scale.steps(spread.high)),
        naming.rate,
    )
}

/// How much of the spread is luck of the simulation; `None` when that is not known.
pub fn noise(examined: Examined<'_>, aspect: usize) -> Option<String> {
    let noise = examined.sensitivity.noise[aspect];
    let size =
        if noise < 0.01 { "minder dan 1%".into() } else { format!("hoogstens {}", dutch::percent(noise, 0)) };
    noise.is_finite().then(|| format!("Toeval van de simulatie is {size} van de spreiding."))
}

/// The share of the sum of squared `mu*` that the assumptions have which were looked at closely: about the share of
/// the variance that they can explain.
pub fn covered(examined: Examined<'_>, aspect: usize) -> f64 {
    let screened = &examined.sensitivity.screened[aspect];
    let square = |i: usize| screened[i].size.mean * screened[i].size.mean;
    let all: f64 = (0..screened.len()).map(square).filter(|x| x.is_finite()).sum();
    examined.sensitivity.important.iter().map(|i| square(*i)).filter(|x| x.is_finite()).sum::<f64>() / all
}
