//! What the mechanisms of organisation add.

use super::{Catalogue, DOSSIERS, Draft, MELDING};
use crate::language::Text;
use crate::observations::formula::{Formula, HOURS};
use crate::observations::raw::{Count, Level};
use crate::statistics::{Unit, Whole};

/// What the mechanisms of organisation add.
pub(super) fn add(lines: &mut Catalogue) {
    use Formula::{Euro, Sum};
    use Whole::PerYear;
    let mut d = Draft(lines);
    d.add(
        "signaal_meldingen",
        Text::new("Signalen van aanbieders", "Signals from providers"),
        Text::new(
            "Meldingen omdat een aanbieder ziet dat een cliënt meer nodig heeft.",
            "Meldingen because a provider sees that a client needs more.",
        ),
        MELDING,
        PerYear,
        Sum(vec![Count::Signal], 1.0),
    );
    d.add(
        "herhaalde_meldingen",
        Text::new("Herhaalde meldingen", "Repeated meldingen"),
        Text::new(
            "Nieuwe meldingen van inwoners die eerder zonder maatwerk waren geholpen.",
            "New meldingen of inhabitants who were earlier helped without individual services.",
        ),
        MELDING,
        PerYear,
        Sum(vec![Count::Returned], 1.0),
    );
    d.add(
        "uren_totaal",
        Text::new("Uren aan dossiers", "Hours on cases"),
        Text::new("Alle uren die consulenten aan dossiers werken.", "All hours that caseworkers work on cases."),
        Unit::Hours,
        PerYear,
        Sum(HOURS.to_vec(), 1e-6),
    );
    d.add(
        "eigen_bijdragen",
        Text::new("Eigen bijdragen", "Client contributions"),
        Text::new(
            "Wat cliënten zelf betalen. Dit is niet van de uitgaven afgetrokken.",
            "What clients pay themselves. This has not been taken off spending.",
        ),
        Unit::Euro,
        PerYear,
        Euro(vec![], vec![Count::Contributions]),
    );
    d.add(
        "open_dossiers",
        Text::new("Open dossiers", "Open cases"),
        Text::new(
            "Dossiers die op een consulent wachten of in behandeling zijn: de open voorraad.",
            "Cases that wait for a caseworker or are in hand: the open stock.",
        ),
        DOSSIERS,
        Whole::Average,
        Formula::Mean(vec![Level::QueueInquiry, Level::InHand], 1.0),
    );
    d.add(
        "evaluaties",
        Text::new("Evaluaties", "Checks"),
        Text::new(
            "Keren dat een consulent uit eigen beweging kijkt of de hulp van een cliënt genoeg is.",
            "Times that a caseworker checks unasked whether the help of a client is enough.",
        ),
        Unit::Count(Text::new("evaluaties", "checks")),
        PerYear,
        Sum(vec![Count::Evaluations], 1.0),
    );
    d.add(
        "bijstellingen",
        Text::new("Bijstellingen", "Adjustments"),
        Text::new(
            "Dossiers om een tekort te herstellen dat bij een evaluatie is gezien.",
            "Cases to make good a shortfall that a check has seen.",
        ),
        DOSSIERS,
        PerYear,
        Sum(vec![Count::Adjusted], 1.0),
    );
    d.add(
        "evaluatie_uren",
        Text::new("Uren aan evaluaties", "Hours on checks"),
        Text::new(
            "Uren om te kijken of lopende hulp genoeg is. De uren van een bijstelling tellen hier niet mee.",
            "Hours to check whether current help is enough. The hours of an adjustment do not count here.",
        ),
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursEvaluation], 1e-6),
    );
}
