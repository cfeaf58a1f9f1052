//! Which outcomes were asked for.

use super::end::Trouble;
use super::input;
use crate::experiment::explain::Aspect;
use crate::report::aspect::{BALANCE, OVERRUN};
use crate::statistics::Measure;

/// The outcomes when the user names none: waiting, money and need.
const USUAL: [&str; 3] = ["doorlooptijd_gem", OVERRUN, "onvervuld_stil"];

/// The outcomes that were asked for, each once, or the usual ones.
///
/// # Errors
///
/// When there is no such measure, with the one that was perhaps meant.
pub fn chosen(asked: &[String], measures: &[Measure]) -> Result<Vec<Aspect>, Trouble> {
    let position = |id: &str| measures.iter().position(|measure| measure.id == id);
    let one = |id: &str| match id {
        OVERRUN => position(BALANCE).map(|measure| Aspect { measure, reversed: true }),
        id => position(id).map(|measure| Aspect { measure, reversed: false }),
    };
    if asked.is_empty() {
        return Ok(USUAL.iter().filter_map(|id| one(id)).collect());
    }
    let mut chosen: Vec<Aspect> = Vec::new();
    for id in asked {
        let Some(aspect) = one(id) else {
            let known: Vec<&str> = measures.iter().map(|m| m.id.as_str()).chain([OVERRUN]).collect();
            let near = crate::scenario::lookup::nearest(id, known.iter().copied());
            let tip = match near {
                Some(_) => input::meant(id, &known),
                None => "\n  \x1b[32mtip:\x1b[0m alle maten staan in docs/uitkomsten.md".into(),
            };
            return Err(Trouble::wrong(format!("er is geen maat `{id}`{tip}")));
        };
        if !chosen.contains(&aspect) {
            chosen.push(aspect);
        }
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observations::{Groups, catalogue};

    fn measures() -> Vec<Measure> {
        let groups = Groups { profiles: Vec::new(), products: Vec::new() };
        catalogue(&groups).into_iter().map(|line| line.measure).collect()
    }

    #[test]
    fn the_usual_outcomes_exist_and_the_overrun_is_the_balance_reversed() {
        let usual = chosen(&[], &measures()).expect("they exist");
        assert_eq!(usual.len(), 3);
        assert!(usual[1].reversed && measures()[usual[1].measure].id == "saldo");
        assert_eq!(usual, chosen(&USUAL.map(String::from), &measures()).expect("they exist"));
    }

    #[test]
    fn an_unknown_outcome_is_refused_with_what_was_meant() {
        let wrong = |id: &str| chosen(&[id.to_owned()], &measures()).expect_err("there is none").text;
        assert!(wrong("doorlooptijd_gm").contains("bedoelde u `doorlooptijd_gem`?"));
        assert!(wrong("overschreiding").contains("bedoelde u `overschrijding`?"));
        assert!(wrong("xyz").contains("docs/uitkomsten.md"));
    }
}
