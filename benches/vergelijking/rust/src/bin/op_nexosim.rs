//! The reduced model on nexosim: components that send one another messages and schedule their own events.
//!
//! ```text
//! Voordeur -> Clienten <-> Team
//!                |  ^
//!                v  |
//!             Aanbieder
//! ```

use nexosim::Message;
use nexosim::model::{Context, Model, schedulable};
use nexosim::ports::{Output, QuerySource};
use nexosim::simulation::{EventKey, Mailbox, SimInit, SimulationError};
use nexosim::time::MonotonicTime;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::time::Duration;
use vergelijking::Params;
use vergelijking::draws::{Draws, Lognormal};
use vergelijking::outcome::{Outcome, main as report};

/// A duration in days; at least a nanosecond, as an event cannot be scheduled for now.
fn days(days: f64) -> Duration {
    Duration::from_secs_f64(days * 86_400.0).max(Duration::from_nanos(1))
}

/// Days since the start.
fn now<M: Model>(cx: &Context<M>) -> f64 {
    cx.time().duration_since(MonotonicTime::EPOCH).as_secs_f64() / 86_400.0
}

#[derive(Clone, Copy, PartialEq, Eq, Message, Serialize, Deserialize)]
enum Kind {
    New,
    Repair,
    Urgent,
}

/// A dossier that the team must handle.
#[derive(Clone, Copy, Message, Serialize, Deserialize)]
struct Dossier {
    client: u32,
    number: u32,
    complex: bool,
    kind: Kind,
}

/// The team has decided on a client's dossier.
#[derive(Clone, Copy, Message, Serialize, Deserialize)]
struct Decision {
    client: u32,
    misfit: bool,
}

// --- The front door ---------------------------------------------------------------------------------------------

#[derive(Serialize, Deserialize)]
struct Voordeur {
    params: Params,
    draws: Draws,
    out: Outcome,
    melding: Output<bool>,
}

#[Model]
impl Voordeur {
    #[nexosim(init)]
    async fn init(&mut self, cx: &Context<Self>) {
        self.plan(cx);
    }

    fn plan(&mut self, cx: &Context<Self>) {
        let rate = self.params.meldingen_per_dag[0] + self.params.meldingen_per_dag[1];
        let gap = self.draws.exponential(1.0 / rate);
        cx.schedule_event(days(gap), schedulable!(Self::arrival), ()).expect("the next arrival is in the future");
    }

    #[nexosim(schedulable)]
    async fn arrival(&mut self, _: (), cx: &Context<Self>) {
        self.out.meldingen += 1;
        let rates = self.params.meldingen_per_dag;
        let complex = self.draws.chance(rates[1] / (rates[0] + rates[1]));
        self.melding.send(complex).await;
        self.plan(cx);
    }

    async fn counted(&mut self) -> Outcome {
        self.out.clone()
    }
}

// --- The clients: who is in care, which dossier is open, what happens to them -------------------------------------

#[derive(Serialize, Deserialize)]
struct Client {
    complex: bool,
    in_care: bool,
    open: Option<Kind>,
    dossiers: u32,
    crisis: Option<EventKey>,
    discovery: Option<EventKey>,
}

#[derive(Serialize, Deserialize)]
struct Clienten {
    params: Params,
    draws: Draws,
    out: Outcome,
    clients: Vec<Client>,
    dossier: Output<Dossier>,
    urgent: Output<u32>,
    withdrawn: Output<u32>,
    granted: Output<u32>,
    renewed: Output<u32>,
}

#[Model]
impl Clienten {
    async fn melding(&mut self, complex: bool, cx: &Context<Self>) {
        let id = self.clients.len() as u32;
        self.clients.push(Client {
            complex,
            in_care: false,
            open: None,
            dossiers: 0,
            crisis: None,
            discovery: None,
        });
        self.plan_crisis(id, cx);
        self.open(id, Kind::New).await;
    }

    fn plan_crisis(&mut self, id: u32, cx: &Context<Self>) {
        if self.params.crisis_per_dag > 0.0 {
            let after = days(self.draws.exponential(1.0 / self.params.crisis_per_dag));
            let key = cx.schedule_keyed_event(after, schedulable!(Self::crisis), id);
            self.clients[id as usize].crisis = Some(key.expect("a crisis is in the future"));
        }
    }

    async fn open(&mut self, id: u32, kind: Kind) {
        let client = &mut self.clients[id as usize];
        client.open = Some(kind);
        client.dossiers += 1;
        let dossier = Dossier { client: id, number: client.dossiers, complex: client.complex, kind };
        self.dossier.send(dossier).await;
    }

    #[nexosim(schedulable)]
    async fn crisis(&mut self, id: u32, cx: &Context<Self>) {
        self.out.spoed += 1;
        if self.clients[id as usize].open.is_some() {
            self.urgent.send(id).await;
        } else {
            if let Some(key) = self.clients[id as usize].discovery.take() {
                key.cancel();
            }
            self.open(id, Kind::Urgent).await;
        }
        self.plan_crisis(id, cx);
    }

    #[nexosim(schedulable)]
    async fn discovery(&mut self, id: u32) {
        self.out.herstel += 1;
        self.clients[id as usize].discovery = None;
        self.open(id, Kind::Repair).await;
    }

    async fn decided(&mut self, decision: Decision, cx: &Context<Self>) {
        let id = decision.client;
        let client = &mut self.clients[id as usize];
        client.open = None;
        let first = !std::mem::replace(&mut client.in_care, true);
        if decision.misfit {
            let after = days(self.draws.exponential(self.params.ontdekt_na_dagen));
            let key = cx.schedule_keyed_event(after, schedulable!(Self::discovery), id);
            client.discovery = Some(key.expect("a discovery is in the future"));
        }
        if first { self.granted.send(id).await } else { self.renewed.send(id).await }
    }

    async fn ended(&mut self, id: u32) {
        let client = &mut self.clients[id as usize];
        for key in [client.crisis.take(), client.discovery.take()].into_iter().flatten() {
            key.cancel();
        }
        if client.open.take().is_some() {
            self.withdrawn.send(id).await;
        }
    }

    async fn counted(&mut self) -> Outcome {
        self.out.clone()
    }
}

// --- The team -----------------------------------------------------------------------------------------------------

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Place {
    Queue,
    Hand(u32),
}

/// The open dossier of a client, as the team knows it.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Case {
    dossier: Dossier,
    place: Place,
    urgent: bool,
    reported: f64,
    days: f64,
}

#[derive(Clone, Default, Serialize, Deserialize)]
struct Consulent {
    specialist: bool,
    hand: u32,
    given: u64,
    block: Option<(u32, u32, f64)>,
    urgent: VecDeque<(u32, u32)>,
    desk: VecDeque<(u32, u32)>,
}

#[derive(Serialize, Deserialize)]
struct Team {
    params: Params,
    draws: Draws,
    work: Lognormal,
    out: Outcome,
    cases: Vec<Option<Case>>,
    consulents: Vec<Consulent>,
    lines: [VecDeque<(u32, u32)>; 2],
    given: u64,
    decision_days: f64,
    decisions_timed: u64,
    worked_days: f64,
    decided: Output<Decision>,
}

#[Model]
impl Team {
    async fn dossier(&mut self, dossier: Dossier, cx: &Context<Self>) {
        let params = &self.params;
        let factor = match dossier.kind {
            Kind::New => 1.0,
            Kind::Repair => params.factor_herstel,
            Kind::Urgent => params.factor_spoed,
        };
        let mean = params.uren[usize::from(dossier.complex)] * factor / params.uren_per_dag;
        let days = mean * self.draws.lognormal(self.work);
        let urgent = dossier.kind == Kind::Urgent;
        let at = dossier.client as usize;
        if self.cases.len() <= at {
            self.cases.resize(at + 1, None);
        }
        self.cases[at] = Some(Case { dossier, place: Place::Queue, urgent, reported: now(cx), days });
        if urgent {
            self.assign_urgent(dossier.client, cx);
            return;
        }
        let free = (0..self.consulents.len())
            .filter(|c| self.consulents[*c].hand == 0 && self.may_take(*c, dossier.complex))
            .min_by_key(|c| self.consulents[*c].given);
        match free {
            Some(consulent) => self.give(consulent, dossier.client, cx),
            None => self.lines[usize::from(dossier.complex)].push_back((dossier.client, dossier.number)),
        }
    }

    async fn urgent(&mut self, id: u32, cx: &Context<Self>) {
        let Some(case) = &mut self.cases[id as usize] else { return };
        if !case.urgent {
            case.urgent = true;
            if case.place == Place::Queue {
                self.assign_urgent(id, cx);
            }
        }
    }

    async fn withdrawn(&mut self, id: u32, cx: &Context<Self>) {
        if let Some(case) = self.cases[id as usize].take() {
            self.release(case, cx);
        }
    }

    fn may_take(&self, consulent: usize, complex: bool) -> bool {
        !complex || !self.params.op_competentie || self.consulents[consulent].specialist
    }

    fn assign_urgent(&mut self, id: u32, cx: &Context<Self>) {
        let complex = self.cases[id as usize].is_some_and(|case| case.dossier.complex);
        let skilled = self.params.op_competentie;
        let turn = |c: &usize| {
            let who = &self.consulents[*c];
            if skilled { (complex && !who.specialist, who.hand, who.given) } else { (false, 0, who.given) }
        };
        if let Some(consulent) = (0..self.consulents.len()).min_by_key(turn) {
            self.give(consulent, id, cx);
        }
    }

    fn give(&mut self, consulent: usize, id: u32, cx: &Context<Self>) {
        let Some(case) = &mut self.cases[id as usize] else { return };
        case.place = Place::Hand(consulent as u32);
        self.given += 1;
        let who = &mut self.consulents[consulent];
        who.given = self.given;
        who.hand += 1;
        let work = (id, case.dossier.number);
        if case.urgent {
            who.urgent.push_back(work)
        } else {
            who.desk.push_back(work)
        }
        self.begin(consulent, cx);
    }

    fn begin(&mut self, consulent: usize, cx: &Context<Self>) {
        let who = &mut self.consulents[consulent];
        if who.block.is_some() {
            return;
        }
        while let Some((id, number)) = who.urgent.pop_front().or_else(|| who.desk.pop_front()) {
            let Some(case) = self.cases[id as usize].filter(|case| case.dossier.number == number) else { continue };
            let longer = case.dossier.complex && !who.specialist;
            let length = case.days * if longer { self.params.generalist_langer } else { 1.0 };
            who.block = Some((id, number, length));
            cx.schedule_event(days(length), schedulable!(Self::done), consulent as u32)
                .expect("work ends in the future");
            return;
        }
    }

    #[nexosim(schedulable)]
    async fn done(&mut self, consulent: u32, cx: &Context<Self>) {
        self.out.werk += 1;
        let at = consulent as usize;
        let Some((id, number, length)) = self.consulents[at].block.take() else { return };
        self.worked_days += length;
        if let Some(case) = self.cases[id as usize].filter(|case| case.dossier.number == number) {
            self.cases[id as usize] = None;
            self.out.besluiten += 1;
            if case.dossier.kind != Kind::Repair {
                self.decision_days += now(cx) - case.reported;
                self.decisions_timed += 1;
            }
            let unskilled = case.dossier.complex && !self.consulents[at].specialist;
            let chance = if unskilled { self.params.misfit_generalist } else { self.params.misfit };
            let misfit = self.draws.chance(chance);
            self.release(case, cx);
            self.decided.send(Decision { client: id, misfit }).await;
        }
        self.begin(at, cx);
    }

    /// A case is no longer in the team; the consulent who had it takes the one that came first.
    fn release(&mut self, case: Case, cx: &Context<Self>) {
        let Place::Hand(consulent) = case.place else { return };
        let consulent = consulent as usize;
        self.consulents[consulent].hand -= 1;
        if self.consulents[consulent].hand > 0 {
            return;
        }
        let mut best: Option<(f64, usize)> = None;
        for line in 0..2 {
            if !self.may_take(consulent, line == 1) {
                continue;
            }
            while let Some((id, number)) = self.lines[line].front().copied() {
                let waits =
                    |case: &Case| case.dossier.number == number && case.place == Place::Queue && !case.urgent;
                if let Some(case) = self.cases[id as usize].filter(waits) {
                    if best.is_none_or(|(first, _)| case.reported < first) {
                        best = Some((case.reported, line));
                    }
                    break;
                }
                self.lines[line].pop_front();
            }
        }
        if let Some((id, _)) = best.and_then(|(_, line)| self.lines[line].pop_front()) {
            self.give(consulent, id, cx);
        }
    }

    async fn counted(&mut self) -> Outcome {
        let available = self.consulents.len() as f64 * self.params.dagen;
        Outcome {
            doorlooptijd: self.decision_days / self.decisions_timed as f64,
            bezetting: self.worked_days / available,
            ..self.out.clone()
        }
    }
}

// --- The provider -------------------------------------------------------------------------------------------------

#[derive(Clone, Default, Serialize, Deserialize)]
struct Care {
    running: bool,
    deviates: bool,
    granted: f64,
    /// The next check, to be cancelled when care ends.
    check: Option<EventKey>,
}

#[derive(Serialize, Deserialize)]
struct Aanbieder {
    params: Params,
    draws: Draws,
    start: Lognormal,
    out: Outcome,
    care: Vec<Care>,
    waiting: VecDeque<u32>,
    taken: u32,
    start_days: f64,
    started: u64,
    ended: Output<u32>,
}

#[Model]
impl Aanbieder {
    async fn granted(&mut self, id: u32, cx: &Context<Self>) {
        let at = id as usize;
        if self.care.len() <= at {
            self.care.resize(at + 1, Care::default());
        }
        self.care[at].granted = now(cx);
        self.waiting.push_back(id);
        self.admit(cx);
    }

    async fn renewed(&mut self, id: u32) {
        let care = &mut self.care[id as usize];
        if care.running && care.deviates {
            care.deviates = self.draws.chance(self.params.afwijking);
            self.out.afwijkingen += u64::from(care.deviates);
        }
    }

    fn admit(&mut self, cx: &Context<Self>) {
        while self.taken < self.params.plaatsen {
            let Some(id) = self.waiting.pop_front() else { return };
            self.taken += 1;
            if self.params.controle_na_dagen > 0.0 {
                let deviates = self.draws.chance(self.params.afwijking);
                self.care[id as usize].deviates = deviates;
                self.out.afwijkingen += u64::from(deviates);
            }
            if self.params.start_na_dagen > 0.0 {
                let after = days(self.params.start_na_dagen * self.draws.lognormal(self.start));
                cx.schedule_event(after, schedulable!(Self::starts), id).expect("a start is in the future");
            } else {
                self.begin(id, cx);
            }
        }
    }

    #[nexosim(schedulable)]
    async fn starts(&mut self, id: u32, cx: &Context<Self>) {
        self.out.starts += 1;
        self.begin(id, cx);
    }

    fn begin(&mut self, id: u32, cx: &Context<Self>) {
        self.start_days += now(cx) - self.care[id as usize].granted;
        self.started += 1;
        self.care[id as usize].running = true;
        let length = days(self.draws.exponential(1.0 / self.params.einde_per_dag));
        cx.schedule_event(length, schedulable!(Self::ends), id).expect("an end is in the future");
        let interval = self.params.controle_na_dagen;
        if interval > 0.0 {
            let first = days(interval * self.draws.uniform());
            let key = cx.schedule_keyed_periodic_event(first, days(interval), schedulable!(Self::check), id);
            self.care[id as usize].check = Some(key.expect("a check is in the future"));
        }
    }

    #[nexosim(schedulable)]
    async fn check(&mut self, id: u32) {
        self.out.controles += 1;
        let care = &mut self.care[id as usize];
        if care.deviates {
            self.out.geaccepteerd += 1;
        } else if self.draws.chance(self.params.afwijking_tussen) {
            care.deviates = true;
            self.out.afwijkingen += 1;
        }
    }

    #[nexosim(schedulable)]
    async fn ends(&mut self, id: u32, cx: &Context<Self>) {
        self.out.einden += 1;
        let care = &mut self.care[id as usize];
        care.running = false;
        if let Some(key) = care.check.take() {
            key.cancel();
        }
        self.taken -= 1;
        self.admit(cx);
        self.ended.send(id).await;
    }

    async fn counted(&mut self) -> Outcome {
        Outcome { levering: self.start_days / self.started as f64, ..self.out.clone() }
    }
}

// --- The bench ----------------------------------------------------------------------------------------------------

fn play(params: &Params, seed: u64, replication: u32) -> Result<Outcome, SimulationError> {
    let draws = |part: u64| Draws::new(seed, (u64::from(replication) << 8) | part);
    let mut team_draws = draws(2);
    let consulents = params.specialists(|share| team_draws.chance(share));
    let consulents = consulents.into_iter().map(|specialist| Consulent { specialist, ..Consulent::default() });
    let mut voordeur =
        Voordeur { params: params.clone(), draws: draws(0), out: Outcome::default(), melding: Output::default() };
    let mut clienten = Clienten {
        params: params.clone(),
        draws: draws(1),
        out: Outcome::default(),
        clients: Vec::new(),
        dossier: Output::default(),
        urgent: Output::default(),
        withdrawn: Output::default(),
        granted: Output::default(),
        renewed: Output::default(),
    };
    let mut team = Team {
        params: params.clone(),
        draws: team_draws,
        work: Lognormal::new(params.uren_spreiding),
        out: Outcome::default(),
        cases: Vec::new(),
        consulents: consulents.collect(),
        lines: [VecDeque::new(), VecDeque::new()],
        given: 0,
        decision_days: 0.0,
        decisions_timed: 0,
        worked_days: 0.0,
        decided: Output::default(),
    };
    let mut aanbieder = Aanbieder {
        params: params.clone(),
        draws: draws(3),
        start: Lognormal::new(params.start_spreiding),
        out: Outcome::default(),
        care: Vec::new(),
        waiting: VecDeque::new(),
        taken: 0,
        start_days: 0.0,
        started: 0,
        ended: Output::default(),
    };
    let (door, clients, desk, provider) = (Mailbox::new(), Mailbox::new(), Mailbox::new(), Mailbox::new());
    voordeur.melding.connect(Clienten::melding, &clients);
    clienten.dossier.connect(Team::dossier, &desk);
    clienten.urgent.connect(Team::urgent, &desk);
    clienten.withdrawn.connect(Team::withdrawn, &desk);
    clienten.granted.connect(Aanbieder::granted, &provider);
    clienten.renewed.connect(Aanbieder::renewed, &provider);
    team.decided.connect(Clienten::decided, &clients);
    aanbieder.ended.connect(Clienten::ended, &clients);
    // One thread, as for all packages.
    let mut bench = SimInit::with_num_threads(1);
    let counted = (
        QuerySource::new().connect(Voordeur::counted, &door).register(&mut bench),
        QuerySource::new().connect(Clienten::counted, &clients).register(&mut bench),
        QuerySource::new().connect(Team::counted, &desk).register(&mut bench),
        QuerySource::new().connect(Aanbieder::counted, &provider).register(&mut bench),
    );
    let start = MonotonicTime::EPOCH;
    let mut simulation = bench
        .add_model(voordeur, door, "voordeur")
        .add_model(clienten, clients, "clienten")
        .add_model(team, desk, "team")
        .add_model(aanbieder, provider, "aanbieder")
        .init(start)?;
    simulation.step_until(start + days(params.dagen))?;
    let door = simulation.process_query(&counted.0, ())?;
    let clients = simulation.process_query(&counted.1, ())?;
    let team = simulation.process_query(&counted.2, ())?;
    let provider = simulation.process_query(&counted.3, ())?;
    Ok(Outcome {
        meldingen: door.meldingen,
        spoed: clients.spoed,
        herstel: clients.herstel,
        starts: provider.starts,
        controles: provider.controles,
        einden: provider.einden,
        afwijkingen: provider.afwijkingen,
        geaccepteerd: provider.geaccepteerd,
        levering: provider.levering,
        ..team
    })
}

fn main() {
    report(Params::read, |params, seed, replication| {
        play(params, seed, replication).unwrap_or_else(|error| panic!("nexosim: {error}"))
    });
}
