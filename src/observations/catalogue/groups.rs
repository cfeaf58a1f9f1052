//! The measures that are also given by profile and by doenvermogen and network.

use super::{CLIENTS, Catalogue, Draft, MELDING};
use crate::language::Text;
use crate::observations::formula::Formula;
use crate::observations::raw::{CellCount, CellLevel, Groups};
use crate::statistics::{Unit, Whole};

/// The measures that are also given by profile and by doenvermogen and network.
pub(super) fn add(lines: &mut Catalogue, groups: &Groups) {
    use Formula::{CellEuro, CellEvents, CellShare, CellShortage, CellWeeks, Cells};
    use Whole::{Average, PerYear};
    let mut sets: Vec<(String, Text<String>, Vec<usize>)> = groups
        .profiles
        .iter()
        .enumerate()
        .map(|(p, (key, name))| (format!("profiel={key}"), Text::same(name.clone()), (p * 4..p * 4 + 4).collect()))
        .collect();
    for (low, none) in [(false, false), (false, true), (true, false), (true, true)] {
        let doen = if low { ("laag", "low") } else { ("gewoon", "ordinary") };
        let net = if none { ("zonder", "without") } else { ("met", "with") };
        let cells = (0..groups.profiles.len()).map(|p| Groups::cell(p, low, none)).collect();
        let id = format!("groep={}_doenvermogen_{}_netwerk", doen.0, net.0);
        let name = Text {
            dutch: format!("{} doenvermogen, {} netwerk", doen.0, net.0),
            english: format!("{} doenvermogen, {} network", doen.1, net.1),
        };
        sets.push((id, name, cells));
    }
    let mut d = Draft(lines);
    for (group, name, set) in &sets {
        let mut add = |id: &str, meaning: Text, unit, whole, formula| {
            d.add(&format!("{id}:{group}"), name.clone(), meaning, unit, whole, formula);
        };
        add(
            "clienten",
            Text::new("Cliënten die een voorziening krijgen.", "Clients who receive a service."),
            CLIENTS,
            Average,
            Cells(CellLevel::Clients, set.clone()),
        );
        add(
            "uitgaven_zorg",
            Text::new("Uitgaven aan geleverde voorzieningen.", "Spending on services delivered."),
            Unit::Euro,
            PerYear,
            CellEuro(set.clone()),
        );
        add(
            "onvervuld",
            Text::new("Weken met duidelijk minder hulp dan nodig.", "Weeks with clearly less help than needed."),
            Unit::ClientWeeks,
            PerYear,
            CellWeeks(CellLevel::Unmet, set.clone()),
        );
        add(
            "onvervuld_stil",
            Text::new(
                "Onvervulde weken zonder dat de cliënt zich heeft gemeld.",
                "Unmet weeks in which the client has not spoken up.",
            ),
            Unit::ClientWeeks,
            PerYear,
            CellWeeks(CellLevel::UnmetSilent, set.clone()),
        );
        add(
            "onvoldoende_geholpen",
            Text::new(
                "Het deel van de cliënten met hulp dat duidelijk minder krijgt dan nodig.",
                "The share of the clients with help who receive clearly less than needed.",
            ),
            Unit::Share,
            Average,
            CellShare(CellLevel::Short, CellLevel::Clients, set.clone()),
        );
        add(
            "stil_aandeel",
            Text::new(
                "Inwoners met een tekort die zich niet hebben gemeld, met of zonder hulp, gedeeld door de cliënten met hulp.",
                "Inhabitants with a shortfall who have not spoken up, with or without help, divided by the clients with help.",
            ),
            Unit::Share,
            Average,
            CellShare(CellLevel::UnmetSilent, CellLevel::Clients, set.clone()),
        );
        add(
            "te_weinig",
            Text::new(
                "Het deel van wie hulp heeft of nodig heeft dat duidelijk minder krijgt dan nodig.",
                "The share of those who have or need help who receive clearly less than needed.",
            ),
            Unit::Share,
            Average,
            CellShortage(CellLevel::Unmet, set.clone()),
        );
        add(
            "te_weinig_stil",
            Text::new(
                "Het deel van wie hulp heeft of nodig heeft dat duidelijk minder krijgt dan nodig en zich niet heeft gemeld.",
                "The share of those who have or need help who receive clearly less than needed and have not spoken up.",
            ),
            Unit::Share,
            Average,
            CellShortage(CellLevel::UnmetSilent, set.clone()),
        );
        add(
            "piep_meldingen",
            Text::new(
                "Meldingen van cliënten die zelf aangeven dat de hulp tekortschiet.",
                "Meldingen of clients who say themselves that their help falls short.",
            ),
            MELDING,
            PerYear,
            CellEvents(CellCount::Complaints, set.clone()),
        );
        add(
            "crises",
            Text::new("Cliënten die in een crisis komen.", "Clients who get into a crisis."),
            Unit::Count(Text::new("crises", "crises")),
            PerYear,
            CellEvents(CellCount::Crises, set.clone()),
        );
        add(
            "wlz_instroom",
            Text::new(
                "Mensen die naar de Wlz gaan, ook wie nog geen hulp heeft.",
                "People who move to the Wlz, including those who have no help yet.",
            ),
            CLIENTS,
            PerYear,
            CellEvents(CellCount::Wlz, set.clone()),
        );
    }
}
