//! Stories as text of a given width: one alone, or two beside each other by date.

use super::{Line, Story};
use crate::report::dutch;
use jiff::civil::Date;

/// Columns of a short date and the space after it.
const DATE: usize = 13;
/// The least width for two stories beside each other; on a narrower page they follow each other.
const BESIDE: usize = 80;
/// The widest page: longer lines are hard to read.
const WIDEST: usize = 140;
/// The widest page of one story.
const WIDEST_ALONE: usize = 100;

/// Columns of a figure in the balance, with the space before it.
const FIGURE: usize = 15;

/// One story.
pub fn alone(story: &Story, width: usize) -> String {
    let width = width.clamp(40, WIDEST_ALONE);
    let mut text = head(&format!("Cliënt {} in {}", story.number, story.scenario));
    text += &person(&story.person, width);
    text += &told(&story.lines, width);
    text += &balances(&[story], width);
    text
}

/// Two stories of one resident, `None` for a scenario in which he is no client.
pub fn beside(one: &Story, other: Option<&Story>, other_name: &str, width: usize) -> String {
    let width = width.clamp(40, WIDEST);
    let Some(other) = other else {
        let mut text = alone(one, width);
        text += &paragraph(
            &format!("In {other_name} is deze inwoner geen cliënt: de inwoner meldt zich daar niet."),
            width,
        );
        return text;
    };
    let mut text = head(&format!("Cliënt {} in {} en {}", one.number, one.scenario, other.scenario));
    if one.number != other.number {
        text += &paragraph(
            &format!("Dit is dezelfde inwoner. In {} is dit cliënt {}.", other.scenario, other.number),
            width,
        );
    }
    text += &person(&one.person, width);
    if width < BESIDE {
        for story in [one, other] {
            text += &head(&format!("Zo gaat het in {}", story.scenario));
            text += &told(&story.lines, width);
        }
    } else {
        text += &compared(one, other, width);
    }
    text += &balances(&[one, other], width);
    text
}

fn head(title: &str) -> String {
    format!("\x1b[1m{title}\x1b[0m\n{}\n", "─".repeat(title.chars().count()))
}

fn paragraph(text: &str, width: usize) -> String {
    wrap(text, width).into_iter().map(|line| line + "\n").collect()
}

fn person(sentences: &[String], width: usize) -> String {
    paragraph(&sentences.join(" "), width) + "\n"
}

/// `12 mrt 2027`, aligned to the right in its column.
fn short_date(date: Date) -> String {
    format!("{:>2} {}", date.day(), dutch::month(date).replace(dutch::SPACE, " "))
}

/// A story: the date once, then what happened on it.
fn told(lines: &[Line], width: usize) -> String {
    let mut text = String::new();
    let mut last = None;
    for line in lines {
        let shown = if last == Some(line.date) { String::new() } else { short_date(line.date) };
        last = Some(line.date);
        text += &row(&shown, &wrap(&line.text, width - DATE));
    }
    text + "\n"
}

/// Lines behind a date.
fn row(date: &str, lines: &[String]) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let date = if at == 0 { date } else { "" };
        text += format!("{date:<DATE$}{line}").trim_end();
        text.push('\n');
    }
    text
}

/// Two stories by date: what is the same stands across the page, what differs in two columns.
fn compared(one: &Story, other: &Story, width: usize) -> String {
    let column = (width - DATE - 3) / 2;
    let mut text = paragraph(
        "Wat in beide scenario's gelijk is, staat over de hele breedte. Wat verschilt, staat in twee kolommen.",
        width,
    );
    text.push('\n');
    text += &{
        let [left, right] = [one, other].map(|story| clip(&story.scenario, column));
        format!("{:DATE$}\x1b[1m{left:<column$}\x1b[0m │ \x1b[1m{right}\x1b[0m\n", "")
    };
    let mut dates: Vec<Date> = one.lines.iter().chain(&other.lines).map(|line| line.date).collect();
    dates.sort_unstable();
    dates.dedup();
    for date in dates {
        let of = |story: &Story| -> Vec<String> {
            story.lines.iter().filter(|line| line.date == date).map(|line| line.text.clone()).collect()
        };
        text += &day(&short_date(date), &of(one), &of(other), width, column);
    }
    text + "\n"
}

/// One date in two stories: the sentences that begin the same come first.
fn day(date: &str, one: &[String], other: &[String], width: usize, column: usize) -> String {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let mut text = String::new();
    let mut date = date;
    for sentence in &one[..same] {
        text += &row(date, &wrap(sentence, width - DATE));
        date = "";
    }
    let fit = |sentences: &[String]| -> Vec<String> { sentences.iter().flat_map(|s| wrap(s, column)).collect() };
    let (left, right) = (fit(&one[same..]), fit(&other[same..]));
    for at in 0..left.len().max(right.len()) {
        let cell = |cells: &[String]| cells.get(at).cloned().unwrap_or_default();
        let shown = if at == 0 { date } else { "" };
        text += format!("{shown:<DATE$}{:<column$} │ {}", cell(&left), cell(&right)).trim_end();
        text.push('\n');
    }
    text
}

/// The balances as a table; rows in which nothing happened are left out.
fn balances(stories: &[&Story], width: usize) -> String {
    let mut text = head("Balans");
    let rows: Vec<_> = stories.iter().map(|story| story.balance.rows()).collect();
    let names = rows[0].iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let narrow = stories.len() > 1 && width < names + 3 * FIGURE;
    let name_width = if narrow { 0 } else { names };
    if stories.len() > 1 {
        let heads = stories.iter().map(|story| format!("{:>FIGURE$}", clip(&story.scenario, FIGURE - 1)));
        text += &format!("{:name_width$}{}{:>FIGURE$}\n", "", heads.collect::<String>(), "verschil");
    }
    for (at, (name, _)) in rows[0].iter().enumerate() {
        let amounts: Vec<_> = rows.iter().map(|rows| rows[at].1).collect();
        if amounts.iter().all(|amount| amount.is_nothing()) && *name != "Samen" {
            continue;
        }
        let mut cells: String = amounts.iter().map(|amount| format!("{:>FIGURE$}", amount.text())).collect();
        if let [a, b] = amounts[..] {
            cells += &format!("{:>FIGURE$}", a.difference(b));
        }
        text += &if narrow { format!("{name}\n{cells}\n") } else { format!("{name:<names$}{cells}\n") };
    }
    text + "\n" + &paragraph(EXPLANATION, width.min(WIDEST_ALONE))
}

/// What the balance counts.
const EXPLANATION: &str = "De balans telt alles wat hierboven staat, ook in de aanloop. Wie op de eerste hulp wacht, \
    telt als: te weinig hulp, en dat was bekend. De uren van consulenten zitten niet in de euro's.";

fn clip(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width - 1).collect::<String>() + "…"
}

/// The text in lines of at most `width` characters; a longer word is cut.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(width.max(1)) {
            let piece: String = piece.iter().collect();
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + piece.chars().count() <= width => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}
