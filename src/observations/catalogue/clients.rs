//! Clients: their help, what they miss and how they fare.

use super::{CLIENTS, Catalogue, Draft};
use crate::language::Text;
use crate::observations::formula::Formula;
use crate::observations::raw::{CellCount, CellLevel, Count};
use crate::statistics::{Unit, Whole};

/// Clients: their help, what they miss and how they fare.
pub(super) fn add(lines: &mut Catalogue, all: &[usize]) {
    use Formula::{CellEvents, CellRate, CellShare, CellWeeks, Cells, Ratio, Spread, Sum};
    use Whole::{Average, PerYear};
    let set = || all.to_vec();
    let mut d = Draft(lines);
    d.add(
        "clienten",
        Text::new("Cliënten met hulp", "Clients with help"),
        Text::new("Cliënten die een voorziening krijgen.", "Clients who receive a service."),
        CLIENTS,
        Average,
        Cells(CellLevel::Clients, set()),
    );
    d.add(
        "onvervuld",
        Text::new("Onvervulde behoefte", "Unmet need"),
        Text::new(
            "Weken waarin cliënten duidelijk minder hulp hebben dan nodig, bij elkaar opgeteld.",
            "Weeks in which clients have clearly less help than needed, added up.",
        ),
        Unit::ClientWeeks,
        PerYear,
        CellWeeks(CellLevel::Unmet, set()),
    );
    d.add(
        "onvervuld_stil",
        Text::new("Onvervuld en niet geuit", "Unmet and unvoiced"),
        Text::new(
            "Het deel van de onvervulde weken waarvan de gemeente niets weet: de cliënt trok niet aan de bel, en een ander ook niet.",
            "The part of the unmet weeks of which the municipality knows nothing: neither the client nor anyone else spoke up.",
        ),
        Unit::ClientWeeks,
        PerYear,
        CellWeeks(CellLevel::UnmetSilent, set()),
    )
    .key();
    d.add(
        "onvoldoende_geholpen",
        Text::new("Onvoldoende geholpen", "Too little help"),
        Text::new(
            "Het deel van de cliënten met hulp dat duidelijk minder krijgt dan nodig.",
            "The share of the clients with help who receive clearly less than needed.",
        ),
        Unit::Share,
        Average,
        CellShare(CellLevel::Short, CellLevel::Clients, set()),
    )
    .key();
    d.add(
        "geuit",
        Text::new("Uit zich bij tekort", "Speaks up about a shortfall"),
        Text::new(
            "Van de periodes met te weinig hulp: het deel waarin de cliënt zich meldt.",
            "Of the periods with too little help: the share in which the client speaks up.",
        ),
        Unit::Share,
        Average,
        Ratio(vec![Count::SpellsVoiced], vec![Count::Spells], 1.0),
    );
    d.add(
        "crises",
        Text::new("Crises", "Crises"),
        Text::new("Cliënten die in een crisis komen.", "Clients who get into a crisis."),
        Unit::Count(Text::new("crises", "crises")),
        PerYear,
        CellEvents(CellCount::Crises, set()),
    )
    .key();
    d.add(
        "wlz_instroom",
        Text::new("Naar de Wlz", "To the Wlz"),
        Text::new(
            "Mensen die naar de Wlz gaan, ook wie nog geen hulp heeft.",
            "People who move to the Wlz, including those who have no help yet.",
        ),
        CLIENTS,
        PerYear,
        CellEvents(CellCount::Wlz, set()),
    );
    d.add(
        "uitstroom_wlz",
        Text::new("Uitstroom naar de Wlz", "Leaving for the Wlz"),
        Text::new(
            "Wie in een jaar naar de Wlz gaat, ook zonder hulp, gedeeld door het aantal cliënten.",
            "Those who move to the Wlz in a year, including those without help, divided by the number of clients.",
        ),
        Unit::Share,
        Average,
        CellRate(CellCount::Wlz, set()),
    );
    d.add(
        "uitstroom_overlijden",
        Text::new("Uitstroom door overlijden", "Leaving by death"),
        Text::new("Het deel van de cliënten dat per jaar overlijdt.", "The share of the clients who die per year."),
        Unit::Share,
        Average,
        CellRate(CellCount::Deaths, set()),
    );
    d.add(
        "uitstroom_verhuizing",
        Text::new("Uitstroom door verhuizing", "Leaving by moving away"),
        Text::new(
            "Het deel van de cliënten dat per jaar verhuist.",
            "The share of the clients who move away per year.",
        ),
        Unit::Share,
        Average,
        CellRate(CellCount::Moved, set()),
    );
    d.add(
        "uitstroom_herstel",
        Text::new("Uitstroom door herstel", "Leaving by recovery"),
        Text::new(
            "Het deel van de cliënten dat per jaar geen hulp meer nodig heeft.",
            "The share of the clients who no longer need help, per year.",
        ),
        Unit::Share,
        Average,
        CellRate(CellCount::Recovered, set()),
    );
    d.add(
        "ongelijkheid",
        Text::new("Ongelijkheid", "Inequality"),
        Text::new(
            "Spreiding van toegekend gedeeld door nodig, bij gelijke behoefte (variatiecoëfficiënt).",
            "Spread of granted divided by needed, for equal need (coefficient of variation).",
        ),
        Unit::Number,
        Average,
        Spread,
    );
    d.add(
        "ruimhartigheid",
        Text::new("Ruimhartigheid", "Generosity"),
        Text::new(
            "Toegekend gedeeld door wat de consulent nodig achtte, gemiddeld.",
            "Granted divided by what the caseworker thought was needed, on average.",
        ),
        Unit::Number,
        Average,
        Ratio(vec![Count::Generosity], vec![Count::Granted], 1e-6),
    );
    d.add(
        "afwijkingen",
        Text::new("Afwijkingen", "Deviations"),
        Text::new(
            "Keren dat een aanbieder begint af te wijken van de indicatie.",
            "Times that a provider begins to deviate from the indicatie.",
        ),
        Unit::Count(Text::new("afwijkingen", "deviations")),
        PerYear,
        Sum(vec![Count::Deviations], 1.0),
    );
    d.add(
        "bezwaren",
        Text::new("Bezwaren", "Objections"),
        Text::new("Bezwaren tegen een besluit.", "Objections to a decision."),
        Unit::Count(Text::new("bezwaren", "objections")),
        PerYear,
        Sum(vec![Count::Objections], 1.0),
    );
}
