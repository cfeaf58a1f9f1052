//! Distributions, each drawn by inversion from one uniform number.
//!
//! One number per draw keeps paired scenarios in step: a setting that makes work 10% longer gives the
//! same client the same relative luck. `rand_distr` draws the same distributions with a varying count
//! of numbers, and with the platform's mathematics as soon as any crate in the build switches that on
//! in `num-traits`; the tests use it as an independent check.

use super::math::ln;
use rand::Rng;

/// A uniform number strictly between 0 and 1, with 53 random bits.
#[inline]
pub fn uniform(stream: &mut impl Rng) -> f64 {
    ((stream.next_u64() >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
}

/// True with chance `p`.
#[inline]
pub fn chance(stream: &mut impl Rng, p: f64) -> bool {
    uniform(stream) < p
}

/// An exponential time with mean 1.
#[inline]
pub fn exponential(stream: &mut impl Rng) -> f64 {
    exponential_at(uniform(stream))
}

/// What [`exponential`] makes of the uniform number `luck`.
#[inline]
pub fn exponential_at(luck: f64) -> f64 {
    -ln(luck)
}

/// A standard normal number.
#[inline]
pub fn normal(stream: &mut impl Rng) -> f64 {
    normal_quantile(uniform(stream))
}

/// A lognormal factor with mean 1 and coefficient of variation `cv`.
///
/// With `s^2 = ln(1 + cv^2)` the factor is `exp(s z - s^2 / 2)`. A `cv` of 0 gives exactly 1.
#[inline]
pub fn lognormal(stream: &mut impl Rng, cv: f64) -> f64 {
    Spread::new(cv).draw(stream)
}

/// A lognormal distribution with mean 1 that is drawn from often: what follows from its coefficient of variation is
/// computed once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The standard deviation of the logarithm; 0 for no spread at all, which draws nothing.
    sigma: f64,
    /// Half its square: what keeps the mean at 1.
    shift: f64,
}

impl Spread {
    /// With coefficient of variation `cv`; 0 or less is no spread.
    #[inline]
    pub fn new(cv: f64) -> Spread {
        let s2 = if cv > 0.0 { ln(1.0 + cv * cv) } else { 0.0 };
        Spread { sigma: libm::sqrt(s2), shift: 0.5 * s2 }
    }

    /// A number with mean 1, from one uniform number; 1 without spread.
    #[inline]
    pub fn draw(&self, stream: &mut impl Rng) -> f64 {
        self.with(|| uniform(stream))
    }

    /// As [`Spread::draw`], with a uniform number that is asked for when it is needed.
    #[inline]
    pub fn with(&self, luck: impl FnOnce() -> f64) -> f64 {
        if self.sigma > 0.0 { self.at(luck()) } else { 1.0 }
    }

    /// What [`Spread::draw`] makes of the uniform number `luck`. For who may not need it.
    #[inline(never)]
    pub fn at(&self, luck: f64) -> f64 {
        // Hardly ever of nothing, which `math::exp` would ask about first.
        libm::exp(self.sigma * normal_quantile(luck) - self.shift)
    }
}

/// The index of the class that a uniform draw falls in, with chances in proportion to `weights`.
/// An empty list or weights that are all zero give 0.
#[inline]
pub fn pick(stream: &mut impl Rng, weights: &[f64]) -> usize {
    let total: f64 = weights.iter().sum();
    let mut left = uniform(stream) * total;
    let mut last = 0;
    for (index, weight) in weights.iter().enumerate() {
        if *weight > 0.0 {
            last = index;
            if left < *weight {
                return index;
            }
            left -= weight;
        }
    }
    last
}

/// True when [`pick`] gives the same class whatever is drawn.
pub fn only_one(weights: &[f64]) -> bool {
    weights.iter().filter(|weight| **weight > 0.0).count() <= 1
}

/// The value below which a share `p` of the standard normal distribution lies.
///
/// Algorithm AS 241 (PPND16) of Wichura 1988, Applied Statistics 37, 477-484; relative error about 1e-16.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return q * ratio(r, &CENTRAL);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        return if q < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let r = libm::sqrt(-ln(tail));
    let value = if r <= 5.0 { ratio(r - 1.6, &MIDDLE) } else { ratio(r - 5.0, &FAR) };
    if q < 0.0 { -value } else { value }
}

/// Two polynomials of degree seven, lowest power first; their quotient approximates the quantile.
type Rational = ([f64; 8], [f64; 8]);

fn ratio(r: f64, (above, below): &Rational) -> f64 {
    let polynomial = |c: &[f64; 8]| c.iter().rev().fold(0.0, |sum, c| sum * r + c);
    polynomial(above) / polynomial(below)
}

const CENTRAL: Rational = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_545,
    ],
);

const MIDDLE: Rational = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_8e-9,
    ],
);

const FAR: Rational = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Streams;
    use rand_distr::Distribution;

    #[test]
    fn the_normal_quantile_agrees_with_published_values() {
        // Wichura 1988 gives these two; the last is the familiar 97.5% point.
        assert!((normal_quantile(0.25) + 0.674_489_750_196_081_7).abs() < 1e-15);
        assert!((normal_quantile(0.001) + 3.090_232_306_167_813_5).abs() < 1e-14);
        assert!((normal_quantile(1e-20) + 9.262_340_089_798_408).abs() < 1e-13);
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
    }

    /// Largest distance between two empirical distributions (Kolmogorov-Smirnov, two samples).
    fn distance(mut a: Vec<f64>, mut b: Vec<f64>) -> f64 {
        a.sort_by(f64::total_cmp);
        b.sort_by(f64::total_cmp);
        let (mut i, mut j, mut most) = (0, 0, 0.0_f64);
        while i < a.len() && j < b.len() {
            if a[i] <= b[j] {
                i += 1;
            } else {
                j += 1;
            }
            most = most.max((i as f64 / a.len() as f64 - j as f64 / b.len() as f64).abs());
        }
        most
    }

    #[test]
    fn the_distributions_agree_with_an_independent_library() {
        let n = 200_000;
        // The 99.9% point of the two-sample statistic: 1.95 * sqrt(2 / n).
        let bound = 1.95 * (2.0 / n as f64).sqrt();
        let ours = |draw: &dyn Fn(&mut crate::engine::Stream) -> f64| {
            let mut stream = Streams::new(11, 0).stream(1, 1);
            (0..n).map(|_| draw(&mut stream)).collect::<Vec<_>>()
        };
        let theirs = |draw: &dyn Fn(&mut crate::engine::Stream) -> f64| {
            let mut stream = Streams::new(12, 0).stream(1, 1);
            (0..n).map(|_| draw(&mut stream)).collect::<Vec<_>>()
        };
        let s2 = ln(1.0 + 0.6 * 0.6);
        let reference = rand_distr::LogNormal::new(-s2 / 2.0, s2.sqrt()).unwrap();
        assert!(distance(ours(&|s| exponential(s)), theirs(&|s| rand_distr::Exp1.sample(s))) < bound);
        assert!(distance(ours(&|s| normal(s)), theirs(&|s| rand_distr::StandardNormal.sample(s))) < bound);
        assert!(distance(ours(&|s| lognormal(s, 0.6)), theirs(&|s| reference.sample(s))) < bound);
    }

    #[test]
    fn a_class_is_picked_in_proportion_to_its_weight() {
        let mut stream = Streams::new(5, 0).stream(1, 1);
        let n = 100_000;
        let mut seen = [0; 4];
        for _ in 0..n {
            seen[pick(&mut stream, &[1.0, 0.0, 2.0, 1.0])] += 1;
        }
        assert_eq!(seen[1], 0);
        for (class, share) in [(0, 0.25), (2, 0.5), (3, 0.25)] {
            let sd = (share * (1.0 - share) / n as f64).sqrt();
            assert!((seen[class] as f64 / n as f64 - share).abs() < 4.0 * sd);
        }
        assert_eq!(pick(&mut stream, &[]), 0);
    }

    #[test]
    fn of_one_class_with_a_weight_it_is_known_which_is_picked() {
        let mut stream = Streams::new(6, 0).stream(1, 1);
        for (weights, class) in [([0.0, 0.0, 0.3], 2), ([0.7, 0.0, 0.0], 0), ([0.0; 3], 0)] {
            assert!(only_one(&weights));
            assert!((0..1000).all(|_| pick(&mut stream, &weights) == class));
        }
        assert!(!only_one(&[0.5, 0.0, 0.5]));
    }
}
