//! How many items a list may have.

use super::{choice, file};
use crate::choices::Choices;
use crate::field::{Item, List};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::{Sentence, Wording};

static SELECT_ONE: Sentence = Sentence::new("too_few", "Select at least one option.");
static UPLOAD_ONE: Sentence = Sentence::new("too_few.files", "Upload at least one file.");
static UPLOAD_FEWER: Sentence = Sentence::new("too_many", "Upload no more than {max} files.");
static COMBINE: Sentence = Sentence::new("hint.too_many", "Remove some, or combine pages into one PDF.");

pub(crate) static TOO_FEW: Rule = Rule {
    code: "too_few",
    severity: Severity::Error,
    summary: catalogue_text("a list with fewer items than are needed"),
    messages: &[&SELECT_ONE, &UPLOAD_ONE],
    hints: &[],
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
    messages: &[&UPLOAD_FEWER],
    hints: &[&COMBINE],
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
pub(crate) const fn of_choices(item_wording: Wording, choices: Choices) -> List {
    let item = Item::Choice(choices);
    List { item, item_wording, min: 1, max: None, rules: UNLIMITED_RULES, item_rules: choice::RULES }
}

/// A list of one to `max` files.
pub(crate) const fn of_files(item_wording: Wording, max: u64) -> List {
    let item = Item::File(&file::FORMAT);
    List { item, item_wording, min: 1, max: Some(max), rules: RULES, item_rules: file::FILE_RULES }
}

/// Whether a list has too few or too many items.
pub(crate) fn error(list: &List, items: usize) -> Option<Violation> {
    let items = items as u64;
    if items < list.min {
        let message = match list.item {
            Item::Choice(_) => &SELECT_ONE,
            Item::File(_) => &UPLOAD_ONE,
        };
        return Some(TOO_FEW.violation().with_param("min", list.min).with_message(message));
    }
    let max = list.max.filter(|max| items > *max)?;
    Some(TOO_MANY.violation().with_param("max", max).with_hint(&COMBINE))
}
