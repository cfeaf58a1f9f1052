//! Whether scenarios can be compared.

use crate::statistics::{Layout, Measure};
use jiff::civil::Date;

/// A scenario's name and what it yields.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The scenario's name.
    pub name: &'a str,
    /// What its replications yield.
    pub layout: &'a Layout,
}

/// What keeps `scenarios` from being compared with the one at `reference`: a whole Dutch sentence for each thing
/// that differs. Empty when they can be compared.
pub fn obstacles(scenarios: &[Named], reference: usize) -> Vec<String> {
    let basis = scenarios[reference];
    let mut found = same_names(scenarios);
    for other in scenarios.iter().filter(|other| other.layout != basis.layout) {
        let (name, basis_name) = (other.name, basis.name);
        let (ours, theirs) = (other.layout, basis.layout);
        if ours.inhabitants != theirs.inhabitants {
            found.push(format!(
                "het aantal inwoners verschilt: {} in `{name}`, {} in `{basis_name}`. Zet het in één bestand, en bouw de andere \
                 scenario's daarop",
                ours.inhabitants, theirs.inhabitants
            ));
        }
        let mut say = |what: &str, a: String, b: String| {
            found.push(format!("{what}: {a} in `{name}`, {b} in `{basis_name}`"));
        };
        if ours.months != theirs.months {
            say("de maanden waarover wordt gerapporteerd verschillen", span(&ours.months), span(&theirs.months));
        }
        if ours.warm_up_months != theirs.warm_up_months {
            let months = |count: u32| format!("{count} maanden");
            say("de aanloop verschilt", months(ours.warm_up_months), months(theirs.warm_up_months));
        }
        if ours.budget_years != theirs.budget_years && ours.months == theirs.months {
            let years = |layout: &Layout| format!("{} jaren", layout.budget_years.len());
            say("de begrotingsjaren verschillen", years(ours), years(theirs));
        }
        found.extend(measures(name, &ours.measures, basis_name, &theirs.measures));
    }
    found
}

/// Two scenarios with one name cannot be told apart in a table.
fn same_names(scenarios: &[Named]) -> Vec<String> {
    let twice = |(i, named): (usize, &Named)| {
        let earlier = scenarios[..i].iter().any(|other| other.name == named.name);
        earlier.then(|| {
            format!(
                "er zijn twee scenario's met de naam `{}`: geef een van de bestanden een andere naam",
                named.name
            )
        })
    };
    scenarios.iter().enumerate().filter_map(twice).collect()
}

fn span(months: &[Date]) -> String {
    match (months.first(), months.last()) {
        (Some(first), Some(last)) => {
            let month = |date: &Date| format!("{}-{:02}", date.year(), date.month());
            format!("{} tot en met {}", month(first), month(last))
        }
        _ => "geen enkele maand".to_owned(),
    }
}

/// What differs between two catalogues of measures, at most one sentence for each scenario.
fn measures(name: &str, ours: &[Measure], basis_name: &str, theirs: &[Measure]) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let missing = |from: &[Measure], of: &[Measure]| -> Vec<String> {
        of.iter().filter(|m| from.iter().all(|other| other.id != m.id)).map(|m| format!("`{}`", m.id)).collect()
    };
    let (only_ours, only_theirs) = (missing(theirs, ours), missing(ours, theirs));
    let mut parts = Vec::new();
    if !only_ours.is_empty() {
        parts.push(format!("alleen `{name}` heeft {}", some_of(&only_ours)));
    }
    if !only_theirs.is_empty() {
        parts.push(format!("alleen `{basis_name}` heeft {}", some_of(&only_theirs)));
    }
    if parts.is_empty() {
        parts.push(format!(
            "dezelfde maten staan in `{name}` in een andere volgorde of eenheid dan in `{basis_name}`"
        ));
    }
    Some(format!(
        "de maten verschillen: {}. Gebruik in alle scenario's dezelfde producten, profielen en aanbieders",
        parts.join("; ")
    ))
}

/// The first few of a long list.
fn some_of(names: &[String]) -> String {
    const SHOWN: usize = 4;
    let shown = names[..names.len().min(SHOWN)].join(", ");
    if names.len() > SHOWN { format!("{shown} en nog {} andere", names.len() - SHOWN) } else { shown }
}
