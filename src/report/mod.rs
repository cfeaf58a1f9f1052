//! What people read: files, charts and tables.
