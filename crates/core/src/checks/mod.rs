//! The rooms: one topic each, with its rules, its sentences and its function.

pub(crate) mod birthday;
pub(crate) mod body;
pub(crate) mod choice;
pub(crate) mod country;
pub(crate) mod email;
pub(crate) mod file;
pub(crate) mod free_text;
pub(crate) mod keys;
pub(crate) mod list;
pub(crate) mod occupation;
pub(crate) mod operation;
pub(crate) mod phone;
pub(crate) mod presence;
pub(crate) mod proof_of_address;
pub(crate) mod ssn;
pub(crate) mod subdivision;
pub(crate) mod wrong_type;

use crate::facts::Facts;
use crate::field::Format;
use crate::grammar::Grammar;
use crate::json::Text;
use crate::rule::{Finding, Rule};

/// Whether a string can be told by its bytes to be without error and warning, as most free texts can.
pub(crate) fn is_plain(format: Format, text: Text<'_>) -> bool {
    match (format, text.in_place()) {
        (Format::FreeText { max, .. }, Some((bytes, _))) => free_text::is_plain(bytes, max),
        _ => false,
    }
}

/// The one error of a string, if it has one.
pub(crate) fn error(format: Format, text: &str, facts: &Facts<'_>) -> Option<Finding> {
    match format {
        Format::FreeText { max, .. } => free_text::error(text, max),
        Format::Email => email::error(text),
        Format::Country { refuse_prohibited } => country::error(text, refuse_prohibited, facts),
        Format::Birthday => birthday::error(text, facts.today),
        Format::Subdivision => subdivision::error(text, facts),
        Format::Occupation => occupation::error(text, facts.reference),
        Format::Choice { choices, .. } => choice::error(text, choices.words),
        Format::SocialSecurityNumber => ssn::error(text),
        Format::PhoneNumber => phone::error(text),
    }
}

/// The warnings of a string that has no error.
pub(crate) fn warnings(format: Format, text: &str, facts: &Facts<'_>) -> Vec<Finding> {
    match format {
        Format::FreeText { .. } => free_text::warnings(text),
        Format::Birthday => birthday::warning(text, facts.today).into_iter().collect(),
        Format::Occupation => occupation::warning(text, facts.reference).into_iter().collect(),
        Format::SocialSecurityNumber => ssn::warning(text).into_iter().collect(),
        Format::PhoneNumber => phone::warning(text, facts).into_iter().collect(),
        Format::Email | Format::Country { .. } | Format::Subdivision | Format::Choice { .. } => Vec::new(),
    }
}

/// The rules that look at a string of this format.
pub(crate) fn rules(format: Format) -> &'static [&'static Rule] {
    match format {
        Format::FreeText { max: Some(_), .. } => free_text::LIMITED_RULES,
        Format::FreeText { max: None, .. } => free_text::RULES,
        Format::Email => email::RULES,
        Format::Country { refuse_prohibited: true } => country::RULES,
        Format::Country { refuse_prohibited: false } => country::RULES_WITHOUT_PROHIBITION,
        Format::Birthday => birthday::RULES,
        Format::Subdivision => subdivision::RULES,
        Format::Occupation => occupation::RULES,
        Format::Choice { .. } => choice::RULES,
        Format::SocialSecurityNumber => ssn::RULES,
        Format::PhoneNumber => phone::RULES,
    }
}

/// The most code points that a string of this format can have.
pub(crate) fn max_length(format: Format) -> Option<u64> {
    match format {
        Format::FreeText { max, .. } => max,
        Format::Email => Some(email::MAX_OCTETS as u64),
        Format::Birthday => Some(birthday::DATE_LENGTH as u64),
        Format::SocialSecurityNumber => Some(ssn::DIGITS as u64),
        Format::PhoneNumber => Some(phone::MAX_LENGTH as u64),
        Format::Occupation | Format::Country { .. } | Format::Subdivision | Format::Choice { .. } => None,
    }
}

/// What can be said of a string of this format without this crate; nothing where a list says all.
pub(crate) fn grammar(format: Format) -> Grammar {
    let grammar = match format {
        Format::FreeText { .. } => free_text::grammar(),
        Format::Email => email::grammar(),
        Format::Birthday => birthday::grammar(),
        Format::Occupation => occupation::grammar(),
        Format::SocialSecurityNumber => ssn::grammar(),
        Format::PhoneNumber => phone::grammar(),
        Format::Country { .. } | Format::Subdivision | Format::Choice { .. } => Grammar::default(),
    };
    Grammar { max_length: max_length(format), ..grammar }
}

/// A string that is fine.
pub(crate) fn example(format: Format) -> &'static str {
    match format {
        Format::FreeText { example, .. } | Format::Choice { example, .. } => example,
        Format::Email => email::EXAMPLE,
        Format::Country { .. } => country::EXAMPLE,
        Format::Birthday => birthday::EXAMPLE,
        Format::Subdivision => subdivision::EXAMPLE,
        Format::Occupation => occupation::EXAMPLE,
        Format::SocialSecurityNumber => ssn::EXAMPLE,
        Format::PhoneNumber => phone::EXAMPLE,
    }
}
