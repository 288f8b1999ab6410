//! Rules of the guide that a body alone cannot prove.

use std::borrow::Cow;

use serde::Serialize;

use crate::checks::operation;
use crate::context::{Context, Fact};
use crate::locale::Locale;
use crate::reference::Subdivisions;
use crate::submission::{Customer, Files, Operation, Submission};

/// A rule that could not be checked, because something was not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Unchecked {
    /// The name of the rule; one of [`Contract::unchecked_rules`](crate::Contract::unchecked_rules).
    #[cfg_attr(feature = "schemars", schemars(schema_with = "rule_name"))]
    pub rule: &'static str,
    /// JSON Pointer of the value that the rule is about; empty for the request as a whole.
    pub path: Cow<'static, str>,
    /// What is not known, in a sentence, in the language of the report.
    pub reason: Cow<'static, str>,
}

/// The names of the rules, in the order of a report's `unchecked`.
#[cfg(any(test, feature = "schemars"))]
pub(crate) const NAMES: [&str; 8] = [
    "prerequisites",
    "correction_status",
    "residence_conditional_fields",
    "residence_subdivision",
    "proof_of_address_issued_within_90_days",
    "bank_statement_condition",
    "document_quality",
    "files",
];

/// A schema that lists the names of this version, and allows others, because a later version may add some.
#[cfg(feature = "schemars")]
fn rule_name(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "anyOf": [{ "type": "string", "enum": NAMES }, { "type": "string" }] })
}

/// A rule that may be left unchecked, and where it is.
#[derive(Debug)]
pub(crate) struct UncheckedRule {
    pub(crate) entry: Unchecked,
    /// What comes before the reason: the name of the contract, unless it is the first one.
    pub(crate) prefix: &'static str,
    pub(crate) occurs: Occurs,
}

/// Where a rule is left unchecked.
#[derive(Debug)]
pub(crate) enum Occurs {
    /// At the path of its entry, if this returns true.
    If(fn(&Context<'_>) -> bool),
    /// At the path of its entry, with the names of the facts about the customer that are missing.
    IfFactsAreMissing {
        /// The reason if all are missing, as they are for most callers: it costs no allocation.
        all: &'static str,
    },
    /// At each file whose picture could not be measured.
    AtFilesNotMeasured,
}

/// Returns the entries of the rules that could not be checked for this payload, in a language.
pub(crate) fn open(rules: &[UncheckedRule], context: &Context<'_>, locale: &Locale) -> Vec<Unchecked> {
    let mut open = Vec::new();
    for rule in rules {
        match rule.occurs {
            Occurs::If(is_open) => open.extend(is_open(context).then(|| rule.entry_in(locale))),
            Occurs::IfFactsAreMissing { all } => open.extend(rule.entry_with_facts(all, context.submission, locale)),
            Occurs::AtFilesNotMeasured => open.extend(
                context
                    .not_measured
                    .iter()
                    .map(|pointer| Unchecked { path: pointer.clone().into(), ..rule.entry_in(locale) }),
            ),
        }
    }
    open
}

impl UncheckedRule {
    /// The entry with the names of the facts that are missing, if some are; `all` is its reason if all of them are.
    fn entry_with_facts(&self, all: &'static str, submission: &Submission, locale: &Locale) -> Option<Unchecked> {
        let is_none_given = submission.operation == Operation::Submit && submission.customer == Customer::default();
        if *locale == Locale::ENGLISH && is_none_given {
            return Some(Unchecked { reason: Cow::Borrowed(all), ..self.entry.clone() });
        }
        let missing = operation::missing_facts(submission);
        let entry = self.entry_in(locale);
        let reason = Cow::Owned(entry.reason.replace("{facts}", &missing.join(", ")));
        (!missing.is_empty()).then_some(Unchecked { reason, ..entry })
    }

    fn entry_in(&self, locale: &Locale) -> Unchecked {
        let mut entry = self.entry.clone();
        if *locale != Locale::ENGLISH
            && let Some(reason) = locale.text(&format!("unchecked.{}", entry.rule))
        {
            entry.reason = Cow::Owned(format!("{}{reason}", self.prefix));
        }
        entry
    }
}

pub(crate) fn correction_status(context: &Context<'_>) -> bool {
    context.submission.operation == Operation::Correct && context.submission.status.is_none()
}

pub(crate) fn residence_conditional_fields(context: &Context<'_>) -> bool {
    context.residence().is_none()
}

pub(crate) fn residence_subdivision(context: &Context<'_>) -> bool {
    context.residence().is_some() && matches!(context.subdivisions(), Subdivisions::Unknown)
}

pub(crate) fn proof_of_address_age(context: &Context<'_>) -> bool {
    context.lives_in_us() == Some(true)
        && context.has_proof_of_address()
        && context.submission.proof_issued_on.is_none()
}

pub(crate) fn bank_statement_condition(context: &Context<'_>) -> bool {
    context.lives_in_us() == Some(false) && context.flag(Fact::HasUsBankAccount).is_none()
}

pub(crate) fn files(context: &Context<'_>) -> bool {
    context.submission.files == Files::Absent
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::Preflight;

    #[test]
    fn missing_facts_about_the_customer_are_named() {
        let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
        let report = preflight.validate(b"{}", &Submission::new());
        assert!(report.unchecked[0].reason.ends_with("not given: type, active, agreement_signed, kyc_verified."));
        let customer = Customer { kind: Some("individual".into()), active: Some(true), ..Customer::default() };
        let submission = Submission::new().with_customer(customer.clone());
        let report = preflight.validate(b"{}", &submission);
        assert_eq!(report.unchecked[0].rule, "prerequisites");
        assert!(report.unchecked[0].reason.ends_with("not given: agreement_signed, kyc_verified."));
        let customer = Customer { agreement_signed: Some(true), kyc_verified: Some(false), ..customer };
        let report = preflight.validate(b"{}", &Submission::new().with_customer(customer));
        assert_ne!(report.unchecked[0].rule, "prerequisites");
    }
}
