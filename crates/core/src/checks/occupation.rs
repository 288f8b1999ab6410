//! Occupations: slugs out of a list that changes over time.

use std::borrow::Cow;

use const_format::formatcp;

use crate::grammar::Grammar;
use crate::reference::ReferenceData;
use crate::rule::{Finding, InSchema, Rule, Severity, explained};
use crate::suggest::{nearest, same_letters};

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_occupation",
    severity: Severity::Error,
    summary: explained("not a slug, or not on the live list that was given"),
    message: "{field} must be a slug of the occupations lookup: small letters, digits and underscores.",
    params: &["suggestion"],
    explanation: explained(
        "A slug is made of a to z, 0 to 9 and underscores. If a live list was given, it must be on it.",
    ),
    mend: explained(formatcp!("Send the slug, not the label: `{EXAMPLE}`, not \"Medical Doctors\".")),
    example: explained(r#""occupation": "Medical Doctors""#),
    in_schema: InSchema::Partly(explained("The form of a slug is said; a live list of occupations is not known.")),
};

pub(crate) static UNVERIFIED: Rule = Rule {
    code: "unverified_occupation",
    severity: Severity::Warning,
    summary: explained("not on the embedded list, and no live list was given"),
    message: "{field} is not among the occupations known here; Harbor's own list may have it.",
    params: &["suggestion"],
    explanation: explained(
        "The embedded list holds fewer options than Harbor speaks of, and the list changes over time. \
         Only a live list can tell for sure.",
    ),
    mend: explained("Compare it with GET /api/v1/occupations, or give that answer as the live list."),
    example: explained(r#""occupation": "astronauts""#),
    in_schema: InSchema::No(explained("It is a warning, and the list of occupations changes over time.")),
};

/// On the embedded list.
pub(crate) const EXAMPLE: &str = "medical_doctors";

pub(crate) static RULES: &[&Rule] = &[&INVALID, &UNVERIFIED];

pub(crate) fn error(slug: &str, reference: &ReferenceData) -> Option<Finding> {
    let is_slug = slug.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    let on_live_list = !reference.knows_all_occupations() || reference.has_occupation(slug);
    if is_slug && on_live_list {
        return None;
    }
    let finding = INVALID.found().suggesting(suggestion(slug, reference));
    Some(if is_slug { finding.saying("{field} is not on Harbor's list of occupations.") } else { finding })
}

pub(crate) fn grammar() -> Grammar {
    Grammar { matches: vec!["^[a-z0-9_]".into()], never_matches: vec!["[^a-z0-9_]".into()], ..Grammar::default() }
}

/// Takes a slug.
pub(crate) fn warning(slug: &str, reference: &ReferenceData) -> Option<Finding> {
    let no_list = reference.occupations().next().is_none();
    if no_list || reference.has_occupation(slug) {
        return None;
    }
    Some(UNVERIFIED.found().suggesting(suggestion(slug, reference)))
}

/// The slug whose own letters or whose label was written, or else the nearest one.
fn suggestion(text: &str, reference: &ReferenceData) -> Option<Cow<'static, str>> {
    let known = reference.occupations();
    let same = |known: &str| same_letters(text, known);
    let spelt = known.clone().find(|(slug, label)| same(slug) || label.is_some_and(same)).map(|(slug, _)| slug);
    spelt.or_else(|| nearest(text, known.map(|(slug, _)| slug))).map(|slug| Cow::Owned(slug.to_owned()))
}
