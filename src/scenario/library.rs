//! The files of a run, each read and parsed once however many scenarios build on it.

use super::guards::{doubtful_numbers, hidden_characters};
use super::header::{Parts, split};
use super::lookup::{bare, nearest};
use super::missing::enumerate;
use super::numbers::dutch;
use super::parse::{Parsed, parse};
use super::source::{Loader, MAX_BYTES, Source, Unreadable, decode, shown};
use crate::schema::{Faults, Field, Kind, Name, Place, Problem};

/// All files that were asked for, readable or not.
pub struct Library<'l> {
    loader: &'l dyn Loader,
    kind: &'l Kind,
    /// The texts, for the messages; a place's file is a position in this list.
    pub sources: Vec<Source>,
    files: Vec<Option<File>>,
    /// What is wrong with the files as files. What is wrong with settings is found later.
    pub faults: Faults,
}

/// A file and what it builds on.
pub struct Chain {
    /// The files, each built on the one before it; the file itself last. Without those that cannot be had.
    pub files: Vec<usize>,
    /// False when a basis cannot be had: what it would have said is not known.
    pub whole: bool,
}

/// One file that could be read.
pub struct File {
    /// What is in it.
    pub parts: Parts,
    parsed: Parsed,
}

impl<'l> Library<'l> {
    /// An empty library of files with settings of this kind.
    pub fn new(loader: &'l dyn Loader, kind: &'l Kind) -> Library<'l> {
        Library { loader, kind, sources: Vec::new(), files: Vec::new(), faults: Faults::default() }
    }

    /// The file at position `index`, when it could be read.
    pub fn file(&self, index: usize) -> Option<&File> {
        self.files.get(index)?.as_ref()
    }

    /// True when what stands at `place` was on a line that could not be read.
    pub fn is_guess(&self, place: Place) -> bool {
        self.file(place.file as usize).is_some_and(|f| f.parsed.is_guess(place))
    }

    /// True when the file has no syntax errors.
    pub fn is_clean(&self, index: usize) -> bool {
        self.file(index).is_some_and(|f| f.parsed.guessed.is_empty() && f.parsed.trusted)
    }

    /// True when the file's syntax errors, if any, leave the rest of it understandable.
    pub fn is_trusted(&self, index: usize) -> bool {
        self.file(index).is_some_and(|f| f.parsed.trusted)
    }

    /// Where the title of file `index` stands.
    pub fn title_place(&self, index: usize) -> Option<Place> {
        self.file(index)?.parts.title_place
    }

    /// The file at `path` and what it builds on; `None` when that file itself cannot be had.
    pub fn chain(&mut self, path: &str) -> Option<Chain> {
        let mut files = vec![self.open(path, None)?];
        let whole = self.follow(&mut files);
        files.reverse();
        Some(Chain { files, whole })
    }

    /// Adds the basis of the last of `files`, the basis of that, and so on. False when one cannot be had.
    fn follow(&mut self, files: &mut Vec<usize>) -> bool {
        while let Some(last) = files.last().copied()
            && let Some(basis) = self.file(last).and_then(|f| f.parts.basis.clone())
        {
            let path = self.beside(last, &basis);
            let Some(index) = path.and_then(|path| self.open(&path, Some(&basis))) else { return false };
            if let Some(start) = files.iter().position(|i| *i == index) {
                self.circle(&files[start..]);
                return false;
            }
            files.push(index);
        }
        true
    }

    /// Reports a circle of files, always at the same file, so that it is reported once.
    fn circle(&mut self, files: &[usize]) {
        let first = files.iter().enumerate().min_by_key(|(_, file)| **file).map_or(0, |(i, _)| i);
        let round: Vec<usize> = (0..=files.len()).map(|i| files[(first + i) % files.len()]).collect();
        let names: Vec<&str> = round.iter().map(|i| self.sources[*i].name.as_str()).collect();
        let what = if files.len() == 1 {
            "Dit bestand heeft zichzelf als basis".to_owned()
        } else {
            format!("Deze bestanden hebben elkaar als basis: {}", names.join(" → "))
        };
        let Some(basis) = self.file(round[0]).and_then(|f| f.parts.basis.clone()) else { return };
        let remedy = "Eén bestand moet op zichzelf staan: haal daar de regel met `basis` weg.";
        self.faults.advice(basis.place, what, "dit gaat in een kring", &[remedy]);
    }

    /// The path of a basis that is named in file `index`; reports paths out of its folder.
    fn beside(&mut self, index: usize, basis: &Name) -> Option<String> {
        let text = basis.text.trim();
        let outside =
            text.starts_with(['/', '~']) || text.contains(':') || text.split(['/', '\\']).any(|part| part == "..");
        let wrong = if text.is_empty() {
            Some(("`basis` is leeg", "Schrijf bijvoorbeeld: basis = \"basis.toml\""))
        } else if outside {
            let remedy = "Zet het bestand in dezelfde map en schrijf alleen de naam, zoals \"basis.toml\".";
            Some(("De basis moet in de map van dit bestand staan", remedy))
        } else if text.contains('\\') {
            Some(("Mappen in een pad scheidt u hier met `/`", "Schrijf bijvoorbeeld: basis = \"map/basis.toml\""))
        } else {
            None
        };
        if let Some((what, remedy)) = wrong {
            self.faults.advice(basis.place, what, "", &[remedy]);
            return None;
        }
        let own = &self.sources[index].name;
        let folder = own.rfind('/').map_or("", |i| &own[..=i]);
        Some(format!("{folder}{text}"))
    }

    /// Reads a file, once. `wanted` is where it was named, when that was in a file.
    fn open(&mut self, path: &str, wanted: Option<&Name>) -> Option<usize> {
        let path = tidy(path);
        if let Some(index) = self.sources.iter().position(|s| s.name == path && s.readable) {
            return self.files[index].is_some().then_some(index);
        }
        match self.loader.bytes(&path) {
            Ok(bytes) if bytes.len() as u64 <= MAX_BYTES => self.take(path, bytes),
            Ok(bytes) => self.refuse(path, wanted, Unreadable::TooLarge(bytes.len() as u64)),
            Err(reason) => self.refuse(path, wanted, reason),
        }
    }

    fn take(&mut self, name: String, bytes: Vec<u8>) -> Option<usize> {
        let index = self.sources.len();
        match decode(bytes) {
            Ok(text) if text.trim().is_empty() => {
                self.sources.push(Source { name, text, readable: true, has_basis: false });
                self.files.push(None);
                let remedy = "Een scenario begint met een regel zoals: titel = \"Meer consulenten\"";
                let start = Place { file: index as u32, start: 0, end: 0 };
                self.faults.advice(start, "Dit bestand is leeg", "", &[remedy]);
                None
            }
            Ok(text) => {
                let mut faults = Faults::default();
                let parsed = parse(&text, index as u32, &mut faults);
                let syntax = faults.0.len();
                let mut parts = split(parsed.tree.clone(), self.tables(), &mut faults);
                hidden_characters(&parsed.tree, &mut faults);
                self.sources.push(Source { name, text, readable: true, has_basis: parts.basis.is_some() });
                let source = &self.sources[index];
                for settings in parts.dated.iter().map(|d| &d.settings).chain([&parts.settings]) {
                    doubtful_numbers(settings, "", self.kind, source, &mut faults);
                }
                // With syntax errors a key that seems missing may be one that could not be read.
                let mut later = faults.0.split_off(syntax);
                let damaged = syntax > 0;
                let missing = |p: &Problem| matches!(p, Problem::MissingKey { .. });
                later.retain(|f| !damaged || parsed.trusted && !missing(&f.problem) && !parsed.is_guess(f.place));
                if parts.basis.as_ref().is_some_and(|b| parsed.is_guess(b.place)) {
                    parts.basis = None;
                }
                self.faults.0.append(&mut faults.0);
                self.faults.0.append(&mut later);
                self.files.push(Some(File { parts, parsed }));
                Some(index)
            }
            Err((text, at)) => {
                let width = text[at..].chars().next().map_or(0, char::len_utf8);
                self.sources.push(Source { name, text, readable: true, has_basis: false });
                self.files.push(None);
                let place = Place { file: index as u32, start: at as u32, end: (at + width) as u32 };
                let line = self.sources[index].line(at).0;
                let what = format!(
                    "Dit bestand is niet als UTF-8 bewaard: regel {line} heeft een teken dat niet te lezen is"
                );
                let remedy = "Open het bestand in Kladblok, kies Opslaan als en kies bij Codering UTF-8.";
                self.faults.advice(place, what, "dit teken is niet te lezen", &[remedy]);
                None
            }
        }
    }

    /// The settings that exist at the top of a file.
    fn tables(&self) -> &'l [Field] {
        match bare(self.kind) {
            Kind::Table(fields) => fields,
            _ => &[],
        }
    }

    /// Reports a file that cannot be read, where it was named or else by its own name.
    fn refuse(&mut self, path: String, wanted: Option<&Name>, reason: Unreadable) -> Option<usize> {
        let missing = matches!(reason, Unreadable::Missing | Unreadable::NotAFile);
        let (what, mut remedies) = match reason {
            Unreadable::Missing => (format!("Het bestand `{}` bestaat niet", shown(&path)), Vec::new()),
            Unreadable::NotAFile => (format!("`{}` is geen bestand", shown(&path)), Vec::new()),
            Unreadable::TooLarge(bytes) => (
                format!("Het bestand `{}` is te groot: {} bytes", shown(&path), dutch(bytes as f64)),
                vec![format!("Een scenario mag hoogstens {} bytes zijn.", dutch(MAX_BYTES as f64))],
            ),
            Unreadable::Forbidden => (
                format!("U mag het bestand `{}` niet lezen", shown(&path)),
                vec!["Controleer de rechten van het bestand, of maak een kopie.".to_owned()],
            ),
            Unreadable::Other(why) => {
                (format!("Het bestand `{}` is niet te lezen: {why}", shown(&path)), Vec::new())
            }
        };
        if missing {
            remedies.extend(self.instead_of(&path));
        }
        let place = match wanted {
            Some(name) => name.place,
            None => {
                self.files.push(None);
                self.sources.push(Source { name: path, ..Source::default() });
                Place { file: self.sources.len() as u32 - 1, start: 0, end: 0 }
            }
        };
        let remedies: Vec<&str> = remedies.iter().map(String::as_str).collect();
        self.faults.advice(place, what, "", &remedies);
        None
    }

    /// The file that was probably meant with a path that does not exist, or else those there are.
    fn instead_of(&self, path: &str) -> Option<String> {
        let file_name = |p: &str| p.rsplit('/').next().unwrap_or(p).trim_end_matches(".toml").to_owned();
        let names: Vec<String> = self.loader.neighbours(path).iter().map(|p| file_name(p)).collect();
        if let Some(near) = nearest(&file_name(path), names.iter().map(String::as_str)) {
            return Some(format!("Bedoelde u `{}.toml`?", shown(near)));
        }
        let names: Vec<String> = names.iter().map(|name| format!("`{}.toml`", shown(name))).collect();
        (!names.is_empty()).then(|| format!("In die map staan: {}.", enumerate(names)))
    }
}

/// The path with `/` between its parts and without `.` parts, so that one file has one name.
pub fn tidy(path: &str) -> String {
    let root = if path.starts_with('/') { "/" } else { "" };
    let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty() && *p != ".").collect();
    format!("{root}{}", parts.join("/"))
}
