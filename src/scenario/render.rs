//! Messages in a terminal: the line itself, with a mark under what is wrong.

use super::message::Message;
use super::rejected::{Rejected, SHOWN};
use super::source::Source;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// Whether the text may bear the codes that colour a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No codes: for files, pipes and tests.
    Plain,
    /// With colours.
    Coloured,
}

/// All messages, each with the line it is about, and how many there are.
pub fn render(rejected: &Rejected, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut text = String::new();
    for message in rejected.messages.iter().take(SHOWN) {
        let source = rejected.sources.get(message.place.file as usize);
        text.push_str(renderer.render(&[group(message, source)]).trim_end());
        text.push_str("\n\n");
    }
    if let Some(more) = rejected.more() {
        text.push_str(&more);
        text.push('\n');
    }
    text.push_str(&rejected.count());
    text
}

fn group<'a>(message: &'a Message, source: Option<&'a Source>) -> Group<'a> {
    let mut group = Level::ERROR.with_name("fout").primary_title(&message.what).elements(Vec::<Origin<'a>>::new());
    if let Some(source) = source.filter(|s| s.readable) {
        let (start, end) = (message.place.start as usize, message.place.end as usize);
        if end == 0 {
            group = group.element(Origin::path(&source.name));
        } else {
            // One line is enough to find the place, and keeps lists of many lines out of the message.
            let (number, line) = source.line(start);
            let text = source.text.get(line.clone()).unwrap_or("");
            let from = boundary(text, start.saturating_sub(line.start));
            let to = boundary(text, end.saturating_sub(line.start)).max(from);
            let mut mark = AnnotationKind::Primary.span(from..to);
            if !message.here.is_empty() {
                mark = mark.label(&message.here);
            }
            group = group.element(Snippet::source(text).line_start(number).path(&source.name).annotation(mark));
        }
    }
    for remedy in &message.remedies {
        group = group.element(Level::HELP.with_name("tip").message(remedy));
    }
    group
}

/// The last place at or before `at` where a character of `text` begins, or its end: elsewhere a mark cannot be drawn.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}
