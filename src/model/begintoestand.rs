//! The first day: clients with running care, open meldingen, voorzieningen that wait for a provider.

use super::care;
use super::client::{self, ClientId, Person, Standing};
use super::dossier::{self, Kind};
use super::plan::Plan;
use super::purpose::{Purpose, kind};
use super::sim::Sim;
use super::stage::{Never, Stage};
use super::{aanbieder, herindicatie, indicatie, triage};
use crate::engine::math::{exp, ln};
use crate::engine::sample::{normal, uniform};
use crate::engine::stream::entity;
use crate::engine::{Moment, Stream};
use crate::observations::Level;

settings! {
    /// De gemeente op de eerste dag van de aanloop. Het aantal cliënten staat bij de profielen.
    pub struct Settings {
        /// Open nieuwe meldingen op de wachtlijst, op de eerste dag van de aanloop.
        #[english = "Open new meldingen on the waiting list, on the first day of the warm-up."]
        open_meldingen_per_1000: f64 { unit: "per 1.000 inwoners", min: 0.0, max: 1000.0, example: "1.0" },
        /// Hoe lang die meldingen er hoogstens al liggen.
        #[english = "How long those meldingen have been there at most."]
        open_weken: f64 { unit: "weken", min: 0.0, max: 520.0, example: "4.0" },
        /// Cliënten met een besluit die nog op een aanbieder wachten.
        #[english = "Clients with a decision who still wait for a provider."]
        wacht_op_aanbieder_per_1000: f64 { unit: "per 1.000 inwoners", min: 0.0, max: 1000.0, example: "0.8" },
        /// Deel van de lopende indicaties dat in een jaar voor het einde stopt of door een ander besluit wordt vervangen. Hoe groter, hoe jonger de indicaties op de eerste dag zijn.
        #[english = "Share of the current indicaties that in a year stop before their end or are replaced by another decision. The larger, the younger the indicaties are on the first day."]
        tussentijds: f64 { unit: "per jaar", min: 0.0, max: 100.0, example: "0.30" },
    }
}

/// The first day.
#[derive(Debug)]
pub struct Begintoestand;

impl Stage for Begintoestand {
    type State = ();
    type Event = Never;

    fn prepare(_plan: &Plan) {}

    fn start(sim: &mut Sim) {
        let settings = &sim.period.settings;
        let thousands = settings.gemeente.inwoners / 1000.0;
        let waiting = settings.begintoestand.wacht_op_aanbieder_per_1000 * thousands;
        let open = settings.begintoestand.open_meldingen_per_1000 * thousands;
        let weeks = settings.begintoestand.open_weken;
        let clients: f64 = sim.period.profiles.iter().map(|p| p.first_day).sum();
        let arrivals: f64 = sim.period.profiles.iter().map(|p| p.arrivals).sum();
        for profile in 0..sim.period.profiles.len() {
            let group = &sim.period.profiles[profile];
            let (first_day, share_clients) = (group.first_day, share(group.first_day, clients));
            let share_arrivals = share(group.arrivals, arrivals);
            for index in 0..count(first_day) {
                in_care(sim, person(profile, 0, index, true), true);
            }
            for index in 0..count(waiting * share_clients) {
                in_care(sim, person(profile, 1, index, false), false);
            }
            for index in 0..count(open * share_arrivals) {
                reported(sim, person(profile, 2, index, false), weeks);
            }
        }
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn count(number: f64) -> u64 {
    libm::round(number) as u64
}

fn person(profile: usize, group: u64, index: u64, first_day: bool) -> Person {
    Person { entity: entity(kind::FIRST, [profile as u64, group, index]), profile, first_day }
}

/// A client whose indicatie was set some time ago. With `running` the care runs already; otherwise it was
/// granted today and waits for a provider.
fn in_care(sim: &mut Sim, person: Person, running: bool) {
    let client = client::draw(sim, person);
    let mut stream = client.key.stream(Purpose::FirstDay.at(0));
    let id = client::admit(sim, &client);
    sim.clients[id as usize].standing = Standing::InCare;
    grant(sim, id, &mut stream);
    let runs = running && aanbieder::already_running(sim, id);
    if !running {
        aanbieder::request(sim, id);
    }
    let luck = if running { uniform(&mut stream) } else { 0.0 };
    let rate = sim.period.settings.begintoestand.tussentijds;
    let end = |term: f64| sim.now.after_years(term - age(rate, term, luck));
    let first = herindicatie::terms(sim, id).filter(|term| term.is_finite()).map(end).min();
    herindicatie::plan_end(sim, id, first.unwrap_or(Moment::NEVER));
    // Care that runs has told what the client lacks and costs, and nothing has changed since it did.
    if !runs {
        care::changed(sim, id);
    }
}

/// The age in years, at luck `u`, of an indicatie with a term of `term` years that still runs, when running
/// indicaties stop at `rate` a year before their end.
///
/// In a steady state as many are `a` years old as were granted then and have survived: the density of the age is in
/// proportion to `exp(-rate a)` on `0..term` (renewal theory: Cox 1962). By inversion the age is
/// `-ln(1 - u (1 - exp(-rate term))) / rate`; without early ends every age is as likely.
pub fn age(rate: f64, term: f64, u: f64) -> f64 {
    let ended = 1.0 - exp(-rate * term);
    // Of so small a share the logarithm keeps no digits; the ages are then as good as even.
    if ended < 1e-9 { u * term } else { (-ln(1.0 - u * ended) / rate).clamp(0.0, term) }
}

/// What a consulent with an ordinary style would have indicated, with the error of any indicatie.
fn grant(sim: &mut Sim, id: ClientId, stream: &mut Stream) {
    let settings = &sim.period.settings.indicatie;
    let error = (settings.stijl * settings.stijl + settings.ruis * settings.ruis).sqrt() * normal(stream);
    for index in care::of(sim, id) {
        let product = usize::from(sim.care[index].product);
        let (_, need) = sim.clients[id as usize].needs(sim.period, product);
        let indicated = if sim.period.products[product].divisible {
            need * settings.gezien * settings.ruimhartigheid * exp(error)
        } else {
            need
        };
        indicatie::set(sim, index, indicated);
    }
}

/// A resident who reported before the run began and still waits.
fn reported(sim: &mut Sim, person: Person, weeks: f64) {
    let mut client = client::draw(sim, person);
    let ago = client.key.luck(Purpose::FirstDay.at(0)) * weeks;
    let at = triage::earlier(sim.now, ago);
    client.reported = at;
    let id = client::admit(sim, &client);
    sim.obs.level(Level::QueueClients, sim.now, 1);
    care::changed(sim, id);
    dossier::open_at(sim, id, Kind::New, at);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_early_ends_every_age_is_as_likely_and_with_them_indicaties_are_younger() {
        assert_eq!(age(0.0, 4.0, 0.25), 1.0);
        assert_eq!((age(0.3, 4.0, 0.0), age(0.3, 4.0, 1.0)), (0.0, 4.0));
        // Half of the running indicaties is younger than the age that splits the survivors in two.
        let middle = age(0.3, 4.0, 0.5);
        let survivors = |from: f64, to: f64| exp(-0.3 * from) - exp(-0.3 * to);
        assert!((survivors(0.0, middle) - survivors(middle, 4.0)).abs() < 1e-12);
        assert!(middle < 2.0);
        assert!((age(1e-12, 4.0, 0.5) - 2.0).abs() < 1e-6);
    }
}
