//! `standen.csv`: every setting that was played.

use super::Sized;
use crate::report::csv::number;
use crate::statistics::sizing::{Setting, frontier};
use crate::statistics::{Interval, Unit};

/// The file with one line per setting.
pub const FILE: &str = "standen.csv";

/// Writing to memory cannot fail.
const IN_MEMORY: &str = "a CSV table in memory takes every line";

/// One line per setting, in the order of the knobs.
pub fn table(sized: &Sized<'_>) -> Vec<u8> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(header(sized)).expect(IN_MEMORY);
    let edge = frontier(&sized.sizing.settings, sized.sizing.goals[0]);
    for (s, setting) in sized.sizing.settings.iter().enumerate() {
        let answer = sized.sizing.answer == Some(s);
        writer.write_record(line(sized, setting, edge.contains(&s), answer)).expect(IN_MEMORY);
    }
    writer.into_inner().expect(IN_MEMORY)
}

fn header(sized: &Sized<'_>) -> Vec<String> {
    let mut names: Vec<String> = sized.knobs.iter().map(|knob| knob.path.clone()).collect();
    let tested = ["zoek_n", "zoek_gehaald", "toets_n", "toets_gehaald", "toets_ondergrens", "geslaagd"];
    names.extend(tested.map(str::to_owned));
    let part = |share: f64| format!("p{:02}", (100.0 * share).round());
    let (low, high) = (part(1.0 - sized.sizing.chance), part(sized.sizing.chance));
    for goal in &sized.sizing.goals {
        let id = &sized.measures[goal.measure].id;
        names.extend([format!("{id}_gemiddelde"), format!("{id}_{low}"), format!("{id}_{high}")]);
    }
    let costs = ["kosten", "kosten_laag", "kosten_hoog", "meer_dan_nu", "meer_dan_nu_laag", "meer_dan_nu_hoog"];
    names.extend(costs.map(str::to_owned));
    names.extend(["niet_te_verslaan", "antwoord"].map(str::to_owned));
    names
}

fn line(sized: &Sized<'_>, setting: &Setting, edge: bool, answer: bool) -> Vec<String> {
    let yes = |yes: bool| if yes { "ja" } else { "nee" }.to_owned();
    let mut fields: Vec<String> = setting.knobs.iter().map(|x| number(*x, Unit::Number)).collect();
    let search = setting.search.share;
    fields.extend([search.n.to_string(), search.met.to_string()]);
    fields.extend(match &setting.test {
        Some(test) => {
            let low = number(test.share.low, Unit::Share);
            [test.share.n.to_string(), test.share.met.to_string(), low, yes(setting.passed)]
        }
        None => [const { String::new() }; 4],
    });
    for (goal, spread) in sized.sizing.goals.iter().zip(&setting.search.goals) {
        let unit = sized.measures[goal.measure].unit;
        fields.extend([spread.mean, spread.low, spread.high].map(|x| number(x, unit)));
    }
    let interval = |i: Interval| [i.mean, i.low, i.high].map(|x| number(x, sized.cost_unit()));
    fields.extend(interval(setting.best().cost));
    fields.extend(interval(setting.best().extra));
    fields.extend([yes(edge), yes(answer)]);
    fields
}
