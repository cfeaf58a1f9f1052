//! The English report is English, and says what the Dutch one says.

use crate::dutch_words::{dutch, visible};
use crate::page::{attributes, basis, made, page_in, with_stages};
use crate::synthetic::{DUTCH, ENGLISH};
use wmosim::language::Text;
use wmosim::model::Settings;
use wmosim::observations::catalogue::catalogue;
use wmosim::observations::raw::Groups;
use wmosim::report::house_style::HouseStyle;
use wmosim::report::html;
use wmosim::schema::{Field, Kind, Rule, Setting};
use wmosim::statistics::{Comparison, Unit};

fn groups() -> Groups {
    let names = |key: &str| vec![(key.to_owned(), "A name of the user".to_owned())];
    Groups { profiles: names("dementie"), products: names("hbh") }
}

/// A comparison with the measures as the program names them, and users who write English.
pub fn comparison(n: usize) -> Comparison {
    let mut c = with_stages(n);
    let lines = catalogue(&groups());
    for measure in &mut c.measures {
        match lines.iter().find(|line| line.measure.id == measure.id) {
            Some(line) => *measure = line.measure.clone(),
            None => {
                measure.name.english = "Some group".into();
                measure.meaning.english = "Some group of clients.".into();
            }
        }
        if let Unit::Count(noun) = measure.unit {
            let known = lines.iter().find_map(|line| match line.measure.unit {
                Unit::Count(known) if known.dutch == noun.dutch => Some(known),
                _ => None,
            });
            measure.unit = Unit::Count(known.unwrap_or(Text::new(noun.dutch, "things")));
        }
    }
    for (s, scenario) in c.scenarios.iter_mut().enumerate() {
        scenario.title = format!("Scenario number {s}, with a long name");
        scenario.question = "What happens?".into();
    }
    c.municipality = "Example town".into();
    c
}

#[test]
fn the_english_report_has_no_dutch_but_what_is_marked_as_dutch() {
    let basis = basis();
    for n in [1, 2, 4, 7, 12] {
        let page = page_in(ENGLISH, &comparison(n), &basis.resolved, &basis.notes);
        assert!(page.contains("<html lang=\"en\">"), "{n}");
        let house = HouseStyle::default();
        let council = made(html::council, ENGLISH, &comparison(n), (&basis.resolved, &basis.notes), &house);
        assert!(council.contains("<html lang=\"en\">"), "{n}");
        // What only the script shows or a screen reader says.
        let hidden = ["data-alle", "data-deel", "aria-label", "alt"].map(|name| attributes(&page, name)).concat();
        let shown = visible(&page).into_iter().chain(visible(&council));
        for text in shown.chain(hidden.into_iter().map(str::to_owned)) {
            assert_eq!(dutch(&text), [""; 0], "of {n} scenarios: {text}");
        }
    }
}

#[test]
fn the_check_for_dutch_sees_the_dutch_report() {
    let basis = basis();
    // As if the whole page were not marked as Dutch.
    let page =
        page_in(DUTCH, &comparison(2), &basis.resolved, &basis.notes).replace("<html lang=\"nl\">", "<html>");
    assert!(visible(&page).iter().filter(|text| !dutch(text).is_empty()).count() > 100);
}

#[test]
fn every_measure_has_an_english_name_meaning_and_unit() {
    for line in catalogue(&groups()) {
        let m = line.measure;
        let noun = if let Unit::Count(noun) = m.unit { noun.english } else { "none" };
        for text in [m.name.english.as_str(), &m.meaning.english, noun] {
            assert!(!text.is_empty() && dutch(text).is_empty(), "{}: {text}", m.id);
        }
        assert_ne!(m.meaning.english, m.meaning.dutch, "{}", m.id);
    }
}

#[test]
fn every_setting_of_the_model_and_every_choice_has_an_english_meaning() {
    fn check(path: &str, fields: &[Field], seen: &mut usize) {
        for field in fields {
            let path = format!("{path}.{}", field.key);
            assert!(!field.english.is_empty(), "`{path}` needs a line #[english = \"...\"]");
            assert_eq!(dutch(field.english), [""; 0], "{path}");
            *seen += 1;
            within(&path, &field.kind, seen);
        }
    }
    fn within(path: &str, kind: &Kind, seen: &mut usize) {
        match kind {
            Kind::Table(fields) => check(path, fields, seen),
            Kind::Named(kind) | Kind::List(kind) | Kind::Optional(kind) | Kind::Fixed(_, kind) => {
                within(path, kind, seen);
            }
            Kind::Choice(choices) => {
                for choice in choices {
                    assert!(!choice.help.english.is_empty(), "`{path}` = {:?} needs its English", choice.name);
                }
            }
            _ => {}
        }
    }
    let mut seen = 0;
    within("", &Settings::kind(&Rule::ANY), &mut seen);
    assert!(seen > 250, "all settings were looked at: {seen}");
}

/// The digits of the cells of all tables, with Dutch points and commas changed to English ones. Notes and meanings of
/// settings are texts and are left out.
fn figures(page: &str, dutch: bool) -> Vec<String> {
    let cells = page.split("<td>").skip(1).map(|rest| rest.split("</td>").next().unwrap_or_default());
    let digits = |cell: &str| -> String {
        let text: String = visible(&format!("<td>{cell}")).concat();
        let signs: Vec<char> = text.chars().collect();
        let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
        let kept = signs.iter().enumerate().filter_map(|(at, sign)| match sign {
            ',' | '.' if !(digit(at.wrapping_sub(1)) && digit(at + 1)) => None,
            ',' if dutch => Some('.'),
            '.' if dutch => Some(','),
            sign if sign.is_ascii_digit() || "+\u{2212}%,.".contains(*sign) => Some(*sign),
            _ => None,
        });
        kept.collect()
    };
    cells.map(digits).collect()
}

#[test]
fn the_figures_are_the_same_in_both_languages() {
    let basis = basis();
    for n in [1, 4, 12] {
        let c = comparison(n);
        let [nl, en] = [DUTCH, ENGLISH].map(|edition| page_in(edition, &c, &basis.resolved, &basis.notes));
        let [nl, en] = [figures(&nl, true), figures(&en, false)];
        assert_eq!(nl.len(), en.len(), "{n}");
        let differ: Vec<_> = nl.iter().zip(&en).filter(|(nl, en)| nl != en).take(5).collect();
        assert!(differ.is_empty(), "{n}: {differ:?}");
    }
}
