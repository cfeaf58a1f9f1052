//! What a stage of the process can take part in.

use super::case::Case;
use super::client::{Client, ClientId};
use super::dossier::{Dossier, DossierId};
use super::plan::Plan;
use super::sim::Sim;
use std::fmt::Debug;

/// An event of a stage that has none.
#[derive(Clone, Copy, Debug)]
pub enum Never {}

/// Whom an event is about in the first place, for who watches a run. What follows from it for others (a place
/// that comes free, a dossier that is taken up) is seen by the watcher itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// No client in particular.
    Nobody,
    /// Any client may change.
    Everyone,
    /// One client.
    Client(ClientId),
    /// The client of a dossier.
    Dossier(DossierId),
    /// The client of a voorziening: a place in [`Sim::care`].
    Care(u32),
}

impl Subject {
    /// The one client that is meant, if it is one.
    #[inline]
    pub fn client(self, sim: &Sim) -> Option<ClientId> {
        match self {
            Subject::Client(client) => Some(client),
            Subject::Dossier(id) => Some(sim.dossiers[id as usize].client),
            Subject::Care(index) => Some(sim.care[index as usize].client),
            Subject::Nobody | Subject::Everyone => None,
        }
    }
}

/// Says whom an event is about.
pub trait Concerns {
    /// Whom the event is about.
    fn concerns(&self) -> Subject;

    /// Whose slot must not be given to another client before the event has come: by default, that of whom it is about.
    /// Nobody's if the event carries a version, or something else that tells that it is about somebody who has left.
    fn holds(&self) -> Subject {
        self.concerns()
    }
}

impl Concerns for Never {
    fn concerns(&self) -> Subject {
        match *self {}
    }
}

/// A stage of the process or a mechanism in it: one table in the scenario, one file, one chapter.
///
/// Everything here does nothing by default, so a stage names only what it takes part in. The factors of
/// all stages are multiplied, in the order of the list in [`super::stages`].
pub trait Stage {
    /// What the stage remembers during a replication.
    type State: Debug;
    /// What can happen in the stage. Best of whole words (`u32`): an event is read before it is known of which stage it is,
    /// and halves of words would cost every event something.
    type Event: Copy + Debug + Concerns;

    /// The state before anything has happened.
    fn prepare(plan: &Plan) -> Self::State;

    /// The run begins: puts the first events in the calendar.
    fn start(_sim: &mut Sim) {}

    /// An event of this stage happens.
    fn handle(_sim: &mut Sim, _event: Self::Event) {}

    /// A month has been closed; its sums are the last of `sim.obs.months()`.
    fn month_closed(_sim: &mut Sim) {}

    /// A dated change of the settings has come into force.
    fn settings_changed(_sim: &mut Sim) {}

    /// A dossier got its besluit, and the voorzieningen of its client have been set.
    fn decided(_sim: &mut Sim, _dossier: DossierId, _client: ClientId) {}

    /// Reads something of what the stage remembers of a client, so that it is at hand soon after. What it yields means
    /// nothing.
    fn recall(_sim: &Sim, _client: ClientId) -> u64 {
        0
    }

    /// A new melding was refused; its client is about to leave.
    fn refused(_sim: &mut Sim, _dossier: DossierId) {}

    /// What a client lacks has been computed anew.
    fn shortage_changed(_sim: &mut Sim, _client: ClientId) {}

    /// A newcomer has the slot of someone who left for good: what was remembered of the slot is forgotten.
    fn forget(_sim: &mut Sim, _client: ClientId) {}

    /// A client has left for good.
    fn client_left(_sim: &mut Sim, _client: ClientId) {}

    /// Multiplies the hours of a dossier's next block of work.
    fn work(_case: &Case) -> f64 {
        1.0
    }

    /// Multiplies the time that consulents have for cases. It is asked for when the team changes, a month closes or other
    /// settings come into force: what it depends on must not change at any other moment.
    fn capacity(_sim: &Sim) -> f64 {
        1.0
    }

    /// Multiplies what is indicated.
    fn generosity(_case: &Case) -> f64 {
        1.0
    }

    /// The lowest generosity that the law allows; the highest floor of all stages counts.
    fn floor(_case: &Case) -> f64 {
        0.0
    }

    /// Multiplies the days that a dossier waits between steps.
    fn waiting(_sim: &Sim, _dossier: &Dossier) -> f64 {
        1.0
    }

    /// Multiplies the spread of what is indicated.
    fn noise(_case: &Case) -> f64 {
        1.0
    }

    /// Added to the score (log-odds) that an indicatie misfits.
    fn misfit(_case: &Case) -> f64 {
        0.0
    }

    /// Multiplies the rate at which residents of a profile report.
    fn inflow(_sim: &Sim, _profile: usize) -> f64 {
        1.0
    }

    /// Multiplies the rate at which a client who is short speaks up.
    fn voice(_sim: &Sim, _client: &Client) -> f64 {
        1.0
    }

    /// Multiplies how far a consulent's personal style lies from that of the team.
    fn style(_case: &Case) -> f64 {
        1.0
    }

    /// The share of what a conversation would have missed that comes to light all the same; added up.
    fn seen(_case: &Case) -> f64 {
        0.0
    }

    /// Added to the chance that a new melding is solved without maatwerk. Who is helped in this way needs
    /// no report and no aanvraag: the dossier ends after the first step.
    fn general(_sim: &Sim, _dossier: &Dossier) -> f64 {
        0.0
    }

    /// Multiplies the rate at which an indicatie that misfits is found out.
    fn discovery(_sim: &Sim, _client: &Client) -> f64 {
        1.0
    }
}
