//! What a stage remembers of clients: a place for each, made when the first of those who came is looked up.

use super::client::ClientId;

/// Places that are made at a time, so that finding one is seldom more than a look.
const AT_A_TIME: usize = 256;

/// The place of `client` among `all`; places that are new hold `blank`.
#[inline]
pub fn of<T: Clone>(all: &mut Vec<T>, client: ClientId, blank: T) -> &mut T {
    let index = client as usize;
    if index >= all.len() {
        make_room(all, index, blank);
    }
    &mut all[index]
}

/// Of whoever has the slot of `client` now, nothing is known.
#[inline]
pub fn forget<T>(all: &mut [T], client: ClientId, blank: T) {
    if let Some(known) = all.get_mut(client as usize) {
        *known = blank;
    }
}

/// Room that is taken at first: what is not used of it costs nothing, and moving house again and again does.
const AT_FIRST: usize = 1 << 14;

#[cold]
#[inline(never)]
fn make_room<T: Clone>(all: &mut Vec<T>, index: usize, blank: T) {
    if all.is_empty() {
        all.reserve(AT_FIRST);
    }
    all.resize((index + 1).next_multiple_of(AT_A_TIME), blank);
}
