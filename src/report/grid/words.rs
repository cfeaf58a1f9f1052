//! What a map says, in sentences.

use super::{Axis, Sheet};
use crate::language::Language;
use crate::report::html::units::unit as translated;
use crate::say;
use crate::statistics::{Interval, Unit};

/// A place: panel, row and column.
pub type Place = (usize, usize, usize);

/// The unit of a factor that multiplies.
const TIMES: &str = "keer";

fn times(language: Language) -> &'static str {
    language.say(TIMES, "times")
}

/// The name of an axis with its unit, unless that says nothing.
pub fn with_unit(text: &str, unit: &str, language: Language) -> String {
    match unit {
        "" | "getal" | "factor" | "deel" => text.to_owned(),
        TIMES => format!("{text} ({})", times(language)),
        unit => format!("{text} ({})", translated(unit, language)),
    }
}

/// The head of a panel: the factor and its value.
pub fn head(axis: &Axis, panel: usize, language: Language) -> String {
    let unit = if axis.unit == TIMES { format!(" {}", times(language)) } else { String::new() };
    format!("{}: {}{unit}", axis.name, axis.labels[panel])
}

/// Where a cell is, in words.
fn place(sheet: &Sheet, (panel, row, column): Place) -> String {
    let part = |axis: &Axis, at: usize| format!("{} {}", axis.name.to_lowercase(), axis.labels[at]);
    let panel = sheet.panels.iter().map(|axis| part(axis, panel));
    [part(&sheet.x, column), part(&sheet.y, row)].into_iter().chain(panel).collect::<Vec<_>>().join(", ")
}

/// What is measured, as the begin of a title. The name of a part of the clients does not say of what: its id does, and
/// in English its meaning.
fn heading(sheet: &Sheet, language: Language) -> String {
    let measure = &sheet.measure;
    let Some((id, _)) = measure.id.split_once(':') else { return language.heading(measure) };
    if language == Language::English {
        return format!("{} ({})", measure.meaning.english.trim_end_matches('.'), measure.name.english);
    }
    let words = id.replace('_', " ");
    let (first, rest) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest} ({})", first.to_uppercase(), measure.name.dutch)
}

/// Titles that say what is seen, the fullest first: where the measure is lowest and highest, or where and how often it
/// differs.
pub fn titles(sheet: &Sheet, language: Language) -> Vec<String> {
    let (name, unit) = (heading(sheet, language), sheet.measure.unit);
    let by_mean = |a: &(Place, Interval), b: &(Place, Interval)| a.1.mean.total_cmp(&b.1.mean);
    let (Some(low), Some(high)) = (sheet.shown().min_by(by_mean), sheet.shown().max_by(by_mean)) else {
        return vec![say!(language, "{name}: niets gezien", "{name}: nothing seen")];
    };
    let (at_low, at_high) = (place(sheet, low.0), place(sheet, high.0));
    let Some(against) = sheet.against else {
        let (from, to) = (language.bare(low.1.mean, unit), language.amount(high.1.mean, unit));
        return vec![
            say!(
                language,
                "{name}: van {from} ({at_low}) tot {to} ({at_high})",
                "{name}: from {from} ({at_low}) to {to} ({at_high})"
            ),
            say!(
                language,
                "{name}: van {from} tot {to}; het meest bij {at_high}",
                "{name}: from {from} to {to}; most at {at_high}"
            ),
            say!(language, "{name}: van {from} tot {to}", "{name}: from {from} to {to}"),
        ];
    };
    let compared = format!("{} {}", sheet.x.name.to_lowercase(), sheet.x.labels[against]);
    let size = |cell: &(Place, Interval)| language.difference(cell.1.mean, unit);
    let (lowest, highest) = (size(&low), size(&high));
    let count = sheet.shown().count();
    let fall = sheet.shown().filter(|(_, d)| d.high < 0.0).count();
    let rise = sheet.shown().filter(|(_, d)| d.low > 0.0).count();
    let one_way = |cells: usize, way: &str, most: &str, at: &str| {
        vec![
            say!(
                language,
                "{name}: in {cells} van de {count} vakken {way} dan bij {compared}; het meest {most} bij {at}",
                "{name}: in {cells} of the {count} cells {way} than at {compared}; most, {most}, at {at}"
            ),
            say!(
                language,
                "{name}: in {cells} van de {count} vakken {way} dan bij {compared}, hoogstens {most}",
                "{name}: in {cells} of the {count} cells {way} than at {compared}, at most {most}"
            ),
        ]
    };
    match (fall, rise) {
        (0, 0) => vec![say!(
            language,
            "{name}: nergens een duidelijk verschil met {compared}",
            "{name}: nowhere a clear difference from {compared}"
        )],
        (_, 0) => one_way(fall, language.say("lager", "lower"), &lowest, &at_low),
        (0, _) => one_way(rise, language.say("hoger", "higher"), &highest, &at_high),
        _ => vec![
            say!(
                language,
                "{name}: lager dan bij {compared} in {fall} vakken (tot {lowest}), hoger in {rise} (tot {highest} bij {at_high})",
                "{name}: lower than at {compared} in {fall} cells (to {lowest}), higher in {rise} (to {highest} at {at_high})"
            ),
            say!(
                language,
                "{name}: lager dan bij {compared} in {fall} vakken (tot {lowest}), hoger in {rise} (tot {highest})",
                "{name}: lower than at {compared} in {fall} cells (to {lowest}), higher in {rise} (to {highest})"
            ),
        ],
    }
}

/// On which side the colours of a map end before the values do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Some values are higher.
    Above,
    /// Some values are lower.
    Below,
    /// Some differences are larger, one way or the other.
    Both,
}

/// Where the colours end: at `value`.
pub fn ends(ends: Ends, value: &str, language: Language) -> String {
    match ends {
        Ends::Above => say!(language, "Donkerste kleur: {value} of meer", "Darkest colour: {value} or more"),
        Ends::Below => say!(language, "Lichtste kleur: {value} of minder", "Lightest colour: {value} or less"),
        Ends::Both => say!(language, "Felste kleur: {value} of meer", "Strongest colour: {value} or more"),
    }
}

/// What the numbers and colours are. `ends` says where the colours end, when there is more.
pub fn subtitle(sheet: &Sheet, unit: &str, ends: Option<&str>, language: Language) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!(", in {unit}") };
    let mut text = match sheet.signed() {
        true => say!(
            language,
            "Gemiddeld verschil{unit}. Blauw: lager, oranje: hoger. Tussen haakjes: kan ook toeval zijn (95%-interval)",
            "Mean difference{unit}. Blue: lower, orange: higher. In brackets: may be chance (95% interval)"
        ),
        false => say!(language, "Gemiddelde{unit}. Hoe donkerder, hoe meer", "Mean{unit}. The darker, the more"),
    };
    if let Some(ends) = ends {
        text += &format!(". {ends}");
    }
    // In English the title says what is measured.
    if sheet.measure.id.contains(':') && language == Language::Dutch {
        text = format!("{} {text}", sheet.measure.meaning.dutch);
    }
    if !sheet.averaged.is_empty() {
        let over = sheet.averaged.join(language.say(" en ", " and ")).to_lowercase();
        text += &say!(language, ". Gemiddeld over {over}", ". Averaged over {over}");
    }
    text
}

/// The names of the units in which the numbers of a map are written, and what they are divided by.
pub fn scale(sheet: &Sheet, size: f64, language: Language) -> (f64, &'static str) {
    match sheet.measure.unit {
        Unit::Euro if size >= 1e6 => (1e6, language.say("miljoenen euro's", "millions of euros")),
        Unit::Euro if size >= 1e4 => (1e3, language.say("duizenden euro's", "thousands of euros")),
        Unit::Euro => (1.0, language.say("euro's", "euros")),
        Unit::Share if sheet.signed() => (0.01, language.say("procentpunten", "percentage points")),
        Unit::Share => (0.01, ""),
        unit => (1.0, language.noun(unit)),
    }
}

/// All cells, for who does not see them.
pub fn in_words(sheet: &Sheet, language: Language) -> String {
    let unit = sheet.measure.unit;
    let said = |(at, interval): (Place, Interval)| {
        let value = match sheet.signed() {
            true => language.difference(interval.mean, unit),
            false => language.amount(interval.mean, unit),
        };
        format!("{}: {value}.", place(sheet, at))
    };
    sheet.shown().map(said).collect::<Vec<_>>().join(" ")
}
