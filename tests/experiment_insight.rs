//! What explains an outcome and what it depends on, through the shipped code on games with known answers.

#![cfg(feature = "cli")]

#[path = "beside/dutch_words.rs"]
mod dutch_words;

use dutch_words::{dutch, visible};
use jiff::civil::date;
use std::path::Path;
use wmosim::engine::Streams;
use wmosim::engine::sample::{normal, uniform};
use wmosim::experiment::explain::patterns::without;
use wmosim::experiment::explain::{Aspect, Combination, Explanation, Pattern, Patterns, combinations, explain};
use wmosim::experiment::sensitivity::{Family, Questions, Ranges, Sensitivity, Size, examine};
use wmosim::experiment::{Options, Replay, Silent, Stop};
use wmosim::language::{Language, Text};
use wmosim::observations::Replication;
use wmosim::report::explanation::{self, Explained, files, terminal, words};
use wmosim::report::sensitivity::{self, Examined};
use wmosim::report::{Provenance, Written};
use wmosim::scenario::Scenario;
use wmosim::statistics::{Layout, Measure, Unit, Whole};

fn layout(unit: Unit) -> Layout {
    let measure = |id: &str| Measure {
        id: id.into(),
        name: Text::same("Saldo"),
        meaning: Text::same("Test."),
        unit,
        whole: Whole::PerYear,
        key: true,
    };
    Layout {
        municipality: "Test".into(),
        inhabitants: 1000.0,
        measures: vec![measure("saldo")],
        months: vec![date(2027, 1, 1)],
        warm_up_months: 12,
        budget_years: Vec::new(),
    }
}

fn replication(value: f64) -> Replication {
    Replication { values: vec![value], whole: vec![value], waiting: vec![1], overruns: Vec::new(), events: 1 }
}

/// What a combination of patterns yields in a replication: the luck is the same for every combination.
struct Game {
    set: usize,
    worth: fn(usize, f64) -> f64,
}

impl Replay for Game {
    fn layout(&self) -> Layout {
        layout(Unit::Euro)
    }

    fn run(&self, seed: u64, replication_number: u32) -> Replication {
        let luck = normal(&mut Streams::new(seed, u64::from(replication_number)).stream(1, 1));
        replication((self.worth)(self.set, luck))
    }
}

fn play(causes: usize, worth: fn(usize, f64) -> f64, threads: usize) -> Explanation {
    let games: Vec<Game> = (0..1 << causes).map(|set| Game { set, worth }).collect();
    let combination = Combination { distinct: games.iter().collect(), place: (0..1 << causes).collect() };
    let aspects = [Aspect { measure: 0, reversed: true }];
    let options = Options { replications: 30, seed: 4, threads };
    explain("spel", &combination, &aspects, options, &Silent, &Stop::default()).expect("nothing goes wrong")
}

fn has(set: usize, cause: usize) -> f64 {
    f64::from(u32::from(set >> cause & 1 == 1))
}

#[test]
fn additive_patterns_get_what_they_add_whatever_the_luck() {
    // The overrun is the balance reversed: 100 a, -40 b, 7 c on top of 500 and luck.
    let found = play(
        3,
        |set, luck| -(500.0 + 30.0 * luck + 100.0 * has(set, 0) - 40.0 * has(set, 1) + 7.0 * has(set, 2)),
        2,
    );
    let attribution = &found.attributions[0];
    for (part, added) in attribution.parts.iter().zip([100.0, -40.0, 7.0]) {
        for value in [part.value, part.alone, part.last] {
            assert!((value.mean - added).abs() < 1e-9 && (value.high - value.low).abs() < 1e-9, "{value:?}");
        }
    }
    assert!((attribution.together.mean - 67.0).abs() < 1e-9 && attribution.interaction.mean.abs() < 1e-9);
    assert!(attribution.with.high - attribution.with.low > 1.0, "luck is there, and cancels in the differences");
}

#[test]
fn interacting_patterns_get_the_values_that_follow_by_hand() {
    // v = 60 a b + 30 a c (1 + luck): by hand a = 45 + 15 luck, b = 30, c = 15 (1 + luck).
    let found = play(
        3,
        |set, luck| -(60.0 * has(set, 0) * has(set, 1) + 30.0 * has(set, 0) * has(set, 2) * (1.0 + luck)),
        1,
    );
    let attribution = &found.attributions[0];
    let luck = attribution.parts[2].value.mean / 15.0 - 1.0;
    let means: Vec<f64> = attribution.parts.iter().map(|part| part.value.mean).collect();
    assert!((means[0] - 45.0 - 15.0 * luck).abs() < 1e-9 && (means[1] - 30.0).abs() < 1e-9, "{means:?}");
    assert!(attribution.parts[2].value.high > attribution.parts[2].value.low, "its luck is uncertain");
    assert!(attribution.parts.iter().all(|part| part.alone.mean.abs() < 1e-9), "alone none does anything");
    assert!((attribution.interaction.mean - attribution.together.mean).abs() < 1e-9, "all of it is interaction");
}

/// A game whose values have no end of decimals.
fn crooked(set: usize, luck: f64) -> f64 {
    -(1e6 / 3.0
        + luck * 1e5
        + 2e5 / 7.0 * has(set, 0)
        + 1e6 / 11.0 * has(set, 1)
        + 3e5 / 13.0 * has(set, 0) * has(set, 2))
}

fn chosen(count: usize) -> Vec<Pattern> {
    Patterns::built_in().patroon.into_iter().take(count).collect()
}

#[test]
fn the_parts_in_the_file_add_up_to_the_cent() {
    let (found, patterns) = (play(3, crooked, 2), chosen(3));
    let patterns: Vec<&Pattern> = patterns.iter().collect();
    let file = files::parts(Explained { explanation: &found, patterns: &patterns, language: Language::Dutch });
    let text = String::from_utf8(file).expect("it is text");
    let cents = |part: &str| -> Vec<i64> {
        let lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        lines
            .filter(|fields| fields[2] == part)
            .map(|fields| fields[4].replace('.', "").parse().expect("whole cents"))
            .collect()
    };
    let (without, parts, with) = (cents("zonder")[0], cents("patroon"), cents("zoals_het_is")[0]);
    assert_eq!(parts.len(), 3);
    assert_eq!(without + parts.iter().sum::<i64>(), with);
    assert_eq!(parts.iter().sum::<i64>(), cents("samen")[0]);
    assert_eq!(with, (found.attributions[0].with.mean * 100.0).round() as i64);
}

#[test]
fn the_conclusion_names_the_share_with_its_interval() {
    let (found, patterns) = (play(3, crooked, 2), chosen(3));
    let patterns: Vec<&Pattern> = patterns.iter().collect();
    let explained = Explained { explanation: &found, patterns: &patterns, language: Language::Dutch };
    let conclusion = words::conclusion(explained, 0);
    assert!(
        conclusion.starts_with("Van de €") && conclusion.contains("overschrijding per jaar komt"),
        "{conclusion}"
    );
    assert!(conclusion.contains("% (") && conclusion.ends_with("door verkeerde inzet"), "{conclusion}");
    assert!(words::interaction(explained, 0).contains("Zij versterken elkaar"), "a and c work together");
    let sheet = terminal::sheet(explained);
    assert!(sheet.lines().all(|line| line.chars().count() <= 100), "{sheet}");
}

#[test]
fn what_the_patterns_do_apart_and_together_adds_up_as_written() {
    let patterns = chosen(2);
    let patterns: Vec<&Pattern> = patterns.iter().collect();
    // In steps of ten thousand: apart 0.494 and 0.494 mln, together 1.084 mln; each alone rounds down.
    let found = play(
        2,
        |set, luck| {
            -(4_004_000.0
                + 1e3 * luck
                + 494_000.0 * (has(set, 0) + has(set, 1))
                + 96_000.0 * has(set, 0) * has(set, 1))
        },
        1,
    );
    let explained = Explained { explanation: &found, patterns: &patterns, language: Language::Dutch };
    let said = words::interaction(explained, 0).replace('\u{a0}', " ");
    let cents = |text: &str| -> i64 {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or_else(|_| panic!("{text}: {said}"))
    };
    let (apart, rest) = said.split_once("; samen is het ").expect(&said);
    let (together, rest) = rest.split_once(" mln. Zij versterken elkaar: ").expect(&said);
    let more = rest.split(" mln").next().expect("it is there");
    assert_eq!(cents(apart) + cents(more), cents(together), "{said}");
    assert_eq!(cents(together), 109, "from 4,00 to 5,09: {said}");
    let sheet = terminal::sheet(explained).replace('\u{a0}', " ");
    assert!(sheet.contains("€ 1,09 mln") && !sheet.contains("€ 1,08 mln"), "{sheet}");
}

#[test]
fn without_an_overrun_the_conclusion_does_not_speak_of_a_share_of_it() {
    let patterns = chosen(1);
    let patterns: Vec<&Pattern> = patterns.iter().collect();
    let say = |worth: fn(usize, f64) -> f64| {
        let found = play(1, worth, 1);
        words::conclusion(Explained { explanation: &found, patterns: &patterns, language: Language::Dutch }, 0)
    };
    let surplus = say(|set, luck| 5e6 + 1e3 * luck - 1e6 * has(set, 0));
    assert!(surplus.starts_with("Er is geen overschrijding, maar"), "{surplus}");
    let tipped = say(|set, luck| 4e5 + 1e3 * luck - 1e6 * has(set, 0));
    assert!(tipped.starts_with("Zonder deze patronen was er geen overschrijding"), "{tipped}");
    let saved = say(|set, luck| -4e6 + 1e3 * luck + 1e6 * has(set, 0));
    assert!(saved.contains("maken de patronen de overschrijding") && saved.contains("kleiner"), "{saved}");
    let nothing = say(|_, luck| 1e3 * luck);
    assert!(nothing.contains("niet duidelijk"), "{nothing}");
}

#[test]
fn an_explanation_has_the_same_bits_on_any_number_of_threads() {
    let one = format!("{:?}", play(4, crooked, 1));
    for threads in [2, 3, 8] {
        assert_eq!(one, format!("{:?}", play(4, crooked, threads)), "{threads} threads");
    }
}

fn basis() -> Scenario {
    wmosim::scenario::load(Path::new("scenarios/basis.toml")).expect("the base scenario is right")
}

#[test]
fn the_last_combination_is_the_scenario_and_equal_ones_are_replayed_once() {
    let (basis, patterns) = (basis(), Patterns::built_in());
    let pick = |name: &str| patterns.get(name).expect("it is built in");
    // Where a pattern is not there, taking it away changes nothing.
    let basis = without(&basis, &[pick("mantelzorg")]).expect("it can be taken away");
    let made = combinations(&basis, &[pick("verkeerde_inzet"), pick("mantelzorg")]).expect("they are right");
    assert_eq!(made.place, [0, 1, 0, 1]);
    assert_eq!(made.distinct[1].hash, basis.hash);
    assert_ne!(made.distinct[0].hash, basis.hash);
}

// --- What an outcome depends on ---

/// `10 x0 + 4 x1^2 + 3 x2 x3`, inputs 4 and 5 do nothing, and luck that interacts with the point.
struct Hill;

struct Spot(Vec<f64>);

impl Family for Hill {
    type Member = Spot;

    fn inputs(&self) -> usize {
        6
    }

    fn member(&self, point: &[Option<f64>]) -> Result<Spot, String> {
        Ok(Spot(point.iter().map(|x| x.unwrap_or(0.5)).collect()))
    }
}

impl Replay for Spot {
    fn layout(&self) -> Layout {
        layout(Unit::Number)
    }

    fn run(&self, seed: u64, number: u32) -> Replication {
        let x = &self.0;
        let key = x.iter().fold(0_u64, |key, x| key.wrapping_mul(31).wrapping_add(x.to_bits()));
        let streams = Streams::new(seed, u64::from(number));
        let shared = normal(&mut streams.stream(1, 1));
        let own = uniform(&mut streams.stream(key, 2)) - 0.5;
        replication(10.0 * x[0] + 4.0 * x[1] * x[1] + 3.0 * x[2] * x[3] + 50.0 * shared + 0.5 * own)
    }
}

const SIZE: Size = Size { trajectories: 12, important: 4, rows: 1024, replications: 2, ends: 5 };

fn look(threads: usize) -> Sensitivity {
    let questions = Questions { name: "heuvel", aspects: &[Aspect { measure: 0, reversed: false }], size: SIZE };
    let options = Options { replications: 0, seed: 3, threads };
    examine(&Hill, questions, options, &Silent, &Stop::default()).expect("nothing goes wrong")
}

#[test]
fn inputs_are_ranked_and_what_does_nothing_is_left_out() {
    let found = look(2);
    assert_eq!(found.important[..2], [0, 1]);
    assert!(!found.important.contains(&4) && !found.important.contains(&5));
    let screened = &found.screened[0];
    assert!((screened[0].size.mean - 10.0).abs() < 0.5 && screened[0].spread < 1.0, "{:?}", screened[0]);
    assert!(screened[2].spread > 0.5, "its effect depends on another input");
}

#[test]
fn the_indices_are_those_that_follow_by_hand() {
    // Variances: 100/12, 16 (1/5 - 1/9), and for 3 x2 x3 9 (1/9 - 1/16): 9/48 each alone, 9/144 together.
    let found = look(2);
    let (v0, v1, alone, both) = (100.0 / 12.0, 16.0 * (0.2 - 1.0 / 9.0), 9.0 / 48.0, 9.0 / 144.0);
    // The noise of the mean of two uniform numbers of width a half.
    let noise = 0.25 / 12.0 / 2.0;
    let all = v0 + v1 + 2.0 * alone + both + noise;
    for (input, first, total) in [(0, v0, v0), (1, v1, v1), (2, alone, alone + both), (3, alone, alone + both)] {
        let k = found.important.iter().position(|i| *i == input).expect("it is important");
        let index = found.indices[0][k];
        // With 1,024 rows the estimates are within 0.03.
        assert!((index.first.mean - first / all).abs() < 0.03, "{input}: {index:?}");
        assert!((index.total.mean - (total + noise) / all).abs() < 0.03, "{input}: {index:?}");
    }
    assert!((found.noise[0] - noise / all).abs() < 0.002, "{}", found.noise[0]);
}

#[test]
fn the_ends_are_paired_with_the_scenario_itself() {
    let found = look(1);
    let ends = found.ends[0][0];
    // Luck of 50 is the same at every point and cancels; the interval is that of the small own luck.
    assert!((ends.low.mean + 5.0).abs() < 0.5 && (ends.high.mean - 5.0).abs() < 0.5, "{ends:?}");
    assert!(ends.low.high - ends.low.low < 2.0 && found.base[0].high - found.base[0].low > 10.0);
}

#[test]
fn a_sensitivity_has_the_same_bits_on_any_number_of_threads() {
    let one = format!("{:?}", look(1));
    for threads in [2, 8] {
        assert_eq!(one, format!("{:?}", look(threads)), "{threads} threads");
    }
}

#[test]
fn the_pages_name_every_pattern_and_every_range() {
    let page =
        |name: &str| std::fs::read_to_string(Path::new("docs/experimenten").join(name)).expect("the page is there");
    let (explain, depends) = (page("wat-verklaart-het.md"), page("waar-hangt-het-van-af.md"));
    for pattern in Patterns::built_in().patroon {
        assert!(explain.contains(&format!("`{}`", pattern.naam.text)), "{}", pattern.naam.text);
    }
    for range in Ranges::built_in().onzeker {
        assert!(depends.contains(&format!("`{}`", range.sleutel.text)), "{}", range.sleutel.text);
    }
}

// --- In English ---

/// The Dutch words in what was drawn, with their texts.
fn dutch_in(written: &Written) -> Vec<String> {
    let drawn: Vec<_> = written.files.iter().filter(|file| file.ends_with(".svg")).collect();
    assert!(!drawn.is_empty(), "something was drawn");
    let read = |file: &&String| std::fs::read_to_string(written.folder.join(file)).expect("it was written");
    let texts = drawn.iter().map(read).flat_map(|svg| visible(&svg.replace("lang=\"nl\"", "")));
    texts.filter(|text| !dutch(text).is_empty()).collect()
}

#[test]
fn an_explanation_in_english_has_no_dutch_whatever_it_concludes() {
    // The measure of the game is the user's own.
    let patterns = Patterns::built_in().patroon;
    /// The worth of a set of causes with some luck.
    type Worth = fn(usize, f64) -> f64;
    let worths: [(usize, Worth); 6] = [
        (3, crooked),
        (1, |set, luck| 5e6 + 1e3 * luck - 1e6 * has(set, 0)),
        (1, |set, luck| 4e5 + 1e3 * luck - 1e6 * has(set, 0)),
        (2, |set, luck| -4e6 + 1e3 * luck + 1e6 * has(set, 0) - 1e5 * has(set, 1)),
        (2, |set, luck| 1e3 * luck - 1e6 * has(set, 0) + 1e6 * has(set, 1)),
        (1, |_, luck| 1e3 * luck),
    ];
    let folder = tempfile::tempdir().expect("there is room");
    for (at, (causes, worth)) in worths.into_iter().enumerate() {
        let found = play(causes, worth, 2);
        // Another window on all patterns for each game, so that each name is seen.
        let names: Vec<&Pattern> = patterns.iter().cycle().skip(5 * at).take(causes).collect();
        for language in Language::ALL {
            let explained = Explained { explanation: &found, patterns: &names, language };
            let place = folder.path().join(format!("{at}{}", language.code()));
            let written =
                explanation::write(explained, &Provenance::of(&[]), &place, false).expect("there is room");
            let (drawn, said) = (dutch_in(&written), dutch(&terminal::sheet(explained)));
            match language {
                Language::English => assert_eq!((drawn, said), (vec![], vec![]), "game {at}"),
                Language::Dutch => assert!(!drawn.is_empty() && said.len() > 10, "the check sees Dutch"),
            }
        }
    }
    for pattern in &patterns {
        let label = pattern.label(Language::English);
        assert!(pattern.label_engels.is_some() && dutch(label).is_empty(), "{label}");
    }
}

#[test]
fn a_share_above_all_of_it_is_called_an_error_of_estimation() {
    let (mut found, scenario) = (look(2), basis());
    let ranges = Ranges::built_in().onzeker;
    let sheet = |found: &Sensitivity| {
        let examined =
            Examined { sensitivity: found, ranges: &ranges[..6], scenario: &scenario, language: Language::Dutch };
        sensitivity::terminal::sheet(examined, &[])
    };
    assert!(!sheet(&found).contains("boven 100%"));
    found.indices[0][0].total.mean = 1.12;
    assert!(sheet(&found).contains("Een deel boven 100% bestaat niet"));
}

#[test]
fn a_sensitivity_in_english_has_no_dutch() {
    let (found, scenario) = (look(2), basis());
    let ranges = Ranges::built_in().onzeker;
    let folder = tempfile::tempdir().expect("there is room");
    for language in Language::ALL {
        let examined = Examined { sensitivity: &found, ranges: &ranges[..6], scenario: &scenario, language };
        let place = folder.path().join(language.code());
        let written = sensitivity::write(examined, &Provenance::of(&[]), &place, false).expect("there is room");
        // Keys of settings are the same in every language.
        let sheet = sensitivity::terminal::sheet(examined, &[]);
        let sheet = ranges.iter().fold(sheet, |text, range| text.replace(&range.sleutel.text, ""));
        let (drawn, said) = (dutch_in(&written), dutch(&sheet));
        match language {
            Language::English => assert_eq!((drawn, said), (vec![], vec![])),
            Language::Dutch => assert!(drawn.len() > 3 && said.len() > 10, "the check sees Dutch"),
        }
        assert!(sheet.lines().all(|line| line.chars().count() <= 100), "{sheet}");
    }
    for range in &ranges {
        let name = range.name(Language::English);
        assert!(range.naam_engels.is_some() && dutch(name).is_empty(), "{name}");
    }
}
