//! The figures of a map: a measure over two factors, averaged over the others.

use super::tidy;
use crate::experiment::grid::{Factor, Grid};
use crate::language::Language;
use crate::schema::Data;
use crate::statistics::{Interval, Measure, Moments, Student};

/// A map that is asked for. Factors and the measure are positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The measure.
    pub measure: usize,
    /// The factor along the horizontal axis.
    pub x: usize,
    /// The factor along the vertical axis.
    pub y: usize,
    /// The factor of which each value has a map of its own.
    pub panels: Option<usize>,
    /// The value of the horizontal factor with which the others are compared.
    pub against: Option<Data>,
}

/// One axis: its name and the names of its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The factor.
    pub name: String,
    /// The unit, possibly empty.
    pub unit: String,
    /// The values, in the order of the study's file.
    pub labels: Vec<String>,
}

/// The figures of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What is measured.
    pub measure: Measure,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// The maps beside one another, when there are more.
    pub panels: Option<Axis>,
    /// The value with which the others are compared, when they are: its position on the horizontal axis.
    pub against: Option<usize>,
    /// When every cell is a difference between two ways of working: the title, which says what is seen.
    pub between: Option<String>,
    /// Mean and 95% interval: `cells[panel][y][x]`. `None` when nothing was seen.
    pub cells: Vec<Vec<Vec<Option<Interval>>>>,
    /// The factors that a cell averages over.
    pub averaged: Vec<String>,
    /// Replications of every point.
    pub replications: u32,
    /// The seed.
    pub seed: u64,
    /// The municipality.
    pub municipality: String,
}

impl Sheet {
    /// True when the cells are differences.
    pub fn signed(&self) -> bool {
        self.against.is_some() || self.between.is_some()
    }

    /// All cells that were seen, without those that others are compared with: panel, row and column.
    pub fn shown(&self) -> impl Iterator<Item = ((usize, usize, usize), Interval)> + '_ {
        let cells = self.cells.iter().enumerate().flat_map(|(p, rows)| {
            rows.iter()
                .enumerate()
                .flat_map(move |(r, row)| row.iter().enumerate().map(move |(c, cell)| ((p, r, c), *cell)))
        });
        cells.filter_map(|(at, cell)| cell.map(|cell| (at, cell))).filter(|((_, _, c), _)| self.against != Some(*c))
    }
}

/// How many slices a range is cut into.
const SLICES: usize = 5;

/// The figures of `map`. A difference is paired: replication by replication, with the cell in the same row that has
/// the value compared with.
pub fn sheet(grid: &Grid, map: &Map, language: Language) -> Sheet {
    let levels = |factor: usize| Levels::of(grid, factor, language);
    let (x, y) = (levels(map.x), levels(map.y));
    let panels = map.panels.map(levels);
    let against = map.against.as_ref().and_then(|value| x.place(value));
    let shown: Vec<usize> = [Some(map.x), Some(map.y), map.panels].into_iter().flatten().collect();
    let averaged = (0..grid.factors.len()).filter(|f| !shown.contains(f)).map(|f| grid.factors[f].name.clone());
    let mut student = Student::default();
    let panel_count = panels.as_ref().map_or(1, |panels| panels.labels.len());
    let points = |panel: usize, row: usize, column: usize| -> Vec<usize> {
        let within = |point: &usize| {
            x.of_point[*point] == Some(column)
                && y.of_point[*point] == Some(row)
                && panels.as_ref().is_none_or(|panels| panels.of_point[*point] == Some(panel))
        };
        (0..grid.points.len()).filter(within).collect()
    };
    let mut cell = |panel: usize, row: usize, column: usize| {
        let own = points(panel, row, column);
        let other = against.map(|column| points(panel, row, column));
        let mut moments = Moments::default();
        for replication in 0..grid.replications {
            let mean = |points: &[usize]| mean(grid, points, replication, map.measure);
            moments.push(mean(&own) - other.as_ref().map_or(0.0, |points| mean(points)));
        }
        (moments.n() > 0).then(|| student.interval(&moments))
    };
    let cells = (0..panel_count)
        .map(|p| (0..y.labels.len()).map(|r| (0..x.labels.len()).map(|c| cell(p, r, c)).collect()).collect())
        .collect();
    Sheet {
        measure: grid.measures[map.measure].clone(),
        against,
        between: None,
        cells,
        averaged: averaged.collect(),
        replications: grid.replications,
        seed: grid.seed,
        municipality: grid.municipality.clone(),
        x: x.axis(&grid.factors[map.x]),
        y: y.axis(&grid.factors[map.y]),
        panels: panels.zip(map.panels).map(|(panels, f)| panels.axis(&grid.factors[f])),
    }
}

/// The mean of a measure over some points in one replication; `NaN` when one of them saw nothing.
fn mean(grid: &Grid, points: &[usize], replication: u32, measure: usize) -> f64 {
    let sum: f64 = points.iter().map(|point| grid.row(*point, replication)[measure]).sum();
    if points.is_empty() { f64::NAN } else { sum / points.len() as f64 }
}

/// The values of one factor along an axis, and which of them each point has.
struct Levels {
    values: Vec<Data>,
    labels: Vec<String>,
    of_point: Vec<Option<usize>>,
}

impl Levels {
    fn of(grid: &Grid, place: usize, language: Language) -> Levels {
        let factor = &grid.factors[place];
        let of = |point: &Vec<Data>| point[place].clone();
        if let Some((low, high)) = factor.range {
            let width = (high - low) / SLICES as f64;
            let slice = |data: Data| as_number(&data).map(|v| (((v - low) / width) as usize).min(SLICES - 1));
            let bound = |k: usize| short(low + k as f64 * width, width, language);
            return Levels {
                values: Vec::new(),
                labels: (0..SLICES).map(|k| format!("{}–{}", bound(k), bound(k + 1))).collect(),
                of_point: grid.points.iter().map(|point| slice(of(point))).collect(),
            };
        }
        let mut values: Vec<Data> = Vec::new();
        for value in &factor.levels {
            if !values.iter().any(|known| same(known, value)) {
                values.push(value.clone());
            }
        }
        let find = |data: Data| values.iter().position(|value| same(value, &data));
        let of_point = grid.points.iter().map(|point| find(of(point))).collect();
        let name = |value: &Data| {
            let at = factor.levels.iter().position(|known| same(known, value));
            at.and_then(|at| factor.names.get(at)).cloned().unwrap_or_else(|| label(value, language))
        };
        Levels { labels: values.iter().map(name).collect(), of_point, values }
    }

    /// The position of `value`.
    fn place(&self, value: &Data) -> Option<usize> {
        self.values.iter().position(|known| same(known, value))
    }

    fn axis(self, factor: &Factor) -> Axis {
        Axis { name: factor.name.clone(), unit: factor.unit.clone(), labels: self.labels }
    }
}

fn as_number(data: &Data) -> Option<f64> {
    match data {
        Data::Int(number) => Some(*number as f64),
        Data::Float(number) => Some(*number),
        _ => None,
    }
}

fn same(a: &Data, b: &Data) -> bool {
    match (as_number(a), as_number(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// A value for a reader.
fn label(data: &Data, language: Language) -> String {
    match data {
        Data::Bool(true) => language.say("ja", "yes").into(),
        Data::Bool(false) => language.say("nee", "no").into(),
        data => match as_number(data) {
            Some(number) if number.fract() == 0.0 => language.number(number, 0),
            Some(_) => tidy::field(data).replace('.', language.say(",", ".")),
            None => tidy::field(data).replace('_', " "),
        },
    }
}

/// A bound of a slice, with the decimals that tell slices apart.
fn short(value: f64, width: f64, language: Language) -> String {
    let decimals = [1.0, 10.0, 100.0, 1000.0].iter().position(|ten| width * ten >= 1.0).unwrap_or(4);
    language.number(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;
    use crate::statistics::{Unit, Whole};

    fn grid() -> Grid {
        let factor = |name: &str, levels: &[f64]| Factor {
            name: name.into(),
            keys: Vec::new(),
            unit: String::new(),
            multiplies: false,
            from_start: true,
            levels: levels.iter().map(|x| Data::Float(*x)).collect(),
            names: Vec::new(),
            range: None,
        };
        let measure = Measure {
            id: "uitgaven".into(),
            name: Text::same("Uitgaven"),
            meaning: Text::default(),
            unit: Unit::Euro,
            whole: Whole::PerYear,
            key: true,
        };
        let factors = vec![factor("a", &[0.0, 1.0]), factor("b", &[5.0, 6.0]), factor("c", &[1.0, 2.0])];
        let points: Vec<Vec<Data>> = crate::experiment::design::full(&[2, 2, 2])
            .into_iter()
            .map(|p| p.iter().zip(&factors).map(|(at, f)| f.levels[*at].clone()).collect())
            .collect();
        // 100 a + 10 b + c, and luck that all points share.
        let value = |point: &[Data], luck: f64| {
            let at = |k: usize| as_number(&point[k]).expect("a number");
            vec![100.0 * at(0) + 10.0 * at(1) + at(2) + luck]
        };
        let rows = points.iter().flat_map(|p| [0.0, 7.0, -4.0].map(|luck| value(p, luck))).collect();
        Grid {
            title: String::new(),
            question: String::new(),
            caveat: String::new(),
            municipality: String::new(),
            seed: 1,
            replications: 3,
            factors,
            points,
            measures: vec![measure],
            rows,
        }
    }

    #[test]
    fn a_cell_averages_over_the_factors_that_are_not_shown() {
        let map = Map { measure: 0, x: 0, y: 1, panels: None, against: None };
        let sheet = sheet(&grid(), &map, Language::Dutch);
        assert_eq!(sheet.averaged, ["c"]);
        let mean = sheet.cells[0][1][1].expect("it was seen").mean;
        assert!((mean - (100.0 + 60.0 + 1.5 + 1.0)).abs() < 1e-9, "{mean}");
    }

    #[test]
    fn a_difference_is_paired_so_shared_luck_falls_away() {
        let map = Map { measure: 0, x: 0, y: 1, panels: Some(2), against: Some(Data::Int(0)) };
        let sheet = sheet(&grid(), &map, Language::Dutch);
        assert_eq!((sheet.against, sheet.cells.len()), (Some(0), 2));
        let cell = sheet.cells[1][0][1].expect("it was seen");
        assert_eq!((cell.mean, cell.low, cell.high), (100.0, 100.0, 100.0));
        assert_eq!(sheet.cells[1][0][0].expect("it was seen").mean, 0.0);
    }
}
