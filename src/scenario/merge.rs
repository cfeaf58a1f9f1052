//! Laying one tree of settings over another.

use crate::schema::{Data, Entry, Value};

/// Lays `over` on top of `base`: tables are merged key by key, everything else replaces what was there.
///
/// Replaced values bear the place of `over`; new keys come last. A table that stands in both keeps the place of
/// `base`, so that what is missing from it is reported once however many files are laid over it.
pub fn overlay(base: &mut Value, over: &Value) {
    let (Data::Table(below), Data::Table(above)) = (&mut base.data, &over.data) else {
        *base = over.clone();
        return;
    };
    for entry in above {
        match below.iter_mut().find(|e| e.key == entry.key) {
            Some(Entry { key_place, value, .. }) => {
                *key_place = entry.key_place;
                overlay(value, &entry.value);
            }
            None => below.push(entry.clone()),
        }
    }
}
