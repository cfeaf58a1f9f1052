//! `wmosim controleer`: read scenarios, report their faults and show what they change.

use super::end::{End, Trouble, say};
use super::options::Check;
use super::{input, json, new};
use crate::language::Language;
use crate::report::html::setting;
use crate::report::{aspect, terminal};
use crate::scenario::{Scenario, knob, lookup};
use crate::schema::Kind;
use crate::statistics::Change;
use serde_json::{Value, json};

/// Runs the command.
///
/// # Errors
///
/// When a scenario is wrong.
pub fn run(arguments: &Check) -> Result<End, Trouble> {
    let paths = input::find(&arguments.scenarios)?;
    let scenarios = input::load_with_ranges(&paths)?;
    scenarios.iter().try_for_each(|scenario| say(&summary(scenario)))?;
    match scenarios.len() {
        1 => say("Het scenario klopt.")?,
        count => say(&format!("Alle {count} scenario's kloppen."))?,
    }
    json::answer("controleer", || vec![("scenarios", scenarios.iter().map(object).collect())])?;
    Ok(End::Done)
}

/// What a scenario is and what it changes: by day, each with why.
pub fn summary(scenario: &Scenario) -> String {
    let mut text = format!("\x1b[1m{}\x1b[0m", scenario.name);
    if !scenario.title.is_empty() {
        text.push_str(&format!(": {}", scenario.title));
    }
    text.push('\n');
    match (&scenario.basis, &scenario.changes[..]) {
        (None, []) => text.push_str("  staat op zichzelf\n"),
        (Some(basis), []) => text.push_str(&format!("  verandert niets aan `{basis}`\n")),
        (Some(basis), _) => text.push_str(&format!("  verschilt van `{basis}`\n")),
        (None, _) => text.push_str("  staat op zichzelf, en verandert in de loop van de tijd\n"),
    }
    let open: Vec<&str> = [("vraag", &scenario.question), ("beantwoordt_niet", &scenario.caveat)]
        .into_iter()
        .filter_map(|(key, text)| text.starts_with(new::TO_FILL_IN).then_some(key))
        .collect();
    if !open.is_empty() {
        text.push_str(&format!("  nog in te vullen: {}\n", open.join(" en ")));
    }
    let kind = knob::root();
    for group in scenario.changes.chunk_by(|a, b| a.since == b.since) {
        let reason = group[0].reason.as_ref().map(|reason| format!(", want: {reason}")).unwrap_or_default();
        let since = setting::since(&group[0], Language::Dutch);
        text.push_str(&indented(2, &format!("{}{reason}", aspect::capital(&since))));
        group.iter().for_each(|change| text.push_str(&told(change, &kind)));
    }
    text
}

/// A change and what it means: `team.fte: van 22 naar 25 fte`.
fn told(change: &Change, kind: &Kind) -> String {
    let mut text = indented(4, &format!("{}: {}", change.path, setting::change(change, Language::Dutch)));
    text.push_str(&indented(6, &change.meaning));
    for value in change.from.iter().chain([&change.to]) {
        let choice = lookup::field_at(kind, &change.path).and_then(|spot| setting::typed_choice(value, spot.kind));
        if let Some((name, help)) = choice {
            text.push_str(&indented(6, &format!("{name}: {help}")));
        }
    }
    text
}

/// Text in lines that fit, each after some spaces.
fn indented(spaces: usize, text: &str) -> String {
    terminal::wrapped(text).lines().map(|line| format!("{}{line}\n", " ".repeat(spaces))).collect()
}

/// The same for another program.
fn object(scenario: &Scenario) -> Value {
    let change = |change: &Change| {
        json!({
            "sleutel": change.path,
            "betekenis": change.meaning,
            "eenheid": change.unit,
            "van": change.from,
            "naar": change.to,
            "vanaf": change.since.map(|date| date.to_string()),
            "reden": change.reason,
        })
    };
    json!({
        "naam": scenario.name,
        "titel": scenario.title,
        "vraag": scenario.question,
        "beantwoordt_niet": scenario.caveat,
        "basis": scenario.basis,
        "sha256": scenario.hash,
        "verschillen": scenario.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_change_is_told_with_its_unit_and_meaning() {
        let mut change = Change {
            path: "team.fte".into(),
            meaning: "Formatie van het team.".into(),
            unit: "fte".into(),
            from: Some("22".into()),
            to: "25".into(),
            since: Some(date(2027, 1, 1)),
            reason: None,
        };
        change.reason = Some("De raad wil het".into());
        let kind = knob::root();
        let text = told(&change, &kind);
        assert_eq!(text, "    team.fte: van 22 naar 25 fte\n      Formatie van het team.\n");
        (change.from, change.since) = (None, None);
        assert!(told(&change, &kind).starts_with("    team.fte: wordt 25 fte\n"));
    }

    #[test]
    fn changes_are_told_by_day_with_why_and_what_a_choice_means() {
        let mut scenario =
            crate::scenario::load(std::path::Path::new("scenarios/op-competentie.toml")).expect("it is right");
        let text = summary(&scenario).replace('\u{a0}', " ");
        assert!(text.contains("  verschilt van `basis`\n  Vanaf 1 januari 2027, want: "), "{text}");
        assert!(text.contains("toewijzing.beleid: van ") && text.contains("competentie: "), "{text}");
        scenario.changes.clear();
        assert!(summary(&scenario).contains("verandert niets aan `basis`"));
    }
}
