//! The state: customers, onboardings, accepted requests, and events that are to be sent. One transaction for each request,
//! so that what was accepted outlives the process, and nothing else does.

mod accepted;
mod customers;
mod events;
mod onboardings;

#[cfg(unix)]
use std::fs::Permissions;
use std::fs::{DirBuilder, OpenOptions};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

pub(crate) use self::accepted::Accepted;
pub(crate) use self::customers::{Customer, NewCustomer};
pub(crate) use self::events::{Change, Event, Outcome, Sent};
pub(crate) use self::onboardings::{Course, Stored};
use crate::time::{Millis, now};

/// The file in the folder of `--data`.
const FILE: &str = "harbor-preflight-mock.sqlite";

const SCHEMA: &str = include_str!("schema.sql");

/// Says in a database file that it is the state of a mock.
const APPLICATION: i64 = 0x4850_4D4B;

/// The version of the schema. Raise it with each change: a state of another version is refused.
const VERSION: i64 = 1;

/// What the course of onboardings and their events depends on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    /// How long an onboarding keeps a status that another one follows, in milliseconds.
    pub(crate) delay: Millis,
    /// Whether events are sent to anybody.
    pub(crate) has_webhook: bool,
}

/// The state.
pub(crate) struct Store {
    connection: Mutex<Connection>,
    settings: Settings,
}

/// The state within one transaction, as of one moment.
pub(crate) struct Session<'c> {
    transaction: Transaction<'c>,
    pub(crate) now: Millis,
    settings: Settings,
    /// The changes that this transaction has made.
    pub(crate) changes: Vec<Change>,
}

impl Store {
    /// Opens the state in a folder, which is created if it is missing, or one in memory. Fails if another process uses it.
    pub(crate) fn open(folder: Option<&Path>, settings: Settings) -> Result<Self> {
        let connection = match folder {
            None => {
                let mut connection = Connection::open_in_memory()?;
                create(&mut connection)?;
                connection
            }
            Some(folder) => open_file(folder).with_context(|| folder.display().to_string())?,
        };
        Ok(Self { connection: Mutex::new(connection), settings })
    }

    /// Carries out a transaction as of now: first what time has brought, then `act`. Nothing is kept if it fails. Returns
    /// what `act` does, and the changes.
    pub(crate) fn transact<T>(&self, act: impl FnOnce(&mut Session<'_>) -> Result<T>) -> Result<(T, Vec<Change>)> {
        // A transaction that panicked was rolled back.
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut session = Session { transaction, now: now(), settings: self.settings, changes: Vec::new() };
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
    let mut connection = Connection::open(&path)?;
    let content = content(&connection).map_err(|error| anyhow!("{FILE} {}", reason(&error)))?;
    ensure!(content != Content::Other, "{FILE} {OTHER}");
    // An existing file may have been opened to others. One of another program is left as it is.
    #[cfg(unix)]
    close_to_others(folder)?;
    prepare(&mut connection, content).map_err(|error| anyhow!("{FILE} {}", reason(&error)))?;
    Ok(connection)
}

/// Has the state, and the files that the database puts beside it, readable by their owner alone.
#[cfg(unix)]
fn close_to_others(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    for end in ["", "-wal", "-shm"] {
        let path = folder.join(format!("{FILE}{end}"));
        if path.exists() {
            std::fs::set_permissions(path, Permissions::from_mode(0o600))?;
        }
    }
    Ok(())
}

/// What a database file has in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Nothing,
    /// A state of this version.
    State,
    /// Something of another program or version.
    Other,
}

fn content(connection: &Connection) -> rusqlite::Result<Content> {
    connection.busy_timeout(Duration::ZERO)?;
    // One process at a time.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let marks = (number("PRAGMA application_id")?, number("PRAGMA user_version")?);
    Ok(match (marks, number("SELECT count(*) FROM sqlite_schema")?) {
        ((APPLICATION, VERSION), _) => Content::State,
        ((0, 0), 0) => Content::Nothing,
        _ => Content::Other,
    })
}

fn prepare(connection: &mut Connection, content: Content) -> rusqlite::Result<()> {
    // A commit is on the disk before it is answered.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    if content == Content::Nothing { create(connection) } else { Ok(()) }
}

/// Creates the tables, and marks the file as a state, or does neither if the process ends meanwhile.
fn create(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    transaction.execute_batch(SCHEMA)?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

/// Why a file is not used that has no state of this version in it.
const OTHER: &str = "is damaged, or of another program or version: delete it, or choose another folder";

/// Why a file cannot be used, and what to do.
fn reason(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "is in use: stop the other mock, or choose another folder".to_owned()
        }
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => {
            "cannot be written: change its permissions, or choose another folder".to_owned()
        }
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::Unknown) => OTHER.to_owned(),
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
