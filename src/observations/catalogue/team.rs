//! The team of caseworkers.

use super::{Catalogue, Draft};
use crate::language::Text;
use crate::observations::formula::Formula;
use crate::observations::raw::{Count, Level};
use crate::statistics::{Unit, Whole};

/// The team of caseworkers.
pub(super) fn add(lines: &mut Catalogue) {
    use Formula::{LevelRatio, Mean, Occupancy, Ratio, Sum, Turnover};
    use Whole::{Average, PerYear};
    let mut d = Draft(lines);
    d.add(
        "fte",
        Text::new("Bezette formatie", "Staff in post"),
        Text::new("Consulenten in dienst, ziek of niet.", "Caseworkers employed, ill or not."),
        Unit::Fte,
        Average,
        Mean(vec![Level::Staff], 0.001),
    );
    d.add(
        "formatie",
        Text::new("Formatie", "Establishment"),
        Text::new("Plaatsen in het team, bezet of niet.", "Positions in the team, filled or not."),
        Unit::Fte,
        Average,
        Mean(vec![Level::Formation], 0.001),
    );
    d.add(
        "bezetting",
        Text::new("Hoe vol zit het team", "How full the team is"),
        Text::new(
            "Uren aan dossiers gewerkt, gedeeld door de uren die er waren.",
            "Hours worked on cases, divided by the hours that there were.",
        ),
        Unit::Share,
        Average,
        Occupancy,
    );
    d.add(
        "verzuim",
        Text::new("Ziekteverzuim", "Sickness absence"),
        Text::new("Het deel van de bezette formatie dat ziek is.", "The share of the staff in post who are ill."),
        Unit::Share,
        Average,
        LevelRatio(Level::Sick, Level::Staff),
    );
    d.add(
        "uitstroom_personeel",
        Text::new("Vertrek van consulenten", "Departure of caseworkers"),
        Text::new("Het deel van het team dat per jaar vertrekt.", "The share of the team that leaves per year."),
        Unit::Share,
        Average,
        Turnover,
    );
    d.add(
        "uren_per_onderzoek",
        Text::new("Uren per onderzoek", "Hours per inquiry"),
        Text::new("Uren van consulenten aan onderzoek, met die van bijstellingen, per besluit op een melding of herindicatie.", "Hours of caseworkers on inquiries, with those of adjustments, per decision on a melding or herindicatie."),
        Unit::Hours,
        Average,
        Ratio(vec![Count::HoursInquiry], vec![Count::DecidedTerm], 1e-6),
    );
    d.add(
        "herstelwerk_uren",
        Text::new("Uren aan herstelwerk", "Hours on repair work"),
        Text::new(
            "Uren om indicaties te herstellen die niet pasten.",
            "Hours to repair indicaties that did not fit.",
        ),
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursRepair], 1e-6),
    );
    d.add(
        "afwijking_uren",
        Text::new("Uren aan aanspreken", "Hours on calling to account"),
        Text::new(
            "Uren om aanbieders op afwijkingen aan te spreken.",
            "Hours to call providers to account for deviations.",
        ),
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursDeviation], 1e-6),
    );
}
