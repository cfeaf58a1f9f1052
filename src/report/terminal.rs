//! The key figures as a table of text.
