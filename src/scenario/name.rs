//! Names that can be the name of a file on every system, and stand in a table that a spreadsheet opens.

use super::source::{is_hidden, shown};

/// The longest name, in characters: with what is added to it, a file system takes 255 bytes.
const LONGEST: usize = 60;

/// Names that stand for a device on Windows, whatever comes after a point.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Why a scenario cannot be called `name`, as a sentence and a remedy; nothing when it can.
pub fn objection(name: &str) -> Option<(String, &'static str)> {
    let remedy = "Geef het bestand een naam met letters, cijfers, streepjes en spaties, zoals meer-personeel.toml.";
    let shown = shown(name);
    let length = name.chars().count();
    let what = if name.is_empty() {
        "Het bestand heeft geen naam voor de punt".to_owned()
    } else if length > LONGEST {
        return Some((
            format!("De naam van het bestand heeft {length} tekens; er passen er {LONGEST}"),
            "De naam komt in namen van mappen en bestanden: maak hem korter.",
        ));
    } else if name.chars().any(is_hidden) {
        format!("In de naam van het bestand `{shown}` zit een teken dat niet te zien is")
    } else if let Some(wrong) = name.chars().find(|c| "<>:\"/\\|?*".contains(*c)) {
        format!("In de naam van het bestand `{shown}` kan geen `{wrong}` staan")
    } else if !name.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        // `=`, `+`, `-` and `@` make a formula of it in a spreadsheet, `-` an option of a command, `.` hides it.
        format!("De naam van het bestand `{shown}` moet beginnen met een letter of een cijfer")
    } else if name.ends_with(['.', ' ']) {
        format!("De naam van het bestand `{shown}` kan niet eindigen op een punt of een spatie")
    } else if is_device(name) {
        format!("Windows kent `{shown}` als een apparaat: zo kan een bestand daar niet heten")
    } else {
        return None;
    };
    Some((what, remedy))
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    let numbered = |port: &str| {
        stem.strip_prefix(port).is_some_and(|n| n.len() == 1 && n.chars().all(|c| c.is_ascii_digit() && c != '0'))
    };
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_are_fine() {
        for name in [
            "basis",
            "meer-personeel",
            "Cliëntondersteuning 2027",
            "0-begin",
            "_proef",
            "consulent",
            "a.b",
            "com10",
        ] {
            assert_eq!(objection(name), None, "{name}");
        }
    }

    #[test]
    fn names_that_a_file_or_a_spreadsheet_would_misread_are_refused() {
        let long = "x".repeat(300);
        for name in [
            "",
            "..",
            ".verborgen",
            "../x",
            "a/b",
            "a\\b",
            "CON",
            "nul.x",
            "com1",
            "LPT9",
            "=cmd|' C'!A0",
            "+1",
            "-rf",
            "@x",
            "a\nb",
            "a\tb",
            "\u{202e}lmth",
            "a\u{200b}b",
            "a:b",
            "a?",
            "<script>",
            "punt.",
            "spatie ",
            &long,
        ] {
            let (what, remedy) = objection(name).unwrap_or_else(|| panic!("{name:?} was accepted"));
            assert!(!what.contains(is_hidden) && !remedy.is_empty(), "{what}");
        }
    }
}
