//! Random numbers, drawn as fast as `rand` and `rand_distr` can.

use rand::{Rng, SeedableRng};
use rand_distr::{Distribution, Exp1, StandardNormal};
use rand_pcg::Pcg64Mcg;
use serde::{Deserialize, Serialize};

/// A generator for one replication, or one part of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draws(Pcg64Mcg);

impl Draws {
    /// The generator of replication `replication` under `seed`.
    pub fn new(seed: u64, replication: u64) -> Draws {
        Draws(Pcg64Mcg::seed_from_u64(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ replication))
    }

    /// A number between 0 and 1.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// True with chance `p`.
    #[inline]
    pub fn chance(&mut self, p: f64) -> bool {
        self.uniform() < p
    }

    /// An exponential time with this mean.
    #[inline]
    pub fn exponential(&mut self, mean: f64) -> f64 {
        let unit: f64 = Exp1.sample(&mut self.0);
        unit * mean
    }

    /// A lognormal number with mean 1.
    #[inline]
    pub fn lognormal(&mut self, shape: Lognormal) -> f64 {
        let z: f64 = StandardNormal.sample(&mut self.0);
        (shape.sigma * z - shape.half).exp()
    }
}

/// The shape of a lognormal with mean 1.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Lognormal {
    sigma: f64,
    half: f64,
}

impl Lognormal {
    /// With this coefficient of variation.
    pub fn new(cv: f64) -> Lognormal {
        let s2 = (1.0 + cv * cv).ln();
        Lognormal { sigma: s2.sqrt(), half: s2 / 2.0 }
    }
}
