//! Fields that take one of a few words.

use std::borrow::Cow;

use crate::json::Text;
use crate::rule::{Finding, InSchema, Rule, Severity, explained};
use crate::suggest::same_or_nearest;

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_choice",
    severity: Severity::Error,
    summary: explained("not one of the words that the guide lists"),
    message: "{field} must be one of these: {allowed}.",
    params: &["allowed", "suggestion"],
    explanation: explained("The words are compared exactly, upper and lower case included."),
    mend: explained("Use one of the words as it is written in the guide."),
    example: explained(r#""source_of_wealth": ["salary"]"#),
    in_schema: InSchema::Yes,
};

pub(crate) static DUPLICATE_ITEM: Rule = Rule {
    code: "duplicate_item",
    severity: Severity::Warning,
    summary: explained("the same word stands earlier in the list"),
    message: "{field} is the same as an earlier one.",
    params: &[],
    explanation: explained("The guide does not forbid it, but it says nothing that the earlier item does not."),
    mend: explained("Leave it out."),
    example: explained(r#""purpose_of_use": ["payments", "payments"]"#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&INVALID];
pub(crate) static ITEM_RULES: &[&Rule] = &[&INVALID, &DUPLICATE_ITEM];

pub(crate) fn error(word: &str, choices: &'static [&'static str]) -> Option<Finding> {
    if choices.contains(&word) { None } else { Some(unknown(word, choices)) }
}

/// The issue of a word that is no choice.
pub(crate) fn unknown(word: &str, choices: &'static [&'static str]) -> Finding {
    let suggestion = same_or_nearest(word, choices.iter().copied()).map(Cow::Borrowed);
    INVALID.found().with("allowed", choices).suggesting(suggestion)
}

/// Which choice a word is.
pub(crate) fn position(word: Text<'_>, choices: &[&str]) -> Option<usize> {
    choices.iter().position(|choice| word.is(choice))
}
