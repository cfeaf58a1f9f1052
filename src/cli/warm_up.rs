//! `wmosim aanloop`: whether the warm-up is long enough.

use super::cost::{self, Replays};
use super::end::{End, Trouble, say};
use super::options::WarmUp;
use super::{experiment, input, json, output};
use crate::experiment::Options;
use crate::experiment::warm_up::{Finding, Level, Verdict, examine, flat};
use crate::report::{dutch, terminal};
use crate::scenario::Scenario;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use serde_json::json;

/// Runs the command.
///
/// # Errors
///
/// When the scenario is wrong or the run fails.
pub fn run(arguments: &WarmUp) -> Result<End, Trouble> {
    let scenario = input::one("aanloop", &arguments.scenario)?;
    let flat = flat(&scenario).map_err(|rejected| Trouble::failed(rejected.to_string()))?;
    let seed = arguments.from.seed;
    let options = Options { replications: arguments.replications, seed, threads: arguments.pace.threads() };
    cost::weigh(std::slice::from_ref(&flat), &options, Replays::totals(options.replications))?;
    let finding =
        experiment::watched(arguments.pace.quiet, "simulaties", |bar, stop| examine(&flat, options, bar, stop))?;
    say(&told(&finding, seed))?;
    json::answer("aanloop", || fields(&finding, &scenario, seed))?;
    Ok(if short(&finding).is_empty() { End::Done } else { End::Failed })
}

/// What was found, for another program. Drift is a share of the level.
fn fields(finding: &Finding, scenario: &Scenario, seed: u64) -> Vec<json::Field> {
    let level = |level: &Level| {
        json!({
            "maat": level.measure.id,
            "uitgewerkt_na_maanden": level.suggested,
            "afwijking": json::interval(level.drift),
            "grens": level.matters,
            "oordeel": word(level.verdict(finding.months)),
        })
    };
    vec![
        ("zaad", json!(seed)),
        ("herhalingen", json!(finding.replications)),
        ("aanloop_maanden", json!(finding.months)),
        ("gespeelde_maanden", json!(finding.played)),
        output::about(std::slice::from_ref(scenario)),
        ("lang_genoeg", json!(enough(finding))),
        ("standen", finding.levels.iter().map(level).collect()),
    ]
}

/// A verdict in a word or two.
fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Enough => "volstaat",
        Verdict::Harmless => "geen verschil van belang",
        Verdict::Unsure => "niet zeker",
        Verdict::Short => "te kort",
    }
}

/// The table, and what it says.
fn told(finding: &Finding, seed: u64) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic).set_width(100);
    table.set_header([
        "Stand",
        "Beginstand te zien tot",
        "Eerste vier jaren naast de jaren erna",
        "Grens",
        "Aanloop",
    ]);
    for level in &finding.levels {
        let months = match level.suggested {
            Some(0) => "meteen uitgewerkt".to_owned(),
            Some(months) => format!("maand {months}"),
            None => "niet te zeggen".to_owned(),
        };
        let verdict = word(level.verdict(finding.months));
        table.add_row([dutch::heading(&level.measure), months, drift(level), limit(level), verdict.to_owned()]);
    }
    for column in [1, 2, 3] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let foot = format!(
        "{} keer nagespeeld zonder groei en zonder wijzigingen, {} maanden, zaad {seed}.",
        finding.replications, finding.played
    );
    let table: String = table.to_string().lines().map(|line| line.trim_end().to_owned() + "\n").collect();
    format!("{table}{}\n{foot}", terminal::wrapped(&conclusion(finding)))
}

/// The levels for which the warm-up is too short.
fn short(finding: &Finding) -> Vec<&Level> {
    found(finding, Verdict::Short)
}

/// The levels with this verdict.
fn found(finding: &Finding, verdict: Verdict) -> Vec<&Level> {
    finding.levels.iter().filter(|level| level.verdict(finding.months) == verdict).collect()
}

/// Whether the warm-up is long enough, when that was established.
fn enough(finding: &Finding) -> Option<bool> {
    let unsure = || !found(finding, Verdict::Unsure).is_empty();
    match short(finding).is_empty() {
        false => Some(false),
        true if unsure() => None,
        true => Some(true),
    }
}

/// What the table says.
fn conclusion(finding: &Finding) -> String {
    let (short, months) = (short(finding), finding.months);
    let unsure = unsure(finding);
    match (short.as_slice(), unsure) {
        ([], None) => format!(
            "De aanloop van {months} maanden volstaat: van elke stand wijken de eerste vier jaren minder af van de jaren \
             erna dan de grens."
        ),
        ([], Some(unsure)) => {
            format!("Dat de aanloop van {months} maanden te kort is, blijkt van geen enkele stand. {unsure}")
        }
        (short, unsure) => {
            let more = unsure.map(|unsure| format!(" {unsure}")).unwrap_or_default();
            harm(finding, short) + &more
        }
    }
}

/// For which levels the warm-up is too short, and what may help.
fn harm(finding: &Finding, short: &[&Level]) -> String {
    let months = finding.months;
    let harm = format!(
        "De aanloop van {months} maanden is te kort voor: {}. Daarvan wijken de eerste vier jaren af van de jaren erna.",
        names(short)
    );
    match short.iter().map(|level| level.suggested).collect::<Option<Vec<usize>>>() {
        None => format!(
            "{harm} Hoe lang de aanloop moet zijn is niet te zeggen: er verandert nog iets na de helft van de {} \
             gespeelde maanden. Misschien zijn instroom en formatie niet in evenwicht.",
            finding.played
        ),
        Some(suggested) => match suggested.into_iter().max().filter(|longest| *longest > months as usize) {
            Some(longest) => format!("{harm} Probeer `tijd.aanloop_maanden = {longest}`."),
            None => format!(
                "{harm} Hoe lang de aanloop moet zijn is niet te zeggen. Misschien zijn instroom en formatie niet in \
                 evenwicht."
            ),
        },
    }
}

/// Of which levels nothing was established, and how much it may still matter; `None` when there are none.
fn unsure(finding: &Finding) -> Option<String> {
    let unsure = found(finding, Verdict::Unsure);
    if unsure.is_empty() {
        return None;
    }
    let reached = unsure.iter().filter_map(|level| Some((*level, level.reach()?)));
    let least = reached.max_by(|(a, x), (b, y)| (x / a.matters).total_cmp(&(y / b.matters)));
    let why = least.map_or("Daar is te weinig gezien om iets te zeggen.".to_owned(), |(level, reach)| {
        let which = match unsure.as_slice() {
            [_] => "Daar".to_owned(),
            _ => format!("Het minst zeker is ‘{}’: daar", dutch::heading(&level.measure)),
        };
        format!(
            "{which} kunnen de eerste vier jaren nog {} afwijken van de jaren erna, en de grens is {}. Vaker naspelen met \
             --replicaties maakt dat kleiner.",
            dutch::percent(reach, 1),
            limit(level)
        )
    });
    Some(format!("Dat hij lang genoeg is, staat niet vast voor: {}. {why}", names(&unsure)))
}

/// `1,5%`: the least drift that matters.
fn limit(level: &Level) -> String {
    let decimals = usize::from((100.0 * level.matters).fract() > 1e-9);
    dutch::percent(level.matters, decimals)
}

/// The names of levels, as in a sentence.
fn names(levels: &[&Level]) -> String {
    let names: Vec<String> = levels.iter().map(|level| dutch::heading(&level.measure).to_lowercase()).collect();
    names.join(", ")
}

/// `+0,4% (−0,2 tot +1,0%)`.
fn drift(level: &Level) -> String {
    let signed = |x: f64| {
        let text = dutch::number(100.0 * x, 1);
        if x > 0.0 && text.bytes().any(|d| (b'1'..=b'9').contains(&d)) { format!("+{text}") } else { text }
    };
    let drift = level.drift;
    if level.reach().is_none() {
        return if drift.mean.is_nan() { dutch::NOTHING.to_owned() } else { format!("{}%", signed(drift.mean)) };
    }
    format!("{}% ({} tot {}%)", signed(drift.mean), signed(drift.low), signed(drift.high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;
    use crate::statistics::{Interval, Measure, Unit, Whole};

    fn level(name: &str, suggested: usize, (mean, low, high): (f64, f64, f64), p: f64) -> Level {
        let words = Text::same(name);
        let measure = Measure {
            id: name.into(),
            name: words.clone(),
            meaning: words,
            unit: Unit::Fte,
            whole: Whole::Average,
            key: true,
        };
        Level {
            measure,
            matters: 0.01,
            suggested: Some(suggested),
            drift: Interval { mean, low, high },
            p: Some(p),
        }
    }

    fn finding(levels: Vec<Level>) -> Finding {
        Finding { months: 24, played: 168, replications: 20, levels }
    }

    #[test]
    fn what_the_table_leaves_open_is_not_said_to_be_fine() {
        let fine = || level("Fine", 0, (0.001, -0.004, 0.006), 1.0);
        let far = || level("Far", 6, (-0.26, -0.6, 0.08), 0.9);
        let all_fine = finding(vec![fine(), level("Late", 60, (0.002, -0.003, 0.007), 1.0)]);
        assert_eq!((enough(&all_fine), conclusion(&all_fine).contains("volstaat")), (Some(true), true));
        let open = finding(vec![fine(), far()]);
        let text = told(&open, 1).replace('\n', " ");
        assert_eq!(enough(&open), None, "{text}");
        let row = text.split("Far").nth(1).expect("it is in the table");
        assert!(row.contains("−26,0% (−60,0 tot +8,0%)"), "{row}");
        assert!(row.contains("niet zeker") && text.contains("staat niet vast voor: far."), "{text}");
        assert!(text.contains("blijkt van geen enkele stand") && text.contains("60,0% afwijken"), "{text}");
        // What is proven is told first, and what is open is told too, whatever the rule for the start says.
        let both = finding(vec![far(), level("Near", 0, (0.05, 0.03, 0.07), 0.001)]);
        let text = conclusion(&both);
        assert!(text.starts_with("De aanloop van 24 maanden is te kort voor: near."), "{text}");
        assert!(text.contains("staat niet vast voor: far."), "{text}");
        assert_eq!(enough(&both), Some(false));
    }
}
