//! The state: customers, onboardings, accepted requests, and events that are to be sent. One transaction for each request,
//! so that what was accepted outlives the process, and nothing else does.

mod accepted;
mod customers;
mod events;
mod onboardings;

use std::fs::{DirBuilder, OpenOptions};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

pub(crate) use self::accepted::Accepted;
pub(crate) use self::customers::{Customer, NewCustomer};
pub(crate) use self::events::{Change, Event, Outcome, Sent};
pub(crate) use self::onboardings::{Course, Stored};
use crate::time::{Millis, now};

/// The file in the folder of `--data`.
const FILE: &str = "harbor-preflight-mock.sqlite";

const SCHEMA: &str = include_str!("schema.sql");

/// What the course of onboardings depends on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// How long an onboarding keeps a status that another one follows, in milliseconds.
    pub(crate) delay: Millis,
    /// Whether events are sent to anybody.
    pub(crate) has_webhook: bool,
}

/// The state.
pub(crate) struct Store {
    connection: Mutex<Connection>,
    pace: Pace,
}

/// The state within one transaction, as of one moment.
pub(crate) struct Session<'c> {
    transaction: Transaction<'c>,
    pub(crate) now: Millis,
    pace: Pace,
    /// The changes that this transaction has made.
    pub(crate) changes: Vec<Change>,
}

impl Store {
    /// Opens the state in a folder, which is created if it is missing, or one in memory. Fails if another process uses it.
    pub(crate) fn open(folder: Option<&Path>, pace: Pace) -> Result<Self> {
        let connection = match folder {
            None => {
                let connection = Connection::open_in_memory()?;
                connection.execute_batch(SCHEMA)?;
                connection
            }
            Some(folder) => open_file(folder).with_context(|| folder.display().to_string())?,
        };
        Ok(Self { connection: Mutex::new(connection), pace })
    }

    /// Carries out a transaction as of now: first what time has brought, then `act`. Nothing is kept if it fails. Returns
    /// what `act` does, and the changes.
    pub(crate) fn transact<T>(&self, act: impl FnOnce(&mut Session<'_>) -> Result<T>) -> Result<(T, Vec<Change>)> {
        // A transaction that panicked was rolled back.
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut session = Session { transaction, now: now(), pace: self.pace, changes: Vec::new() };
        session.advance()?;
        let result = act(&mut session)?;
        session.transaction.commit()?;
        Ok((result, session.changes))
    }
}

/// Opens the file so that only its owner can read it: customers are stored with their names.
fn open_file(folder: &Path) -> Result<Connection> {
    let path = folder.join(FILE);
    let (mut builder, mut options) = (DirBuilder::new(), OpenOptions::new());
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        builder.mode(0o700);
        options.mode(0o600);
    }
    builder.recursive(true).create(folder)?;
    options.create(true).append(true).open(&path)?;
    let connection = Connection::open(&path)?;
    prepare(&connection).map_err(|error| anyhow!("{FILE} {}", reason(&error)))?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::ZERO)?;
    // One process at a time. A commit is on the disk before it is answered.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch(SCHEMA)
}

/// Why a file cannot be used, and what to do.
fn reason(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "is in use: stop the other mock, or choose another folder".to_owned()
        }
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => {
            "cannot be written: change its permissions, or choose another folder".to_owned()
        }
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::Unknown) => {
            "is damaged, or of another program or version: delete it, or choose another folder".to_owned()
        }
        _ => format!("cannot be used: {error}"),
    }
}

/// A value as the text of a column.
fn to_column(value: &impl serde::Serialize) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

/// The value of a column that `to_column` has written. The error names the column alone: that of the parser repeats values.
fn from_column<T: serde::de::DeserializeOwned>(column: &str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| anyhow!("the column {column} of the state cannot be read"))
}
