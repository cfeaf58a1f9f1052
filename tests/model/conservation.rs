//! Nothing is lost: dossiers, clients, places, hours and euros.

use crate::municipality::plan;
use wmosim::engine::Moment;
use wmosim::model::care::Phase;
use wmosim::model::client::Standing;
use wmosim::model::dossier::Place;
use wmosim::model::stages::Event;
use wmosim::model::team::Presence;
use wmosim::model::watch::Watch;
use wmosim::model::{Plan, Sim};
use wmosim::observations::{CellLevel, Count, Level};

/// Runs a replication and looks at all of it every `every` events.
fn watched(plan: &Plan, replication: u32, every: u64) {
    let mut sim = Sim::new(plan, 5, replication);
    sim.play(&mut Auditor { every, events: 0, last: Moment::START });
    look(&sim);
}

/// Looks at everything after every so many events.
struct Auditor {
    every: u64,
    events: u64,
    last: Moment,
}

impl Watch for Auditor {
    fn after(&mut self, sim: &Sim, _event: Event) {
        assert!(sim.now >= self.last, "time never runs back");
        self.last = sim.now;
        self.events += 1;
        if self.events.is_multiple_of(self.every) {
            look(sim);
        }
    }
}

fn look(sim: &Sim) {
    dossiers(sim);
    clients(sim);
    providers(sim);
    spending(sim);
}

fn dossiers(sim: &Sim) {
    let counted = |place| sim.dossiers.iter().filter(|d| d.place == place && !d.kind.is_side_work()).count() as i64;
    assert_eq!(counted(Place::Queue), sim.obs.now(Level::QueueInquiry), "every waiting dossier is counted once");
    assert_eq!(counted(Place::InHand), sim.obs.now(Level::InHand), "every dossier in hand is counted once");
    let mut in_hands = 0;
    for (index, who) in sim.state.team.consulents.iter().enumerate() {
        assert!(who.presence != Presence::Gone || who.hand.is_empty(), "who has left has no dossiers");
        for id in &who.hand {
            let dossier = &sim.dossiers[*id as usize];
            assert_eq!(dossier.place, Place::InHand);
            assert_eq!(dossier.consulent, Some(index as u32), "a dossier is in one hand");
        }
        in_hands += who.hand.len() as i64;
    }
    assert_eq!(in_hands, counted(Place::InHand), "every dossier in hand is in somebody's hand");
    for (index, client) in sim.clients.iter().enumerate() {
        if let Some(open) = client.open {
            assert_eq!(sim.dossiers[open as usize].client, index as u32);
            assert_ne!(sim.dossiers[open as usize].place, Place::Closed, "an open dossier is not closed");
        }
    }
}

fn clients(sim: &Sim) {
    let cells = sim.plan.groups.cells();
    let now = |level| (0..cells).map(|cell| sim.obs.cell_now(level, cell)).sum::<i64>();
    let count = |test: &dyn Fn(&wmosim::model::client::Client) -> bool| {
        sim.clients.iter().filter(|c| test(c)).count() as i64
    };
    assert_eq!(now(CellLevel::Clients), count(&|c| c.counted));
    assert_eq!(now(CellLevel::Unmet), count(&|c| c.short));
    assert_eq!(now(CellLevel::UnmetSilent), count(&|c| c.short && !c.voiced));
    assert_eq!(now(CellLevel::Short), count(&|c| c.short && c.counted));
    assert_eq!(sim.obs.now(Level::QueueClients), count(&|c| c.standing == Standing::Waiting));
    for client in sim.clients.iter().filter(|c| c.standing == Standing::Left) {
        assert!(client.open.is_none() && !client.counted && !client.short, "who has left leaves nothing behind");
    }
}

fn providers(sim: &Sim) {
    let mut taken = vec![0; sim.period.providers.len()];
    let mut waiting = 0;
    for care in &sim.care {
        match care.phase {
            Phase::None => assert_eq!(care.places, 0),
            Phase::Queued => waiting += 1,
            Phase::Starting => {
                waiting += 1;
                taken[usize::from(care.provider)] += care.places;
            }
            Phase::Running => taken[usize::from(care.provider)] += care.places,
        }
    }
    assert_eq!(taken, sim.state.aanbieder.taken, "every place taken belongs to one voorziening");
    assert_eq!(waiting, sim.obs.now(Level::QueueDelivery));
}

fn spending(sim: &Sim) {
    let by_cause: i64 = Level::SPENDING
        .iter()
        .filter(|level| **level != Level::SpendOperation)
        .map(|level| sim.obs.now(*level))
        .sum();
    let by_care: i64 = sim.care.iter().map(|care| care.rate).sum();
    assert_eq!(by_cause, by_care, "every euro of care has one cause");
    for client in &sim.clients {
        assert!(client.spend.iter().all(|rate| *rate >= 0), "no cause is negative");
    }
    for month in sim.obs.months() {
        let worked: i64 = [Count::HoursInquiry, Count::HoursRepair, Count::HoursDeviation, Count::HoursOther]
            .iter()
            .map(|c| month.counts[*c as usize])
            .sum();
        assert!(worked >= 0);
    }
}

#[test]
fn every_dossier_client_place_and_euro_is_in_one_place_after_every_event() {
    // Without vindbaarheid: who is not known yet is short without being a client.
    let settings = "gemeente.inwoners = 3_000\nteam.fte = 0.8\ntijd.jaren = 2\ntijd.aanloop_maanden = 6\n\
        vindbaarheid.deel = 0.0\n";
    for extra in [
        "",
        "toewijzing.beleid = \"vaste_consulent\"\n",
        "afwijking.reactie = \"escaleren\"\nafwijking.opmerkkans = 1.0\n",
        // Law, network and coherence.
        "bezwaar.kans = 0.2\nbezwaar.gegrond = 0.5\nbezwaar.uitspraak = 2027-06-01\nbezwaar.norm = 1.1\n\
         integraal.aan = true\nintegraal.gemist = 0.2\nstapeling.toename = 0.1\nstapeling.regie = 0.5\n\
         juiste_wet.toets_minuten = 15\njuiste_wet.ontstaan = 0.2\naanbiedersmarkt.aan = true\n\
         mantelzorg.aan = true\nmantelzorg.uitval = 1.0\nherindicatie.allen_binnen_maanden = 6\n",
    ] {
        watched(&plan(&format!("{settings}{extra}")), 0, 1);
    }
}

#[test]
fn nothing_is_lost_when_settings_change_all_at_once() {
    let change = "[[wijziging]]\nvanaf = 2027-03-01\nteam.fte = 15.0\ntoewijzing.beleid = \"sporen\"\ntoewijzing.volgorde = \"ernst\"\naanbieder.thuiszorg_a.capaciteit_per_1000 = 10.0\n[[wijziging]]\nvanaf = 2027-09-01\nteam.fte = 27.0\ntoewijzing.beleid = \"op_competentie\"\n";
    watched(&plan(&format!("tijd.jaren = 1\ntijd.aanloop_maanden = 3\nvindbaarheid.deel = 0.0\n{change}")), 1, 500);
}

#[test]
fn no_team_works_more_hours_than_it_has() {
    // An overloaded team: all hours are used. A block of work is counted when it is done, so the hours of a year may
    // hold the last part of blocks begun before it: at most one block for each consulent.
    let plan = plan("team.fte = 12.0\n");
    for replication in 0..3 {
        let mut sim = Sim::new(&plan, 5, replication);
        sim.play(&mut ());
        let sum =
            |count: Count| sim.obs.months().iter().map(|m| m.counts[count as usize]).sum::<i64>() as f64 / 1e6;
        let worked = [Count::HoursInquiry, Count::HoursRepair, Count::HoursDeviation, Count::HoursOther].map(sum);
        let worked: f64 = worked.iter().sum();
        let had = sum(Count::HoursAvailable);
        assert!(worked <= had, "{worked} {had}");
        assert!(worked > 0.93 * had, "an overloaded team is busy: {worked} {had}");
    }
}

#[test]
fn expenditure_by_cause_adds_up_to_the_cent_in_every_month_and_replication() {
    let plan = plan("afwijking.reactie = \"aanspreken\"\n");
    let position = |id: &str| plan.lines.iter().position(|line| line.measure.id == id).unwrap();
    let causes = [
        "passend",
        "overindicatie",
        "afwijking",
        "stapeling",
        "verkeerde_wet",
        "herstel",
        "crisis",
        "uitvoering",
        "dwangsommen",
    ];
    let months = plan.months().len();
    let cents = |euros: f64| (euros * 100.0).round() as i64;
    for replication in 0..5 {
        let run = wmosim::model::run(&plan, 2, replication);
        for month in 0..months {
            let parts: i64 = causes.iter().map(|id| cents(run.values[position(id) * months + month])).sum();
            assert_eq!(parts, cents(run.values[position("uitgaven") * months + month]));
        }
    }
}
