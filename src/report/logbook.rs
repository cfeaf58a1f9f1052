//! The log of one replication as CSV: a row for each thing that happens.
//!
//! UTF-8, a comma between fields and a point in numbers, as in the other files. An empty field says that the thing
//! has no such property. The words in `gebeurtenis`, `fase`, `soort` and `uitkomst` are fixed: others build on them.

use super::csv::{harmless, number};
use super::words;
use crate::engine::{DAY, Moment, WEEK};
use crate::model::bezwaar::Outcome;
use crate::model::care::Deviation;
use crate::model::journal::{Ending, Entry, Reason, Staffing, What};
use crate::model::{Plan, Sim};
use crate::statistics::Unit;
use std::io::{self, Write};

/// The columns.
pub const HEADER: [&str; 23] = [
    "moment",
    "aanloop",
    "gebeurtenis",
    "fase",
    "client",
    "inwoner",
    "profiel",
    "niveau",
    "dossier",
    "soort",
    "stap",
    "consulent",
    "product",
    "aanbieder",
    "nodig",
    "toegekend",
    "geleverd",
    "tekort",
    "uren",
    "dagen",
    "euro",
    "uitkomst",
    "bijzonderheid",
];

/// Writes entries as rows.
pub struct Logbook<'a, W: Write> {
    plan: &'a Plan,
    table: ::csv::Writer<W>,
    warm_up: bool,
    fault: Option<io::Error>,
}

impl<'a, W: Write> Logbook<'a, W> {
    /// A log of a replication of `plan`, with or without the warm-up.
    ///
    /// # Errors
    ///
    /// When the header cannot be written.
    pub fn new(plan: &'a Plan, to: W, warm_up: bool) -> io::Result<Logbook<'a, W>> {
        let mut table = ::csv::Writer::from_writer(to);
        table.write_record(HEADER)?;
        Ok(Logbook { plan, table, warm_up, fault: None })
    }

    /// Writes a row; false when it is left out. A fault is kept for [`Logbook::finish`].
    pub fn tell(&mut self, sim: &Sim, entry: &Entry) -> bool {
        let warm_up = entry.at < self.plan.months[self.plan.warm_up];
        if self.fault.is_some() || (warm_up && !self.warm_up) {
            return false;
        }
        let row = row(self.plan, sim, entry, warm_up);
        if let Err(error) = self.table.write_record(&row) {
            self.fault = Some(error.into());
        }
        true
    }

    /// Gives back where the rows went.
    ///
    /// # Errors
    ///
    /// When one of them could not be written.
    pub fn finish(self) -> io::Result<W> {
        match self.fault {
            Some(error) => Err(error),
            None => self.table.into_inner().map_err(|error| io::Error::from(error.error().kind())),
        }
    }
}

/// `2027-03-12T09:30:00`: local time without a zone, as a day of the model always has 24 hours.
fn moment(plan: &Plan, at: Moment) -> String {
    let second = at.second_of_day();
    format!("{}T{:02}:{:02}:{:02}", plan.work.date(at.day()), second / 3600, second / 60 % 60, second % 60)
}

/// What a row says beside when and to whom.
#[derive(Default)]
struct Values {
    kind: &'static str,
    step: Option<u8>,
    needed: Option<f64>,
    indicated: Option<f64>,
    delivered: Option<f64>,
    shortage: Option<f64>,
    hours: Option<f64>,
    days: Option<f64>,
    euros: Option<f64>,
    ending: &'static str,
    note: String,
}

fn row(plan: &Plan, sim: &Sim, entry: &Entry, warm_up: bool) -> [String; 23] {
    let settings = &plan.periods[0].settings;
    let named =
        |names: Vec<&str>, at: Option<usize>| at.map_or(String::new(), |at| harmless(names[at]).into_owned());
    let numbered = |at: Option<u32>| at.map_or(String::new(), |at| (at + 1).to_string());
    let value = |value: Option<f64>| value.map_or(String::new(), |value| number(value, Unit::Number));
    let (event, stage, mut values) = say(&entry.what);
    let client = entry.client.map(|id| &sim.clients[id as usize]);
    if let Some(dossier) = entry.dossier
        && values.kind.is_empty()
    {
        values.kind = words::kind(sim.dossiers[dossier as usize].kind);
    }
    let steps = &sim.period.settings.onderzoek.stap;
    let step = values.step.and_then(|step| steps.get(usize::from(step)));
    [
        moment(plan, entry.at),
        if warm_up { "ja" } else { "nee" }.into(),
        event.into(),
        stage.into(),
        numbered(entry.client),
        client.map_or(String::new(), |client| format!("{:016x}", client.entity)),
        named(settings.profiel.names().collect(), client.map(|client| usize::from(client.profile))),
        client.map_or(String::new(), |client| (client.level + 1).to_string()),
        numbered(entry.dossier),
        values.kind.into(),
        step.map_or(String::new(), |step| harmless(&step.naam).into_owned()),
        numbered(entry.consulent),
        named(settings.product.names().collect(), entry.product),
        named(settings.aanbieder.names().collect(), entry.provider),
        value(values.needed),
        value(values.indicated),
        value(values.delivered),
        value(values.shortage),
        value(values.hours),
        value(values.days),
        values.euros.map_or(String::new(), |euros| number(euros, Unit::Euro)),
        values.ending.into(),
        values.note,
    ]
}

fn days(seconds: i64) -> Option<f64> {
    Some(seconds as f64 / DAY as f64)
}

/// The word for an entry, the stage where it belongs, and its values.
fn say(what: &What) -> (&'static str, &'static str, Values) {
    let none = Values::default;
    match *what {
        What::Present => ("beginstand", "begintoestand", none()),
        What::Reported { kind, .. } => ("melding", "instroom", Values { kind: words::kind(kind), ..none() }),
        What::SideWork(kind) => ("ander_werk_begonnen", "team", Values { kind: words::kind(kind), ..none() }),
        What::SideWorkDone(kind) => ("ander_werk_klaar", "team", Values { kind: words::kind(kind), ..none() }),
        What::Queued { complexity, estimate } => {
            let note = format!("{}, ingeschat als {}", words::complexity(complexity), words::complexity(estimate));
            ("op_wachtlijst", "triage", Values { note, ..none() })
        }
        What::Assigned => ("onderzoek_begonnen", "toewijzing", none()),
        What::HandedBack => ("dossier_terug", "toewijzing", none()),
        What::Urgent => ("spoed_geworden", "toewijzing", none()),
        What::StepDone { step, hours } => {
            ("stap_klaar", "onderzoek", Values { step: Some(step), hours: Some(hours), ..none() })
        }
        What::Applied => ("aanvraag", "onderzoek", none()),
        What::Decided { ending, fits, seconds, term, penalty } => {
            let late = match term {
                Some(term) if seconds > term => "te laat",
                Some(_) => "op tijd",
                None => "",
            };
            let misfit = if ending == Ending::Granted && !fits { "past niet" } else { "" };
            let note = [late, misfit].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ");
            let euros = (penalty > 0).then_some(penalty as f64 / 100.0);
            let ending = words::ending(ending);
            ("besluit", "beschikking", Values { days: days(seconds), euros, ending, note, ..none() })
        }
        What::Withdrawn => ("ingetrokken", "triage", none()),
        What::Closed => ("dossier_gesloten", "verloop", none()),
        What::Indicated { before, indicated, needed } => {
            let note = if before > 0.0 { format!("was {}", number(before, Unit::Number)) } else { String::new() };
            ("indicatie", "indicatie", Values { indicated: Some(indicated), needed: Some(needed), note, ..none() })
        }
        What::Requested => ("aanbieder_gevraagd", "aanbieder", none()),
        What::PlaceFound => ("plaats_gevonden", "aanbieder", none()),
        What::Started { indicated, delivered, needed, seconds } => (
            "levering_begonnen",
            "aanbieder",
            Values {
                indicated: Some(indicated),
                delivered: Some(delivered),
                needed: Some(needed),
                days: days(seconds),
                ..none()
            },
        ),
        What::Stopped { running: true } => ("levering_gestopt", "aanbieder", none()),
        What::Stopped { running: false } => ("wachten_gestopt", "aanbieder", none()),
        What::Deviates { kind, indicated, delivered } => {
            let (ending, delivered) = match kind {
                Deviation::None | Deviation::Late => ("later", None),
                Deviation::More => ("meer", Some(delivered)),
                Deviation::Less => ("minder", Some(delivered)),
                Deviation::Other => ("iets anders", Some(delivered)),
            };
            ("afwijking", "afwijking", Values { indicated: Some(indicated), delivered, ending, ..none() })
        }
        What::DeviationEnded => ("afwijking_voorbij", "afwijking", none()),
        What::Evaluated { noticed, acted } => {
            let ending = match (noticed, acted) {
                (_, true) => "gezien en aangepakt",
                (true, false) => "gezien en geaccepteerd",
                (false, false) => "niet gezien",
            };
            ("afwijking_bekeken", "afwijking", Values { ending, ..none() })
        }
        What::Level { from, to } => {
            let note = format!("was {}", from + 1);
            let event = if to > from { "niveau_omhoog" } else { "niveau_omlaag" };
            (event, "verloop", Values { note, ..none() })
        }
        What::Crisis(cents) => ("crisis", "verloop", Values { euros: Some(cents as f64 / 100.0), ..none() }),
        What::SpokeUp => ("piep", "piep", none()),
        What::Signalled => ("signaal", "signalering", none()),
        What::MisfitFound => ("misfit_ontdekt", "indicatie", none()),
        What::Short { share, silent } => {
            let ending = if silent { "stil" } else { "bekend" };
            ("tekort_begonnen", "verloop", Values { shortage: Some(share), ending, ..none() })
        }
        What::Known => ("tekort_bekend", "piep", none()),
        What::Unseen { share } => ("tekort_weer_stil", "piep", Values { shortage: Some(share), ..none() }),
        What::Enough => ("tekort_voorbij", "verloop", none()),
        What::Network { from, to } => {
            let event = match (from, to) {
                (_, to) if to <= 0.0 => "mantelzorg_weg",
                (from, to) if to < from => "mantelzorg_minder",
                _ => "mantelzorg_meer",
            };
            let note = format!("dekt {}", number(to, Unit::Number));
            (event, "mantelzorg", Values { note, ..none() })
        }
        What::OtherLaw => ("hoort_onder_andere_wet", "juiste_wet", none()),
        What::Left(reason) => (
            match reason {
                Reason::Died => "overleden",
                Reason::Wlz => "wlz",
                Reason::Moved => "verhuisd",
                Reason::Recovered => "hersteld",
                Reason::NoCare => "vertrokken_zonder_maatwerk",
            },
            "verloop",
            none(),
        ),
        What::Returned => ("terug", "gesprek", none()),
        What::Objected(outcome) => {
            let ending = match outcome {
                Outcome::Withdrawn => "wordt ingetrokken",
                Outcome::Upheld => "wordt gegrond",
                Outcome::Rejected => "wordt ongegrond",
            };
            ("bezwaar", "bezwaar", Values { ending, ..none() })
        }
        What::Upheld => ("bezwaar_gegrond", "bezwaar", none()),
        What::Spending { cause, rate } => {
            let euros = rate as f64 * WEEK as f64 / 1e9;
            let ending = words::CAUSES[cause];
            ("kosten_per_week", "aanbieder", Values { euros: Some(euros), ending, ..none() })
        }
        What::Staff(staffing) => (
            match staffing {
                Staffing::Hired => "consulent_begonnen",
                Staffing::Sick => "consulent_ziek",
                Staffing::Back => "consulent_beter",
                Staffing::Gone => "consulent_vertrokken",
            },
            "team",
            none(),
        ),
        What::Settings(_) => ("wijziging", "tijd", none()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_like_a_formula_is_not_run() {
        for name in ["=1+1", "+31", "-x", "@som", "\tx", "\rx"] {
            assert_eq!(harmless(name), format!("'{name}"));
        }
        assert_eq!(harmless("hbh"), "hbh");
    }
}
