//! How uncertain assumptions are, as data.

use crate::language::{Language, Text};
use crate::scenario::edit::{declaration, exists, unknown};
use crate::scenario::lookup::bare;
use crate::scenario::numbers::is_whole;
use crate::scenario::{Located, Scenario, Whole, knob, parse};
use crate::schema::{Data, Faults, Kind, Name, Rule, Setting as _};

/// The ranges that come with the program.
pub const BUILT_IN: &str = include_str!("onzeker.toml");

settings! {
    /// Een bestand met bereiken voor `wmosim gevoeligheid`.
    pub struct Ranges {
        /// De onzekere aannames, elk onder een kop `[[onzeker]]`.
        onzeker: Vec<Range>,
    }
}

settings! {
    /// Een aanname die onzeker is: tussen welke waarden zij kan liggen.
    pub struct Range {
        /// De instelling. `*` staat voor elke naam.
        sleutel: Name { example: "\"team.casusdeel\"" },
        /// Naam in tabellen en grafieken, hoogstens 40 tekens.
        naam: String { example: "\"Tijd voor dossiers\"" },
        /// De naam in het Engels, voor --taal en. Zonder blijft de naam zoals hij is.
        naam_engels: Option<String> { example: "\"Time for cases\"" },
        /// De laagste waarde die nog past.
        laag: f64 { example: "0.55" },
        /// De hoogste waarde die nog past.
        hoog: f64 { example: "0.75" },
        /// Of `laag` en `hoog` de waarde zelf zijn, of een factor op wat er in het scenario staat.
        soort: Option<Sort> { example: "\"factor\"" },
        /// Waar het bereik vandaan komt, of het woord aanname.
        bron: String { example: "\"eigen tijdschrijven 2025\"" },
    }
}

choices! {
    /// Wat de grenzen van een bereik betekenen.
    pub enum Sort ("een soort bereik") {
        /// De waarde van de instelling.
        Value = "waarde",
        /// Een factor op wat er in het scenario staat.
        Factor = "factor",
    }
}

/// The longest name, in characters.
const LONGEST_NAME: usize = 40;

/// A range that is left out for this scenario, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The name of the range.
    pub name: Text<String>,
    /// Why, as a Dutch sentence without a full stop.
    pub reason: String,
}

impl Range {
    /// The name in tables and charts, in a language.
    pub fn name(&self, language: Language) -> &str {
        language.say(&self.naam, self.naam_engels.as_ref().unwrap_or(&self.naam))
    }

    /// Whether the bounds are factors.
    pub fn is_factor(&self) -> bool {
        self.soort == Some(Sort::Factor)
    }

    /// The value at a place from 0 (lowest) to 1 (highest).
    pub fn at(&self, place: f64) -> f64 {
        self.laag + place * (self.hoog - self.laag)
    }

    /// The place of the value in the scenario; may lie outside 0 to 1. `None` when there is more than one value.
    pub fn place_of(&self, scenario: &Scenario) -> Option<f64> {
        let value = if self.is_factor() { 1.0 } else { single(&scenario.named(&self.sleutel.text))? };
        Some((value - self.laag) / (self.hoog - self.laag))
    }

    /// Puts the settings at `value`.
    pub(super) fn apply(&self, data: &mut Data, whole: Whole, value: f64) {
        match data {
            Data::List(items) => items.iter_mut().for_each(|item| self.apply(&mut item.data, whole, value)),
            Data::Int(_) | Data::Float(_) => {
                let before = number(data).unwrap_or(f64::NAN);
                let after = if self.is_factor() { before * value } else { value };
                *data = match whole {
                    Whole::Yes => Data::Int(after.round() as i64),
                    Whole::No => Data::Float(after),
                };
            }
            _ => {}
        }
    }

    /// A setting that both ranges move: in `scenario`, or without one as far as their keys tell.
    fn shared(&self, other: &Range, scenario: Option<&Scenario>) -> Option<String> {
        let (key, theirs) = (&self.sleutel.text, &other.sleutel.text);
        if key == theirs {
            return Some(key.clone());
        }
        let theirs = scenario?.named(theirs);
        let own = scenario?.named(key).into_iter().map(|located| located.path);
        own.into_iter().find(|path| theirs.iter().any(|located| located.path == *path))
    }

    /// Why this range does not fit `scenario`, with what to do about it; `None` when it does.
    fn misfit(&self, scenario: &Scenario) -> Option<(String, Vec<String>)> {
        let key = &self.sleutel.text;
        let found = scenario.named(key);
        if found.is_empty() {
            return Some(unknown(key));
        }
        if knob::is_of_period(key) {
            let what = format!("De instelling `{key}` kan geen bereik hebben: zij bepaalt welke maanden er zijn");
            return Some((what, vec!["Die maanden moeten bij elk punt gelijk zijn. Haal dit bereik weg.".into()]));
        }
        let numbers: Option<Vec<Vec<f64>>> = found.iter().map(|located| numbers(&located.value.data)).collect();
        let Some(numbers) = numbers else {
            let what = format!("De instelling `{key}` is geen getal");
            return Some((what, vec!["Alleen getallen kunnen een bereik hebben.".into()]));
        };
        if !self.is_factor() && single(&found).is_none() {
            let what = format!("De instelling `{key}` is een lijst of staat er meer dan eens");
            let remedy = "Schrijf soort = \"factor\": laag en hoog zijn dan een factor op elke waarde.";
            return Some((what, vec![remedy.into()]));
        }
        self.outside(&found, &numbers)
    }

    /// That some value at an end of the range is not allowed.
    fn outside(&self, found: &[Located], numbers: &[Vec<f64>]) -> Option<(String, Vec<String>)> {
        let ends = |value: f64| match self.is_factor() {
            true => [value * self.laag, value * self.hoog],
            false => [self.laag, self.hoog],
        };
        let located = found.iter().zip(numbers).flat_map(|(l, values)| values.iter().map(move |v| (l, *v)));
        for (located, value) in located {
            let Some(field) = declaration(&located.path) else { continue };
            for end in ends(value) {
                if matches!(bare(&field.kind), Kind::Whole) && !is_whole(end) {
                    let what = format!(
                        "Met dit bereik wordt `{}` {}, en het moet een heel getal zijn",
                        located.path,
                        typed(end)
                    );
                    return Some((
                        what,
                        vec!["Geef bij laag en hoog hele getallen, met soort = \"waarde\".".into()],
                    ));
                }
                if end < field.rule.min || end > field.rule.max {
                    let what = format!(
                        "Met dit bereik wordt `{}` {}, en er mag {} tot en met {}",
                        located.path,
                        typed(end),
                        typed(field.rule.min),
                        typed(field.rule.max)
                    );
                    return Some((what, vec![format!("Betekenis: {}", field.help)]));
                }
            }
        }
        None
    }
}

/// A number as a user types it.
fn typed(value: f64) -> String {
    crate::scenario::numbers::dutch(value)
}

fn number(data: &Data) -> Option<f64> {
    match data {
        Data::Int(number) => Some(*number as f64),
        Data::Float(number) => Some(*number),
        _ => None,
    }
}

/// The numbers that a setting holds; `None` when it holds something else.
fn numbers(data: &Data) -> Option<Vec<f64>> {
    match data {
        Data::List(items) => items.iter().map(|item| number(&item.data)).collect(),
        data => number(data).map(|number| vec![number]),
    }
}

/// The value when there is exactly one.
fn single(found: &[Located]) -> Option<f64> {
    match found {
        [only] => number(&only.value.data),
        _ => None,
    }
}

impl Ranges {
    /// The ranges that come with the program.
    pub fn built_in() -> Ranges {
        let mut faults = Faults::default();
        let tree = parse::parse(BUILT_IN, 0, &mut faults).tree;
        let ranges = Ranges::read(&tree, &Rule::ANY, "", &mut faults);
        ranges.filter(|_| faults.is_empty()).expect("a test reads the built-in ranges")
    }

    /// These ranges, with those of `own` added; an own range replaces one of the same key.
    #[must_use]
    pub fn with(mut self, own: Ranges) -> Ranges {
        self.onzeker.retain(|range| own.onzeker.iter().all(|o| o.sleutel.text != range.sleutel.text));
        self.onzeker.extend(own.onzeker);
        self
    }

    /// Reports ranges that contradict themselves or do not fit `scenario`; without one, that name what cannot exist.
    pub fn check(&self, scenario: Option<&Scenario>, faults: &mut Faults) {
        for (i, range) in self.onzeker.iter().enumerate() {
            let (key, place) = (&range.sleutel.text, range.sleutel.place);
            if let Some(path) = self.onzeker[..i].iter().find_map(|other| range.shared(other, scenario)) {
                faults.advice(place, format!("`{path}` heeft twee bereiken"), "", &["Haal een van de twee weg."]);
            }
            for name in [Some(&range.naam), range.naam_engels.as_ref()].into_iter().flatten() {
                let length = name.chars().count();
                if (1..=LONGEST_NAME).contains(&length) {
                    continue;
                }
                let what = format!("Een naam bij dit bereik heeft {length} tekens");
                let remedy = format!("De naam staat in grafieken: gebruik 1 tot en met {LONGEST_NAME} tekens.");
                faults.advice(place, what, "", &[&remedy]);
            }
            if range.laag >= range.hoog {
                let (low, high) = (typed(range.laag), typed(range.hoog));
                let sentence = format!("Bij dit bereik moet laag ({low}) kleiner zijn dan hoog ({high})");
                faults.rule(place, format!("onzeker[{}]", i + 1), sentence);
            } else if let Some((what, remedies)) = match scenario {
                Some(scenario) => range.misfit(scenario),
                None => (!exists(key)).then(|| unknown(key)),
            } {
                let remedies: Vec<&str> = remedies.iter().map(String::as_str).collect();
                faults.advice(place, what, "", &remedies);
            }
        }
    }

    /// Leaves out the ranges of which one of `own` moves a setting too, and says which. Of a range with the same key
    /// that need not be said: [`Ranges::with`] puts the other in its place.
    pub fn beside(mut self, own: &Ranges, scenario: &Scenario) -> (Ranges, Vec<Skipped>) {
        let mut skipped = Vec::new();
        self.onzeker.retain(|range| {
            let other = own.onzeker.iter().filter(|own| own.sleutel.text != range.sleutel.text);
            let Some(path) = other.into_iter().find_map(|own| range.shared(own, Some(scenario))) else {
                return true;
            };
            let name = Text::each(|language| range.name(language).to_owned());
            skipped.push(Skipped { name, reason: format!("U geeft zelf een bereik voor `{path}`") });
            false
        });
        (self, skipped)
    }

    /// Leaves out the ranges that do not fit `scenario`, and says which: a municipality may have other products.
    pub fn fitting(mut self, scenario: &Scenario) -> (Ranges, Vec<Skipped>) {
        let mut skipped = Vec::new();
        self.onzeker.retain(|range| match range.misfit(scenario) {
            Some((reason, _)) => {
                skipped.push(Skipped { name: Text::each(|language| range.name(language).to_owned()), reason });
                false
            }
            None => true,
        });
        (self, skipped)
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::experiment::sensitivity::Space;
    use std::path::Path;

    fn basis() -> Scenario {
        crate::scenario::load(Path::new("scenarios/basis.toml")).expect("the base scenario is right")
    }

    fn read(text: &str, faults: &mut Faults) -> Option<Ranges> {
        let tree = parse::parse(text, 0, faults).tree;
        Ranges::read(&tree, &Rule::ANY, "", faults)
    }

    fn faults(text: &str) -> Vec<String> {
        let mut faults = Faults::default();
        if let Some(ranges) = read(text, &mut faults) {
            ranges.check(Some(&basis()), &mut faults);
        }
        faults.0.into_iter().map(|fault| format!("{:?}", fault.problem)).collect()
    }

    const GOOD: &str =
        "[[onzeker]]\nsleutel = \"team.casusdeel\"\nnaam = \"A\"\nlaag = 0.5\nhoog = 0.7\nbron = \"aanname\"\n";

    #[test]
    fn the_built_in_ranges_are_right_and_cover_all_stages() {
        let (ranges, basis) = (Ranges::built_in(), basis());
        let mut found = Faults::default();
        ranges.check(Some(&basis), &mut found);
        assert_eq!(found, Faults::default());
        assert!(ranges.onzeker.len() >= 25);
        for stage in [
            "profiel",
            "instroom",
            "triage",
            "team",
            "toewijzing",
            "onderzoek",
            "indicatie",
            "aanbieder",
            "afwijking",
            "verloop",
            "piep",
            "stapeling",
            "juiste_wet",
            "begroting",
            "product",
        ] {
            assert!(ranges.onzeker.iter().any(|r| r.sleutel.text.starts_with(stage)), "{stage}");
        }
    }

    #[test]
    fn every_corner_of_the_built_in_ranges_is_a_right_scenario() {
        let (ranges, basis) = (Ranges::built_in(), basis());
        let space = Space { scenario: &basis, ranges: &ranges.onzeker };
        for corner in [0.0, 1.0] {
            space.at(&vec![Some(corner); ranges.onzeker.len()]).expect("both corners are allowed");
        }
    }

    #[test]
    fn a_point_puts_values_and_multiplies_factors() {
        let basis = basis();
        let text = format!("{GOOD}{}soort = \"factor\"\n", GOOD.replace("team.casusdeel", "onderzoek.uren"));
        let ranges = read(&text, &mut Faults::default()).expect("it is right");
        let space = Space { scenario: &basis, ranges: &ranges.onzeker };
        let settings =
            |point: &[Option<f64>]| space.at(point).expect("it is right").plan.periods[0].settings.clone();
        let before = settings(&[None, None]);
        let after = settings(&[Some(0.5), Some(0.0)]);
        assert!((after.team.casusdeel - 0.6).abs() < 1e-12);
        for (after, before) in after.onderzoek.uren.iter().zip(before.onderzoek.uren) {
            assert!((after - 0.5 * before).abs() < 1e-12);
        }
    }

    #[test]
    fn whole_numbers_stay_whole() {
        let basis = basis();
        let text = GOOD.replace("team.casusdeel", "team.overdracht_na").replace("0.5", "5").replace("0.7", "20");
        let ranges = read(&text, &mut Faults::default()).expect("it is right");
        let space = Space { scenario: &basis, ranges: &ranges.onzeker };
        assert_eq!(space.at(&[Some(0.5)]).expect("it is right").plan.periods[0].settings.team.overdracht_na, 13);
    }

    #[test]
    fn ranges_that_are_wrong_are_reported_with_what_was_meant() {
        assert_eq!(faults(GOOD), [""; 0]);
        let wrong = |from: &str, to: &str| faults(&GOOD.replace(from, to)).join(" ");
        assert!(wrong("team.casusdeel", "team.casusdel").contains("Bedoelde u `team.casusdeel`?"));
        assert!(wrong("hoog = 0.7", "hoog = 0.4").contains("moet laag (0,5) kleiner zijn dan hoog (0,4)"));
        assert!(wrong("hoog = 0.7", "hoog = 1.5").contains("wordt `team.casusdeel` 1,5"));
        assert!(wrong("team.casusdeel", "onderzoek.uren").contains("factor"));
        assert!(wrong("team.casusdeel", "toewijzing.beleid").contains("is geen getal"));
        assert!(faults(&format!("{GOOD}{GOOD}")).join(" ").contains("heeft twee bereiken"));
    }

    #[test]
    fn an_own_range_replaces_the_built_in_one_and_others_are_added() {
        let own =
            |key: &str| read(&GOOD.replace("team.casusdeel", key), &mut Faults::default()).expect("it is right");
        let count = Ranges::built_in().onzeker.len();
        assert_eq!(Ranges::built_in().with(own("team.casusdeel")).onzeker.len(), count);
        assert_eq!(Ranges::built_in().with(own("team.fte")).onzeker.len(), count + 1);
    }
}
