//! Spending and budget.

use super::{Catalogue, Draft};
use crate::language::Text;
use crate::observations::formula::Formula;
use crate::observations::raw::{Count, Level};
use crate::statistics::{Unit, Whole};

/// Spending and budget.
pub(super) fn add(lines: &mut Catalogue) {
    use Formula::{Balance, Euro};
    use Whole::{AtEnd, PerYear};
    let spending = Level::SPENDING.to_vec();
    let lump = vec![Count::SpendCrisis, Count::Penalties];
    let care: Vec<Level> = spending.iter().copied().filter(|l| *l != Level::SpendOperation).collect();
    let mut d = Draft(lines);
    d.add(
        "uitgaven",
        Text::new("Uitgaven", "Spending"),
        Text::new(
            "Alle uitgaven: maatwerk, crisis, dwangsommen en uitvoering.",
            "All spending: individual services, crises, penalties and running costs.",
        ),
        Unit::Euro,
        PerYear,
        Euro(spending.clone(), lump.clone()),
    )
    .key();
    d.add(
        "uitgaven_cumulatief",
        Text::new("Uitgaven sinds 1 januari", "Spending since 1 January"),
        Text::new(
            "Alle uitgaven vanaf het begin van het kalenderjaar.",
            "All spending from the start of the calendar year.",
        ),
        Unit::Euro,
        AtEnd,
        Euro(spending, lump),
    )
    .cumulative();
    d.add(
        "begroting",
        Text::new("Begroting", "Budget"),
        Text::new(
            "Het budget voor maatwerk en uitvoering.",
            "The budget for individual services and running costs.",
        ),
        Unit::Euro,
        PerYear,
        Euro(vec![], vec![Count::Budget]),
    );
    d.add(
        "begroting_cumulatief",
        Text::new("Begroting sinds 1 januari", "Budget since 1 January"),
        Text::new(
            "Het budget vanaf het begin van het kalenderjaar, gelijk over de maanden verdeeld.",
            "The budget from the start of the calendar year, spread evenly over the months.",
        ),
        Unit::Euro,
        AtEnd,
        Euro(vec![], vec![Count::Budget]),
    )
    .cumulative();
    d.add(
        "saldo",
        Text::new("Saldo", "Balance"),
        Text::new(
            "Begroting min uitgaven: een negatief bedrag is een tekort.",
            "Budget minus spending: a negative amount is a deficit.",
        ),
        Unit::Euro,
        PerYear,
        Balance,
    )
    .key();
    let worth = vec![Count::SpendCrisis, Count::Penalties, Count::HoursWorth];
    d.add(
        "kosten_met_uren",
        Text::new("Kosten van zorg en uren", "Cost of care and hours"),
        Text::new(
            "Uitgaven aan maatwerk, crisis en dwangsommen, plus de gewerkte uren tegen hun uurprijs.",
            "Spending on individual services, crises and penalties, plus the hours worked at their hourly price.",
        ),
        Unit::Euro,
        PerYear,
        Euro(care.clone(), worth),
    );
    d.add(
        "saldo_cumulatief",
        Text::new("Saldo sinds 1 januari", "Balance since 1 January"),
        Text::new(
            "Begroting min uitgaven vanaf het begin van het kalenderjaar: een negatief bedrag is een tekort.",
            "Budget minus spending from the start of the calendar year: a negative amount is a deficit.",
        ),
        Unit::Euro,
        AtEnd,
        Balance,
    )
    .cumulative();
    d.add(
        "uitgaven_maatwerk",
        Text::new("Uitgaven aan maatwerk", "Spending on individual services"),
        Text::new(
            "Uitgaven aan geleverde voorzieningen, zonder crisis en uitvoering.",
            "Spending on services delivered, without crises and running costs.",
        ),
        Unit::Euro,
        PerYear,
        Euro(care, vec![]),
    );
    let causes = [
        (
            "passend",
            Text::new("Passende hulp", "Fitting help"),
            Text::new("Hulp die past bij wat nodig is.", "Help that fits what is needed."),
            Level::SpendFit,
        ),
        (
            "overindicatie",
            Text::new("Ruimer dan nodig", "More than needed"),
            Text::new(
                "Hulp boven wat nodig is na inzet van het netwerk.",
                "Help above what is needed after the network has done its part.",
            ),
            Level::SpendOver,
        ),
        (
            "afwijking",
            Text::new("Afwijking aanbieder", "Provider deviates"),
            Text::new(
                "Hulp die de aanbieder extra levert, of iets anders dan de indicatie.",
                "Help that the provider delivers extra, or something other than the indicatie.",
            ),
            Level::SpendDeviation,
        ),
        (
            "stapeling",
            Text::new("Stapeling", "Stacking"),
            Text::new("Hulp die overlapt met een andere voorziening.", "Help that overlaps with another service."),
            Level::SpendOverlap,
        ),
        (
            "verkeerde_wet",
            Text::new("Hoort onder een andere wet", "Belongs under another law"),
            Text::new(
                "Hulp aan cliënten die onder de Wlz of de Zvw horen.",
                "Help for clients who belong under the Wlz or the Zvw.",
            ),
            Level::SpendWrongLaw,
        ),
        (
            "herstel",
            Text::new("Indicatie past niet", "Indicatie does not fit"),
            Text::new(
                "Hulp onder een indicatie die niet past en nog niet is hersteld.",
                "Help under an indicatie that does not fit and has not been repaired.",
            ),
            Level::SpendRepair,
        ),
        (
            "uitvoering",
            Text::new("Uitvoering", "Running costs"),
            Text::new(
                "Loon van consulenten, inhuur en cliëntondersteuning.",
                "Wages of caseworkers, hired staff and client support.",
            ),
            Level::SpendOperation,
        ),
    ];
    for (id, name, meaning, level) in causes {
        d.add(id, name, meaning, Unit::Euro, PerYear, Euro(vec![level], vec![]));
    }
    d.add(
        "crisis",
        Text::new("Crisis", "Crisis"),
        Text::new(
            "Kosten van crisisopvang en tijdelijke spoedhulp.",
            "Costs of crisis shelter and temporary urgent help.",
        ),
        Unit::Euro,
        PerYear,
        Euro(vec![], vec![Count::SpendCrisis]),
    );
    d.add(
        "dwangsommen",
        Text::new("Dwangsommen", "Penalties"),
        Text::new("Dwangsommen wegens te late besluiten.", "Penalties for decisions that are late."),
        Unit::Euro,
        PerYear,
        Euro(vec![], vec![Count::Penalties]),
    );
}
