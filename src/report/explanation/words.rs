//! The answer in a sentence, and how much the patterns work together.

use super::Explained;
use crate::report::aspect::{Naming, capital, in_sentence};
use crate::report::charts::lookup::clear;
use crate::report::scale::{Scale, share};
use crate::statistics::{Attribution, Interval, Unit};

/// The largest number in an attribution, which decides how all are written.
pub fn size(attribution: &Attribution) -> f64 {
    let parts = attribution.parts.iter().map(|part| part.value.mean.abs());
    parts.chain([attribution.without.mean.abs(), attribution.with.mean.abs()]).fold(0.0, f64::max)
}

/// The outcome without the patterns, what each adds and the outcome with them, in steps that add up.
pub fn adding_up(attribution: &Attribution, scale: &Scale) -> (i64, Vec<i64>, i64) {
    let (without, with) = (scale.steps(attribution.without.mean), scale.steps(attribution.with.mean));
    let parts: Vec<f64> = attribution.parts.iter().map(|part| part.value.mean).collect();
    (without, scale.apportion(&parts, with - without), with)
}

/// The conclusion for one aspect: "Van de € 1,20 mln overschrijding per jaar komt 46% (41 tot 51%) door ...".
pub fn conclusion(explained: Explained<'_>, aspect: usize) -> String {
    let attribution = &explained.explanation.attributions[aspect];
    let naming = explained.naming(aspect);
    let telling = Telling {
        explained,
        attribution,
        naming,
        scale: Scale::of(explained.naming(aspect).unit, size(attribution)),
    };
    capital(&telling.conclusion())
}

struct Telling<'a> {
    explained: Explained<'a>,
    attribution: &'a Attribution,
    naming: Naming,
    scale: Scale,
}

impl Telling<'_> {
    fn conclusion(&self) -> String {
        let together = self.attribution.together;
        let Naming { noun, less, more, .. } = &self.naming;
        if self.attribution.n == 0 {
            return format!("voor {noun} was er niet in elke combinatie iets te meten");
        }
        if self.attribution.n == 1 {
            return format!("met één herhaling is over {noun} niets met zekerheid te zeggen");
        }
        let Some(top) = self.top() else {
            return match clear(&together) {
                true => {
                    let way = if together.mean > 0.0 { more } else { less };
                    let amount = self.amount(together.mean.abs());
                    format!(
                        "samen maken de patronen {noun} {amount} {way}; van geen enkel patroon apart is dat duidelijk"
                    )
                }
                false => format!("deze patronen veranderen {noun} niet duidelijk"),
            };
        };
        let by = in_sentence(&self.explained.patterns[top].label);
        if !clear(&together) {
            return format!(
                "samen veranderen de patronen {noun} niet duidelijk; het meest doet {by}: {}",
                self.change(top)
            );
        }
        if together.mean < 0.0 {
            let amount = self.amount(-together.mean);
            return format!(
                "samen maken de patronen {noun} {amount} {less}, het meest door {by}: {}",
                self.change(top)
            );
        }
        self.adds(top, &by)
    }

    /// The patterns together add to the outcome.
    fn adds(&self, top: usize, by: &str) -> String {
        let Attribution { without, with, together, parts, .. } = self.attribution;
        let Naming { bare, noun, more, rate, .. } = &self.naming;
        let divisible = !matches!(self.naming.unit, Unit::Share | Unit::Number);
        let of_all = parts[top].share_of_all;
        if divisible && without.mean >= 0.0 && of_all.low.is_finite() && of_all.mean <= 1.0 {
            let whole = self.scale.amount(self.scale.steps(with.mean));
            return format!("van de {whole} {bare}{rate} komt {} door {by}", share(of_all));
        }
        let of_together = parts[top].share;
        let cause = match of_together.low.is_finite() && of_together.mean <= 1.0 {
            true => format!("waarvan {} door {by}", share(of_together)),
            false => format!("het meest door {by}: {}", self.change(top)),
        };
        let amount = self.amount(together.mean);
        match divisible && self.naming.unit == Unit::Euro {
            true if with.mean > 0.0 && without.mean < 0.0 => {
                format!("zonder deze patronen was er geen {bare}: samen kosten zij {amount}, {cause}")
            }
            true if with.mean <= 0.0 => {
                format!("er is geen {bare}, maar de patronen kosten samen {amount}, {cause}")
            }
            _ => format!("samen maken de patronen {noun} {amount} {more}, {cause}"),
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

    fn amount(&self, value: f64) -> String {
        self.scale.amount(self.scale.steps(value)) + self.naming.rate
    }

    fn change(&self, part: usize) -> String {
        let value = self.attribution.parts[part].value;
        format!("{} ({})", self.scale.change(self.scale.steps(value.mean)), self.scale.change_bounds(value))
    }
}

/// Whether patterns clearly work against one another. A share of the difference then says little: it may be far more
/// than all of it.
pub fn opposed(attribution: &Attribution) -> bool {
    let ways = |sign: f64| attribution.parts.iter().any(|p| clear(&p.value) && p.value.mean * sign > 0.0);
    ways(1.0) && ways(-1.0)
}

/// How much of the whole is there only because the patterns come together.
pub fn interaction(explained: Explained<'_>, aspect: usize) -> String {
    let attribution = &explained.explanation.attributions[aspect];
    let Attribution { together, alone, interaction, .. } = attribution;
    let scale = Scale::of(explained.naming(aspect).unit, size(attribution));
    let write = |interval: &Interval| scale.change_amount(scale.steps(interval.mean));
    if attribution.parts.len() < 2 {
        return String::new();
    }
    let sums = format!("Elk patroon apart telt op tot {}; samen is het {}", write(alone), write(together));
    if !clear(interaction) {
        return format!("{sums}. De patronen werken dus vrijwel los van elkaar.");
    }
    let effect = match interaction.mean * together.mean > 0.0 {
        true => "Zij versterken elkaar",
        false => "Zij dempen elkaar",
    };
    format!(
        "{sums}. {effect}: {} ({}) bestaat alleen door de combinatie, en is gelijk verdeeld over wie eraan meedoet.",
        write(interaction),
        scale.change_bounds(*interaction)
    )
}
