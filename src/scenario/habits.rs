//! Dates, yes and no, and quotes as people type them outside TOML.

/// The months, for dates in words.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The quotes that Word puts where the keyboard's straight ones were typed.
pub const CURLY: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '«', '»'];

/// `1-1-2027`, `2027/1/1` or `1 januari 2027` as `2027-01-01`; `None` when it is not such a date.
pub fn typed_date(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ', '–']).filter(|p| !p.is_empty()).collect();
    let [a, b, c] = parts[..] else { return None };
    let number = |s: &str| s.parse::<u16>().ok().filter(|_| s.len() <= 4);
    let month = |s: &str| {
        let named = MONTHS.iter().position(|m| *m == s || (s.len() == 3 && m.starts_with(s)));
        named.map(|i| i as u16 + 1).or_else(|| number(s))
    };
    let (year, month, day) = match (a.len(), c.len()) {
        (4, _) => (number(a)?, month(b)?, number(c)?),
        (_, 4) => (number(c)?, month(b)?, number(a)?),
        _ => return None,
    };
    let (month_number, day_number) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year as i16, month_number, day_number).ok()?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// `2027-01-01` as `1 januari 2027`.
pub fn dutch_date(date: jiff::civil::Date) -> String {
    format!("{} {} {}", date.day(), MONTHS[date.month() as usize - 1], date.year())
}

/// `ja`, `waar`, `Nee`, `TRUE` and the like as `true` or `false`.
pub fn typed_bool(text: &str) -> Option<&'static str> {
    match text.trim().to_lowercase().as_str() {
        "ja" | "waar" | "true" | "yes" | "aan" | "j" => Some("true"),
        "nee" | "onwaar" | "false" | "no" | "uit" | "n" => Some("false"),
        _ => None,
    }
}

/// The text with straight quotes, when it stands between curly ones.
pub fn straightened(text: &str) -> Option<String> {
    let inner = text.trim().trim_matches(|c| CURLY.contains(&c) || c == '"');
    let wrapped = text.trim().starts_with(CURLY) || text.trim().ends_with(CURLY);
    wrapped.then(|| format!("\"{}\"", inner.replace(['"', '\\'], "'")))
}

/// True for a name that may be written without quotes in `[...]` and before `=`.
pub fn is_bare(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// The name as it is to be written: between quotes where it needs them.
pub fn quoted(name: &str) -> String {
    if is_bare(name) { name.to_owned() } else { format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_type_them_are_understood() {
        for text in ["1-1-2027", "01/01/2027", "2027-1-1", "1 januari 2027", "1 jan 2027", "1.1.2027"] {
            assert_eq!(typed_date(text).as_deref(), Some("2027-01-01"), "{text}");
        }
        for text in
            ["31-2-2027", "2027", "1-2-27", "a-b-2027", "300-1-2027", "1-257-2027", "1-1-2027-1", "99999-1-1"]
        {
            assert_eq!(typed_date(text), None, "{text}");
        }
    }

    #[test]
    fn curly_quotes_become_straight_ones() {
        assert_eq!(straightened("“Basis”").as_deref(), Some("\"Basis\""));
        assert_eq!(straightened("\"Basis”").as_deref(), Some("\"Basis\""));
        assert_eq!(straightened("Basis"), None);
    }
}
