//! Random scenarios that a user could have written: the base scenario of a small municipality with any of its
//! settings drawn anew, within a sensible part of their declared range.

use crate::municipality;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;
use wmosim::engine::math::pow;
use wmosim::model::{Plan, Settings};
use wmosim::schema::{Data, Kind, Rule, Value};

/// A setting that can be drawn.
#[derive(Debug)]
pub struct Leaf {
    /// Its place in the file, with dots.
    pub path: String,
    /// Its unit and range.
    pub rule: Rule,
    kind: Kind,
    now: Value,
}

/// What the generator leaves as it is: the size of the run, which it draws itself, and lists whose numbers belong
/// together.
const FIXED: [&str; 4] = ["tijd.", "gemeente.", "onderzoek.stap", "afwijking.grenzen"];

/// Shares of which the sum may not be more than 1, with the most that the generator gives each.
const TOGETHER: [(&str, f64); 4] = [
    ("indicatie.voorliggend", 0.6),
    ("indicatie.afgewezen", 0.4),
    ("bezwaar.ingetrokken", 0.6),
    ("bezwaar.gegrond", 0.4),
];

/// All settings that can be drawn, from their declarations.
pub fn leaves() -> &'static [Leaf] {
    static LEAVES: OnceLock<Vec<Leaf>> = OnceLock::new();
    LEAVES.get_or_init(|| {
        let mut found = Vec::new();
        let basis = municipality::scenario("").resolved;
        for field in Settings::fields() {
            let Some(value) = basis.get(field.key) else { continue };
            collect(&field.kind, &field.rule, value, field.key, &mut found);
        }
        found.retain(|leaf| !FIXED.iter().any(|fixed| leaf.path.starts_with(fixed)));
        assert!(found.len() > 350, "the declarations were read: {}", found.len());
        found
    })
}

fn collect(kind: &Kind, rule: &Rule, value: &Value, path: &str, found: &mut Vec<Leaf>) {
    match (kind, &value.data) {
        (Kind::Table(fields), _) => {
            for field in fields {
                if let Some(inside) = value.get(field.key) {
                    collect(&field.kind, &field.rule, inside, &format!("{path}.{}", field.key), found);
                }
            }
        }
        (Kind::Named(item), Data::Table(entries)) => {
            entries.iter().for_each(|e| collect(item, rule, &e.value, &format!("{path}.{}", e.key), found));
        }
        (Kind::Number | Kind::Whole | Kind::Bool | Kind::Choice(_) | Kind::Fixed(..), _) => {
            found.push(Leaf { path: path.into(), rule: *rule, kind: kind.clone(), now: value.clone() });
        }
        _ => {}
    }
}

impl Leaf {
    /// A value as it stands in a file, for luck from 0 to 1.
    pub fn draw(&self, luck: f64) -> String {
        match (&self.kind, &self.now.data) {
            (Kind::Bool, _) => (luck < 0.5).to_string(),
            (Kind::Choice(names), _) => {
                format!("\"{}\"", names[((luck * names.len() as f64) as usize).min(names.len() - 1)].name)
            }
            (Kind::Fixed(..), Data::List(items)) => {
                // Every number its own luck, drawn from the one.
                let own = |i: usize| (luck * 7919.0 * (i + 1) as f64).fract();
                let numbers = items.iter().enumerate().map(|(i, v)| text(self.number(amount(v), own(i).max(0.1))));
                format!("[{}]", numbers.collect::<Vec<_>>().join(", "))
            }
            (Kind::Whole, data) => {
                let now = if let Data::Int(n) = data { *n as f64 } else { 1.0 };
                format!("{:.0}", self.number(now, luck))
            }
            _ => text(self.number(amount(&self.now), luck)),
        }
    }

    /// Off at one end of the luck, all there is at the other, and in between from a third to three times what the
    /// base scenario has.
    fn number(&self, now: f64, luck: f64) -> f64 {
        let Rule { min, max, .. } = self.rule;
        let most = TOGETHER.iter().find(|(path, _)| *path == self.path).map_or(max, |(_, most)| *most);
        let example = self.rule.example.replace('_', "").parse().unwrap_or(1.0);
        let usual = if now != 0.0 && now.is_finite() { now } else { example };
        if luck < 0.1 && min == 0.0 {
            return 0.0;
        }
        if luck > 0.95 && most <= 1.0 {
            return most;
        }
        (usual * pow(3.0, 2.0 * luck - 1.0)).clamp(min.max(usual / 3.0), most)
    }
}

fn amount(value: &Value) -> f64 {
    match value.data {
        Data::Float(number) => number,
        Data::Int(number) => number as f64,
        _ => 0.0,
    }
}

/// A number as it stands in a file: with four decimals, as three may be meant as thousands.
fn text(number: f64) -> String {
    if number.is_infinite() { "inf".into() } else { format!("{number:.4}") }
}

/// Settings laid over the base scenario.
#[derive(Clone, Default, PartialEq)]
pub struct Drawn {
    lines: BTreeMap<String, String>,
    tables: String,
}

impl Drawn {
    /// With a setting more, or another value for it.
    #[must_use]
    pub fn with(mut self, path: &str, value: impl ToString) -> Drawn {
        self.lines.insert(path.into(), value.to_string());
        self
    }

    /// With settings as they stand in a file: `path = value`, a line each.
    #[must_use]
    pub fn and(self, lines: &str) -> Drawn {
        lines
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .fold(self, |all, (path, value)| all.with(path, value))
    }

    /// With a dated change at the end of the file.
    #[must_use]
    pub fn change(mut self, from: &str, lines: &str) -> Drawn {
        self.tables.push_str(&format!("[[wijziging]]\nvanaf = {from}\n{lines}"));
        self
    }

    /// What a setting was drawn as, if it was.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.lines.get(path).map(String::as_str)
    }

    /// The settings as they stand in a file.
    pub fn toml(&self) -> String {
        let lines = self.lines.iter().map(|(path, value)| format!("{path} = {value}\n"));
        lines.collect::<String>() + &self.tables
    }

    /// The plan. Panics when the scenario is refused: the generator draws valid ones.
    pub fn plan(&self) -> Plan {
        municipality::plan(&self.toml())
    }
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "# over scenarios/basis.toml\n{}", self.toml())
    }
}

/// A small municipality of a year or two, with up to forty other settings drawn anew.
pub fn scenarios() -> impl Strategy<Value = Drawn> {
    let settings = prop::collection::vec((any::<Index>(), 0.0..1.0_f64), 0..40);
    (2_000..5_000_u32, 0.6..2.0_f64, 1..=2_u32, 0..=6_u32, settings).prop_map(
        |(inhabitants, staff, years, warm_up, settings)| {
            let mut drawn = Drawn::default();
            for (index, luck) in settings {
                let leaf = index.get(leaves());
                drawn = drawn.with(&leaf.path, leaf.draw(luck));
            }
            drawn
                .with("gemeente.inwoners", inhabitants)
                .with("team.fte", format!("{:.2}", 0.000_25 * f64::from(inhabitants) * staff))
                .with("tijd.jaren", years)
                .with("tijd.aanloop_maanden", warm_up)
        },
    )
}

/// Asserts a law for `cases` random scenarios, always the same ones; `WMOSIM_GEVALLEN` sets another number. A
/// scenario that breaks the law is made as small as can be and printed as a file.
pub fn law(cases: u32, test: impl Fn(Drawn) -> Result<(), TestCaseError>) {
    let asked = std::env::var("WMOSIM_GEVALLEN").ok().and_then(|text| text.parse().ok());
    let config = Config {
        cases: asked.unwrap_or(cases),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    match runner.run(&scenarios(), test) {
        Ok(()) => {}
        Err(TestError::Fail(why, drawn)) => panic!("{why}\n{drawn:?}"),
        Err(other) => panic!("{other}"),
    }
}
