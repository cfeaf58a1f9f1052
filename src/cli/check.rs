//! `wmosim controleer`: read scenarios, report their faults and show what they change.

use super::end::{End, Trouble, say};
use super::options::Check;
use super::{input, output, sensitivity};
use crate::scenario::Scenario;
use crate::statistics::Change;

/// Runs the command.
///
/// # Errors
///
/// When a scenario is wrong.
pub fn run(arguments: &Check) -> Result<End, Trouble> {
    let paths = input::find(&arguments.scenarios)?;
    let scenarios = input::load(&paths)?;
    paths.iter().zip(&scenarios).try_for_each(|(path, scenario)| sensitivity::check(path, scenario))?;
    scenarios.iter().try_for_each(|scenario| say(&summary(scenario)))?;
    match scenarios.len() {
        1 => say("Het scenario klopt.")?,
        count => say(&format!("Alle {count} scenario's kloppen."))?,
    }
    Ok(End::Done)
}

/// What a scenario is and what it changes.
fn summary(scenario: &Scenario) -> String {
    let mut text = format!("\x1b[1m{}\x1b[0m", scenario.name);
    if !scenario.title.is_empty() {
        text.push_str(&format!(": {}", scenario.title));
    }
    text.push('\n');
    match (&scenario.basis, &scenario.changes[..]) {
        (None, []) => text.push_str("  staat op zichzelf\n"),
        (Some(basis), []) => text.push_str(&format!("  verandert niets aan `{basis}`\n")),
        (Some(basis), _) => text.push_str(&format!("  verschilt van `{basis}`:\n")),
        (None, _) => text.push_str("  verandert in de loop van de tijd:\n"),
    }
    for change in &scenario.changes {
        text.push_str(&format!("  - {}\n", line(change)));
    }
    text
}

/// `team.fte: 22 -> 25 fte, vanaf 1 januari 2027 (formatie van het team)`.
fn line(change: &Change) -> String {
    let unit = if change.unit.is_empty() { String::new() } else { format!(" {}", change.unit) };
    let value = match &change.from {
        Some(from) => format!("{from} → {}{unit}", change.to),
        None => format!("{}{unit} (nieuw)", change.to),
    };
    let since = change.since.map(|date| format!(", vanaf {}", output::date(date))).unwrap_or_default();
    format!("{}: {value}{since}\n    {}", change.path, change.meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_change_is_told_with_its_unit_date_and_meaning() {
        let mut change = Change {
            path: "team.fte".into(),
            meaning: "Formatie van het team.".into(),
            unit: "fte".into(),
            from: Some("22".into()),
            to: "25".into(),
            since: Some(date(2027, 1, 1)),
            reason: None,
        };
        let told = line(&change).replace('\u{a0}', " ");
        assert_eq!(told, "team.fte: 22 → 25 fte, vanaf 1 januari 2027\n    Formatie van het team.");
        (change.from, change.since) = (None, None);
        assert!(line(&change).starts_with("team.fte: 25 fte (nieuw)\n"));
    }
}
