//! An experiment gives the same bits on any number of threads, and ends well when it cannot go on.

use jiff::civil::date;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;
use wmosim::engine::Streams;
use wmosim::engine::sample::uniform;
use wmosim::experiment::{Failure, Options, Progress, Replay, Silent, Stop, replay_all};
use wmosim::language::Text;
use wmosim::observations::Replication;
use wmosim::statistics::{Comparison, Layout, Measure, Subject, Unit, Whole};

const MONTHS: usize = 6;

fn measure(id: &str) -> Measure {
    Measure {
        id: id.into(),
        name: Text::same(id),
        meaning: Text::same("Test."),
        unit: Unit::Number,
        whole: Whole::Average,
        key: true,
    }
}

fn layout() -> Layout {
    Layout {
        municipality: "Test".into(),
        inhabitants: 1000.0,
        measures: vec![measure("a"), measure("b")],
        months: (1..=6).map(|month| date(2027, month, 1)).collect(),
        warm_up_months: 12,
        budget_years: Vec::new(),
    }
}

/// A replay of random numbers, which takes a while that differs between replications.
struct Dice {
    layout: Layout,
    shift: f64,
    pause: fn(u32) -> Duration,
    crash_from: u32,
    furthest: AtomicU32,
}

impl Dice {
    fn new(shift: f64) -> Dice {
        let pause = |_| Duration::ZERO;
        Dice { layout: layout(), shift, pause, crash_from: u32::MAX, furthest: AtomicU32::new(0) }
    }
}

impl Replay for Dice {
    fn layout(&self) -> Layout {
        self.layout.clone()
    }

    fn run(&self, seed: u64, replication: u32) -> Replication {
        std::thread::sleep((self.pause)(replication));
        assert!(replication < self.crash_from, "dossier {replication} is kwijt");
        self.furthest.fetch_max(replication, Ordering::Relaxed);
        let streams = Streams::new(seed, u64::from(replication));
        let draw = |entity| uniform(&mut streams.stream(entity, 1)) * 1e3 + self.shift;
        Replication {
            values: (0..2 * MONTHS as u64).map(draw).collect(),
            whole: vec![draw(100), draw(101)],
            waiting: vec![1, 2, 3],
            overruns: Vec::new(),
            events: 1,
        }
    }
}

fn subject(name: &str) -> Subject {
    Subject { name: name.into(), ..Subject::default() }
}

fn options(replications: u32, threads: usize) -> Options {
    Options { replications, seed: 7, threads }
}

fn run(dice: &[Dice], options: Options, progress: &dyn Progress, stop: &Stop) -> Result<Comparison, Failure> {
    let names = ["basis", "krap", "ruim"];
    let entries: Vec<_> = dice.iter().zip(names).map(|(dice, name)| (subject(name), dice)).collect();
    replay_all(&entries, 0, options, progress, stop)
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    // Replications finish out of order: every seventh takes long.
    let dice = || {
        let mut dice = [Dice::new(0.0), Dice::new(1.5), Dice::new(-4.0)];
        dice.iter_mut().for_each(|dice| {
            dice.pause = |k| Duration::from_micros(if k % 7 == 0 { 900 } else { 50 });
        });
        dice
    };
    let one = run(&dice(), options(300, 1), &Silent, &Stop::default()).unwrap();
    for threads in [2, 3, 8] {
        let many = run(&dice(), options(300, threads), &Silent, &Stop::default()).unwrap();
        // The text of a number in Rust is as long as its bits need, so equal texts are equal bits, NaN included.
        assert_eq!(format!("{one:?}"), format!("{many:?}"), "{threads} threads");
    }
    assert_eq!(one.replications, 300);
}

#[test]
fn scenarios_meet_the_same_luck_in_the_same_replication() {
    let dice = [Dice::new(0.0), Dice::new(64.0)];
    let comparison = run(&dice, options(20, 2), &Silent, &Stop::default()).unwrap();
    let difference = comparison.scenarios[1].figures[0].difference.unwrap();
    assert!((difference.mean - 64.0).abs() < 1e-9 && difference.high - difference.low < 1e-9);
    assert!(comparison.scenarios[0].figures[0].difference.is_none());
}

#[test]
fn a_slow_replay_holds_the_others_within_a_window() {
    /// The first replay takes as long as thousands of others, and sees how far these got.
    struct Slow(Dice, AtomicU32);
    impl Replay for Slow {
        fn layout(&self) -> Layout {
            layout()
        }
        fn run(&self, seed: u64, replication: u32) -> Replication {
            if replication == 0 {
                std::thread::sleep(Duration::from_millis(200));
                self.1.store(self.0.furthest.load(Ordering::Relaxed), Ordering::Relaxed);
            }
            self.0.run(seed, replication)
        }
    }
    let slow = Slow(Dice::new(0.0), AtomicU32::new(0));
    let comparison =
        replay_all(&[(subject("basis"), &slow)], 0, options(5_000, 2), &Silent, &Stop::default()).unwrap();
    let ahead = slow.1.into_inner();
    assert!(ahead < 32, "{ahead} replications were finished ahead of the first");
    assert_eq!(comparison.replications, 5_000);
}

#[test]
fn progress_is_told_in_order_from_nothing_to_all() {
    struct Told(AtomicU64);
    impl Progress for Told {
        fn advance(&self, done: u64, total: u64) {
            assert_eq!((self.0.fetch_add(1, Ordering::Relaxed), total), (done, 600));
        }
    }
    let told = Told(AtomicU64::new(0));
    let dice = [Dice::new(0.0), Dice::new(0.0), Dice::new(0.0)];
    run(&dice, options(200, 4), &told, &Stop::default()).unwrap();
    assert_eq!(told.0.into_inner(), 601);
}

#[test]
fn a_panic_names_the_scenario_the_replication_and_the_seed_on_any_number_of_threads() {
    for threads in [1, 4] {
        let mut dice = [Dice::new(0.0), Dice::new(1.0)];
        dice[1].crash_from = 17;
        let failure = run(&dice, options(100, threads), &Silent, &Stop::default()).unwrap_err();
        assert!(!failure.blames_input());
        let text = failure.to_string();
        assert!(text.contains("herhaling 18 van scenario `krap` (zaad 7)"), "{text}");
        assert!(text.contains("dossier 17 is kwijt"), "{text}");
    }
}

#[test]
fn a_replay_of_the_wrong_shape_is_reported_as_a_fault_of_the_program() {
    struct Short;
    impl Replay for Short {
        fn layout(&self) -> Layout {
            layout()
        }
        fn run(&self, seed: u64, replication: u32) -> Replication {
            Replication { whole: vec![1.0], ..Dice::new(0.0).run(seed, replication) }
        }
    }
    let failure =
        replay_all(&[(subject("basis"), &Short)], 0, options(3, 2), &Silent, &Stop::default()).unwrap_err();
    assert!(matches!(failure, Failure::Crashed { replication: 0, .. }), "{failure}");
}

#[test]
fn a_request_to_stop_is_heeded_between_replays() {
    struct StopAt(Stop, u64);
    impl Progress for StopAt {
        fn advance(&self, done: u64, _total: u64) {
            if done == self.1 {
                self.0.request();
            }
        }
    }
    let stop = Stop::default();
    let failure = run(&[Dice::new(0.0)], options(1_000, 2), &StopAt(stop.clone(), 10), &stop).unwrap_err();
    let Failure::Stopped { done, total: 1_000 } = failure else { panic!("{failure}") };
    assert!((10..=12).contains(&done), "{done}");
    assert!(failure.to_string().contains("Gestopt op uw verzoek"));
}

#[test]
fn scenarios_that_differ_in_what_they_yield_are_refused_and_the_difference_is_named() {
    let refuse = |change: fn(&mut Layout)| {
        let mut dice = [Dice::new(0.0), Dice::new(0.0)];
        change(&mut dice[1].layout);
        let failure = run(&dice, options(10, 1), &Silent, &Stop::default()).unwrap_err();
        assert!(failure.blames_input());
        assert_eq!(dice[0].furthest.load(Ordering::Relaxed), 0, "nothing may be run");
        failure.to_string()
    };
    let text = refuse(|layout| layout.inhabitants = 500.0);
    assert!(text.contains("het aantal inwoners verschilt: 500 in `krap`, 1000 in `basis`"), "{text}");
    let text = refuse(|layout| layout.months.truncate(5));
    assert!(text.contains("2027-01 tot en met 2027-05 in `krap`"), "{text}");
    let text = refuse(|layout| layout.measures.push(measure("c:product=x")));
    assert!(text.contains("alleen `krap` heeft `c:product=x`"), "{text}");
    let text = refuse(|layout| layout.measures.reverse());
    assert!(text.contains("een andere volgorde of eenheid"), "{text}");
    let text = refuse(|layout| layout.warm_up_months = 6);
    assert!(text.contains("de aanloop verschilt: 6 maanden in `krap`, 12 maanden in `basis`"), "{text}");
}

#[test]
fn two_scenarios_may_not_have_the_same_name_and_there_must_be_something_to_replay() {
    let (a, b) = (Dice::new(0.0), Dice::new(0.0));
    let entries = [(subject("basis"), &a), (subject("basis"), &b)];
    let failure = replay_all(&entries, 0, options(3, 1), &Silent, &Stop::default()).unwrap_err();
    assert!(failure.to_string().contains("twee scenario's met de naam `basis`"), "{failure}");
    assert_eq!(run(&[], options(3, 1), &Silent, &Stop::default()), Err(Failure::Nothing));
    assert_eq!(run(&[Dice::new(0.0)], options(0, 1), &Silent, &Stop::default()), Err(Failure::Nothing));
}
