//! The scenario of every point of a study, and why some points cannot be.

use super::file::{Experiment, Varied};
use super::points::{own, shown, times};
use crate::experiment::design::needed;
use crate::experiment::grid::Factor;
use crate::scenario::knob::{self, Path};
use crate::scenario::rejected::SHOWN;
use crate::scenario::{Message, Scenario, Variant};
use crate::schema::{Data, Faults, Kind, Place};

/// What varies, and on what.
pub struct Space<'a> {
    /// The scenario that is varied.
    pub basis: &'a Scenario,
    /// What varies.
    pub factors: &'a [Factor],
    /// The settings that each factor turns.
    pub knobs: &'a [Vec<Path>],
    /// The declaration of all settings.
    pub root: &'a Kind,
}

/// Why some points cannot be: the sentence, the first such point and how many more there are.
struct Impossible {
    what: String,
    first: usize,
    more: usize,
}

impl Space<'_> {
    /// The scenario of each point; reports points where settings contradict one another, each reason once.
    pub fn scenarios(&self, experiment: &Experiment, points: &[Vec<Data>], faults: &mut Faults) -> Vec<Scenario> {
        let all: Vec<usize> = (0..self.factors.len()).collect();
        let mut wrong: Vec<Impossible> = Vec::new();
        let mut made = Vec::with_capacity(points.len());
        for (number, point) in points.iter().enumerate() {
            match self.scenario(point, &all) {
                Ok(scenario) => made.push(scenario),
                Err(reasons) => {
                    reasons.into_iter().for_each(|what| match wrong.iter_mut().find(|w| w.what == what) {
                        Some(known) => known.more += 1,
                        None => wrong.push(Impossible { what, first: number, more: 0 }),
                    })
                }
            }
        }
        for Impossible { what, first, more } in wrong.iter().take(SHOWN) {
            let others = match more {
                0 => String::new(),
                1 => ", en één ander punt ook niet".into(),
                more => format!(", en nog {more} andere punten ook niet"),
            };
            let point = &points[*first];
            let sentence = format!("{} kan niet{others}: {what}", told(*first, self.factors, point));
            let wrong = |left: &[usize]| self.scenario(point, left).is_err_and(|all| all.contains(what));
            let last = needed(self.factors.len(), wrong).pop().unwrap_or_default();
            faults.rule(place(&experiment.factor[last], &point[last]), "factor", sentence);
        }
        made
    }

    /// The scenario at a point, as far as these factors go; what is wrong with it when it cannot be.
    fn scenario(&self, point: &[Data], factors: &[usize]) -> Result<Scenario, Vec<String>> {
        let mut variant = Variant::default();
        for factor in factors {
            variant = self.turn(variant, *factor, &point[*factor]);
        }
        let plain = |message: &Message| message.what.trim_end_matches('.').to_owned();
        let scenario =
            self.basis.vary(&variant).map_err(|wrong| wrong.messages.iter().map(plain).collect::<Vec<_>>())?;
        if scenario.plan.measures() == self.basis.plan.measures() {
            Ok(scenario)
        } else {
            Err(vec!["dan zijn er andere maten dan in de basis".into()])
        }
    }

    /// `variant` with a factor at `value`.
    fn turn(&self, mut variant: Variant, factor: usize, value: &Data) -> Variant {
        let (factor, knobs) = (&self.factors[factor], &self.knobs[factor]);
        for path in knobs {
            let own = own(self.basis, path, factor.from_start);
            let data = if factor.multiplies { own.and_then(|own| times(own, value)) } else { Some(value.clone()) };
            let (Some(data), Some(spot)) = (data, knob::declaration(self.root, path)) else { continue };
            let keys: Vec<&str> = path.iter().map(String::as_str).collect();
            let data = knob::fitted(data, spot.kind);
            variant = match factor.from_start {
                true => variant.with_from_start(&keys, data),
                false => variant.with(&keys, data),
            };
        }
        variant
    }
}

/// Where a value of a factor stands; of a range where the factor is named.
fn place(varied: &Varied, data: &Data) -> Place {
    let listed = varied.waarden.iter().flat_map(|values| &values.0).find(|value| value.data == *data);
    listed.map_or(varied.naam.place, |value| value.place)
}

fn told(number: usize, factors: &[Factor], point: &[Data]) -> String {
    let values: Vec<String> =
        factors.iter().zip(point).map(|(f, v)| format!("{} = {}", f.name, shown(v))).collect();
    format!("Punt {} ({})", number + 1, values.join(", "))
}
