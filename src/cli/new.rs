//! `wmosim nieuw`: a scenario file to begin with, with the settings that are changed most.

use super::end::{End, Trouble, say};
use super::options::New;
use super::{input, output, schema};
use crate::report::{file, json_schema, terminal};
use crate::scenario::canonical::{inline, quote};
use crate::scenario::header::LONGEST_TITLE;
use crate::scenario::knob::{self, Path as Keys};
use crate::scenario::{self, Scenario, lookup};
use crate::schema::{Data, Place, Value};
use std::path::Path;

/// The settings that policies change most, in the order of the work.
const COMMON: [&str; 16] = [
    "team.fte",
    "triage.licht_onderzoek",
    "toewijzing.beleid",
    "onderzoek.uren",
    "gesprek.extra_uren",
    "indicatie.ruimhartigheid",
    "indicatie.stijl",
    "protocol.strengheid",
    "casuistiek.uren",
    "clientondersteuning.bereik",
    "vindbaarheid.bereik",
    "evaluatie.maanden",
    "afwijking.reactie",
    "afwijking.opmerkkans",
    "eigen_bijdrage.bedrag",
    "stapeling.regie",
];
/// The settings in which municipalities differ first of all.
const OWN: [&str; 3] = ["gemeente.inwoners", "team.fte", "begroting.per_inwoner"];
/// The setting of the worked example, and by how much it grows.
const EXAMPLE: (&str, f64) = ("team.fte", 2.0);
/// What texts begin with that the user has yet to write.
pub const TO_FILL_IN: &str = "Vul in:";
/// The longest name, in characters.
const LONGEST_NAME: usize = 40;

/// Runs the command.
///
/// # Errors
///
/// When the name cannot be used or is taken, when there is no basis, or when the file cannot be written.
pub fn run(arguments: &New) -> Result<End, Trouble> {
    let name = name(&arguments.name)?;
    let folder = &arguments.folder;
    let path = folder.join(format!("{name}.toml"));
    if path.exists() {
        let text = format!("{} bestaat al en is niet veranderd; kies een andere naam", path.display());
        return Err(Trouble::wrong(text));
    }
    let (basis, file_name) = basis(folder, &arguments.from)?;
    let title = arguments.title.clone().unwrap_or_else(|| titled(&name));
    if title.chars().count() > LONGEST_TITLE || title.trim().is_empty() {
        let text =
            format!("de titel heeft {} tekens; gebruik er 1 tot en met {LONGEST_TITLE}", title.chars().count());
        return Err(Trouble::wrong(text));
    }
    let text = text(&basis, &file_name, &title, arguments.question.as_deref());
    scenario::load_text(&path, &text).map_err(input::refuse)?;
    file::place(&path, text.as_bytes(), false).map_err(output::unwritten)?;
    let beside = folder.join(json_schema::FILE);
    if !beside.exists() {
        file::place(&beside, schema::scenario().as_bytes(), false).map_err(output::unwritten)?;
    }
    let shown = path.display();
    say(&format!(
        "Het scenario staat in {shown}\n\n1. Open het in een teksteditor, vul de vraag in en verander de wijziging.\n2. Kijk \
         het na:   wmosim controleer {shown}\n3. Speel het na:   wmosim vergelijk {} {shown}",
        folder.join(file_name).display()
    ))?;
    Ok(End::Done)
}

/// The name as a file can bear it.
fn name(typed: &str) -> Result<String, Trouble> {
    let bare = typed.trim().trim_end_matches(".toml");
    let right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let length = (1..=LONGEST_NAME).contains(&bare.chars().count());
    let begins = bare.starts_with(|c: char| c.is_ascii_alphanumeric());
    if bare == "basis" {
        return Err(Trouble::wrong(format!(
            "`{bare}` kan niet de naam van een nieuw scenario zijn; kies een andere naam"
        )));
    }
    if length && begins && bare.chars().all(right) {
        return match scenario::name::objection(bare) {
            Some((what, _)) => Err(Trouble::wrong(format!("{what}; kies een andere naam"))),
            None => Ok(bare.to_owned()),
        };
    }
    let folder = if bare.contains(['/', '\\']) { " Geef de map met --in." } else { "" };
    let plain: String = bare.to_lowercase().chars().map(|c| if right(c) { c } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let meant: String = parts.join("-").chars().take(LONGEST_NAME).collect();
    let tip = match meant.trim_matches(['-', '_']) {
        "" => String::new(),
        meant => format!("\n  \x1b[32mtip:\x1b[0m bedoelde u `{meant}`?"),
    };
    Err(Trouble::wrong(format!(
        "`{typed}` kan niet de naam van een scenario zijn: gebruik 1 tot en met {LONGEST_NAME} kleine letters zonder \
         accenten, cijfers en streepjes.{folder}{tip}"
    )))
}

/// `Twee erbij` for `twee-erbij`.
fn titled(name: &str) -> String {
    crate::report::aspect::capital(&name.replace(['-', '_'], " "))
}

/// The scenario in `folder` to build on, and the name of its file.
fn basis(folder: &Path, asked: &str) -> Result<(Scenario, String), Trouble> {
    let name = Path::new(asked).file_name().and_then(|name| name.to_str()).unwrap_or(asked);
    let file_name = format!("{}.toml", name.trim_end_matches(".toml"));
    let path = folder.join(&file_name);
    if !folder.is_dir() {
        return Err(Trouble::wrong(format!(
            "de map `{}` bestaat niet\n  \x1b[32mtip:\x1b[0m geef met --in de map waar basis.toml staat",
            folder.display()
        )));
    }
    if !path.is_file() && file_name == "basis.toml" {
        return Err(Trouble::wrong(format!(
            "in de map `{}` staat geen basis.toml om op voort te bouwen\n  \x1b[32mtip:\x1b[0m geef met --in de map waar \
             die staat, of kies een scenario met --van",
            folder.display()
        )));
    }
    let mut scenarios = input::load(&[path])?;
    let scenario = scenarios.pop().ok_or_else(|| Trouble::wrong(format!("`{asked}` is geen scenario")))?;
    Ok((scenario, file_name))
}

/// The file.
fn text(basis: &Scenario, file_name: &str, title: &str, question: Option<&str>) -> String {
    let open = format!("{TO_FILL_IN} welke vraag over beleid beantwoordt dit scenario?");
    let question = question.unwrap_or(&open);
    let start = basis.start();
    let on = match basis.name.as_str() {
        "basis" => String::new(),
        name => format!("# Alles wat {name} verandert, geldt hier ook.\n"),
    };
    let own: String =
        OWN.iter().filter_map(|key| Some(format!("# {key} = {}\n", written(&present(basis, key)?)))).collect();
    let mut text = format!(
        "#:schema ./{}\n\
         titel = {}\n\
         vraag = {}\n\
         # Vul in wat dit scenario niet zegt: dat staat straks bij de uitkomst.\n\
         beantwoordt_niet = \"{TO_FILL_IN} wat mag niemand uit dit scenario afleiden?\"\n\
         {on}basis = {}\n\n\
         # Een scenario noemt alleen wat er anders is dan in {file_name}. Een regel met # ervoor telt niet mee.\n\
         # Decimalen schrijft u met een punt (12.5), 7% als 0.07, en duizendtallen zonder punt (180000 of 180_000).\n\
         # Alle instellingen, met eenheid en bereik, staan in docs/instellingen.md.\n\n\
         # Cijfers van uw eigen gemeente gelden vanaf het begin. Die horen hier, boven de eerste [[wijziging]]:\n\
         {own}\n\
         # Een wijziging geldt vanaf een dag. Er mogen er meer zijn, elk met een eigen datum.\n\
         [[wijziging]]\n\
         vanaf = {start}                # jaar-maand-dag\n\
         reden = \"Voorbeeld: twee consulenten erbij.\"\n",
        json_schema::FILE,
        quote(title),
        quote(question),
        quote(file_name),
    );
    let (key, more) = EXAMPLE;
    let now = present(basis, key);
    if let Some(number) = now.as_ref().and_then(number) {
        let value = Value { data: Data::Float(number + more), place: Place::default() };
        text.push_str(&format!("{key} = {}\n", written(&value)));
    }
    text.push_str(
        "\n# Wat het vaakst wordt veranderd. Bij elk staat wat nu geldt: haal de # ervoor weg en vul iets anders in.\n",
    );
    COMMON.iter().filter(|key| **key != EXAMPLE.0).for_each(|key| text.push_str(&explained(basis, key)));
    text
}

/// A setting as a line that does not count, below what it means.
fn explained(basis: &Scenario, key: &str) -> String {
    let root = knob::root();
    let (Some(value), Some(spot)) = (present(basis, key), lookup::field_at(&root, key)) else {
        return String::new();
    };
    let rule = &spot.field.rule;
    let unit = if rule.unit.is_empty() { String::new() } else { format!(" Eenheid: {}.", rule.unit) };
    let range = json_schema::range(&spot.field.kind, rule).map(|r| format!(" Wat mag: {r}.")).unwrap_or_default();
    let names = match lookup::bare(spot.kind) {
        crate::schema::Kind::Choice(options) => {
            let names: Vec<String> = options.iter().map(|choice| format!("\"{}\"", choice.name)).collect();
            format!(" Wat mag: {}.", names.join(", "))
        }
        crate::schema::Kind::Bool => " Wat mag: true (ja) of false (nee).".to_owned(),
        _ => String::new(),
    };
    let help = spot.field.help.trim_end_matches('.');
    let told = terminal::wrapped(&format!("{help}.{unit}{range}{names}"));
    let told: String = told.lines().map(|line| format!("# {line}\n")).collect();
    format!("#\n{told}# {key} = {}\n", written(&value))
}

/// The value that holds on the first reported day.
fn present(basis: &Scenario, key: &str) -> Option<Value> {
    let path: Keys = knob::expand(&basis.resolved, key).pop()?;
    let data = super::raster::points::own(basis, &path, true)?.clone();
    Some(Value { data, place: Place::default() })
}

fn number(value: &Value) -> Option<f64> {
    match value.data {
        Data::Int(whole) => Some(whole as f64),
        Data::Float(number) => Some(number),
        _ => None,
    }
}

/// A value as it is typed: with a point where it may have decimals.
fn written(value: &Value) -> String {
    match value.data {
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e9 => format!("{number:.1}"),
        _ => inline(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(folder: &Path, name: &str, from: &str) -> Result<End, Trouble> {
        run(&New { name: name.into(), folder: folder.into(), from: from.into(), title: None, question: None })
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        for name in ["basis.toml", "krap-indiceren.toml"] {
            std::fs::copy(Path::new("scenarios").join(name), folder.path().join(name)).expect("it can be copied");
        }
        folder
    }

    #[test]
    fn a_scenario_to_begin_with_is_right_and_never_replaces_another() {
        let folder = folder();
        let path = folder.path().join("twee-erbij.toml");
        assert_eq!(new(folder.path(), "twee-erbij", "basis"), Ok(End::Done));
        let scenario = scenario::load(&path).expect("it is right");
        assert_eq!((scenario.title.as_str(), scenario.basis.as_deref()), ("Twee erbij", Some("basis")));
        assert_eq!(scenario.changes.len(), 1, "the worked example");
        assert!(folder.path().join(json_schema::FILE).is_file());
        let text = std::fs::read_to_string(&path).expect("it was written");
        for key in COMMON {
            assert!(text.contains(&format!("{key} = ")), "{key} stands in it:\n{text}");
        }
        let again = new(folder.path(), "twee-erbij", "basis").expect_err("it exists");
        assert!(again.text.contains("bestaat al"), "{}", again.text);
        assert_eq!(std::fs::read_to_string(&path).expect("it is there"), text);
    }

    #[test]
    fn what_would_not_be_right_is_not_written() {
        let folder = folder();
        for (title, question) in [(Some("Meer con\u{ad}sulenten"), None), (None, Some(""))] {
            let asked = New {
                name: "proef".into(),
                folder: folder.path().into(),
                from: "basis".into(),
                title: title.map(str::to_owned),
                question: question.map(str::to_owned),
            };
            assert_eq!(run(&asked).expect_err("it is wrong").end, End::Wrong);
            assert_eq!(std::fs::read_dir(folder.path()).expect("it is there").count(), 2, "the files it builds on");
        }
    }

    #[test]
    fn every_line_of_it_may_be_made_to_count() {
        let folder = folder();
        new(folder.path(), "alles", "basis").expect("the name is free");
        let path = folder.path().join("alles.toml");
        let text = std::fs::read_to_string(&path).expect("it was written");
        let counts = |line: &str| COMMON.iter().any(|key| line.starts_with(&format!("# {key} = ")));
        let text: String = text
            .lines()
            .map(|line| if counts(line) { format!("{}\n", &line[2..]) } else { format!("{line}\n") })
            .collect();
        std::fs::write(&path, text).expect("it can be written");
        let scenario = scenario::load(&path).unwrap_or_else(|rejected| panic!("{rejected}"));
        assert_eq!(scenario.changes.len(), 1, "what holds already is no change");
    }

    #[test]
    fn it_may_build_on_another_policy() {
        let folder = folder();
        new(folder.path(), "krap-en-meer", "krap-indiceren").expect("the name is free");
        let scenario = scenario::load(&folder.path().join("krap-en-meer.toml")).expect("it is right");
        assert_eq!(scenario.basis.as_deref(), Some("krap-indiceren"));
        let wrong = new(folder.path(), "anders", "krap-indicern").expect_err("there is none");
        assert!(wrong.text.contains("krap-indiceren.toml"), "{}", wrong.text);
    }

    #[test]
    fn a_name_that_no_file_can_bear_is_refused_with_one_that_can() {
        assert_eq!(name("twee-erbij.toml").ok().as_deref(), Some("twee-erbij"));
        for (typed, meant) in [("Twee Erbij", "twee-erbij"), ("../weg", "weg"), ("cliënten", "cli-nten")] {
            let wrong = name(typed).expect_err(typed).text;
            assert!(wrong.contains(&format!("bedoelde u `{meant}`?")), "{wrong}");
        }
        for typed in ["", "basis", "nul", "com1", "-", &"a".repeat(41)] {
            assert_eq!(name(typed).expect_err(typed).end, End::Wrong);
        }
    }
}
