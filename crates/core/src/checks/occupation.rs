//! Occupations: slugs out of a list that changes over time.

use std::borrow::Cow;

use const_format::formatcp;

use crate::context::{Context, Meaning};
use crate::field::{AsNumber, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::{Pattern, described};
use crate::reference::ReferenceData;
use crate::rule::{InSchema, Rule, SUGGESTION, Severity, Violation, catalogue_text};
use crate::suggest::{nearest, same_letters};

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_occupation",
    severity: Severity::Error,
    summary: catalogue_text("not a slug, or not on the live list that was given"),
    message: "{field} must be a slug of the occupations lookup: small letters, digits and underscores.",
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
    message: "{field} is not among the occupations known here; Harbor's own list may have it.",
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
    as_number: AsNumber::send("Send the slug of an occupation as text."),
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
    Some(if is_slug { violation.with_message("{field} is not on Harbor's list of occupations.") } else { violation })
}

fn pattern() -> Pattern {
    Pattern { must_match: vec!["^[a-z0-9_]".into()], must_not_match: vec!["[^a-z0-9_]".into()], ..Pattern::default() }
}

/// Expects a slug.
fn warning(slug: &str, reference: &ReferenceData) -> Option<Violation> {
    if reference.has_occupation(slug) || reference.occupations().next().is_none() {
        return None;
    }
    Some(UNVERIFIED.violation().suggesting(suggestion(slug, reference)))
}

/// The slug whose own letters or whose label was written, or else the nearest one.
fn suggestion(text: &str, reference: &ReferenceData) -> Option<Cow<'static, str>> {
    let known: Vec<_> = reference.occupations().collect();
    let same = |known: &str| same_letters(text, known);
    let spelt = known.iter().find(|(slug, label)| same(slug) || label.is_some_and(same)).map(|(slug, _)| &**slug);
    let slug = spelt.or_else(|| nearest(text, &mut known.iter().map(|(slug, _)| &**slug)));
    slug.map(|slug| Cow::Owned(slug.to_owned()))
}
