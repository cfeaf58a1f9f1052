//! Period, working calendar and the months of a run.

use super::order;
use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::{self, Event as Any};
use jiff::civil::Date;

settings! {
    /// De periode en de werkkalender.
    pub struct Settings {
        /// Eerste dag waarover wordt gerapporteerd: de eerste dag van een maand.
        #[english = "First day that is reported on: the first day of a month."]
        start: Date { example: "2027-01-01" },
        /// Aantal jaren waarover wordt gerapporteerd.
        #[english = "Number of years that are reported on."]
        jaren: u32 { unit: "jaar", min: 1.0, max: 500.0, example: "4" },
        /// Maanden die vooraf worden nagespeeld en niet meetellen, zodat de beginstand is uitgewerkt.
        #[english = "Months that are simulated beforehand and do not count, so that the starting position has worn off."]
        aanloop_maanden: u32 { unit: "maanden", min: 0.0, max: 600.0, example: "24" },
        /// Welke dagen er wordt gewerkt.
        #[english = "On which days people work."]
        kalender: WorkCalendar { example: "\"nederlands\"" },
        /// Het uur waarop de werkdag begint.
        #[english = "The hour at which the working day begins."]
        werkdag_begin: f64 { unit: "uur", min: 0.0, max: 24.0, example: "9" },
        /// Het uur waarop de werkdag eindigt.
        #[english = "The hour at which the working day ends."]
        werkdag_eind: f64 { unit: "uur", min: 0.0, max: 24.0, example: "17" },
    }
}

choices! {
    /// Welke dagen er wordt gewerkt.
    pub enum WorkCalendar ("een werkkalender") {
        /// Maandag tot en met vrijdag, behalve op Nederlandse feestdagen.
        #[english = "Monday to Friday, except on Dutch public holidays."]
        Dutch = "nederlands",
        /// Dag en nacht, ook in het weekend: om te vergelijken met wachtrijtheorie.
        #[english = "Day and night, at weekends too: for comparison with queueing theory."]
        Always = "altijd",
    }
}

/// The months of a run.
#[derive(Clone, Debug)]
pub struct Span {
    /// First day of the run, at the start of the warm-up.
    pub begin: Date,
    /// First day of each month.
    pub months: Vec<Date>,
    /// The day after the last.
    pub end: Date,
    /// Months that are not reported.
    pub warm_up: usize,
}

/// The months of a run: the warm-up before `start`, then the reported years.
pub fn span(settings: &Settings) -> Span {
    let warm_up = settings.aanloop_maanden as usize;
    let month = |offset: i32| {
        let months = i32::from(settings.start.month()) - 1 + offset;
        let year = i32::from(settings.start.year()) + months.div_euclid(12);
        let year = year.clamp(1, 9_990) as i16;
        jiff::civil::date(year, (months.rem_euclid(12) + 1) as i8, 1)
    };
    let first = -(settings.aanloop_maanden as i32);
    let last = settings.jaren as i32 * 12;
    let months: Vec<Date> = (first..last).map(month).collect();
    Span { begin: months[0], months, end: month(last), warm_up }
}

/// The passing of time: months, dated changes, the opening of the team.
#[derive(Debug)]
pub struct Tijd;

/// What happens by itself.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A month ends.
    Month,
    /// The settings of a period come into force.
    Change(u32),
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        Subject::Everyone
    }
}

/// Puts the dated changes of the plan in the calendar. They have a class of their own, so that it makes no
/// difference when this is done, as long as none is past.
pub fn announce(sim: &mut Sim) {
    for (index, period) in sim.plan.periods.iter().enumerate().skip(1) {
        sim.put(period.from, order::SETTINGS, Any::Tijd(Event::Change(index as u32)));
    }
}

impl Stage for Tijd {
    type State = ();
    type Event = Event;

    fn prepare(_plan: &Plan) {}

    fn start(sim: &mut Sim) {
        for month in &sim.plan.months[1..] {
            sim.put(*month, order::MONTH, Any::Tijd(Event::Month));
        }
    }

    fn handle(sim: &mut Sim, event: Event) {
        match event {
            Event::Month => {
                sim.obs.close(sim.now);
                stages::month_closed(sim);
            }
            Event::Change(index) => {
                let before = &sim.period.settings;
                sim.period = &sim.plan.periods[index as usize];
                // A change to what holds already is none: nobody is put in another place because of it.
                if sim.period.settings != *before {
                    stages::settings_changed(sim);
                }
            }
        }
    }
}
