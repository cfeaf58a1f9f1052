//! Bringing the outcomes near to the figures by turning the free settings.

use super::free::Parameter;
use super::targets::Targets;
use crate::cli::end::Trouble;
use crate::cli::experiment::heed_ctrl_c;
use crate::cli::options::Run;
use crate::cli::progress::Bar;
use crate::experiment::Stop;
use crate::experiment::workshop::{Floor, in_order, replay_once};
use crate::scenario::{Scenario, Variant};
use crate::statistics::Moments;
use crate::statistics::fit::{Fit, fit};

/// Rounds of the search: each measures the slope of every parameter once.
const ROUNDS: u32 = 12;

/// What the search found.
#[derive(Debug)]
pub struct Found {
    /// The fit.
    pub fit: Fit,
    /// The settings that differ.
    pub variant: Variant,
    /// The scenario with these settings.
    pub scenario: Scenario,
}

/// Fits `parameters` of `scenario` to `targets`. Every point meets the same luck, so that what differs between two
/// points is their settings; a target counts by how many times its margin it is missed.
///
/// # Errors
///
/// When a run fails, or a target cannot be measured.
pub fn search(
    scenario: &Scenario,
    parameters: &[Parameter],
    targets: &Targets,
    run: &Run,
) -> Result<Found, Trouble> {
    let stop = Stop::default();
    heed_ctrl_c(stop.clone());
    let bar = Bar::counting(run.pace.quiet, "simulaties");
    let catalogue = scenario.plan.measures();
    let places: Vec<usize> = targets
        .doel
        .iter()
        .map(|target| catalogue.iter().position(|m| m.id == target.maat.text).expect("the file was checked"))
        .collect();
    let inhabitants = scenario.plan.municipality().1;
    let bounds: Vec<_> = parameters.iter().map(|parameter| parameter.bounds).collect();
    let mut residuals = |points: &[Vec<f64>]| -> Result<Vec<Vec<f64>>, Trouble> {
        let scenarios: Vec<Scenario> = points
            .iter()
            .map(|point| varied(scenario, parameters, point).map(|(_, s)| s))
            .collect::<Result<_, _>>()?;
        let mut moments = vec![vec![Moments::default(); places.len()]; points.len()];
        let floor = Floor { threads: run.pace.threads(), progress: &bar, stop: &stop };
        let count = points.len() as u64;
        in_order(
            count * u64::from(run.replications),
            floor,
            |number| {
                let varied = &scenarios[(number % count) as usize];
                let outcome = replay_once(&scenario.name, varied, run.from.seed, (number / count) as u32, |_| ())?;
                Ok(places.iter().map(|place| outcome.whole[*place]).collect::<Vec<_>>())
            },
            |number, values| {
                let of = &mut moments[(number % count) as usize];
                of.iter_mut().zip(values).for_each(|(moments, value)| moments.push(value));
            },
        )?;
        moments.iter().map(|of| missed(targets, of, inhabitants)).collect()
    };
    let fit = fit(&bounds, ROUNDS, &mut residuals)?;
    let (variant, scenario) = varied(scenario, parameters, &fit.values)?;
    Ok(Found { fit, variant, scenario })
}

/// By how many times its margin each target is missed.
fn missed(targets: &Targets, moments: &[Moments], inhabitants: f64) -> Result<Vec<f64>, Trouble> {
    let of = |(target, moments): (&super::targets::Target, &Moments)| {
        if moments.n() == 0 {
            let text = format!("`{}` wordt in dit scenario niet gemeten en kan geen doel zijn", target.maat.text);
            return Err(Trouble::wrong(text));
        }
        Ok((moments.mean() * target.factor(inhabitants) - target.doel) / target.margin())
    };
    targets.doel.iter().zip(moments).map(of).collect()
}

/// The scenario with the parameters at `point`.
fn varied(scenario: &Scenario, parameters: &[Parameter], point: &[f64]) -> Result<(Variant, Scenario), Trouble> {
    let laid = parameters.iter().zip(point);
    let variant = laid.fold(Variant::default(), |variant, (p, value)| p.lay(scenario, *value, variant));
    match scenario.vary(&variant) {
        Ok(varied) => Ok((variant, varied)),
        Err(rejected) => {
            let what: Vec<String> = rejected.messages.iter().map(|message| message.what.clone()).collect();
            Err(Trouble::wrong(format!("deze combinatie van vrije instellingen kan niet: {}", what.join("; "))))
        }
    }
}
