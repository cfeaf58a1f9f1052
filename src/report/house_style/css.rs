//! A style sheet of the house, `rapport.css`: looked through for what a page that is sent around may not do.
//!
//! The page itself forbids the network as well (its Content-Security-Policy). The check is there so that who writes the
//! style sheet hears it, with the line.

use crate::schema::Place;

/// Functions that take an address and that nobody needs beside `url()`.
const ADDRESSED: [&str; 4] = ["src", "image", "image-set", "-webkit-image-set"];

/// What is wrong: where, and a sentence.
pub type Fault = (Place, String);

/// Looks through a style sheet.
pub fn faults(text: &str) -> Vec<Fault> {
    let mut scan = Scan { text, at: 0, open: Vec::new(), faults: Vec::new() };
    // It stands in the page as it is, and this would end it there: also in a comment.
    for (at, _) in text.to_ascii_lowercase().match_indices("</style") {
        scan.fault(at, at + 7, "`</style` kan niet: daarmee houdt de stijl op en begint de pagina zelf");
    }
    while scan.at < text.len() {
        scan.next();
    }
    for (at, bracket) in std::mem::take(&mut scan.open) {
        scan.fault(at, at + 1, format!("de `{bracket}` wordt niet gesloten"));
    }
    scan.faults.sort_by_key(|(place, _)| *place);
    scan.faults
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    open: Vec<(usize, char)>,
    faults: Vec<Fault>,
}

impl Scan<'_> {
    fn fault(&mut self, start: usize, end: usize, what: impl Into<String>) {
        let place = Place { file: 0, start: start as u32, end: end.min(self.text.len()) as u32 };
        self.faults.push((place, what.into()));
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) {
        let (start, rest) = (self.at, self.rest());
        let Some(c) = rest.chars().next() else { return };
        match c {
            _ if rest.starts_with("/*") => match rest[2..].find("*/") {
                Some(end) => self.at += end + 4,
                None => {
                    self.fault(start, start + 2, "dit commentaar wordt niet gesloten met `*/`");
                    self.at = self.text.len();
                }
            },
            '"' | '\'' => _ = self.quoted(c),
            '@' => {
                self.at += 1;
                let name = self.name();
                if ["import", "namespace"].contains(&name.as_str()) {
                    self.fault(start, self.at, format!("`@{name}` kan niet: de pagina haalt niets van elders"));
                }
            }
            '(' | '[' | '{' => {
                self.open.push((start, c));
                self.at += 1;
            }
            ')' | ']' | '}' => {
                self.close(start, c);
                self.at += 1;
            }
            c if is_name(c) => {
                let name = self.name();
                if self.peek() == Some('(') {
                    self.function(start, &name);
                }
            }
            c => self.at += c.len_utf8(),
        }
    }

    /// A bracket that closes what was opened last.
    fn close(&mut self, at: usize, c: char) {
        let fits = |open: char| matches!((open, c), ('(', ')') | ('[', ']') | ('{', '}'));
        match self.open.last() {
            Some((_, open)) if fits(*open) => _ = self.open.pop(),
            _ => self.fault(at, at + 1, format!("bij deze `{c}` hoort geen haakje dat openstaat")),
        }
    }

    /// A name in lower case, with what is written with `\` as the sign that it stands for (CSS Syntax 3, 4.3.7).
    fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(c) = self.peek().filter(|c| is_name(*c)) {
            self.at += c.len_utf8();
            match c {
                '\\' => name.extend(self.escaped()),
                c => name.push(c),
            }
        }
        name.to_lowercase()
    }

    /// The sign behind a `\`.
    fn escaped(&mut self) -> Option<char> {
        let digits = self.rest().bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if digits == 0 {
            let c = self.peek()?;
            self.at += c.len_utf8();
            return Some(c);
        }
        let code = u32::from_str_radix(&self.rest()[..digits], 16).ok();
        self.at += digits;
        if let Some(space) = self.peek().filter(|c| c.is_ascii_whitespace()) {
            self.at += space.len_utf8();
        }
        code.and_then(char::from_u32)
    }

    /// A text between quotation marks; it may not go past the end of the line.
    fn quoted(&mut self, mark: char) -> String {
        let start = self.at;
        let mut text = String::new();
        self.at += 1;
        while let Some(c) = self.peek() {
            if c == '\n' {
                break;
            }
            self.at += c.len_utf8();
            match c {
                c if c == mark => return text,
                // A `\` at the end of a line joins it with the next.
                '\\' if self.peek() == Some('\n') => self.at += 1,
                '\\' => text.extend(self.escaped()),
                c => text.push(c),
            }
        }
        self.fault(start, start + 1, format!("de tekst achter deze {mark} wordt op deze regel niet gesloten"));
        text
    }

    /// A function; the opening bracket comes next.
    fn function(&mut self, start: usize, name: &str) {
        if ADDRESSED.contains(&name) {
            self.fault(start, self.at, format!("`{name}()` kan niet: gebruik `url(data:...)`"));
        }
        if name != "url" {
            return;
        }
        self.at += 1;
        let blank = self.rest().len() - self.rest().trim_start().len();
        self.at += blank;
        let address = match self.peek() {
            Some(mark @ ('"' | '\'')) => {
                let text = self.quoted(mark);
                let end = self.rest().find(')').map_or(self.text.len(), |end| self.at + end + 1);
                self.at = end;
                text
            }
            _ => {
                let end = self.rest().find(')').unwrap_or(self.rest().len());
                let text = self.rest()[..end].to_owned();
                self.at = (self.at + end + 1).min(self.text.len());
                text
            }
        };
        let address = address.trim();
        let own = address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
        if !own && !address.starts_with('#') {
            let shown: String = address.chars().take(60).collect();
            let what =
                format!("`url({shown})` kan niet: de pagina haalt niets van elders. Gebruik `url(data:...)`");
            self.fault(start, self.at, what);
        }
    }
}

/// True for what a name may hold.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() || ['-', '_', '\\'].contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_style_sheet_is_let_through() {
        let text = "/* Gemeente */\nh1, .kern > p::before { color: #154273; content: \"url(http://x) @import\"; }\n\
                    @media (max-width: 40rem) { body { background: url(data:image/png;base64,AAAA) } }\n\
                    a { mask: url('#masker') }\n";
        assert_eq!(faults(text), []);
    }

    #[test]
    fn what_would_reach_the_network_is_found_however_it_is_written() {
        for text in [
            "@import 'x.css';",
            "@\\69mport 'x.css';",
            "@IMPORT url(data:text/css,a);",
            "a { background: url(http://x) }",
            "a { background: URL( 'https://x' ) }",
            "a { background: u\\72l(//x) }",
            "a { background: url(/**/x.png) }",
            "a { background: url(\"d\\61ta.png\") }",
            "a { background: url(data) }",
            "@font-face { src: src(\"x\") }",
            "a { background: image-set(\"x.png\" 1x) }",
            "a { background: -WEBKIT-image-set(\"x.png\" 1x) }",
            "@namespace url(http://x);",
            "/* </STYLE><script> */",
        ] {
            assert!(!faults(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn brackets_and_texts_that_stay_open_are_found_where_they_begin() {
        for (text, at) in
            [("a {\nb { c: d }", 2), ("a } b", 2), ("a { b: 'c\n}", 7), ("x /* y", 2), ("a { b: (c] }", 7)]
        {
            let found = faults(text);
            assert!(found.iter().any(|(place, _)| place.start == at), "{text}: {found:?}");
        }
    }

    #[test]
    fn no_text_makes_it_fall_over() {
        for text in ["\\", "url(", "url('", "@", "\"", "é\\é(", "a\\", "url(é", "\\110000 (", "'\\"] {
            let _ = faults(text);
        }
    }
}
