//! How the number of replications was chosen, in words.

use super::View;
use super::charts::lookup;
use super::terminal::{two_digits, wrapped};
use crate::language::Language;
use crate::say;
use crate::statistics::{Need, Stopping, Unit};

/// Figures that are named when they are not precise enough; the others are counted.
const NAMED: usize = 8;

/// What the precision took, and which figures do not have it. Ends with a line break.
pub fn told(c: &View<'_>, stopping: &Stopping) -> String {
    let l = c.language;
    let share = percent(stopping.share, l);
    let count = l.number(f64::from(c.replications), 0);
    let Some(hardest) = stopping.needs.first() else {
        return say!(
            l,
            "Er is geen kerncijfer gezien, dus de precisie van {share} is niet te bepalen.\n",
            "No key figure was seen, so a precision of {share} cannot be determined.\n"
        );
    };
    if stopping.reached() {
        let after = match c.replications == stopping.range.0 {
            true => say!(l, "Na het minimum van {count} herhalingen", "After the minimum of {count} replications"),
            false => say!(l, "Na {count} herhalingen", "After {count} replications"),
        };
        let text = say!(
            l,
            "{after} is elk kerncijfer op {share} precies. De meeste had nodig: {}.",
            "{after} every key figure is precise to {share}. The most were needed by: {}.",
            described(c, hardest)
        );
        return wrapped(&text) + "\n";
    }
    let missed: Vec<&Need> = stopping.needs.iter().filter(|need| !need.met()).collect();
    let what = match missed.len() {
        1 => l.say("is dit kerncijfer", "this key figure is"),
        _ => l.say("zijn deze kerncijfers", "these key figures are"),
    };
    let mut text = wrapped(&say!(
        l,
        "Na het maximum van {count} herhalingen {what} nog niet op {share} precies:",
        "After the maximum of {count} replications {what} not yet precise to {share}:"
    ));
    for need in missed.iter().take(NAMED) {
        let wanted = match need.replications {
            Some(u32::MAX) => l
                .say("zoveel herhalingen zijn niet te doen", "no number of replications that can be run is enough")
                .to_owned(),
            Some(wanted) => {
                let wanted = two_digits(f64::from(wanted), l);
                say!(
                    l,
                    "daarvoor zijn ongeveer {wanted} herhalingen nodig",
                    "that takes about {wanted} replications"
                )
            }
            None => l
                .say(
                    "er is te weinig gezien om te zeggen hoeveel er nodig zijn",
                    "too little was seen to say how many it takes",
                )
                .to_owned(),
        };
        text += &format!("\n  - {}; {wanted}", described(c, need));
    }
    if missed.len() > NAMED {
        text += &say!(
            l,
            "\n  - en nog {} andere, die minder nodig hebben",
            "\n  - and {} others, which need fewer",
            missed.len() - NAMED
        );
    }
    text + "\n"
}

/// `Crises per jaar van ‘Huidig beleid’ (67 ± 8,2%)`.
fn described(c: &View<'_>, need: &Need) -> String {
    let (measure, l) = (&c.measures[need.measure], c.language);
    let value = l.amount(need.value.mean, measure.unit);
    let spread = match need.share() {
        // Of a figure near zero a share means nothing: there its size is told.
        // Beside a percentage it would read as points.
        Some(share) if share < 1.0 && measure.unit == Unit::Share => {
            say!(l, " ± {} daarvan", " ± {} of it", l.percent(share, 1))
        }
        Some(share) if share < 1.0 => format!(" ± {}", l.percent(share, 1)),
        _ if need.ratio.is_nan() => String::new(),
        _ => format!(" ± {}", l.amount((need.value.high - need.value.low) / 2.0, measure.unit)),
    };
    let (heading, name) = (c.heading(need.measure), lookup::quoted(c, need.scenario));
    say!(l, "{heading} van {name} ({value}{spread})", "{heading} of {name} ({value}{spread})")
}

/// `5%`, `2,5%`.
fn percent(share: f64, language: Language) -> String {
    let decimals = (0..4).find(|d| {
        let scaled = (0..*d).fold(100.0 * share, |x, _| 10.0 * x);
        (scaled - scaled.round()).abs() < 1e-9
    });
    language.percent(share, decimals.unwrap_or(4))
}
