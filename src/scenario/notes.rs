//! What stands behind a setting in its file: the comment with the source, or the word "aanname".

use super::source::Source;
use crate::schema::read::join;
use crate::schema::{Data, Value};
use std::collections::BTreeMap;

/// The word that marks a number which nobody measured.
const ASSUMPTION: &str = "aanname";
/// The same word about a value that is not in use.
const UNUSED: &str = "aanname bij gebruik";

/// The comments behind settings, by path: `team.fte` or `onderzoek.stap[2].uren`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes(BTreeMap<String, String>);

impl Notes {
    /// The comments behind the settings of `tree`, in the files that these were read from.
    pub fn of(tree: &Value, sources: &[Source]) -> Notes {
        let mut notes = Notes::default();
        notes.gather(tree, "", sources);
        notes
    }

    /// The comment behind the setting at `path`.
    pub fn at(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Whether a comment says that the value is an assumption.
    pub fn is_assumption(note: &str) -> bool {
        note.to_lowercase().replace(UNUSED, "").contains(ASSUMPTION)
    }

    fn gather(&mut self, value: &Value, path: &str, sources: &[Source]) {
        match &value.data {
            Data::Table(entries) => {
                for entry in entries {
                    self.gather(&entry.value, &join(path, &entry.key), sources);
                }
            }
            Data::List(items) if super::canonical::is_list_of_tables(value) => {
                for (i, item) in items.iter().enumerate() {
                    self.gather(item, &format!("{path}[{}]", i + 1), sources);
                }
            }
            _ => {
                let source = sources.get(value.place.file as usize).map_or("", |s| s.text.as_str());
                if let Some(note) = behind(source, value.place.end as usize) {
                    self.0.insert(path.to_owned(), note);
                }
            }
        }
    }
}

/// The comment at the end of the line on which a value ends. Of a table on one line the comment is about all its
/// values.
fn behind(text: &str, end: usize) -> Option<String> {
    if end == 0 {
        return None;
    }
    let line = text.get(end..)?.lines().next()?;
    let comment = &line[outside_quotes(line)? + 1..];
    let comment = comment.split_whitespace().collect::<Vec<_>>().join(" ");
    (!comment.is_empty()).then_some(comment)
}

/// Where a comment begins: at the first `#` that is not within quotes.
fn outside_quotes(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut escaped = false;
    for (i, c) in line.char_indices() {
        match (quote, c) {
            (Some('"'), '\\') if !escaped => {
                escaped = true;
                continue;
            }
            (Some(open), c) if c == open && !escaped => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '#') => return Some(i),
            _ => {}
        }
        escaped = false;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parse::parse;
    use crate::schema::Faults;

    fn notes(text: &str) -> Notes {
        let tree = parse(text, 0, &mut Faults::default()).tree;
        Notes::of(&tree, &[Source { name: "a.toml".into(), text: text.into(), readable: true, has_basis: false }])
    }

    #[test]
    fn a_comment_belongs_to_the_setting_before_it() {
        let found = notes(
            "[team]\nfte = 25.0      # formatie;   aanname\n\nverzuim = 0.07\n# over de volgende regel\ndeel = [1,\n 2] # twee\n",
        );
        assert_eq!(found.at("team.fte"), Some("formatie; aanname"));
        assert_eq!(found.at("team.verzuim"), None);
        assert_eq!(found.at("team.deel"), Some("twee"));
        assert_eq!(found.at("team"), None);
    }

    #[test]
    fn a_comment_behind_a_table_on_one_line_is_about_all_its_values() {
        let found =
            notes("[p.behoefte]\nhbh = { deel = 0.6, naam = \"a#b\" } # aanname\n[[stap]]\nuren = 2 # uur\n");
        assert_eq!(found.at("p.behoefte.hbh.deel"), Some("aanname"));
        assert_eq!(found.at("p.behoefte.hbh.naam"), Some("aanname"));
        assert_eq!(found.at("stap[1].uren"), Some("uur"));
    }

    #[test]
    fn a_sharp_within_a_text_is_no_comment() {
        assert_eq!(notes("naam = \"#1 \\\" # van het land\"\n").at("naam"), None);
        assert_eq!(notes("naam = '#1' # bron\n").at("naam"), Some("bron"));
    }

    #[test]
    fn only_a_value_in_use_is_an_assumption() {
        assert!(Notes::is_assumption("deel; Aanname (SCP 2018)"));
        assert!(!Notes::is_assumption("0 is uit (aanname bij gebruik: 0.6)"));
        assert!(!Notes::is_assumption("afgeleid uit CBS"));
    }
}
