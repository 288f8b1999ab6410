//! Phone numbers in E.164, and the country they are said to belong to.

use crate::facts::Facts;
use crate::rule::{Finding, Rule, Severity};

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_phone",
    severity: Severity::Error,
    summary: "not a full number in E.164: `+`, then 8 to 15 digits (11 after `+1`)",
    message: "{field} must be a full international number: a plus sign, the country calling code, and the number.",
    params: &["reason"],
    explanation: "\"Full mobile\" is read as E.164: a plus sign, then 8 to 15 ASCII digits of which the first is not 0; \
                  behind +1 exactly ten more. The reason is `no_plus`, `characters` (a leading 0 included) or `length`, \
                  the first that applies.",
    mend: "Write it like +14045550101: no spaces, hyphens or brackets, no 00 or 0 in front.",
    example: r#""number": "404-555-0101""#,
};

pub(crate) static COUNTRY_MISMATCH: Rule = Rule {
    code: "phone_country_mismatch",
    severity: Severity::Warning,
    summary: "the number does not begin with a calling code of `phone.country`",
    message: "{field} does not begin with the calling code of the country beside it, {calling_code}.",
    params: &["calling_code"],
    explanation: "The guide does not say that both must agree, so that this is no error; but one of them is probably \
                  wrong. Countries without a calling code of their own are not checked.",
    mend: "Correct the country of the phone number, or the number.",
    example: r#""phone": {"country": "GB", "number": "+14045550101"}"#,
};

pub(crate) static RULES: &[&Rule] = &[&INVALID, &COUNTRY_MISMATCH];

/// Digits of a number of the North American Numbering Plan: 1 and ten more.
const NORTH_AMERICAN_DIGITS: usize = 11;

pub(crate) fn error(number: &str) -> Option<Finding> {
    let Some(digits) = number.strip_prefix('+') else {
        let hint = "Begin with a plus sign and the country calling code, for example +1 for the US.";
        return Some(invalid("no_plus", hint));
    };
    if digits.starts_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let hint = "Use nothing but digits behind the plus sign, the first of them not 0.";
        return Some(invalid("characters", hint));
    }
    let right_length =
        if digits.starts_with('1') { digits.len() == NORTH_AMERICAN_DIGITS } else { (8..=15).contains(&digits.len()) };
    (!right_length).then(|| invalid("length", "Count the digits: 8 to 15 behind the plus sign; behind +1 exactly ten."))
}

fn invalid(reason: &'static str, hint: &'static str) -> Finding {
    INVALID.found().with("reason", reason).hinting(hint)
}

/// Takes a number in E.164.
pub(crate) fn warning(number: &str, facts: &Facts<'_>) -> Option<Finding> {
    let mut codes = facts.reference.calling_codes(facts.phone_country?).map(|code| format!("+{code}"));
    let first = codes.next()?;
    if number.starts_with(&first) || codes.any(|code| number.starts_with(&code)) {
        return None;
    }
    Some(COUNTRY_MISMATCH.found().with("calling_code", first))
}
