//! What people read: formats, files, charts and tables.

#[path = "report/council.rs"]
mod council;
#[path = "report/drawings.rs"]
mod drawings;
#[path = "beside/dutch_words.rs"]
mod dutch_words;
#[path = "report/english.rs"]
mod english;
#[path = "report/english_files.rs"]
mod english_files;
#[path = "report/files.rs"]
mod files;
#[path = "report/folders.rs"]
mod folders;
#[path = "report/formats.rs"]
mod formats;
#[path = "report/house.rs"]
mod house;
#[path = "report/interaction.rs"]
mod interaction;
#[path = "report/look.rs"]
mod look;
#[path = "report/outliers.rs"]
mod outliers;
#[path = "report/page.rs"]
mod page;
#[path = "report/sizing.rs"]
mod sizing;
#[path = "report/synthetic.rs"]
mod synthetic;
#[path = "report/tables.rs"]
mod tables;
#[path = "report/unfinished.rs"]
mod unfinished;
