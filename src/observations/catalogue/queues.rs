//! Waiting, and what comes in and goes out.

use super::{Catalogue, DOSSIERS, Draft, MELDING, MELDINGEN};
use crate::language::Text;
use crate::observations::formula::Formula;
use crate::observations::raw::{Count, Level};
use crate::statistics::{Unit, Whole};

/// Waiting, and what comes in and goes out.
pub(super) fn add(lines: &mut Catalogue) {
    use Formula::{Decision, Delivery, Mean, Ratio, Sum};
    use Whole::{Average, PerYear};
    let mut d = Draft(lines);
    d.add(
        "wachtlijst_totaal",
        Text::new("Wachtlijst", "Waiting list"),
        Text::new(
            "Dossiers die wachten op een consulent plus voorzieningen die wachten op een aanbieder.",
            "Cases that wait for a caseworker plus services that wait for a provider.",
        ),
        Unit::Count(Text::new("wachtenden", "entries")),
        Average,
        Mean(vec![Level::QueueInquiry, Level::QueueDelivery], 1.0),
    )
    .key();
    d.add(
        "wachtlijst_onderzoek",
        Text::new("Wachtlijst onderzoek", "Waiting list for inquiry"),
        Text::new(
            "Dossiers die wachten tot een consulent ze oppakt.",
            "Cases that wait until a caseworker takes them up.",
        ),
        DOSSIERS,
        Average,
        Mean(vec![Level::QueueInquiry], 1.0),
    );
    d.add(
        "wachtlijst_levering",
        Text::new("Wachtlijst aanbieders", "Waiting list at providers"),
        Text::new(
            "Toegekende voorzieningen die nog niet zijn gestart.",
            "Services that were granted and have not started.",
        ),
        Unit::Count(Text::new("voorzieningen", "services")),
        Average,
        Mean(vec![Level::QueueDelivery], 1.0),
    );
    d.add(
        "onderhanden",
        Text::new("Onderhanden", "In hand"),
        Text::new("Dossiers die een consulent in behandeling heeft.", "Cases that a caseworker is working on."),
        DOSSIERS,
        Average,
        Mean(vec![Level::InHand], 1.0),
    );
    d.add(
        "instroom",
        Text::new("Meldingen", "Meldingen"),
        Text::new(
            "Nieuwe meldingen, herindicaties, piep-meldingen, vervolgmeldingen, signalen en spoed samen.",
            "New meldingen, herindicaties, piep-meldingen, follow-up meldingen, signals and urgent ones together.",
        ),
        MELDING,
        PerYear,
        Sum(MELDINGEN.to_vec(), 1.0),
    );
    d.add(
        "instroom_nieuw",
        Text::new("Nieuwe meldingen", "New meldingen"),
        Text::new(
            "Meldingen van inwoners die nog geen voorziening hebben.",
            "Meldingen of inhabitants who have no service yet.",
        ),
        MELDING,
        PerYear,
        Sum(vec![Count::New], 1.0),
    );
    d.add(
        "instroom_herindicatie",
        Text::new("Herindicaties", "Herindicaties"),
        Text::new("Meldingen omdat een indicatie afloopt.", "Meldingen because an indicatie ends."),
        MELDING,
        PerYear,
        Sum(vec![Count::Renewal], 1.0),
    );
    d.add(
        "piep_meldingen",
        Text::new("Piep-meldingen", "Piep-meldingen"),
        Text::new(
            "Meldingen van cliënten die zelf aangeven dat de hulp tekortschiet.",
            "Meldingen of clients who say themselves that their help falls short.",
        ),
        MELDING,
        PerYear,
        Sum(vec![Count::Complaint], 1.0),
    )
    .key();
    d.add(
        "instroom_spoed",
        Text::new("Spoedmeldingen", "Urgent meldingen"),
        Text::new("Meldingen na een crisis.", "Meldingen after a crisis."),
        MELDING,
        PerYear,
        Sum(vec![Count::Urgent], 1.0),
    );
    d.add(
        "aandeel_herindicatie",
        Text::new("Aandeel herindicaties en wijzigingen", "Share of herindicaties and changes"),
        Text::new(
            "Het deel van de meldingen dat komt van cliënten die al een voorziening hebben.",
            "The share of the meldingen that come from clients who already have a service.",
        ),
        Unit::Share,
        Average,
        Ratio(
            vec![Count::Renewal, Count::Complaint, Count::Urgent, Count::Followup, Count::Signal],
            MELDINGEN.to_vec(),
            1.0,
        ),
    );
    d.add(
        "herstel_dossiers",
        Text::new("Hersteldossiers", "Repair cases"),
        Text::new(
            "Dossiers om een indicatie te herstellen die niet past.",
            "Cases to repair an indicatie that does not fit.",
        ),
        DOSSIERS,
        PerYear,
        Sum(vec![Count::Repair], 1.0),
    );
    d.add(
        "afgehandeld",
        Text::new("Afgehandeld", "Completed"),
        Text::new("Dossiers die met een besluit zijn afgesloten.", "Cases that were closed with a decision."),
        DOSSIERS,
        PerYear,
        Sum(vec![Count::Decided], 1.0),
    );
    d.add(
        "ingetrokken",
        Text::new("Ingetrokken", "Withdrawn"),
        Text::new(
            "Nieuwe meldingen die de inwoner intrekt voordat er een besluit is.",
            "New meldingen that the inhabitant withdraws before there is a decision.",
        ),
        MELDING,
        PerYear,
        Sum(vec![Count::Withdrawn], 1.0),
    );
    d.add(
        "voorliggend",
        Text::new("Algemeen of voorliggend", "General help"),
        Text::new(
            "Nieuwe meldingen die zonder maatwerk zijn opgelost.",
            "New meldingen that were solved without individual services.",
        ),
        MELDING,
        PerYear,
        Sum(vec![Count::General], 1.0),
    );
    d.add(
        "afgewezen",
        Text::new("Afgewezen", "Refused"),
        Text::new("Nieuwe meldingen die zijn afgewezen.", "New meldingen that were refused."),
        MELDING,
        PerYear,
        Sum(vec![Count::Refused], 1.0),
    );
    d.add(
        "doorlooptijd_gem",
        Text::new("Doorlooptijd (gemiddeld)", "Lead time (mean)"),
        Text::new(
            "Weken van melding tot besluit, gemiddeld, zonder herstel en bijstelling.",
            "Weeks from melding to decision, on average, without repair and adjustment.",
        ),
        Unit::Weeks,
        Average,
        Ratio(vec![Count::DecidedDays], vec![Count::DecidedTerm], 1.0 / 7000.0),
    )
    .key();
    d.add(
        "doorlooptijd_p50",
        Text::new("Doorlooptijd (de helft is sneller)", "Lead time (half are faster)"),
        Text::new(
            "Weken van melding tot besluit: de helft duurt korter, de helft langer.",
            "Weeks from melding to decision: half take less, half take more.",
        ),
        Unit::Weeks,
        Average,
        Decision(0.5),
    );
    d.add(
        "doorlooptijd_p90",
        Text::new("Doorlooptijd (9 van de 10 sneller)", "Lead time (9 in 10 are faster)"),
        Text::new(
            "Weken van melding tot besluit: 9 van de 10 duren korter.",
            "Weeks from melding to decision: 9 in 10 take less.",
        ),
        Unit::Weeks,
        Average,
        Decision(0.9),
    );
    d.add("binnen_termijn", Text::new("Binnen 8 weken besloten", "Decided within 8 weeks"), Text::new("Het deel van de besluiten binnen 8 weken na de melding (6 weken onderzoek en 2 weken beschikking).", "The share of the decisions within 8 weeks of the melding (6 weeks of inquiry and 2 weeks for the beschikking)."),
        Unit::Share,
        Average,
        Ratio(vec![Count::InTerm], vec![Count::DecidedTerm], 1.0),
    )
    .key();
    d.add(
        "tot_levering_p50",
        Text::new("Tot start hulp (de helft is sneller)", "To start of help (half are faster)"),
        Text::new(
            "Weken van melding tot de eerste hulp voor nieuwe cliënten: de helft duurt korter.",
            "Weeks from melding to the first help for new clients: half take less.",
        ),
        Unit::Weeks,
        Average,
        Delivery(0.5),
    );
    d.add(
        "tot_levering_p90",
        Text::new("Tot start hulp (9 van de 10 sneller)", "To start of help (9 in 10 are faster)"),
        Text::new(
            "Weken van melding tot de eerste hulp voor nieuwe cliënten: 9 van de 10 duren korter.",
            "Weeks from melding to the first help for new clients: 9 in 10 take less.",
        ),
        Unit::Weeks,
        Average,
        Delivery(0.9),
    );
    d.add(
        "wachttijd_levering_gem",
        Text::new("Wachttijd aanbieder", "Wait for a provider"),
        Text::new(
            "Weken van besluit tot start van een voorziening, gemiddeld.",
            "Weeks from decision to the start of a service, on average.",
        ),
        Unit::Weeks,
        Average,
        Ratio(vec![Count::StartDays], vec![Count::Started], 1.0 / 7000.0),
    );
}
