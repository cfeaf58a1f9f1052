//! Finds Dutch words in what should be English.

/// Words that no English text has.
#[rustfmt::skip]
const DUTCH_WORDS: [&str; 90] = [
    "aan", "aandeel", "aanname", "aannames", "alle", "als", "andere", "begroting", "besluit", "besluiten", "bij",
    "budgetten", "cliënt", "cliënten", "dagen", "dan", "dat", "de", "deel", "deze", "dit", "doorlooptijd",
    "dossiers", "duidelijk", "een", "eerste", "en", "gedaan", "geen", "geld", "gemeente", "gemiddeld",
    "gemiddelde", "gezien", "grafiek", "groep", "heeft", "het", "hoe", "hoger", "hulp", "inwoners", "jaar", "kan",
    "keer", "korter", "kosten", "krijgt", "kunt", "lager", "langer", "maand", "maanden", "maar", "maatwerk",
    "meer", "mensen", "met", "miljoenen", "minder", "mln", "naar", "nagespeeld", "niet", "nodig", "nog",
    "onderzoek", "ook", "oorzaak", "raming", "samen", "staat", "tegen", "tekort", "toeval", "toelichting", "uit",
    "uitgaven", "uren", "uur", "van", "verschil", "voor", "vragen", "wachten", "wachtlijst", "weken", "worden",
    "wordt", "zaad",
];

/// Tags without an end.
const VOID: [&str; 6] = ["meta", "link", "br", "img", "hr", "input"];

/// The texts of a page or a chart that are not marked as Dutch; code and style are left out.
pub fn visible(document: &str) -> Vec<String> {
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut texts = Vec::new();
    for piece in document.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default().to_owned();
        if tag.starts_with('/') {
            if let Some(at) = open.iter().rposition(|(opened, _)| *opened == name) {
                open.truncate(at);
            }
        } else if !tag.ends_with('/') && !tag.starts_with(['!', '?']) && !VOID.contains(&name.as_str()) {
            let hidden = tag.contains("lang=\"nl\"") || ["style", "code", "script"].contains(&name.as_str());
            open.push((name, hidden));
        }
        if !open.iter().any(|(_, hidden)| *hidden) && !text.trim().is_empty() {
            texts.push(text.trim().to_owned());
        }
    }
    texts
}

/// The Dutch words in a text.
pub fn dutch(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    words.filter(|word| DUTCH_WORDS.contains(&word.as_str())).collect()
}
