//! Onboardings, and how time changes them.

use anyhow::{Context, Result};
use harbor_preflight_answers::{Onboarding, Requirement, Status};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use super::events::{Change, Progress};
use super::{Session, from_column, to_column};
use crate::checked::KeptFile;
use crate::plan::Plan;
use crate::time::{Millis, text};

/// What an onboarding does next.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Course {
    /// It follows its plan.
    Planned,
    /// It stays as it is, until it is commanded or corrected.
    Halted,
}

/// An onboarding, and what becomes of it.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: String,
    pub(crate) customer: String,
    pub(crate) status: Status,
    pub(crate) plan: Plan,
    pub(crate) requirements: Vec<Requirement>,
    submitted_at: Option<Millis>,
    created_at: Millis,
    updated_at: Millis,
    due_at: Option<Millis>,
}

const COLUMNS: &str =
    "customer, id, status, plan, requirements, submitted_at, created_at, updated_at, due_at FROM onboardings";

/// The columns as they are stored.
struct Columns {
    texts: [String; 5],
    times: [Option<Millis>; 4],
}

impl Columns {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            texts: [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?],
            times: [row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?],
        })
    }

    fn read(self) -> Result<Stored> {
        let [customer, id, status, plan, requirements] = self.texts;
        let [submitted_at, created_at, updated_at, due_at] = self.times;
        Ok(Stored {
            id,
            customer,
            status: Status::named(&status).context("the state has an unknown status")?,
            plan: from_column("plan", &plan)?,
            requirements: from_column("requirements", &requirements)?,
            submitted_at,
            created_at: created_at.unwrap_or_default(),
            updated_at: updated_at.unwrap_or_default(),
            due_at,
        })
    }
}

impl Stored {
    /// The onboarding as Harbor returns it.
    pub(crate) fn to_onboarding(&self) -> Onboarding {
        Onboarding {
            id: self.id.clone(),
            customer_id: self.customer.clone(),
            status: self.status,
            requirements: self.requirements.clone(),
            submitted_at: self.submitted_at.map(text),
            created_at: text(self.created_at),
            updated_at: text(self.updated_at),
        }
    }
}

impl Session<'_> {
    pub(crate) fn onboarding(&self, customer: &str) -> Result<Option<Stored>> {
        let mut query = self.transaction.prepare_cached(&format!("SELECT {COLUMNS} WHERE customer = ?1"))?;
        query.query_row([customer], Columns::of).optional()?.map(Columns::read).transpose()
    }

    /// Begins an onboarding, in the place of one that has failed.
    pub(crate) fn submit(&mut self, customer: &str, plan: Plan, files: &[KeptFile]) -> Result<Stored> {
        let onboarding = Stored {
            id: format!("onb_{}", Uuid::new_v4().simple()),
            customer: customer.to_owned(),
            status: Status::Processing,
            plan,
            requirements: Vec::new(),
            submitted_at: None,
            created_at: self.now,
            updated_at: self.now,
            due_at: Some(self.now + self.settings.delay),
        };
        self.put(&onboarding, Some(files))?;
        self.changes.push(Change { customer: customer.to_owned(), progress: Progress::Onboarding(Status::Processing) });
        Ok(onboarding)
    }

    /// Replaces what an onboarding is about.
    pub(crate) fn correct(&mut self, mut onboarding: Stored, plan: Plan, files: &[KeptFile]) -> Result<Stored> {
        onboarding.plan = plan;
        self.put(&onboarding, Some(files))?;
        self.set_status(onboarding, Status::Processing, Course::Planned, self.now, Vec::new())
    }

    /// Gives an onboarding a status, and what is wanted in it, as of `time`.
    pub(crate) fn set_status(
        &mut self,
        mut onboarding: Stored,
        status: Status,
        course: Course,
        time: Millis,
        requirements: Vec<Requirement>,
    ) -> Result<Stored> {
        onboarding.status = status;
        onboarding.updated_at = time;
        onboarding.requirements = requirements;
        if status == Status::Submitted {
            onboarding.submitted_at = Some(time);
        }
        let goes_on = matches!(course, Course::Planned) && onboarding.plan.next(status).is_some();
        onboarding.due_at = goes_on.then(|| time + self.settings.delay);
        self.put(&onboarding, None)?;
        self.changes.push(Change { customer: onboarding.customer.clone(), progress: Progress::Onboarding(status) });
        self.add_event(&onboarding)?;
        Ok(onboarding)
    }

    /// Carries out what was to happen until now.
    pub(super) fn advance(&mut self) -> Result<()> {
        while let Some(onboarding) = self.first_due()? {
            let time = onboarding.due_at.unwrap_or(self.now);
            let Some(status) = onboarding.plan.next(onboarding.status) else { break };
            let requirements =
                if status == Status::ActionRequired { onboarding.plan.requirements() } else { Vec::new() };
            self.set_status(onboarding, status, Course::Planned, time, requirements)?;
        }
        Ok(())
    }

    fn first_due(&self) -> Result<Option<Stored>> {
        let mut query =
            self.transaction.prepare_cached(&format!("SELECT {COLUMNS} WHERE due_at <= ?1 ORDER BY due_at LIMIT 1"))?;
        query.query_row([self.now], Columns::of).optional()?.map(Columns::read).transpose()
    }

    /// When something happens next by time.
    pub(crate) fn next_due(&self) -> Result<Option<Millis>> {
        let mut query =
            self.transaction.prepare_cached("SELECT min(due_at) FROM onboardings WHERE due_at IS NOT NULL")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    /// Writes an onboarding; without `files`, it keeps those that it has.
    fn put(&self, onboarding: &Stored, files: Option<&[KeptFile]>) -> Result<()> {
        let files = files.map(|files| to_column(&files)).transpose()?;
        self.transaction
            .prepare_cached(
                "INSERT INTO onboardings VALUES (?1, ?2, ?3, ?4, ?5, coalesce(?6, '[]'), ?7, ?8, ?9, ?10)
                 ON CONFLICT (customer) DO UPDATE SET id = ?2, status = ?3, plan = ?4, requirements = ?5,
                 files = coalesce(?6, files), submitted_at = ?7, created_at = ?8, updated_at = ?9, due_at = ?10",
            )?
            .execute(params![
                onboarding.customer,
                onboarding.id,
                onboarding.status.name(),
                to_column(&onboarding.plan)?,
                to_column(&onboarding.requirements)?,
                files,
                onboarding.submitted_at,
                onboarding.created_at,
                onboarding.updated_at,
                onboarding.due_at
            ])?;
        Ok(())
    }
}
