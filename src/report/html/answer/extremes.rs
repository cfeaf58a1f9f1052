//! Of many scenarios: in how many a measure clearly falls and rises, where the most, and what is to be said of the rest.

use super::{Topic, nothing, rate};
use crate::report::View;
use crate::report::aspect::capital;
use crate::report::charts::lookup;
use crate::report::verdict::Verdict;
use crate::say;
use crate::statistics::Family;

/// A sentence or two on one topic.
pub fn told(c: &View<'_>, topic: &Topic, m: usize) -> String {
    let family = Family::of(c);
    let others = lookup::others(c);
    let clear: Vec<(usize, f64)> = others
        .iter()
        .filter(|s| Verdict::of(c, &family, **s, m) == Some(Verdict::Clear))
        .filter_map(|s| Some((*s, lookup::difference(c, *s, m)?.mean)))
        .collect();
    let parts: Vec<String> = [
        most(c, m, clear.iter().filter(|(_, size)| *size < 0.0).collect(), topic.less.of(c.language)),
        most(c, m, clear.iter().filter(|(_, size)| *size > 0.0).collect(), topic.more.of(c.language)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let rest = Rest::of(c, &family, &others, m);
    if parts.is_empty() {
        return rest.alone(c, topic);
    }
    let (noun, is) = (capital(topic.noun.of(c.language)), topic.is(c.language));
    let told = parts.join(c.language.say(", en ", " and "));
    format!("{noun} {is} {told}.{}", rest.beside(c))
}

/// In how many scenarios a measure clearly changes one way, and where the most.
fn most(c: &View<'_>, m: usize, some: Vec<&(usize, f64)>, word: &str) -> Option<String> {
    let (s, size) = some.iter().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
    let (name, size) = (lookup::quoted(c, *s), c.language.difference(*size, c.measures[m].unit));
    let rate = rate(c, m);
    Some(match some.len() {
        1 => say!(
            c.language,
            "duidelijk {word} bij {name} ({size}{rate})",
            "clearly {word} with {name} ({size}{rate})"
        ),
        n => say!(
            c.language,
            "duidelijk {word} in {n} van de {} scenario's, het meest bij {name} ({size}{rate})",
            "clearly {word} in {n} of the {} scenarios, most with {name} ({size}{rate})",
            lookup::others(c).len()
        ),
    })
}

/// How many scenarios do not clearly differ, by what is known of them.
#[derive(Default)]
struct Rest {
    all: usize,
    /// There is a difference, and it may be chance.
    chance: usize,
    /// Nothing is known of the spread of the difference.
    unknown: usize,
    /// No replication differs.
    same: usize,
    /// Not seen in both.
    unseen: usize,
}

impl Rest {
    fn of(c: &View<'_>, family: &Family, others: &[usize], m: usize) -> Rest {
        let mut rest = Rest { all: others.len(), ..Rest::default() };
        for s in others {
            match (lookup::difference(c, *s, m), Verdict::of(c, family, *s, m)) {
                (None, _) | (_, None) => rest.unseen += 1,
                (_, Some(Verdict::Clear)) => {}
                (Some(d), _) if nothing(d) => rest.same += 1,
                (_, Some(Verdict::Unknown)) => rest.unknown += 1,
                (_, Some(Verdict::Alone | Verdict::Chance)) => rest.chance += 1,
            }
        }
        rest
    }

    /// When no scenario clearly differs.
    fn alone(&self, c: &View<'_>, topic: &Topic) -> String {
        let l = c.language;
        let name = topic.noun.of(l);
        let (noun, changes) = (capital(name), l.say(topic.verb("verandert", "veranderen"), "changes"));
        match self {
            rest if rest.unseen == rest.all => say!(
                l,
                "Over {name} is geen verschil te zeggen: het is niet in beide scenario's gezien.",
                "No difference can be given for {name}: it was not seen in both scenarios."
            ),
            rest if rest.same == rest.all => {
                say!(l, "{noun} {changes} in geen enkel scenario.", "{noun} {changes} in no scenario.")
            }
            rest if rest.unknown == rest.all => say!(
                l,
                "Met één herhaling is niet te zeggen of {name} {changes}.",
                "One replication cannot tell whether {name} {changes}."
            ),
            rest if rest.chance == rest.all => say!(
                l,
                "{noun} {changes} in geen enkel scenario duidelijk: bij zoveel vergelijkingen kan elk verschil ook toeval zijn.",
                "{noun} clearly {changes} in no scenario: among so many comparisons any difference may be chance."
            ),
            rest => say!(
                l,
                "{noun} {changes} in geen enkel scenario duidelijk.{}",
                "{noun} clearly {changes} in no scenario.{}",
                rest.beside(c)
            ),
        }
    }

    /// Sentences on what does not clearly differ, each with a space before it.
    fn beside(&self, c: &View<'_>) -> String {
        let l = c.language;
        let place = |count: usize| match count {
            1 => l.say("Bij één scenario", "In one scenario").to_owned(),
            count => say!(l, "Bij {count} scenario's", "In {count} scenarios"),
        };
        let kinds = [
            (self.chance, l.say("kan het verschil ook toeval zijn", "the difference may also be chance")),
            (
                self.unknown,
                l.say(
                    "is niet te zeggen of het verschil toeval is",
                    "it is unknown whether the difference is chance",
                ),
            ),
            (self.same, l.say("is er geen enkel verschil", "there is no difference at all")),
            (self.unseen, l.say("is er niets gezien om te vergelijken", "nothing was seen to compare")),
        ];
        let some = kinds.into_iter().filter(|(count, _)| *count > 0);
        some.map(|(count, what)| format!(" {} {what}.", place(count))).collect()
    }
}
