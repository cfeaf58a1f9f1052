//! Findability: residents who do not find the way to the municipality at first, and come later and worse.

use super::client::Newcomer;
use super::dossier::{self, Kind};
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use super::{instroom, order, verloop};
use crate::engine::math::exp;
use crate::engine::sample::{exponential, uniform};
use crate::observations::{CellLevel, Count};

settings! {
    /// Wie de weg naar de gemeente niet meteen vindt.
    pub struct Settings {
        /// Deel van de inwoners met een behoefte dat de weg niet meteen vindt, bij een gewoon doenvermogen en met netwerk. 0 is niemand.
        #[english = "Share of the inhabitants with a need who do not find the way at once, with ordinary doenvermogen and a network. 0 is nobody."]
        deel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.15" },
        /// Deel van hen dat door betere vindbaarheid toch meteen wordt bereikt.
        #[english = "Share of them whom better findability reaches at once after all."]
        bereik: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.0" },
        /// Factor op het deel bij een laag doenvermogen.
        #[english = "Factor on the share with low doenvermogen."]
        laag_doenvermogen: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.5" },
        /// Factor op het deel zonder netwerk.
        #[english = "Factor on the share without a network."]
        zonder_netwerk: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.5" },
        /// Hoeveel maanden later zij zich gemiddeld melden.
        #[english = "How many months later they come forward on average."]
        vertraging_maanden: f64 { unit: "maanden", min: 0.0, max: 1000.0, example: "12.0" },
        /// Hoe snel hun behoefte intussen stijgt: 1.0 is even snel als bij een cliënt die geen enkele hulp krijgt.
        #[english = "How fast their need rises meanwhile: 1.0 is as fast as for a client who gets no help at all."]
        erger: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.0" },
        /// Hoe vaak zij intussen in een crisis komen: 1.0 is even vaak als een cliënt die geen enkele hulp krijgt.
        #[english = "How often they get into a crisis meanwhile: 1.0 is as often as a client who gets no help at all."]
        crisis: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.0" },
    }
}

/// Room for residents that is taken at first: what is not used of it costs nothing, and moving house does.
const AT_FIRST: usize = 2_048;

/// Findability.
#[derive(Debug)]
pub struct Vindbaarheid;

/// Residents with a need who have not reported yet.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// In the order in which their need began; `None` for who has come since.
    pub hidden: Vec<Option<Newcomer>>,
}

/// What happens to residents who have not reported yet.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A resident finds the way, or comes in a crisis.
    Found {
        /// Position among the hidden.
        resident: u32,
        /// True when a crisis brings him.
        crisis: bool,
    },
}

/// The share of residents that does not find the way at once: `share x factors x (1 - reach)`, at most 1.
///
/// 50 to 80% of residents do not know that there is independent support (SCP 2018, I&O 2021); what share does
/// not find the municipality is an aanname.
pub fn share(settings: &Settings, low_doenvermogen: bool, no_network: bool) -> f64 {
    let doen = if low_doenvermogen { settings.laag_doenvermogen } else { 1.0 };
    let network = if no_network { settings.zonder_netwerk } else { 1.0 };
    (settings.deel * doen * network * (1.0 - settings.bereik)).min(1.0)
}

/// The chance of having risen a level after `years` at `rate` a year: `1 - exp(-rate x years)`.
pub fn worse(rate: f64, years: f64) -> f64 {
    1.0 - exp(-rate * years)
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        Subject::Nobody
    }
}

impl Stage for Vindbaarheid {
    type State = State;
    type Event = Event;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Found { resident, crisis } = event;
        let Some(mut client) = sim.state.vindbaarheid.hidden[resident as usize].take() else { return };
        let cell = client.cell();
        sim.obs.cell_level(CellLevel::Unmet, cell, sim.now, -1);
        sim.obs.cell_level(CellLevel::UnmetSilent, cell, sim.now, -1);
        sim.obs.count(Count::FoundLate, 1);
        let years = sim.now.years_since(client.reported);
        let rate = sim.period.profiles[client.profile].course[usize::from(client.traits.level)].up
            * (1.0 + sim.period.settings.verloop.tekort_op)
            * sim.period.settings.vindbaarheid.erger;
        let luck = client.key.luck(Purpose::Finding.at(1));
        if luck < worse(rate, years) {
            client.traits.level += 1;
        }
        client.reported = sim.now;
        let id = instroom::receive(sim, &client);
        if crisis {
            verloop::crisis(sim, id);
        } else {
            dossier::open(sim, id, Kind::New);
        }
    }
}

/// True when a resident with a need does not find the way yet; he then comes by himself, later.
///
/// Until then he is short of all help, and nobody knows. Finding the way takes an exponential time; a crisis at
/// the rate of a client without any help, `crisis(level) exp(b)`, may come first.
#[inline]
pub fn hidden(sim: &mut Sim, client: &Newcomer) -> bool {
    let settings = &sim.period.settings.vindbaarheid;
    if settings.deel <= 0.0 {
        return false;
    }
    let share = share(settings, client.traits.low_doenvermogen, client.traits.no_network);
    let hidden = client.key.luck(Purpose::Finding.at(0)) < share;
    if hidden {
        hide(sim, client);
    }
    hidden
}

/// A resident does not find the way yet: the first number of the stream has told so.
#[inline(never)]
fn hide(sim: &mut Sim, client: &Newcomer) {
    let settings = &sim.period.settings.vindbaarheid;
    let mut stream = client.key.stream(Purpose::Finding.at(0));
    uniform(&mut stream);
    let way = exponential(&mut stream) * settings.vertraging_maanden / 12.0;
    let rate = sim.period.profiles[client.profile].course[usize::from(client.traits.level)].crisis
        * exp(sim.period.settings.verloop.tekort_crisis)
        * settings.crisis;
    let threshold = exponential(&mut stream);
    let fall = if rate > 0.0 { threshold / rate } else { f64::INFINITY };
    let at = sim.now.after_years(way.min(fall));
    let resident = sim.state.vindbaarheid.hidden.len() as u32;
    if resident == 0 {
        sim.state.vindbaarheid.hidden.reserve(AT_FIRST);
    }
    sim.state.vindbaarheid.hidden.push(Some(*client));
    let cell = client.cell();
    sim.obs.cell_level(CellLevel::Unmet, cell, sim.now, 1);
    sim.obs.cell_level(CellLevel::UnmetSilent, cell, sim.now, 1);
    sim.put(at, order::ARRIVAL, Any::Vindbaarheid(Event::Found { resident, crisis: fall < way }));
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings = Settings {
        deel: 0.2,
        bereik: 0.0,
        laag_doenvermogen: 1.5,
        zonder_netwerk: 2.0,
        vertraging_maanden: 12.0,
        erger: 1.0,
        crisis: 1.0,
    };

    #[test]
    fn who_has_least_to_fall_back_on_finds_the_way_least() {
        assert!((share(&SETTINGS, false, false) - 0.2).abs() < 1e-12);
        assert!((share(&SETTINGS, true, true) - 0.6).abs() < 1e-12);
        assert_eq!(share(&Settings { deel: 0.9, ..SETTINGS }, true, true), 1.0);
        assert!((share(&Settings { bereik: 0.5, ..SETTINGS }, true, false) - 0.15).abs() < 1e-12);
    }

    #[test]
    fn need_grows_while_nobody_knows() {
        assert_eq!(worse(0.4, 0.0), 0.0);
        assert!((worse(0.4, 1.0) - 0.329_679_953_964_361).abs() < 1e-12);
    }
}
