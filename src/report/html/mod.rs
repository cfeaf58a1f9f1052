//! `rapport.html`: everything that a reader needs of one comparison, in one file; and the same on one page of paper.
//!
//! The pages need no network and no JavaScript: style, font and charts stand in them. With JavaScript the report also
//! tells the values under the pointer, and lets readers take scenarios away. What the pages say is a pure function of
//! the comparison, its provenance and the style of the house.

pub mod answer;
pub(super) mod assumptions;
pub mod council;
mod figures;
mod form;
pub mod setting;
mod style;
mod table;
mod tables;
pub(super) mod units;

use super::charts::{Drawing, lookup};
use super::house_style::HouseStyle;
use super::{Provenance, View};
use crate::language::Language;
use crate::model::Settings;
use crate::say;
use crate::schema::{Rule, Setting as _};
use crate::statistics::{Basis, Family, ScenarioResult};
use assumptions::{Count, Group};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::{Environment, UndefinedBehavior, Value, context};

/// The name of the file.
pub const FILE: &str = "rapport.html";

/// Pieces that the pages share.
const PIECES: &str = include_str!("../../../assets/rapport/stukken.html");
const REPORT: &str = include_str!("../../../assets/rapport/rapport.html");
const COUNCIL: &str = include_str!("../../../assets/rapport/een-a4.html");
/// Their style sheets.
const SHEETS: [&str; 2] =
    [include_str!("../../../assets/rapport/stijl.css"), include_str!("../../../assets/rapport/een-a4.css")];
/// What the report does beside being read.
const SCRIPT: &str = include_str!("../../../assets/rapport/aflezen.js");

/// The charts of each part of the page.
const WAITING: [&str; 3] = ["wachtlijst", "doorlooptijd", "wachttijd"];
const BUDGET: [&str; 2] = ["begroting", "begroting_kans"];

/// The report. `drawn` are the charts of the comparison.
///
/// # Panics
///
/// When the template asks for what is not there: a fault in the program.
pub fn page(c: &View<'_>, provenance: &Provenance<'_>, drawn: &[Drawing], house: &HouseStyle) -> Vec<u8> {
    let sheet = format!("{}{}", SHEETS[0], house.sheet.as_deref().unwrap_or_default());
    let frame = frame(c, provenance, (house, &sheet, SCRIPT));
    render(REPORT, c.language, context! { ..whole(c, provenance, drawn), ..frame })
}

/// The page for a council. `drawn` are the charts of the comparison.
///
/// # Panics
///
/// As [`page`].
pub fn council(c: &View<'_>, provenance: &Provenance<'_>, drawn: &[Drawing], house: &HouseStyle) -> Vec<u8> {
    let comparison = council::short(c.comparison);
    let c = View::new(&comparison, c.edition());
    let groups = own(&c, provenance).map(|source| assumptions::groups(source, c.language)).unwrap_or_default();
    let count = Count::of(groups.iter().flat_map(Group::rows));
    let frame = frame(&c, provenance, (house, SHEETS[1], ""));
    render(COUNCIL, c.language, context! { ..council::content(&c, count, drawn, provenance), ..frame })
}

fn render(template: &str, language: Language, content: Value) -> Vec<u8> {
    let mut environment = Environment::new();
    // A name that a template has and nobody fills in must not become an empty place in a sentence.
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    let template = format!("{PIECES}{template}");
    // The name decides that texts are escaped as in HTML.
    environment.add_template(FILE, &template).expect("the template is sound");
    // Both languages of a text stand side by side in the template, as its own HTML.
    let say = move |dutch: String, english: String| Value::from_safe_string(language.say(dutch, english));
    environment.add_function("t", say);
    let template = environment.get_template(FILE).expect("the template was added");
    let mut text = template.render(content).expect("the template has what it asks for");
    text.push('\n');
    text.into_bytes()
}

/// What every page has: its style and script, the logo, and what was run.
fn frame(c: &View<'_>, provenance: &Provenance<'_>, (house, sheet, script): (&HouseStyle, &str, &str)) -> Value {
    let style = style::of(house, sheet);
    let logo = house.logo.as_ref().map(|logo| {
        let (width, height) = logo.size;
        context! { bytes => Value::from_safe_string(STANDARD.encode(&logo.bytes)), width => width, height => height, text => logo.text.as_str() }
    });
    context! {
        policy => context! {
            style => Value::from_safe_string(style::hash(&style)),
            script => Value::from_safe_string(style::hash(script)),
        },
        style => Value::from_safe_string(style),
        script => Value::from_safe_string(script.to_owned()),
        house => context! { logo => logo },
        version => provenance.version,
        lang => c.language.code(),
        dutch => c.language == Language::Dutch,
        run => run(c),
    }
}

fn whole(c: &View<'_>, provenance: &Provenance<'_>, drawn: &[Drawing]) -> Value {
    let groups = own(c, provenance).map(|source| assumptions::groups(source, c.language)).unwrap_or_default();
    let count = Count::of(groups.iter().flat_map(Group::rows));
    context! {
        unfinished => provenance.unfinished.map(|unfinished| context! {
            done => c.language.number(f64::from(c.replications), 0),
            asked => c.language.number(f64::from(unfinished.asked), 0),
            scenario => unfinished.scenario,
            replication => (unfinished.replication + 1).to_string(),
        }),
        choice => choice(c),
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

/// The scenarios that a reader may take away: all but the reference, when there is something to choose.
fn choice(c: &View<'_>) -> Option<Vec<Value>> {
    let others = lookup::others(c);
    let one = |s: &usize| context! { scenario => c.scenarios[*s].name.as_str(), title => lookup::title(&c.scenarios[*s]) };
    (others.len() > 1).then(|| others.iter().map(one).collect())
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
        once => c.replications == 1,
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
        whole_period => answer::whole_period(c),
        count => counted(count, c.language),
    }
}

/// Sentences in which signs stay with their amounts.
fn whole_lines(sentences: Vec<String>) -> Vec<String> {
    sentences.iter().map(|sentence| table::unbroken(sentence)).collect()
}

fn counted(count: Count, language: Language) -> Value {
    let number = |n: usize| language.count(n);
    context! { all => number(count.all), assumed => number(count.assumed), unexplained => count.unexplained(language) }
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
            against => against(c, s),
            reference => s == c.reference,
            sentences => if many && s != c.reference { whole_lines(answer::sentences(c, s)) } else { Vec::new() },
        }
    };
    lookup::order(c).into_iter().map(told).collect()
}

/// What comes before the list of what a scenario changes.
fn against(c: &View<'_>, s: usize) -> String {
    match &c.scenarios[s].basis {
        Basis::Own => {
            c.language.say("Dit verandert in de loop van de tijd:", "This changes in the course of time:").into()
        }
        Basis::Reference => {
            let reference = lookup::title(&c.scenarios[c.reference]);
            say!(c.language, "Dit is anders dan in ‘{reference}’:", "This differs from ‘{reference}’:")
        }
        Basis::File(name) => say!(
            c.language,
            "Dit is anders dan in het bestand ‘{name}’, waarop het voortbouwt:",
            "This differs from the file ‘{name}’, on which it builds:"
        ),
    }
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
