//! What mechanisms of law, network and coherence add.

use super::{CLIENTS, Catalogue, Draft, MELDING};
use crate::language::Text;
use crate::observations::formula::Formula;
use crate::observations::raw::{Count, Level};
use crate::statistics::{Unit, Whole};

/// What mechanisms of law, network and coherence add.
pub(super) fn add(lines: &mut Catalogue) {
    use Formula::{Mean, Sum};
    use Whole::{Average, PerYear};
    let mut d = Draft(lines);
    d.add(
        "vervolgmeldingen",
        Text::new("Vervolgmeldingen", "Follow-up meldingen"),
        Text::new(
            "Meldingen van cliënten met hulp voor een ander leefgebied.",
            "Meldingen of clients with help for another area of life.",
        ),
        MELDING,
        PerYear,
        Sum(vec![Count::Followup], 1.0),
    );
    d.add(
        "later_gemeld",
        Text::new("Later gemeld", "Came forward later"),
        Text::new(
            "Inwoners die zich later melden omdat zij de weg niet meteen vonden.",
            "Inhabitants who come forward later because they did not find the way at once.",
        ),
        MELDING,
        PerYear,
        Sum(vec![Count::FoundLate], 1.0),
    );
    d.add(
        "bezwaren_gegrond",
        Text::new("Bezwaren die gegrond zijn", "Objections upheld"),
        Text::new(
            "Bezwaren waarna de gemeente haar besluit herziet.",
            "Objections after which the municipality revises its decision.",
        ),
        Unit::Count(Text::new("bezwaren", "objections")),
        PerYear,
        Sum(vec![Count::Upheld], 1.0),
    );
    d.add(
        "bezwaar_uren",
        Text::new("Uren aan bezwaar", "Hours on objections"),
        Text::new("Uren om bezwaren te behandelen.", "Hours to handle objections."),
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursObjection], 1e-6),
    );
    d.add(
        "regie_uren",
        Text::new("Uren aan regie", "Hours on coordination"),
        Text::new(
            "Uren om de voorzieningen van een cliënt in één plan te brengen.",
            "Hours to bring the services of a client into one plan.",
        ),
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursDirecting], 1e-6),
    );
    d.add(
        "mantelzorg_overbelast",
        Text::new("Mantelzorg overbelast", "Informal care overloaded"),
        Text::new(
            "Cliënten met een mantelzorger die overbelast is.",
            "Clients with an informal carer who is overloaded.",
        ),
        CLIENTS,
        Average,
        Mean(vec![Level::CarersOverloaded], 1.0),
    );
    d.add(
        "mantelzorg_weggevallen",
        Text::new("Mantelzorg weggevallen", "Informal care lost"),
        Text::new("Cliënten van wie de mantelzorg is weggevallen.", "Clients whose informal care was lost."),
        CLIENTS,
        PerYear,
        Sum(vec![Count::CarersLost], 1.0),
    );
}
