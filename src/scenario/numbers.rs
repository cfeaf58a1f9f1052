//! Numbers in Dutch notation, and numbers that were typed in Dutch notation.

/// `1234567.5` as `1.234.567,5`.
pub fn dutch(number: f64) -> String {
    if number.is_nan() {
        return "geen getal".into();
    }
    if number.is_infinite() {
        return if number > 0.0 { "oneindig".into() } else { "min oneindig".into() };
    }
    if number.abs() >= 1e15 || (number != 0.0 && number.abs() < 1e-6) {
        return format!("{number:e}").replace('.', ",");
    }
    let plain = format!("{}", number.abs());
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    if number < 0.0 {
        text.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push('.');
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(',');
        text.push_str(decimals);
    }
    text
}

/// What is particular about a number as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Nothing: it only stands between quotes.
    Plain,
    /// `12,5`
    DecimalComma,
    /// `1.800.000` or `1 800 000`
    Thousands,
    /// `7%`
    Percent,
    /// `€ 180`
    Euro,
    /// `12 weken`: the word.
    Unit(String),
    /// A minus sign that is not the one of the keyboard.
    Dash,
    /// `007`, `.5`, `5.` or `+5`
    Incomplete,
}

/// A number that was typed as people write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What is particular about it.
    pub notation: Notation,
    /// How it is to be written in the file.
    pub write: String,
}

/// Understands a number as a Dutch reader would; `None` when it is not one number.
pub fn typed_number(text: &str) -> Option<Typed> {
    let text = text.trim().replace(['\u{a0}', '\u{202f}'], " ");
    let mut notation = Notation::Plain;
    let mut rest = text.as_str();
    let mut negative = false;
    if let Some(after) = rest.strip_prefix(['−', '–', '—']) {
        (negative, rest, notation) = (true, after.trim_start(), Notation::Dash);
    } else if let Some(after) = rest.strip_prefix('-') {
        (negative, rest) = (true, after.trim_start());
    } else if let Some(after) = rest.strip_prefix('+') {
        (rest, notation) = (after, Notation::Incomplete);
    }
    for sign in ["€", "EUR", "eur", "euro"] {
        if let Some(after) = rest.strip_prefix(sign) {
            (rest, notation) = (after.trim_start(), Notation::Euro);
            break;
        }
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ' | '_')).unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    let (digits, tail) = (digits.trim(), tail.trim());
    let mut digits = digits;
    let mut percent = false;
    match tail {
        "" => {}
        "%" | "procent" => (percent, notation) = (true, Notation::Percent),
        "-" | "–" if digits.ends_with(',') => {
            digits = digits.trim_end_matches(',');
            notation = Notation::Euro;
        }
        "€" | "euro" | "EUR" => notation = Notation::Euro,
        word if word.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '²')) => {
            notation = Notation::Unit(word.to_owned());
        }
        _ => return None,
    }
    let (mut number, found) = plain_digits(digits, matches!(notation, Notation::Euro | Notation::Unit(_)))?;
    if percent {
        number = hundredth(&number);
    }
    if negative {
        number.insert(0, '-');
    }
    if matches!(notation, Notation::Plain | Notation::Dash) && found != Notation::Plain {
        notation = found;
    }
    Some(Typed { notation, write: number })
}

/// Digits with points, commas and spaces, as the file takes them. `in_words` tells that a single point is one for
/// thousands, as in "€ 1.800".
fn plain_digits(text: &str, in_words: bool) -> Option<(String, Notation)> {
    let text = text.replace('_', "");
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (whole, decimals) = match text.rsplit_once(',') {
        Some((whole, decimals)) => (whole.to_owned(), Some(decimals)),
        None => (text.clone(), None),
    };
    if whole.contains(',') || decimals.is_some_and(|d| d.contains(['.', ' '])) {
        return None;
    }
    let mut notation = if decimals.is_some() { Notation::DecimalComma } else { Notation::Plain };
    let groups: Vec<&str> = whole.split(['.', ' ']).collect();
    let in_thousands = groups.len() > 1
        && (1..=3).contains(&groups[0].len())
        && groups[1..].iter().all(|g| g.len() == 3)
        && (groups.len() > 2 || decimals.is_some() || whole.contains(' ') || in_words);
    let number = if in_thousands {
        notation = Notation::Thousands;
        groups.concat()
    } else {
        whole.clone()
    };
    let number = match decimals {
        Some("") | None => number,
        Some(decimals) => format!("{number}.{decimals}"),
    };
    // Leading zeros, and a point without digits on both its sides.
    let (head, fraction) = match number.split_once('.') {
        Some((head, fraction)) => (head.to_owned(), Some(fraction.to_owned())),
        None => (number.clone(), None),
    };
    let digits_only = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if !digits_only(&head) || !fraction.as_deref().is_none_or(digits_only) {
        return None;
    }
    let stripped = head.trim_start_matches('0');
    let tidy_head = if stripped.is_empty() { "0" } else { stripped };
    let tidy = match fraction.as_deref() {
        Some("") => format!("{tidy_head}.0"),
        Some(fraction) => format!("{tidy_head}.{fraction}"),
        None => tidy_head.to_owned(),
    };
    if tidy != number && notation == Notation::Plain {
        notation = Notation::Incomplete;
    }
    Some((tidy, notation))
}

/// A number in digits divided by a hundred, in digits: exactly, where a division would round.
fn hundredth(number: &str) -> String {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let padded = format!("{whole:0>3}");
    let (head, tail) = padded.split_at(padded.len() - 2);
    let decimals = format!("{tail}{decimals}");
    match decimals.trim_end_matches('0') {
        "" => format!("{head}.0"),
        decimals => format!("{head}.{decimals}"),
    }
}

/// True for `1.800` and `180.000`: read as a number just over one or a hundred, and perhaps meant as thousands.
pub fn looks_like_thousands(typed: &str) -> bool {
    let typed = typed.trim_start_matches(['-', '+']);
    match typed.split_once('.') {
        Some((whole, decimals)) => {
            let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
            (1..=3).contains(&whole.len())
                && !whole.starts_with('0')
                && decimals.len() == 3
                && digits(whole)
                && digits(decimals)
        }
        None => false,
    }
}

/// True for a whole number, but for what a calculation leaves behind its decimals.
pub fn is_whole(value: f64) -> bool {
    (value - libm::round(value)).abs() <= 1e-9 * value.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_dutch() {
        assert_eq!(dutch(1_234_567.5), "1.234.567,5");
        assert_eq!(dutch(-3.0), "-3");
        assert_eq!(dutch(999.0), "999");
        assert_eq!(dutch(1e20), "1e20");
        assert_eq!(dutch(f64::NAN), "geen getal");
    }

    #[test]
    fn numbers_as_people_type_them_are_understood() {
        let cases = [
            ("12,5", Notation::DecimalComma, "12.5"),
            ("7%", Notation::Percent, "0.07"),
            ("7,3 %", Notation::Percent, "0.073"),
            ("100%", Notation::Percent, "1.0"),
            ("1.800.000", Notation::Thousands, "1800000"),
            ("1.800,50", Notation::Thousands, "1800.50"),
            ("1 800 000", Notation::Thousands, "1800000"),
            ("€ 180", Notation::Euro, "180"),
            ("€ 1.800.000,-", Notation::Euro, "1800000"),
            ("€ 1.800", Notation::Euro, "1800"),
            ("180 euro", Notation::Euro, "180"),
            ("12 weken", Notation::Unit("weken".into()), "12"),
            ("−5", Notation::Dash, "-5"),
            ("007", Notation::Incomplete, "7"),
            (".5", Notation::Incomplete, "0.5"),
            ("5.", Notation::Incomplete, "5.0"),
            ("22", Notation::Plain, "22"),
        ];
        for (text, notation, write) in cases {
            assert_eq!(typed_number(text), Some(Typed { notation, write: write.into() }), "{text}");
        }
        for text in ["", "abc", "1-1-2027", "3*4", "1,2,3", "%", "€", "1.2.3", ",", "1.5,000.2"] {
            assert_eq!(typed_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_point_for_thousands_is_noticed() {
        for typed in ["1.800", "180.000", "-12.500"] {
            assert!(looks_like_thousands(typed), "{typed}");
        }
        for typed in ["0.125", "12.5", "1800.000", "1.80", "1.800.000", "1e3"] {
            assert!(!looks_like_thousands(typed), "{typed}");
        }
    }
}
