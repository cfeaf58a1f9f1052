//! The figures from outside that a scenario should reproduce.
//!
//! The comments on the settings are in Dutch: they are the help that users read.

use crate::cli::end::Trouble;
use crate::cli::input;
use crate::cli::raster::file::{Effect, Keys};
use crate::scenario::parse::parse;
use crate::scenario::{Scenario, repair};
use crate::schema::{Faults, Name, Problem, Rule, Setting, Value};
use crate::statistics::Measure;
use std::path::Path;

/// The targets that come with the program.
const BUILT_IN: &str = include_str!("../ijkdoelen.toml");

settings! {
    /// Een bestand met doelen voor `wmosim ijk`.
    pub struct Targets {
        /// De doelen, elk onder een kop `[[doel]]`.
        doel: Vec<Target>,
        /// Instellingen die `wmosim ijk --schrijf` mag veranderen, elk onder een kop `[[vrij]]`.
        vrij: Option<Vec<Free>>,
    }
}

settings! {
    /// Een instelling, of een paar die samen bewegen, die mag veranderen om bij de doelen te komen.
    pub struct Free {
        /// De instelling, of een lijst van instellingen die samen bewegen. `*` staat voor elke naam.
        sleutel: Keys { example: "\"team.fte\"" },
        /// Of een waarde de instelling vervangt of vermenigvuldigt. Standaard vervangt.
        bewerking: Option<Effect> { example: "\"vermenigvuldigt\"" },
        /// De laagste waarde die nog kan.
        laag: f64 { example: "15" },
        /// De hoogste waarde die nog kan.
        hoog: f64 { example: "30" },
    }
}

settings! {
    /// Een cijfer van buiten, waar een uitkomst van het model naast wordt gelegd.
    pub struct Target {
        /// De maat uit het model, zoals die in de kolom maat van de CSV-bestanden staat.
        maat: Name { example: "\"instroom\"" },
        /// De naam in de tabel.
        naam: String { example: "\"Meldingen per jaar\"" },
        /// Het cijfer van buiten.
        doel: f64 { example: "28" },
        /// De laagste uitkomst die nog past.
        laag: f64 { example: "15" },
        /// De hoogste uitkomst die nog past.
        hoog: f64 { example: "41" },
        /// De eenheid in de tabel. Een aandeel van 0 tot 1 met eenheid "%" wordt als percentage getoond.
        eenheid: String { example: "\"per 1.000 inwoners\"" },
        /// Waar het cijfer vandaan komt.
        bron: String { example: "\"CBS 2024, tabel 86050NED\"" },
        /// Deel de uitkomst door het aantal inwoners en vermenigvuldig met 1.000.
        per_1000: Option<bool> { example: "true" },
        /// Deel de uitkomst door het aantal inwoners.
        per_inwoner: Option<bool> { example: "true" },
        /// Deel de uitkomst, een aantal per jaar, door het aantal weken in een jaar.
        per_week: Option<bool> { example: "true" },
    }
}

/// Weeks in a year.
pub const WEEKS: f64 = 365.25 / 7.0;

impl Target {
    /// What an outcome is multiplied by to compare it with the target.
    pub fn factor(&self, inhabitants: f64) -> f64 {
        let time = if self.per_week == Some(true) { 1.0 / WEEKS } else { 1.0 };
        let people = match (self.per_1000, self.per_inwoner) {
            (Some(true), _) => 1000.0 / inhabitants,
            (_, Some(true)) => 1.0 / inhabitants,
            _ => 1.0,
        };
        time * people
    }

    /// By how much an outcome may miss the target: half of its range, or a hundredth of the target when there is none.
    pub fn margin(&self) -> f64 {
        let half = (self.hoog - self.laag) / 2.0;
        if half > 0.0 { half } else { (self.doel.abs() * 0.01).max(1e-9) }
    }
}

impl Targets {
    /// The targets that come with the program.
    pub fn built_in() -> Targets {
        read(BUILT_IN, &mut Faults::default(), |_, _, _| ()).expect("a test reads the built-in targets")
    }

    /// Reads targets from a file. They must refer to measures and settings of
    /// `scenario`, and not contradict one another.
    ///
    /// # Errors
    ///
    /// With all faults in the file.
    pub fn from_file(path: &Path, scenario: &Scenario) -> Result<Targets, Trouble> {
        let text = input::text(path)?;
        let mut faults = Faults::default();
        let catalogue = scenario.plan.measures();
        let read = read(&text, &mut faults, |targets, tree, faults| {
            targets.check(tree, &catalogue, faults);
            super::free::check(targets.vrij.as_deref().unwrap_or_default(), scenario, faults);
            super::little::check(targets, scenario.plan.municipality().1, faults);
        });
        input::accept(&path.display().to_string(), &text, &Targets::kind(&Rule::ANY), faults)?;
        Ok(read.expect("without faults there are targets"))
    }

    /// Reports targets that contradict themselves or refer to nothing.
    fn check(&self, tree: &Value, catalogue: &[Measure], faults: &mut Faults) {
        if self.doel.is_empty() {
            faults.rule(tree.place, "doel", "er staat geen enkel doel in dit bestand");
        }
        for (i, target) in self.doel.iter().enumerate() {
            let (path, place) = (format!("doel[{}]", i + 1), target.maat.place);
            if catalogue.iter().all(|measure| measure.id != target.maat.text) {
                let known = catalogue.iter().map(|measure| measure.id.clone()).collect();
                let name = target.maat.text.clone();
                let problem = Problem::UnknownName { name, known, what: "een maat van dit scenario".into() };
                faults.add(place, format!("{path}.maat"), problem);
            }
            if !(target.laag <= target.doel && target.doel <= target.hoog) {
                faults.rule(place, &path, "bij dit doel moet gelden: laag <= doel <= hoog");
            }
            if target.per_1000 == Some(true) && target.per_inwoner == Some(true) {
                faults.rule(place, &path, "kies bij dit doel tussen per_1000 en per_inwoner");
            }
        }
    }
}

fn read(text: &str, faults: &mut Faults, check: impl Fn(&Targets, &Value, &mut Faults)) -> Option<Targets> {
    repair::read(&parse(text, 0, faults), faults, check)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;
    use crate::statistics::{Unit, Whole};

    fn measure(id: &str) -> Measure {
        Measure {
            id: id.into(),
            name: Text::default(),
            meaning: Text::default(),
            unit: Unit::Number,
            whole: Whole::Average,
            key: false,
        }
    }

    fn faults(text: &str) -> Faults {
        let mut faults = Faults::default();
        let catalogue = [measure("instroom"), measure("verzuim")];
        read(text, &mut faults, |targets, tree, faults| targets.check(tree, &catalogue, faults));
        faults
    }

    const GOOD: &str = "[[doel]]\nmaat = \"instroom\"\nnaam = \"Meldingen\"\ndoel = 28\nlaag = 15\nhoog = 41\n\
                        eenheid = \"per 1.000 inwoners\"\nbron = \"eigen cijfers\"\nper_1000 = true\n";

    #[test]
    fn the_built_in_targets_are_right() {
        let targets = Targets::built_in();
        let catalogue: Vec<Measure> = targets.doel.iter().map(|target| measure(&target.maat.text)).collect();
        let mut found = Faults::default();
        read(BUILT_IN, &mut found, |targets, tree, faults| targets.check(tree, &catalogue, faults));
        assert_eq!(found, Faults::default());
        assert_eq!(targets.doel.len(), 19);
    }

    #[test]
    fn an_outcome_is_divided_by_the_inhabitants_when_asked() {
        let mut found = Faults::default();
        let targets = read(GOOD, &mut found, |_, _, _| ()).expect("it is right");
        assert_eq!(faults(GOOD), Faults::default());
        assert_eq!(2_800.0 * targets.doel[0].factor(100_000.0), 28.0);
    }

    #[test]
    fn contradictions_and_unknown_measures_are_reported_together() {
        let bad = GOOD.replace("laag = 15", "laag = 30").replace("\"instroom\"", "\"instrom\"");
        let problems: Vec<Problem> = faults(&bad).0.into_iter().map(|fault| fault.problem).collect();
        assert!(matches!(&problems[0], Problem::UnknownName { name, .. } if name == "instrom"), "{problems:?}");
        assert!(matches!(&problems[1], Problem::Rule(text) if text.contains("laag <= doel")), "{problems:?}");
        assert_eq!(faults("doel = []").0.len(), 1);
        assert!(!faults(&GOOD.replace("doel = 28\n", "")).is_empty());
    }
}
