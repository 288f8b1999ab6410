//! Submits or corrects an onboarding: what the state allows, what the rules say of the body, and what follows.

use std::sync::Arc;

use anyhow::Result;
use axum::http::StatusCode;
use axum::response::Response;
use harbor_preflight::{Operation, Preflight, Report, Submission};
use harbor_preflight_answers::{Refusal, Status};
use serde_json::{Value, json};

use super::customers::no_customer;
use super::onboarding::no_onboarding;
use super::once::Once;
use super::{Note, failed, refuse, refuse_as, refuse_payload, with_json};
use crate::checked::{Checked, check};
use crate::mock::Mock;
use crate::plan::Plan;
use crate::receive::Received;
use crate::store::{Accepted, Customer, Session, Stored};

/// The most issues and files that the journal lists of a request.
const MAX_LISTED: usize = 50;

/// A request that submits or corrects an onboarding.
pub(super) struct Change {
    /// The customer, as the path names them.
    pub(super) customer: String,
    pub(super) operation: Operation,
    pub(super) once: Option<Once>,
}

/// What becomes of the request.
enum Decision {
    /// It is accepted, or was before: the body of the answer.
    Accepted(String),
    Refused(Refusal),
    Invalid,
    NoCustomer,
    NoOnboarding,
}

impl Change {
    /// Checks the body, and answers. It takes as long as the check, and a write to the disk.
    pub(super) fn carry_out(self, mock: &Mock, received: Received, preflight: &Preflight) -> Response {
        let submission = match self.operation {
            Operation::Submit => Submission::new(),
            // The state is looked at when the body has been checked.
            Operation::Correct => Submission::correcting(Status::ActionRequired.name()),
        };
        let mut checked = check(received, preflight, &submission);
        let email = checked.email.take();
        let decided = mock.transact_here(|session| self.decide(session, &checked, email.as_deref()));
        let mut response = match decided {
            Ok(Decision::Accepted(answer)) => with_json(StatusCode::ACCEPTED, answer),
            Ok(Decision::Refused(refusal)) => refuse_as(refusal),
            Ok(Decision::Invalid) => invalid(&checked.report),
            Ok(Decision::NoCustomer) => return no_customer(),
            Ok(Decision::NoOnboarding) => no_onboarding(),
            // Whether the path names a customer is not known.
            Err(error) => return failed(mock, &error),
        };
        response.extensions_mut().insert(Note(Arc::new(note(&self.customer, &checked, preflight))));
        response
    }

    fn decide(&self, session: &mut Session<'_>, checked: &Checked, email: Option<&str>) -> Result<Decision> {
        let Some(customer) = session.customer(&self.customer)? else { return Ok(Decision::NoCustomer) };
        let before = self.once.as_ref().map(|once| session.accepted(&once.key)).transpose()?.flatten();
        if let Some(Accepted { request, answer, .. }) = before {
            return Ok(match answer.filter(|_| request == checked.digest) {
                Some(answer) => Decision::Accepted(answer),
                None => Decision::Refused(Refusal::IdempotencyConflict),
            });
        }
        let stored = session.onboarding(&self.customer)?;
        let accepted = match (self.operation, stored) {
            (Operation::Submit, stored) => {
                if let Some(refusal) = refusal_of_submission(&customer, stored.as_ref()) {
                    return Ok(Decision::Refused(refusal));
                }
                if !checked.report.valid {
                    return Ok(Decision::Invalid);
                }
                session.submit(&self.customer, plan(email, &customer), &checked.files)?
            }
            (Operation::Correct, None) => return Ok(Decision::NoOnboarding),
            (Operation::Correct, Some(stored)) => {
                if let Some(refusal) = refusal_of_correction(&stored) {
                    return Ok(Decision::Refused(refusal));
                }
                if !checked.report.valid {
                    return Ok(Decision::Invalid);
                }
                session.correct(stored, plan(email, &customer).once_corrected(), &checked.files)?
            }
        };
        let answer = json!({ "data": accepted.to_onboarding().to_data() }).to_string();
        if let Some(Once { key }) = &self.once {
            let (request, customer) = (checked.digest.clone(), self.customer.clone());
            session.accept(key, &Accepted { request, customer, answer: Some(answer.clone()) })?;
        }
        Ok(Decision::Accepted(answer))
    }
}

/// What becomes of the onboarding: the tag of the body's address decides, or else that of the customer's.
fn plan(email: Option<&str>, customer: &Customer) -> Plan {
    let of = |address: Option<&str>| address.and_then(Plan::of_address);
    of(email).or_else(|| of(customer.given.email.as_deref())).unwrap_or_default()
}

/// Why a submission is refused, whatever its body; `None` if it is not.
fn refusal_of_submission(customer: &Customer, stored: Option<&Stored>) -> Option<Refusal> {
    if customer.given.kind != "individual" {
        return Some(Refusal::WrongCustomerType);
    }
    match stored.map(|stored| stored.status) {
        Some(Status::Verified) => Some(Refusal::AlreadyVerified),
        Some(Status::Declined) => Some(Refusal::Declined),
        Some(Status::ActionRequired) => Some(Refusal::Exists),
        Some(Status::Processing | Status::Submitted) => Some(Refusal::InProgress),
        // No public page says what follows a failure: here, another submission may.
        Some(Status::Failed) | None => (!customer.has_signed).then_some(Refusal::AgreementNotSigned),
    }
}

/// Why a correction is refused, whatever its body; `None` if it is not.
fn refusal_of_correction(stored: &Stored) -> Option<Refusal> {
    match stored.status {
        Status::ActionRequired => None,
        Status::Verified => Some(Refusal::AlreadyVerified),
        Status::Declined => Some(Refusal::Declined),
        Status::Processing | Status::Submitted | Status::Failed => Some(Refusal::NotCorrectable),
    }
}

/// Harbor's answer to a payload that is not valid.
fn invalid(report: &Report) -> Response {
    match report.to_harbor_error() {
        Some(error) => refuse_payload(&error),
        None => refuse(StatusCode::UNPROCESSABLE_ENTITY, "The payload is not valid."),
    }
}

/// What the journal shows of a request for a customer. It keeps many entries, so each lists the first issues and files.
fn note(customer: &str, checked: &Checked, preflight: &Preflight) -> Value {
    let report = &checked.report;
    let issues = report.issues.iter().take(MAX_LISTED).map(|issue| {
        json!({
            "severity": issue.severity(),
            "code": issue.code(),
            // A key may hold what a person has given.
            "path": preflight.redact_path(&issue.path),
            "message": issue.message
        })
    });
    let counts = report.counts();
    json!({
        "customer": customer,
        "contract": report.basis.contract,
        "valid": report.valid,
        "issues": issues.collect::<Vec<_>>(),
        "more_issues": (counts.errors + counts.warnings).saturating_sub(MAX_LISTED as u64),
        "files": checked.files.iter().take(MAX_LISTED).collect::<Vec<_>>(),
        "more_files": checked.file_count.saturating_sub(MAX_LISTED),
        "body": checked.redacted
    })
}
