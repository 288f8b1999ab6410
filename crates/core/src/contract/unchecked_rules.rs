//! The rules that a body alone cannot prove. Both revisions of the guide have them.

use std::borrow::Cow;

use crate::unchecked::{Occurs, Unchecked, UncheckedRule};

/// What comes before the names of the facts that were not given.
pub(super) const FACTS_MISSING: &str = "We could not check that you are an active individual customer who has signed the \
    agreement and is not verified yet, because this was not given: ";

/// The rules, with a prefix for each reason, and the JSON Pointer of the object that has the person's fields.
macro_rules! unchecked_rules {
    ($before:literal, $person:literal) => {{
        use const_format::concatcp;
        use $crate::contract::unchecked_rules::{FACTS_MISSING, rule};
        use $crate::unchecked::{self, Occurs};

        [
            rule(
                $before,
                "prerequisites",
                "",
                concatcp!($before, FACTS_MISSING, "{facts}."),
                Occurs::IfFactsAreMissing { all: concatcp!($before, FACTS_MISSING, "type, active, agreement_signed, kyc_verified.") },
            ),
            rule(
                $before,
                "correction_status",
                "",
                concatcp!($before, "We could not check that you may correct this onboarding, because its status was not given."),
                Occurs::If(unchecked::correction_status),
            ),
            rule(
                $before,
                "residence_conditional_fields",
                concat!($person, "/residence/country"),
                concatcp!($before, "Choose a country of residence to see which other fields you need."),
                Occurs::If(unchecked::residence_conditional_fields),
            ),
            rule(
                $before,
                "residence_subdivision",
                concat!($person, "/residence/state"),
                concatcp!($before, "We have no list of the states and regions of this country."),
                Occurs::If(unchecked::residence_subdivision),
            ),
            rule(
                $before,
                "proof_of_address_issued_within_90_days",
                concat!($person, "/proof_of_address"),
                concatcp!($before, "We could not check that your proof of address was issued in the last 90 days, because its date was not given."),
                Occurs::If(unchecked::proof_of_address_age),
            ),
            rule(
                $before,
                "bank_statement_condition",
                concat!($person, "/bank_statement"),
                concatcp!($before, "Say whether you have a US bank account to see whether you need a bank statement."),
                Occurs::If(unchecked::bank_statement_condition),
            ),
            rule(
                $before,
                "document_quality",
                "",
                concatcp!(
                    $before,
                    "We could not check how sharp this document is. That needs a program that decodes pictures, and a JPEG or PNG of \
                     at most 50 megapixels, or a PDF of one such picture."
                ),
                Occurs::AtFilesNotMeasured,
            ),
            rule(
                $before,
                "files",
                "",
                concatcp!(
                    $before,
                    "We could not check the files, because these records are stored without them."
                ),
                Occurs::If(unchecked::files),
            ),
        ]
    }};
}

pub(super) use unchecked_rules;

pub(super) const fn rule(
    prefix: &'static str,
    rule: &'static str,
    path: &'static str,
    reason: &'static str,
    occurs: Occurs,
) -> UncheckedRule {
    let entry = Unchecked { rule, path: Cow::Borrowed(path), reason: Cow::Borrowed(reason) };
    UncheckedRule { entry, prefix, occurs }
}
