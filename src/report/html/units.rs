//! The units of settings in English.

use crate::language::Language;

/// Dutch units as they are declared, with their English.
const UNITS: [(&str, &str); 42] = [
    ("dagen", "days"),
    ("dagen per jaar", "days per year"),
    ("deel", "share"),
    ("deel per 10 euro", "share per 10 euros"),
    ("deel per jaar", "share per year"),
    ("deel per keer", "share each time"),
    ("deel van de uren", "share of the hours"),
    ("deel van het gemiddelde", "share of the mean"),
    ("dossiers", "cases"),
    ("dossiers per fte", "cases per FTE"),
    ("eenheden per week", "units per week"),
    ("eenheden per week per 1.000 inwoners", "units per week per 1,000 inhabitants"),
    ("elasticiteit", "elasticity"),
    ("euro", "euros"),
    ("euro per dag", "euros per day"),
    ("euro per inwoner per jaar", "euros per inhabitant per year"),
    ("euro per jaar", "euros per year"),
    ("euro per maand", "euros per month"),
    ("euro per uur", "euros per hour"),
    ("factor", "factor"),
    ("fte", "FTE"),
    ("gewicht", "weight"),
    ("inwoners", "inhabitants"),
    ("jaar", "years"),
    ("kans", "probability"),
    ("leefgebieden", "areas of life"),
    ("maanden", "months"),
    ("macht", "power"),
    ("minuten", "minutes"),
    ("per 1.000 inwoners", "per 1,000 inhabitants"),
    ("per 1.000 inwoners per jaar", "per 1,000 inhabitants per year"),
    ("per jaar", "per year"),
    ("score", "score"),
    ("standaardafwijking van de logaritme", "standard deviation of the logarithm"),
    ("uur", "hours"),
    ("uur per jaar", "hours per year"),
    ("uur per maand per fte", "hours per month per FTE"),
    ("uur per week", "hours per week"),
    ("uur per week per fte", "hours per week per FTE"),
    ("voorzieningen", "services"),
    ("weken", "weeks"),
    ("werkdagen", "working days"),
];

/// A unit in a language. One that has no English stays as it is; a test sees to it that there is none such.
pub fn unit(dutch: &str, language: Language) -> &str {
    let english = || UNITS.iter().find(|(name, _)| *name == dutch).map(|(_, english)| *english);
    match language {
        Language::Dutch => dutch,
        Language::English => english().unwrap_or(dutch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Settings;
    use crate::schema::{Kind, Rule, Setting as _};

    #[test]
    fn every_unit_of_a_setting_has_its_english() {
        fn check(kind: &Kind) {
            match kind {
                Kind::Table(fields) => {
                    for field in fields {
                        let unit = field.rule.unit;
                        let known = unit.is_empty() || UNITS.iter().any(|(dutch, _)| *dutch == unit);
                        assert!(known, "the unit `{unit}` of `{}` has no English", field.key);
                        check(&field.kind);
                    }
                }
                Kind::Named(kind) | Kind::List(kind) | Kind::Optional(kind) | Kind::Fixed(_, kind) => check(kind),
                _ => {}
            }
        }
        check(&Settings::kind(&Rule::ANY));
    }
}
