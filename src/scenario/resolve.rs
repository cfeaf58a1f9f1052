//! From files to settings over time: laying files over their basis, then reading and checking each period.

use super::canonical::{canonical, hash, ordered};
use super::changes::{Periods, Reason, changes};
use super::habits::dutch_date;
use super::header::{CHANGES, Dated};
use super::library::{Chain, Library};
use super::merge::overlay;
use super::name;
use super::notes::Notes;
use super::rejected::{Rejected, unique};
use super::repair;
use super::source::Loader;
use crate::schema::{Data, Entry, Faults, Kind, Problem, Rule, Setting, Value};
use crate::statistics::Change;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Settings that can be checked as a whole.
pub trait Model: Setting + Clone {
    /// Reports settings that contradict one another. `tree` is what the settings were read from.
    fn check(&self, tree: &Value, faults: &mut Faults);

    /// Reports what a dated change may not do to the settings `before` it.
    fn check_change(&self, _before: &Self, _tree: &Value, _faults: &mut Faults) {}
}

/// A scenario with settings of any kind.
#[derive(Clone, Debug)]
pub struct Draft<S> {
    /// The file's name without `.toml`.
    pub name: String,
    /// The Dutch title.
    pub title: String,
    /// The question that the scenario answers.
    pub question: String,
    /// What the scenario does not answer.
    pub caveat: String,
    /// The name of the scenario on which it is based.
    pub basis: Option<String>,
    /// What differs from the basis; without a basis, what changes after the start.
    pub changes: Vec<Change>,
    /// The file, as it was found.
    pub file: String,
    /// All files that it builds on, the nearest first.
    pub below: Vec<Below>,
    /// The settings from the start and after each dated change.
    pub periods: Vec<(Option<Date>, S)>,
    /// All settings after merging, including dated changes.
    pub resolved: Value,
    /// What stands behind the settings in their files.
    pub notes: Notes,
    /// Why there are dated changes.
    pub reasons: Vec<Reason>,
    /// SHA-256 of the resolved settings.
    pub hash: String,
}

/// A file that a scenario builds on, be it by way of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Below {
    /// The file, as it was found.
    pub file: String,
    /// What the scenario changes with respect to it.
    pub changes: Vec<Change>,
}

/// Reads the scenarios at `paths`, or reports everything that is wrong with any of them.
pub fn drafts<S: Model>(paths: &[String], loader: &dyn Loader) -> Result<Vec<Draft<S>>, Rejected> {
    let kind = S::kind(&Rule::ANY);
    let mut library = Library::new(loader, &kind);
    let mut faults = Faults::default();
    let mut trees = Vec::new();
    let mut drafts: Vec<Draft<S>> = Vec::new();
    for path in paths {
        let Some(chain) = library.chain(path) else { continue };
        if chain.files.iter().any(|file| !library.is_trusted(*file)) {
            continue;
        }
        let layers = Layers::stack(&library, &chain.files);
        let periods = layers.periods();
        let read = read_periods::<S>(&library, &chain, &layers, &periods, &kind, &mut faults);
        if let Some(periods_read) = read
            && let Some(draft) = finish(&library, &chain.files, &layers, &periods, periods_read, &kind)
        {
            usable_name(&draft, &chain.files, &mut faults);
            same_label(&library, &drafts, &draft, &chain.files, &mut faults);
            drafts.push(draft);
        }
        trees.extend(periods.into_iter().map(|(_, tree)| tree));
    }
    library.faults.0.append(&mut faults.0);
    let faults = unique(std::mem::take(&mut library.faults));
    if faults.is_empty() { Ok(drafts) } else { Err(Rejected::new(faults, library.sources, &kind, &trees)) }
}

/// The settings of a chain of files, laid over one another.
struct Layers {
    start: Value,
    dated: Vec<Dated>,
}

impl Layers {
    fn stack(library: &Library<'_>, chain: &[usize]) -> Layers {
        let mut files = chain.iter().filter_map(|file| library.file(*file)).map(|file| &file.parts);
        let Some(first) = files.next() else {
            let empty = Value { data: Data::Table(Vec::new()), place: Default::default() };
            return Layers { start: empty, dated: Vec::new() };
        };
        let mut layers = Layers { start: first.settings.clone(), dated: first.dated.clone() };
        for parts in files {
            overlay(&mut layers.start, &parts.settings);
            for change in &parts.dated {
                match layers.dated.iter_mut().find(|d| d.since == change.since) {
                    Some(below) => {
                        overlay(&mut below.settings, &change.settings);
                        below.reason = change.reason.clone().or(below.reason.take());
                    }
                    None => layers.dated.push(change.clone()),
                }
            }
        }
        layers.dated.sort_by_key(|d| d.since);
        layers
    }

    /// Whole trees: the start, and each change on top of what held before it.
    fn periods(&self) -> Periods {
        let mut periods = vec![(None, self.start.clone())];
        let mut tree = self.start.clone();
        for change in &self.dated {
            overlay(&mut tree, &change.settings);
            periods.push((Some(change.since), tree.clone()));
        }
        periods
    }

    /// Everything in one tree, as one file would have it.
    fn resolved(&self, kind: &Kind) -> Value {
        let mut resolved = ordered(&self.start, kind);
        let list = self.dated.iter().map(|change| {
            let mut item = ordered(&change.settings, kind);
            if let Data::Table(entries) = &mut item.data {
                let value = Value { data: Data::Date(change.since), place: change.place };
                entries.insert(0, Entry { key: "vanaf".into(), key_place: change.place, value });
            }
            item
        });
        let list: Vec<Value> = list.collect();
        if let (false, Data::Table(entries)) = (list.is_empty(), &mut resolved.data) {
            let place = list[0].place;
            entries.push(Entry {
                key: CHANGES.into(),
                key_place: place,
                value: Value { data: Data::List(list), place },
            });
        }
        resolved
    }
}

/// Reads and checks the settings of each period; `None` when something is wrong with any.
fn read_periods<S: Model>(
    library: &Library<'_>,
    chain: &Chain,
    layers: &Layers,
    periods: &Periods,
    kind: &Kind,
    faults: &mut Faults,
) -> Option<Vec<(Option<Date>, S)>> {
    let clean = chain.whole && chain.files.iter().all(|file| library.is_clean(*file));
    let mut found = Faults::default();
    let mut read = Vec::new();
    let mut before: Vec<(S, Value)> = Vec::new();
    for (since, tree) in periods {
        let mut faults = Faults::default();
        let settings = S::read(tree, &Rule::ANY, "", &mut faults);
        // Where a line or a basis could not be read its value is a guess, and a contradiction with it means nothing.
        if clean {
            let judged = match &settings {
                Some(settings) => vec![(settings.clone(), tree.clone())],
                None => repair::readings(tree, kind, &faults),
            };
            faults.0.append(&mut contradictions(&judged, &before).0);
            before = judged;
        }
        found.0.append(&mut faults.0);
        read.extend(settings.map(|settings| (*since, settings)));
    }
    if let Some(Data::Date(start)) = layers.start.at(&["tijd", "start"]).map(|v| &v.data) {
        for change in layers.dated.iter().filter(|d| d.since < *start) {
            let what = format!("Een wijziging kan op zijn vroegst ingaan bij de start op {}", dutch_date(*start));
            let remedy =
                "Kies een latere dag, of zet de instellingen zelf in het bestand in plaats van in een wijziging.";
            found.advice(change.place, what, "te vroeg", &[remedy]);
        }
    }
    let own = chain.files.last();
    let years = match layers.start.at(&["tijd", "jaren"]).map(|v| &v.data) {
        Some(Data::Int(years)) => i16::try_from(*years).ok(),
        _ => None,
    };
    if let (Some(Data::Date(start)), Some(years)) = (layers.start.at(&["tijd", "start"]).map(|v| &v.data), years)
        && let Ok(end) = start.checked_add(years.years())
    {
        // A basis may well change on after the end of a shorter run on it.
        let of_own = |d: &&Dated| Some(d.place.file as usize) == own.copied();
        for change in layers.dated.iter().filter(|d| d.since >= end && d.is_dated()).filter(of_own) {
            let last = end.yesterday().unwrap_or(end);
            let what = format!("Deze wijziging gaat in na de laatste dag, {}: zij doet niets", dutch_date(last));
            let remedy = "Kies een eerdere dag, of laat de simulatie langer duren met `tijd.jaren`.";
            found.advice(change.place, what, "te laat", &[remedy]);
        }
    }
    if !clean {
        let missing = |p: &Problem| matches!(p, Problem::MissingKey { .. });
        found.0.retain(|f| !missing(&f.problem) && !library.is_guess(f.place));
    }
    let right = clean && found.is_empty();
    faults.0.append(&mut found.0);
    right.then_some(read)
}

/// What is wrong with settings that could all be read, or that stand in for settings that could not: then only what
/// is wrong whatever stands in for those.
fn contradictions<S: Model>(judged: &[(S, Value)], before: &[(S, Value)]) -> Faults {
    let judge = |(at, (settings, tree)): (usize, &(S, Value))| {
        let mut faults = Faults::default();
        settings.check(tree, &mut faults);
        if let Some((before, _)) = before.get(at).or(before.last()) {
            settings.check_change(before, tree, &mut faults);
        }
        faults
    };
    repair::common(judged.iter().enumerate().map(judge))
}

/// Puts a scenario together; `None` when a header is wrong.
fn finish<S>(
    library: &Library<'_>,
    chain: &[usize],
    layers: &Layers,
    periods: &Periods,
    read: Vec<(Option<Date>, S)>,
    kind: &Kind,
) -> Option<Draft<S>> {
    let (own, below) = chain.split_last()?;
    let parts = &library.file(*own)?.parts;
    let header = parts.header.clone()?;
    let file = |index: usize| library.sources[index].name.clone();
    // What the files say above the first `depth` of them, with respect to those.
    let above = |depth: usize, basis: &Periods| {
        let reasons = Reason::of(&Layers::stack(library, &chain[depth..]).dated);
        changes(basis, periods, kind, &library.sources, &reasons)
    };
    let under = |depth: usize| Below {
        file: file(chain[depth - 1]),
        changes: above(depth, &Layers::stack(library, &chain[..depth]).periods()),
    };
    let below: Vec<Below> = (1..=below.len()).rev().map(under).collect();
    let resolved = layers.resolved(kind);
    Some(Draft {
        name: stem(&library.sources[*own].name).to_owned(),
        title: header.titel.trim().to_owned(),
        question: one_line(&header.vraag),
        caveat: one_line(&header.beantwoordt_niet),
        basis: below.first().map(|below| stem(&below.file).to_owned()),
        changes: match below.first() {
            Some(nearest) => nearest.changes.clone(),
            None => above(0, &vec![periods[0].clone()]),
        },
        file: file(*own),
        below,
        periods: read,
        hash: hash(&canonical(&resolved)),
        notes: Notes::of(&resolved, &library.sources),
        reasons: Reason::of(&layers.dated),
        resolved,
    })
}

/// The name becomes the name of files, and stands in tables that a spreadsheet opens.
fn usable_name<S>(draft: &Draft<S>, chain: &[usize], faults: &mut Faults) {
    if let (Some(own), Some((what, remedy))) = (chain.last(), name::objection(&draft.name)) {
        let start = crate::schema::Place { file: *own as u32, start: 0, end: 0 };
        faults.advice(start, what, "", &[remedy]);
    }
}

/// Names and titles tell scenarios apart in tables, charts and files: two may not be the same. Names that differ in
/// capitals only are one name to some file systems.
fn same_label<S>(
    library: &Library<'_>,
    drafts: &[Draft<S>],
    draft: &Draft<S>,
    chain: &[usize],
    faults: &mut Faults,
) {
    let Some(own) = chain.last() else { return };
    let start = crate::schema::Place { file: *own as u32, start: 0, end: 0 };
    let capitals = |name: &str| name.to_lowercase();
    if let Some(other) = drafts.iter().find(|d| capitals(&d.name) == capitals(&draft.name)) {
        let what = format!("Er is al een scenario met de naam `{}`", other.name);
        faults.advice(start, what, "", &["Geef een van de twee bestanden een andere naam."]);
    } else if let Some(other) = drafts.iter().find(|d| d.title == draft.title) {
        let what = format!("Het scenario `{}` heeft dezelfde titel: \"{}\"", other.name, draft.title);
        let place = library.title_place(*own).unwrap_or(start);
        faults.advice(
            place,
            what,
            "kies een eigen titel",
            &["In grafieken zijn scenario's aan hun titel te herkennen."],
        );
    }
}

/// The file's name without folder and `.toml`.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
