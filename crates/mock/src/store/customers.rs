//! Customers.

use anyhow::Result;
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::events::{Change, Progress};
use super::{Session, from_column, to_column};
use crate::time::{Millis, text};

/// What a customer is created from: the members that Harbor's endpoint takes. Each is returned as it was given.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct NewCustomer {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) first_name: Option<String>,
    pub(crate) middle_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) phone_country_code: Option<String>,
    pub(crate) phone_number: Option<String>,
    pub(crate) birth_date: Option<String>,
    pub(crate) description: Option<String>,
}

/// A customer.
#[derive(Debug, Clone)]
pub(crate) struct Customer {
    pub(crate) uuid: String,
    pub(crate) given: NewCustomer,
    pub(crate) has_signed: bool,
    pub(crate) created_at: Millis,
    pub(crate) updated_at: Millis,
}

/// A customer as the inspector lists them.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Latest {
    customer: String,
    status: String,
    /// Since when.
    at: String,
}

impl Session<'_> {
    pub(crate) fn create_customer(&mut self, given: NewCustomer) -> Result<Customer> {
        let uuid = Uuid::new_v4().to_string();
        self.transaction.prepare_cached("INSERT INTO customers VALUES (?1, ?2, ?3, 0, ?4, ?4)")?.execute(params![
            uuid,
            given.kind,
            to_column(&given)?,
            self.now
        ])?;
        self.changes.push(Change { customer: uuid.clone(), progress: Progress::Created });
        Ok(Customer { uuid, given, has_signed: false, created_at: self.now, updated_at: self.now })
    }

    pub(crate) fn customer(&self, uuid: &str) -> Result<Option<Customer>> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT given, has_signed, created_at, updated_at FROM customers WHERE uuid = ?1")?;
        let row = query.query_row([uuid], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        let Some((given, has_signed, created_at, updated_at)) = row.optional()? else { return Ok(None) };
        Ok(Some(Customer {
            uuid: uuid.to_owned(),
            given: from_column("given", &given)?,
            has_signed,
            created_at,
            updated_at,
        }))
    }

    /// Notes that a customer has signed the agreement. Returns whether there is such a customer.
    pub(crate) fn sign_agreement(&mut self, uuid: &str) -> Result<bool> {
        let sign = "UPDATE customers SET has_signed = 1, updated_at = ?2 WHERE uuid = ?1 AND NOT has_signed";
        let is_new = self.transaction.prepare_cached(sign)?.execute(params![uuid, self.now])? == 1;
        if is_new {
            self.changes.push(Change { customer: uuid.to_owned(), progress: Progress::Signed });
        }
        let mut find = self.transaction.prepare_cached("SELECT 1 FROM customers WHERE uuid = ?1")?;
        Ok(is_new || find.exists([uuid])?)
    }

    /// The customers that changed last, the latest last.
    pub(crate) fn latest_customers(&self, limit: u32) -> Result<Vec<Latest>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT uuid, has_signed, status, coalesce(onboardings.updated_at, customers.updated_at) AS at
             FROM customers LEFT JOIN onboardings ON customer = uuid ORDER BY at DESC, customers.rowid DESC LIMIT ?1",
        )?;
        let rows = query.query_map([limit], |row| {
            let (has_signed, status): (bool, Option<String>) = (row.get(1)?, row.get(2)?);
            let without = if has_signed { Progress::Signed } else { Progress::Created };
            let status = status.unwrap_or_else(|| without.name().to_owned());
            Ok(Latest { customer: row.get(0)?, status, at: text(row.get(3)?) })
        })?;
        let mut latest = rows.collect::<rusqlite::Result<Vec<Latest>>>()?;
        latest.reverse();
        Ok(latest)
    }
}
