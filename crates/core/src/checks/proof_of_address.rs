//! Proof of address: issued not long ago, a date that the body does not carry.

use const_format::formatcp;

use super::birthday;
use crate::context::Context;
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::Sentence;

static NOT_RECENT: Sentence =
    Sentence::new("proof_of_address_too_old", "{field} must have been issued in the last {max_age_days} days.");
static UPLOAD_NEWER: Sentence =
    Sentence::new("hint.proof_of_address_too_old", "Upload a newer bill, bank statement or tax notice.");

pub(crate) static TOO_OLD: Rule = Rule {
    code: "proof_of_address_too_old",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!("the proof of address was issued more than {MAX_AGE_DAYS} days ago")),
    messages: &[&NOT_RECENT],
    hints: &[&UPLOAD_NEWER],
    params: &[ParamSpec::count("max_age_days")],
    explanation: catalogue_text(formatcp!(
        "The body does not carry the date of issue, so that it is checked only if the caller gives it. A proof issued \
         {MAX_AGE_DAYS} days before today is still taken."
    )),
    fix: catalogue_text("Upload a newer one: a utility bill, a bank statement, a tax notice."),
    example: catalogue_text(formatcp!("--proof-issued-on with a day {} days ago", MAX_AGE_DAYS + 1)),
    in_schema: InSchema::No(catalogue_text(
        "The body does not carry the date of issue, and it depends on today's date.",
    )),
};

pub(crate) static RULES: &[&Rule] = &[&TOO_OLD];

/// The rules that look at the object as a whole.
pub(crate) static OBJECT_RULES: &[&Rule] = &[&birthday::IN_FUTURE, &TOO_OLD];

/// Days that may lie between the issue and today.
pub(crate) const MAX_AGE_DAYS: u32 = 90;

pub(crate) fn check(context: &Context<'_>) -> Option<Violation> {
    let issued_on = context.submission.proof_issued_on?;
    if issued_on > context.today {
        return Some(birthday::proof_in_future());
    }
    let age_days = context.today.signed_duration_since(issued_on).num_days();
    let is_too_old = age_days > i64::from(MAX_AGE_DAYS);
    is_too_old.then(|| TOO_OLD.violation().with_param("max_age_days", u64::from(MAX_AGE_DAYS)).with_hint(&UPLOAD_NEWER))
}
