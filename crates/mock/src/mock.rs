//! What all requests share.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, anyhow};
use chrono::Utc;
use harbor_preflight::{Contract, Preflight};
use serde_json::json;
use tokio::sync::{Notify, Semaphore};

use crate::journal::Journal;
use crate::options::Options;
use crate::store::{Change, Pace, Session, Store};

/// The number of bodies that are received at once. Each keeps a few megabytes at most.
const BODIES_AT_ONCE: usize = 32;

/// What all requests share.
pub(crate) struct Mock {
    pub(crate) options: Options,
    /// Where it listens, such as `http://127.0.0.1:4010`.
    pub(crate) url: String,
    pub(crate) journal: Journal,
    /// Wakes those who move onboardings and send webhooks.
    pub(crate) has_changed: [Notify; 2],
    pub(crate) bodies: Semaphore,
    store: Arc<Store>,
    preflight: Preflight,
    failures: Mutex<Failures>,
}

/// Requests that are to fail.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Failures {
    pub(crate) status: u16,
    pub(crate) times: u32,
}

/// Carries out what takes long on a thread of its own. Fails if it panics, without the message of the panic: it may repeat a
/// value.
pub(crate) async fn aside<T: Send + 'static>(act: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(act).await.map_err(|_| anyhow!("a task panicked"))
}

impl Mock {
    pub(crate) fn new(options: Options, url: String) -> Result<Arc<Self>> {
        let delay = i64::try_from(options.delay.as_millis()).unwrap_or(i64::MAX / 4);
        let pace = Pace { delay, has_webhook: options.webhook.is_some() };
        let store = Store::open(options.data.as_deref(), pace)?;
        Ok(Arc::new(Self {
            url,
            journal: Journal::new(),
            has_changed: [Notify::new(), Notify::new()],
            bodies: Semaphore::new(BODIES_AT_ONCE),
            store: Arc::new(store),
            preflight: Preflight::new(Utc::now().date_naive()).with_contract(options.contract),
            failures: Mutex::default(),
            options,
        }))
    }

    /// What a body is checked with today.
    pub(crate) fn preflight(&self, contract: &'static Contract) -> Preflight {
        let today = self.options.today.unwrap_or_else(|| Utc::now().date_naive());
        self.preflight.clone().with_today(today).with_contract(contract)
    }

    /// Carries out a transaction on a thread that may wait for the disk.
    pub(crate) async fn transact<T: Send + 'static>(
        self: &Arc<Self>,
        act: impl FnOnce(&mut Session<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mock = Arc::clone(self);
        aside(move || mock.transact_here(act)).await?
    }

    /// Carries out a transaction on this thread, which may wait for the disk.
    pub(crate) fn transact_here<T>(&self, act: impl FnOnce(&mut Session<'_>) -> Result<T>) -> Result<T> {
        let (result, changes) = self.store.transact(act)?;
        if !changes.is_empty() {
            self.has_changed.iter().for_each(Notify::notify_one);
        }
        for Change { customer, status } in changes {
            self.journal.add("status", json!({ "customer": customer, "status": status.name() }));
        }
        Ok(result)
    }

    /// Has the next API requests fail.
    pub(crate) fn set_failures(&self, failures: Failures) {
        *self.failures.lock().unwrap_or_else(PoisonError::into_inner) = failures;
    }

    /// The status with which this request is to fail; `None` if it is not.
    pub(crate) fn next_failure(&self) -> Option<u16> {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures.times = failures.times.checked_sub(1)?;
        Some(failures.status)
    }

    pub(crate) fn log(&self, line: &str) {
        if let Some(log) = &self.options.log {
            log(line);
        }
    }
}
