//! What can stand in a journal: numbers and kinds, no words.

use crate::engine::Moment;
use crate::model::bezwaar::Outcome;
use crate::model::care::Deviation;
use crate::model::client::ClientId;
use crate::model::dossier::{DossierId, Kind};
use crate::model::indicatie::Ending;

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// When.
    pub at: Moment,
    /// To whom.
    pub client: Option<ClientId>,
    /// In which dossier.
    pub dossier: Option<DossierId>,
    /// By which consulent.
    pub consulent: Option<u32>,
    /// With which product.
    pub product: Option<usize>,
    /// At which provider.
    pub provider: Option<usize>,
    /// What happened.
    pub what: What,
}

/// What happened. Units are those of the product, a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    /// A client has care on the first day.
    Present,
    /// A dossier is opened for a melding that was made at `since`.
    Reported {
        /// Why there is a dossier.
        kind: Kind,
        /// When the client reported.
        since: Moment,
    },
    /// Work begins that has no besluit: a provider is held to account, a bezwaar handled, a plan made.
    SideWork(Kind),
    /// That work is done, or nobody was there to do it.
    SideWorkDone(Kind),
    /// The dossier waits for a consulent.
    Queued {
        /// Light, standard or complex: 0, 1, 2.
        complexity: u8,
        /// The same as triage sees it.
        estimate: u8,
    },
    /// A consulent takes the dossier.
    Assigned,
    /// A consulent has given the dossier back.
    HandedBack,
    /// The dossier must go first from now on.
    Urgent,
    /// A step of the onderzoek is done.
    StepDone {
        /// The step.
        step: u8,
        /// Hours of work.
        hours: f64,
    },
    /// The client has applied formally.
    Applied,
    /// The besluit.
    Decided {
        /// What it says.
        ending: Ending,
        /// True when what was granted fits.
        fits: bool,
        /// Seconds since the melding.
        seconds: i64,
        /// Seconds that the law allows; nothing for a dossier without a term.
        term: Option<i64>,
        /// The dwangsom, in cents.
        penalty: i64,
    },
    /// The resident will not wait any longer.
    Withdrawn,
    /// A dossier ends without a besluit, because its client has left.
    Closed,
    /// What is indicated of a product, by a besluit or an upheld bezwaar.
    Indicated {
        /// Units that were indicated before.
        before: f64,
        /// Units indicated.
        indicated: f64,
        /// Units needed beside the network.
        needed: f64,
    },
    /// A provider is asked for care.
    Requested,
    /// The provider has a place and prepares the start.
    PlaceFound,
    /// Care begins.
    Started {
        /// Units indicated.
        indicated: f64,
        /// Units delivered.
        delivered: f64,
        /// Units needed beside the network.
        needed: f64,
        /// Seconds since it was granted.
        seconds: i64,
    },
    /// Care ends, or the request for it.
    Stopped {
        /// True when the care ran.
        running: bool,
    },
    /// The provider deviates from the indicatie.
    Deviates {
        /// How.
        kind: Deviation,
        /// Units indicated.
        indicated: f64,
        /// Units delivered.
        delivered: f64,
    },
    /// The provider delivers as indicated again.
    DeviationEnded,
    /// A deviation was looked at.
    Evaluated {
        /// Somebody saw it.
        noticed: bool,
        /// Something is done about it.
        acted: bool,
    },
    /// The level of need has changed, counted from 0.
    Level {
        /// The level before.
        from: u8,
        /// The level from now on.
        to: u8,
    },
    /// A crisis, with its cost in cents.
    Crisis(i64),
    /// The client speaks up about a shortage.
    SpokeUp,
    /// A provider signals that the client needs more.
    Signalled,
    /// It comes to light that the indicatie misfits.
    MisfitFound,
    /// The client is short from now on.
    Short {
        /// The share of the need that is not met.
        share: f64,
        /// True when nobody knows.
        silent: bool,
    },
    /// The present shortage has become known.
    Known,
    /// The municipality has answered; the client is short all the same, and nobody knows.
    Unseen {
        /// The share of the need that is not met.
        share: f64,
    },
    /// The client is no longer short.
    Enough,
    /// The network covers another share of the need.
    Network {
        /// The share before.
        from: f64,
        /// The share from now on.
        to: f64,
    },
    /// The client belongs under another law from now on.
    OtherLaw,
    /// The client has left for good.
    Left(Reason),
    /// A resident who had left reports again.
    Returned,
    /// A client makes bezwaar.
    Objected(Outcome),
    /// A bezwaar is upheld.
    Upheld,
    /// Spending on a client by one cause has changed.
    Spending {
        /// Position among the causes of spending: see [`crate::model::care`].
        cause: usize,
        /// Nano-euros a second from now on.
        rate: i64,
    },
    /// Something about a consulent.
    Staff(Staffing),
    /// A dated change of the settings comes into force: its position in the plan.
    Settings(usize),
}

/// Why a client has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Death.
    Died,
    /// To the Wlz.
    Wlz,
    /// Moved away, or stopped for another reason.
    Moved,
    /// Help is no longer needed.
    Recovered,
    /// A melding ended without maatwerk; the dossier says how.
    NoCare,
}

/// What happens to a consulent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staffing {
    /// Begins.
    Hired,
    /// Falls ill.
    Sick,
    /// Is back.
    Back,
    /// Leaves.
    Gone,
}
