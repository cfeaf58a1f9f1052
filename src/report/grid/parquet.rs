//! The results as Parquet: the same columns as `resultaten.csv`, with types.

use super::{PARQUET_FILE, columns, tidy};
use crate::experiment::grid::Grid;
use crate::report::ReportError;
use crate::schema::Data;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::sync::Arc;

/// A column with its name.
enum Column {
    Whole(Vec<i32>),
    /// Numbers; one that is not finite was not seen, and is null.
    Number(Vec<f64>),
    Text(Vec<ByteArray>),
}

/// `resultaten.parquet`, without compression. It holds no clock: the same rows give the same bytes.
///
/// # Errors
///
/// When the writer refuses the columns.
pub fn rows(grid: &Grid) -> Result<Vec<u8>, ReportError> {
    write(&table(grid))
        .map_err(|error| ReportError::Chart { name: PARQUET_FILE.to_owned(), reason: error.to_string() })
}

/// The columns, in the order of `resultaten.csv`.
fn table(grid: &Grid) -> Vec<(String, Column)> {
    let tasks = || (0..grid.points.len()).flat_map(|point| (0..grid.replications).map(move |k| (point, k)));
    let mut table = vec![("punt".to_owned(), Column::Whole(tasks().map(|(point, _)| point as i32 + 1).collect()))];
    for (place, name) in columns(grid).into_iter().enumerate() {
        let values: Vec<&Data> = tasks().map(|(point, _)| &grid.points[point][place]).collect();
        let numbers: Option<Vec<f64>> = values.iter().map(|value| as_number(value)).collect();
        let texts = || values.iter().map(|value| ByteArray::from(tidy::field(value).into_bytes())).collect();
        table.push((name, numbers.map_or_else(|| Column::Text(texts()), Column::Number)));
    }
    table.push(("replicatie".to_owned(), Column::Whole(tasks().map(|(_, k)| k as i32 + 1).collect())));
    for (place, measure) in grid.measures.iter().enumerate() {
        let values = tasks().map(|(point, k)| grid.row(point, k)[place]).collect();
        table.push((measure.id.clone(), Column::Number(values)));
    }
    table
}

fn as_number(data: &Data) -> Option<f64> {
    match data {
        Data::Int(number) => Some(*number as f64),
        Data::Float(number) => Some(*number),
        _ => None,
    }
}

fn field(name: &str, column: &Column) -> Result<Arc<Type>, ParquetError> {
    let builder = |physical| Type::primitive_type_builder(name, physical);
    let built = match column {
        Column::Whole(_) => builder(Physical::INT32).with_repetition(Repetition::REQUIRED),
        Column::Number(_) => builder(Physical::DOUBLE).with_repetition(Repetition::OPTIONAL),
        Column::Text(_) => builder(Physical::BYTE_ARRAY)
            .with_repetition(Repetition::REQUIRED)
            .with_logical_type(Some(LogicalType::String)),
    };
    built.build().map(Arc::new)
}

fn write(table: &[(String, Column)]) -> Result<Vec<u8>, ParquetError> {
    let fields = table.iter().map(|(name, column)| field(name, column)).collect::<Result<Vec<_>, _>>()?;
    let schema = Arc::new(Type::group_type_builder("resultaten").with_fields(fields).build()?);
    let made_by = format!("wmosim version {}", env!("CARGO_PKG_VERSION"));
    let properties = Arc::new(WriterProperties::builder().set_created_by(made_by).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties)?;
    let mut group = writer.next_row_group()?;
    for (_, column) in table {
        let Some(mut to) = group.next_column()? else { break };
        match column {
            Column::Whole(values) => to.typed::<Int32Type>().write_batch(values, None, None)?,
            Column::Text(values) => to.typed::<ByteArrayType>().write_batch(values, None, None)?,
            Column::Number(values) => {
                let seen: Vec<i16> = values.iter().map(|value| i16::from(value.is_finite())).collect();
                let finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
                to.typed::<DoubleType>().write_batch(&finite, Some(&seen), None)?
            }
        };
        to.close()?;
    }
    group.close()?;
    writer.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    #[test]
    fn what_is_written_is_read_back_with_nothing_seen_as_null() {
        let table = [
            ("punt".to_owned(), Column::Whole(vec![1, 2])),
            ("uitgaven".to_owned(), Column::Number(vec![1.25, f64::NAN])),
            ("beleid".to_owned(), Column::Text(vec!["fifo".into(), "ernst".into()])),
        ];
        let bytes = write(&table).expect("the columns are right");
        assert_eq!(bytes, write(&table).expect("the columns are right"));
        let mut file = tempfile::tempfile().expect("there is room");
        std::io::Write::write_all(&mut file, &bytes).expect("there is room");
        let reader = SerializedFileReader::new(file).expect("it is a Parquet file");
        let rows: Vec<_> = reader.get_row_iter(None).expect("it has rows").map(Result::unwrap).collect();
        let values = |row: usize| -> Vec<Field> { rows[row].get_column_iter().map(|(_, f)| f.clone()).collect() };
        assert_eq!(values(0), [Field::Int(1), Field::Double(1.25), Field::Str("fifo".into())]);
        assert_eq!(values(1), [Field::Int(2), Field::Null, Field::Str("ernst".into())]);
    }
}
