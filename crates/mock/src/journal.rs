//! What happened in this run, for the inspector: nothing in it is of a person.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tokio::sync::broadcast;

use crate::time::{now, text};

/// The number of entries that are kept.
const KEPT: usize = 200;

/// What happened, the last entries of it. Each is a JSON text.
pub(crate) struct Journal {
    entries: Mutex<Entries>,
    sender: broadcast::Sender<Arc<str>>,
}

#[derive(Default)]
struct Entries {
    next: u64,
    last: VecDeque<Arc<str>>,
}

impl Journal {
    pub(crate) fn new() -> Self {
        Self { entries: Mutex::default(), sender: broadcast::channel(KEPT).0 }
    }

    /// Adds an entry of a kind, with a number and the time.
    pub(crate) fn add(&self, kind: &str, mut entry: Value) {
        entry["kind"] = kind.into();
        entry["at"] = text(now()).into();
        let mut entries = self.lock();
        entries.next += 1;
        entry["number"] = json!(entries.next);
        let entry: Arc<str> = entry.to_string().into();
        if entries.last.len() == KEPT {
            entries.last.pop_front();
        }
        entries.last.push_back(Arc::clone(&entry));
        // Nobody may be looking.
        let _ = self.sender.send(entry);
    }

    /// The entries so far, and those that follow.
    pub(crate) fn follow(&self) -> (Vec<Arc<str>>, broadcast::Receiver<Arc<str>>) {
        let entries = self.lock();
        (entries.last.iter().cloned().collect(), self.sender.subscribe())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Entries> {
        // A thread that panicked has left the entries as they were.
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
