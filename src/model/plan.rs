//! The settings of a whole run, in the form in which the model uses them.

use super::aanbieder::Provider;
use super::derived::Derived;
use super::product::Item;
use super::profiel::Group;
use super::stages::Settings;
use super::tijd::{Span, WorkCalendar};
use crate::engine::{Moment, WorkDays};
use crate::observations::{Catalogue, Groups, catalogue};
use crate::statistics::{BudgetYear, Measure};
use jiff::civil::Date;

/// The settings that hold from a moment on, with names replaced by positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// From when they hold.
    pub from: Moment,
    /// The settings as read.
    pub settings: Settings,
    /// The products, in order.
    pub products: Vec<Item>,
    /// The profiles, in order.
    pub profiles: Vec<Group>,
    /// The providers, in order.
    pub providers: Vec<Provider>,
    /// What follows from the settings.
    pub derived: Derived,
}

/// Everything that a replication needs to know.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The settings from the start, then after each dated change.
    pub periods: Vec<Period>,
    /// The working calendar of the run.
    pub work: WorkDays,
    /// The first moment of each month, and the end of the run.
    pub months: Vec<Moment>,
    /// The civil date of each month's first day.
    pub dates: Vec<Date>,
    /// Months before the first reported month.
    pub warm_up: usize,
    /// The names by which figures are split.
    pub groups: Groups,
    /// The measures.
    pub lines: Catalogue,
}

impl Plan {
    /// A plan from the settings at the start and after each dated change (`None` first, then by date). The
    /// settings must have been found right by [`Settings::check`].
    pub fn new(periods: Vec<(Option<Date>, Settings)>) -> Plan {
        let first = &periods[0].1;
        let Span { begin, months: dates, end, warm_up } = super::tijd::span(&first.tijd);
        let days = (end - begin).get_days().max(1) as usize;
        let work = match first.tijd.kalender {
            WorkCalendar::Dutch => {
                // Beyond the end, so that work that runs over the end still finds days to be done on.
                WorkDays::dutch(begin, days + 400, first.tijd.werkdag_begin, first.tijd.werkdag_eind)
            }
            WorkCalendar::Always => WorkDays::always(begin, days + 400),
        };
        let mut months: Vec<Moment> = dates.iter().map(|date| Moment::of_day(work.day_of(*date))).collect();
        months.push(Moment::of_day(work.day_of(end)));
        let groups = Groups {
            profiles: first.profiel.0.iter().map(|(n, p)| (n.text.clone(), p.naam.clone())).collect(),
            products: first.product.0.iter().map(|(n, p)| (n.text.clone(), p.naam.clone())).collect(),
        };
        let lines = catalogue(&groups);
        let periods = periods
            .into_iter()
            .map(|(date, settings)| {
                let from = date.map_or(Moment::START, |date| Moment::of_day(work.day_of(date)));
                let products = super::product::items(&settings);
                let profiles = super::profiel::groups(&settings);
                let providers = super::aanbieder::providers(&settings);
                let derived = Derived::new(&settings, &profiles);
                Period { from, settings, products, profiles, providers, derived }
            })
            .collect();
        Plan { periods, work, months, dates, warm_up, groups, lines }
    }

    /// The name of the municipality and its inhabitants.
    pub fn municipality(&self) -> (&str, f64) {
        let settings = &self.periods[0].settings.gemeente;
        (&settings.naam, settings.inwoners)
    }

    /// What replications of this plan yield, in order.
    pub fn measures(&self) -> Vec<Measure> {
        self.lines.iter().map(|line| line.measure.clone()).collect()
    }

    /// First day of each reported month.
    pub fn months(&self) -> Vec<Date> {
        self.dates[self.warm_up..].to_vec()
    }

    /// Months simulated before the first reported month.
    pub fn warm_up_months(&self) -> u32 {
        self.warm_up as u32
    }

    /// The calendar years that are wholly reported.
    pub fn budget_years(&self) -> Vec<BudgetYear> {
        let months = self.months();
        let january = |m: &usize| months[*m].month() == 1 && m + 12 <= months.len();
        (0..months.len())
            .filter(january)
            .map(|first| BudgetYear { year: months[first].year(), first, end: first + 12 })
            .collect()
    }

    /// True when a replication of this plan is the same as one of `other` until the first dated change of either.
    pub fn begins_like(&self, other: &Plan) -> bool {
        self.periods[0] == other.periods[0] && self.months == other.months && self.work == other.work
    }

    /// When the first dated change comes into force; [`Moment::NEVER`] without one.
    pub fn first_change(&self) -> Moment {
        self.periods.get(1).map_or(Moment::NEVER, |period| period.from)
    }

    /// The end of the run.
    pub fn end(&self) -> Moment {
        self.months.last().copied().unwrap_or(Moment::START)
    }
}
