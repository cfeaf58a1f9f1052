//! What random numbers are drawn for. Each purpose of each entity has a stream of its own.

/// Kinds of entities; see [`crate::engine::stream::entity`].
pub mod kind {
    /// Residents who report during the run, by profile, layer and year.
    pub const ARRIVAL: u64 = 1;
    /// Clients of the first day.
    pub const FIRST: u64 = 2;
    /// Positions in the team.
    pub const POSITION: u64 = 3;
    /// Layers of the arrival process.
    pub const LAYER: u64 = 4;
}

/// Declares the purposes, numbered in order.
macro_rules! purposes {
    ($( $(#[doc = $doc:literal])+ $name:ident ),* $(,)?) => {
        /// What a number is drawn for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Purpose { $( $(#[doc = $doc])+ $name ),* }
    };
}

purposes! {
    /// When the next resident reports.
    Arrival,
    /// Who a client is: level, doenvermogen, network, products.
    Person,
    /// How a client stood on the first day.
    FirstDay,
    /// Thresholds of the course of need, by transition.
    Course,
    /// How long a resident will wait before withdrawing.
    Patience,
    /// How a new melding ends.
    Outcome,
    /// How complex a dossier is and how triage sees it.
    Triage,
    /// Hours of work of a dossier.
    Work,
    /// Waiting between the steps of a dossier.
    Wait,
    /// The error in an indicatie.
    Indication,
    /// Whether an indicatie misfits.
    Misfit,
    /// Whether a late decision is met with an ingebrekestelling.
    Notice,
    /// Which provider a client prefers.
    Provider,
    /// How long a provider takes to start.
    StartDelay,
    /// Whether a provider deviates.
    Deviation,
    /// Whether a deviation is noticed.
    Detection,
    /// Who a consulent is: contract, skill, style.
    Consulent,
    /// When a consulent takes leave.
    Leave,
    /// When and how long a consulent is sick.
    Sickness,
    /// When a consulent leaves and when the successor comes.
    Turnover,
    /// Whether a client belongs under another law, and whether that is seen.
    OtherLaw,
    /// Whether a resident finds the door at once, and how it goes until then.
    Finding,
    /// Whether a besluit is met with bezwaar, when, and how that ends.
    Objection,
    /// When an indicatie is revised after a ruling.
    Ruling,
    /// In how many domains a client needs help, and whether they are handled as one.
    Domains,
    /// When a client who has several voorzieningen gets a plan.
    Directing,
    /// When a client's turn comes in a round in which everyone is looked at again.
    Round,
    /// Thresholds of overload, relief and loss of informal care.
    InformalCare,
    /// Whether and when a resident who was helped without maatwerk comes back.
    Return,
    /// Whether a client's situation is unlike what a protocol expects.
    Atypical,
    /// Whether a client is reached by independent support.
    Support,
    /// Whether a consulent is employed by a provider.
    Employer,
    /// When a client's first look comes, and whether a look sees a shortage.
    Evaluation,
}

impl Purpose {
    /// The purpose of the `ordinal`-th time.
    #[inline]
    pub const fn at(self, ordinal: u32) -> u64 {
        ((self as u64) << 40) | ordinal as u64
    }
}
