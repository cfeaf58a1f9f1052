//! Mathematics that gives the same bits on every platform.
//!
//! The functions of `f64` in the standard library call the platform's mathematics library, and these
//! differ in their last digits. One differing digit becomes another event order and then another
//! outcome. `libm` is written in Rust and is the same everywhere.

/// `e^x`.
#[inline]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Natural logarithm.
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `x^y`; the whole powers that settings mostly hold skip the logarithm.
#[inline]
pub fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 {
        1.0
    } else if y == 1.0 {
        x
    } else if y == 2.0 {
        x * x
    } else {
        libm::pow(x, y)
    }
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
