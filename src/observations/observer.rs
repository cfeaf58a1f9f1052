//! Gathers what happens in one replication, month by month.

use super::histogram::Histogram;
use super::raw::{CellCount, CellLevel, Count, Groups, Level, ProductLevel};
use crate::engine::math::nearest;
use crate::engine::{Integral, Moment};

/// The sums of one month. `seconds` is its length.
#[derive(Clone, Debug, PartialEq)]
pub struct Month {
    /// Length in seconds.
    pub seconds: i64,
    /// Areas under the levels, by [`Level`]. Of many years and residents their sums are more than 64 bits hold: a level of
    /// spending counts billionths of a euro.
    pub levels: Vec<i128>,
    /// Counts, by [`Count`].
    pub counts: [i64; Count::COUNT],
    /// Areas by `CellLevel * cells + cell`.
    pub cell_levels: Vec<i128>,
    /// Counts by `CellCount * cells + cell`.
    pub cell_counts: Vec<i64>,
    /// Areas by `ProductLevel * products + product`.
    pub product_levels: Vec<i128>,
    /// Clients who began with each product.
    pub product_starts: Vec<i64>,
    /// Clients with each product at the start of the month, then with any; in a longer period those at the start of each
    /// of its years, added up.
    pub at_start: Vec<i64>,
    /// Starts that are added up in `at_start`.
    pub starts: i64,
    /// Days from melding to besluit.
    pub decision: Histogram,
    /// Days from melding to the start of care, for new clients.
    pub delivery: Histogram,
}

impl Month {
    /// Spending in cents on care, crises, penalties and uitvoering.
    pub fn spending(&self) -> i64 {
        let levels: i128 = Level::SPENDING.iter().map(|l| self.levels[*l as usize]).sum();
        (levels / NANO_PER_CENT) as i64
            + self.counts[Count::SpendCrisis as usize]
            + self.counts[Count::Penalties as usize]
    }

    /// The month's part of the budget, in cents.
    pub fn budget(&self) -> i64 {
        self.counts[Count::Budget as usize]
    }

    fn new(groups: &Groups) -> Month {
        let (cells, products) = (groups.cells(), groups.products.len());
        Month {
            seconds: 0,
            levels: vec![0; Level::COUNT],
            counts: [0; Count::COUNT],
            cell_levels: vec![0; CellLevel::COUNT * cells],
            cell_counts: vec![0; CellCount::COUNT * cells],
            product_levels: vec![0; ProductLevel::COUNT * products],
            product_starts: vec![0; products],
            at_start: vec![0; products + 1],
            starts: 1,
            decision: Histogram::default(),
            delivery: Histogram::default(),
        }
    }

    /// The sums of these months together.
    ///
    /// # Panics
    ///
    /// When there are none.
    pub fn together(months: &[Month]) -> Month {
        let mut total = months[0].clone();
        for (since, month) in months.iter().enumerate().skip(1) {
            total.merge(month);
            if since % 12 == 0 {
                add(&mut total.at_start, &month.at_start);
                total.starts += month.starts;
            }
        }
        total
    }

    /// Adds all sums of `other` but those at its start.
    fn merge(&mut self, other: &Month) {
        self.seconds += other.seconds;
        add(&mut self.levels, &other.levels);
        add(&mut self.counts, &other.counts);
        add(&mut self.cell_levels, &other.cell_levels);
        add(&mut self.cell_counts, &other.cell_counts);
        add(&mut self.product_levels, &other.product_levels);
        add(&mut self.product_starts, &other.product_starts);
        self.decision.merge(&other.decision);
        self.delivery.merge(&other.delivery);
    }
}

/// Adds numbers to others.
fn add<T: Copy + std::ops::AddAssign>(into: &mut [T], from: &[T]) {
    into.iter_mut().zip(from).for_each(|(a, b)| *a += *b);
}

/// Gathers what the model reports.
#[derive(Clone, Debug)]
pub struct Observer {
    cells: usize,
    levels: [Integral; Level::COUNT],
    /// By cell, so that what changes together lies together.
    cell_levels: Vec<[Integral; CellLevel::COUNT]>,
    /// By product.
    product_levels: Vec<[Integral; ProductLevel::COUNT]>,
    month: Month,
    began: Moment,
    closed: Vec<Month>,
}

impl Observer {
    /// An observer of a municipality with these profiles and products.
    pub fn new(groups: &Groups) -> Observer {
        let (cells, products) = (groups.cells(), groups.products.len());
        Observer {
            cells,
            levels: Default::default(),
            cell_levels: vec![Default::default(); cells],
            product_levels: vec![Default::default(); products],
            month: Month::new(groups),
            began: Moment::START,
            closed: Vec::new(),
        }
    }

    /// A level changes.
    #[inline]
    pub fn level(&mut self, level: Level, now: Moment, change: i64) {
        self.levels[level as usize].add(now, change);
    }

    /// The level now.
    #[inline]
    pub fn now(&self, level: Level) -> i64 {
        self.levels[level as usize].level()
    }

    /// Something happened `n` times.
    #[inline]
    pub fn count(&mut self, count: Count, n: i64) {
        self.month.counts[count as usize] += n;
    }

    /// What was counted so far this month.
    #[inline]
    pub fn counted(&self, count: Count) -> i64 {
        self.month.counts[count as usize]
    }

    /// A quantity that is not whole, counted in millionths.
    #[inline]
    pub fn count_micro(&mut self, count: Count, amount: f64) {
        self.count(count, Observer::micro(amount));
    }

    /// A quantity that is not whole, in millionths.
    #[inline]
    pub fn micro(amount: f64) -> i64 {
        nearest(amount * 1e6)
    }

    /// A level of a cell changes.
    #[inline]
    pub fn cell_level(&mut self, level: CellLevel, cell: usize, now: Moment, change: i64) {
        self.cell_levels[cell][level as usize].add(now, change);
    }

    /// The level of a cell now.
    pub fn cell_now(&self, level: CellLevel, cell: usize) -> i64 {
        self.cell_levels[cell][level as usize].level()
    }

    /// Something happened to a client in `cell`.
    #[inline]
    pub fn cell_count(&mut self, count: CellCount, cell: usize) {
        self.month.cell_counts[count as usize * self.cells + cell] += 1;
    }

    /// A level of a product changes.
    #[inline]
    pub fn product_level(&mut self, level: ProductLevel, product: usize, now: Moment, change: i64) {
        self.product_levels[product][level as usize].add(now, change);
    }

    /// The level of a product now.
    pub fn product_now(&self, level: ProductLevel, product: usize) -> i64 {
        self.product_levels[product][level as usize].level()
    }

    /// A client began with `product`.
    pub fn product_start(&mut self, product: usize) {
        self.month.product_starts[product] += 1;
    }

    /// A besluit came `days` full days after its melding.
    pub fn decision(&mut self, days: i64) {
        self.month.decision.add(days);
    }

    /// Care of a new client began `days` full days after the melding.
    pub fn delivery(&mut self, days: i64) {
        self.month.delivery.add(days);
    }

    /// Closes the month at `now`.
    ///
    /// Spending is rounded to whole cents here, cause by cause, so that the parts add up to every total
    /// that is made of them.
    pub fn close(&mut self, now: Moment) {
        let seconds = now.since(self.began);
        take(&mut self.month.levels, std::slice::from_mut(&mut self.levels), seconds, now);
        take(&mut self.month.cell_levels, &mut self.cell_levels, seconds, now);
        take(&mut self.month.product_levels, &mut self.product_levels, seconds, now);
        for level in Level::SPENDING {
            let area = &mut self.month.levels[level as usize];
            *area = (*area + NANO_PER_CENT / 2).div_euclid(NANO_PER_CENT) * NANO_PER_CENT;
        }
        self.month.seconds = seconds;
        self.closed.push(self.month.clone());
        self.began = now;
        self.month.counts.fill(0);
        self.month.cell_counts.fill(0);
        self.month.product_starts.fill(0);
        self.month.decision.clear();
        self.month.delivery.clear();
        let products = self.product_levels.len();
        for product in 0..products {
            self.month.at_start[product] = self.product_now(ProductLevel::Clients, product);
        }
        self.month.at_start[products] = (0..self.cells).map(|cell| self.cell_now(CellLevel::Clients, cell)).sum();
    }

    /// The months that were closed, from the start of the run.
    pub fn months(&self) -> &[Month] {
        &self.closed
    }
}

/// The areas under the `levels` of each entity, in the order of the levels and for each in that of the entities.
fn take<const N: usize>(areas: &mut [i128], levels: &mut [[Integral; N]], seconds: i64, now: Moment) {
    let entities = levels.len();
    for (entity, levels) in levels.iter_mut().enumerate() {
        for (level, integral) in levels.iter_mut().enumerate() {
            areas[level * entities + entity] = integral.take(seconds, now);
        }
    }
}

/// Nano-euros in a cent.
pub const NANO_PER_CENT: i128 = 10_000_000;
