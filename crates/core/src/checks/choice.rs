//! Fields that accept one of a few values.

use std::borrow::Cow;

use super::wrong_type;
use crate::choices::Choices;
use crate::context::{Context, Meaning};
use crate::field::{AsNumber, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::rule::{DID_YOU_MEAN, InSchema, ParamSpec, Rule, SUGGESTION, Severity, Violation, catalogue_text};
use crate::suggest::{by_part, nearest, same_letters};
use crate::wording::Sentence;

static NOT_LISTED: Sentence = Sentence::new("invalid_choice", "{field} must be one of: {allowed}.");
static AS_WRITTEN: Sentence =
    Sentence::new("hint.invalid_choice", "Use one of these values, exactly as it is written.");
static REPEATED: Sentence = Sentence::new("duplicate_item", "{field} is already in the list.");
static REMOVE_ONE: Sentence = Sentence::new("hint.duplicate_item", "Remove one of them.");

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_choice",
    severity: Severity::Error,
    summary: catalogue_text("not one of the values that the guide lists"),
    messages: &[&NOT_LISTED],
    hints: &[&DID_YOU_MEAN, &AS_WRITTEN],
    params: &[ParamSpec::words("allowed"), SUGGESTION],
    explanation: catalogue_text("The values are compared exactly, upper and lower case included."),
    fix: catalogue_text("Use one of the values as it is written in the guide."),
    example: catalogue_text(r#""source_of_wealth": ["salary"]"#),
    in_schema: InSchema::Yes,
};

pub(crate) static DUPLICATE_ITEM: Rule = Rule {
    code: "duplicate_item",
    severity: Severity::Warning,
    summary: catalogue_text("an earlier item of the list is the same"),
    messages: &[&REPEATED],
    hints: &[&REMOVE_ONE],
    params: &[],
    explanation: catalogue_text("The guide does not forbid it, but it says nothing that the earlier item does not."),
    fix: catalogue_text("Leave it out."),
    example: catalogue_text(r#""purpose_of_use": ["payments", "payments"]"#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&INVALID, &DUPLICATE_ITEM];

/// The rules that look at a single choice: in a list, an item may also be repeated.
static TEXT_RULES: &[&Rule] = &[&INVALID];

/// A choice among a few values.
pub(crate) const fn format(choices: Choices, example: &'static str) -> TextFormat {
    TextFormat {
        rules: TEXT_RULES,
        max_length: None,
        example,
        input: Input::Choice,
        is_sensitive: false,
        schema: TextSchema::Choices(choices),
        as_number: AsNumber::send(&wrong_type::AS_TEXT),
        check,
    }
}

fn check(format: &TextFormat, text: Text<'_>, _: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    let values = format.choices().map_or(&[][..], |choices| choices.values);
    let Some(position) = position(text, values) else {
        report(invalid(&text.to_str(), values));
        return Meaning::None;
    };
    Meaning::Choice(position)
}

/// The violation of a text that is not one of the values.
#[cold]
#[inline(never)]
pub(crate) fn invalid(text: &str, values: &'static [&'static str]) -> Violation {
    let known = values.iter().copied();
    let alias = || ALIASES.iter().find(|(other, value)| same_letters(text, other) && values.contains(value));
    let spelt = known.clone().find(|value| same_letters(text, value)).or_else(|| alias().map(|(_, value)| *value));
    let suggestion = spelt.or_else(|| by_part(text, values)).or_else(|| nearest(text, &mut values.iter().copied()));
    INVALID.violation().with_param("allowed", values).suggesting(suggestion.map(Cow::Borrowed)).or_hint(&AS_WRITTEN)
}

/// The violation of an item that is in the list already.
pub(crate) fn duplicate_item() -> Violation {
    DUPLICATE_ITEM.violation().with_hint(&REMOVE_ONE)
}

/// What others call a type of document. A passport card is neither a passport nor certainly a national ID.
const ALIASES: [(&str, &str); 18] = [
    ("DRIVING_LICENCE", "DRIVER_LICENCE"),
    ("DRIVING_LICENSE", "DRIVER_LICENCE"),
    ("DRIVERS_LICENCE", "DRIVER_LICENCE"),
    ("DRIVERS_LICENSE", "DRIVER_LICENCE"),
    ("DL", "DRIVER_LICENCE"),
    ("ID_CARD", "NATIONAL_ID"),
    ("IDENTITY_CARD", "NATIONAL_ID"),
    ("IDENTIFICATION_CARD", "NATIONAL_ID"),
    ("NATIONAL_ID_CARD", "NATIONAL_ID"),
    ("NATIONAL_IDENTITY_CARD", "NATIONAL_ID"),
    ("NATIONAL_IDENTITY", "NATIONAL_ID"),
    ("RESIDENCE_CARD", "RESIDENCE_PERMIT"),
    ("RESIDENT_CARD", "RESIDENCE_PERMIT"),
    ("RESIDENT_PERMIT", "RESIDENCE_PERMIT"),
    ("PERMANENT_RESIDENT_CARD", "RESIDENCE_PERMIT"),
    ("PERMANENT_RESIDENCE_CARD", "RESIDENCE_PERMIT"),
    ("GREEN_CARD", "RESIDENCE_PERMIT"),
    ("BRP", "RESIDENCE_PERMIT"),
];

/// Which of the values a text is.
pub(crate) fn position(text: Text<'_>, values: &[&str]) -> Option<usize> {
    values.iter().position(|value| text.is(value))
}
