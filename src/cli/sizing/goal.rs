//! A target as it is typed: `binnen_termijn >= 95%`.

use crate::scenario::lookup::nearest;
use crate::statistics::sizing::{Goal, Side};
use crate::statistics::{Measure, Unit};

/// The signs, the longest first.
const SIGNS: [(&str, Side); 6] = [
    (">=", Side::AtLeast),
    ("<=", Side::AtMost),
    ("≥", Side::AtLeast),
    ("≤", Side::AtMost),
    (">", Side::AtLeast),
    ("<", Side::AtMost),
];

/// The largest bound: no measure comes near it.
const LARGEST: f64 = 1e15;

/// Reads a target.
///
/// # Errors
///
/// With a Dutch sentence that says what is wrong and what is meant to stand there.
pub fn read(text: &str, measures: &[Measure]) -> Result<Goal, String> {
    let found = SIGNS.iter().find_map(|(sign, side)| Some((text.split_once(sign)?, *side)));
    let Some(((name, bound), side)) = found else {
        return Err(format!(
            "in het doel `{text}` staat geen `>=` of `<=`; schrijf bijvoorbeeld 'binnen_termijn >= 95%'"
        ));
    };
    let name = name.trim();
    let Some(measure) = measures.iter().position(|measure| measure.id == name) else {
        let tip = nearest(name, measures.iter().map(|measure| measure.id.as_str()));
        let tip = match tip {
            Some(near) => format!("bedoelde u `{near}`?"),
            None => "alle maten staan in docs/uitkomsten.md".to_owned(),
        };
        return Err(format!("de maat `{name}` bestaat niet; {tip}"));
    };
    let bound = value(bound.trim(), &measures[measure])?;
    Ok(Goal { measure, side, bound })
}

/// The bound, in the unit of the measure.
fn value(text: &str, measure: &Measure) -> Result<f64, String> {
    let (digits, percent) = text.strip_suffix('%').map_or((text, false), |digits| (digits.trim_end(), true));
    let number = super::knob::number(digits);
    match (number, measure.unit) {
        (Some(number), Unit::Share) if percent && (0.0..=100.0).contains(&number) => Ok(number / 100.0),
        (Some(_), Unit::Share) if percent => {
            Err(format!("`{}` is een aandeel van 0% tot en met 100%, maar er staat `{text}`", measure.id))
        }
        (Some(number), Unit::Share) if number < 0.0 => {
            Err(format!("`{}` is een aandeel van 0 tot en met 1, maar er staat `{text}`", measure.id))
        }
        (Some(number), Unit::Share) if number > 1.0 => Err(format!(
            "`{}` is een aandeel van 0 tot 1, maar er staat `{text}`; bedoelde u `{text}%`?",
            measure.id
        )),
        (Some(number), _) if number.abs() > LARGEST => {
            Err(format!("`{text}` bij `{}` is te groot voor een doel", measure.id))
        }
        (Some(number), _) if !percent => Ok(number),
        (Some(_), _) => {
            Err(format!("`{}` is geen aandeel, dus `{text}` met een procentteken kan niet", measure.id))
        }
        (None, _) => Err(format!("`{text}` bij `{}` is geen getal; schrijf bijvoorbeeld 0.95 of 95%", measure.id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;
    use crate::statistics::Whole;

    fn measures() -> Vec<Measure> {
        let measure = |id: &str, unit| Measure {
            id: id.into(),
            name: Text::same(id),
            meaning: Text::same("Test."),
            unit,
            whole: Whole::Average,
            key: true,
        };
        vec![measure("binnen_termijn", Unit::Share), measure("doorlooptijd_gem", Unit::Weeks)]
    }

    #[test]
    fn a_target_is_read_in_the_ways_in_which_people_write_it() {
        for text in
            ["binnen_termijn >= 0.95", "binnen_termijn>=95%", "binnen_termijn ≥ 0,95", "binnen_termijn > 95 %"]
        {
            let goal = read(text, &measures()).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
            assert_eq!((goal.measure, goal.side), (0, Side::AtLeast), "{text}");
            assert!((goal.bound - 0.95).abs() < 1e-12, "{text}");
        }
        let goal = read("doorlooptijd_gem <= 6,5", &measures()).expect("a right target");
        assert_eq!((goal.measure, goal.side, goal.bound), (1, Side::AtMost, 6.5));
    }

    #[test]
    fn what_is_wrong_with_a_target_is_told() {
        let wrong = |text: &str| read(text, &measures()).expect_err(text);
        assert!(wrong("binnen_termijn 95%").contains("geen `>=` of `<=`"));
        assert!(wrong("binnen_termin >= 95%").contains("bedoelde u `binnen_termijn`?"));
        assert!(wrong("zomer >= 95%").contains("docs/uitkomsten.md"));
        assert!(wrong("binnen_termijn >= 95").contains("bedoelde u `95%`?"));
        assert!(wrong("binnen_termijn >= veel").contains("geen getal"));
        assert!(wrong("doorlooptijd_gem <= 50%").contains("geen aandeel"));
        assert!(wrong("binnen_termijn >= 950%").contains("tot en met 100%"));
        assert!(wrong("binnen_termijn >= -0.1").contains("tot en met 1"));
        assert!(wrong("doorlooptijd_gem <= 1e300").contains("te groot"));
    }
}
