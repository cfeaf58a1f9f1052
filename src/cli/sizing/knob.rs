//! A knob as it is typed: `team.fte=18..32` or `team.fte=18..32:0.5`.

use crate::language::Language::Dutch;
use crate::model::Settings;
use crate::report::sizing::{Knob, words};
use crate::scenario::lookup::{field_at, nearest};
use crate::scenario::{Scenario, knob};
use crate::schema::{Data, Kind, Value};

/// The most settings of one knob.
const MOST: usize = 101;
/// The largest value: what is larger has no decimals left to step by.
const LARGEST: f64 = 1e12;
/// The narrowest range: values are rounded to nine decimals.
const NARROWEST: f64 = 1e-8;
/// About as many steps as a range gets when the user gives no step, for one knob and for two.
const STEPS: [f64; 2] = [20.0, 6.0];

/// A knob that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Turned {
    /// The path of the setting.
    pub path: String,
    /// The values to try, ascending.
    pub values: Vec<f64>,
    whole: bool,
    unit: String,
    now: f64,
}

impl Turned {
    /// A value as it would be typed in a scenario.
    pub fn data(&self, x: f64) -> Data {
        if self.whole { Data::Int(x as i64) } else { Data::Float(x) }
    }

    /// As the report shows it.
    pub fn shown(self) -> Knob {
        Knob { path: self.path, unit: self.unit, now: self.now, values: self.values }
    }
}

/// Reads a knob; `count` is how many there are.
///
/// # Errors
///
/// With a Dutch sentence that says what is wrong and what is meant to stand there.
pub fn read(text: &str, scenario: &Scenario, count: usize) -> Result<Turned, String> {
    let like = "schrijf bijvoorbeeld 'team.fte=18..32' of 'team.fte=18..32:0.5'";
    let Some((path, range)) = text.split_once('=') else {
        return Err(format!("in de knop `{text}` staat geen `=`; {like}"));
    };
    let path = path.trim();
    let (ends, step) = range.split_once(':').map_or((range, None), |(ends, step)| (ends, Some(step)));
    let ends = ends.split_once("..").and_then(|(from, to)| Some((number(from.trim())?, number(to.trim())?)));
    let Some((from, to)) = ends else {
        return Err(format!("het bereik `{}` van de knop `{path}` is niet te lezen; {like}", range.trim()));
    };
    let (whole, unit, min, max) = declared(path)?;
    let now = present(path, scenario)?;
    if from >= to {
        return Err(format!("het bereik van `{path}` loopt niet op: {} tot {}", plain(from), plain(to)));
    }
    if from < min || to > max {
        let most =
            if max.is_finite() && max < 1e12 { format!(" en hoogstens {}", plain(max)) } else { String::new() };
        return Err(format!(
            "het bereik van `{path}` gaat van {} tot {}, maar een waarde moet minstens {} zijn{most}",
            plain(from),
            plain(to),
            plain(min)
        ));
    }
    if to > LARGEST {
        return Err(format!(
            "het bereik van `{path}` gaat tot {}; hoogstens {} is te doen",
            plain(to),
            plain(LARGEST)
        ));
    }
    if to - from < NARROWEST {
        return Err(format!("het bereik van `{path}` is te klein om standen in te kiezen"));
    }
    let step = match step.map(|step| (step, number(step.trim()))) {
        None => round(to - from, count, whole),
        Some((_, Some(step))) if step > 0.0 => step,
        Some((step, _)) => {
            return Err(format!("de stap `{}` van `{path}` moet een getal boven 0 zijn", step.trim()));
        }
    };
    if whole && [from, to, step].iter().any(|x| x.fract() != 0.0) {
        return Err(format!("`{path}` is een geheel getal: geef een bereik en een stap zonder decimalen"));
    }
    let values = values(from, to, step);
    if values.len() > MOST {
        return Err(format!(
            "het bereik van `{path}` heeft {} standen; hoogstens {MOST} is te doen. Kies een grotere stap",
            values.len()
        ));
    }
    Ok(Turned { path: path.to_owned(), values, whole, unit, now })
}

/// A number in a message.
fn plain(x: f64) -> String {
    words::plain(x, Dutch)
}

/// A number with a decimal point or comma.
pub fn number(text: &str) -> Option<f64> {
    let plain = text.trim_start_matches(['€', ' ', '\u{a0}']).replace(',', ".");
    plain.parse::<f64>().ok().filter(|x| x.is_finite())
}

/// Whether a setting is a whole number, its unit and its bounds.
fn declared(path: &str) -> Result<(bool, String, f64, f64), String> {
    let root = Kind::Table(Settings::fields());
    let Some(spot) = field_at(&root, path) else {
        let known = paths(&root, "");
        let tip = nearest(path, known.iter().map(String::as_str));
        let tip = match tip {
            Some(near) => format!("bedoelde u `{near}`?"),
            None => "alle instellingen staan in docs/instellingen.md".to_owned(),
        };
        return Err(format!("de instelling `{path}` bestaat niet; {tip}"));
    };
    if knob::is_of_period(path) {
        return Err(format!(
            "`{path}` kan geen knop zijn: het bepaalt welke maanden er zijn, en die moeten bij elke stand gelijk zijn"
        ));
    }
    let rule = spot.field.rule;
    match spot.kind {
        Kind::Number => Ok((false, rule.unit.to_owned(), rule.min, rule.max)),
        Kind::Whole => Ok((true, rule.unit.to_owned(), rule.min.max(0.0), rule.max)),
        _ => Err(format!("`{path}` is geen getal; alleen een getal kan een knop zijn")),
    }
}

/// The paths of all settings that are numbers.
fn paths(kind: &Kind, path: &str) -> Vec<String> {
    match kind {
        Kind::Table(fields) => {
            let join = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            fields.iter().flat_map(|field| paths(&field.kind, &join(field.key))).collect()
        }
        Kind::Number | Kind::Whole => vec![path.to_owned()],
        _ => Vec::new(),
    }
}

/// The value that the scenario has on the first reported day, if it does not change after that.
fn present(path: &str, scenario: &Scenario) -> Result<f64, String> {
    let keys: Vec<&str> = path.split('.').collect();
    let mut now = scenario.resolved.at(&keys).and_then(as_number);
    let start = scenario.start();
    if let Some(Data::List(changes)) = scenario.resolved.get("wijziging").map(|value| &value.data) {
        for change in changes {
            let Some(value) = change.at(&keys) else { continue };
            match change.get("vanaf").map(|from| &from.data) {
                Some(Data::Date(from)) if *from > start => {
                    return Err(format!(
                        "`{path}` verandert in dit scenario op {}; daarna zou de knop niet meer gelden. Kies een \
                         scenario zonder die wijziging",
                        super::super::output::date(*from)
                    ));
                }
                _ => now = as_number(value).or(now),
            }
        }
    }
    now.ok_or_else(|| format!("`{path}` heeft in dit scenario geen waarde die een getal is"))
}

fn as_number(value: &Value) -> Option<f64> {
    match value.data {
        Data::Int(whole) => Some(whole as f64),
        Data::Float(number) => Some(number),
        _ => None,
    }
}

/// A round step for a range: 1, 2 or 5 times a power of ten.
fn round(span: f64, count: usize, whole: bool) -> f64 {
    let rough = span / STEPS[count.clamp(1, 2) - 1];
    let mut base = 1.0;
    while base > rough {
        base /= 10.0;
    }
    while base * 10.0 <= rough {
        base *= 10.0;
    }
    let step =
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * base).find(|s| *s >= rough * (1.0 - 1e-9)).unwrap_or(rough);
    if whole { step.max(1.0) } else { step }
}

/// From `from` to `to` in steps; the end is always among them. Rounded to nine decimals, so that 0.1 and 0.2 make 0.3.
fn values(from: f64, to: f64, step: f64) -> Vec<f64> {
    let count = ((to - from) / step + 1e-9) as usize;
    let neat = |x: f64| (x * 1e9).round() / 1e9;
    let mut values: Vec<f64> = (0..=count.min(100_000)).map(|k| neat(from + k as f64 * step)).collect();
    if values.last().is_some_and(|last| to - last > 1e-9) {
        values.push(neat(to));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn basis() -> Scenario {
        crate::scenario::load(Path::new("scenarios/basis.toml")).expect("the base scenario is right")
    }

    #[test]
    fn a_knob_has_a_path_a_range_and_perhaps_a_step() {
        let values =
            |text: &str, count| read(text, &basis(), count).unwrap_or_else(|w| panic!("{text}: {w}")).values;
        assert_eq!(values("team.fte=18..20:0.5", 1), [18.0, 18.5, 19.0, 19.5, 20.0]);
        assert_eq!(values("team.fte = 18 .. 20 : 0,8", 1), [18.0, 18.8, 19.6, 20.0], "the end is among them");
        assert_eq!(values("team.fte=18..32", 1).len(), 15, "steps of one");
        assert_eq!(values("indicatie.ruimhartigheid=0.8..1.2", 1)[..3], [0.8, 0.82, 0.84]);
        assert_eq!(values("indicatie.ruimhartigheid=0.8..1.2", 2), [0.8, 0.9, 1.0, 1.1, 1.2]);
    }

    #[test]
    fn what_is_wrong_with_a_knob_is_told() {
        let wrong = |text: &str| read(text, &basis(), 1).expect_err(text);
        assert!(wrong("team.fte").contains("geen `=`"));
        assert!(wrong("team.fte=18").contains("niet te lezen"));
        assert!(wrong("team.ftee=18..32").contains("bedoelde u `team.fte`?"), "{}", wrong("team.ftee=18..32"));
        assert!(wrong("team.fte=32..18").contains("loopt niet op"));
        assert!(wrong("team.fte=-3..18").contains("minstens"));
        assert!(wrong("team.fte=18..32:0").contains("boven 0"));
        assert!(wrong("team.fte=18..32:0.01").contains("hoogstens 101"));
        assert!(wrong("toewijzing.beleid=1..2").contains("geen getal"));
        assert!(wrong("team.overdracht_na=1..9:0.5").contains("geheel getal"));
        assert!(wrong("tijd.jaren=1..3").contains("welke maanden er zijn"));
        assert!(wrong("triage.geduld_weken=0..1e308").contains("hoogstens 1.000.000.000.000"));
        assert!(wrong("team.verzuim=0..1e-323").contains("te klein"));
    }
}
