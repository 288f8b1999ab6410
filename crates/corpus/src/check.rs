//! What the checks report of a file.

use anyhow::{Context, Result};
use harbor_preflight::{Limits, NaiveDate, Preflight};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What the checks report of a file: an inspection, as far as it is compared.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Checked {
    #[serde(rename = "type")]
    pub(crate) media_type: Option<String>,
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
    pub(crate) pages: Option<u32>,
    pub(crate) issues: Vec<Reported>,
}

/// An issue.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Reported {
    pub(crate) code: String,
    #[serde(default)]
    pub(crate) params: Map<String, Value>,
}

impl Checked {
    pub(crate) fn issue(&self, code: &str) -> Option<&Reported> {
        self.issues.iter().find(|issue| issue.code == code)
    }

    pub(crate) fn has(&self, code: &str) -> bool {
        self.issue(code).is_some()
    }
}

/// Checks a file of any size: what is measured are the checks of the content.
pub(crate) fn check(bytes: &[u8]) -> Result<Checked> {
    let limits = Limits { max_file_bytes: u64::MAX, ..Limits::default() };
    // No check of a file depends on the date.
    let preflight = Preflight::new(NaiveDate::MIN).with_limits(limits);
    let inspection = serde_json::to_value(preflight.inspect(bytes)).context("an inspection is not JSON")?;
    serde_json::from_value(inspection).context("an inspection has not the expected form")
}
