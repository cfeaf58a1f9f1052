//! Dutch public holidays on which a municipality does not work.

use jiff::civil::{Date, Weekday, date};

/// True on a day on which Dutch municipalities are closed: New Year's Day, Easter Monday, King's Day (the
/// 26th of April when the 27th is a Sunday), Liberation Day in lustrum years, Ascension Day, Whit Monday
/// and both days of Christmas (cao Gemeenten). Good Friday is an ordinary working day there. Weekends
/// are not holidays here.
pub fn is_holiday(day: Date) -> bool {
    let (year, month, number) = (day.year(), day.month(), day.day());
    match (month, number) {
        (1, 1) | (12, 25) | (12, 26) => return true,
        (4, 26 | 27) => {
            let kings_day = if date(year, 4, 27).weekday() == Weekday::Sunday { 26 } else { 27 };
            if number == kings_day {
                return true;
            }
        }
        (5, 5) if year % 5 == 0 => return true,
        _ => {}
    }
    if !(3..=6).contains(&month) {
        return false;
    }
    let Ok(easter) = computus::gregorian(i32::from(year)) else { return false };
    let easter = date(year, easter.month as i8, easter.day as i8);
    let after_easter = (day - easter).get_days();
    // Easter Monday, Ascension Day, Whit Monday.
    matches!(after_easter, 1 | 39 | 50)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holidays_of_2025_to_2027_are_the_official_ones() {
        let holidays = |year: i16| {
            let mut found = Vec::new();
            let mut day = date(year, 1, 1);
            while day.year() == year {
                if is_holiday(day) {
                    found.push((day.month(), day.day()));
                }
                day = day.tomorrow().unwrap();
            }
            found
        };
        assert_eq!(holidays(2025), [(1, 1), (4, 21), (4, 26), (5, 5), (5, 29), (6, 9), (12, 25), (12, 26)]);
        assert_eq!(holidays(2026), [(1, 1), (4, 6), (4, 27), (5, 14), (5, 25), (12, 25), (12, 26)]);
        assert_eq!(holidays(2027), [(1, 1), (3, 29), (4, 27), (5, 6), (5, 17), (12, 25), (12, 26)]);
    }
}
