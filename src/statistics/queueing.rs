//! Queues with a known solution.
//!
//! Each formula stands here once, with its source. Rates and times are in any one unit of time; `a` is the work
//! offered: the arrival rate times the mean service time.

use super::markov;
use crate::engine::math::{exp, ln, pow};
use statrs::distribution::{ChiSquared, ContinuousCDF};

/// Chance that who arrives must wait for one of `c` servers, at `a < c` work offered.
///
/// Erlang C, with exponential service and Poisson arrivals (Erlang 1917; Gross, Shortle, Thompson and Harris 2008,
/// "Fundamentals of queueing theory", 2.3). By the recursion of Erlang B, which keeps its digits for any `c`.
pub fn erlang_c(c: usize, a: f64) -> f64 {
    let blocked = (1..=c).fold(1.0, |b, k| a * b / (k as f64 + a * b));
    blocked / (1.0 - a / c as f64 * (1.0 - blocked))
}

/// Mean wait before `c` servers with mean service time `s`, at `a < c` work offered: `C(c, a) s / (c - a)`
/// (Gross e.a. 2008, 2.3).
pub fn wait_mmc(c: usize, a: f64, s: f64) -> f64 {
    erlang_c(c, a) * s / (c as f64 - a)
}

/// Chance of a wait of at most `t` before `c` servers, first come first served: `1 - C(c, a) exp(-(c - a) t / s)`
/// (Gross e.a. 2008, 2.3). With one server it is the distribution of M/M/1.
pub fn wait_mmc_at_most(c: usize, a: f64, s: f64, t: f64) -> f64 {
    if t < 0.0 { 0.0 } else { 1.0 - erlang_c(c, a) * exp(-(c as f64 - a) * t / s) }
}

/// Mean wait before one server with any service time of mean `s` and coefficient of variation `cv`, at load `rho`:
/// `rho / (1 - rho) (1 + cv^2) / 2 s` (Pollaczek 1930; Khinchine 1932).
pub fn pollaczek_khinchine(rho: f64, s: f64, cv: f64) -> f64 {
    rho / (1.0 - rho) * (1.0 + cv * cv) / 2.0 * s
}

/// A class of work: its arrival rate, and the mean and mean square of its service time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// Arrivals in a unit of time.
    pub rate: f64,
    /// Mean service time.
    pub mean: f64,
    /// Mean square of the service time.
    pub square: f64,
}

/// Mean wait of each class before one server that takes the first of the highest class and never interrupts:
/// `W(k) = sum(rate square) / 2 / ((1 - sigma(k-1)) (1 - sigma(k)))`, with `sigma(k)` the load of the classes up to
/// `k` (Cobham 1954, "Priority assignment in waiting line problems", Operations Research 2). The first class goes first.
pub fn cobham(classes: &[Class]) -> Vec<f64> {
    let residual: f64 = classes.iter().map(|class| class.rate * class.square / 2.0).sum();
    by_priority(classes, residual, 1.0)
}

/// As [`cobham`] before `c` servers, with the same exponential service for all classes: the residual work becomes
/// `C(c, a) s / c` (Kella and Yechiali 1985, "Waiting times in the non-preemptive priority M/M/c queue").
pub fn priority_mmc(c: usize, classes: &[Class]) -> Vec<f64> {
    let a: f64 = classes.iter().map(|class| class.rate * class.mean).sum();
    let rate: f64 = classes.iter().map(|class| class.rate).sum();
    by_priority(classes, erlang_c(c, a) * a / rate / c as f64, c as f64)
}

fn by_priority(classes: &[Class], residual: f64, servers: f64) -> Vec<f64> {
    let mut before = 0.0;
    let wait = |class: &Class| {
        let after = before + class.rate * class.mean / servers;
        let wait = residual / ((1.0 - before) * (1.0 - after));
        before = after;
        wait
    };
    classes.iter().map(wait).collect()
}

/// A queue whose customers leave when their patience is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Impatience {
    /// Share that leaves before service.
    pub leaves: f64,
    /// Mean number waiting.
    pub waiting: f64,
    /// Chance that an arrival must wait.
    pub waits: f64,
}

/// M/M/c with exponential patience of mean `patience` (Erlang-A; Palm 1957, Garnett, Mandelbaum and Reiman 2002), at
/// arrival rate `rate` and mean service `s`, by its balance equations: `p(n+1) = p(n) rate / departures(n+1)`. Summed
/// until a state is `1e-16` times as likely as the likeliest: what is left out is less than `1e-13` of the whole.
pub fn erlang_a(c: usize, rate: f64, s: f64, patience: f64) -> Impatience {
    let (mut p, mut n, mut likeliest) = (1.0_f64, 0_usize, 1.0_f64);
    let (mut sum, mut waiting, mut waits) = (0.0, 0.0, 0.0);
    loop {
        let queue = n.saturating_sub(c) as f64;
        sum += p;
        waiting += p * queue;
        waits += if n >= c { p } else { 0.0 };
        likeliest = likeliest.max(p);
        n += 1;
        p *= rate / (n.min(c) as f64 / s + n.saturating_sub(c) as f64 / patience);
        if n > c && p < 1e-16 * likeliest {
            break;
        }
    }
    Impatience { leaves: waiting / sum / patience / rate, waiting: waiting / sum, waits: waits / sum }
}

/// Chance of at most `n` when the number is Poisson with mean `mean`.
pub fn poisson_at_most(n: u64, mean: f64) -> f64 {
    let mut term = exp(-mean);
    let mut sum = term;
    for k in 1..=n {
        term *= mean / k as f64;
        sum += term;
    }
    sum
}

/// Two consulents and two kinds of work: `light`, which both may do, and `hard`.
///
/// The first consulent is a generalist, the second a specialist. Light work goes first; a free consulent who may do
/// what arrives takes it, and of two free ones he who was given work longest ago.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skills {
    /// Arrival rates of light and hard work.
    pub rates: [f64; 2],
    /// Mean service times of light and hard work with the specialist.
    pub means: [f64; 2],
    /// How much longer hard work takes with the generalist; nothing when he may not do it (the N-design).
    pub slower: Option<f64>,
}

/// What is found of [`Skills`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Routed {
    /// Mean waits of light and hard work.
    pub waits: [f64; 2],
    /// Share of the time that the generalist and the specialist work.
    pub busy: [f64; 2],
    /// The chance of the states at the border, where arrivals are refused: a bound on what the truncation hides.
    pub cut: f64,
}

/// Nobody at work, light work, or hard work.
type Desk = u8;

/// The desks of generalist and specialist, who was given work last, and how much light and hard work waits.
type State = ([Desk; 2], u8, [u16; 2]);

/// Waiting light and hard work at which arrivals are refused.
const ROOM: [u16; 2] = [60, 110];

/// Mean waits in the N-design or with a slower generalist, from the balance equations of the Markov chain
/// (N-design: Garnett and Mandelbaum 2000, "An introduction to skills-based routing"). By Little's law the waits are
/// the mean numbers waiting over the arrival rates.
pub fn routed(skills: &Skills) -> Routed {
    let chain = markov::stationary(([0, 0], 0, [0, 0]), |state| moves(skills, state));
    let mut found = Routed { waits: [0.0; 2], busy: [0.0; 2], cut: 0.0 };
    for ((desks, _, queue), p) in chain {
        for i in 0..2 {
            found.waits[i] += p * f64::from(queue[i]) / skills.rates[i];
            found.busy[i] += if desks[i] > 0 { p } else { 0.0 };
        }
        found.cut += if queue[0] == ROOM[0] || queue[1] == ROOM[1] { p } else { 0.0 };
    }
    found
}

fn moves(skills: &Skills, &(desks, last, queue): &State) -> Vec<(f64, State)> {
    let may = |who: usize, kind: usize| who == 1 || kind == 0 || skills.slower.is_some();
    let given = |who: usize, kind: usize, queue| {
        let mut after = desks;
        after[who] = kind as u8 + 1;
        (after, who as u8, queue)
    };
    let mut moves = Vec::with_capacity(4);
    for kind in 0..2 {
        // Of two who are free, first he who was not given work last.
        let first = 1 - usize::from(last);
        let free = [first, 1 - first].into_iter().find(|who| desks[*who] == 0 && may(*who, kind));
        match free {
            Some(who) => moves.push((skills.rates[kind], given(who, kind, queue))),
            None if queue[kind] < ROOM[kind] => {
                let mut longer = queue;
                longer[kind] += 1;
                moves.push((skills.rates[kind], (desks, last, longer)));
            }
            None => {}
        }
    }
    for who in (0..2).filter(|who| desks[*who] > 0) {
        let kind = usize::from(desks[who]) - 1;
        let slower = if who == 0 && kind == 1 { skills.slower.unwrap_or(1.0) } else { 1.0 };
        let next = (0..2).find(|kind| queue[*kind] > 0 && may(who, *kind));
        let to = match next {
            Some(kind) => {
                let mut shorter = queue;
                shorter[kind] -= 1;
                given(who, kind, shorter)
            }
            None => {
                let mut after = desks;
                after[who] = 0;
                (after, last, queue)
            }
        };
        moves.push((1.0 / (skills.means[kind] * slower), to));
    }
    moves
}

/// Chance that the largest distance between a true distribution and that of `n` independent draws is at least `d`:
/// `2 sum (-1)^(k-1) exp(-2 k^2 t^2)` with `t = d (sqrt n + 0.12 + 0.11 / sqrt n)` (Kolmogorov 1933; the correction for
/// finite n is Stephens 1970). With ties, as in a distribution with an atom, the true chance is smaller.
pub fn kolmogorov(d: f64, n: usize) -> f64 {
    let root = (n as f64).sqrt();
    let t = d * (root + 0.12 + 0.11 / root);
    if t < 0.2 {
        return 1.0;
    }
    let term = |k: u32| {
        let k = f64::from(k);
        exp(-2.0 * k * k * t * t)
    };
    (2.0 * (1..=100).map(|k| if k % 2 == 1 { term(k) } else { -term(k) }).sum::<f64>()).clamp(0.0, 1.0)
}

/// The largest distance between the distribution of `draws`, which it sorts, and `at_most`, which may jump at 0 only.
pub fn distance(draws: &mut [f64], at_most: impl Fn(f64) -> f64) -> f64 {
    draws.sort_by(f64::total_cmp);
    let n = draws.len() as f64;
    let mut most = 0.0_f64;
    for (i, x) in draws.iter().enumerate() {
        let last = draws.get(i + 1).is_none_or(|next| next > x);
        let first = i == 0 || draws[i - 1] < *x;
        if last {
            most = most.max(((i + 1) as f64 / n - at_most(*x)).abs());
        }
        // Just before the value: at the atom the true distribution is zero there, as is that of the draws.
        if first && *x > 0.0 {
            most = most.max((i as f64 / n - at_most(*x)).abs());
        }
    }
    most
}

/// Chance of counts at least as far from what Poisson with mean `mean` expects (Pearson 1900, chi-squared). Numbers are
/// taken together until each class expects ten.
pub fn poisson_fits(counts: &[u64], mean: f64) -> f64 {
    let n = counts.len() as f64;
    let (mut statistic, mut classes) = (0.0, 0_u32);
    let (mut from, mut below) = (0_u64, 0.0);
    let most = counts.iter().copied().max().unwrap_or(0);
    for to in 0..=most.max(mean as u64) * 2 {
        let at_most = poisson_at_most(to, mean);
        let rest = (1.0 - at_most) * n;
        let expected = (at_most - below) * n;
        if expected < 10.0 || (rest < 10.0 && rest > 0.0) {
            continue;
        }
        let seen = counts.iter().filter(|count| (from..=to).contains(count)).count() as f64;
        statistic += (seen - expected) * (seen - expected) / expected;
        classes += 1;
        (from, below) = (to + 1, at_most);
    }
    let expected = (1.0 - below) * n;
    if expected > 1.0 {
        let seen = counts.iter().filter(|count| **count >= from).count() as f64;
        statistic += (seen - expected) * (seen - expected) / expected;
        classes += 1;
    }
    let freedom = f64::from(classes.saturating_sub(1).max(1));
    ChiSquared::new(freedom).map_or(f64::NAN, |chi| 1.0 - chi.cdf(statistic))
}

/// Time in which a queue before `c` servers forgets its beginning: `s / c / (1 - sqrt rho)^2` (Morse 1955; Cohen 1982).
/// The distance to the steady state shrinks by a factor e, or more, in that time.
pub fn relaxation(c: usize, a: f64, s: f64) -> f64 {
    let root = 1.0 - (a / c as f64).sqrt();
    s / c as f64 / (root * root)
}

/// Coefficient of variation of a sum of `n` equal exponential times: `1 / sqrt n`.
pub fn erlang_variation(n: u32) -> f64 {
    pow(f64::from(n), -0.5)
}

/// Days in which `share` of an exponential time with mean `mean` is over.
pub fn exponential_quantile(share: f64, mean: f64) -> f64 {
    -ln(1.0 - share) * mean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formulas_give_the_published_values() {
        // Erlang C with one server is the load; with two servers at load 0.75 it is 2 rho^2 / (1 + rho) = 0.642857.
        assert!((erlang_c(1, 0.8) - 0.8).abs() < 1e-14);
        assert!((erlang_c(2, 1.5) - 0.642_857_142_857).abs() < 1e-11);
        assert!((wait_mmc(1, 0.8, 4.0) - 16.0).abs() < 1e-12);
        assert!((wait_mmc_at_most(1, 0.8, 4.0, 0.0) - 0.2).abs() < 1e-14);
        assert!((pollaczek_khinchine(0.8, 4.0, 1.0) - 16.0).abs() < 1e-12);
        assert!((pollaczek_khinchine(0.8, 4.0, 0.0) - 8.0).abs() < 1e-12);
        // The 5% point of Kolmogorov's distribution is 1.3581, the 0.1% point 1.9495.
        assert!((kolmogorov(1.3581 / 1e4, 100_000_000) - 0.05).abs() < 1e-4);
        assert!((kolmogorov(1.9495 / 1e4, 100_000_000) - 0.001).abs() < 1e-5);
    }

    #[test]
    fn priorities_share_the_same_waiting_out_differently() {
        // Kleinrock's conservation law: the load-weighted waits add up to those without priorities.
        let class = |rate: f64, mean: f64| Class { rate, mean, square: 2.0 * mean * mean };
        let classes = [class(0.2, 1.0), class(0.1, 2.0), class(0.05, 4.0)];
        let waits = cobham(&classes);
        let residual: f64 = classes.iter().map(|c| c.rate * c.square / 2.0).sum();
        let rho: f64 = classes.iter().map(|c| c.rate * c.mean).sum();
        let shared: f64 = classes.iter().zip(&waits).map(|(c, w)| c.rate * c.mean * w).sum();
        assert!((shared - rho * residual / (1.0 - rho)).abs() < 1e-12);
        assert!(waits.windows(2).all(|pair| pair[0] < pair[1]));
        let equal = [class(1.0, 1.0), class(1.5, 1.0)];
        let mean = (priority_mmc(4, &equal)[0] + 1.5 * priority_mmc(4, &equal)[1]) / 2.5;
        assert!((mean - wait_mmc(4, 2.5, 1.0)).abs() < 1e-12);
    }

    #[test]
    fn endless_patience_is_erlang_c_and_none_is_erlang_b() {
        let patient = erlang_a(3, 0.8, 3.0, 1e9);
        assert!((patient.waits - erlang_c(3, 2.4)).abs() < 1e-6);
        let hasty = erlang_a(3, 0.8, 3.0, 1e-9);
        let blocked = (1..=3).fold(1.0, |b, k| 2.4 * b / (f64::from(k) + 2.4 * b));
        assert!((hasty.leaves - blocked).abs() < 1e-6);
    }

    #[test]
    fn two_equal_consulents_who_may_do_all_are_m_m_2() {
        let skills = Skills { rates: [0.6, 0.6], means: [1.0, 1.0], slower: Some(1.0) };
        let found = routed(&skills);
        let mean = (found.waits[0] + found.waits[1]) / 2.0;
        assert!((mean - wait_mmc(2, 1.2, 1.0)).abs() < 1e-9, "{found:?}");
        assert!(found.cut < 1e-9 && found.waits[0] < found.waits[1]);
    }

    #[test]
    fn hard_work_of_an_idle_generalist_is_an_m_m_1_queue() {
        let found = routed(&Skills { rates: [1e-9, 0.5], means: [1.0, 1.0], slower: None });
        assert!((found.waits[1] - wait_mmc(1, 0.5, 1.0)).abs() < 1e-6, "{found:?}");
        assert!(found.busy[0] < 1e-8);
    }

    #[test]
    fn draws_from_a_distribution_are_near_it_and_draws_from_another_are_not() {
        let even = |n: usize| (0..n).map(|i| (i as f64 + 0.5) / n as f64).collect::<Vec<_>>();
        assert!((distance(&mut even(100), |x| x) - 0.005).abs() < 1e-12);
        assert!(distance(&mut even(100), |x| x * x) > 0.2);
        // An atom at zero is one step in both.
        let mut atom = vec![0.0; 50];
        atom.extend((0..50).map(|i| (f64::from(i) + 0.5) / 50.0));
        assert!(distance(&mut atom, |x| 0.5 + x / 2.0) < 0.0051);
    }

    #[test]
    fn counts_that_are_poisson_fit_and_counts_that_are_not_do_not() {
        use crate::engine::Streams;
        use crate::engine::sample::exponential;
        let mut stream = Streams::new(3, 0).stream(1, 1);
        let mut poisson = |mean: f64| {
            let (mut at, mut n) = (exponential(&mut stream), 0);
            while at < mean {
                at += exponential(&mut stream);
                n += 1;
            }
            n
        };
        let counts: Vec<u64> = (0..2000).map(|_| poisson(20.0)).collect();
        // A chance of 1 in 1,000 to fail with another seed.
        assert!(poisson_fits(&counts, 20.0) > 0.001);
        assert!(poisson_fits(&counts, 21.0) < 1e-6);
        let steady: Vec<u64> = (0..2000).map(|i| 18 + i % 5).collect();
        assert!(poisson_fits(&steady, 20.0) < 1e-6);
    }
}
