//! Stacking: voorzieningen of the same client that overlap, care that is added on top of care, and the plan that
//! brings them together.

use super::care::{self, Phase};
use super::client::{ClientId, Standing};
use super::dossier::{self, DossierId, Kind};
use super::memory;
use super::order;
use super::plan::{Period, Plan};
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;

settings! {
    /// Overlap tussen voorzieningen van dezelfde cliënt, en regie daarop.
    pub struct Settings {
        /// Deel van elke volgende voorziening dat overlapt met wat er al is: betaald, zonder effect.
        #[english = "Share of each next service that overlaps with what is there already: paid for, without effect."]
        overlap: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.05" },
        /// Deel dat er bij elke volgende voorziening bovenop komt, zonder effect, telkens als na achteruitgang opnieuw wordt toegekend. 0 is niet stapelen.
        #[english = "Share that is added at each next service, without effect, each time that more is granted after a decline. 0 is no stacking."]
        toename: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.03" },
        /// Deel van de overlap dat één plan met één regisseur wegneemt. 0 is geen regie.
        #[english = "Share of the overlap that one plan with one coordinator takes away. 0 is no coordination."]
        regie: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.6" },
        /// Uren van de regisseur per cliënt per jaar.
        #[english = "Hours of the coordinator per client per year."]
        regie_uren: f64 { unit: "uur per jaar", min: 0.0, max: 1000.0, example: "1.5" },
        /// Vanaf hoeveel voorzieningen een cliënt een regisseur krijgt.
        #[english = "From how many services a client gets a coordinator."]
        regie_vanaf: u32 { unit: "voorzieningen", min: 2.0, max: 32.0, example: "2" },
    }
}

/// Stacking.
#[derive(Debug)]
pub struct Stapeling;

/// What is remembered of stacking, by client.
#[derive(Clone, Debug, Default)]
pub struct State {
    clients: Vec<Stacked>,
}

/// What is remembered of one client.
#[derive(Clone, Copy, Debug, Default)]
struct Stacked {
    /// The level of need at the last besluit, with one added; 0 when there was none.
    level: u8,
    /// Times that care was added on top of care.
    added: u8,
    /// There is one plan.
    directed: bool,
    /// A next look at the plan is in the calendar.
    planned: bool,
}

/// What happens around stacking.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The plan of a client is made, or looked at again.
    Plan(ClientId),
}

/// What stacking makes of a voorziening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stack {
    /// What is paid, against what was delivered with effect and the ordinary overlap.
    pub paid: f64,
    /// The share of what is paid that overlaps.
    pub overlap: f64,
}

/// The first voorziening overlaps with nothing.
const FIRST: Stack = Stack { paid: 1.0, overlap: 0.0 };

/// The cost of a voorziening when `before` others of the client run already, care was added on top `added` times,
/// and `directed` tells whether there is one plan:
///
/// `paid = 1 - r o + (1 - r) min(1, a n)` and `overlap = (1 - r) (o + min(1, a n)) / paid`, with ordinary overlap
/// `o`, addition `a`, `n` additions and `r` the share that a plan removes (aanname). The first voorziening overlaps
/// with nothing.
#[inline]
pub fn cost(settings: &Settings, before: u32, added: u8, directed: bool) -> Stack {
    if before == 0 {
        return FIRST;
    }
    let removed = if directed { settings.regie } else { 0.0 };
    let extra = (settings.toename * f64::from(added)).min(1.0);
    let paid = 1.0 - removed * settings.overlap + (1.0 - removed) * extra;
    let overlap = (1.0 - removed) * (settings.overlap + extra);
    Stack { paid, overlap: if paid > 0.0 { overlap / paid } else { 0.0 } }
}

/// What stacking makes of a voorziening of `client` when `before` others run already.
#[inline]
pub fn stack(period: &Period, state: &State, client: ClientId, before: u32) -> Stack {
    if before == 0 {
        return FIRST;
    }
    let known = state.clients.get(client as usize).copied().unwrap_or_default();
    cost(&period.settings.stapeling, before, known.added, known.directed)
}

/// The memory of `client`.
fn memory<'s>(sim: &'s mut Sim<'_>, client: ClientId) -> &'s mut Stacked {
    memory::of(&mut sim.state.stapeling.clients, client, Stacked::default())
}

/// A besluit: care is added on top of care when the need has risen since the last, and taken off when it has fallen.
fn follow(sim: &mut Sim, client: ClientId) {
    let level = sim.clients[client as usize].level + 1;
    let known = memory(sim, client);
    // Numbers: which of the two it is cannot be foretold, and adding costs no jump.
    let (risen, fallen) = ((known.level > 0) & (level > known.level), level < known.level);
    known.added = known.added.saturating_add(u8::from(risen)).saturating_sub(u8::from(fallen));
    known.level = level;
}

/// True when the client has so many voorzieningen that there should be one plan.
fn stacked(sim: &Sim, client: ClientId) -> bool {
    let granted = sim.care[care::of(sim, client)].iter().filter(|care| care.phase != Phase::None).count();
    granted >= sim.period.settings.stapeling.regie_vanaf as usize
        && sim.clients[client as usize].standing == Standing::InCare
}

/// Plans for everyone who should have one, spread over the first year.
fn begin(sim: &mut Sim) {
    if sim.period.settings.stapeling.regie <= 0.0 {
        return;
    }
    for client in sim.slots.in_order() {
        if stacked(sim, client) && !memory(sim, client).planned {
            memory(sim, client).planned = true;
            let u = sim.clients[client as usize].key.luck(Purpose::Directing.at(0));
            let at = sim.now.after_years(u);
            sim.put(at, order::CLIENT, Any::Stapeling(Event::Plan(client)));
        }
    }
}

/// A besluit: a plan is made for who should have one.
#[inline(never)]
fn perhaps_plan(sim: &mut Sim, client: ClientId) {
    if stacked(sim, client) && !memory(sim, client).planned {
        memory(sim, client).planned = true;
        sim.put(sim.now, order::CLIENT, Any::Stapeling(Event::Plan(client)));
    }
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Plan(client) = *self;
        Subject::Client(client)
    }
}

impl Stage for Stapeling {
    type State = State;
    type Event = Event;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn start(sim: &mut Sim) {
        begin(sim);
    }

    fn settings_changed(sim: &mut Sim) {
        begin(sim);
    }

    fn forget(sim: &mut Sim, client: ClientId) {
        memory::forget(&mut sim.state.stapeling.clients, client, Stacked::default());
    }

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Plan(client) = event;
        let settings = &sim.period.settings.stapeling;
        if settings.regie <= 0.0 || !stacked(sim, client) {
            let known = memory(sim, client);
            known.planned = false;
            if std::mem::take(&mut known.directed) {
                care::changed(sim, client);
            }
            return;
        }
        let hours = settings.regie_uren;
        let at = sim.now.after_years(1.0);
        sim.put(at, order::CLIENT, Any::Stapeling(Event::Plan(client)));
        if hours > 0.0 {
            dossier::side_work(sim, client, Kind::Directing, hours);
        } else {
            memory(sim, client).directed = true;
            care::changed(sim, client);
        }
    }

    #[inline]
    fn decided(sim: &mut Sim, _id: DossierId, client: ClientId) {
        if sim.foreseen.additions {
            follow(sim, client);
        }
        if sim.period.settings.stapeling.regie > 0.0 {
            perhaps_plan(sim, client);
        }
    }
}

/// The plan has been made.
pub fn directed(sim: &mut Sim, id: DossierId) {
    let client = sim.dossiers[id as usize].client;
    dossier::close(sim, id);
    if sim.clients[client as usize].standing == Standing::InCare {
        memory(sim, client).directed = true;
        care::changed(sim, client);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings =
        Settings { overlap: 0.04, toename: 0.0, regie: 0.0, regie_uren: 1.0, regie_vanaf: 2 };

    #[test]
    fn without_additions_and_without_a_plan_only_the_ordinary_overlap_is_left() {
        assert_eq!(cost(&SETTINGS, 0, 3, true), Stack { paid: 1.0, overlap: 0.0 });
        assert_eq!(cost(&SETTINGS, 2, 3, false), Stack { paid: 1.0, overlap: 0.04 });
        assert_eq!(cost(&SETTINGS, 2, 3, true), Stack { paid: 1.0, overlap: 0.04 });
    }

    #[test]
    fn additions_are_paid_on_top_and_a_plan_removes_its_share_of_all_overlap() {
        let settings = Settings { toename: 0.05, regie: 0.5, ..SETTINGS };
        let free = cost(&settings, 1, 2, false);
        assert!((free.paid - 1.10).abs() < 1e-12 && (free.paid * free.overlap - 0.14).abs() < 1e-12);
        let planned = cost(&settings, 1, 2, true);
        assert!((planned.paid - 1.03).abs() < 1e-12 && (planned.paid * planned.overlap - 0.07).abs() < 1e-12);
        // What has effect is the same in both.
        assert!((free.paid * (1.0 - free.overlap) - planned.paid * (1.0 - planned.overlap)).abs() < 1e-12);
    }
}
