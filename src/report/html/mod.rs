//! `rapport.html`: everything that a reader needs of one comparison, in one file.
//!
//! The page needs no network and no JavaScript: style, font and charts stand in it. What it says is a pure function
//! of the comparison and its provenance.

mod answer;
pub(super) mod assumptions;
mod figures;
mod form;
pub mod setting;
mod table;
mod tables;
pub(super) mod units;

use super::charts::{Drawing, lookup};
use super::{Provenance, View};
use crate::language::Language;
use crate::model::Settings;
use crate::say;
use crate::schema::{Rule, Setting as _};
use crate::statistics::{Family, ScenarioResult};
use assumptions::{Count, Group};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::{Environment, Value, context};
use sha2::{Digest, Sha256};

/// The name of the file.
pub const FILE: &str = "rapport.html";

const TEMPLATE: &str = include_str!("../../../assets/rapport/rapport.html");
const STYLE: &str = include_str!("../../../assets/rapport/stijl.css");
/// The font of the charts, with only the signs of western languages.
const FONTS: [(&str, &[u8]); 2] = [
    ("400", include_bytes!("../../../assets/fonts/WmosimSans-Regular.woff2")),
    ("600", include_bytes!("../../../assets/fonts/WmosimSans-SemiBold.woff2")),
];

/// The charts of each part of the page.
const WAITING: [&str; 3] = ["wachtlijst", "doorlooptijd", "wachttijd"];
const BUDGET: [&str; 2] = ["begroting", "begroting_kans"];

/// The page. `drawn` are the charts of the comparison.
///
/// # Panics
///
/// When the template asks for what is not there: a fault in the program.
pub fn page(c: &View<'_>, provenance: &Provenance<'_>, drawn: &[Drawing]) -> Vec<u8> {
    let mut environment = Environment::new();
    // The name decides that texts are escaped as in HTML.
    environment.add_template(FILE, TEMPLATE).expect("the template is sound");
    // Both languages of a text stand side by side in the template, as its own HTML.
    let language = c.language;
    let say = move |dutch: String, english: String| Value::from_safe_string(language.say(dutch, english));
    environment.add_function("t", say);
    let template = environment.get_template(FILE).expect("the template was added");
    let mut text = template.render(whole(c, provenance, drawn)).expect("the template has what it asks for");
    text.push('\n');
    text.into_bytes()
}

fn whole(c: &View<'_>, provenance: &Provenance<'_>, drawn: &[Drawing]) -> Value {
    let style = style();
    let policy = STANDARD.encode(Sha256::digest(style.as_bytes()));
    let groups = own(c, provenance).map(|source| assumptions::groups(source, c.language)).unwrap_or_default();
    let count = Count::of(groups.iter().flat_map(Group::rows));
    context! {
        policy => Value::from_safe_string(policy),
        style => Value::from_safe_string(style),
        version => provenance.version,
        lang => c.language.code(),
        dutch => c.language == Language::Dutch,
        run => run(c),
        unfinished => provenance.unfinished.map(|unfinished| context! {
            done => c.language.number(f64::from(c.replications), 0),
            asked => c.language.number(f64::from(unfinished.asked), 0),
            scenario => unfinished.scenario,
            replication => (unfinished.replication + 1).to_string(),
        }),
        answer => answer(c, count),
        scenarios => scenarios(c),
        waiting => figures::charts(c, drawn, &WAITING),
        budget => figures::charts(c, drawn, &BUDGET),
        differences => figures::charts(c, drawn, &["verschil"]),
        key_figures => tables::key_figures(c).value(c.language),
        causes => figures::charts(c, drawn, &["uitgaven_oorzaak"]),
        short => figures::charts(c, drawn, &["wie_komt_tekort"]),
        who => [tables::who(c), tables::who_changes(c)].into_iter().flatten().map(|t| t.value(c.language)).collect::<Vec<_>>(),
        jams => figures::jams(c),
        groups => groups.iter().map(|of| group(of, c.language)).collect::<Vec<_>>(),
        count => counted(count, c.language),
        form => form::parts(c, provenance, count).into_iter().map(part).collect::<Vec<_>>(),
    }
}

/// The settings of the reference.
fn own<'a>(c: &View<'_>, provenance: &'a Provenance<'_>) -> Option<&'a super::Source<'a>> {
    let name = &c.scenarios.get(c.reference)?.name;
    provenance.sources.iter().find(|source| source.name == name)
}

/// The style with its fonts.
fn style() -> String {
    let face = |(weight, bytes): &(&str, &[u8])| {
        format!(
            "@font-face{{font-family:\"Wmosim Sans\";font-weight:{weight};src:url(data:font/woff2;base64,{}) \
             format(\"woff2\")}}\n",
            STANDARD.encode(bytes)
        )
    };
    FONTS.iter().map(face).collect::<String>() + STYLE
}

fn run(c: &View<'_>) -> Value {
    let period = match (c.months.first(), c.months.last()) {
        (Some(first), Some(last)) => {
            let (first, last) = (c.language.month(*first), c.language.month(*last));
            say!(c.language, "{first} tot en met {last}", "{first} to {last}")
        }
        _ => c.language.say("geen enkele maand", "no month at all").into(),
    };
    context! {
        municipality => c.municipality.as_str(),
        inhabitants => c.language.number(c.inhabitants, 0),
        period => period,
        replications => c.language.number(f64::from(c.replications), 0),
        seed => c.seed.to_string(),
        reference => c.scenarios.get(c.reference).map_or("", lookup::title),
        compared => lookup::others(c).len(),
        family => c.language.number(Family::of(c).size() as f64, 0),
    }
}

fn answer(c: &View<'_>, count: Count) -> Value {
    let others = lookup::others(c);
    let told = |s: &usize| context! { name => lookup::title(&c.scenarios[*s]), sentences => whole_lines(answer::sentences(c, *s)) };
    let scenarios: Vec<Value> =
        if others.len() <= answer::FEW { others.iter().map(told).collect() } else { Vec::new() };
    context! {
        summary => whole_lines(answer::summary(c)),
        scenarios => scenarios,
        overview => answer::overview(c).map(|table| table.value(c.language)),
        count => counted(count, c.language),
    }
}

/// Sentences in which signs stay with their amounts.
fn whole_lines(sentences: Vec<String>) -> Vec<String> {
    sentences.iter().map(|sentence| table::unbroken(sentence)).collect()
}

fn counted(count: Count, language: Language) -> Value {
    let number = |n: usize| language.count(n);
    context! { all => number(count.all), assumed => number(count.assumed), silent => number(count.silent) }
}

fn scenarios(c: &View<'_>) -> Vec<Value> {
    let many = lookup::others(c).len() > answer::FEW;
    let kind = Settings::kind(&Rule::ANY);
    let told = |s: usize| {
        let scenario: &ScenarioResult = &c.scenarios[s];
        let change = |change: &crate::statistics::Change| {
            context! {
                meaning => setting::meaning(change, &kind, c.language).trim_end_matches('.'),
                path => change.path.as_str(),
                text => setting::change(change, c.language),
                since => setting::since(change, c.language),
                reason => change.reason.as_deref().map(|text| text.trim_end_matches('.')),
            }
        };
        context! {
            name => lookup::marked(c, s),
            question => scenario.question.as_str(),
            caveat => scenario.caveat.as_str(),
            changes => scenario.changes.iter().map(change).collect::<Vec<_>>(),
            reference => s == c.reference,
            sentences => if many && s != c.reference { whole_lines(answer::sentences(c, s)) } else { Vec::new() },
        }
    };
    lookup::order(c).into_iter().map(told).collect()
}

fn group(group: &Group, language: Language) -> Value {
    let row = |row: &assumptions::Row| {
        context! {
            path => row.path.as_str(),
            meaning => row.meaning.as_str(),
            value => row.value.as_str(),
            text => row.text,
            choice => row.choice.as_str(),
            unit => row.unit.as_str(),
            note => row.note.as_str(),
            assumed => row.assumed,
        }
    };
    let part = |part: &assumptions::Part| {
        context! { name => part.name.as_str(), rows => part.rows.iter().map(row).collect::<Vec<_>>() }
    };
    context! {
        key => group.key.as_str(),
        meaning => group.meaning.as_str(),
        count => counted(Count::of(group.rows()), language),
        parts => group.parts.iter().map(part).collect::<Vec<_>>(),
    }
}

fn part((name, items): form::Part) -> Value {
    let item = |(number, name, text): form::Item| context! { number => number, name => name, text => text };
    context! { name => name, items => items.into_iter().map(item).collect::<Vec<_>>() }
}
