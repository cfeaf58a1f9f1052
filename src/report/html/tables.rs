//! The figures behind the charts.

use super::table::{Cell, Head, Table};
use crate::language::Text;
use crate::report::View;
use crate::report::aspect::capital;
use crate::report::charts::spot::Key;
use crate::report::charts::waiting_time::{REST, WEEKS};
use crate::report::charts::{LEGAL_WEEKS, differences as difference_chart, lookup};
use crate::report::verdict::Verdict;
use crate::report::writing;
use crate::say;
use crate::statistics::{Band, Family, Interval};

/// The causes of spending, as in the chart.
const CAUSES: [&str; 9] = [
    "passend",
    "overindicatie",
    "afwijking",
    "stapeling",
    "verkeerde_wet",
    "herstel",
    "crisis",
    "dwangsommen",
    "uitvoering",
];

/// The first head and the names of all scenarios, the reference first.
fn heads(c: &View<'_>, first: &str) -> Vec<Head> {
    let names = lookup::order(c).into_iter().map(|s| scenario(c, s, lookup::marked(c, s)));
    std::iter::once(Head::from(first)).chain(names).collect()
}

/// The head of scenario `s`.
fn scenario(c: &View<'_>, s: usize, text: impl Into<String>) -> Head {
    Head::keyed(text, Key::scenario(&c.scenarios[s].name))
}

/// The head of scenario `s` with its title alone.
pub fn titled(c: &View<'_>, s: usize) -> Head {
    scenario(c, s, lookup::title(&c.scenarios[s]))
}

/// The head of measure `m`, with its unit.
fn measured(c: &View<'_>, m: usize) -> Head {
    Head::keyed(format!("{}{}", c.heading(m), in_unit(c, m)), Key::of(&c.measures[m].id))
}

/// What stands behind the chart of this name.
pub fn behind(c: &View<'_>, chart: &str) -> Option<Table> {
    let id = format!("tabel-{chart}");
    let measure = |ids: &[&str]| ids.iter().find_map(|id| lookup::measure(c, id));
    match chart {
        "wachtlijst" => Some(monthly(c, id, measure(&["wachtlijst_totaal", "wachtlijst_onderzoek"])?)),
        "doorlooptijd" => Some(monthly(c, id, measure(&["doorlooptijd_p50", "doorlooptijd_gem"])?)),
        "begroting" => Some(monthly(c, id, measure(&["saldo_cumulatief"])?)),
        "wachttijd" => Some(weeks(c, id)),
        "begroting_kans" => Some(odds(c, id)),
        "uitgaven_oorzaak" => Some(causes(c, id)),
        "wie_komt_tekort" => Some(short(c, id)),
        "verschil" => {
            let beside = ["uitgaven", "onvervuld_stil"];
            Some(differences(c, id, &[&difference_chart::IDS[..], &beside].concat()))
        }
        _ => None,
    }
}

/// A measure per month: the middle outcome, and between which bounds nine of ten lie.
fn monthly(c: &View<'_>, id: String, m: usize) -> Table {
    let unit = c.measures[m].unit;
    let cell = |band: Option<&Band>| match band.filter(|b| lookup::seen(b)) {
        Some(b) => {
            let range = Interval { mean: b.p50, low: b.p05, high: b.p95 };
            let range = if c.replications == 1 { String::new() } else { c.language.bounds(range, unit) };
            Cell { text: c.language.bare(b.p50, unit), range, verdict: None }
        }
        None => writing::NOTHING.to_owned().into(),
    };
    let row = |(at, month): (usize, &jiff::civil::Date)| {
        let cells = lookup::order(c).into_iter().map(|s| cell(lookup::bands(c, s, m).get(at)));
        (Head::keyed(c.language.month(*month), Key::of(at)), cells.collect())
    };
    Table {
        id,
        caption: format!(
            "{}{}. {}",
            c.name(m),
            in_unit(c, m),
            match c.replications {
                1 => c.language.say("De uitkomst van één simulatie", "The outcome of one simulation"),
                _ => c.language.say(
                    "Middelste uitkomst, en daaronder waar 9 van de 10 simulaties tussen liggen",
                    "Middle outcome, and below it the bounds of 9 of 10 simulations",
                ),
            }
        ),
        heads: heads(c, c.language.say("Maand", "Month")),
        rows: c.months.iter().enumerate().map(row).collect(),
    }
}

/// `, in weken`; empty when the number says it.
pub fn in_unit(c: &View<'_>, m: usize) -> String {
    match c.language.noun(c.measures[m].unit) {
        "" => String::new(),
        noun => format!(", in {noun}"),
    }
}

fn weeks(c: &View<'_>, id: String) -> Table {
    let share = |s: usize, from: usize, to: usize| {
        let waiting = &c.scenarios[s].waiting;
        if waiting.iter().sum::<f64>() <= 0.0 {
            return Cell::from(writing::NOTHING.to_owned());
        }
        let to = to.min(waiting.len());
        let share: f64 = waiting.get(from..to.max(from)).map_or(0.0, |part| part.iter().sum());
        Cell::from(c.language.percent(share, 1))
    };
    let row = |name: Head, from: usize, to: usize| {
        (name, lookup::order(c).into_iter().map(|s| share(s, from, to)).collect())
    };
    let week = |w: usize| Head::keyed(say!(c.language, "{w} tot {} weken", "{w} to {} weeks", w + 1), Key::of(w));
    let mut rows: Vec<_> = (0..WEEKS).map(|w| row(week(w), w, w + 1)).collect();
    let rest = say!(c.language, "{WEEKS} weken of langer", "{WEEKS} weeks or more");
    rows.push(row(Head::keyed(rest, Key::of(REST)), WEEKS, usize::MAX));
    let late = say!(c.language, "Samen {LEGAL_WEEKS} weken of langer", "Together {LEGAL_WEEKS} weeks or more");
    rows.push(row(Head::from(late.as_str()), LEGAL_WEEKS, usize::MAX));
    let caption = c.language.say(
        "Aandeel van de besluiten naar weken na de melding",
        "Share of the decisions by weeks after the melding",
    );
    let caption = caption.to_owned();
    Table { id, caption, heads: heads(c, c.language.say("Na de melding", "After the melding")), rows }
}

fn odds(c: &View<'_>, id: String) -> Table {
    let row = |(at, year): (usize, &crate::statistics::BudgetYear)| {
        let cell = |s: usize| match c.scenarios[s].overruns.get(at).filter(|all| !all.is_empty()) {
            Some(all) => {
                let over = all.iter().filter(|euro| **euro > 0.0).count();
                Cell::from(c.language.percent(over as f64 / all.len() as f64, 0))
            }
            None => writing::NOTHING.to_owned().into(),
        };
        (Head::keyed(year.year.to_string(), Key::of(year.year)), lookup::order(c).into_iter().map(cell).collect())
    };
    Table {
        id,
        caption: c
            .language
            .say(
                "Deel van de simulaties waarin meer is uitgegeven dan begroot",
                "Share of the simulations in which more was spent than budgeted",
            )
            .into(),
        heads: heads(c, c.language.say("Jaar", "Year")),
        rows: c.budget_years.iter().enumerate().map(row).collect(),
    }
}

fn causes(c: &View<'_>, id: String) -> Table {
    let measures = CAUSES.iter().filter_map(|id| lookup::measure(c, id)).chain(lookup::measure(c, "uitgaven"));
    let row = |m: usize| {
        let name = if c.measures[m].id == "uitgaven" {
            c.language.say("Alle uitgaven", "All spending").into()
        } else {
            c.name(m).to_owned()
        };
        let name = Head::keyed(name, Key::of(&c.measures[m].id));
        (name, lookup::order(c).into_iter().map(|s| value(c, s, m)).collect())
    };
    let rows = measures.map(row).collect();
    let caption = c.language.say("Gemiddelde uitgaven per jaar, naar oorzaak", "Mean spending per year, by cause");
    Table { id, caption: caption.into(), heads: heads(c, c.language.say("Oorzaak", "Cause")), rows }
}

/// The groups of clients in the measures: what stands behind `:` in the ids, and their names.
pub fn groups(c: &View<'_>) -> Vec<(String, String)> {
    let of = |start: &str| {
        let measures =
            c.measures.iter().filter_map(|m| Some((m.id.strip_prefix("te_weinig_stil:")?, m.name.of(c.language))));
        measures
            .filter(|(group, _)| group.starts_with(start))
            .map(|(group, name)| (group.to_owned(), capital(name)))
            .collect::<Vec<_>>()
    };
    [of("groep="), of("profiel=")].concat()
}

fn short(c: &View<'_>, id: String) -> Table {
    let row = |(group, name): (String, String)| {
        let cell = |s: usize| {
            let share = |id: &str| {
                let m = lookup::measure(c, &format!("{id}:{group}"))?;
                Some(lookup::value(c, s, m)?.mean)
            };
            let written = |share: Option<f64>| share.map_or(writing::NOTHING.into(), |x| c.language.percent(x, 1));
            Cell::from(say!(
                c.language,
                "{}, stil {}",
                "{}, silent {}",
                written(share("te_weinig")),
                written(share("te_weinig_stil"))
            ))
        };
        (Head::keyed(name, Key::of(&group)), lookup::order(c).into_iter().map(cell).collect())
    };
    Table {
        id,
        caption: c
            .language
            .say(
                "Deel van wie hulp heeft of nodig heeft dat te weinig krijgt, en het stille deel daarvan",
                "Share of those who have or need help who receive too little, and the silent part of it",
            )
            .into(),
        heads: heads(c, c.language.say("Groep", "Group")),
        rows: groups(c).into_iter().map(row).collect(),
    }
}

/// What a figure comes with. One replication has no interval.
pub fn sure(c: &View<'_>) -> &'static str {
    match c.replications {
        1 => c.language.say("van één herhaling", "of one replication"),
        _ => c.language.say("met het 95%-interval", "with the 95% interval"),
    }
}

/// The mean over the whole period.
pub fn value(c: &View<'_>, s: usize, m: usize) -> Cell {
    lookup::value(c, s, m).map_or(writing::NOTHING.into(), |v| c.language.bare(v.mean, c.measures[m].unit)).into()
}

/// The mean over the whole period with its interval.
pub fn level(c: &View<'_>, s: usize, m: usize) -> Cell {
    match lookup::value(c, s, m) {
        Some(v) if v.low.is_finite() => {
            let unit = c.measures[m].unit;
            Cell { text: c.language.bare(v.mean, unit), range: c.language.bounds(v, unit), verdict: None }
        }
        _ => value(c, s, m),
    }
}

/// The difference with the reference: its size, its interval and how sure it is.
pub fn difference(c: &View<'_>, family: &Family, s: usize, m: usize) -> Cell {
    let Some(d) = lookup::difference(c, s, m) else { return writing::NOTHING.to_owned().into() };
    let unit = c.measures[m].unit;
    let mean = c.language.bare_difference(d.mean, unit);
    let verdict = Verdict::of(c, family, s, m);
    let range = match verdict {
        Some(Verdict::Unknown) => String::new(),
        _ => c.language.difference_bounds(d, unit),
    };
    Cell { text: mean, range, verdict }
}

/// A row per scenario, a column per measure.
fn differences(c: &View<'_>, id: String, ids: &[&str]) -> Table {
    let family = Family::of(c);
    let measures: Vec<usize> = ids.iter().filter_map(|id| lookup::measure(c, id)).collect();
    let row = |s: usize| {
        let cells = measures.iter().map(|m| difference(c, &family, s, *m)).collect();
        (titled(c, s), cells)
    };
    let names = measures.iter().map(|m| measured(c, *m));
    Table {
        id,
        caption: say!(
            c.language,
            "Verschil met {}, {}",
            "Difference from {}, {}",
            lookup::quoted_reference(c),
            sure(c)
        ),
        heads: std::iter::once(Head::from("Scenario")).chain(names).collect(),
        rows: lookup::others(c).into_iter().map(row).collect(),
    }
}

/// All key figures: the reference, and the differences with it.
pub fn key_figures(c: &View<'_>) -> Table {
    let family = Family::of(c);
    let row = |m: usize| {
        let reference = level(c, c.reference, m);
        let others = lookup::others(c).into_iter().map(|s| difference(c, &family, s, m));
        (measured(c, m), std::iter::once(reference).chain(others).collect())
    };
    let caption = match c.scenarios.len() {
        1 => say!(
            c.language,
            "Kerncijfers: gemiddelde over de hele periode, {}",
            "Key figures: mean over the whole period, {}",
            sure(c)
        ),
        _ => say!(
            c.language,
            "Kerncijfers: {} {}, en van elk ander scenario het verschil daarmee",
            "Key figures: {} {}, and the difference of each other scenario from it",
            lookup::quoted_reference(c),
            sure(c)
        ),
    };
    let table = Table {
        id: "tabel-kerncijfers".into(),
        caption,
        heads: heads(c, c.language.say("Maat", "Measure")),
        rows: (0..c.measures.len()).filter(|m| c.measures[*m].key).map(row).collect(),
    };
    by_scenario(c, table)
}

/// With a row per scenario when these are too many for columns.
fn by_scenario(c: &View<'_>, table: Table) -> Table {
    if lookup::others(c).len() > super::answer::FEW { table.turned("Scenario") } else { table }
}

/// Who gets what in the reference.
pub fn who(c: &View<'_>) -> Option<Table> {
    const COLUMNS: [(&str, Text); 6] = [
        ("clienten", Text::new("Cliënten met hulp", "Clients with help")),
        ("uitgaven_zorg", Text::new("Uitgaven aan hulp per jaar", "Spending on help per year")),
        ("te_weinig", Text::new("Deel dat te weinig krijgt", "Share who receive too little")),
        (
            "te_weinig_stil",
            Text::new(
                "Deel dat te weinig krijgt zonder dat iemand het weet",
                "Share who receive too little and nobody knows",
            ),
        ),
        ("onvervuld", Text::new("Weken met te weinig hulp, per jaar", "Weeks with too little help, per year")),
        ("onvervuld_stil", Text::new("Waarvan niemand weet, per jaar", "Of which nobody knows, per year")),
    ];
    let groups = groups(c);
    let exists = |(id, _): &&(&str, Text)| {
        groups.iter().any(|(group, _)| lookup::measure(c, &format!("{id}:{group}")).is_some())
    };
    let columns: Vec<&(&str, Text)> = COLUMNS.iter().filter(exists).collect();
    let row = |(group, name): &(String, String)| {
        let cell = |(id, _): &&(&str, Text)| match lookup::measure(c, &format!("{id}:{group}")) {
            Some(m) => value(c, c.reference, m),
            None => writing::NOTHING.to_owned().into(),
        };
        (Head::from(name.as_str()), columns.iter().map(cell).collect())
    };
    (!groups.is_empty()).then(|| Table {
        id: "tabel-wie".into(),
        caption: say!(c.language, "Wie krijgt wat in {}", "Who gets what in {}", lookup::quoted_reference(c)),
        heads: std::iter::once(c.language.say("Groep", "Group"))
            .chain(columns.iter().map(|(_, name)| name.of(c.language)))
            .map(Head::from)
            .collect(),
        rows: groups.iter().map(row).collect(),
    })
}

/// What each scenario changes for each group in silent shortage.
pub fn who_changes(c: &View<'_>) -> Option<Table> {
    let groups = groups(c);
    let family = Family::of(c);
    let row = |(group, name): &(String, String)| {
        let m = lookup::measure(c, &format!("te_weinig_stil:{group}"))?;
        Some((
            Head::from(name.as_str()),
            lookup::others(c).into_iter().map(|s| difference(c, &family, s, m)).collect(),
        ))
    };
    let names = lookup::others(c).into_iter().map(|s| titled(c, s));
    if groups.is_empty() || c.scenarios.len() < 2 {
        return None;
    }
    let table = Table {
        id: "tabel-wie-verschil".into(),
        caption: say!(
            c.language,
            "Stil tekort, als deel van wie hulp heeft of nodig heeft: verschil met {}, {}",
            "Silent shortfall, as a share of those who have or need help: difference from {}, {}",
            lookup::quoted_reference(c),
            sure(c)
        ),
        heads: std::iter::once(Head::from(c.language.say("Groep", "Group"))).chain(names).collect(),
        rows: groups.iter().filter_map(row).collect(),
    };
    Some(by_scenario(c, table))
}
