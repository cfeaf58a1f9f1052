//! What the differences say.

use super::{Column, SHORTER};
use crate::report::View;
use crate::report::charts::conclusion::without_article;
use crate::report::charts::lookup;
use crate::say;
use crate::statistics::Interval;

/// The conclusion: which scenario shortens the waiting most, and what that costs a year.
pub fn title(c: &View<'_>, others: &[usize], columns: &[Column]) -> String {
    let reference = lookup::quoted_reference(c);
    let Some((m, noun, [less, more])) = columns.iter().find(|(_, _, ways)| *ways == SHORTER) else {
        return say!(c.language, "Verschil met {reference}", "Difference from {reference}");
    };
    let (noun, less, more) = (noun.of(c.language), less.of(c.language), more.of(c.language));
    let unit = c.measures[*m].unit;
    let known: Vec<(usize, Interval)> =
        others.iter().filter_map(|s| lookup::difference(c, *s, *m).map(|d| (*s, d))).collect();
    let size = |d: &Interval| c.language.amount(d.mean.abs(), unit);
    let costs = |s: usize| cost(c, s).map_or(String::new(), |cost| format!(" {cost}"));
    if c.replications == 1 {
        return say!(
            c.language,
            "Met één herhaling is niet te zeggen of {noun} verandert",
            "One replication cannot tell whether {noun} changes"
        );
    }
    if let [(s, d)] = known.as_slice() {
        let name = lookup::quoted(c, *s);
        let unseen = match others.len() {
            1 => "",
            2 => c.language.say(
                "; van het andere scenario is dat niet te vergelijken",
                "; for the other scenario there is nothing to compare",
            ),
            _ => c.language.say(
                "; van de andere scenario's is dat niet te vergelijken",
                "; for the other scenarios there is nothing to compare",
            ),
        };
        let told = match lookup::sure(c, *s, *m) {
            true => {
                let way = if d.mean < 0.0 { less } else { more };
                say!(
                    c.language,
                    "{name} maakt {noun} {} {way}{}",
                    "{name} makes {noun} {} {way}{}",
                    size(d),
                    costs(*s)
                )
            }
            false => say!(
                c.language,
                "{name} maakt {noun} niet duidelijk korter of langer{}",
                "{name} does not make {noun} clearly shorter or longer{}",
                costs(*s)
            ),
        };
        return told + unseen;
    }
    match known
        .iter()
        .filter(|(s, d)| d.mean < 0.0 && lookup::sure(c, *s, *m))
        .min_by(|a, b| a.1.mean.total_cmp(&b.1.mean))
    {
        Some((s, d)) => say!(
            c.language,
            "{} verkort {noun} het meest: {} {less} dan {reference}{}",
            "{} shortens {noun} most: {} {less} than {reference}{}",
            lookup::quoted(c, *s),
            size(d),
            costs(*s)
        ),
        None => say!(
            c.language,
            "Geen scenario verkort {noun} duidelijk ten opzichte van {reference}",
            "No scenario clearly shortens {noun} relative to {reference}"
        ),
    }
}

/// What scenario `s` costs: "en kost € 0,2 mln per jaar meer".
fn cost(c: &View<'_>, s: usize) -> Option<String> {
    let of = |id: &str| lookup::measure(c, id).and_then(|m| Some((m, lookup::difference(c, s, m)?.mean)));
    // Without spending, a smaller balance tells.
    let (m, more) = of("uitgaven").or_else(|| of("saldo").map(|(m, mean)| (m, -mean)))?;
    let size = c.language.euro_short(more.abs());
    Some(match lookup::sure(c, s, m) {
        false => {
            c.language.say("zonder duidelijk verschil in kosten", "without a clear difference in costs").into()
        }
        true if more > 0.0 => {
            say!(c.language, "en kost {size} per jaar meer", "and costs {size} more per year")
        }
        true => say!(c.language, "en kost {size} per jaar minder", "and costs {size} less per year"),
    })
}

/// All differences, for who does not see them.
pub fn in_words(c: &View<'_>, others: &[usize], columns: &[Column]) -> String {
    let mut words = Vec::new();
    for s in others {
        for (m, noun, _) in columns {
            let Some(d) = lookup::difference(c, *s, *m) else { continue };
            let unit = c.measures[*m].unit;
            let bounds = match d.low.is_finite() {
                true => format!(" ({})", c.language.difference_bounds(d, unit)),
                false => String::new(),
            };
            words.push(format!(
                "{}, {}: {}{bounds}.",
                lookup::title(&c.scenarios[*s]),
                without_article(noun.of(c.language)),
                c.language.difference(d.mean, unit)
            ));
        }
    }
    words.join(" ")
}
