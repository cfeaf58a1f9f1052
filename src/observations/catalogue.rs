//! The measures: what each is called, what it means and which formula gives it.

use super::formula::{Formula, HOURS};
use super::raw::{CellCount, CellLevel, Count, Groups, Level};
use crate::statistics::{Measure, Unit, Whole};

/// A measure with its formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is measured.
    pub measure: Measure,
    /// How.
    pub formula: Formula,
    /// True when the monthly value is the sum since the start of the calendar year.
    pub cumulative: bool,
}

/// The measures that a scenario's replications yield, in order.
pub type Catalogue = Vec<Line>;

/// All meldingen.
const MELDINGEN: [Count; 6] =
    [Count::New, Count::Renewal, Count::Complaint, Count::Urgent, Count::Followup, Count::Signal];

/// The measures for a municipality with these profiles and products.
pub fn catalogue(groups: &Groups) -> Catalogue {
    let mut lines = Vec::new();
    let all: Vec<usize> = (0..groups.cells()).collect();
    queues(&mut lines);
    money(&mut lines);
    clients(&mut lines, &all);
    team(&mut lines);
    split(&mut lines, groups);
    products(&mut lines, groups);
    law_and_network(&mut lines);
    organisation(&mut lines);
    lines
}

struct Draft<'a>(&'a mut Catalogue);

impl Draft<'_> {
    fn add(
        &mut self,
        id: &str,
        name: &str,
        meaning: &str,
        unit: Unit,
        whole: Whole,
        formula: Formula,
    ) -> &mut Self {
        let measure =
            Measure { id: id.into(), name: name.into(), meaning: meaning.into(), unit, whole, key: false };
        self.0.push(Line { measure, formula, cumulative: false });
        self
    }

    fn key(&mut self) -> &mut Self {
        if let Some(line) = self.0.last_mut() {
            line.measure.key = true;
        }
        self
    }

    fn cumulative(&mut self) -> &mut Self {
        if let Some(line) = self.0.last_mut() {
            line.cumulative = true;
        }
        self
    }
}

const DOSSIERS: Unit = Unit::Count("dossiers");
const MELDING: Unit = Unit::Count("meldingen");
const CLIENTS: Unit = Unit::Count("cliënten");

fn queues(lines: &mut Catalogue) {
    use Formula::{Decision, Delivery, Mean, Ratio, Sum};
    use Whole::{Average, PerYear};
    let mut d = Draft(lines);
    d.add(
        "wachtlijst_totaal",
        "Wachtlijst",
        "Dossiers die wachten op een consulent plus voorzieningen die wachten op een aanbieder.",
        Unit::Count("wachtenden"),
        Average,
        Mean(vec![Level::QueueInquiry, Level::QueueDelivery], 1.0),
    )
    .key();
    d.add(
        "wachtlijst_onderzoek",
        "Wachtlijst onderzoek",
        "Dossiers die wachten tot een consulent ze oppakt.",
        DOSSIERS,
        Average,
        Mean(vec![Level::QueueInquiry], 1.0),
    );
    d.add(
        "wachtlijst_levering",
        "Wachtlijst aanbieders",
        "Toegekende voorzieningen die nog niet zijn gestart.",
        Unit::Count("voorzieningen"),
        Average,
        Mean(vec![Level::QueueDelivery], 1.0),
    );
    d.add(
        "onderhanden",
        "Onderhanden",
        "Dossiers die een consulent in behandeling heeft.",
        DOSSIERS,
        Average,
        Mean(vec![Level::InHand], 1.0),
    );
    d.add(
        "instroom",
        "Meldingen",
        "Nieuwe meldingen, herindicaties, piep-meldingen, vervolgmeldingen, signalen en spoed samen.",
        MELDING,
        PerYear,
        Sum(MELDINGEN.to_vec(), 1.0),
    );
    d.add(
        "instroom_nieuw",
        "Nieuwe meldingen",
        "Meldingen van inwoners die nog geen voorziening hebben.",
        MELDING,
        PerYear,
        Sum(vec![Count::New], 1.0),
    );
    d.add(
        "instroom_herindicatie",
        "Herindicaties",
        "Meldingen omdat een indicatie afloopt.",
        MELDING,
        PerYear,
        Sum(vec![Count::Renewal], 1.0),
    );
    d.add(
        "piep_meldingen",
        "Piep-meldingen",
        "Meldingen van cliënten die zelf aangeven dat de hulp tekortschiet.",
        MELDING,
        PerYear,
        Sum(vec![Count::Complaint], 1.0),
    )
    .key();
    d.add(
        "instroom_spoed",
        "Spoedmeldingen",
        "Meldingen na een crisis.",
        MELDING,
        PerYear,
        Sum(vec![Count::Urgent], 1.0),
    );
    d.add(
        "aandeel_herindicatie",
        "Aandeel herindicaties en wijzigingen",
        "Het deel van de meldingen dat komt van cliënten die al een voorziening hebben.",
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
        "Hersteldossiers",
        "Dossiers om een indicatie te herstellen die niet past.",
        DOSSIERS,
        PerYear,
        Sum(vec![Count::Repair], 1.0),
    );
    d.add(
        "afgehandeld",
        "Afgehandeld",
        "Dossiers die met een besluit zijn afgesloten.",
        DOSSIERS,
        PerYear,
        Sum(vec![Count::Decided], 1.0),
    );
    d.add(
        "ingetrokken",
        "Ingetrokken",
        "Nieuwe meldingen die de inwoner intrekt voordat er een besluit is.",
        MELDING,
        PerYear,
        Sum(vec![Count::Withdrawn], 1.0),
    );
    d.add(
        "voorliggend",
        "Algemeen of voorliggend",
        "Nieuwe meldingen die zonder maatwerk zijn opgelost.",
        MELDING,
        PerYear,
        Sum(vec![Count::General], 1.0),
    );
    d.add(
        "afgewezen",
        "Afgewezen",
        "Nieuwe meldingen die zijn afgewezen.",
        MELDING,
        PerYear,
        Sum(vec![Count::Refused], 1.0),
    );
    d.add(
        "doorlooptijd_gem",
        "Doorlooptijd (gemiddeld)",
        "Weken van melding tot besluit, gemiddeld.",
        Unit::Weeks,
        Average,
        Ratio(vec![Count::DecidedDays], vec![Count::DecidedTerm], 1.0 / 7000.0),
    )
    .key();
    d.add(
        "doorlooptijd_p50",
        "Doorlooptijd (de helft is sneller)",
        "Weken van melding tot besluit: de helft duurt korter, de helft langer.",
        Unit::Weeks,
        Average,
        Decision(0.5),
    );
    d.add(
        "doorlooptijd_p90",
        "Doorlooptijd (9 van de 10 sneller)",
        "Weken van melding tot besluit: 9 van de 10 duren korter.",
        Unit::Weeks,
        Average,
        Decision(0.9),
    );
    d.add(
        "binnen_termijn",
        "Binnen 8 weken besloten",
        "Het deel van de besluiten binnen 8 weken na de melding (6 weken onderzoek en 2 weken beschikking).",
        Unit::Share,
        Average,
        Ratio(vec![Count::InTerm], vec![Count::DecidedTerm], 1.0),
    )
    .key();
    d.add(
        "tot_levering_p50",
        "Tot start hulp (de helft is sneller)",
        "Weken van melding tot de eerste hulp voor nieuwe cliënten: de helft duurt korter.",
        Unit::Weeks,
        Average,
        Delivery(0.5),
    );
    d.add(
        "tot_levering_p90",
        "Tot start hulp (9 van de 10 sneller)",
        "Weken van melding tot de eerste hulp voor nieuwe cliënten: 9 van de 10 duren korter.",
        Unit::Weeks,
        Average,
        Delivery(0.9),
    );
    d.add(
        "wachttijd_levering_gem",
        "Wachttijd aanbieder",
        "Weken van besluit tot start van een voorziening, gemiddeld.",
        Unit::Weeks,
        Average,
        Ratio(vec![Count::StartDays], vec![Count::Started], 1.0 / 7000.0),
    );
}

fn money(lines: &mut Catalogue) {
    use Formula::{Balance, Euro};
    use Whole::{AtEnd, PerYear};
    let spending = Level::SPENDING.to_vec();
    let lump = vec![Count::SpendCrisis, Count::Penalties];
    let care: Vec<Level> = spending.iter().copied().filter(|l| *l != Level::SpendOperation).collect();
    let mut d = Draft(lines);
    d.add(
        "uitgaven",
        "Uitgaven",
        "Alle uitgaven: maatwerk, crisis, dwangsommen en uitvoering.",
        Unit::Euro,
        PerYear,
        Euro(spending.clone(), lump.clone()),
    )
    .key();
    d.add(
        "uitgaven_cumulatief",
        "Uitgaven sinds 1 januari",
        "Alle uitgaven vanaf het begin van het kalenderjaar.",
        Unit::Euro,
        AtEnd,
        Euro(spending, lump),
    )
    .cumulative();
    d.add(
        "begroting",
        "Begroting",
        "Het budget voor maatwerk en uitvoering.",
        Unit::Euro,
        PerYear,
        Euro(vec![], vec![Count::Budget]),
    );
    d.add(
        "begroting_cumulatief",
        "Begroting sinds 1 januari",
        "Het budget vanaf het begin van het kalenderjaar, gelijk over de maanden verdeeld.",
        Unit::Euro,
        AtEnd,
        Euro(vec![], vec![Count::Budget]),
    )
    .cumulative();
    d.add(
        "saldo",
        "Saldo",
        "Begroting min uitgaven: een negatief bedrag is een tekort.",
        Unit::Euro,
        PerYear,
        Balance,
    )
    .key();
    let worth = vec![Count::SpendCrisis, Count::Penalties, Count::HoursWorth];
    d.add(
        "kosten_met_uren",
        "Kosten van zorg en uren",
        "Uitgaven aan maatwerk, crisis en dwangsommen, plus de gewerkte uren tegen hun uurprijs.",
        Unit::Euro,
        PerYear,
        Euro(care.clone(), worth),
    );
    d.add(
        "saldo_cumulatief",
        "Saldo sinds 1 januari",
        "Begroting min uitgaven vanaf het begin van het kalenderjaar: een negatief bedrag is een tekort.",
        Unit::Euro,
        AtEnd,
        Balance,
    )
    .cumulative();
    d.add(
        "uitgaven_maatwerk",
        "Uitgaven aan maatwerk",
        "Uitgaven aan geleverde voorzieningen, zonder crisis en uitvoering.",
        Unit::Euro,
        PerYear,
        Euro(care, vec![]),
    );
    let causes = [
        ("passend", "Passende hulp", "Hulp die past bij wat nodig is.", Level::SpendFit),
        (
            "overindicatie",
            "Ruimer dan nodig",
            "Hulp boven wat nodig is na inzet van het netwerk.",
            Level::SpendOver,
        ),
        (
            "afwijking",
            "Afwijking aanbieder",
            "Hulp boven de indicatie, of iets anders dan de indicatie.",
            Level::SpendDeviation,
        ),
        ("stapeling", "Stapeling", "Hulp die overlapt met een andere voorziening.", Level::SpendOverlap),
        (
            "verkeerde_wet",
            "Hoort onder een andere wet",
            "Hulp aan cliënten die onder de Wlz of de Zvw horen.",
            Level::SpendWrongLaw,
        ),
        (
            "herstel",
            "Indicatie past niet",
            "Hulp onder een indicatie die niet past en nog niet is hersteld.",
            Level::SpendRepair,
        ),
        ("uitvoering", "Uitvoering", "Loon van consulenten, inhuur en cliëntondersteuning.", Level::SpendOperation),
    ];
    for (id, name, meaning, level) in causes {
        d.add(id, name, meaning, Unit::Euro, PerYear, Euro(vec![level], vec![]));
    }
    d.add(
        "crisis",
        "Crisis",
        "Kosten van crisisopvang en tijdelijke spoedhulp.",
        Unit::Euro,
        PerYear,
        Euro(vec![], vec![Count::SpendCrisis]),
    );
    d.add(
        "dwangsommen",
        "Dwangsommen",
        "Dwangsommen wegens te late besluiten.",
        Unit::Euro,
        PerYear,
        Euro(vec![], vec![Count::Penalties]),
    );
}

fn clients(lines: &mut Catalogue, all: &[usize]) {
    use Formula::{CellEvents, CellRate, CellShare, CellWeeks, Cells, Ratio, Spread, Sum};
    use Whole::{Average, PerYear};
    let set = || all.to_vec();
    let mut d = Draft(lines);
    d.add(
        "clienten",
        "Cliënten met hulp",
        "Cliënten die een voorziening krijgen.",
        CLIENTS,
        Average,
        Cells(CellLevel::Clients, set()),
    );
    d.add(
        "onvervuld",
        "Onvervulde behoefte",
        "Weken waarin cliënten duidelijk minder hulp hebben dan nodig, bij elkaar opgeteld.",
        Unit::ClientWeeks,
        PerYear,
        CellWeeks(CellLevel::Unmet, set()),
    );
    d.add(
        "onvervuld_stil",
        "Onvervuld en niet geuit",
        "Het deel van de onvervulde weken waarin de cliënt niet aan de bel heeft getrokken.",
        Unit::ClientWeeks,
        PerYear,
        CellWeeks(CellLevel::UnmetSilent, set()),
    )
    .key();
    d.add(
        "onvoldoende_geholpen",
        "Onvoldoende geholpen",
        "Het deel van de cliënten met hulp dat duidelijk minder krijgt dan nodig.",
        Unit::Share,
        Average,
        CellShare(CellLevel::Short, CellLevel::Clients, set()),
    )
    .key();
    d.add(
        "geuit",
        "Uit zich bij tekort",
        "Van de periodes met te weinig hulp: het deel waarin de cliënt zich meldt.",
        Unit::Share,
        Average,
        Ratio(vec![Count::SpellsVoiced], vec![Count::Spells], 1.0),
    );
    d.add(
        "crises",
        "Crises",
        "Cliënten die in een crisis komen.",
        Unit::Count("crises"),
        PerYear,
        CellEvents(CellCount::Crises, set()),
    )
    .key();
    d.add(
        "wlz_instroom",
        "Naar de Wlz",
        "Cliënten die naar de Wlz gaan.",
        CLIENTS,
        PerYear,
        CellEvents(CellCount::Wlz, set()),
    );
    d.add(
        "uitstroom_wlz",
        "Uitstroom naar de Wlz",
        "Het deel van de cliënten dat per jaar naar de Wlz gaat.",
        Unit::Share,
        Average,
        CellRate(CellCount::Wlz, set()),
    );
    d.add(
        "uitstroom_overlijden",
        "Uitstroom door overlijden",
        "Het deel van de cliënten dat per jaar overlijdt.",
        Unit::Share,
        Average,
        CellRate(CellCount::Deaths, set()),
    );
    d.add(
        "uitstroom_verhuizing",
        "Uitstroom door verhuizing",
        "Het deel van de cliënten dat per jaar verhuist.",
        Unit::Share,
        Average,
        CellRate(CellCount::Moved, set()),
    );
    d.add(
        "uitstroom_herstel",
        "Uitstroom door herstel",
        "Het deel van de cliënten dat per jaar geen hulp meer nodig heeft.",
        Unit::Share,
        Average,
        CellRate(CellCount::Recovered, set()),
    );
    d.add(
        "ongelijkheid",
        "Ongelijkheid",
        "Spreiding van toegekend gedeeld door nodig, bij gelijke behoefte (variatiecoëfficiënt).",
        Unit::Number,
        Average,
        Spread,
    );
    d.add(
        "ruimhartigheid",
        "Ruimhartigheid",
        "Toegekend gedeeld door wat de consulent nodig achtte, gemiddeld.",
        Unit::Number,
        Average,
        Ratio(vec![Count::Generosity], vec![Count::Granted], 1e-6),
    );
    d.add(
        "afwijkingen",
        "Afwijkingen",
        "Keren dat een aanbieder begint af te wijken van de indicatie.",
        Unit::Count("afwijkingen"),
        PerYear,
        Sum(vec![Count::Deviations], 1.0),
    );
    d.add(
        "bezwaren",
        "Bezwaren",
        "Bezwaren tegen een besluit.",
        Unit::Count("bezwaren"),
        PerYear,
        Sum(vec![Count::Objections], 1.0),
    );
}

fn team(lines: &mut Catalogue) {
    use Formula::{LevelRatio, Mean, Occupancy, Ratio, Sum, Turnover};
    use Whole::{Average, PerYear};
    let mut d = Draft(lines);
    d.add(
        "fte",
        "Bezette formatie",
        "Consulenten in dienst, ziek of niet.",
        Unit::Fte,
        Average,
        Mean(vec![Level::Staff], 0.001),
    );
    d.add(
        "formatie",
        "Formatie",
        "Plaatsen in het team, bezet of niet.",
        Unit::Fte,
        Average,
        Mean(vec![Level::Formation], 0.001),
    );
    d.add(
        "bezetting",
        "Hoe vol zit het team",
        "Uren aan dossiers gewerkt, gedeeld door de uren die er waren.",
        Unit::Share,
        Average,
        Occupancy,
    );
    d.add(
        "verzuim",
        "Ziekteverzuim",
        "Het deel van de bezette formatie dat ziek is.",
        Unit::Share,
        Average,
        LevelRatio(Level::Sick, Level::Staff),
    );
    d.add(
        "uitstroom_personeel",
        "Vertrek van consulenten",
        "Het deel van het team dat per jaar vertrekt.",
        Unit::Share,
        Average,
        Turnover,
    );
    d.add(
        "uren_per_onderzoek",
        "Uren per onderzoek",
        "Uren van consulenten per besluit.",
        Unit::Hours,
        Average,
        Ratio(vec![Count::HoursInquiry], vec![Count::DecidedTerm], 1e-6),
    );
    d.add(
        "herstelwerk_uren",
        "Uren aan herstelwerk",
        "Uren om indicaties te herstellen die niet pasten.",
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursRepair], 1e-6),
    );
    d.add(
        "afwijking_uren",
        "Uren aan aanspreken",
        "Uren om aanbieders op afwijkingen aan te spreken.",
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursDeviation], 1e-6),
    );
}

/// The measures that are also given by profile and by doenvermogen and network.
fn split(lines: &mut Catalogue, groups: &Groups) {
    use Formula::{CellEuro, CellEvents, CellShare, CellWeeks, Cells};
    use Whole::{Average, PerYear};
    let mut sets: Vec<(String, String, Vec<usize>)> = groups
        .profiles
        .iter()
        .enumerate()
        .map(|(p, (key, name))| (format!("profiel={key}"), name.clone(), (p * 4..p * 4 + 4).collect()))
        .collect();
    for (low, none) in [(false, false), (false, true), (true, false), (true, true)] {
        let doen = if low { ("laag", "laag doenvermogen") } else { ("gewoon", "gewoon doenvermogen") };
        let net = if none { ("zonder", "zonder netwerk") } else { ("met", "met netwerk") };
        let cells = (0..groups.profiles.len()).map(|p| Groups::cell(p, low, none)).collect();
        let id = format!("groep={}_doenvermogen_{}_netwerk", doen.0, net.0);
        sets.push((id, format!("{}, {}", doen.1, net.1), cells));
    }
    let mut d = Draft(lines);
    for (group, name, set) in &sets {
        let mut add = |id: &str, meaning: &str, unit, whole, formula| {
            d.add(&format!("{id}:{group}"), name, meaning, unit, whole, formula);
        };
        add(
            "clienten",
            "Cliënten die een voorziening krijgen.",
            CLIENTS,
            Average,
            Cells(CellLevel::Clients, set.clone()),
        );
        add("uitgaven_zorg", "Uitgaven aan geleverde voorzieningen.", Unit::Euro, PerYear, CellEuro(set.clone()));
        add(
            "onvervuld",
            "Weken met duidelijk minder hulp dan nodig.",
            Unit::ClientWeeks,
            PerYear,
            CellWeeks(CellLevel::Unmet, set.clone()),
        );
        add(
            "onvervuld_stil",
            "Onvervulde weken zonder dat de cliënt zich heeft gemeld.",
            Unit::ClientWeeks,
            PerYear,
            CellWeeks(CellLevel::UnmetSilent, set.clone()),
        );
        add(
            "onvoldoende_geholpen",
            "Het deel van de cliënten met hulp dat duidelijk minder krijgt dan nodig.",
            Unit::Share,
            Average,
            CellShare(CellLevel::Short, CellLevel::Clients, set.clone()),
        );
        add(
            "stil_aandeel",
            "Het deel van de cliënten met hulp dat te weinig krijgt en zich niet heeft gemeld.",
            Unit::Share,
            Average,
            CellShare(CellLevel::UnmetSilent, CellLevel::Clients, set.clone()),
        );
        add(
            "piep_meldingen",
            "Meldingen van cliënten die zelf aangeven dat de hulp tekortschiet.",
            MELDING,
            PerYear,
            CellEvents(CellCount::Complaints, set.clone()),
        );
        add(
            "crises",
            "Cliënten die in een crisis komen.",
            Unit::Count("crises"),
            PerYear,
            CellEvents(CellCount::Crises, set.clone()),
        );
        add(
            "wlz_instroom",
            "Cliënten die naar de Wlz gaan.",
            CLIENTS,
            PerYear,
            CellEvents(CellCount::Wlz, set.clone()),
        );
    }
}

fn products(lines: &mut Catalogue, groups: &Groups) {
    use Formula::{ProductEuro, YearClients};
    let mut d = Draft(lines);
    let meaning = "Cliënten die in een kalenderjaar op enig moment hulp krijgen.";
    d.add(
        "clienten_jaar",
        "Cliënten in een jaar",
        meaning,
        CLIENTS,
        Whole::Average,
        YearClients(groups.products.len()),
    );
    for (p, (key, name)) in groups.products.iter().enumerate() {
        d.add(&format!("clienten_jaar:product={key}"), name, meaning, CLIENTS, Whole::Average, YearClients(p));
    }
    for (p, (key, name)) in groups.products.iter().enumerate() {
        d.add(
            &format!("uitgaven_zorg:product={key}"),
            name,
            "Uitgaven aan geleverde voorzieningen.",
            Unit::Euro,
            Whole::PerYear,
            ProductEuro(p),
        );
    }
}

/// What mechanisms of law, network and coherence add.
fn law_and_network(lines: &mut Catalogue) {
    use Formula::{Mean, Sum};
    use Whole::{Average, PerYear};
    let mut d = Draft(lines);
    d.add(
        "vervolgmeldingen",
        "Vervolgmeldingen",
        "Meldingen van cliënten met hulp voor een ander leefgebied.",
        MELDING,
        PerYear,
        Sum(vec![Count::Followup], 1.0),
    );
    d.add(
        "later_gemeld",
        "Later gemeld",
        "Inwoners die zich later melden omdat zij de weg niet meteen vonden.",
        MELDING,
        PerYear,
        Sum(vec![Count::FoundLate], 1.0),
    );
    d.add(
        "bezwaren_gegrond",
        "Bezwaren die gegrond zijn",
        "Bezwaren waarna de gemeente haar besluit herziet.",
        Unit::Count("bezwaren"),
        PerYear,
        Sum(vec![Count::Upheld], 1.0),
    );
    d.add(
        "bezwaar_uren",
        "Uren aan bezwaar",
        "Uren om bezwaren te behandelen.",
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursObjection], 1e-6),
    );
    d.add(
        "regie_uren",
        "Uren aan regie",
        "Uren om de voorzieningen van een cliënt in één plan te brengen.",
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursDirecting], 1e-6),
    );
    d.add(
        "mantelzorg_overbelast",
        "Mantelzorg overbelast",
        "Cliënten met een mantelzorger die overbelast is.",
        CLIENTS,
        Average,
        Mean(vec![Level::CarersOverloaded], 1.0),
    );
    d.add(
        "mantelzorg_weggevallen",
        "Mantelzorg weggevallen",
        "Cliënten van wie de mantelzorg is weggevallen.",
        CLIENTS,
        PerYear,
        Sum(vec![Count::CarersLost], 1.0),
    );
}

/// What the mechanisms of organisation add.
fn organisation(lines: &mut Catalogue) {
    use Formula::{Euro, Sum};
    use Whole::PerYear;
    let mut d = Draft(lines);
    d.add(
        "signaal_meldingen",
        "Signalen van aanbieders",
        "Meldingen omdat een aanbieder ziet dat een cliënt meer nodig heeft.",
        MELDING,
        PerYear,
        Sum(vec![Count::Signal], 1.0),
    );
    d.add(
        "herhaalde_meldingen",
        "Herhaalde meldingen",
        "Nieuwe meldingen van inwoners die eerder zonder maatwerk waren geholpen.",
        MELDING,
        PerYear,
        Sum(vec![Count::Returned], 1.0),
    );
    d.add(
        "uren_totaal",
        "Uren aan dossiers",
        "Alle uren die consulenten aan dossiers werken.",
        Unit::Hours,
        PerYear,
        Sum(HOURS.to_vec(), 1e-6),
    );
    d.add(
        "eigen_bijdragen",
        "Eigen bijdragen",
        "Wat cliënten zelf betalen. Dit is niet van de uitgaven afgetrokken.",
        Unit::Euro,
        PerYear,
        Euro(vec![], vec![Count::Contributions]),
    );
    d.add(
        "open_dossiers",
        "Open dossiers",
        "Dossiers die op een consulent wachten of in behandeling zijn: de open voorraad.",
        DOSSIERS,
        Whole::Average,
        Formula::Mean(vec![Level::QueueInquiry, Level::InHand], 1.0),
    );
    d.add(
        "evaluaties",
        "Evaluaties",
        "Keren dat een consulent uit eigen beweging kijkt of de hulp van een cliënt genoeg is.",
        Unit::Count("evaluaties"),
        PerYear,
        Sum(vec![Count::Evaluations], 1.0),
    );
    d.add(
        "bijstellingen",
        "Bijstellingen",
        "Dossiers om een tekort te herstellen dat bij een evaluatie is gezien.",
        DOSSIERS,
        PerYear,
        Sum(vec![Count::Adjusted], 1.0),
    );
    d.add(
        "evaluatie_uren",
        "Uren aan evaluaties",
        "Uren om te kijken of lopende hulp genoeg is. De uren van een bijstelling tellen hier niet mee.",
        Unit::Hours,
        PerYear,
        Sum(vec![Count::HoursEvaluation], 1e-6),
    );
}
