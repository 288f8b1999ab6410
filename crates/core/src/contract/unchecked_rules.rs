//! The rules that a body alone cannot prove. Both revisions of the guide have them.

use std::borrow::Cow;

use crate::unchecked::{Occurs, Unchecked, UncheckedRule};

/// The rules, with a prefix for each reason, and the JSON Pointer of the object that has the person's fields.
macro_rules! unchecked_rules {
    ($before:literal, $person:literal) => {{
        use const_format::concatcp;

        use $crate::checks::proof_of_address::MAX_AGE_DAYS;
        use $crate::contract::unchecked_rules::rule;
        use $crate::unchecked::{self, Occurs};

        [
            rule(
                "prerequisites",
                "",
                concatcp!(
                    $before,
                    "The customer must be an individual customer, active, with a signed agreement, and not verified yet: \
                     not all of these facts were given."
                ),
                Occurs::If(unchecked::prerequisites),
            ),
            rule(
                "correction_status",
                "",
                concatcp!(
                    $before,
                    "A correction is allowed only while the onboarding's status is action_required: the status was not \
                     given."
                ),
                Occurs::If(unchecked::correction_status),
            ),
            rule(
                "residence_conditional_fields",
                concat!($person, "/residence/country"),
                concatcp!(
                    $before,
                    "Which further fields are needed depends on the country of residence, which is not known."
                ),
                Occurs::If(unchecked::residence_conditional_fields),
            ),
            rule(
                "residence_subdivision",
                concat!($person, "/residence/state"),
                concatcp!(
                    $before,
                    "The subdivisions of the country of residence are not known here: the subdivisions lookup knows them."
                ),
                Occurs::If(unchecked::residence_subdivision),
            ),
            rule(
                "proof_of_address_issued_within_90_days",
                concat!($person, "/proof_of_address"),
                concatcp!(
                    $before,
                    "A proof of address must have been issued within ",
                    MAX_AGE_DAYS,
                    " days: the body does not carry the date."
                ),
                Occurs::If(unchecked::proof_of_address_age),
            ),
            rule(
                "bank_statement_condition",
                concat!($person, "/bank_statement"),
                concatcp!(
                    $before,
                    "A bank statement is needed if the person has a US bank account, which is not known."
                ),
                Occurs::If(unchecked::bank_statement_condition),
            ),
            rule(
                "document_quality",
                "",
                concatcp!(
                    $before,
                    "Whether the document can be read was not measured: only a whole JPEG or PNG of at most 50 megapixels \
                     can be, alone or as the only page of a PDF without fonts, and only where pictures are decoded."
                ),
                Occurs::AtFilesNotMeasured,
            ),
            rule(
                "files",
                "",
                concatcp!(
                    $before,
                    "The files were not checked, because the body was said to be stored without them: whether they are all \
                     there, and what they contain, is not known."
                ),
                Occurs::If(unchecked::files),
            ),
        ]
    }};
}

pub(super) use unchecked_rules;

pub(super) const fn rule(
    rule: &'static str,
    path: &'static str,
    reason: &'static str,
    occurs: Occurs,
) -> UncheckedRule {
    UncheckedRule { entry: Unchecked { rule, path: Cow::Borrowed(path), reason }, occurs }
}
