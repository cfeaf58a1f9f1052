//! Random streams keyed by (seed, replication, entity, purpose).
//!
//! There is no shared generator. A draw asks for the stream of one entity and one purpose, so the same
//! client meets the same luck in every scenario, whatever order events take, and one client more or
//! less changes nobody else's draws. This is what makes the difference between two scenarios precise
//! (Klein et al. 2024, "Noise-free comparison of stochastic agent-based simulations").
//!
//! A key is hashed to the 128-bit state of a PCG generator (O'Neill 2014). With 2^126 states, streams
//! of any practical number do not meet.

use super::sample::uniform;
use rand_pcg::Pcg64Mcg;

/// One stream of random numbers, for one entity and one purpose. Cheap to make: two multiplications
/// more than a draw, so it is made where it is needed and not kept.
pub type Stream = Pcg64Mcg;

/// All streams of one replication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Streams {
    low: u64,
    high: u64,
}

impl Streams {
    /// The streams of replication `replication` under `seed`.
    pub fn new(seed: u64, replication: u64) -> Streams {
        let low = mix(mix(seed ^ 0x9e37_79b9_7f4a_7c15).wrapping_add(replication));
        let high = mix(mix(seed ^ 0xd1b5_4a32_d192_ed03).wrapping_sub(replication));
        Streams { low, high }
    }

    /// The key of `entity`. Entities of different kinds need different numbers: see [`entity`].
    #[inline]
    pub fn key(&self, entity: u64) -> Key {
        Key { low: mix(self.low ^ entity), high: mix(self.high.wrapping_add(entity)) }
    }

    /// The stream of `entity` for `purpose`.
    #[inline]
    pub fn stream(&self, entity: u64, purpose: u64) -> Stream {
        self.key(entity).stream(purpose)
    }

    /// The first number of the stream of `entity` for `purpose`: see [`Key::luck`].
    #[inline]
    pub fn luck(&self, entity: u64, purpose: u64) -> f64 {
        self.key(entity).luck(purpose)
    }
}

/// What gives all streams of one entity in one replication: half of the work of making a stream, done once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key {
    low: u64,
    high: u64,
}

impl Key {
    /// The entity's stream for `purpose`. Out of line, as the next: streams are made all over the model, and the
    /// processor's cache for instructions is small.
    #[inline(never)]
    pub fn stream(self, purpose: u64) -> Stream {
        self.open(purpose)
    }

    /// The first number of the entity's stream for `purpose`, strictly between 0 and 1. For who needs no more.
    #[inline(never)]
    pub fn luck(self, purpose: u64) -> f64 {
        self.luck_here(purpose)
    }

    /// As [`Key::luck`], but compiled into where it is asked for: for the few draws that most events come to.
    #[inline(always)]
    pub fn luck_here(self, purpose: u64) -> f64 {
        uniform(&mut self.open(purpose))
    }

    #[inline(always)]
    fn open(self, purpose: u64) -> Stream {
        let purpose = purpose.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let low = mix(self.low.wrapping_add(purpose));
        let high = mix(self.high ^ purpose);
        Pcg64Mcg::new((u128::from(high) << 64) | u128::from(low))
    }
}

/// The number of an entity of a `kind`, given the numbers that tell it from its like (profile, year, ...).
/// Hashed, so that client 7 and consulent 7 do not share luck and no number needs a bound.
#[inline]
pub fn entity<const N: usize>(kind: u64, numbers: [u64; N]) -> u64 {
    numbers.iter().fold(mix(kind), |key, number| part(key, *number))
}

/// The number of part `number` of an [`entity`]: that of an entity with `number` as its last number.
#[inline]
pub const fn part(entity: u64, number: u64) -> u64 {
    mix(entity.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(number))
}

/// Stafford's thirteenth variant of the MurmurHash3 finaliser: every input bit reaches every output bit
/// (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
#[inline]
const fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::sample::uniform;

    #[test]
    fn the_same_key_gives_the_same_draws_and_another_key_others() {
        let streams = Streams::new(1, 2);
        let draw = |e, p| uniform(&mut streams.stream(e, p));
        assert_eq!(draw(3, 4), draw(3, 4));
        assert_ne!(draw(3, 4), draw(4, 3));
        assert_ne!(draw(3, 4), uniform(&mut Streams::new(1, 3).stream(3, 4)));
        assert_ne!(draw(3, 4), uniform(&mut Streams::new(2, 2).stream(3, 4)));
    }

    #[test]
    fn neighbouring_entities_purposes_and_replications_are_uncorrelated() {
        // First draws of neighbouring keys; a correlation of n pairs is within 4/sqrt(n) but for 1 in 16,000.
        let n = 100_000;
        let correlation = |pair: &dyn Fn(u64) -> (f64, f64)| {
            let mut sum = 0.0;
            for i in 0..n {
                let (a, b) = pair(i);
                sum += (a - 0.5) * (b - 0.5);
            }
            sum / (n as f64 / 12.0)
        };
        let s = Streams::new(42, 0);
        let first = |s: &Streams, e, p| uniform(&mut s.stream(e, p));
        let bound = 4.0 / (n as f64).sqrt();
        assert!(correlation(&|i| (first(&s, i, 1), first(&s, i + 1, 1))).abs() < bound);
        assert!(correlation(&|i| (first(&s, i, 1), first(&s, i, 2))).abs() < bound);
        assert!(correlation(&|i| (first(&s, 1, i), first(&s, 1, i + 1))).abs() < bound);
        assert!(
            correlation(&|i| { (first(&Streams::new(42, i), 7, 1), first(&Streams::new(42, i + 1), 7, 1)) }).abs()
                < bound
        );
    }
}
