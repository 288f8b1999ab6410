//! What all requests share.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, anyhow};
use axum::http::StatusCode;
use chrono::Utc;
use harbor_preflight::{Contract, Preflight};
use serde_json::json;
use tokio::sync::{Notify, Semaphore};

use crate::journal::Journal;
use crate::options::Options;
use crate::store::{Change, Session, Settings, Store};

/// The number of bodies that are received at once. Each keeps a few megabytes at most.
const BODIES_AT_ONCE: usize = 32;

/// What all requests share.
pub(crate) struct Mock {
    pub(crate) options: Options,
    /// Where it listens, such as `http://127.0.0.1:4010`.
    pub(crate) url: String,
    pub(crate) journal: Journal,
    pub(crate) wake_ups: WakeUps,
    pub(crate) bodies: Semaphore,
    store: Arc<Store>,
    preflight: Preflight,
    failures: Mutex<Failures>,
}

/// Wakes what waits for a change of the state.
#[derive(Default)]
pub(crate) struct WakeUps {
    /// What moves onboardings.
    pub(crate) clockwork: Notify,
    /// What sends webhooks.
    pub(crate) delivery: Notify,
}

/// Requests that are to fail.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Failures {
    pub(crate) status: StatusCode,
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
        let settings = Settings { delay, has_webhook: options.webhook.is_some() };
        let store = Store::open(options.data.as_deref(), settings)?;
        Ok(Arc::new(Self {
            url,
            journal: Journal::new(),
            wake_ups: WakeUps::default(),
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
            self.wake_ups.clockwork.notify_one();
            self.wake_ups.delivery.notify_one();
        }
        for Change { customer, progress } in changes {
            self.journal.add("status", json!({ "customer": customer, "status": progress.name() }));
        }
        Ok(result)
    }

    /// Has the next API requests fail.
    pub(crate) fn set_failures(&self, failures: Failures) {
        *self.failures.lock().unwrap_or_else(PoisonError::into_inner) = failures;
    }

    /// The status with which this request is to fail; `None` if it is not.
    pub(crate) fn next_failure(&self) -> Option<StatusCode> {
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
