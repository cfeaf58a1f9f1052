//! What a change of a scenario must do to its outcome, or must not: laws that hold whatever the settings are.
//!
//! Every law is tested on random scenarios, always the same ones; see [`crate::random::law`].

use crate::municipality::{alone, plan_below, scenario};
use crate::random::{Drawn, Leaf, law, leaves};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use wmosim::experiment::progress::{Silent, Stop};
use wmosim::experiment::run::{Options, compare};
use wmosim::model::{Plan, run};
use wmosim::observations::Replication;
use wmosim::scenario::canonical::canonical;
use wmosim::schema::{Data, Value};
use wmosim::statistics::{Moments, Unit};

type Lawful = Result<(), TestCaseError>;

/// Floating-point numbers as they are.
pub fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// The outcomes are the same to the last bit. Events that were put in and came to nothing do not count.
pub fn same(a: &Replication, b: &Replication) -> Lawful {
    prop_assert_eq!(bits(&a.whole), bits(&b.whole));
    prop_assert_eq!(bits(&a.values), bits(&b.values));
    prop_assert_eq!(&a.waiting, &b.waiting);
    prop_assert_eq!(bits(&a.overruns), bits(&b.overruns));
    Ok(())
}

/// Both plans give the same outcomes, in two replications.
pub fn same_plans(a: &Plan, b: &Plan) -> Lawful {
    (0..2).try_for_each(|replication| same(&run(a, 3, replication), &run(b, 3, replication)))
}

/// Gives the names of products, profiles and providers, and all that refers to them, another text.
fn rename(value: &mut Value, path: &str, named: &[String]) {
    let other = |text: &str| format!("x_{}", text.chars().rev().collect::<String>());
    match &mut value.data {
        Data::Table(entries) => {
            for entry in entries {
                let inside = format!("{path}.{}", entry.key);
                rename(&mut entry.value, &inside, named);
                if named.contains(&entry.key) {
                    entry.key = other(&entry.key);
                }
            }
        }
        Data::Text(text) if path.ends_with(".naam") || named.contains(text) => *text = other(text),
        _ => {}
    }
}

#[test]
fn names_are_labels() {
    law(12, |drawn| {
        let basis = scenario(&drawn.toml());
        let first = &basis.plan.periods[0].settings;
        let mut named: Vec<String> = first.product.names().map(str::to_owned).collect();
        named.extend(first.profiel.names().chain(first.aanbieder.names()).map(str::to_owned));
        // A setting has the same name as a product; it is not renamed.
        let mut tree = basis.resolved.clone();
        let Data::Table(tables) = &mut tree.data else { unreachable!("settings are a table") };
        for table in tables.iter_mut() {
            let path = table.key.clone();
            if ["product", "profiel", "aanbieder", "integraal"].contains(&path.as_str()) {
                rename(&mut table.value, &path, &named);
            }
        }
        let renamed = alone(&whole(&tree));
        prop_assert!(renamed.plan.periods[0].settings.profiel.names().all(|name| name.starts_with("x_")));
        same_plans(&basis.plan, &renamed.plan)
    });
}

/// A whole file with these settings.
fn whole(tree: &Value) -> String {
    format!("titel = \"Proef\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\n{}", canonical(tree))
}

/// Turns the order of the keys of every table, except the lists that a user makes up, whose order is the order of
/// everything: see [`the_order_of_profiles_is_luck_and_nothing_else`].
fn turn(value: &mut Value, path: &str) {
    match &mut value.data {
        Data::Table(entries) => {
            entries.iter_mut().for_each(|e| turn(&mut e.value, &format!("{path}.{}", e.key)));
            if ![".product", ".profiel", ".aanbieder"].contains(&path) {
                entries.reverse();
            }
        }
        Data::List(items) => items.iter_mut().for_each(|item| turn(item, path)),
        _ => {}
    }
}

#[test]
fn the_order_of_tables_and_keys_in_a_file_is_free() {
    law(12, |drawn| {
        let basis = scenario(&drawn.toml());
        let mut tree = basis.resolved.clone();
        turn(&mut tree, "");
        let turned = alone(&whole(&tree));
        prop_assert_ne!(whole(&tree), whole(&basis.resolved));
        same_plans(&basis.plan, &turned.plan)
    });
}

/// Mean and variance of a measure over replications.
fn moments(plan: &Plan, seed: u64, replications: u32, value: impl Fn(&Replication) -> f64) -> Moments {
    let mut moments = Moments::default();
    (0..replications).for_each(|replication| moments.push(value(&run(plan, seed, replication))));
    moments
}

/// Standard errors between two means that rest on other luck.
fn apart(a: &Moments, b: &Moments) -> f64 {
    let error = a.variance() / f64::from(a.n()) + b.variance() / f64::from(b.n());
    (a.mean() - b.mean()).abs() / error.sqrt()
}

#[test]
fn the_order_of_profiles_is_luck_and_nothing_else() {
    // Streams are keyed by position, so that a name is a label. Another order draws other residents from the same
    // distribution. Three measures, 3.3 standard errors (one in a thousand each); fixed seed.
    let settings = "gemeente.inwoners = 20_000\nteam.fte = 5.5\ntijd.jaren = 1\ntijd.aanloop_maanden = 0\n";
    let basis = scenario(settings);
    let mut tree = basis.resolved.clone();
    let Data::Table(tables) = &mut tree.data else { unreachable!("settings are a table") };
    for table in tables.iter_mut().filter(|t| ["product", "profiel", "aanbieder"].contains(&t.key.as_str())) {
        if let Data::Table(entries) = &mut table.value.data {
            entries.reverse();
        }
    }
    let turned = alone(&whole(&tree));
    assert_ne!(run(&basis.plan, 1, 0).whole, run(&turned.plan, 1, 0).whole);
    for id in ["clienten", "uitgaven", "doorlooptijd_gem"] {
        let at = crate::municipality::measure(&basis.plan, id);
        let of = |plan: &Plan| moments(plan, 1, 30, |outcome| outcome.whole[at]);
        let (a, b) = (of(&basis.plan), of(&turned.plan));
        assert!(apart(&a, &b) < 3.3, "{id}: {} and {}", a.mean(), b.mean());
    }
}

/// All settings that `chosen` picks, multiplied.
fn scaled(drawn: &Drawn, factor: f64, chosen: impl Fn(&Leaf) -> bool) -> Drawn {
    let plan = scenario(&drawn.toml()).resolved;
    let mut scaled = drawn.clone();
    for leaf in leaves().iter().filter(|leaf| chosen(leaf)) {
        let path: Vec<&str> = leaf.path.split('.').collect();
        let value = plan.at(&path).unwrap_or_else(|| panic!("{} is not there", leaf.path));
        scaled = scaled.with(&leaf.path, times(value, factor));
    }
    scaled
}

fn times(value: &Value, factor: f64) -> String {
    let number = |number: f64| {
        let product = number * factor;
        if product.fract() == 0.0 && product.abs() < 1e15 {
            return format!("{product:.0}");
        }
        let text = format!("{product:?}");
        // Three decimals may be meant as thousands.
        if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) { text + "0" } else { text }
    };
    match &value.data {
        Data::Int(n) => number(*n as f64),
        Data::Float(n) => number(*n),
        Data::List(items) => format!("[{}]", items.iter().map(|v| times(v, factor)).collect::<Vec<_>>().join(", ")),
        other => panic!("{other:?} is no number"),
    }
}

/// Every measure is what it was; those of `unit` times `factor`. Sums are rounded to cents and to millionths, and the
/// cost of a voorziening to a nano-euro a second.
fn only(plan: &Plan, a: &Replication, b: &Replication, unit: Unit, factor: f64) -> Lawful {
    prop_assert_eq!(a.events, b.events, "the same happens");
    prop_assert_eq!(&a.waiting, &b.waiting);
    let spent = a.whole[crate::municipality::measure(plan, "uitgaven")];
    for (line, (a, b)) in plan.lines.iter().zip(a.whole.iter().zip(&b.whole)) {
        let expected = if line.measure.unit == unit { a * factor } else { *a };
        let rounding = match line.measure.unit {
            Unit::Euro => 1.0 + 1e-5 * spent * factor.max(1.0),
            _ => 1e-5 * (1.0 + expected.abs()),
        };
        let close = (expected - b).abs() <= rounding || (a.is_nan() && b.is_nan());
        prop_assert!(close, "{}: {} and {}", line.measure.id, a, b);
    }
    Ok(())
}

#[test]
fn another_currency_changes_amounts_of_money_and_nothing_else() {
    // Eight to the euro: a power of two, so that no product is rounded. Nobody steers by the budget, which is in
    // whole cents.
    law(12, |drawn| {
        let drawn = drawn.with("begroting.sturing", "0.0");
        let dear = scaled(&drawn, 8.0, |leaf| leaf.rule.unit.starts_with("euro"));
        let dear = scaled(&dear, 0.125, |leaf| leaf.rule.unit == "deel per 10 euro");
        let (plan, dear) = (drawn.plan(), dear.plan());
        (0..2).try_for_each(|r| only(&plan, &run(&plan, 3, r), &run(&dear, 3, r), Unit::Euro, 8.0))
    });
}

#[test]
fn half_the_hours_for_everything_and_half_the_time_leave_the_waiting_as_it_was() {
    let hours = |leaf: &Leaf| {
        let of_work = leaf.rule.unit == "uur" || leaf.rule.unit.ends_with("per fte") || leaf.rule.unit == "minuten";
        let a_year = leaf.path == "stapeling.regie_uren";
        (of_work || a_year) && !leaf.path.ends_with(".weging") && leaf.path != "team.werkdruk_norm"
    };
    law(12, |drawn| {
        let drawn = drawn.with("juiste_wet.toets_minuten", 16);
        let half = scaled(&drawn, 0.5, |leaf| hours(leaf) || leaf.path == "team.casusdeel");
        let half = scaled(&half, 2.0, |leaf| leaf.path == "team.uurprijs");
        let (plan, half) = (drawn.plan(), half.plan());
        (0..2).try_for_each(|r| only(&plan, &run(&plan, 3, r), &run(&half, 3, r), Unit::Hours, 0.5))
    });
}

#[test]
fn a_longer_horizon_leaves_the_months_before_it_as_they_were() {
    law(16, |drawn| {
        let years: usize = drawn.get("tijd.jaren").and_then(|text| text.parse().ok()).unwrap_or(1);
        let (short, long) = (drawn.plan(), drawn.with("tijd.jaren", years + 1).plan());
        for replication in 0..2 {
            let (a, b) = (run(&short, 3, replication), run(&long, 3, replication));
            let first: Vec<f64> =
                b.values.chunks(12 * (years + 1)).flat_map(|measure| &measure[..12 * years]).copied().collect();
            prop_assert_eq!(bits(&a.values), bits(&first));
            prop_assert_eq!(bits(&a.overruns), bits(&b.overruns[..a.overruns.len()]));
        }
        Ok(())
    });
}

#[test]
fn a_change_after_the_end_changes_nothing() {
    law(12, |drawn| {
        let later =
            "team.fte = 0.1\ninstroom.groei = 1.0\nindicatie.ruimhartigheid = 0.2\nbegroting.per_inwoner = 1.0\n";
        // In a file of its own it would be refused.
        same_plans(&drawn.plan(), &plan_below(&drawn.change("2031-05-01", later).toml()))
    });
}

#[test]
fn a_change_to_what_holds_already_changes_nothing() {
    law(24, |drawn| {
        let basis = scenario(&drawn.toml()).resolved;
        // Every number that was drawn, and some that were not.
        let again =
            leaves().iter().filter(|leaf| drawn.get(&leaf.path).is_some() || leaf.path.starts_with("team."));
        let lines: String = again
            .filter(|leaf| !leaf.path.starts_with("begintoestand."))
            .map(|leaf| {
                let path: Vec<&str> = leaf.path.split('.').collect();
                let value = drawn.get(&leaf.path).map(str::to_owned);
                format!("{} = {}\n", leaf.path, value.unwrap_or_else(|| times(basis.at(&path).unwrap(), 1.0)))
            })
            .collect();
        same_plans(&drawn.plan(), &drawn.clone().change("2027-03-17", &lines).plan())
    });
}

#[test]
fn the_first_replications_are_the_same_however_many_follow_and_a_scenario_does_not_differ_from_itself() {
    law(8, |drawn| {
        let scenario = scenario(&drawn.toml());
        let mut twin = scenario.clone();
        (twin.name, twin.title) = ("tweeling".into(), "Tweeling".into());
        let both = [scenario, twin];
        let played = |replications| {
            let options = Options { replications, seed: 4, threads: 1 };
            compare(&both, 0, options, &Silent, &Stop::default()).unwrap_or_else(|failure| panic!("{failure:?}"))
        };
        let (few, more) = (played(2), played(3));
        for figure in more.scenarios[1].figures.iter().filter(|figure| figure.n > 1) {
            let difference = figure.difference.unwrap();
            prop_assert_eq!((difference.mean, difference.low, difference.high), (0.0, 0.0, 0.0));
            prop_assert_eq!(figure.p, Some(1.0));
        }
        for (few, more) in few.scenarios[0].overruns.iter().zip(&more.scenarios[0].overruns) {
            prop_assert_eq!(few.len(), 2);
            prop_assert_eq!(bits(few), bits(&more[..2]));
        }
        Ok(())
    });
}

/// A year of a municipality of this size, whose team has more hands than it needs.
fn amply_staffed(inhabitants: u32) -> Plan {
    let fte = f64::from(inhabitants) * 0.000_4;
    scenario(&format!(
        "gemeente.inwoners = {inhabitants}\nteam.fte = {fte:.1}\ntijd.jaren = 1\ntijd.aanloop_maanden = 0\n"
    ))
    .plan
}

#[test]
fn a_municipality_four_times_as_large_has_the_same_figures_per_inhabitant_and_half_the_spread() {
    // 30 replications each, with ample staff: a small team waits longer than a large one at the same load. Means
    // within 3.3 standard errors (one in a thousand). The ratio of the variances of relative figures is 4 in theory;
    // below 1.25 it comes with a chance of less than one in a thousand (F with 29 and 29 degrees of freedom).
    let (small, large) = (amply_staffed(20_000), amply_staffed(80_000));
    for id in ["clienten", "uitgaven", "instroom_nieuw"] {
        let at = crate::municipality::measure(&small, id);
        let a = moments(&small, 2, 30, |outcome| outcome.whole[at] * 4.0);
        let b = moments(&large, 2, 30, |outcome| outcome.whole[at]);
        println!("{id}: {} +- {} and {} +- {}", a.mean(), a.variance().sqrt(), b.mean(), b.variance().sqrt());
        assert!(apart(&a, &b) < 3.3, "{id}: {} and {}", a.mean(), b.mean());
        let ratio = a.variance() / b.variance();
        assert!(ratio > 1.25, "{id}: the relative spread is smaller in a large municipality: {ratio}");
    }
}

#[test]
fn a_large_city_has_the_same_figures_per_inhabitant_as_many_small_municipalities() {
    // Forty of 25,000 against one of a million, with ample staff. What the city says is a sum over as many people, so its
    // figure lies within 3.3 standard errors of the mean of the forty, times the root of two (one in a thousand).
    let (small, city) = (amply_staffed(25_000), amply_staffed(1_000_000));
    let outcome = run(&city, 2, 0);
    for id in ["clienten", "uitgaven", "instroom_nieuw"] {
        let at = crate::municipality::measure(&small, id);
        let parts = moments(&small, 3, 40, |outcome| outcome.whole[at] * 40.0);
        let error = (2.0 * parts.variance() / 40.0).sqrt();
        let apart = (outcome.whole[at] - parts.mean()).abs() / error;
        println!("{id}: {} and {} +- {error}", outcome.whole[at], parts.mean());
        assert!(apart < 3.3, "{id}: {apart} standard errors apart");
    }
}
