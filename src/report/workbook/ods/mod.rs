//! stub
use super::Workbook;
pub fn bytes(_: &Workbook) -> Result<Vec<u8>, String> { Ok(Vec::new()) }
