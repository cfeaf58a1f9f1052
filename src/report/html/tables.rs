//! The figures behind the charts.

use super::table::{Cell, Table};
use crate::report::aspect::capital;
use crate::report::charts::{LEGAL_WEEKS, lookup};
use crate::report::dutch;
use crate::report::verdict::Verdict;
use crate::statistics::{Band, Comparison, Family, Interval};

/// The last week of which the share of decisions has a row of its own.
const WEEKS: usize = 26;
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
fn heads(c: &Comparison, first: &str) -> Vec<String> {
    let names = lookup::order(c).into_iter().map(|s| lookup::marked(c, s));
    std::iter::once(first.to_owned()).chain(names).collect()
}

/// What stands behind the chart of this name.
pub fn behind(c: &Comparison, chart: &str) -> Option<Table> {
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
        "verschil" => Some(differences(c, id, "Verschil met", &["doorlooptijd_gem", "uitgaven", "onvervuld_stil"])),
        _ => None,
    }
}

/// A measure per month: the middle outcome, and between which bounds nine of ten lie.
fn monthly(c: &Comparison, id: String, m: usize) -> Table {
    let unit = c.measures[m].unit;
    let cell = |band: Option<&Band>| match band.filter(|b| lookup::seen(b)) {
        Some(b) => {
            let range = Interval { mean: b.p50, low: b.p05, high: b.p95 };
            Cell { text: dutch::bare(b.p50, unit), range: dutch::bounds(range, unit), verdict: None }
        }
        None => dutch::NOTHING.to_owned().into(),
    };
    let row = |(at, month): (usize, &jiff::civil::Date)| {
        let cells = lookup::order(c).into_iter().map(|s| cell(lookup::bands(c, s, m).get(at)));
        (dutch::month(*month), cells.collect())
    };
    Table {
        id,
        caption: format!(
            "{}{}. Middelste uitkomst, en daaronder waar 9 van de 10 simulaties tussen liggen",
            c.measures[m].name,
            in_unit(c, m)
        ),
        heads: heads(c, "Maand"),
        rows: c.months.iter().enumerate().map(row).collect(),
    }
}

/// `, in weken`; empty when the number says it.
pub fn in_unit(c: &Comparison, m: usize) -> String {
    match dutch::noun(c.measures[m].unit) {
        "" => String::new(),
        noun => format!(", in {noun}"),
    }
}

fn weeks(c: &Comparison, id: String) -> Table {
    let share = |s: usize, from: usize, to: usize| {
        let waiting = &c.scenarios[s].waiting;
        let to = to.min(waiting.len());
        let share: f64 = waiting.get(from..to.max(from)).map_or(0.0, |part| part.iter().sum());
        Cell::from(dutch::percent(share, 1))
    };
    let row = |name: String, from: usize, to: usize| {
        (name, lookup::order(c).into_iter().map(|s| share(s, from, to)).collect())
    };
    let mut rows: Vec<_> = (0..WEEKS).map(|w| row(format!("{w} tot {} weken", w + 1), w, w + 1)).collect();
    rows.push(row(format!("{WEEKS} weken of langer"), WEEKS, usize::MAX));
    rows.push(row(format!("Samen {LEGAL_WEEKS} weken of langer"), LEGAL_WEEKS, usize::MAX));
    let caption = "Aandeel van de besluiten naar weken na de melding".to_owned();
    Table { id, caption, heads: heads(c, "Na de melding"), rows }
}

fn odds(c: &Comparison, id: String) -> Table {
    let row = |(at, year): (usize, &crate::statistics::BudgetYear)| {
        let cell = |s: usize| match c.scenarios[s].overruns.get(at).filter(|all| !all.is_empty()) {
            Some(all) => {
                let over = all.iter().filter(|euro| **euro > 0.0).count();
                Cell::from(dutch::percent(over as f64 / all.len() as f64, 0))
            }
            None => dutch::NOTHING.to_owned().into(),
        };
        (year.year.to_string(), lookup::order(c).into_iter().map(cell).collect())
    };
    Table {
        id,
        caption: "Deel van de simulaties waarin meer is uitgegeven dan begroot".into(),
        heads: heads(c, "Jaar"),
        rows: c.budget_years.iter().enumerate().map(row).collect(),
    }
}

fn causes(c: &Comparison, id: String) -> Table {
    let measures = CAUSES.iter().filter_map(|id| lookup::measure(c, id)).chain(lookup::measure(c, "uitgaven"));
    let row = |m: usize| {
        let name = if c.measures[m].id == "uitgaven" { "Alle uitgaven".into() } else { c.measures[m].name.clone() };
        (name, lookup::order(c).into_iter().map(|s| value(c, s, m)).collect())
    };
    let rows = measures.map(row).collect();
    Table { id, caption: "Gemiddelde uitgaven per jaar, naar oorzaak".into(), heads: heads(c, "Oorzaak"), rows }
}

/// The groups of clients in the measures: what stands behind `:` in the ids, and their names.
pub fn groups(c: &Comparison) -> Vec<(String, String)> {
    let of = |start: &str| {
        let measures = c.measures.iter().filter_map(|m| Some((m.id.strip_prefix("stil_aandeel:")?, &m.name)));
        measures
            .filter(|(group, _)| group.starts_with(start))
            .map(|(group, name)| (group.to_owned(), capital(name)))
            .collect::<Vec<_>>()
    };
    [of("groep="), of("profiel=")].concat()
}

fn short(c: &Comparison, id: String) -> Table {
    let row = |(group, name): (String, String)| {
        let cell = |s: usize| {
            let share = |id: &str| {
                let m = lookup::measure(c, &format!("{id}:{group}"))?;
                Some(lookup::value(c, s, m)?.mean)
            };
            let written = |share: Option<f64>| share.map_or(dutch::NOTHING.into(), |x| dutch::percent(x, 1));
            Cell::from(format!(
                "{}, stil {}",
                written(share("onvoldoende_geholpen")),
                written(share("stil_aandeel"))
            ))
        };
        (name, lookup::order(c).into_iter().map(cell).collect())
    };
    Table {
        id,
        caption:
            "Deel van de cliënten met hulp dat te weinig krijgt, en het stille tekort als deel van de cliënten"
                .into(),
        heads: heads(c, "Groep"),
        rows: groups(c).into_iter().map(row).collect(),
    }
}

/// The mean over the whole period.
pub fn value(c: &Comparison, s: usize, m: usize) -> Cell {
    lookup::value(c, s, m).map_or(dutch::NOTHING.into(), |v| dutch::bare(v.mean, c.measures[m].unit)).into()
}

/// The difference with the reference: its size, its interval and how sure it is.
pub fn difference(c: &Comparison, family: &Family, s: usize, m: usize) -> Cell {
    let Some(d) = lookup::difference(c, s, m) else { return dutch::NOTHING.to_owned().into() };
    let unit = c.measures[m].unit;
    let mean = dutch::bare_difference(d.mean, unit);
    let verdict = Verdict::of(c, family, s, m);
    let range = match verdict {
        Some(Verdict::Unknown) => String::new(),
        _ => dutch::difference_bounds(d, unit),
    };
    Cell { text: mean, range, verdict }
}

/// A row per scenario, a column per measure.
fn differences(c: &Comparison, id: String, caption: &str, ids: &[&str]) -> Table {
    let family = Family::of(c);
    let measures: Vec<usize> = ids.iter().filter_map(|id| lookup::measure(c, id)).collect();
    let row = |s: usize| {
        let cells = measures.iter().map(|m| difference(c, &family, s, *m)).collect();
        (lookup::title(&c.scenarios[s]).to_owned(), cells)
    };
    let names = measures.iter().map(|m| format!("{}{}", dutch::heading(&c.measures[*m]), in_unit(c, *m)));
    Table {
        id,
        caption: format!("{caption} {}, met het 95%-interval", lookup::quoted_reference(c)),
        heads: std::iter::once("Scenario".to_owned()).chain(names).collect(),
        rows: lookup::others(c).into_iter().map(row).collect(),
    }
}

/// All key figures: the reference, and the differences with it.
pub fn key_figures(c: &Comparison) -> Table {
    let family = Family::of(c);
    let row = |m: usize| {
        let name = format!("{}{}", dutch::heading(&c.measures[m]), in_unit(c, m));
        let reference = match lookup::value(c, c.reference, m) {
            Some(v) if v.low.is_finite() => {
                let unit = c.measures[m].unit;
                Cell { text: dutch::bare(v.mean, unit), range: dutch::bounds(v, unit), verdict: None }
            }
            _ => value(c, c.reference, m),
        };
        let others = lookup::others(c).into_iter().map(|s| difference(c, &family, s, m));
        (name, std::iter::once(reference).chain(others).collect())
    };
    let caption = match c.scenarios.len() {
        1 => "Kerncijfers: gemiddelde over de hele periode, met het 95%-interval".to_owned(),
        _ => format!(
            "Kerncijfers: {} met het 95%-interval, en van elk ander scenario het verschil daarmee",
            lookup::quoted_reference(c)
        ),
    };
    let table = Table {
        id: "tabel-kerncijfers".into(),
        caption,
        heads: heads(c, "Maat"),
        rows: (0..c.measures.len()).filter(|m| c.measures[*m].key).map(row).collect(),
    };
    by_scenario(c, table)
}

/// With a row per scenario when these are too many for columns.
fn by_scenario(c: &Comparison, table: Table) -> Table {
    if lookup::others(c).len() > super::answer::FEW { table.turned("Scenario") } else { table }
}

/// Who gets what in the reference.
pub fn who(c: &Comparison) -> Option<Table> {
    const COLUMNS: [(&str, &str); 6] = [
        ("clienten", "Cliënten met hulp"),
        ("uitgaven_zorg", "Uitgaven aan hulp per jaar"),
        ("onvoldoende_geholpen", "Krijgt te weinig"),
        ("stil_aandeel", "Stil tekort, als deel van de cliënten"),
        ("onvervuld", "Weken met te weinig hulp, per jaar"),
        ("onvervuld_stil", "Waarvan niemand weet, per jaar"),
    ];
    let groups = groups(c);
    let exists = |(id, _): &&(&str, &str)| {
        groups.iter().any(|(group, _)| lookup::measure(c, &format!("{id}:{group}")).is_some())
    };
    let columns: Vec<&(&str, &str)> = COLUMNS.iter().filter(exists).collect();
    let row = |(group, name): &(String, String)| {
        let cell = |(id, _): &&(&str, &str)| match lookup::measure(c, &format!("{id}:{group}")) {
            Some(m) => value(c, c.reference, m),
            None => dutch::NOTHING.to_owned().into(),
        };
        (name.clone(), columns.iter().map(cell).collect())
    };
    (!groups.is_empty()).then(|| Table {
        id: "tabel-wie".into(),
        caption: format!("Wie krijgt wat in {}", lookup::quoted_reference(c)),
        heads: std::iter::once("Groep").chain(columns.iter().map(|(_, name)| *name)).map(str::to_owned).collect(),
        rows: groups.iter().map(row).collect(),
    })
}

/// What each scenario changes for each group in silent shortage.
pub fn who_changes(c: &Comparison) -> Option<Table> {
    let groups = groups(c);
    let family = Family::of(c);
    let row = |(group, name): &(String, String)| {
        let m = lookup::measure(c, &format!("stil_aandeel:{group}"))?;
        Some((name.clone(), lookup::others(c).into_iter().map(|s| difference(c, &family, s, m)).collect()))
    };
    let names = lookup::others(c).into_iter().map(|s| lookup::title(&c.scenarios[s]).to_owned());
    if groups.is_empty() || c.scenarios.len() < 2 {
        return None;
    }
    let table = Table {
        id: "tabel-wie-verschil".into(),
        caption: format!(
            "Stil tekort als deel van de cliënten: verschil met {}, met het 95%-interval",
            lookup::quoted_reference(c)
        ),
        heads: std::iter::once("Groep".to_owned()).chain(names).collect(),
        rows: groups.iter().filter_map(row).collect(),
    };
    Some(by_scenario(c, table))
}
