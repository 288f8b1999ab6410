//! How many items a list may have.

use crate::field::List;
use crate::rule::{Finding, InSchema, Rule, Severity, explained};

pub(crate) static TOO_FEW: Rule = Rule {
    code: "too_few",
    severity: Severity::Error,
    summary: explained("a list with fewer items than are needed"),
    message: "{field} must hold at least {min} item.",
    params: &["min"],
    explanation: explained(
        "The guide asks for at least one source of wealth, purpose of use and proof of address; a bank \
         statement without a file is read the same way.",
    ),
    mend: explained("Add an item."),
    example: explained(r#""source_of_wealth": []"#),
    in_schema: InSchema::Yes,
};

pub(crate) static TOO_MANY: Rule = Rule {
    code: "too_many",
    severity: Severity::Error,
    summary: explained("a list with more items than are taken"),
    message: "{field} must hold at most {max} items.",
    params: &["max"],
    explanation: explained(
        "The guide says how many files prove an address or make a bank statement. The items beyond are \
         checked as well.",
    ),
    mend: explained("Leave some out, or join pages into one PDF."),
    example: explained(r#""bank_statement": {"files": ["…", "…", "…", "…"]}"#),
    in_schema: InSchema::Yes,
};

pub(crate) static RULES: &[&Rule] = &[&TOO_FEW];
pub(crate) static LIMITED_RULES: &[&Rule] = &[&TOO_FEW, &TOO_MANY];

pub(crate) fn error(list: &List, items: usize) -> Option<Finding> {
    let items = items as u64;
    if items < list.min {
        return Some(TOO_FEW.found().with("min", list.min));
    }
    list.max.filter(|max| items > *max).map(|max| TOO_MANY.found().with("max", max))
}
