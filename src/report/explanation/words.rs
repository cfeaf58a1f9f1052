//! The answer in a sentence, and how much the patterns work together.

use super::Explained;
use crate::language::{Language, Text};
use crate::report::aspect::{Naming, capital, in_sentence};
use crate::report::charts::lookup::clear;
use crate::report::scale::{Scale, share};
use crate::say;
use crate::statistics::{Attribution, Unit};

/// The outcome when the patterns are taken away, and as it is.
pub const WITHOUT: Text = Text::new("Zonder deze patronen", "Without these patterns");
/// See [`WITHOUT`].
pub const AS_IS: Text = Text::new("Zoals het is", "As it is");
/// The heads of the columns of the table, after the name.
pub const COLUMNS: [Text; 4] = [
    Text::new("Toegevoegd", "Added"),
    Text::new("Deel van het\nverschil", "Share of the\ndifference"),
    Text::new("Alleen dit", "This alone"),
    Text::new("Als laatste", "Removed last"),
];

/// How the table is read.
pub fn reading(language: Language) -> String {
    let text = language.say(
        "Toegevoegd: het aandeel van elk patroon in het verschil (Shapley); de aandelen tellen op. Alleen dit: de rest is \
         weg. Als laatste: wat verdwijnt als alleen dit patroon wegvalt. Werken patronen tegen elkaar in, dan \
         staat er geen deel van het verschil bij. Een patroon wegdenken is geen beleid: het zegt \
         waar het verschil vandaan komt, niet wat een maatregel doet.",
        "Added: what each pattern contributes to the difference (Shapley); the contributions add up. This alone: all \
         others are gone. Removed last: what disappears when only this pattern is taken away. When patterns work against \
         one another, no share of the difference is given. Taking a pattern away is not a policy: it tells where the \
         difference comes from, not what a measure would do.",
    );
    text.to_owned()
}

/// What the figures rest on.
pub fn replayed(language: Language, replications: u32, seed: u64) -> String {
    let times = language.number(f64::from(replications), 0);
    say!(
        language,
        "{times} keer nagespeeld per combinatie, zaad {seed}. Dit is een raming, geen voorspelling.",
        "Each combination simulated {times} times, seed {seed}. This is an estimate, not a forecast."
    )
}

/// The largest number in an attribution, which decides how all are written.
pub fn size(attribution: &Attribution) -> f64 {
    let parts = attribution.parts.iter().map(|part| part.value.mean.abs());
    parts.chain([attribution.without.mean.abs(), attribution.with.mean.abs()]).fold(0.0, f64::max)
}

/// An attribution in steps of a scale, so that whatever a reader adds up comes out as written.
pub struct Steps {
    /// The outcome without the patterns.
    pub without: i64,
    /// What each adds: together `with - without`.
    pub parts: Vec<i64>,
    /// The outcome with them.
    pub with: i64,
    /// What each does alone: together `apart`.
    pub alone: Vec<i64>,
    together: i64,
    apart: i64,
    /// `together - apart`.
    interaction: i64,
}

/// An attribution in steps that add up.
pub fn adding_up(attribution: &Attribution, scale: &Scale) -> Steps {
    let (without, with) = (scale.steps(attribution.without.mean), scale.steps(attribution.with.mean));
    let (together, interaction) = (with - without, scale.steps(attribution.interaction.mean));
    let apart = together - interaction;
    let parts: Vec<f64> = attribution.parts.iter().map(|part| part.value.mean).collect();
    let alone: Vec<f64> = attribution.parts.iter().map(|part| part.alone.mean).collect();
    Steps {
        without,
        parts: scale.apportion(&parts, together),
        with,
        alone: scale.apportion(&alone, apart),
        together,
        apart,
        interaction,
    }
}

/// The conclusion for one aspect: "Van de € 1,20 mln overschrijding per jaar komt 46% (41 tot 51%) door ...".
pub fn conclusion(explained: Explained<'_>, aspect: usize) -> String {
    let attribution = &explained.explanation.attributions[aspect];
    let naming = explained.naming(aspect);
    let scale = Scale::of(explained.language, naming.unit, size(attribution));
    let telling = Telling { explained, attribution, naming, steps: adding_up(attribution, &scale), scale };
    capital(&telling.conclusion())
}

struct Telling<'a> {
    explained: Explained<'a>,
    attribution: &'a Attribution,
    naming: Naming,
    steps: Steps,
    scale: Scale,
}

impl Telling<'_> {
    fn conclusion(&self) -> String {
        let (together, l) = (self.attribution.together, self.explained.language);
        let Naming { noun, less, more, .. } = &self.naming;
        if self.attribution.n == 0 {
            return say!(
                l,
                "voor {noun} was er niet in elke combinatie iets te meten",
                "for {noun} not every combination gave something to measure"
            );
        }
        if self.attribution.n == 1 {
            return say!(
                l,
                "met één herhaling is over {noun} niets met zekerheid te zeggen",
                "with one replication nothing certain can be said of {noun}"
            );
        }
        let Some(top) = self.top() else {
            return match clear(&together) {
                true => {
                    let way = if together.mean > 0.0 { more } else { less };
                    let amount = self.amount(self.steps.together.abs());
                    say!(
                        l,
                        "samen maken de patronen {noun} {amount} {way}; van geen enkel patroon apart is dat duidelijk",
                        "together the patterns make {noun} {amount} {way}; for no single pattern is that clear"
                    )
                }
                false => say!(
                    l,
                    "deze patronen veranderen {noun} niet duidelijk",
                    "these patterns do not clearly change {noun}"
                ),
            };
        };
        let (by, change) = (in_sentence(self.explained.label(top)), self.change(top));
        if !clear(&together) {
            return say!(
                l,
                "samen veranderen de patronen {noun} niet duidelijk; het meest doet {by}: {change}",
                "together the patterns do not clearly change {noun}; most comes from {by}: {change}"
            );
        }
        if together.mean < 0.0 {
            let amount = self.amount(-self.steps.together);
            return say!(
                l,
                "samen maken de patronen {noun} {amount} {less}, het meest door {by}: {change}",
                "together the patterns make {noun} {amount} {less}, mostly from {by}: {change}"
            );
        }
        self.adds(top, &by)
    }

    /// The patterns together add to the outcome.
    fn adds(&self, top: usize, by: &str) -> String {
        let Attribution { without, with, parts, .. } = self.attribution;
        let Naming { bare, noun, more, rate, .. } = &self.naming;
        let l = self.explained.language;
        let divisible = !matches!(self.naming.unit, Unit::Share | Unit::Number);
        let of_all = parts[top].share_of_all;
        if divisible
            && !opposed(self.attribution)
            && without.mean >= 0.0
            && of_all.low.is_finite()
            && of_all.mean <= 1.0
        {
            let (whole, part) = (self.scale.amount(self.steps.with), share(l, of_all));
            return say!(
                l,
                "van de {whole} {bare}{rate} komt {part} door {by}",
                "of the {whole} of {bare}{rate}, {part} comes from {by}"
            );
        }
        let of_together = parts[top].share;
        let cause = match !opposed(self.attribution) && of_together.low.is_finite() && of_together.mean <= 1.0 {
            true => say!(l, "waarvan {} door {by}", "of which {} from {by}", share(l, of_together)),
            false => say!(l, "het meest door {by}: {}", "mostly from {by}: {}", self.change(top)),
        };
        let amount = self.amount(self.steps.together);
        match divisible && self.naming.unit == Unit::Euro {
            true if with.mean > 0.0 && without.mean < 0.0 => say!(
                l,
                "zonder deze patronen was er geen {bare}: samen kosten zij {amount}, {cause}",
                "without these patterns there would be no {bare}: together they cost {amount}, {cause}"
            ),
            true if with.mean <= 0.0 => say!(
                l,
                "er is geen {bare}, maar de patronen kosten samen {amount}, {cause}",
                "there is no {bare}, but together the patterns cost {amount}, {cause}"
            ),
            _ => say!(
                l,
                "samen maken de patronen {noun} {amount} {more}, {cause}",
                "together the patterns make {noun} {amount} {more}, {cause}"
            ),
        }
    }

    /// The pattern that changes the outcome most in the direction of all together, when that is clear.
    fn top(&self) -> Option<usize> {
        let together = &self.attribution.together;
        let sign = if clear(together) { together.mean.signum() } else { 0.0 };
        let parts = self.attribution.parts.iter().enumerate();
        parts
            .filter(|(_, part)| clear(&part.value) && part.value.mean * sign >= 0.0)
            .max_by(|(i, a), (j, b)| a.value.mean.abs().total_cmp(&b.value.mean.abs()).then(j.cmp(i)))
            .map(|(i, _)| i)
    }

    /// The size of a difference, which is above zero.
    fn amount(&self, steps: i64) -> String {
        if self.naming.unit == Unit::Share {
            // A percentage would be taken for a part of what there was.
            return self
                .explained
                .language
                .difference(self.scale.value(steps), Unit::Share)
                .trim_start_matches('+')
                .to_owned();
        }
        self.scale.amount(steps) + self.naming.rate
    }

    fn change(&self, part: usize) -> String {
        let value = self.attribution.parts[part].value;
        format!("{} ({})", self.scale.change(self.steps.parts[part]), self.scale.change_bounds(value))
    }
}

/// Whether patterns clearly work against one another, or together may do nothing. A share of the difference then says little:
/// it may be far more than all of it.
pub fn opposed(attribution: &Attribution) -> bool {
    if !clear(&attribution.together) {
        return true;
    }
    let ways = |sign: f64| attribution.parts.iter().any(|p| clear(&p.value) && p.value.mean * sign > 0.0);
    ways(1.0) && ways(-1.0)
}

/// How much of the whole is there only because the patterns come together.
pub fn interaction(explained: Explained<'_>, aspect: usize) -> String {
    let attribution = &explained.explanation.attributions[aspect];
    let Attribution { together, interaction, .. } = attribution;
    let language = explained.language;
    let scale = Scale::of(language, explained.naming(aspect).unit, size(attribution));
    if attribution.parts.len() < 2 {
        return String::new();
    }
    let steps = adding_up(attribution, &scale);
    let (apart, together_text) = (scale.change_amount(steps.apart), scale.change_amount(steps.together));
    let sums = say!(
        language,
        "Elk patroon apart telt op tot {apart}; samen is het {together_text}",
        "Taken one by one the patterns add up to {apart}; together it is {together_text}"
    );
    if !clear(interaction) {
        return say!(
            language,
            "{sums}. Of zij elkaar versterken of dempen, is niet duidelijk.",
            "{sums}. Whether they reinforce or dampen one another is not clear."
        );
    }
    let effect = match interaction.mean * together.mean > 0.0 {
        true => language.say("Zij versterken elkaar", "They reinforce one another"),
        false => language.say("Zij dempen elkaar", "They dampen one another"),
    };
    if steps.interaction == 0 {
        let least = scale.change_amount(1);
        let least = least.trim_start_matches('+');
        return say!(
            language,
            "{sums}. {effect}, maar met minder dan {least}.",
            "{sums}. {effect}, but by less than {least}."
        );
    }
    say!(
        language,
        "{sums}. {effect}: {} ({}) bestaat alleen door de combinatie, en is gelijk verdeeld over wie eraan meedoet.",
        "{sums}. {effect}: {} ({}) exists only through the combination, and is shared equally among those that take part.",
        scale.change_amount(steps.interaction),
        scale.change_bounds(*interaction)
    )
}
