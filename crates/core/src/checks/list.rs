//! How many items a list may have.

use super::{choice, file};
use crate::choices::Choices;
use crate::field::{Item, List};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};

pub(crate) static TOO_FEW: Rule = Rule {
    code: "too_few",
    severity: Severity::Error,
    summary: catalogue_text("a list with fewer items than are needed"),
    message: "{field} must hold at least {min} item.",
    params: &[ParamSpec::count("min")],
    explanation: catalogue_text(
        "The guide asks for at least one source of wealth, purpose of use and proof of address; a bank \
         statement without a file is read the same way.",
    ),
    fix: catalogue_text("Add an item."),
    example: catalogue_text(r#""source_of_wealth": []"#),
    in_schema: InSchema::Yes,
};

pub(crate) static TOO_MANY: Rule = Rule {
    code: "too_many",
    severity: Severity::Error,
    summary: catalogue_text("a list with more items than are taken"),
    message: "{field} must hold at most {max} items.",
    params: &[ParamSpec::count("max")],
    explanation: catalogue_text(
        "The guide says how many files prove an address or make a bank statement. The items beyond are \
         checked as well.",
    ),
    fix: catalogue_text("Leave some out, or join pages into one PDF."),
    example: catalogue_text(r#""bank_statement": {"files": ["…", "…", "…", "…"]}"#),
    in_schema: InSchema::Yes,
};

pub(crate) static RULES: &[&Rule] = &[&TOO_FEW, &TOO_MANY];

static UNLIMITED_RULES: &[&Rule] = &[&TOO_FEW];

/// A list of at least one choice.
pub(crate) const fn of_choices(item_label: &'static str, choices: Choices) -> List {
    let item = Item::Choice(choices);
    List { item, item_label, min: 1, max: None, rules: UNLIMITED_RULES, item_rules: choice::RULES }
}

/// A list of one to `max` files.
pub(crate) const fn of_files(item_label: &'static str, max: u64) -> List {
    let item = Item::File(&file::FORMAT);
    List { item, item_label, min: 1, max: Some(max), rules: RULES, item_rules: file::FILE_RULES }
}

/// Whether a list has too few or too many items.
pub(crate) fn error(list: &List, items: usize) -> Option<Violation> {
    let items = items as u64;
    if items < list.min {
        return Some(TOO_FEW.violation().with_param("min", list.min));
    }
    list.max.filter(|max| items > *max).map(|max| TOO_MANY.violation().with_param("max", max))
}
