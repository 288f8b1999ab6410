//! What goes with a body, given piece by piece: the day that counts as today, and what the body does not say.

use harbor_preflight::{Customer, NaiveDate, Submission, parse_date};

/// A request that is being given.
#[derive(Debug, Default)]
pub(crate) struct Request {
    is_correction: bool,
    pub(crate) errors_only: bool,
    customer: Customer,
    today: Option<NaiveDate>,
    status: Option<String>,
    proof_issued_on: Option<NaiveDate>,
}

impl Request {
    /// Begins with what is known of the customer, but for its type.
    pub(crate) fn new(is_correction: bool, errors_only: bool, customer: Customer) -> Self {
        Self { is_correction, errors_only, customer, ..Self::default() }
    }

    /// Adds a text; tells whether it is one that belongs here.
    pub(crate) fn add(&mut self, name: &str, text: &str) -> bool {
        match name {
            "today" => {
                self.today = parse_date(text);
                self.today.is_some()
            }
            "proofIssuedOn" => {
                self.proof_issued_on = parse_date(text);
                self.proof_issued_on.is_some()
            }
            "status" => {
                self.status = Some(text.to_owned());
                true
            }
            "type" => {
                self.customer.kind = Some(text.to_owned());
                true
            }
            _ => false,
        }
    }

    /// The day and the submission; nothing if no day was given.
    pub(crate) fn finish(self) -> Option<(NaiveDate, Submission)> {
        let submission = match (self.is_correction, &self.status) {
            (false, _) => Submission::new(),
            (true, Some(status)) => Submission::correcting(status),
            (true, None) => Submission::correcting_unknown_status(),
        };
        let submission = submission.with_customer(self.customer);
        let submission = match self.proof_issued_on {
            Some(issued_on) => submission.with_proof_issued_on(issued_on),
            None => submission,
        };
        Some((self.today?, submission))
    }
}
