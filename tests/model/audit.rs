//! An auditor who looks at everything after every event: nothing is lost and nothing comes from nowhere.

use jiff::civil::Date;
use wmosim::engine::{HOUR, Moment};
use wmosim::model::aanbiedersmarkt::staffed;
use wmosim::model::afwijking;
use wmosim::model::care::{self, Phase};
use wmosim::model::client::{Client, Standing};
use wmosim::model::clientondersteuning;
use wmosim::model::dossier::{Kind, Place};
use wmosim::model::instroom;
use wmosim::model::integraal;
use wmosim::model::stages::Event;
use wmosim::model::team::{self, Consulent, Presence};
use wmosim::model::verloop;
use wmosim::model::watch::Watch;
use wmosim::model::{Plan, Sim};
use wmosim::observations::{CellLevel, Count, Level, ProductLevel};

/// Runs a replication and looks at all of it every `every` events.
pub fn audit(plan: &Plan, replication: u32, every: u64) {
    let mut sim = Sim::new(plan, 5, replication);
    // As in a run that nobody watches.
    sim.slots.give_again();
    let mut auditor = Auditor {
        every,
        events: 0,
        last: Moment::START,
        blocks: Vec::new(),
        counted: 0.0,
        queued: Vec::new(),
        urgent: Vec::new(),
    };
    sim.play(&mut auditor);
    look(&sim);
    assert!(auditor.events > 50, "something happened: {}", auditor.events);
}

struct Auditor {
    every: u64,
    events: u64,
    last: Moment,
    /// The work that everyone was doing before the event.
    blocks: Vec<Option<Work>>,
    /// Hours counted in the month before the event.
    counted: f64,
    /// Dossiers that waited before the event, and the urgent ones among them.
    queued: Vec<u32>,
    urgent: Vec<u32>,
}

/// A block of work as it was before an event.
struct Work {
    dossier: u32,
    hours: f64,
    /// Hours of it that were done when the event came.
    done: f64,
}

/// Urgent dossiers that wait.
fn urgent(sim: &Sim) -> Vec<u32> {
    let waits = |id: &u32| sim.dossiers[*id as usize].urgent && sim.dossiers[*id as usize].place == Place::Queue;
    (0..sim.dossiers.len() as u32).filter(waits).collect()
}

/// The kinds of hours that are counted.
const HOURS: [Count; 7] = [
    Count::HoursInquiry,
    Count::HoursRepair,
    Count::HoursDeviation,
    Count::HoursOther,
    Count::HoursObjection,
    Count::HoursDirecting,
    Count::HoursEvaluation,
];

fn counted(sim: &Sim, count: Count) -> i64 {
    sim.obs.counted(count) + sim.obs.months().iter().map(|m| m.counts[count as usize]).sum::<i64>()
}

/// Hours counted in this month.
fn hours(sim: &Sim) -> f64 {
    HOURS.iter().map(|count| sim.obs.counted(*count)).sum::<i64>() as f64 / 1e6
}

impl Watch for Auditor {
    fn before(&mut self, sim: &Sim, _event: Event) {
        self.counted = hours(sim);
        self.urgent = urgent(sim);
        self.queued =
            (0..sim.dossiers.len() as u32).filter(|id| sim.dossiers[*id as usize].place == Place::Queue).collect();
        self.blocks.clear();
        for who in &sim.state.team.consulents {
            let busy = who.block.filter(|_| who.presence == Presence::Well).map(|block| {
                let done = sim.plan.work.hours_between(&who.days, block.since, sim.now, block.pace);
                Work { dossier: block.dossier, hours: block.hours, done: done.min(block.hours) }
            });
            self.blocks.push(busy);
        }
    }

    fn after(&mut self, sim: &Sim, event: Event) {
        assert!(sim.now >= self.last, "time never runs back");
        self.last = sim.now;
        self.events += 1;
        self.hours_worked(sim, event);
        self.urgent_first(sim, event);
        if self.events.is_multiple_of(self.every) {
            look(sim);
        }
    }
}

impl Auditor {
    /// Hours are counted when work stops, as many as were worked since it began.
    fn hours_worked(&mut self, sim: &Sim, event: Event) {
        if matches!(event, Event::Tijd(_)) {
            return;
        }
        let more = hours(sim) - self.counted;
        let mut stopped = 0.0;
        for (before, who) in self.blocks.iter().zip(&sim.state.team.consulents) {
            let Some(before) = before else { continue };
            let goes_on = who.presence == Presence::Well
                && who
                    .block
                    .is_some_and(|b| b.dossier == before.dossier && b.hours == before.hours && b.since < sim.now);
            let kept = who.block.filter(|b| who.presence != Presence::Well && b.dossier == before.dossier);
            if let Some(block) = kept {
                let left = before.hours - before.done;
                assert!((block.hours - left).abs() < 0.002, "work that pauses keeps what is left of it");
            }
            if !(goes_on || who.block.is_some() && before.done == 0.0) {
                stopped += before.done;
            }
        }
        // The end of a block is rounded up to a second.
        assert!((more - stopped).abs() < 0.002, "{more} hours are counted for {stopped} worked: {event:?}");
        if more > 0.0 && matches!(event, Event::Team(team::Event::Done { .. })) {
            assert!(open_for_work(sim), "work was finished outside working hours");
        }
    }
}

impl Auditor {
    /// Nobody takes up a dossier while an urgent one waits, or goes on to it while an urgent one lies on the desk.
    fn urgent_first(&self, sim: &Sim, event: Event) {
        let still = self.urgent.iter().any(|id| sim.dossiers[*id as usize].place == Place::Queue);
        let taken = |id: &&u32| {
            let dossier = &sim.dossiers[**id as usize];
            dossier.place == Place::InHand && !dossier.urgent
        };
        assert!(!(still && self.queued.iter().any(|id| taken(&id))), "urgent dossiers go first");
        let here = |who: &Consulent| who.presence == Presence::Well && who.days.contains(sim.now.day());
        let opens = sim.period.settings.tijd.werkdag_begin * HOUR as f64;
        if sim.now.second_of_day() as f64 > opens && open_for_work(sim) {
            let someone = sim.state.team.consulents.iter().any(here);
            assert!(!someone || urgent(sim).is_empty(), "urgent dossiers are taken up at once, full hands or not");
        }
        let Event::Team(team::Event::Done { consulent, .. }) = event else { return };
        let who = &sim.state.team.consulents[consulent as usize];
        let crisis = |id: u32, version: u32| {
            let dossier = &sim.dossiers[id as usize];
            dossier.kind == Kind::Urgent && dossier.place == Place::InHand && dossier.version == version
        };
        if let Some(block) =
            who.block.filter(|block| block.since == sim.now && !sim.dossiers[block.dossier as usize].urgent)
        {
            let waits = who.desk.iter().any(|(id, version)| crisis(id, version));
            assert!(!waits, "urgent work goes first: {}", block.dossier);
        }
    }
}

/// Whether the team is at work at this moment, from the calendar on the wall.
fn open_for_work(sim: &Sim) -> bool {
    let settings = &sim.period.settings.tijd;
    let date = sim.plan.work.date(sim.now.day());
    let hour = sim.now.second_of_day() as f64 / HOUR as f64;
    let open = (settings.werkdag_begin..=settings.werkdag_eind).contains(&hour);
    open && date.weekday().to_monday_one_offset() <= 5 && !free(date)
}

/// Fixed public holidays; those that move with Easter have tests of their own.
fn free(date: Date) -> bool {
    matches!((date.month(), date.day()), (1, 1) | (12, 25 | 26))
}

/// Everything that must add up at any moment.
pub fn look(sim: &Sim) {
    dossiers(sim);
    opened(sim);
    clients(sim);
    shortages(sim);
    providers(sim);
    spending(sim);
    staff(sim);
}

fn dossiers(sim: &Sim) {
    let place = |place| sim.dossiers.iter().filter(|d| d.place == place && !d.kind.is_side_work()).count() as i64;
    assert_eq!(place(Place::Queue), sim.obs.now(Level::QueueInquiry), "every waiting dossier is counted once");
    assert_eq!(place(Place::InHand), sim.obs.now(Level::InHand), "every dossier in hand is counted once");
    let mut found = vec![false; sim.dossiers.len()];
    sim.state.toewijzing.standing().for_each(|id| found[id as usize] = true);
    let lost = sim.dossiers.iter().zip(&found).position(|(d, found)| d.place == Place::Queue && !found);
    assert_eq!(lost, None, "every waiting dossier stands in a line");
    let mut in_hands = 0;
    found.fill(false);
    for (index, who) in sim.state.team.consulents.iter().enumerate() {
        assert!(who.presence != Presence::Gone || who.hand.is_empty(), "who has left has no dossiers");
        for id in &who.hand {
            let dossier = &sim.dossiers[*id as usize];
            assert_eq!(dossier.place, Place::InHand);
            assert_eq!(dossier.consulent(), Some(index as u32), "a dossier is in one hand");
        }
        in_hands += who.hand.len() as i64;
        who.desk.iter().for_each(|(id, _)| found[id as usize] = true);
        who.block.iter().for_each(|block| found[block.dossier as usize] = true);
    }
    assert_eq!(in_hands, place(Place::InHand), "every dossier in hand is in somebody's hand");
    let lost = sim.dossiers.iter().zip(&found).position(|(d, found)| d.place == Place::Triage && !found);
    assert_eq!(lost, None, "every dossier at the front door lies on a desk");
    for (index, client) in sim.clients.iter().enumerate() {
        if let Some(open) = client.open {
            assert_eq!(sim.dossiers[open as usize].client, index as u32);
            assert_ne!(sim.dossiers[open as usize].place, Place::Closed, "an open dossier is not closed");
        }
    }
    let open = sim.dossiers.iter().filter(|d| d.place != Place::Closed && !d.kind.is_side_work()).count();
    assert_eq!(open, sim.clients.iter().filter(|c| c.open.is_some()).count(), "an open dossier is a client's");
}

/// What was opened is what was counted, and every besluit closed a dossier.
fn opened(sim: &Sim) {
    for (kind, count) in [
        (Kind::New, Count::New),
        (Kind::Renewal, Count::Renewal),
        (Kind::Complaint, Count::Complaint),
        (Kind::Urgent, Count::Urgent),
        (Kind::Followup, Count::Followup),
        (Kind::Repair, Count::Repair),
        (Kind::Signal, Count::Signal),
        (Kind::Adjustment, Count::Adjusted),
    ] {
        let opened = sim.dossiers.iter().filter(|d| d.kind == kind).count() as i64;
        assert_eq!(opened, counted(sim, count), "{kind:?}");
    }
    let closed = sim.dossiers.iter().filter(|d| d.place == Place::Closed && !d.kind.is_side_work()).count() as i64;
    let ended = counted(sim, Count::Decided) + counted(sim, Count::Withdrawn);
    assert!(ended <= closed, "what was decided or withdrawn is closed: {ended} {closed}");
    let looked = sim.dossiers.iter().filter(|d| d.kind == Kind::Evaluation).count() as i64;
    let free = sim.plan.periods.iter().any(|p| p.settings.evaluatie.uren == 0.0);
    assert!(free || looked == counted(sim, Count::Evaluations), "every look is a block of work");
}

fn clients(sim: &Sim) {
    let cells = sim.plan.groups.cells();
    let now = |level| (0..cells).map(|cell| sim.obs.cell_now(level, cell)).sum::<i64>();
    let count = |test: &dyn Fn(&Client) -> bool| sim.clients.iter().filter(|c| test(c)).count() as i64;
    // Who does not find the way yet is short of all help, and is no client.
    let hidden = sim.state.vindbaarheid.hidden.iter().flatten().count() as i64;
    let came = sim.state.vindbaarheid.hidden.iter().filter(|resident| resident.is_none()).count() as i64;
    assert_eq!(came, counted(sim, Count::FoundLate), "who did not find the way comes once");
    assert_eq!(now(CellLevel::Clients), count(&|c| c.counted));
    assert_eq!(now(CellLevel::Unmet), hidden + count(&|c| c.short));
    assert_eq!(now(CellLevel::UnmetSilent), hidden + count(&|c| c.short && !c.voiced));
    assert_eq!(now(CellLevel::Short), count(&|c| c.short && c.counted));
    assert_eq!(sim.obs.now(Level::QueueClients), count(&|c| c.standing == Standing::Waiting));
    assert_eq!(sim.obs.now(Level::CarersOverloaded), sim.state.mantelzorg.overloaded() as i64);
    for (index, client) in sim.clients.iter().enumerate() {
        let products = sim.care[care::of(sim, index as u32)].iter().map(|c| usize::from(c.product));
        assert!(products.eq(client.products()), "a client has a place for each product that is called for");
    }
    for (index, client) in sim.clients.iter().enumerate().filter(|(_, c)| c.standing == Standing::Left) {
        assert!(client.open.is_none() && !client.counted && !client.short, "who has left leaves nothing behind");
        let care = &sim.care[care::of(sim, index as u32)];
        assert!(care.iter().all(|c| c.phase == Phase::None && c.rate == 0), "who has left costs nothing");
        assert!(client.spend.iter().all(|rate| *rate == 0), "who has left costs nothing");
    }
}

/// What a client lacks is what the present need and care make of it, whenever it was computed last.
fn shortages(sim: &Sim) {
    let settings = &sim.period.settings;
    for (id, client) in (0..).zip(&sim.clients) {
        let fit = if client.misfit { settings.indicatie.misfit_werking } else { 1.0 };
        let (mut lack, mut weight) = (0.0, 0.0);
        for care in &sim.care[care::of(sim, id)] {
            let product = usize::from(care.product);
            let (need, net) = client.needs(sim.period, product);
            let runs = care.phase == Phase::Running && client.standing == Standing::InCare;
            let (_, effect) = afwijking::effect(&settings.afwijking, care.deviation);
            let helps = if runs { care::delivered(sim, care) * fit * effect } else { 0.0 };
            if need > 0.0 {
                lack += (net - helps).max(0.0) * sim.period.products[product].weight;
                weight += need * sim.period.products[product].weight;
            }
        }
        let left = client.standing == Standing::Left || weight == 0.0;
        let shortage = if left { 0.0 } else { lack / weight };
        assert!((client.shortage - shortage).abs() < 1e-9, "{} is known, and it is {shortage}", client.shortage);
        assert_eq!(client.short, !left && client.shortage >= settings.verloop.tekortgrens, "who is short is known");
    }
}

fn providers(sim: &Sim) {
    let count = sim.period.providers.len();
    let (mut taken, mut running) = (vec![0; count], vec![0; count]);
    let mut waiting = 0;
    for care in &sim.care {
        match care.phase {
            Phase::None => assert_eq!(care.places, 0),
            Phase::Queued => waiting += 1,
            Phase::Starting => {
                waiting += 1;
                taken[usize::from(care.provider)] += care.places;
            }
            Phase::Running => {
                taken[usize::from(care.provider)] += care.places;
                running[usize::from(care.provider)] += 1;
            }
        }
    }
    assert_eq!(taken, sim.state.aanbieder.taken, "every place taken belongs to one voorziening");
    assert_eq!(running, sim.state.afwijking.running, "every voorziening that runs, runs at one provider");
    assert_eq!(waiting, sim.obs.now(Level::QueueDelivery));
    let mut queued = 0;
    for (provider, line) in sim.state.aanbieder.waiting.iter().enumerate() {
        let mut line = line.iter().filter_map(|(index, version)| {
            let care = &sim.care[*index as usize];
            (care.version == *version && care.phase == Phase::Queued).then_some(care.places)
        });
        if let Some(first) = line.next() {
            let places = staffed(sim, sim.period.providers[provider].capacity);
            assert!(first > places - taken[provider] && taken[provider] > 0, "nobody waits for a free place");
            queued += 1 + line.count();
        }
    }
    let in_line = sim.care.iter().filter(|care| care.phase == Phase::Queued).count();
    assert_eq!(queued, in_line, "who waits for a provider stands in one line");
}

fn spending(sim: &Sim) {
    let care_levels = Level::SPENDING.iter().filter(|level| **level != Level::SpendOperation);
    let by_cause: i64 = care_levels.map(|level| sim.obs.now(*level)).sum();
    let by_care: i64 = sim.care.iter().map(|care| care.rate).sum();
    assert_eq!(by_cause, by_care, "every euro of care has one cause");
    let by_cell: i64 = (0..sim.plan.groups.cells()).map(|cell| sim.obs.cell_now(CellLevel::Spend, cell)).sum();
    assert_eq!(by_cell, by_care, "every euro of care belongs to one group");
    for product in 0..sim.period.products.len() {
        let of_product = || sim.care.iter().filter(|care| usize::from(care.product) == product);
        let rate: i64 = of_product().map(|care| care.rate).sum();
        assert_eq!(sim.obs.product_now(ProductLevel::Spend, product), rate, "every euro of care is of one product");
        let clients = of_product().filter(|care| care.phase == Phase::Running).count() as i64;
        assert_eq!(sim.obs.product_now(ProductLevel::Clients, product), clients);
    }
    assert_eq!(
        sim.clients.iter().map(|c| c.products().count()).sum::<usize>(),
        sim.care.len(),
        "no place is shared"
    );
    for (id, client) in (0..).zip(&sim.clients) {
        let care = &sim.care[care::of(sim, id)];
        assert!(
            care.iter().all(|c| c.client == id && client.calls_for(usize::from(c.product))),
            "a place of its own"
        );
        assert!(client.spend.iter().all(|rate| *rate >= 0), "no cause is negative");
        let rate: i64 = care.iter().map(|care| care.rate).sum();
        assert_eq!(client.spend.iter().sum::<i64>(), rate, "every euro of a client has one cause");
    }
    if let Some(month) = sim.obs.months().last() {
        assert!(HOURS.iter().all(|count| month.counts[*count as usize] >= 0), "no hours are negative");
    }
}

fn staff(sim: &Sim) {
    let full = sim.period.settings.team.voltijd_uren;
    let milli = |hours: f64| (1000.0 * hours / full).round() as i64;
    let here = || sim.state.team.consulents.iter().filter(|who| who.presence != Presence::Gone);
    assert_eq!(sim.obs.now(Level::Staff), here().map(|who| milli(who.hours)).sum::<i64>());
    let sick = here().filter(|who| who.presence == Presence::Sick);
    assert_eq!(sim.obs.now(Level::Sick), sick.map(|who| milli(who.hours)).sum::<i64>());
    let paid = sim.state.clientondersteuning.paid + here().map(|who| who.paid).sum::<i64>();
    assert_eq!(sim.obs.now(Level::SpendOperation), paid, "who works is paid");
    let supported = sim.clients.iter().filter(|client| clientondersteuning::supported(sim, client)).count();
    assert_eq!(sim.state.clientondersteuning.clients, supported, "who is supported is counted as that changes");
    assert!(afwijking::holds(sim), "how likely care is to deviate follows from its provider's propensity");
    assert!(instroom::holds(sim), "how many report follows from the month and the settings");
    assert!(integraal::holds(sim), "who has needs in several domains is kept up to date");
    assert!(team::roster_holds(sim), "who is there and has room is kept up to date");
    assert!(verloop::clocks_hold(sim), "all clocks run at the rates that follow from client and settings");
    assert!(team::gaps_hold(sim), "what everyone lacks follows from the settings and the team");
    assert!(team::paces_hold(sim), "everyone works at the pace that follows from the settings and the team");
    let positions = &sim.state.team.positions;
    assert_eq!(sim.obs.now(Level::Formation), positions.iter().map(|p| milli(p.hours)).sum::<i64>());
    let filled = positions.iter().filter(|p| p.holder.is_some()).count();
    assert_eq!(filled, here().count(), "who works here fills one position");
}
