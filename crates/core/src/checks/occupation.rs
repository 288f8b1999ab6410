//! Occupations: slugs out of a list that changes over time.

use std::borrow::Cow;

use const_format::formatcp;

use super::wrong_type;
use crate::context::{Context, Meaning};
use crate::field::{AsNumber, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::{Pattern, described};
use crate::reference::ReferenceData;
use crate::rule::{DID_YOU_MEAN, InSchema, Rule, SUGGESTION, Severity, Violation, catalogue_text};
use crate::suggest::{nearest, same_letters};
use crate::wording::Sentence;

static NOT_A_CODE: Sentence =
    Sentence::new("invalid_occupation", formatcp!("{{field}} must be a code from Harbor's list, like {EXAMPLE}."));
static NOT_ON_LIVE_LIST: Sentence =
    Sentence::new("invalid_occupation.not_listed", "{field} is not on Harbor's list of occupations.");
static USE_CODE: Sentence = Sentence::new("hint.invalid_occupation", "Use the code of the occupation, not its name.");
static CHOOSE_ANOTHER: Sentence = Sentence::new("hint.invalid_occupation.not_listed", "Choose one from the list.");
static NOT_ON_COPY: Sentence =
    Sentence::new("unverified_occupation", "{field} is not on our copy of Harbor's list of occupations.");
static COMPARE: Sentence = Sentence::new("hint.unverified_occupation", "Check it against Harbor's current list.");

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_occupation",
    severity: Severity::Error,
    summary: catalogue_text("not a slug, or not on the live list that was given"),
    messages: &[&NOT_A_CODE, &NOT_ON_LIVE_LIST],
    hints: &[&DID_YOU_MEAN, &USE_CODE, &CHOOSE_ANOTHER],
    params: &[SUGGESTION],
    explanation: catalogue_text(
        "A slug is made of a to z, 0 to 9 and underscores. If a live list was given, it must be on it.",
    ),
    fix: catalogue_text(formatcp!("Send the slug, not the label: `{EXAMPLE}`, not \"Medical Doctors\".")),
    example: catalogue_text(r#""occupation": "Medical Doctors""#),
    in_schema: InSchema::Partly(catalogue_text("The form of a slug is said; a live list of occupations is not known.")),
};

pub(crate) static UNVERIFIED: Rule = Rule {
    code: "unverified_occupation",
    severity: Severity::Warning,
    summary: catalogue_text("not on the embedded list, and no live list was given"),
    messages: &[&NOT_ON_COPY],
    hints: &[&DID_YOU_MEAN, &COMPARE],
    params: &[SUGGESTION],
    explanation: catalogue_text(
        "The embedded list holds fewer options than Harbor speaks of, and the list changes over time. \
         Only a live list can tell for sure.",
    ),
    fix: catalogue_text("Compare it with GET /api/v1/occupations, or give that answer as the live list."),
    example: catalogue_text(r#""occupation": "astronauts""#),
    in_schema: InSchema::No(catalogue_text("It is a warning, and the list of occupations changes over time.")),
};

/// On the embedded list.
const EXAMPLE: &str = "medical_doctors";

pub(crate) static RULES: &[&Rule] = &[&INVALID, &UNVERIFIED];

/// An occupation.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: RULES,
    max_length: None,
    example: EXAMPLE,
    input: Input::Occupation,
    is_sensitive: false,
    schema: TextSchema::Pattern(described(pattern)),
    as_number: AsNumber::send(&wrong_type::AS_TEXT),
    check,
};

fn check(_: &TextFormat, text: Text<'_>, context: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    let slug = text.to_str();
    let violation = error(&slug, context.reference).or_else(|| warning(&slug, context.reference));
    violation.into_iter().for_each(report);
    Meaning::None
}

fn error(slug: &str, reference: &ReferenceData) -> Option<Violation> {
    let is_slug = slug.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    let on_live_list = !reference.knows_all_occupations() || reference.has_occupation(slug);
    if is_slug && on_live_list {
        return None;
    }
    let violation = INVALID.violation().suggesting(suggestion(slug, reference));
    Some(if is_slug {
        violation.with_message(&NOT_ON_LIVE_LIST).or_hint(&CHOOSE_ANOTHER)
    } else {
        violation.or_hint(&USE_CODE)
    })
}

fn pattern() -> Pattern {
    Pattern { must_match: vec!["^[a-z0-9_]".into()], must_not_match: vec!["[^a-z0-9_]".into()], ..Pattern::default() }
}

/// Expects a slug.
fn warning(slug: &str, reference: &ReferenceData) -> Option<Violation> {
    if reference.has_occupation(slug) || reference.occupations().next().is_none() {
        return None;
    }
    Some(UNVERIFIED.violation().suggesting(suggestion(slug, reference)).or_hint(&COMPARE))
}

/// The slug whose own letters or whose label was written, or else the nearest one.
fn suggestion(text: &str, reference: &ReferenceData) -> Option<Cow<'static, str>> {
    let known: Vec<_> = reference.occupations().collect();
    let same = |known: &str| same_letters(text, known);
    let spelt = known.iter().find(|(slug, label)| same(slug) || label.is_some_and(same)).map(|(slug, _)| &**slug);
    let slug = spelt.or_else(|| nearest(text, &mut known.iter().map(|(slug, _)| &**slug)));
    slug.map(|slug| Cow::Owned(slug.to_owned()))
}
