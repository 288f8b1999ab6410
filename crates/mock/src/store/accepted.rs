//! Requests with an idempotency key that were accepted.

use anyhow::Result;
use rusqlite::{OptionalExtension, params};

use super::Session;
use crate::time::Millis;

/// How long a key is remembered, in milliseconds: a day. No public page says it.
const KEY_LIFETIME: Millis = 24 * 60 * 60 * 1000;

/// A request that was accepted before.
pub(crate) struct Accepted {
    /// The digest of its body.
    pub(crate) request: String,
    pub(crate) customer: String,
    /// The body of the answer; `None` if that is the customer.
    pub(crate) answer: Option<String>,
}

impl Session<'_> {
    /// The request that was accepted with a key.
    pub(crate) fn accepted(&self, key: &str) -> Result<Option<Accepted>> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT request, customer, answer FROM accepted WHERE key = ?1 AND created_at > ?2")?;
        let accepted = query.query_row(params![key, self.now - KEY_LIFETIME], |row| {
            Ok(Accepted { request: row.get(0)?, customer: row.get(1)?, answer: row.get(2)? })
        });
        Ok(accepted.optional()?)
    }

    /// Remembers a request that is accepted.
    pub(crate) fn accept(&mut self, key: &str, accepted: &Accepted) -> Result<()> {
        self.transaction
            .prepare_cached("DELETE FROM accepted WHERE created_at <= ?1")?
            .execute([self.now - KEY_LIFETIME])?;
        self.transaction
            .prepare_cached("INSERT OR REPLACE INTO accepted VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![key, accepted.request, accepted.customer, accepted.answer, self.now])?;
        Ok(())
    }
}
