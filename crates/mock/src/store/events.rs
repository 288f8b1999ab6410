//! Events that are to be sent, and what became of them.

use anyhow::Result;
use harbor_preflight_answers::{Status, event};
use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::Session;
use super::onboardings::Stored;
use crate::time::Millis;

/// The number of events that are kept after they are done with.
const KEPT: i64 = 1000;

/// A change of a customer.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) customer: String,
    pub(crate) progress: Progress,
}

/// How far a customer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    Created,
    /// The agreement is signed, and there is no onboarding.
    Signed,
    Onboarding(Status),
}

impl Progress {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Signed => "agreement signed",
            Self::Onboarding(status) => status.name(),
        }
    }
}

/// An event that is to be sent.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) number: i64,
    pub(crate) id: String,
    pub(crate) customer: String,
    pub(crate) name: String,
    pub(crate) body: String,
    /// The attempts so far.
    pub(crate) attempts: u32,
}

/// What became of an attempt to send an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Delivered,
    /// It is tried again.
    Retried {
        due_at: Millis,
    },
    /// It is not tried again.
    GivenUp,
    /// The endpoint wants no more events.
    Dropped,
}

impl Outcome {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Retried { .. } => "pending",
            Self::GivenUp => "given up",
            Self::Dropped => "dropped",
        }
    }
}

/// The first event that is to be sent, and when.
pub(crate) struct Sent {
    pub(crate) event: Event,
    pub(crate) due_at: Millis,
}

impl Session<'_> {
    /// Adds the event for the status of an onboarding, if it has one and somebody receives it.
    pub(super) fn add_event(&mut self, onboarding: &Stored) -> Result<()> {
        if !self.settings.has_webhook {
            return Ok(());
        }
        let id = format!("evt_{}", Uuid::new_v4().simple());
        let Some(body) = event(&id, &onboarding.to_onboarding()) else { return Ok(()) };
        let name = body["event"].as_str().unwrap_or_default();
        self.transaction
            .prepare_cached("INSERT INTO events (id, customer, name, body, due_at) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id, onboarding.customer, name, body.to_string(), self.now])?;
        Ok(())
    }

    /// The event that is to be sent first.
    pub(crate) fn next_event(&self) -> Result<Option<Sent>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT number, id, customer, name, body, attempts, due_at FROM events WHERE due_at IS NOT NULL
             ORDER BY due_at, number LIMIT 1",
        )?;
        let sent = query.query_row([], |row| {
            let event = Event {
                number: row.get(0)?,
                id: row.get(1)?,
                customer: row.get(2)?,
                name: row.get(3)?,
                body: row.get(4)?,
                attempts: row.get(5)?,
            };
            Ok(Sent { event, due_at: row.get(6)? })
        });
        Ok(sent.optional()?)
    }

    /// Notes what became of an attempt.
    pub(crate) fn note_attempt(&mut self, number: i64, outcome: Outcome) -> Result<()> {
        let due_at = if let Outcome::Retried { due_at } = outcome { Some(due_at) } else { None };
        self.transaction
            .prepare_cached("UPDATE events SET attempts = attempts + 1, due_at = ?2, outcome = ?3 WHERE number = ?1")?
            .execute(params![number, due_at, outcome.name()])?;
        self.transaction
            .prepare_cached("DELETE FROM events WHERE due_at IS NULL AND number < ?1")?
            .execute([number - KEPT])?;
        Ok(())
    }

    /// Gives up every event: the endpoint wants none. Returns how many there were.
    pub(crate) fn drop_events(&mut self) -> Result<usize> {
        let mut update = self
            .transaction
            .prepare_cached("UPDATE events SET due_at = NULL, outcome = ?1 WHERE due_at IS NOT NULL")?;
        Ok(update.execute([Outcome::Dropped.name()])?)
    }
}
