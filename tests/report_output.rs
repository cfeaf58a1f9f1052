//! What people read: formats, files, charts and tables.

#[path = "report/drawings.rs"]
mod drawings;
#[path = "report/english.rs"]
mod english;
#[path = "report/files.rs"]
mod files;
#[path = "report/folders.rs"]
mod folders;
#[path = "report/formats.rs"]
mod formats;
#[path = "report/look.rs"]
mod look;
#[path = "report/page.rs"]
mod page;
#[path = "report/sizing.rs"]
mod sizing;
#[path = "report/synthetic.rs"]
mod synthetic;
#[path = "report/tables.rs"]
mod tables;
