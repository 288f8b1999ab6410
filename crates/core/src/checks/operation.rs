//! What must hold before a request is made at all (guide, sections 1 and 5).

use crate::rule::{Finding, InSchema, Rule, Severity, explained};
use crate::submission::{Customer, Operation, Submission};

/// Why no schema of a body can say what the customer must be.
const CUSTOMER: InSchema = InSchema::No(explained("The body does not carry facts about the customer."));

pub(crate) static NOT_INDIVIDUAL: Rule = Rule {
    code: "customer_not_individual",
    severity: Severity::Error,
    summary: explained("the customer was not created as an individual"),
    message: "The customer is not an individual customer.",
    params: &[],
    explanation: explained(
        "Individual onboarding takes only customers that were created as individuals (POST /api/v1/customers).",
    ),
    mend: explained("Create an individual customer, or use the onboarding for businesses."),
    example: explained(r#"a customer with "type": "business""#),
    in_schema: CUSTOMER,
};

pub(crate) static NOT_ACTIVE: Rule = Rule {
    code: "customer_not_active",
    severity: Severity::Error,
    summary: explained("the customer is not active"),
    message: "The customer is not active.",
    params: &[],
    explanation: explained("A customer must be active before onboarding is submitted."),
    mend: explained("Activate the customer first."),
    example: explained(r#"a customer with "active": false"#),
    in_schema: CUSTOMER,
};

pub(crate) static AGREEMENT_NOT_SIGNED: Rule = Rule {
    code: "agreement_not_signed",
    severity: Severity::Error,
    summary: explained("the customer has not signed the platform agreement"),
    message: "The customer has not signed the platform agreement.",
    params: &[],
    explanation: explained("The platform agreement must be signed before onboarding is submitted."),
    mend: explained("Have the agreement signed first."),
    example: explained(r#"a customer with "agreement_signed": false"#),
    in_schema: CUSTOMER,
};

pub(crate) static ALREADY_VERIFIED: Rule = Rule {
    code: "already_verified",
    severity: Severity::Error,
    summary: explained("the customer is KYC-verified already"),
    message: "The customer is verified already.",
    params: &[],
    explanation: explained("A customer who is KYC-verified cannot be onboarded again."),
    mend: explained("There is nothing to submit."),
    example: explained(r#"a customer with "kyc_verified": true"#),
    in_schema: CUSTOMER,
};

pub(crate) static CORRECTION_NOT_ALLOWED: Rule = Rule {
    code: "correction_not_allowed",
    severity: Severity::Error,
    summary: explained("a correction while the onboarding's status is not `action_required`"),
    message: "The onboarding can be corrected only while its status is action_required.",
    params: &["status"],
    explanation: explained(
        "PATCH is allowed only while the status is exactly `action_required`. The status is a param if it is \
         one of those that Harbor is known to use.",
    ),
    mend: explained("Read the status again (GET), and wait for `action_required`."),
    example: explained("--operation correct --status processing"),
    in_schema: InSchema::No(explained("The body does not carry the status of the onboarding.")),
};

/// The status in which alone a correction is taken.
const CORRECTABLE: &str = "action_required";

/// Statuses seen in Harbor's public pages.
pub(crate) const KNOWN_STATUSES: [&str; 6] = ["processing", CORRECTABLE, "submitted", "verified", "declined", "failed"];

/// The kind of customer that this onboarding is for.
const INDIVIDUAL: &str = "individual";

/// The issues at the root that the body has no part in.
pub(crate) fn errors(submission: &Submission) -> Vec<Finding> {
    match submission.operation {
        Operation::Submit => prerequisites(&submission.customer),
        Operation::Correct => submission.status.as_deref().and_then(status_error).into_iter().collect(),
    }
}

fn prerequisites(customer: &Customer) -> Vec<Finding> {
    let broken = [
        (customer.kind.as_deref().is_some_and(|kind| kind != INDIVIDUAL), &NOT_INDIVIDUAL),
        (customer.active == Some(false), &NOT_ACTIVE),
        (customer.agreement_signed == Some(false), &AGREEMENT_NOT_SIGNED),
        (customer.kyc_verified == Some(true), &ALREADY_VERIFIED),
    ];
    broken.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, rule)| rule.found()).collect()
}

fn status_error(status: &str) -> Option<Finding> {
    if status == CORRECTABLE {
        return None;
    }
    let finding = CORRECTION_NOT_ALLOWED.found();
    Some(match KNOWN_STATUSES.into_iter().find(|known| *known == status) {
        Some(known) => finding.with("status", known),
        None => finding,
    })
}

/// Whether a fact about the customer is not given.
pub(crate) fn lacks_facts(customer: &Customer) -> bool {
    customer.kind.is_none()
        || customer.active.is_none()
        || customer.agreement_signed.is_none()
        || customer.kyc_verified.is_none()
}
