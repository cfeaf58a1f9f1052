//! Mathematics that gives the same bits on every platform.
//!
//! The functions of `f64` in the standard library call the platform's mathematics library, and these
//! differ in their last digits. One differing digit becomes another event order and then another
//! outcome. `libm` is written in Rust and is the same everywhere.

/// `e^x`; a score of nothing skips the work.
#[inline]
pub fn exp(x: f64) -> f64 {
    if x == 0.0 { 1.0 } else { libm::exp(x) }
}

/// Natural logarithm.
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `x^y`; the whole powers that settings mostly hold skip the logarithm.
#[inline]
pub fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        1.0
    } else if y == 1.0 {
        x
    } else if y == 2.0 {
        x * x
    } else {
        libm::pow(x, y)
    }
}

/// `yes` or `no`, without a jump: for a question of which a processor cannot foretell the answer.
#[inline]
pub fn either(question: bool, yes: f64, no: f64) -> f64 {
    [no, yes][usize::from(question)]
}

/// The logistic function `1 / (1 + e^-x)`: turns a score into a chance.
#[inline]
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// The score whose [`logistic`] is `p`. `p` of 0 or 1 gives minus or plus infinity.
#[inline]
pub fn logit(p: f64) -> f64 {
    ln(p / (1.0 - p))
}

/// The whole number nearest to `x`, halves away from zero. What is beyond the whole numbers becomes the last of them.
///
/// As the two below without a call: processors of twenty years ago lack an instruction for it, so that a build
/// for all of them calls a function.
#[inline]
pub fn nearest(x: f64) -> i64 {
    // With a half itself, the number just below a half would become 1.
    (x + 0.5_f64.next_down().copysign(x)) as i64
}

/// Added to a number below 2^51 it leaves no room for a fraction: what is taken off again is the nearest whole number.
const SHIFT: f64 = 6_755_399_441_055_744.0;
/// Below this the shift holds: 2^51.
const SHIFTED: f64 = 2_251_799_813_685_248.0;

/// The lowest whole number that is not below `x`.
#[inline]
pub fn up(x: f64) -> i64 {
    if x.abs() < SHIFTED {
        let shifted = x + SHIFT;
        return shifted.to_bits() as i64 - SHIFT.to_bits() as i64 + i64::from(shifted - SHIFT < x);
    }
    let whole = x as i64;
    whole.saturating_add(i64::from((whole as f64) < x))
}

/// As [`up`], for numbers that may be beyond all whole numbers.
#[inline]
pub fn ceil(x: f64) -> f64 {
    if x.abs() < SHIFTED {
        let nearest = (x + SHIFT) - SHIFT;
        return nearest + f64::from(u8::from(nearest < x));
    }
    // From 2^52 on every number is whole.
    if x.abs() < 2.0 * SHIFTED { up(x) as f64 } else { x }
}

/// The highest whole number that is not above `x`.
#[inline]
pub fn down(x: f64) -> i64 {
    let whole = x as i64;
    whole.saturating_sub(i64::from(whole as f64 > x))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whole_numbers_are_those_of_the_library(
            x in prop_oneof![
                -1.0e3..1.0e3,
                -1.0e19..1.0e19,
                -1.0e16..1.0e16,
                (-2000_i32..2000).prop_map(|n| f64::from(n) / 2.0),
                (-2000_i32..2000).prop_map(|n| (f64::from(n) / 2.0).next_down()),
                (-2000_i32..2000).prop_map(|n| (f64::from(n) / 2.0).next_up()),
            ]
        ) {
            prop_assert_eq!(nearest(x), libm::round(x) as i64);
            prop_assert_eq!(up(x), libm::ceil(x) as i64);
            prop_assert_eq!(ceil(x), libm::ceil(x));
            prop_assert_eq!(down(x), libm::floor(x) as i64);
        }
    }
}
