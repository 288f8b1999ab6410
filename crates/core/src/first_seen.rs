//! Remembers which of many things was the first with a digest.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The index of the first thing with each digest. One type serves all that is compared by digests, because each type of
/// map is code of its own in a module for browsers.
#[derive(Debug, Default)]
pub(crate) struct FirstSeen(BTreeMap<u64, u32>);

impl FirstSeen {
    /// Returns the index of the first thing with this digest. If there is none yet, keeps `index` as that.
    #[inline(never)]
    pub(crate) fn insert(&mut self, digest: u64, index: u32) -> Option<u32> {
        match self.0.entry(digest) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(vacant) => {
                vacant.insert(index);
                None
            }
        }
    }
}
