//! The years of one client as dated sentences, alone or beside the same client under another policy.

mod balance;
mod page;
mod sentences;

pub use balance::Balance;
pub use page::{alone, beside};

use super::dutch;
use crate::engine::Moment;
use crate::experiment::follow::Journey;
use crate::model::Plan;
use crate::model::client::ClientId;
use jiff::civil::Date;

/// A client's years under one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The scenario's name.
    pub scenario: String,
    /// The client's number in it, from 1.
    pub number: ClientId,
    /// Who it is: sentences.
    pub person: Vec<String>,
    /// What happened, in order.
    pub lines: Vec<Line>,
    /// What it came to.
    pub balance: Balance,
}

/// A sentence, or a few that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The day.
    pub date: Date,
    /// What happened.
    pub text: String,
}

/// The story of `journey` under the scenario called `scenario`, where the client has this number.
pub fn tell(scenario: &str, number: ClientId, plan: &Plan, journey: &Journey) -> Story {
    Story {
        scenario: scenario.to_owned(),
        number,
        person: sentences::person(plan, journey),
        lines: sentences::lines(plan, journey),
        balance: Balance::of(journey, plan.end()),
    }
}

/// `2,4 uur per week`, or the name of the unit when there is one or none of it.
fn amount(plan: &Plan, product: usize, units: f64) -> String {
    format!("{} {} per week", dutch::number(units, 1), plural(unit(plan, product)))
}

fn unit(plan: &Plan, product: usize) -> &str {
    plan.periods[0].settings.product.values().nth(product).map_or("", |item| &item.eenheid)
}

/// Units are named by the municipality. Hours stay `uur`; a dagdeel is the one that is wrong without its plural.
fn plural(unit: &str) -> String {
    match unit.strip_suffix("deel") {
        Some(stem) => format!("{stem}delen"),
        None => unit.to_owned(),
    }
}

fn product(plan: &Plan, product: usize) -> &str {
    plan.periods[0].settings.product.values().nth(product).map_or("", |item| &item.naam)
}

fn provider(plan: &Plan, provider: Option<usize>) -> &str {
    let named = provider.and_then(|at| plan.periods[0].settings.aanbieder.values().nth(at));
    named.map_or("de aanbieder", |provider| &provider.naam)
}

fn divisible(plan: &Plan, product: usize) -> bool {
    plan.periods[0].products[product].divisible
}

/// A span of time in days up to two weeks, then in weeks: `5 dagen`, `7,3 weken`.
fn span(seconds: i64) -> String {
    let days = seconds as f64 / crate::engine::DAY as f64;
    match days {
        d if d < 1.5 => "1 dag".into(),
        d if d < 14.0 => format!("{} dagen", dutch::number(d, 0)),
        d => format!("{} weken", dutch::number(d / 7.0, 1)),
    }
}

fn date(plan: &Plan, at: Moment) -> Date {
    plan.work.date(at.day())
}
