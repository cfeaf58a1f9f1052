//! How the number of replications was chosen, in words.

use super::charts::lookup;
use super::dutch;
use super::terminal::{two_digits, wrapped};
use crate::language::Language;
use crate::statistics::{Comparison, Need, Stopping};

/// Figures that are named when they are not precise enough; the others are counted.
const NAMED: usize = 8;

/// What the precision took, and which figures do not have it. Ends with a line break.
pub fn told(c: &Comparison, stopping: &Stopping) -> String {
    let share = percent(stopping.share);
    let count = dutch::number(f64::from(c.replications), 0);
    let Some(hardest) = stopping.needs.first() else {
        return format!("Er is geen kerncijfer gezien, dus de precisie van {share} is niet te bepalen.\n");
    };
    if stopping.reached() {
        let text = match c.replications == stopping.range.0 {
            true => format!("Na het minimum van {count} herhalingen is elk kerncijfer op {share} precies."),
            false => format!("Na {count} herhalingen is elk kerncijfer op {share} precies."),
        };
        return wrapped(&format!("{text} De meeste had nodig: {}.", described(c, hardest))) + "\n";
    }
    let missed: Vec<&Need> = stopping.needs.iter().filter(|need| !need.met()).collect();
    let what = if missed.len() == 1 { "dit kerncijfer" } else { "deze kerncijfers" };
    let mut text =
        wrapped(&format!("Na het maximum van {count} herhalingen zijn {what} nog niet op {share} precies:"));
    if missed.len() == 1 {
        text = text.replace("herhalingen zijn", "herhalingen is");
    }
    for need in missed.iter().take(NAMED) {
        let wanted = match need.replications {
            Some(wanted) => format!(
                "daarvoor zijn ongeveer {} herhalingen nodig",
                two_digits(f64::from(wanted), Language::Dutch)
            ),
            None => "er is te weinig gezien om te zeggen hoeveel er nodig zijn".to_owned(),
        };
        text += &format!("\n  - {}; {wanted}", described(c, need));
    }
    if missed.len() > NAMED {
        text += &format!("\n  - en nog {} andere, die minder nodig hebben", missed.len() - NAMED);
    }
    text + "\n"
}

/// `Crises per jaar van ‘Huidig beleid’ (67 ± 8,2%)`.
fn described(c: &Comparison, need: &Need) -> String {
    let measure = &c.measures[need.measure];
    let value = dutch::amount(need.value.mean, measure.unit);
    let spread = match need.share() {
        // Of a figure near zero a share means nothing: there its size is told.
        Some(share) if share < 1.0 => format!(" ± {}", dutch::percent(share, 1)),
        _ if need.ratio.is_nan() => String::new(),
        _ => format!(" ± {}", dutch::amount((need.value.high - need.value.low) / 2.0, measure.unit)),
    };
    let heading = dutch::heading(measure);
    format!("{heading} van {} ({value}{spread})", lookup::quoted(c, need.scenario))
}

/// `5%`, `2,5%`.
fn percent(share: f64) -> String {
    let decimals = (0..4).find(|d| {
        let scaled = (0..*d).fold(100.0 * share, |x, _| 10.0 * x);
        (scaled - scaled.round()).abs() < 1e-9
    });
    dutch::percent(share, decimals.unwrap_or(4))
}
