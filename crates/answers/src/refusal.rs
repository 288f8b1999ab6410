//! Refusals with the numbers that Harbor publishes.

use serde_json::{Value, json};

/// The kind of error, where no public page names it.
const NOT_PUBLISHED: &str = "not_published";

/// A request that Harbor refuses for another reason than its payload. Status and number are published; the messages are
/// ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The agreement is not signed.
    AgreementNotSigned,
    /// An onboarding of the customer is in progress.
    InProgress,
    /// A correction of an onboarding that wants none.
    NotCorrectable,
    /// The customer is verified already.
    AlreadyVerified,
    /// The customer was not created as an individual.
    WrongCustomerType,
    /// There is an onboarding, which wants a correction.
    Exists,
    /// A declined onboarding is final.
    Declined,
    /// Another request had the same idempotency key. Public pages disagree on the status: 202, 400 or 409.
    IdempotencyConflict,
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Self; 8] = [
        Self::AgreementNotSigned,
        Self::InProgress,
        Self::NotCorrectable,
        Self::AlreadyVerified,
        Self::WrongCustomerType,
        Self::Exists,
        Self::Declined,
        Self::IdempotencyConflict,
    ];

    /// The HTTP status.
    pub fn status(self) -> u16 {
        self.parts().0
    }

    /// Harbor's number.
    pub fn code(self) -> u32 {
        self.parts().1
    }

    /// The body of the answer.
    ///
    /// ```
    /// let body = harbor_preflight_answers::Refusal::Declined.to_body();
    /// assert_eq!(body["code"], 2312);
    /// assert_eq!(body["error"], body["message"]);
    /// ```
    pub fn to_body(self) -> Value {
        body(self.message(), self.code())
    }

    /// What the body says, which is ours.
    pub fn message(self) -> &'static str {
        self.parts().2
    }

    /// The body of a refusal of which no public page shows one: a guess from those that are shown. Its number is the HTTP
    /// status.
    ///
    /// ```
    /// let body = harbor_preflight_answers::Refusal::assumed(404, "There is no such customer.");
    /// assert_eq!(body["code"], 404);
    /// assert_eq!(body["error"], body["message"]);
    /// ```
    pub fn assumed(status: u16, message: &str) -> Value {
        body(message, status.into())
    }

    fn parts(self) -> (u16, u32, &'static str) {
        match self {
            Self::AgreementNotSigned => (403, 2103, "The customer has not signed the agreement: see agreement_link."),
            Self::InProgress => (409, 2302, "An onboarding of this customer is in progress."),
            Self::NotCorrectable => (409, 2305, "An onboarding can be corrected only while action is required."),
            Self::AlreadyVerified => (422, 2306, "The customer is verified already."),
            Self::WrongCustomerType => (422, 2307, "The customer was not created as an individual."),
            Self::Exists => (409, 2311, "The customer has an onboarding already: correct it with PATCH."),
            Self::Declined => (409, 2312, "The onboarding was declined, which is final."),
            Self::IdempotencyConflict => (409, 2004, "Another request was received with the same Idempotency-Key."),
        }
    }
}

fn body(message: &str, code: u32) -> Value {
    json!({ "message": message, "error": message, "code": code, "error_type": NOT_PUBLISHED })
}
