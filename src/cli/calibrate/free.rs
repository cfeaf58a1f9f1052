//! The settings that may change to come nearer to the figures.

use super::targets::Free;
use crate::cli::raster::file::Effect;
use crate::cli::raster::points::{overruled, own, shown, times};
use crate::scenario::knob::{self, Path};
use crate::scenario::{Scenario, Variant};
use crate::schema::{Data, Faults, Problem, Value};
use crate::statistics::fit::Bounds;

/// Settings without which replays of two points cannot be compared.
const FIXED: [&str; 2] = ["gemeente", "tijd"];
/// Digits of a fitted value: more would promise what the figures cannot tell.
const DIGITS: i32 = 4;

/// A free parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name: the settings as typed.
    pub name: String,
    /// The settings.
    pub paths: Vec<Path>,
    /// True when a value multiplies the scenario's own.
    pub multiplies: bool,
    /// Where it may be.
    pub bounds: Bounds,
}

impl Parameter {
    /// The parameter that `free` describes for `scenario`.
    pub fn new(free: &Free, scenario: &Scenario) -> Parameter {
        let keys = free.sleutel.0.iter().map(|key| key.text.clone()).collect::<Vec<_>>();
        let paths: Vec<Path> = keys.iter().flat_map(|key| knob::expand(&scenario.resolved, key)).collect();
        let multiplies = free.bewerking == Some(Effect::Multiplies);
        let present = paths.first().and_then(|path| own(scenario, path, false)).and_then(number);
        let begin = if multiplies { 1.0 } else { present.unwrap_or((free.laag + free.hoog) / 2.0) };
        let bounds = Bounds { low: free.laag, high: free.hoog, begin: begin.clamp(free.laag, free.hoog) };
        Parameter { name: keys.join(" en "), paths, multiplies, bounds }
    }

    /// Lays `value` over `variant`.
    pub fn lay(&self, scenario: &Scenario, value: f64, mut variant: Variant) -> Variant {
        let root = knob::root();
        for path in &self.paths {
            let value = Data::Float(rounded(value));
            let data = match self.multiplies {
                true => own(scenario, path, false).and_then(|own| times(own, &value)).map(tidy),
                false => Some(value),
            };
            let (Some(data), Some(spot)) = (data, knob::declaration(&root, path)) else { continue };
            let keys: Vec<&str> = path.iter().map(String::as_str).collect();
            variant = variant.with(&keys, knob::fitted(data, spot.kind));
        }
        variant
    }
}

fn number(data: &Data) -> Option<f64> {
    match data {
        Data::Int(number) => Some(*number as f64),
        Data::Float(number) => Some(*number),
        _ => None,
    }
}

/// `value` with a few significant digits.
pub fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let text = format!("{value:.*e}", (DIGITS - 1) as usize);
    text.parse().unwrap_or(value)
}

/// Every number of `data` with a few digits.
fn tidy(data: Data) -> Data {
    match data {
        Data::Float(number) => Data::Float(rounded(number)),
        Data::List(items) => Data::List(items.into_iter().map(|i| Value { data: tidy(i.data), ..i }).collect()),
        data => data,
    }
}

/// Reports free settings that do not exist, that contradict themselves or that the scenario changes itself.
pub fn check(free: &[Free], scenario: &Scenario, faults: &mut Faults) {
    let root = knob::root();
    let mut taken: Vec<Path> = Vec::new();
    for parameter in free {
        let place = parameter.sleutel.0[0].place;
        if parameter.laag >= parameter.hoog {
            faults.rule(place, "vrij", "bij deze vrije instelling moet laag onder hoog liggen");
        }
        for key in &parameter.sleutel.0 {
            let found = knob::expand(&scenario.resolved, &key.text);
            if found.is_empty() {
                let (name, known) = (key.text.clone(), knob::names(&scenario.resolved));
                let what = "een instelling van dit scenario".into();
                faults.add(key.place, "vrij.sleutel", Problem::UnknownName { name, known, what });
            }
            for path in found {
                if let Some(sentence) = objection(parameter, scenario, &root, &path) {
                    faults.rule(key.place, "vrij.sleutel", sentence);
                } else if taken.contains(&path) {
                    faults.rule(key.place, "vrij.sleutel", format!("`{}` staat er twee keer", path.join(".")));
                }
                taken.push(path);
            }
        }
    }
}

fn objection(free: &Free, scenario: &Scenario, root: &crate::schema::Kind, path: &Path) -> Option<String> {
    let name = path.join(".");
    if FIXED.contains(&path[0].as_str()) {
        return Some(format!("`{name}` kan niet vrij zijn: vul het zelf in het scenario in"));
    }
    if let Some(sentence) = overruled(scenario, path, false) {
        return Some(sentence);
    }
    let own = own(scenario, path, false)?;
    let spot = knob::declaration(root, path)?;
    for end in [free.laag, free.hoog] {
        let data = match free.bewerking {
            Some(Effect::Multiplies) => times(own, &Data::Float(end)),
            _ => number(own).map(|_| Data::Float(end)),
        };
        let Some(data) = data else { return Some(format!("`{name}` is geen getal en kan niet vrij zijn")) };
        let data = knob::fitted(data, spot.kind);
        if let Some(Problem::OutOfRange { min, max, .. }) = knob::objection(&data, spot) {
            let value = crate::cli::output::number(end, 2);
            return Some(format!(
                "met {value} wordt `{name}` {}, en dat moet tussen {min} en {max} liggen",
                shown(&data)
            ));
        }
    }
    None
}
