//! What a validation finds.

use crate::statistics::Interval;

/// How sure the interval of a figure is: it misses the truth once in a thousand times.
pub const SURE: f64 = 0.999;

/// The chance below which a distribution is said to differ.
pub const RISK: f64 = 0.001;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Mean wait for a consulent, in hours.
    Wait,
    /// Mean wait of a class, in hours: 0 goes first.
    ClassWait(u8),
    /// Mean wait for a place at the provider, in hours.
    Delivery,
    /// Share that must wait for a consulent.
    Delayed,
    /// Share that must wait for a provider.
    DeliveryDelayed,
    /// Mean number waiting.
    Queue,
    /// Share of time that a consulent works.
    Busy,
    /// Share of time that one of two consulents works: the generalist, or the specialist.
    BusyOf(u8),
    /// Share that leaves before a consulent comes.
    Leaves,
    /// Mean number in care.
    InCare,
    /// The distribution of waits.
    WaitShape,
    /// The distribution of the time between besluiten.
    DecisionShape,
    /// The distribution of the number in care.
    CareShape,
    /// Product of the deviations of two stages: zero when independent.
    Together,
    /// Mean number in a stage against the sum of all single stays, over time: an identity.
    Books(u8),
    /// Mean number in a stage against arrivals x mean stay.
    Little(u8),
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found {
    /// A figure with its 99.9% interval.
    Figure(Interval),
    /// How far a distribution is from theory, with how many draws, and the chance of at least that.
    Shape {
        /// The largest distance (Kolmogorov-Smirnov), if that was the test.
        distance: Option<f64>,
        /// Draws or counts.
        draws: usize,
        /// The chance.
        p: f64,
    },
    /// Two sums that must be equal: the largest difference over all replications, as a share.
    Equal(f64),
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The scenario.
    pub case: &'static str,
    /// What is looked at.
    pub what: What,
    /// What theory says; `NaN` of a distribution.
    pub theory: f64,
    /// What was found.
    pub found: Found,
}

impl Row {
    /// Whether theory and simulation agree.
    pub fn holds(&self) -> bool {
        match self.found {
            Found::Figure(at) => at.low <= self.theory && self.theory <= at.high,
            Found::Shape { p, .. } => p >= RISK,
            Found::Equal(difference) => difference < 1e-9,
        }
    }

    /// Half of the interval as a share of theory; nothing where there is none.
    pub fn half(&self) -> Option<f64> {
        match self.found {
            Found::Figure(at) if self.theory != 0.0 => Some((at.high - at.low) / 2.0 / self.theory.abs()),
            _ => None,
        }
    }
}
