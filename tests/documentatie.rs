//! The documents say what the code says.
//!
//! `docs/instellingen.md`, `docs/uitkomsten.md` and the JSON Schemas in `scenarios` are made of the declarations. With the environment variable
//! `WMOSIM_BIJWERKEN=1` these tests write them anew; without it they fail when a document is out of date.

#![cfg(feature = "cli")]

mod beside;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use wmosim::engine::math::pow;
use wmosim::model::Settings;
use wmosim::observations::{Catalogue, Groups, Line, catalogue};
use wmosim::report::dutch;
use wmosim::scenario::{Header, Wijziging};
use wmosim::schema::{Field, Kind, Rule};
use wmosim::statistics::Whole;

const UPDATE: &str = "WMOSIM_BIJWERKEN";

fn document(name: &str) -> String {
    fs::read_to_string(name).unwrap_or_default().replace("\r\n", "\n")
}

/// Compares the document `name` with `text`, or writes it when that is asked for.
fn keep(name: &str, text: &str) {
    if std::env::var(UPDATE).is_ok_and(|asked| asked == "1") {
        fs::write(name, text).unwrap_or_else(|e| panic!("{name} cannot be written: {e}"));
    }
    let found = document(name);
    let differs = found.lines().zip(text.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or(found.lines().count().min(text.lines().count())) + 1;
    assert!(
        found == text,
        "{name} is out of date from line {line}: run `{UPDATE}=1 cargo test --test documentatie` and look at the \
         difference"
    );
}

// --- Settings ---

const SETTINGS_HEAD: &str = "\
# Instellingen

<!-- Gemaakt uit de code. Niet met de hand wijzigen: WMOSIM_BIJWERKEN=1 cargo test --test documentatie -->

Alles wat in een scenario kan staan. Elke tabel is een fase in het model; wat de fase doet staat in het hoofdstuk met
dezelfde naam in [model.md](model.md). Waarden met hun bron staan in [basis.toml](../scenarios/basis.toml).

Een scenario met een `basis` noemt alleen wat anders is. Zonder `basis` moet alles erin staan, behalve wat hier *mag
weg* heet. Getallen schrijft u met een punt: `0.5`. In lange getallen mag een streepje: `100_000`.
";

#[test]
fn the_page_of_settings_is_up_to_date() {
    let mut text = SETTINGS_HEAD.to_owned();
    section(&mut text, 2, "Bovenaan het bestand", "Waar het scenario over gaat.", &Header::fields());
    section(
        &mut text,
        2,
        "`[[wijziging]]`",
        "Een wijziging die op een datum ingaat. Er mogen er meer zijn. Onder deze twee regels staat wat er wijzigt, \
         bijvoorbeeld `team.fte = 25.5`.",
        &Wijziging::fields(),
    );
    for stage in Settings::fields() {
        tables(&mut text, 2, stage.key, &stage.help, &stage.kind);
    }
    keep("docs/instellingen.md", &text);
}

/// The sections of a table and of the tables in it.
fn tables(text: &mut String, depth: usize, path: &str, help: &str, kind: &Kind) {
    match kind {
        Kind::Optional(kind) => tables(text, depth, path, help, kind),
        Kind::Named(kind) => {
            let help = format!("{help} Op de plaats van `NAAM` staat een eigen naam; er mogen er meer zijn.");
            tables(text, depth, &format!("{path}.NAAM"), &help, kind);
        }
        Kind::List(kind) => tables(text, depth, &format!("[{path}]"), help, kind),
        Kind::Table(fields) => {
            let (own, inner): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(|f| !holds_table(&f.kind));
            let own: Vec<Field> = own.into_iter().cloned().collect();
            section(text, depth, &format!("`[{path}]`"), help, &own);
            let path = path.trim_matches(['[', ']']);
            for field in inner {
                tables(text, depth + 1, &format!("{path}.{}", field.key), &field.help, &field.kind);
            }
        }
        _ => panic!("{path} is not a table"),
    }
}

fn holds_table(kind: &Kind) -> bool {
    match kind {
        Kind::Table(_) => true,
        Kind::Optional(kind) | Kind::Named(kind) | Kind::List(kind) => holds_table(kind),
        _ => false,
    }
}

/// A heading, what the table is, its keys, and the names that can be chosen.
fn section(text: &mut String, depth: usize, title: &str, help: &str, fields: &[Field]) {
    write!(text, "\n{} {title}\n\n{}\n", "#".repeat(depth), sentence(help)).unwrap();
    if fields.is_empty() {
        return;
    }
    text.push_str("\n| sleutel | betekenis | eenheid | wat mag | voorbeeld |\n|---|---|---|---|---|\n");
    for field in fields {
        let unit = if field.rule.unit.is_empty() { "–" } else { field.rule.unit };
        let example = field.rule.example.replace('|', "\\|");
        let allowed = allowed(&field.kind, &field.rule);
        writeln!(text, "| `{}` | {} | {unit} | {allowed} | `{example}` |", field.key, sentence(&field.help))
            .unwrap();
    }
    for field in fields {
        if let Kind::Choice(names) = bare(&field.kind) {
            write!(text, "\nKeuzes voor `{}`:\n\n", field.key).unwrap();
            for choice in names {
                writeln!(text, "- `\"{}\"`: {}", choice.name, sentence(choice.help.dutch)).unwrap();
            }
        }
    }
}

fn bare(kind: &Kind) -> &Kind {
    if let Kind::Optional(kind) = kind { bare(kind) } else { kind }
}

fn sentence(help: &str) -> String {
    let text = help.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    if text.ends_with(['.', '!', '?']) { text } else { text + "." }
}

/// What a key takes, with its range.
fn allowed(kind: &Kind, rule: &Rule) -> String {
    let range = range(kind, rule);
    let with_range = |what: &str| if range.is_empty() { what.to_owned() } else { format!("{what}: {range}") };
    match kind {
        Kind::Number => with_range("getal"),
        Kind::Whole => with_range("geheel getal"),
        Kind::Bool => "`true` of `false`".into(),
        Kind::Text => match rule.refers {
            "" => "tekst".into(),
            table => format!("naam van een `[{table}.NAAM]`"),
        },
        Kind::Date => "datum".into(),
        Kind::Choice(_) => "een van de keuzes hieronder".into(),
        Kind::Fixed(n, _) => with_range(&format!("lijst van {n} getallen, elk")).replace("elk: ", "elk "),
        Kind::List(_) => with_range("lijst van getallen, elk").replace("elk: ", "elk "),
        Kind::Optional(kind) => format!("{}; mag weg", allowed(kind, rule)),
        Kind::Named(_) | Kind::Table(_) => "tabel".into(),
    }
}

fn range(kind: &Kind, rule: &Rule) -> String {
    let number = |x: f64| {
        let decimals = (0..6).find(|d| (x * pow(10.0, f64::from(*d as u32))).fract() == 0.0).unwrap_or(6);
        dutch::number(x, decimals)
    };
    let whole = matches!(kind, Kind::Whole);
    let min = if whole { rule.min.max(0.0) } else { rule.min };
    match (min <= Rule::ANY.min, rule.max) {
        (true, _) => String::new(),
        (false, f64::INFINITY) => format!("{} of meer, ook `inf`", number(min)),
        (false, max) if max >= Rule::ANY.max => format!("{} of meer", number(min)),
        (false, max) => format!("{} tot en met {}", number(min), number(max)),
    }
}

// --- Schemas ---

#[test]
fn the_schemas_for_editors_are_up_to_date() {
    keep("scenarios/wmosim.schema.json", &wmosim::cli::schema::scenario());
    keep("scenarios/onderzoek/onderzoek.schema.json", &wmosim::cli::schema::study());
}

#[test]
fn every_file_in_the_folder_of_scenarios_names_its_schema() {
    for folder in ["scenarios", "scenarios/onderzoek"] {
        for file in fs::read_dir(folder).expect("there are scenarios").filter_map(Result::ok) {
            let path = file.path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let text = document(path.to_str().expect("paths are text"));
                let first = text.lines().next().unwrap_or_default();
                let schema =
                    first.strip_prefix("#:schema ./").unwrap_or_else(|| panic!("{path:?} names no schema"));
                assert!(path.with_file_name(schema).is_file(), "{path:?} names {schema}");
            }
        }
    }
}

// --- Measures ---

const MEASURES_HEAD: &str = "\
# Uitkomsten

<!-- Gemaakt uit de code. Niet met de hand wijzigen: WMOSIM_BIJWERKEN=1 cargo test --test documentatie -->

Elke maat die het model uitrekent. De id staat in de kolom `maat` van `kerncijfers.csv` en `reeksen.csv` en verandert
niet. In `kerncijfers.csv` staat één cijfer over de hele periode: het gemiddelde, het totaal per jaar, of de stand aan
het eind. In `reeksen.csv` staat het cijfer van elke maand. Is er niets te meten, dan is het veld leeg; dat is iets
anders dan nul. Maten met ● staan in de tabel op het scherm.

Van de maten met ● staat in `kerncijfers.csv` ook of het verschil met de vergelijkingsbasis duidelijk blijft als alle
vergelijkingen meetellen: `p_holm` is de p-waarde na correctie (0.000001 staat ook voor minder) en `duidelijk_na_correctie`
is `ja` als die hoogstens 0,05 is. Wat dat betekent staat in [Hoe zeker?](experimenten/hoe-zeker.md).
";

const SPLIT_TEXT: &str = "
## Per profiel en per groep

Deze maten zijn er ook voor een deel van de cliënten. Achter de id staat dan van wie, zoals
`onvervuld_stil:profiel=dementie` of `crises:groep=laag_doenvermogen_zonder_netwerk`. De profielen zijn die van het
scenario. De groepen zijn:
";

#[test]
fn the_page_of_measures_is_up_to_date() {
    let names = |key: &str| vec![(key.to_owned(), key.to_owned())];
    let lines = catalogue(&Groups { profiles: names("PROFIEL"), products: names("PRODUCT") });
    let mut text = MEASURES_HEAD.to_owned();
    let of = |part: &str| -> Catalogue { lines.iter().filter(|l| l.measure.id.contains(part)).cloned().collect() };
    let whole: Catalogue = lines.iter().filter(|l| !l.measure.id.contains(':')).cloned().collect();
    text.push_str("\n## De hele gemeente\n\n");
    text.push_str("| id | naam | betekenis | eenheid | over de hele periode |\n|---|---|---|---|---|\n");
    for Line { measure: m, cumulative, .. } in &whole {
        let key = if m.key { " ●" } else { "" };
        let meaning = sentence(&m.meaning.dutch);
        let unit = dutch::unit_name(m.unit);
        assert!(!cumulative || m.whole == Whole::AtEnd, "{} adds up through the year", m.id);
        writeln!(text, "| `{}` | {}{key} | {meaning} | {unit} | {} |", m.id, m.name.dutch, formed(m.whole))
            .unwrap();
    }
    text.push_str(SPLIT_TEXT);
    text.push('\n');
    let first = of(":groep=")[0].measure.id.clone();
    let base = first.split(':').next().unwrap_or_default().to_owned();
    for Line { measure: m, .. } in of(&format!("{base}:groep=")) {
        let group = m.id.split("groep=").nth(1).unwrap_or_default();
        writeln!(text, "- `groep={group}`: {}", m.name.dutch).unwrap();
    }
    parts(&mut text, &of(":profiel="));
    text.push_str("\n## Per product\n\nAchter de id staat het product, zoals `clienten_jaar:product=hbh`.\n");
    parts(&mut text, &of(":product="));
    keep("docs/uitkomsten.md", &text);
}

/// A table of measures of a part of the clients; their names are those of the part.
fn parts(text: &mut String, lines: &[Line]) {
    text.push_str("\n| id | betekenis | eenheid | over de hele periode |\n|---|---|---|---|\n");
    for Line { measure: m, .. } in lines {
        let (id, part) = m.id.split_once(':').expect("a part has a name after a colon");
        let (of, _) = part.split_once('=').expect("a part is of something");
        let (meaning, unit) = (sentence(&m.meaning.dutch), dutch::unit_name(m.unit));
        writeln!(text, "| `{id}:{of}=…` | {meaning} | {unit} | {} |", formed(m.whole)).unwrap();
    }
}

fn formed(whole: Whole) -> &'static str {
    match whole {
        Whole::Average => "gemiddelde",
        Whole::PerYear => "per jaar",
        Whole::AtEnd => "aan het eind",
    }
}

// --- What is written by hand ---

/// The texts between single backticks outside blocks of code.
fn quoted(text: &str) -> Vec<String> {
    let prose: Vec<&str> = text.split("\n```").step_by(2).collect();
    let between = |part: &&str| part.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    prose.iter().flat_map(between).collect()
}

/// True when `path` names a setting: `team.fte`, `profiel.NAAM.op`, `onderzoek.stap`.
fn is_setting(kind: &Kind, mut path: &[&str]) -> bool {
    match kind {
        Kind::Optional(kind) | Kind::List(kind) if !path.is_empty() => is_setting(kind, path),
        Kind::Named(kind) if !path.is_empty() => {
            path = &path[1..];
            is_setting(kind, path)
        }
        Kind::Table(fields) if !path.is_empty() => {
            fields.iter().any(|f| f.key == path[0] && is_setting(&f.kind, &path[1..]))
        }
        _ => path.is_empty(),
    }
}

#[test]
fn every_stage_has_its_chapter_in_the_order_of_the_stages() {
    let text = document("docs/model.md");
    let stages: Vec<&str> = Settings::fields().iter().map(|f| f.key).collect();
    let chapters: Vec<&str> =
        text.lines().filter_map(|l| l.strip_prefix("## ")).filter(|c| stages.contains(c)).collect();
    assert_eq!(chapters, stages, "docs/model.md has a chapter `## name` for each stage, in order");
}

#[test]
fn every_setting_that_the_documents_name_exists() {
    let all = Kind::Table(Settings::fields());
    let stages: Vec<&str> = Settings::fields().iter().map(|f| f.key).collect();
    for name in ["docs/model.md", "README.md", "CONTRIBUTING.md"] {
        for code in quoted(&document(name)) {
            let path: Vec<&str> = code.split([' ', '=']).next().unwrap_or_default().split('.').collect();
            // A file of the same name, such as `team.rs`, is no setting.
            let is_file = matches!(path.last(), Some(&"rs" | &"toml" | &"md"));
            if path.len() > 1 && stages.contains(&path[0]) && !is_file {
                assert!(is_setting(&all, &path), "{name} names `{code}`, which is not a setting");
            }
        }
    }
}

#[test]
fn every_measure_that_the_documents_name_exists() {
    let text = document("docs/model.md");
    let chapter = text.split("\n## ").find(|c| c.starts_with("Uitkomsten")).expect("a chapter on measures");
    let names = |key: &str| vec![(key.to_owned(), key.to_owned())];
    let lines = catalogue(&Groups { profiles: names("PROFIEL"), products: names("PRODUCT") });
    let ids: Vec<&str> = lines.iter().map(|l| l.measure.id.split(':').next().unwrap_or_default()).collect();
    for code in quoted(chapter).iter().filter(|c| c.chars().all(|c| c.is_ascii_lowercase() || c == '_')) {
        assert!(ids.contains(&code.as_str()), "docs/model.md names `{code}` as a measure");
    }
}

#[test]
fn every_dependency_is_accounted_for() {
    let manifest = document("Cargo.toml");
    let page = document("docs/afhankelijkheden.md");
    let mut wanted: Vec<&str> = Vec::new();
    let mut counts = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            counts = line.ends_with("dependencies]");
        } else if let (true, Some((name, _))) = (counts, line.split_once(" =")) {
            wanted.push(name);
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    let mut found: Vec<&str> =
        page.lines().filter_map(|l| l.strip_prefix("| `")).filter_map(|l| l.split('`').next()).collect();
    found.sort_unstable();
    assert_eq!(found, wanted, "docs/afhankelijkheden.md names every direct dependency once");
}

#[test]
fn the_scenario_in_the_readme_can_be_run() {
    let readme = document("README.md");
    // Other examples are of a house style.
    let mut examples = readme.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let example = examples.find(|text| text.contains("basis =")).expect("an example");
    let scenario = beside::scenario(example).unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_eq!(scenario.basis.as_deref(), Some("basis"));
    assert!(!scenario.changes.is_empty(), "it changes something");
}

#[test]
fn links_between_documents_lead_somewhere() {
    let pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned);
    let own = ["docs", "docs/experimenten"].into_iter().flat_map(|folder| {
        let files = fs::read_dir(folder).expect("there are documents").filter_map(Result::ok);
        files.map(move |e| format!("{folder}/{}", e.file_name().to_string_lossy())).filter(|p| p.ends_with(".md"))
    });
    for page in pages.into_iter().chain(own) {
        let folder = Path::new(&page).parent().expect("a page is in a folder").to_owned();
        for link in document(&page).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, part) = link.split_once('#').unwrap_or((link, ""));
            // Pictures are made by the program.
            if link.starts_with("http") || file.ends_with(".png") {
                continue;
            }
            let path = if file.is_empty() { Path::new(&page).to_owned() } else { folder.join(file) };
            assert!(path.exists(), "{page} has a link to {link}");
            if !part.is_empty() {
                let text = document(path.to_str().expect("paths are text"));
                let found = text.lines().filter(|l| l.starts_with('#')).any(|l| anchor(l) == part);
                assert!(found, "{page} has a link to {link}, and there is no such chapter");
            }
        }
    }
}

/// The name by which a heading can be linked to.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|c| c.is_alphanumeric() || "-_ ".contains(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}
