//! Turns arguments into a validator and a submission.

use std::path::Path;

use anyhow::{Context, Result, bail};
use chrono::Utc;
use harbor_preflight::{Limits, Preflight, ReferenceData, Submission};

use crate::arguments::{Checking, OperationName};
use crate::customer;
use crate::name::name;

/// The validator that the arguments ask for.
pub(crate) fn preflight(arguments: &Checking) -> Result<Preflight> {
    let contract = arguments.contract.contract;
    let limits = Limits {
        max_file_bytes: arguments.max_file_bytes.unwrap_or(contract.limits.max_file_bytes),
        max_total_file_bytes: arguments.max_total_file_bytes.or(contract.limits.max_total_file_bytes),
        max_payload_bytes: arguments.max_payload_bytes,
        max_issues: arguments.max_issues,
    };
    let today = arguments.as_of.unwrap_or_else(|| Utc::now().date_naive());
    Ok(Preflight::new(today)
        .with_contract(contract)
        .with_limits(limits)
        .with_locale(arguments.language.locale.clone())
        .with_reference(reference(arguments)?))
}

/// The submission that the arguments describe.
pub(crate) fn submission(arguments: &Checking) -> Result<Submission> {
    let mut submission = match (arguments.operation, &arguments.status) {
        (OperationName::Submit, None) => Submission::new(),
        (OperationName::Correct, None) => Submission::correcting_unknown_status(),
        (OperationName::Correct, Some(status)) => Submission::correcting(status),
        (OperationName::Submit, Some(_)) => {
            bail!("--status needs --operation correct");
        }
    };
    if let Some(path) = &arguments.customer {
        if arguments.operation == OperationName::Correct {
            bail!("--customer is only for a submission: a correction depends on the onboarding's status (--status)");
        }
        submission = submission.with_customer(customer::read(path)?);
    }
    if let Some(date) = arguments.proof_issued_on {
        submission = submission.with_proof_issued_on(date);
    }
    Ok(submission)
}

fn reference(arguments: &Checking) -> Result<ReferenceData> {
    let mut reference = ReferenceData::embedded();
    if let Some(path) = &arguments.countries {
        reference = reference.with_countries(&read(path)?).with_context(|| name(path).into_owned())?;
    }
    if let Some(path) = &arguments.prohibited_countries {
        reference = reference.with_prohibited_countries(&read(path)?).with_context(|| name(path).into_owned())?;
    }
    if let Some(path) = &arguments.recognised_countries {
        reference = reference.with_recognised_countries(&read(path)?).with_context(|| name(path).into_owned())?;
    }
    if let Some(path) = &arguments.occupations {
        reference = reference.with_occupations(&read(path)?).with_context(|| name(path).into_owned())?;
    }
    for lookup in &arguments.subdivisions {
        let response = read(&lookup.file)?;
        reference =
            reference.with_subdivisions(lookup.country, &response).with_context(|| name(&lookup.file).into_owned())?;
    }
    for lookup in &arguments.identity_documents {
        let response = read(&lookup.file)?;
        reference = reference
            .with_identity_documents(lookup.country, &response)
            .with_context(|| name(&lookup.file).into_owned())?;
    }
    Ok(reference)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| name(path).into_owned())
}
