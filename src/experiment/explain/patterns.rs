//! Patterns: mechanisms that can be taken away, as data.

use crate::experiment::Replay as _;
use crate::experiment::comparable::{Named, obstacles};
use crate::language::Language;
use crate::scenario::edit::unknown;
use crate::scenario::{Edit, Reach, Rejected, Scenario, Whole, parse};
use crate::schema::read::join;
use crate::schema::{Data, Faults, Kind, Name, Place, Problem, Rule, Setting, Value};

/// The patterns that come with the program.
pub const BUILT_IN: &str = include_str!("patronen.toml");

/// The patterns when the user names none.
pub const USUAL: [&str; 3] = ["stille_afwijking", "verkeerde_inzet", "overindicatie"];

settings! {
    /// Een bestand met patronen voor `wmosim verklaar`.
    pub struct Patterns {
        /// De patronen, elk onder een kop `[[patroon]]`.
        patroon: Vec<Pattern>,
    }
}

settings! {
    /// Een patroon: een mechanisme dat kan worden weggedacht.
    pub struct Pattern {
        /// Korte naam, om het patroon mee te kiezen.
        naam: Name { example: "\"stille_afwijking\"" },
        /// Naam in tabellen en grafieken, hoogstens 40 tekens.
        label: String { example: "\"Stille afwijking\"" },
        /// De naam in het Engels, voor --taal en. Zonder blijft de naam zoals hij is.
        label_engels: Option<String> { example: "\"Silent deviation\"" },
        /// Wat er gebeurt, in één zin.
        uitleg: String { example: "\"Aanbieders wijken af van de afspraak en niemand zegt er iets van.\"" },
        /// De instellingen waarmee het patroon weg is. `*` staat voor elke naam.
        zonder: Without { example: "{ \"aanbieder.*.afwijking\" = 0.0 }" },
    }
}

impl Pattern {
    /// The name in tables and charts, in a language.
    pub fn label(&self, language: Language) -> &str {
        language.say(&self.label, self.label_engels.as_ref().unwrap_or(&self.label))
    }
}

/// Settings with which a pattern is not there, by key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Without(pub Vec<Reference>);

/// The reference value of a setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The key, such as `aanbieder.*.afwijking`.
    pub key: String,
    /// Where the key stands.
    pub place: Place,
    /// The value.
    pub value: Value,
}

impl Setting for Without {
    fn read(value: &Value, rule: &Rule, path: &str, faults: &mut Faults) -> Option<Without> {
        let Data::Table(_) = value.data else {
            let found = value.describe();
            faults.add(value.place, path, Problem::WrongType { expected: Self::kind(rule).describe(), found });
            return None;
        };
        let mut references = Vec::new();
        flatten(value, String::new(), &mut references);
        Some(Without(references))
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Named(Box::new(Kind::Text))
    }
}

/// Tables within tables are keys with points: `indicatie.stijl` and `{ indicatie = { stijl = 0 } }` are the same.
fn flatten(value: &Value, path: String, references: &mut Vec<Reference>) {
    let Data::Table(entries) = &value.data else { return };
    for entry in entries {
        let key = join(&path, &entry.key);
        match &entry.value.data {
            Data::Table(_) => flatten(&entry.value, key, references),
            _ => references.push(Reference { key, place: entry.key_place, value: entry.value.clone() }),
        }
    }
}

/// The longest label, in characters.
const LONGEST_LABEL: usize = 40;

impl Patterns {
    /// The patterns that come with the program.
    pub fn built_in() -> Patterns {
        let mut faults = Faults::default();
        let tree = parse::parse(BUILT_IN, 0, &mut faults).tree;
        let patterns = Patterns::read(&tree, &Rule::ANY, "", &mut faults);
        patterns.filter(|_| faults.is_empty()).expect("a test reads the built-in patterns")
    }

    /// The pattern called `name`.
    pub fn get(&self, name: &str) -> Option<&Pattern> {
        self.patroon.iter().find(|pattern| pattern.naam.text == name)
    }

    /// These patterns, with those of `own` added; an own pattern replaces one of the same name.
    #[must_use]
    pub fn with(mut self, own: Patterns) -> Patterns {
        self.patroon.retain(|pattern| own.get(&pattern.naam.text).is_none());
        self.patroon.extend(own.patroon);
        self
    }

    /// Reports patterns that cannot be taken away from `scenario`.
    pub fn check(&self, scenario: &Scenario, faults: &mut Faults) {
        for (i, pattern) in self.patroon.iter().enumerate() {
            let name = &pattern.naam;
            if self.patroon[..i].iter().any(|other| other.naam.text == name.text) {
                let remedy = "Geef een van de twee patronen een andere naam.";
                faults.advice(
                    name.place,
                    format!("Er zijn twee patronen met de naam `{}`", name.text),
                    "",
                    &[remedy],
                );
            }
            for label in [Some(&pattern.label), pattern.label_engels.as_ref()].into_iter().flatten() {
                let length = label.chars().count();
                if (1..=LONGEST_LABEL).contains(&length) {
                    continue;
                }
                let what = format!("Een label van dit patroon heeft {length} tekens");
                let remedy = format!("Het label staat in grafieken: gebruik 1 tot en met {LONGEST_LABEL} tekens.");
                faults.advice(name.place, what, "", &[&remedy]);
            }
            if pattern.zonder.0.is_empty() {
                let remedy = "Zet achter `zonder` met welke instellingen het weg is.";
                faults.advice(name.place, "Dit patroon verandert niets", "", &[remedy]);
            }
            pattern.check(scenario, faults);
        }
    }
}

impl Pattern {
    /// Reports settings that do not exist in `scenario` or may not have their reference value.
    fn check(&self, scenario: &Scenario, faults: &mut Faults) {
        for reference in &self.zonder.0 {
            let wrong = match scenario.named(&reference.key).is_empty() {
                true => Some(unknown(&reference.key)),
                false => match put(scenario, &[reference]) {
                    Ok(other) => incomparable(&reference.key, scenario, &other),
                    // What is wrong with the first of many names is wrong with all.
                    Err(refused) => refused.messages.into_iter().next().map(|wrong| (wrong.what, wrong.remedies)),
                },
            };
            if let Some((what, remedies)) = wrong {
                let remedies: Vec<&str> = remedies.iter().map(String::as_str).collect();
                faults.advice(reference.place, what, "", &remedies);
            }
        }
    }

    /// Whether taking it away changes anything in `scenario`.
    pub fn present(&self, scenario: &Scenario) -> bool {
        without(scenario, &[self]).is_ok_and(|other| other.hash != scenario.hash)
    }
}

/// That a scenario cannot be laid beside the same without what `key` says.
fn incomparable(key: &str, scenario: &Scenario, other: &Scenario) -> Option<(String, Vec<String>)> {
    let layouts = [scenario.plan.layout(), other.plan.layout()];
    let named = ["met", "zonder"].into_iter().zip(&layouts).map(|(name, layout)| Named { name, layout });
    let wrong = obstacles(&named.collect::<Vec<_>>(), 0).into_iter().next()?;
    let what = format!("De instelling `{key}` kan niet worden weggedacht: {wrong}");
    Some((what, vec!["Haal deze instelling uit `zonder`.".into()]))
}

/// `scenario` as if `patterns` had never been there.
///
/// # Errors
///
/// When a setting may not have its reference value.
pub fn without(scenario: &Scenario, patterns: &[&Pattern]) -> Result<Scenario, Rejected> {
    let references: Vec<&Reference> = patterns.iter().flat_map(|pattern| &pattern.zonder.0).collect();
    put(scenario, &references)
}

/// `scenario` with settings at their reference value.
fn put(scenario: &Scenario, references: &[&Reference]) -> Result<Scenario, Rejected> {
    let changes: Vec<_> = references
        .iter()
        .map(|reference| {
            let value = &reference.value.data;
            move |data: &mut Data, _: Whole| *data = value.clone()
        })
        .collect();
    let edits: Vec<Edit<'_>> = references
        .iter()
        .zip(&changes)
        .map(|(reference, change)| Edit { key: &reference.key, reach: Reach::All, change })
        .collect();
    scenario.edit(&edits)
}

/// Two patterns that put the same setting at a reference value, and that setting: what one adds could then not be
/// told from what the other adds.
pub fn overlap(scenario: &Scenario, patterns: &[&Pattern]) -> Option<(usize, usize, String)> {
    let paths = |pattern: &Pattern| -> Vec<String> {
        pattern.zonder.0.iter().flat_map(|r| scenario.named(&r.key)).map(|named| named.path).collect()
    };
    let all: Vec<Vec<String>> = patterns.iter().map(|pattern| paths(pattern)).collect();
    (0..all.len()).flat_map(|b| (0..b).map(move |a| (a, b))).find_map(|(a, b)| {
        let shared = all[b].iter().find(|path| all[a].contains(path))?;
        Some((a, b, shared.clone()))
    })
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use std::path::Path;

    fn basis() -> Scenario {
        crate::scenario::load(Path::new("scenarios/basis.toml")).expect("the base scenario is right")
    }

    fn faults(text: &str) -> Vec<String> {
        let mut faults = Faults::default();
        let tree = parse::parse(text, 0, &mut faults).tree;
        if let Some(patterns) = Patterns::read(&tree, &Rule::ANY, "", &mut faults) {
            patterns.check(&basis(), &mut faults);
        }
        faults.0.into_iter().map(|fault| format!("{:?}", fault.problem)).collect()
    }

    const GOOD: &str =
        "[[patroon]]\nnaam = \"a\"\nlabel = \"A\"\nuitleg = \"-\"\nzonder = { team.verzuim = 0.0 }\n";

    #[test]
    fn every_built_in_pattern_can_be_taken_away_and_none_touches_anothers_settings() {
        let (patterns, basis) = (Patterns::built_in(), basis());
        let mut faults = Faults::default();
        patterns.check(&basis, &mut faults);
        assert_eq!(faults, Faults::default());
        let all: Vec<&Pattern> = patterns.patroon.iter().collect();
        assert_eq!(overlap(&basis, &all), None);
        assert!(USUAL.iter().all(|name| patterns.get(name).is_some()));
        without(&basis, &all).expect("all of them together can be taken away");
    }

    #[test]
    fn taking_a_pattern_away_twice_is_taking_it_away_once() {
        let (patterns, basis) = (Patterns::built_in(), basis());
        for pattern in &patterns.patroon {
            let once = without(&basis, &[pattern]).expect("it is right");
            assert!(!pattern.present(&once), "{}", pattern.naam.text);
        }
    }

    #[test]
    fn patterns_that_are_wrong_are_reported_together() {
        assert_eq!(faults(GOOD), [""; 0]);
        let found = faults(&format!("{GOOD}{}", GOOD.replace("team.verzuim", "team.verzum")));
        assert!(
            found[0].contains("twee patronen met de naam `a`") && found[1].contains("Bedoelde u `team.verzuim`?")
        );
        let found = faults(&GOOD.replace("0.0", "3.0"));
        assert!(found[0].contains("team.verzuim"), "{found:?}");
        let found = faults(&GOOD.replace("team.verzuim", "\"aanbieder.onbekend.levert\""));
        assert!(found[0].contains("Gebruik `*` voor elke naam"), "{found:?}");
        assert!(faults(&GOOD.replace("{ team.verzuim = 0.0 }", "{}"))[0].contains("verandert niets"));
    }

    #[test]
    fn patterns_that_share_a_setting_are_found() {
        let text = format!("{GOOD}{}", GOOD.replace("\"a\"", "\"b\""));
        let mut found = Faults::default();
        let tree = parse::parse(&text, 0, &mut found).tree;
        let patterns = Patterns::read(&tree, &Rule::ANY, "", &mut found).expect("it is right");
        let all: Vec<&Pattern> = patterns.patroon.iter().collect();
        assert_eq!(overlap(&basis(), &all), Some((0, 1, "team.verzuim".to_owned())));
    }

    #[test]
    fn an_own_pattern_replaces_the_built_in_one_of_that_name() {
        let own = Patterns { patroon: vec![Patterns::built_in().patroon[0].clone()] };
        let count = Patterns::built_in().patroon.len();
        assert_eq!(Patterns::built_in().with(own).patroon.len(), count);
    }
}
