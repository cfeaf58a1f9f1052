//! What a sensitivity says, in sentences.

use super::Examined;
use crate::experiment::sensitivity::{Range, Skipped};
use crate::language::{Language, Text};
use crate::report::aspect::{capital, in_sentence};
use crate::report::scale::{Scale, share};
use crate::say;
use crate::scenario::numbers;

/// From this share of the uncertainty in some outcome on, an assumption is worth an own figure.
const WORTH: f64 = 0.05;

/// What stands above the list of assumptions to replace.
pub const REPLACE_FIRST: Text = Text::new(
    "Vervang eerst deze aannames door een eigen cijfer (deel van de onzekerheid):",
    "Replace these assumptions by a figure of your own first (share of the uncertainty):",
);
/// What stands there when there are none.
pub const NOTHING_MATTERS: Text = Text::new(
    "Geen enkele aanname brengt duidelijk onzekerheid in deze uitkomsten.",
    "No assumption clearly brings uncertainty into these outcomes.",
);
/// The heads of the columns of the table, after the name.
pub const COLUMNS: [Text; 4] = [
    Text::new("Bereik", "Range"),
    Text::new("Bij laagste", "At lowest"),
    Text::new("Bij hoogste", "At highest"),
    Text::new("Onzekerheid", "Uncertainty"),
];

/// The head of the names: what changes, and in what.
pub fn assumption(language: Language, outcome: &str, unit: &str) -> String {
    say!(language, "Aanname ({outcome} in {unit})", "Assumption ({outcome} in {unit})")
}

/// A value of an assumption: `0,55`, or `× 0,85` for a factor.
pub fn value(range: &Range, value: f64, language: Language) -> String {
    // Ranges are typed in a few digits; a sum of them may end in noise.
    let rounded = (value * 1e6).round() / 1e6;
    let text = match language {
        Language::Dutch => numbers::dutch(rounded).replace('-', "\u{2212}"),
        Language::English => english(rounded),
    };
    if range.is_factor() { format!("×\u{a0}{text}") } else { text }
}

/// As many decimals as a value of six decimals needs.
fn english(value: f64) -> String {
    let text = Language::English.number(value, 6);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// Both ends of a range: `0,55 – 0,75`.
pub fn range(of: &Range, language: Language) -> String {
    format!("{} – {}", value(of, of.laag, language), value(of, of.hoog, language))
}

/// The inputs that were looked at closely (positions in the list of those), the widest reach first.
pub fn by_reach(examined: Examined<'_>, aspect: usize) -> Vec<usize> {
    let ends = &examined.sensitivity.ends[aspect];
    sorted(ends.len(), |k| {
        let (low, high) = (ends[k].low.mean, ends[k].high.mean);
        low.max(high).max(0.0) - low.min(high).min(0.0)
    })
}

/// The same, the largest total index first.
pub fn by_total(examined: Examined<'_>, aspect: usize) -> Vec<usize> {
    let indices = &examined.sensitivity.indices[aspect];
    sorted(indices.len(), |k| indices[k].total.mean)
}

/// All inputs, the largest effect in the screening first.
pub fn by_size(examined: Examined<'_>, aspect: usize) -> Vec<usize> {
    let screened = &examined.sensitivity.screened[aspect];
    sorted(screened.len(), |i| screened[i].size.mean)
}

/// Positions from the largest to the smallest; what is unknown comes last.
fn sorted(count: usize, of: impl Fn(usize) -> f64) -> Vec<usize> {
    let known = |i: &usize| if of(*i).is_nan() { f64::NEG_INFINITY } else { of(*i) };
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| known(b).total_cmp(&known(a)).then(a.cmp(b)));
    order
}

fn name(examined: Examined<'_>, important: usize) -> String {
    in_sentence(examined.name(examined.sensitivity.important[important]))
}

/// The title of the tornado: which assumption moves the outcome most, and from where to where.
pub fn reach(examined: Examined<'_>, aspect: usize) -> String {
    let (found, naming, language) = (examined.sensitivity, examined.naming(aspect), examined.language);
    let Some(top) = by_reach(examined, aspect).first().copied() else { return naming.heading };
    let (base, ends) = (found.base[aspect].mean, found.ends[aspect][top]);
    let scale = Scale::of(language, naming.unit, base.abs().max(ends.low.mean.abs()).max(ends.high.mean.abs()));
    let range = &examined.ranges[found.important[top]];
    let at = |change: f64| scale.amount(scale.steps(base + change));
    say!(
        language,
        "{} hangt het meest af van {}: {} bij {} en {} bij {}",
        "{} depends most on {}: {} at {} and {} at {}",
        capital(&naming.noun),
        name(examined, top),
        at(ends.low.mean),
        value(range, range.laag, language),
        at(ends.high.mean),
        value(range, range.hoog, language),
    )
}

/// The title of the indices: which assumption brings most of the uncertainty.
pub fn uncertainty(examined: Examined<'_>, aspect: usize) -> String {
    let (naming, language) = (examined.naming(aspect), examined.language);
    let order = by_total(examined, aspect);
    let Some(top) = order.first().copied() else { return naming.heading };
    let total = |k: usize| examined.sensitivity.indices[aspect][k].total;
    let mut text = say!(
        language,
        "{} van de onzekerheid over {} komt door {}",
        "{} of the uncertainty about {} comes from {}",
        share(language, total(top)),
        naming.noun,
        name(examined, top)
    );
    if let Some(second) = order.get(1).copied().filter(|k| total(*k).mean >= WORTH) {
        text +=
            &say!(language, ", {} door {}", ", {} from {}", share(language, total(second)), name(examined, second));
    }
    text
}

/// The title of the screening: how many of the assumptions matter.
pub fn screening(examined: Examined<'_>, aspect: usize) -> String {
    let screened = &examined.sensitivity.screened[aspect];
    let largest = screened.iter().map(|e| e.size.mean).fold(0.0, f64::max);
    let matter = screened.iter().filter(|e| e.size.mean >= 0.1 * largest).count();
    let top = by_size(examined, aspect)[0];
    say!(
        examined.language,
        "Van de {} onzekere aannames doen er {matter} ertoe voor {}; {} het meest",
        "Of the {} uncertain assumptions {matter} matter for {}; {} most of all",
        screened.len(),
        examined.naming(aspect).noun,
        in_sentence(examined.name(top))
    )
}

/// What is worth an own figure: positions among the important inputs, the most important over all outcomes first.
pub fn replace_first(examined: Examined<'_>) -> Vec<usize> {
    let found = examined.sensitivity;
    let totals = |k: usize| {
        found.indices.iter().map(move |of| of[k].total.mean).filter(|x| x.is_finite()).map(|x| x.max(0.0))
    };
    let order = sorted(found.important.len(), |k| totals(k).sum());
    order.into_iter().filter(|k| totals(*k).any(|x| x >= WORTH)).collect()
}

/// In which outcomes an assumption brings how much uncertainty: "46% van de onzekerheid over de doorlooptijd".
pub fn brings(examined: Examined<'_>, important: usize) -> String {
    let found = examined.sensitivity;
    let mut parts: Vec<(f64, String)> = examined
        .aspects()
        .filter_map(|aspect| {
            let total = found.indices[aspect][important].total;
            let worth = total.mean >= WORTH;
            worth.then(|| {
                let (part, noun) = (share(examined.language, total), examined.naming(aspect).noun);
                (total.mean, say!(examined.language, "{part} van {noun}", "{part} of {noun}"))
            })
        })
        .collect();
    parts.sort_by(|a, b| b.0.total_cmp(&a.0));
    parts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("; ")
}

/// That a share of more than all of it is an error of estimation; nothing when there is none.
pub fn beyond(examined: Examined<'_>) -> Option<&'static str> {
    let mut totals = examined.sensitivity.indices.iter().flatten().map(|index| index.total.mean);
    totals.any(|total| total >= 1.005).then(|| {
        examined.language.say(
            "Een deel boven 100% bestaat niet: het is geschat, en dat lukt met weinig punten niet precies. Lees het als \
             bijna alles, of neem een grotere --grootte.",
            "A share above 100% does not exist: it is an estimate, which is not precise with few points. Read it as \
             nearly all of it, or take a larger --grootte.",
        )
    })
}

/// Whether there was something to measure in the scenario and at every point.
pub fn measured(examined: Examined<'_>, aspect: usize) -> bool {
    let (base, spread) = (examined.sensitivity.base[aspect], examined.sensitivity.spread[aspect]);
    [base.mean, spread.low, spread.high].iter().all(|x| x.is_finite())
}

/// Where an outcome lies when all important assumptions are uncertain at once.
pub fn spread(examined: Examined<'_>, aspect: usize) -> String {
    let (found, naming, language) = (examined.sensitivity, examined.naming(aspect), examined.language);
    if !measured(examined, aspect) {
        return say!(
            language,
            "{}: niet in elke simulatie gemeten, dus hier is niets over te zeggen",
            "{}: not measured in every simulation, so nothing can be said of it",
            naming.heading
        );
    }
    let spread = found.spread[aspect];
    let scale = Scale::of(language, naming.unit, spread.high.abs().max(spread.low.abs()));
    let noun = language.noun(naming.unit);
    let noun = if noun.is_empty() { String::new() } else { format!("\u{a0}{noun}") };
    say!(
        language,
        "{}: {} in het scenario zelf; als deze aannames tegelijk onzeker zijn ligt de uitkomst in 9 van de 10 gevallen \
         tussen {} en {}{noun}{}",
        "{}: {} in the scenario itself; when these assumptions are uncertain at once, the outcome lies in 9 cases out of \
         10 between {} and {}{noun}{}",
        naming.heading,
        scale.bare(scale.steps(found.base[aspect].mean)),
        scale.bare(scale.steps(spread.low)),
        scale.bare(scale.steps(spread.high)),
        naming.rate,
    )
}

/// How much of the spread is luck of the simulation; `None` when that is not known.
pub fn noise(examined: Examined<'_>, aspect: usize) -> Option<String> {
    let (noise, language) = (examined.sensitivity.noise[aspect], examined.language);
    let size = match noise < 0.01 {
        true => language.say("minder dan 1%", "less than 1%").to_owned(),
        false => say!(language, "hoogstens {}", "at most {}", language.percent(noise, 0)),
    };
    noise.is_finite().then(|| {
        say!(
            language,
            "Toeval van de simulatie is {size} van de spreiding.",
            "Simulation noise is {size} of the spread."
        )
    })
}

/// How much of the uncertainty the rough look says that these assumptions have, and how much is luck.
pub fn rough(examined: Examined<'_>, aspect: usize) -> String {
    let covered = examined.language.percent(covered(examined, aspect), 0);
    let noise = noise(examined, aspect).unwrap_or_default();
    say!(
        examined.language,
        "Volgens de ruwe blik gaat het om ongeveer {covered} van de onzekerheid van alle bekeken aannames. {noise}",
        "In the rough screening these account for about {covered} of the uncertainty of all assumptions examined. {noise}"
    )
}

/// Which assumptions were looked at how closely, and what is meant by uncertainty.
pub fn looked(examined: Examined<'_>) -> String {
    let (all, close) = (examined.ranges.len(), examined.sensitivity.important.len());
    let looked = match all == close {
        true => say!(
            examined.language,
            "Alle {all} aannames zijn nauwkeurig bekeken.",
            "All {all} assumptions were looked at closely."
        ),
        false => say!(
            examined.language,
            "Eerst zijn alle {all} aannames ruw bekeken. De {close} die er het meest toe doen staan hierboven; de andere \
             bleven daarbij zoals zij zijn.",
            "First all {all} assumptions were looked at roughly. The {close} that matter most stand above; the others \
             then stayed as they are."
        ),
    };
    say!(
        examined.language,
        "{looked} Onzekerheid: het deel van de spreiding dat deze aanname brengt, ook samen met andere (totale \
         Sobol'-index). De delen kunnen samen meer dan 100% zijn.",
        "{looked} Uncertainty: the share of the spread that this assumption brings, also together with others (total \
         Sobol' index). The shares may add up to more than 100%."
    )
}

/// That an assumption is outside its own range in the scenario; `None` when it is not.
pub fn outside(examined: Examined<'_>, input: usize) -> Option<String> {
    let (range_of, language) = (&examined.ranges[input], examined.language);
    // A hair outside is rounding of what was typed.
    let place = range_of.place_of(examined.scenario).filter(|place| !(-1e-9..=1.0 + 1e-9).contains(place))?;
    let (now, bounds) = (value(range_of, range_of.at(place), language), range(range_of, language));
    Some(say!(
        language,
        "Let op: {} staat in dit scenario op {now}, buiten het bereik {bounds}.",
        "Note: {} is {now} in this scenario, outside the range {bounds}.",
        examined.name(input)
    ))
}

/// That a range was left out. What does not fit in a scenario is told in Dutch, as all that is said of its settings.
pub fn left_out(skipped: &Skipped, language: Language) -> String {
    let name = skipped.name.of(language);
    match language {
        Language::Dutch => format!("Weggelaten: {name}. {}.", skipped.reason),
        Language::English => format!("Left out, as it does not fit this scenario: {name}."),
    }
}

/// What the figures rest on.
pub fn played(examined: Examined<'_>) -> String {
    let found = examined.sensitivity;
    let replays = examined.language.number(found.size.replays(examined.ranges.len()) as f64, 0);
    say!(
        examined.language,
        "Zaad {}, {replays} simulaties. De bereiken zijn aannames: een ander bereik geeft een andere volgorde.",
        "Seed {}, {replays} simulations. The ranges are assumptions: another range gives another order.",
        found.seed
    )
}

/// The share of the sum of squared `mu*` that the assumptions have which were looked at closely: about the share of
/// the variance that they can explain.
pub fn covered(examined: Examined<'_>, aspect: usize) -> f64 {
    let screened = &examined.sensitivity.screened[aspect];
    let square = |i: usize| screened[i].size.mean * screened[i].size.mean;
    let all: f64 = (0..screened.len()).map(square).filter(|x| x.is_finite()).sum();
    examined.sensitivity.important.iter().map(|i| square(*i)).filter(|x| x.is_finite()).sum::<f64>() / all
}
