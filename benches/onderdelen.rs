//! How long the parts take: the event calendar, the random streams, a comparison, and writing its report. Run with
//! `cargo bench --bench onderdelen`.

mod beside;

use divan::counter::ItemsCount;
use std::hint::black_box;
use wmosim::engine::sample::{chance, exponential, lognormal, uniform};
use wmosim::engine::{DAY, EventCalendar, Moment, Stream, Streams};
use wmosim::experiment::progress::{Silent, Stop};
use wmosim::experiment::run::{Options, compare};
use wmosim::language::Language;
use wmosim::report::house_style::HouseStyle;
use wmosim::report::{self, Look, Provenance};
use wmosim::scenario::Scenario;

/// Events that wait in the calendar of a municipality of 100,000, about.
const WAITING: u64 = 30_000;
const EVENTS: u64 = 100_000;

/// How far ahead the model puts its events, about: work within the day, steps within weeks, clocks and terms within
/// years, and clocks that go off after the end.
fn ahead(stream: &mut Stream) -> i64 {
    let days = match uniform(stream) {
        u if u < 0.25 => uniform(stream),
        u if u < 0.50 => 14.0 * uniform(stream),
        u if u < 0.90 => 365.0 * exponential(stream),
        _ => 3_650.0 * exponential(stream),
    };
    1 + (days * DAY as f64) as i64
}

/// Takes out an event and puts in another, over and over.
#[divan::bench]
fn agenda(bencher: divan::Bencher<'_, '_>) {
    let mut stream = Streams::new(1, 0).stream(1, 1);
    let steps: Vec<i64> = (0..EVENTS).map(|_| ahead(&mut stream)).collect();
    let full = || {
        let mut calendar = EventCalendar::new(Moment::NEVER);
        (0..WAITING).for_each(|event| {
            calendar.put(Moment(ahead(&mut stream)), (event % 8) as u8, event);
        });
        calendar
    };
    bencher.counter(ItemsCount::new(EVENTS)).with_inputs(full).bench_local_values(|mut calendar| {
        for step in &steps {
            if let Some((now, event)) = calendar.pop_before(Moment::NEVER) {
                calendar.put(now + *step, (event % 8) as u8, event);
            }
        }
        calendar.len()
    });
}

/// One draw from a stream of its own, as the model draws.
#[divan::bench(args = ["kans", "exponentieel", "lognormaal"])]
fn trekking(bencher: divan::Bencher<'_, '_>, kind: &str) {
    let streams = Streams::new(1, 0);
    let draw: fn(&mut Stream) -> f64 = match kind {
        "kans" => |stream| f64::from(u8::from(chance(stream, 0.3))),
        "exponentieel" => |stream| exponential(stream),
        _ => |stream| lognormal(stream, 0.5),
    };
    bencher
        .counter(ItemsCount::new(EVENTS))
        .bench_local(|| (0..EVENTS).map(|entity| draw(&mut streams.stream(black_box(entity), 7))).sum::<f64>());
}

const OPTIONS: Options = Options { replications: 4, seed: 1, threads: 1 };

fn scenarios() -> [Scenario; 2] {
    let mut other = beside::basis(100_000, 4);
    other.name = "ander".to_owned();
    [beside::basis(100_000, 4), other]
}

/// Two scenarios, four replications, one thread.
#[divan::bench(sample_count = 5)]
fn vergelijk(bencher: divan::Bencher<'_, '_>) {
    let scenarios = scenarios();
    bencher.bench_local(|| compare(&scenarios, 0, OPTIONS, &Silent, &Stop::default()).expect("the scenarios run"));
}

/// Everything that `wmosim vergelijk` writes: tables, charts and the page.
#[divan::bench(sample_count = 5)]
fn rapport(bencher: divan::Bencher<'_, '_>) {
    let scenarios = scenarios();
    let comparison = compare(&scenarios, 0, OPTIONS, &Silent, &Stop::default()).expect("the scenarios run");
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let destination = folder.path().join("rapport");
    let house = HouseStyle::default();
    let look = Look { language: Language::Dutch, house: &house };
    bencher.bench_local(|| {
        report::write(&comparison, &Provenance::of(&scenarios), look, &destination, true)
            .expect("the report is written")
    });
}

fn main() {
    divan::main();
}
