//! What the guide demands and the body alone cannot prove.

use const_format::formatcp;

use crate::checks::operation;
use crate::checks::proof_of_address::MAX_AGE_DAYS;
use crate::facts::{Facts, Residence};
use crate::reference::Subdivisions;
use crate::report::Unchecked;
use crate::submission::Operation;

static PREREQUISITES: Unchecked = Unchecked {
    rule: "prerequisites",
    path: "",
    reason: "The customer must be an individual customer, active, with a signed agreement, and not verified yet: not all \
             of these facts were given.",
};

static CORRECTION_STATUS: Unchecked = Unchecked {
    rule: "correction_status",
    path: "",
    reason: "A correction is allowed only while the onboarding's status is action_required: the status was not given.",
};

static RESIDENCE_CONDITIONAL_FIELDS: Unchecked = Unchecked {
    rule: "residence_conditional_fields",
    path: "/individual/residence/country",
    reason: "Which further fields are needed depends on the country of residence, which is not known.",
};

static RESIDENCE_SUBDIVISION: Unchecked = Unchecked {
    rule: "residence_subdivision",
    path: "/individual/residence/state",
    reason: "The subdivisions of the country of residence are not known here: the subdivisions lookup knows them.",
};

static PROOF_OF_ADDRESS_AGE: Unchecked = Unchecked {
    rule: "proof_of_address_issued_within_90_days",
    path: "/individual/proof_of_address",
    reason: formatcp!(
        "A proof of address must have been issued within {MAX_AGE_DAYS} days: the body does not carry the date."
    ),
};

static BANK_STATEMENT_CONDITION: Unchecked = Unchecked {
    rule: "bank_statement_condition",
    path: "/individual/bank_statement",
    reason: "A bank statement is needed if the person has a US bank account, which is not known.",
};

static ALL: [&Unchecked; 6] = [
    &PREREQUISITES,
    &CORRECTION_STATUS,
    &RESIDENCE_CONDITIONAL_FIELDS,
    &RESIDENCE_SUBDIVISION,
    &PROOF_OF_ADDRESS_AGE,
    &BANK_STATEMENT_CONDITION,
];

/// All that may stand in a report's `unchecked`, in the order in which it does.
///
/// ```
/// assert_eq!(harbor_preflight::unchecked_rules()[0].rule, "prerequisites");
/// ```
pub fn unchecked_rules() -> &'static [&'static Unchecked] {
    &ALL
}

/// What these facts leave undecided.
pub(crate) fn of(facts: &Facts<'_>) -> Vec<Unchecked> {
    let submission = facts.submission;
    let at_root = match submission.operation {
        Operation::Submit => operation::lacks_facts(&submission.customer).then_some(&PREREQUISITES),
        Operation::Correct => submission.status.is_none().then_some(&CORRECTION_STATUS),
    };
    let subdivision = || matches!(facts.subdivisions(), Subdivisions::Unknown).then_some(&RESIDENCE_SUBDIVISION);
    let of_residence = match facts.residence {
        Residence::Undecided => [Some(&RESIDENCE_CONDITIONAL_FIELDS), None],
        Residence::UnitedStates => {
            let lacks_date = facts.has_proof_of_address && submission.proof_issued_on.is_none();
            [subdivision(), lacks_date.then_some(&PROOF_OF_ADDRESS_AGE)]
        }
        Residence::Elsewhere(_) => {
            [subdivision(), facts.has_us_bank_account.is_none().then_some(&BANK_STATEMENT_CONDITION)]
        }
    };
    at_root.into_iter().chain(of_residence.into_iter().flatten()).cloned().collect()
}
