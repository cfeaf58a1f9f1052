//! The journal adds up to what a replication measures.

use crate::municipality::plan;
use std::collections::BTreeMap;
use wmosim::engine::DAY;
use wmosim::model::bezwaar::Outcome;
use wmosim::model::dossier::Kind;
use wmosim::model::journal::{Ending, Entry, Journal, Reason, What};
use wmosim::model::{Plan, Sim};
use wmosim::observations::observer::NANO_PER_CENT;
use wmosim::observations::{CellCount, Count, Level};

/// The journal of a replication, and the state at its end.
fn journal(plan: &Plan, replication: u32) -> (Vec<Entry>, Sim<'_>) {
    let mut entries = Vec::new();
    let mut sim = Sim::new(plan, 5, replication);
    sim.play(&mut Journal::new(|_, entry| entries.push(entry)));
    sim.now = plan.end();
    sim.obs.close(sim.now);
    (entries, sim)
}

/// All mechanisms that leave something to count.
const BUSY: &str = "gemeente.inwoners = 20_000\nteam.fte = 4.4\ntijd.jaren = 2\n\
    bezwaar.kans = 0.2\nbezwaar.gegrond = 0.3\nmantelzorg.aan = true\nmantelzorg.uitval = 0.5\n\
    signalering.kans = 0.8\nintegraal.aan = true\nafwijking.reactie = \"aanspreken\"\n\
    afwijking.opmerkkans = 0.5\nbeschikking.ingebrekestelling = 0.5\ngesprek.terugkeer = 0.3\n";

#[test]
fn what_is_in_the_journal_is_what_was_counted() {
    let plan = plan(BUSY);
    let (entries, sim) = journal(&plan, 0);
    let counted = |count: Count| sim.obs.months().iter().map(|m| m.counts[count as usize]).sum::<i64>();
    let in_cells = |count: CellCount| {
        let cells = plan.groups.cells();
        let of = count as usize * cells..(count as usize + 1) * cells;
        sim.obs.months().iter().flat_map(|m| &m.cell_counts[of.clone()]).sum::<i64>()
    };
    let told = |test: &dyn Fn(&What) -> bool| entries.iter().filter(|e| test(&e.what)).count() as i64;
    let reported = |kind: Kind| told(&|w| matches!(w, What::Reported { kind: k, .. } if *k == kind));
    for (count, kind) in [
        (Count::New, Kind::New),
        (Count::Renewal, Kind::Renewal),
        (Count::Complaint, Kind::Complaint),
        (Count::Urgent, Kind::Urgent),
        (Count::Repair, Kind::Repair),
        (Count::Followup, Kind::Followup),
        (Count::Signal, Kind::Signal),
    ] {
        assert!(counted(count) > 0, "{kind:?} happens");
        assert_eq!(reported(kind), counted(count), "{kind:?}");
    }
    let ending = |ending: Ending| told(&|w| matches!(w, What::Decided { ending: e, .. } if *e == ending));
    let on_time = |w: &What| matches!(w, What::Decided { seconds, term: Some(term), .. } if seconds <= term);
    let counts: [(&str, i64, i64); 13] = [
        ("besluiten", told(&|w| matches!(w, What::Decided { .. })), counted(Count::Decided)),
        ("with a term", told(&|w| matches!(w, What::Decided { term: Some(_), .. })), counted(Count::DecidedTerm)),
        ("on time", told(&on_time), counted(Count::InTerm)),
        ("refused", ending(Ending::Refused), counted(Count::Refused)),
        ("without maatwerk", ending(Ending::General), counted(Count::General)),
        ("withdrawn", told(&|w| *w == What::Withdrawn), counted(Count::Withdrawn)),
        (
            "acted upon",
            told(&|w| matches!(w, What::Evaluated { acted: true, .. })),
            counted(Count::DeviationsActed),
        ),
        (
            "accepted",
            told(&|w| matches!(w, What::Evaluated { acted: false, .. })),
            counted(Count::DeviationsAccepted),
        ),
        ("bezwaren", told(&|w| matches!(w, What::Objected(_))), counted(Count::Objections)),
        ("upheld", told(&|w| *w == What::Upheld), counted(Count::Upheld)),
        ("crises", told(&|w| matches!(w, What::Crisis(_))), in_cells(CellCount::Crises)),
        ("Wlz", told(&|w| *w == What::Left(Reason::Wlz)), in_cells(CellCount::Wlz)),
        ("carers lost", told(&|w| matches!(w, What::Network { to, .. } if *to == 0.0)), counted(Count::CarersLost)),
    ];
    for (name, told, counted) in counts {
        assert!(counted > 0, "{name} happens");
        assert_eq!(told, counted, "{name}");
    }
    let started = |e: &&Entry| matches!(e.what, What::Started { .. });
    assert_eq!(entries.iter().filter(started).count() as i64, counted(Count::Started));
    let penalties: i64 =
        entries.iter().map(|e| if let What::Decided { penalty, .. } = e.what { penalty } else { 0 }).sum();
    assert_eq!(penalties, counted(Count::Penalties));
    assert!(told(&|w| matches!(w, What::Objected(Outcome::Upheld))) >= counted(Count::Upheld));
}

#[test]
fn every_melding_ends_at_most_once_and_with_the_days_since_it_was_made() {
    let plan = plan(BUSY);
    let (entries, sim) = journal(&plan, 1);
    let mut open = BTreeMap::new();
    for entry in &entries {
        let Some(dossier) = entry.dossier else { continue };
        match entry.what {
            What::Reported { since, .. } => {
                assert!(open.insert(dossier, Some(since)).is_none(), "a dossier is opened once");
            }
            What::Decided { .. } | What::Withdrawn | What::Closed => {
                let since = open.insert(dossier, None).flatten().expect("what ends was open");
                if let What::Decided { seconds, .. } = entry.what {
                    assert_eq!(seconds, entry.at.since(since));
                }
            }
            _ => {}
        }
        assert_eq!(entry.client, Some(sim.dossiers[dossier as usize].client));
    }
    let left = open.values().flatten().count();
    let open = sim.clients.iter().filter(|client| client.open.is_some()).count();
    assert_eq!(left, open, "what did not end is still open");
}

#[test]
fn spending_in_the_journal_adds_up_to_what_was_measured_by_cause() {
    let plan = plan(BUSY);
    let (entries, sim) = journal(&plan, 0);
    let causes = [
        Level::SpendFit,
        Level::SpendOver,
        Level::SpendDeviation,
        Level::SpendOverlap,
        Level::SpendWrongLaw,
        Level::SpendRepair,
    ];
    let mut rates = BTreeMap::new();
    let mut sums = [0_i128; 6];
    for entry in &entries {
        if let What::Spending { cause, rate } = entry.what {
            let before = rates.insert((entry.client, cause), (entry.at, rate));
            let (since, rate) = before.unwrap_or((entry.at, 0));
            sums[cause] += i128::from(rate) * i128::from(entry.at.since(since));
        }
    }
    for ((_, cause), (since, rate)) in rates {
        sums[cause] += i128::from(rate) * i128::from(plan.end().since(since));
    }
    let months = sim.obs.months().len() as i128;
    for (cause, level) in causes.into_iter().enumerate() {
        let measured: i128 = sim.obs.months().iter().map(|m| m.levels[level as usize]).sum();
        // Each month is rounded to whole cents.
        let cents = (sums[cause] - measured).abs() / NANO_PER_CENT;
        assert!(cents <= months / 2 + 1, "{level:?}: {cents} cents");
    }
}

#[test]
fn a_shortage_begins_becomes_known_and_ends_in_turn() {
    let plan = plan(BUSY);
    let (entries, _) = journal(&plan, 2);
    let mut short: BTreeMap<_, Option<bool>> = BTreeMap::new();
    for entry in &entries {
        let known = short.entry(entry.client).or_default();
        match entry.what {
            What::Short { share, silent } => {
                assert!(known.is_none() && share > 0.0 && share <= 1.0);
                *known = Some(!silent);
            }
            What::Known => {
                assert_eq!(*known, Some(false));
                *known = Some(true);
            }
            What::Unseen { .. } => {
                assert_eq!(*known, Some(true));
                *known = Some(false);
            }
            What::Enough => {
                assert!(known.is_some());
                *known = None;
            }
            _ => {}
        }
    }
}

#[test]
fn moments_never_run_back() {
    let plan = plan("tijd.jaren = 1\ngemeente.inwoners = 10_000\nteam.fte = 2.4\n");
    let (entries, _) = journal(&plan, 0);
    assert!(entries.windows(2).all(|pair| pair[0].at <= pair[1].at));
    assert!(entries.last().is_some_and(|last| plan.end().since(last.at) < 7 * DAY));
}
