//! Says what the numbers show, with their uncertainty, in words.

use super::lookup;
use crate::language::Language;
use crate::report::View;
use crate::say;
use crate::statistics::{Interval, Unit};

/// How a chart speaks of its measure.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// With article, for within a sentence: "de wachtlijst".
    pub noun: &'static str,
    /// Without article, for after a colon: "wachtlijst".
    pub bare: &'static str,
    /// Of a smaller value: "korter".
    pub less: &'static str,
    /// Of a larger value: "langer".
    pub more: &'static str,
}

/// What scenario `s` does to measure `m`: "wachtlijst 38% korter dan basis (34 tot 42%)".
pub fn effect(c: &View<'_>, s: usize, m: usize, wording: Wording) -> Option<String> {
    let difference = lookup::difference(c, s, m)?;
    let (reference, bare) = (lookup::quoted_reference(c), wording.bare);
    if !lookup::sure(c, s, m) {
        return Some(say!(
            c.language,
            "geen duidelijk verschil in {bare} met {reference}",
            "no clear difference in {bare} from {reference}"
        ));
    }
    let (size, range) = size_and_range(c, m, difference);
    let word = if difference.mean < 0.0 { wording.less } else { wording.more };
    Some(say!(
        c.language,
        "{bare} {size} {word} dan {reference} ({range})",
        "{bare} {size} {word} than {reference} ({range})"
    ))
}

/// The conclusion of a comparison for one measure: of two scenarios the effect, of more the largest effect.
/// `None` when there is nothing to compare.
pub fn headline(c: &View<'_>, m: usize, wording: Wording) -> Option<String> {
    let others = lookup::others(c);
    let known: Vec<(usize, Interval)> =
        others.iter().filter_map(|s| lookup::difference(c, *s, m).map(|d| (*s, d))).collect();
    match known.as_slice() {
        [] => None,
        _ if c.replications == 1 => Some(say!(
            c.language,
            "Met één herhaling is niet te zeggen of een scenario {} verandert",
            "One replication cannot tell whether a scenario changes {}",
            wording.noun
        )),
        [(s, _)] => Some(format!("{}: {}", lookup::title(&c.scenarios[*s]), effect(c, *s, m, wording)?)),
        known => {
            let strongest = known
                .iter()
                .filter(|(s, _)| lookup::sure(c, *s, m))
                .max_by(|a, b| a.1.mean.abs().total_cmp(&b.1.mean.abs()).then(b.0.cmp(&a.0)));
            Some(match strongest {
                Some((s, _)) => say!(
                    c.language,
                    "{} verandert {} het meest: {}",
                    "{} changes {} most: {}",
                    lookup::quoted(c, *s),
                    wording.noun,
                    effect(c, *s, m, wording)?.trim_start_matches(wording.bare).trim_start()
                ),
                None => say!(
                    c.language,
                    "Geen scenario verandert {} duidelijk ten opzichte van {}",
                    "No scenario clearly changes {} relative to {}",
                    wording.noun,
                    lookup::quoted_reference(c)
                ),
            })
        }
    }
}

/// The size of a difference without its sign, as a share of the reference where that makes sense, and its
/// interval: ("38%", "34 tot 42%") or ("1,2 weken", "0,8 tot 1,6").
fn size_and_range(c: &View<'_>, m: usize, difference: Interval) -> (String, String) {
    let unit = c.measures[m].unit;
    let (low, high) = match difference.mean < 0.0 {
        true => (-difference.high, -difference.low),
        false => (difference.low, difference.high),
    };
    let mean = difference.mean.abs();
    let base = lookup::value(c, c.reference, m).map_or(0.0, |v| v.mean);
    // Of a near-zero or small base a percentage only confuses: "900% langer".
    if unit != Unit::Share && base > 0.0 && mean < 2.0 * base {
        let decimals = usize::from(high - low < 0.02 * base);
        let part = |x: f64| c.language.number(100.0 * x / base, decimals);
        return (format!("{}%", part(mean)), c.language.range(&part(low), &part(high)) + "%");
    }
    if unit == Unit::Share {
        let points = |x: f64| c.language.number(100.0 * x, 1);
        let size = say!(c.language, "{} procentpunt", "{} percentage points", points(mean));
        return (size, c.language.range(&points(low), &points(high)));
    }
    (c.language.amount(mean, unit), c.language.bounds(Interval { mean, low, high }, unit))
}

/// "de wachtlijst" without its article.
pub fn without_article(noun: &str) -> &str {
    ["de ", "het ", "the "].iter().find_map(|article| noun.strip_prefix(article)).unwrap_or(noun)
}

/// "1 van de 20".
pub fn out_of(part: usize, whole: usize, language: Language) -> String {
    say!(language, "{part} van de {whole}", "{part} of the {whole}")
}
