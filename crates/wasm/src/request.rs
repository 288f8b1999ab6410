//! What goes with a body: the day that counts as today, and what the body does not say.

use harbor_preflight::{Customer, NaiveDate, Operation, Submission, parse_date};
use serde::Deserialize;

/// A request, which the JavaScript around this module has checked.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    today: String,
    #[serde(default)]
    operation: Operation,
    status: Option<String>,
    #[serde(default)]
    customer: Customer,
    proof_issued_on: Option<String>,
}

/// The day and the submission; what is wrong with the request otherwise.
pub(crate) fn read(request: &[u8]) -> Result<(NaiveDate, Submission), &'static str> {
    let request: Request = serde_json::from_slice(request).map_err(|_| "submission: a value is of another type")?;
    let today = parse_date(&request.today).ok_or("today: not a day written YYYY-MM-DD")?;
    let submission = match (request.operation, &request.status) {
        (Operation::Submit, Some(_)) => return Err("status: goes with the operation correct"),
        (Operation::Submit, None) => Submission::new(),
        (Operation::Correct, Some(status)) => Submission::correcting(status),
        (Operation::Correct, None) => Submission::correcting_unknown_status(),
    };
    let submission = submission.with_customer(request.customer);
    let Some(issued_on) = request.proof_issued_on else { return Ok((today, submission)) };
    let issued_on = parse_date(&issued_on).ok_or("proofIssuedOn: not a day written YYYY-MM-DD")?;
    Ok((today, submission.with_proof_issued_on(issued_on)))
}
