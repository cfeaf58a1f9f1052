//! What stands below the table: what the marks mean, and what the figures rest on.

use super::{CLEAR, HALF, SIDE_BY_SIDE, UNCLEAR, wrapped};
use crate::language::Language;
use crate::report::View;
use crate::report::charts::lookup;
use crate::report::html::answer::whole_period;
use crate::report::writing::NOTHING;
use crate::say;
use crate::statistics::{Family, Unit};

/// The scenario of which the gain of pairing is told, when it is there.
const STAFF: &str = "meer-personeel";
/// The least gain of pairing that is told.
const WORTH_TELLING: f64 = 1.5;

/// What the marks mean and what the figures rest on.
pub fn notes(c: &View<'_>, measures: &[usize]) -> Vec<String> {
    let (mut notes, l) = (Vec::new(), c.language);
    let compared = c.scenarios.len() > 1;
    if compared && c.replications == 1 {
        notes.push(say!(
            l,
            "{UNCLEAR} van één herhaling: onbekend of het verschil toeval is   {NOTHING} niets gezien, of geen interval",
            "{UNCLEAR} of one replication: unknown whether the difference is chance   {NOTHING} nothing seen, or no interval"
        ));
    } else if compared {
        notes.push(say!(
            l,
            "{CLEAR} duidelijk verschil   {UNCLEAR} kan ook toeval zijn (nul ligt in het 95%-interval)   {NOTHING} niets gezien",
            "{CLEAR} clear difference   {UNCLEAR} may be chance (zero lies within the 95% interval)   {NOTHING} nothing seen"
        ));
        notes.push(say!(
            l,
            "{HALF} 95%-interval zonder nul, maar niet duidelijk als alle {} vergelijkingen meetellen (Holm)",
            "{HALF} 95% interval without zero, but not clear when all {} comparisons count (Holm)",
            Family::of(c).size()
        ));
    }
    let shares = measures.iter().any(|m| c.measures[*m].unit == Unit::Share);
    if shares && compared {
        notes.push(l.say("pp: procentpunt", "pp: percentage points").into());
    }
    if c.scenarios.len() > SIDE_BY_SIDE && c.replications > 1 {
        notes.push(
            l.say(
                "± het 95%-interval reikt zo ver naar beide kanten; alle cijfers staan in kerncijfers.csv",
                "± the 95% interval reaches this far to both sides; all figures are in kerncijfers.csv",
            )
            .into(),
        );
    }
    if c.scenarios.len() > SIDE_BY_SIDE {
        notes.push(
            l.say(
                "doorlooptijd: gemiddeld, in weken; stil tekort: cliëntweken per jaar die niemand meldt",
                "lead time: mean, in weeks; silent shortfall: client-weeks per year that nobody reports",
            )
            .into(),
        );
    }
    notes.extend(whole_period(c).map(|text| wrapped(&text)));
    notes.push(say!(
        l,
        "{} keer nagespeeld, zaad {}. Dit is een raming, geen voorspelling.",
        "Simulated {} times, seed {}. This is an estimate, not a forecast.",
        l.number(f64::from(c.replications), 0),
        c.seed
    ));
    notes.extend(pairing(c, measures).map(|text| wrapped(&text)));
    notes
}

/// What paired random streams gain for the mean waiting, or else for the first key measure that has it: of the
/// scenario that adds staff, or else from the least to the largest gain.
pub fn pairing(c: &View<'_>, measures: &[usize]) -> Option<String> {
    let l = c.language;
    let of_measure = |m: usize| -> Vec<(usize, f64)> {
        let known = c.pairing.iter().filter(|p| p.measure == m && p.ratio.is_finite());
        known.map(|p| (p.scenario, p.ratio)).collect()
    };
    let waiting = lookup::measure(c, "doorlooptijd_gem");
    let m = waiting.into_iter().chain(measures.iter().copied()).find(|m| !of_measure(*m).is_empty())?;
    let gains = of_measure(m);
    let noun = match waiting == Some(m) {
        true => l.say("doorlooptijd", "lead time").into(),
        false => c.name(m).to_lowercase(),
    };
    let least = gains.iter().map(|(_, gain)| *gain).fold(f64::INFINITY, f64::min);
    let most = gains.iter().map(|(_, gain)| *gain).fold(0.0, f64::max);
    let range = |least: String, most: String| if least == most { least } else { l.range(&least, &most) };
    let named = gains.iter().find(|(s, _)| gains.len() == 1 || c.scenarios[*s].name == STAFF);
    let text = match named {
        Some((_, gain)) if *gain < WORTH_TELLING => return None,
        Some((s, gain)) => {
            let others = match gains.len() {
                1 => String::new(),
                _ => say!(
                    l,
                    " Over alle scenario's: {} keer.",
                    " Over all scenarios: {} times.",
                    range(times(least, l), times(most, l))
                ),
            };
            say!(
                l,
                "Door gekoppeld toeval is het verschil in {noun} bij {} {} keer zo precies (variantie). Zonder \
                 gekoppeld toeval waren ongeveer {} herhalingen nodig geweest voor hetzelfde interval.{others}",
                "Paired random numbers make the difference in {noun} with {} {} times as precise (variance). Without \
                 them about {} replications would have been needed for the same interval.{others}",
                lookup::title(&c.scenarios[*s]),
                times(*gain, l),
                needed(*gain, c.replications, l),
            )
        }
        None if most < WORTH_TELLING => return None,
        None => say!(
            l,
            "Door gekoppeld toeval is het verschil in {noun} {} keer zo precies (variantie). Zonder gekoppeld toeval \
             waren ongeveer {} herhalingen nodig geweest voor hetzelfde interval.",
            "Paired random numbers make the difference in {noun} {} times as precise (variance). Without them about {} \
             replications would have been needed for the same interval.",
            range(times(least, l), times(most, l)),
            range(needed(least, c.replications, l), needed(most, c.replications, l)),
        ),
    };
    Some(text)
}

/// A gain in two digits: it is itself an estimate.
fn times(gain: f64, language: Language) -> String {
    language.number(gain, if gain < 9.95 { 1 } else { 0 })
}

/// Replications without pairing.
fn needed(gain: f64, replications: u32, language: Language) -> String {
    two_digits(gain * f64::from(replications), language)
}

/// A number of replications in two significant digits: it is an estimate.
pub fn two_digits(needed: f64, language: Language) -> String {
    let mut round = 1.0;
    while needed / round >= 100.0 {
        round *= 10.0;
    }
    language.number((needed / round).round() * round, 0)
}
