//! A dossier: the work on one melding, from the front door to the besluit.

use super::client::{ClientId, Standing};
use super::sim::Sim;
use super::slots;
use super::stage::Subject;
use super::toewijzing;
use super::triage::{self, Weighed};
use crate::engine::Moment;
use crate::observations::{CellCount, Count, Level};
use std::num::NonZeroU32;

/// Position in [`Sim::dossiers`].
pub type DossierId = u32;

/// Why there is a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A resident without care reports.
    New,
    /// An indicatie ends.
    Renewal,
    /// A client is short and speaks up.
    Complaint,
    /// A crisis.
    Urgent,
    /// An indicatie misfits.
    Repair,
    /// A provider is held to account; work without a besluit.
    Deviation,
    /// A bezwaar is handled; work without a besluit.
    Objection,
    /// The voorzieningen of a client are brought into one plan; work without a besluit.
    Directing,
    /// A client in care reports again for another domain of life.
    Followup,
    /// A provider signals that a client needs more.
    Signal,
    /// A consulent looks whether help suffices; work without a besluit.
    Evaluation,
    /// A shortage that the municipality saw itself is repaired.
    Adjustment,
}

impl Kind {
    /// All of them, in order.
    pub const ALL: [Kind; KINDS] = [
        Kind::New,
        Kind::Renewal,
        Kind::Complaint,
        Kind::Urgent,
        Kind::Repair,
        Kind::Deviation,
        Kind::Objection,
        Kind::Directing,
        Kind::Followup,
        Kind::Signal,
        Kind::Evaluation,
        Kind::Adjustment,
    ];

    /// True for work at a desk that takes no place in a caseload and ends without a besluit.
    pub const fn is_side_work(self) -> bool {
        matches!(self, Kind::Deviation | Kind::Objection | Kind::Directing | Kind::Evaluation)
    }
}

/// How many kinds there are.
pub const KINDS: usize = Kind::Adjustment as usize + 1;

// Tables by kind are made of `Kind::ALL` and asked by number: it must be in order.
const _: () = {
    let mut number = 0;
    while number < KINDS {
        assert!(Kind::ALL[number] as usize == number);
        number += 1;
    }
};

/// Where a dossier is. It is in one place at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Being weighed at the front door.
    Triage,
    /// Waiting for a consulent.
    Queue,
    /// With a consulent.
    InHand,
    /// Closed.
    Closed,
}

/// Who handles a dossier, if anyone does. It takes no more room than a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handler(Option<NonZeroU32>);

impl Handler {
    /// No one.
    pub const NOBODY: Handler = Handler(None);

    /// The consulent at position `consulent` in the team.
    #[inline]
    pub fn of(consulent: u32) -> Handler {
        Handler(NonZeroU32::MIN.checked_add(consulent))
    }
}

/// A dossier: one line of the cache, as dossiers are met all over the memory.
#[derive(Clone, Debug, PartialEq)]
#[repr(align(64))]
pub struct Dossier {
    /// Whose it is.
    pub client: ClientId,
    /// Why it is there.
    pub kind: Kind,
    /// Where it is.
    pub place: Place,
    /// Number among the client's dossiers, for the keys of its streams.
    pub number: u32,
    /// Must go first.
    pub urgent: bool,
    /// Light, standard or complex: 0, 1, 2.
    pub complexity: u8,
    /// The complexity as triage sees it.
    pub estimate: u8,
    /// Anyone may take it: it has waited long enough for the right consulent.
    pub open_to_all: bool,
    /// When the client reported.
    pub reported: Moment,
    /// When the client applied formally (aanvraag); `NEVER` before that.
    pub applied: Moment,
    /// The consulent: see [`Dossier::consulent`].
    pub handler: Handler,
    /// The next step of the onderzoek.
    pub step: u8,
    /// Hours of the step that waits or runs.
    pub hours: f64,
    /// Hours of the whole onderzoek, before the consulent's factors.
    pub size: f64,
    /// Extra hours to take over the dossier of a colleague.
    pub handover: f64,
    /// Raised whenever pending events of the dossier lose their meaning.
    pub version: u32,
}

impl Dossier {
    /// The consulent, if there is one.
    #[inline]
    pub fn consulent(&self) -> Option<u32> {
        self.handler.0.map(|number| number.get() - 1)
    }

    /// True for meldingen that have a statutory term.
    pub fn has_term(&self) -> bool {
        matches!(
            self.kind,
            Kind::New | Kind::Renewal | Kind::Complaint | Kind::Urgent | Kind::Followup | Kind::Signal
        )
    }
}

/// What is counted when a dossier of each kind is opened. A table: which kind it is cannot be foretold.
const OPENED: [Count; KINDS] = {
    let mut counts = [Count::Repair; KINDS];
    counts[Kind::New as usize] = Count::New;
    counts[Kind::Renewal as usize] = Count::Renewal;
    counts[Kind::Complaint as usize] = Count::Complaint;
    counts[Kind::Urgent as usize] = Count::Urgent;
    counts[Kind::Followup as usize] = Count::Followup;
    counts[Kind::Signal as usize] = Count::Signal;
    counts[Kind::Adjustment as usize] = Count::Adjusted;
    counts
};

/// Opens a dossier for `client`, unless one is open. A crisis makes the open dossier urgent instead.
pub fn open(sim: &mut Sim, client: ClientId, kind: Kind) {
    open_at(sim, client, kind, sim.now);
}

/// As [`open`], for a melding made at `reported`.
pub fn open_at(sim: &mut Sim, client: ClientId, kind: Kind, reported: Moment) {
    let owner = &sim.clients[client as usize];
    if owner.standing == Standing::Left {
        return;
    }
    if kind == Kind::Deviation {
        let id = create(sim, client, kind, reported, Weighed::NOT);
        super::afwijking::act(sim, id);
        return;
    }
    if let Some(open) = owner.open {
        if kind == Kind::Urgent {
            make_urgent(sim, open);
        }
        return;
    }
    let weighed = triage::weigh(sim.period, owner, kind);
    let id = create(sim, client, kind, reported, weighed);
    let owner = &mut sim.clients[client as usize];
    owner.open = Some(id);
    let cell = usize::from(owner.cell);
    sim.obs.count(OPENED[kind as usize], 1);
    if kind == Kind::Complaint {
        sim.obs.cell_count(CellCount::Complaints, cell);
    }
    triage::arrive(sim, id);
}

/// Puts `hours` of work for `client`, who may have left, on a desk.
pub fn side_work(sim: &mut Sim, client: ClientId, kind: Kind, hours: f64) {
    let id = create(sim, client, kind, sim.now, Weighed::NOT);
    sim.dossiers[id as usize].hours = hours;
    super::team::side_work(sim, id);
}

/// Work without a besluit is done.
pub fn side_work_done(sim: &mut Sim, id: DossierId) {
    match sim.dossiers[id as usize].kind {
        Kind::Deviation => super::afwijking::acted(sim, id),
        Kind::Directing => super::stapeling::directed(sim, id),
        Kind::Evaluation => super::evaluatie::looked(sim, id),
        _ => close(sim, id),
    }
}

/// Makes the record of a dossier, without doing anything with it.
#[inline]
fn create(sim: &mut Sim, client: ClientId, kind: Kind, reported: Moment, weighed: Weighed) -> DossierId {
    if kind.is_side_work() {
        slots::hold(sim, Subject::Client(client));
    }
    let id = sim.dossiers.len() as DossierId;
    let owner = &mut sim.clients[client as usize];
    let number = owner.number(kind);
    let count = &mut owner.dossiers[kind as usize];
    *count = count.wrapping_add(1);
    let Weighed { complexity, estimate, size } = weighed;
    sim.dossiers.push(Dossier {
        client,
        kind,
        place: Place::Triage,
        number,
        urgent: kind == Kind::Urgent,
        complexity,
        estimate,
        open_to_all: false,
        reported,
        applied: Moment::NEVER,
        handler: Handler::NOBODY,
        step: 0,
        hours: 0.0,
        size,
        handover: 0.0,
        version: 0,
    });
    id
}

fn make_urgent(sim: &mut Sim, id: DossierId) {
    let dossier = &mut sim.dossiers[id as usize];
    if dossier.urgent {
        return;
    }
    dossier.urgent = true;
    if dossier.place == Place::Queue {
        toewijzing::requeue(sim, id);
    }
}

/// Closes a dossier without or after a besluit, and gives its place in the caseload free.
pub fn close(sim: &mut Sim, id: DossierId) {
    let now = sim.now;
    let dossier = &mut sim.dossiers[id as usize];
    let (place, client, consulent) = (dossier.place, dossier.client, dossier.consulent());
    if place == Place::Closed {
        return;
    }
    dossier.place = Place::Closed;
    dossier.version += 1;
    let side_work = dossier.kind.is_side_work();
    match place {
        Place::Queue => sim.obs.level(Level::QueueInquiry, now, -1),
        Place::InHand if !side_work => {
            sim.obs.level(Level::InHand, now, -1);
            if let Some(consulent) = consulent {
                super::team::release(sim, consulent, id);
            }
        }
        _ => {}
    }
    let owner = &mut sim.clients[client as usize];
    if owner.open == Some(id) {
        owner.open = None;
    }
    if side_work {
        slots::let_go(sim, Subject::Client(client));
    }
}

/// A client leaves for good: the dossier is closed, care ends, levels are adjusted.
pub fn leave(sim: &mut Sim, client: ClientId) {
    if sim.clients[client as usize].standing == Standing::Left {
        return;
    }
    if sim.clients[client as usize].standing == Standing::Waiting {
        sim.obs.level(Level::QueueClients, sim.now, -1);
    }
    if let Some(open) = sim.clients[client as usize].open {
        close(sim, open);
    }
    super::aanbieder::stop_all(sim, client);
    sim.clients[client as usize].standing = Standing::Left;
    super::care::changed(sim, client);
    super::stages::client_left(sim, client);
    slots::perhaps_free(sim, client);
}
