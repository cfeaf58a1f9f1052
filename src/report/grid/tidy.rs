//! The results as CSV, one observation a line.
//!
//! As in the other CSV files: UTF-8, a comma between fields, a point in numbers, an empty field where nothing was
//! seen. Numbers have all their digits, because these files are for calculating further.

use super::columns;
use crate::experiment::grid::Grid;
use crate::report::csv;
use crate::schema::{Data, Place, Value};
use crate::statistics::Student;

/// Writing to memory cannot fail.
const IN_MEMORY: &str = "a CSV table in memory takes every line";

/// A number with all its digits; empty when nothing was seen.
pub fn number(value: f64) -> String {
    if value.is_finite() { format!("{}", value + 0.0) } else { String::new() }
}

/// The value of a factor as a field.
pub fn field(data: &Data) -> String {
    match data {
        Data::Text(text) => text.clone(),
        Data::Float(value) => number(*value),
        data => crate::scenario::canonical::inline(&Value { data: data.clone(), place: Place::default() }),
    }
}

/// `resultaten.csv`: a line for every replication of every point.
pub fn rows(grid: &Grid) -> Vec<u8> {
    let mut table = ::csv::Writer::from_writer(Vec::new());
    let mut head = vec!["punt".to_owned()];
    head.extend(columns(grid));
    head.push("replicatie".to_owned());
    head.extend(grid.measures.iter().map(|measure| measure.id.clone()));
    table.write_record(&head).expect(IN_MEMORY);
    for (point, values) in grid.points.iter().enumerate() {
        for replication in 0..grid.replications {
            let mut line = vec![(point + 1).to_string()];
            line.extend(values.iter().map(|value| csv::field(&field(value)).into_owned()));
            line.push((replication + 1).to_string());
            line.extend(grid.row(point, replication).iter().map(|value| number(*value)));
            table.write_record(&line).expect(IN_MEMORY);
        }
    }
    table.into_inner().expect(IN_MEMORY)
}

/// `punten.csv`: a line for every measure at every point, with its mean and 95% interval.
pub fn summary(grid: &Grid) -> Vec<u8> {
    let mut table = ::csv::Writer::from_writer(Vec::new());
    let mut student = Student::default();
    let mut head = vec!["punt".to_owned()];
    head.extend(columns(grid));
    head.extend(["maat", "eenheid", "gemiddelde", "bi95_laag", "bi95_hoog", "n"].map(str::to_owned));
    table.write_record(&head).expect(IN_MEMORY);
    for (point, values) in grid.points.iter().enumerate() {
        for (place, measure) in grid.measures.iter().enumerate() {
            let (interval, n) = grid.summary(&mut student, point, place);
            let mut line = vec![(point + 1).to_string()];
            line.extend(values.iter().map(|value| csv::field(&field(value)).into_owned()));
            line.extend([measure.id.clone(), crate::report::dutch::unit_name(measure.unit).to_owned()]);
            line.extend(
                [interval.mean, interval.low, interval.high].map(|x| crate::report::csv::number(x, measure.unit)),
            );
            line.push(n.to_string());
            table.write_record(&line).expect(IN_MEMORY);
        }
    }
    table.into_inner().expect(IN_MEMORY)
}
