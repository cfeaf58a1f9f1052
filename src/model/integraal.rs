//! One onderzoek over all domains of a client's life, or one for each domain.

use super::case::Case;
use super::client::{Client, ClientId, Standing};
use super::dossier::{self, Dossier, DossierId, Kind};
use super::memory;
use super::order;
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use super::verloop;
use crate::engine::Key;
use crate::engine::sample::uniform;
use crate::schema::Named;

settings! {
    /// Eén onderzoek over alle leefgebieden, of voor elk leefgebied een eigen.
    pub struct Settings {
        /// Of leefgebieden worden onderscheiden.
        #[english = "Whether areas of life are told apart."]
        aan: bool { example: "false" },
        /// Deel van de cliënten met vragen op meer leefgebieden dat in één onderzoek wordt geholpen. De rest wordt per leefgebied geholpen.
        #[english = "Share of the clients with needs in several areas of life who are helped in one inquiry. The others are helped area by area."]
        integraal: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
        /// Uren van een integraal onderzoek ten opzichte van een onderzoek van één leefgebied.
        #[english = "Hours of an integrated inquiry relative to an inquiry into one area of life."]
        uren_integraal: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.5" },
        /// Op hoeveel andere leefgebieden er vragen zijn, gemiddeld.
        #[english = "In how many other areas of life there are needs, on average."]
        andere_leefgebieden: f64 { unit: "leefgebieden", min: 0.0, max: 20.0, example: "2.0" },
        /// Weken tussen een besluit en de melding voor een volgend leefgebied, gemiddeld.
        #[english = "Weeks between a decision and the melding for a next area of life, on average."]
        tussen_weken: f64 { unit: "weken", min: 0.0, max: 520.0, example: "13.0" },
        /// Hoeveel langer zo'n vervolgmelding op andere partijen wacht.
        #[english = "How much longer such a follow-up melding waits for other parties."]
        wachten: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.5" },
        /// Deel van de behoefte dat buiten beeld blijft zolang geen van de andere leefgebieden is bekeken.
        #[english = "Share of the need that stays out of view as long as none of the other areas of life has been looked at."]
        gemist: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.2" },
        /// Per profiel het deel van de cliënten met vragen op meer leefgebieden.
        #[english = "For each profile the share of the clients with needs in several areas of life."]
        profielen: Named<f64> { unit: "deel", min: 0.0, max: 1.0, example: "{ multi = 1.0 }" },
    }
}

/// Domains of life.
#[derive(Debug)]
pub struct Integraal;

/// What is remembered of domains.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Share of clients with needs in several domains, by profile.
    several: Vec<f64>,
    /// Domains still to be handled by client, with one added; 0 when nothing is known of the client.
    open: Vec<u8>,
}

/// What happens around domains.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A client reports for the next domain.
    Next(ClientId),
}

/// How a client's domains are handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handling {
    /// There is one domain.
    Single,
    /// All in one onderzoek.
    Whole,
    /// Each by itself.
    Apart,
}

/// The number of other domains with mean `mean` at luck `u`: the whole numbers around it, in proportion.
pub fn domains(mean: f64, u: f64) -> u8 {
    let whole = libm::floor(mean);
    (whole as u8).saturating_add(u8::from(u < mean - whole))
}

/// The share of the need that is seen with `open` of `all` other domains to go: `1 - missed x open / all` (aanname).
pub fn seen(missed: f64, open: u8, all: u8) -> f64 {
    if all == 0 { 1.0 } else { 1.0 - missed * f64::from(open) / f64::from(all) }
}

/// Whether the client of this profile with this key has needs in several domains: kept in [`Client::several`].
pub fn has_several(sim: &Sim, profile: usize, key: Key) -> bool {
    let share = sim.state.integraal.several[profile];
    share > 0.0 && key.luck(Purpose::Domains.at(0)) < share
}

/// True when what is kept of every client says what it should: for audits.
pub fn holds(sim: &Sim) -> bool {
    sim.clients.iter().all(|who| who.several == has_several(sim, usize::from(who.profile), who.key))
}

/// How the client's domains are handled, and how many other domains there are. The luck is the client's, so fewer
/// clients are handled apart when the share that is handled as one grows.
#[inline]
fn handling(sim: &Sim, who: &Client) -> (Handling, u8) {
    if who.several { draw(sim, who) } else { (Handling::Single, 0) }
}

/// As [`handling`], for a client with needs in several domains.
fn draw(sim: &Sim, who: &Client) -> (Handling, u8) {
    let settings = &sim.period.settings.integraal;
    let mut stream = who.key.stream(Purpose::Domains.at(0));
    // The first number has told that there are several.
    uniform(&mut stream);
    let whole = uniform(&mut stream) < settings.integraal;
    let others = domains(settings.andere_leefgebieden, uniform(&mut stream));
    match (others, whole) {
        (0, _) => (Handling::Single, 0),
        (_, true) => (Handling::Whole, others),
        (_, false) => (Handling::Apart, others),
    }
}

/// Domains that are still to be handled for a client who has had an onderzoek.
#[inline]
fn others(sim: &Sim, client: ClientId) -> u8 {
    sim.state.integraal.open.get(client as usize).copied().unwrap_or(0).saturating_sub(1)
}

/// The share of clients with needs in several domains, by profile; 0 for a profile that is not named.
fn several(settings: &super::Settings) -> Vec<f64> {
    let share = |name| settings.integraal.profielen.get(name).copied().unwrap_or(0.0);
    settings.profiel.names().map(share).collect()
}

/// Plans the melding for a domain that is still to be handled, if there is one.
fn plan_others(sim: &mut Sim, kind: Kind, client: ClientId) {
    let known = memory::of(&mut sim.state.integraal.open, client, 0);
    if kind == Kind::Followup {
        let left = known.saturating_sub(1);
        if left > 0 {
            plan_next(sim, client, left);
        }
    } else if let (Handling::Apart, others) = handling(sim, &sim.clients[client as usize]) {
        sim.state.integraal.open[client as usize] = others + 1;
        plan_next(sim, client, others);
    }
}

/// Plans the melding for the next domain.
fn plan_next(sim: &mut Sim, client: ClientId, left: u8) {
    let weeks = sim.period.settings.integraal.tussen_weken;
    let key = sim.clients[client as usize].key;
    let days = 7.0 * weeks * sim.period.derived.days.draw(&mut key.stream(Purpose::Domains.at(u32::from(left))));
    let at = sim.now.after_days(days.max(1.0));
    sim.put(at, order::CLIENT, Any::Integraal(Event::Next(client)));
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Next(client) = *self;
        Subject::Client(client)
    }
}

impl Stage for Integraal {
    type State = State;
    type Event = Event;

    fn prepare(plan: &Plan) -> State {
        // Known before any stage starts: a team may take up its first dossier when it does.
        State { several: several(&plan.periods[0].settings), open: Vec::new() }
    }

    fn forget(sim: &mut Sim, client: ClientId) {
        memory::forget(&mut sim.state.integraal.open, client, 0);
    }

    fn settings_changed(sim: &mut Sim) {
        sim.state.integraal.several = several(&sim.period.settings);
        for id in 0..sim.clients.len() {
            let who = &sim.clients[id];
            sim.clients[id].several = has_several(sim, usize::from(who.profile), who.key);
        }
    }

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Next(client) = event;
        let who = &sim.clients[client as usize];
        if who.standing != Standing::InCare || !sim.period.settings.integraal.aan {
            return;
        }
        if who.open.is_some() {
            // Something else is being looked at first.
            let at = sim.now.after_days(28.0);
            sim.put(at, order::CLIENT, Any::Integraal(Event::Next(client)));
            return;
        }
        sim.state.integraal.open[client as usize] -= 1;
        dossier::open(sim, client, Kind::Followup);
        verloop::reschedule(sim, client);
    }

    #[inline]
    fn decided(sim: &mut Sim, id: DossierId, client: ClientId) {
        if sim.period.settings.integraal.aan {
            let kind = sim.dossiers[id as usize].kind;
            if matches!(kind, Kind::New | Kind::Followup) {
                plan_others(sim, kind, client);
            }
        }
    }

    fn work(case: &Case) -> f64 {
        let Case { sim, dossier, .. } = case;
        let settings = &sim.period.settings.integraal;
        if !settings.aan || dossier.kind != Kind::New {
            return 1.0;
        }
        if handling(case.sim, case.client).0 == Handling::Whole { settings.uren_integraal } else { 1.0 }
    }

    fn waiting(sim: &Sim, dossier: &Dossier) -> f64 {
        if dossier.kind == Kind::Followup { sim.period.settings.integraal.wachten } else { 1.0 }
    }

    fn generosity(case: &Case) -> f64 {
        let Case { sim, dossier, client, .. } = case;
        let settings = &sim.period.settings.integraal;
        if !settings.aan || settings.gemist == 0.0 || !client.several {
            return 1.0;
        }
        // For a new melding nothing has been looked at yet.
        let open = if dossier.kind == Kind::New { u8::MAX } else { others(sim, dossier.client) };
        // Of whom nothing is left to report for, all has been seen.
        if open == 0 {
            return 1.0;
        }
        let (Handling::Apart, all) = handling(sim, client) else { return 1.0 };
        seen(settings.gemist, open.min(all), all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_domains_has_its_mean() {
        assert_eq!(domains(2.0, 0.5), 2);
        let sum: u32 = (0..100).map(|i| u32::from(domains(1.7, (f64::from(i) + 0.5) / 100.0))).sum();
        assert_eq!(sum, 170);
    }

    #[test]
    fn each_domain_brings_its_share_of_the_need_to_light() {
        assert_eq!(seen(0.3, 0, 3), 1.0);
        assert!((seen(0.3, 3, 3) - 0.7).abs() < 1e-12);
        assert!((seen(0.3, 1, 3) - 0.9).abs() < 1e-12);
        assert_eq!(seen(0.3, 0, 0), 1.0);
    }
}
