//! What the model reports while it runs. All of it is added up in whole numbers, so that no total
//! depends on the order of its parts.

/// Declares an enum whose variants number the places of an array.
macro_rules! places {
    ($(#[doc = $doc:literal])+ pub enum $name:ident { $( $(#[doc = $help:literal])+ $variant:ident ),* $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name { $( $(#[doc = $help])+ $variant ),* }
        impl $name {
            /// How many there are.
            pub const COUNT: usize = [$( $name::$variant ),*].len();
            /// All of them, in order.
            pub const ALL: [$name; Self::COUNT] = [$( $name::$variant ),*];
        }
    };
}

places! {
    /// Levels of the whole municipality, reported as changes and integrated over time.
    pub enum Level {
        /// Dossiers that wait for a consulent.
        QueueInquiry,
        /// Voorzieningen that were granted and wait for a provider to start.
        QueueDelivery,
        /// Clients who have made a melding or been granted care and do not get any yet.
        QueueClients,
        /// Dossiers in the hands of a consulent.
        InHand,
        /// Positions in the formation, in thousandths of an fte.
        Formation,
        /// Consulents in service, in thousandths of an fte, sick or not.
        Staff,
        /// Consulents who are sick, in thousandths of an fte.
        Sick,
        /// Spending on care that fits, in nano-euros a second.
        SpendFit,
        /// Spending on care above the need.
        SpendOver,
        /// Spending on care delivered above the indicatie, or on something else than indicated.
        SpendDeviation,
        /// Spending on care that overlaps with another voorziening.
        SpendOverlap,
        /// Spending on clients who belong under another law.
        SpendWrongLaw,
        /// Spending on care under an indicatie that misfits.
        SpendRepair,
        /// Pay of consulents and inhuur.
        SpendOperation,
        /// Clients whose informal carer is overloaded.
        CarersOverloaded,
    }
}

impl Level {
    /// The levels that are spending.
    pub const SPENDING: [Level; 7] = [
        Level::SpendFit,
        Level::SpendOver,
        Level::SpendDeviation,
        Level::SpendOverlap,
        Level::SpendWrongLaw,
        Level::SpendRepair,
        Level::SpendOperation,
    ];
}

places! {
    /// Things that happen and are counted. Hours are in millionths, euros in cents.
    pub enum Count {
        /// New meldingen by residents who had no care.
        New,
        /// Herindicaties because a term ended.
        Renewal,
        /// Meldingen because of a shortage: the client complains.
        Complaint,
        /// Urgent meldingen after a crisis.
        Urgent,
        /// Dossiers to repair an indicatie that misfits.
        Repair,
        /// Dossiers closed with a besluit.
        Decided,
        /// Besluiten on a new melding, a renewal or a complaint: those that have a statutory term.
        DecidedTerm,
        /// Of these, within eight weeks of the melding.
        InTerm,
        /// Sum of their days from melding to besluit, in thousandths of a day.
        DecidedDays,
        /// New meldingen withdrawn before the besluit.
        Withdrawn,
        /// New meldingen solved without maatwerk.
        General,
        /// New meldingen refused.
        Refused,
        /// Voorzieningen of new clients that started.
        Started,
        /// Sum of their days from besluit to start, in thousandths of a day.
        StartDays,
        /// Hours worked on onderzoek of meldingen with a statutory term.
        HoursInquiry,
        /// Hours worked on repairing indicaties.
        HoursRepair,
        /// Hours spent on acting on deviations.
        HoursDeviation,
        /// Hours worked on anything else.
        HoursOther,
        /// What the hours worked are worth, in cents.
        HoursWorth,
        /// Hours that consulents had for cases.
        HoursAvailable,
        /// Consulents who left.
        StaffLeft,
        /// Deviations that began.
        Deviations,
        /// Deviations that were accepted, noticed or not.
        DeviationsAccepted,
        /// Deviations that were acted upon.
        DeviationsActed,
        /// Spells of shortage that ended.
        Spells,
        /// Of these, in which the client spoke up.
        SpellsVoiced,
        /// Spending on crises, in cents.
        SpendCrisis,
        /// The part of the budget that belongs to the month, in cents.
        Budget,
        /// Bezwaren lodged.
        Objections,
        /// Dwangsommen paid, in cents.
        Penalties,
        /// Indicaties that were set.
        Granted,
        /// Sum of the logarithm of indicated over needed, in millionths.
        GrantedLog,
        /// Sum of its square, in millionths.
        GrantedLogSquare,
        /// Sum of the generosity that applied, in millionths.
        Generosity,
        /// Meldingen of clients in care for another domain of life.
        Followup,
        /// Residents who reported late, because they did not find the way at first.
        FoundLate,
        /// Hours worked on bezwaren.
        HoursObjection,
        /// Bezwaren that were upheld.
        Upheld,
        /// Hours spent on bringing voorzieningen into one plan.
        HoursDirecting,
        /// Clients whose informal care fell away.
        CarersLost,
        /// Meldingen because a provider signals that a client needs more.
        Signal,
        /// New meldingen by residents who had been helped without maatwerk before.
        Returned,
        /// Contributions that clients pay, in cents.
        Contributions,
        /// Times that a consulent looked whether the help of a client suffices.
        Evaluations,
        /// Dossiers to repair a shortage that was seen in such a look.
        Adjusted,
        /// Hours spent on such looks.
        HoursEvaluation,
    }
}

places! {
    /// Levels kept for each cell of profile, doenvermogen and network.
    pub enum CellLevel {
        /// Clients with care.
        Clients,
        /// Clients with care who are short by more than the threshold.
        Short,
        /// Clients who are short, with care or waiting for it.
        Unmet,
        /// Of these, the clients who have not spoken up.
        UnmetSilent,
        /// Spending on care, in nano-euros a second.
        Spend,
    }
}

places! {
    /// Events counted for each cell of profile, doenvermogen and network.
    pub enum CellCount {
        /// Crises.
        Crises,
        /// Moves to the Wlz.
        Wlz,
        /// Deaths of clients with care.
        Deaths,
        /// Clients who moved away.
        Moved,
        /// Clients who no longer needed care.
        Recovered,
        /// Complaints.
        Complaints,
        /// Clients whose care began.
        Entered,
    }
}

places! {
    /// Levels kept for each product.
    pub enum ProductLevel {
        /// Clients who get the product.
        Clients,
        /// Spending on it, in nano-euros a second.
        Spend,
    }
}

/// The names by which figures are split.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// Key and Dutch name of each profile.
    pub profiles: Vec<(String, String)>,
    /// Key and Dutch name of each product.
    pub products: Vec<(String, String)>,
}

impl Groups {
    /// The cells: profiles times low or other doenvermogen times without or with a network.
    pub fn cells(&self) -> usize {
        self.profiles.len() * 4
    }

    /// The cell of a client.
    pub fn cell(profile: usize, low_doenvermogen: bool, no_network: bool) -> usize {
        profile * 4 + usize::from(low_doenvermogen) * 2 + usize::from(no_network)
    }
}
