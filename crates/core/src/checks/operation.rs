//! What must hold before a request is made at all (guide, sections 1 and 5).

use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::submission::{Customer, Operation, Submission};
use crate::wording::Sentence;

/// Why no schema of a body can say what the customer must be.
const CUSTOMER: InSchema = InSchema::No(catalogue_text("The body does not carry facts about the customer."));

pub(crate) static NOT_INDIVIDUAL: Rule = Rule {
    code: "customer_not_individual",
    severity: Severity::Error,
    summary: catalogue_text("the customer was not created as an individual"),
    messages: &[&Sentence::new("customer_not_individual", "This customer is not registered as an individual.")],
    hints: &[&Sentence::new(
        "hint.customer_not_individual",
        "Create an individual customer, or use business onboarding.",
    )],
    params: &[],
    explanation: catalogue_text(
        "Individual onboarding takes only customers that were created as individuals (POST /api/v1/customers).",
    ),
    fix: catalogue_text("Create an individual customer, or use the onboarding for businesses."),
    example: catalogue_text(r#"a customer with "type": "business""#),
    in_schema: CUSTOMER,
};

pub(crate) static NOT_ACTIVE: Rule = Rule {
    code: "customer_not_active",
    severity: Severity::Error,
    summary: catalogue_text("the customer is not active"),
    messages: &[&Sentence::new("customer_not_active", "This customer is not active yet.")],
    hints: &[&Sentence::new("hint.customer_not_active", "Activate the customer first.")],
    params: &[],
    explanation: catalogue_text("A customer must be active before onboarding is submitted."),
    fix: catalogue_text("Activate the customer first."),
    example: catalogue_text(r#"a customer with "active": false"#),
    in_schema: CUSTOMER,
};

pub(crate) static AGREEMENT_NOT_SIGNED: Rule = Rule {
    code: "agreement_not_signed",
    severity: Severity::Error,
    summary: catalogue_text("the customer has not signed the platform agreement"),
    messages: &[&Sentence::new("agreement_not_signed", "This customer has not signed the platform agreement.")],
    hints: &[&Sentence::new("hint.agreement_not_signed", "Ask them to sign it first.")],
    params: &[],
    explanation: catalogue_text("The platform agreement must be signed before onboarding is submitted."),
    fix: catalogue_text("Have the agreement signed first."),
    example: catalogue_text(r#"a customer with "agreement_signed": false"#),
    in_schema: CUSTOMER,
};

pub(crate) static ALREADY_VERIFIED: Rule = Rule {
    code: "already_verified",
    severity: Severity::Error,
    summary: catalogue_text("the customer is KYC-verified already"),
    messages: &[&Sentence::new("already_verified", "This customer is already verified.")],
    hints: &[&Sentence::new("hint.already_verified", "You do not need to send anything.")],
    params: &[],
    explanation: catalogue_text("A customer who is KYC-verified cannot be onboarded again."),
    fix: catalogue_text("There is nothing to submit."),
    example: catalogue_text(r#"a customer with "kyc_verified": true"#),
    in_schema: CUSTOMER,
};

pub(crate) static CORRECTION_NOT_ALLOWED: Rule = Rule {
    code: "correction_not_allowed",
    severity: Severity::Error,
    summary: catalogue_text("a correction while the onboarding's status is not `action_required`"),
    messages: &[&Sentence::new(
        "correction_not_allowed",
        "You can only correct an onboarding while its status is action_required.",
    )],
    hints: &[&Sentence::new("hint.correction_not_allowed", "Get the latest status and try again.")],
    params: &[ParamSpec::word("status").sometimes()],
    explanation: catalogue_text(
        "PATCH is allowed only while the status is exactly `action_required`. The status is a param if it is \
         one of those that Harbor is known to use.",
    ),
    fix: catalogue_text("Read the status again (GET), and wait for `action_required`."),
    example: catalogue_text("--operation correct --status processing"),
    in_schema: InSchema::No(catalogue_text("The body does not carry the status of the onboarding.")),
};

pub(crate) static RULES: &[&Rule] =
    &[&NOT_INDIVIDUAL, &NOT_ACTIVE, &AGREEMENT_NOT_SIGNED, &ALREADY_VERIFIED, &CORRECTION_NOT_ALLOWED];

/// The only status in which a correction is accepted.
const CORRECTABLE: &str = "action_required";

/// Statuses seen in Harbor's public pages.
pub(crate) const KNOWN_STATUSES: [&str; 6] = ["processing", CORRECTABLE, "submitted", "verified", "declined", "failed"];

/// The kind of customer that this onboarding is for.
const INDIVIDUAL: &str = "individual";

/// The violations at the root that do not depend on the body.
pub(crate) fn errors(submission: &Submission) -> Vec<Violation> {
    match submission.operation {
        Operation::Submit => prerequisites(&submission.customer),
        Operation::Correct => submission.status.as_deref().and_then(status_error).into_iter().collect(),
    }
}

fn prerequisites(customer: &Customer) -> Vec<Violation> {
    let broken = [
        (customer.kind.as_deref().is_some_and(|kind| kind != INDIVIDUAL), &NOT_INDIVIDUAL),
        (customer.active == Some(false), &NOT_ACTIVE),
        (customer.agreement_signed == Some(false), &AGREEMENT_NOT_SIGNED),
        (customer.kyc_verified == Some(true), &ALREADY_VERIFIED),
    ];
    broken.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, rule)| hinted(rule)).collect()
}

/// The violation of a rule that has one hint.
fn hinted(rule: &'static Rule) -> Violation {
    rule.hints.iter().fold(rule.violation(), |violation, hint| violation.with_hint(hint))
}

fn status_error(status: &str) -> Option<Violation> {
    if status == CORRECTABLE {
        return None;
    }
    let violation = hinted(&CORRECTION_NOT_ALLOWED);
    Some(match KNOWN_STATUSES.into_iter().find(|known| *known == status) {
        Some(known) => violation.with_param("status", known),
        None => violation,
    })
}

/// The names of the facts about the customer that a submission depends on and that were not given.
pub(crate) fn missing_facts(submission: &Submission) -> Vec<&'static str> {
    let Submission { operation: Operation::Submit, customer, .. } = submission else { return Vec::new() };
    let facts = [
        ("type", customer.kind.is_some()),
        ("active", customer.active.is_some()),
        ("agreement_signed", customer.agreement_signed.is_some()),
        ("kyc_verified", customer.kyc_verified.is_some()),
    ];
    facts.into_iter().filter(|(_, is_given)| !is_given).map(|(name, _)| name).collect()
}
