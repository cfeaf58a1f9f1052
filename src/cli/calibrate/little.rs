//! Whether the figures that were given can be true together: Little's law.

use super::targets::{Target, Targets, WEEKS};
use crate::cli::output::number;
use crate::schema::Faults;

/// The open stock also holds dossiers that no melding brings, such as repairs, and a melding spends some time at the
/// front door where it is not counted: so much may the stock lie outside what the other two give.
const SLACK: (f64, f64) = (0.85, 1.30);

/// The lowest and highest value of a target, and of several added up, in the unit of the model.
type Range = (f64, f64);

/// Reports an open stock, a number of meldingen and a time to the besluit that cannot all be true.
///
/// `L = lambda x W` (Little 1961): the dossiers that are open equal those that come in a week times the weeks that
/// one is open. It holds for any process that neither grows nor shrinks, whatever order it works in.
pub fn check(targets: &Targets, inhabitants: f64, faults: &mut Faults) {
    let find = |id: &str| targets.doel.iter().find(|target| target.maat.text == id);
    let range = |target: &Target| {
        let factor = target.factor(inhabitants);
        (target.laag / factor, target.hoog / factor)
    };
    let stock = match (find("open_dossiers"), find("wachtlijst_onderzoek"), find("onderhanden")) {
        (Some(open), _, _) => Some((open, range(open))),
        (None, Some(queue), Some(hand)) => {
            let (a, b) = (range(queue), range(hand));
            Some((queue, (a.0 + b.0, a.1 + b.1)))
        }
        _ => None,
    };
    let (Some((at, stock)), Some(inflow), Some(weeks)) = (stock, find("instroom"), find("doorlooptijd_gem")) else {
        return;
    };
    if let Some(sentence) = contradiction(stock, range(inflow), range(weeks)) {
        faults.rule(at.maat.place, "doel", sentence);
    }
}

/// What contradicts: `stock` in dossiers, `inflow` in meldingen a year, `time` in weeks.
fn contradiction(stock: Range, inflow: Range, time: Range) -> Option<String> {
    let implied = (inflow.0 / WEEKS * time.0, inflow.1 / WEEKS * time.1);
    let possible = (implied.0 * SLACK.0, implied.1 * SLACK.1);
    if stock.1 >= possible.0 && stock.0 <= possible.1 {
        return None;
    }
    let span = |range: Range, decimals| format!("{} tot {}", number(range.0, decimals), number(range.1, decimals));
    Some(format!(
        "deze cijfers spreken elkaar tegen: {} meldingen per week die elk {} weken openstaan geven {} open dossiers, en hier \
         staat {}. Ga na of alle drie over hetzelfde gaan: welke meldingen meetellen, en of de weken lopen van melding tot \
         besluit",
        span((inflow.0 / WEEKS, inflow.1 / WEEKS), 1),
        span(time, 1),
        span(implied, 0),
        span(stock, 0),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_cannot_be_true_together_are_named_with_what_they_imply() {
        // 20 meldingen a week of 8 weeks each are 160 open dossiers.
        let (inflow, time) = ((19.0 * WEEKS, 21.0 * WEEKS), (7.5, 8.5));
        assert_eq!(contradiction((150.0, 170.0), inflow, time), None);
        let said = contradiction((380.0, 420.0), inflow, time).expect("they contradict");
        assert!(said.contains("19,0 tot 21,0 meldingen per week"), "{said}");
        assert!(said.contains("143 tot 179 open dossiers") && said.contains("380 tot 420"), "{said}");
        assert!(contradiction((60.0, 80.0), inflow, time).is_some());
    }
}
