//! Fuzz target: any bytes as the status response of an onboarding.

use harbor_preflight::{Contract, Field, PendingRequirement, Shape, StatusError, onboarding_status};

use super::tree::{Tree, segments};

pub(super) fn run(bytes: &[u8]) {
    let read = onboarding_status(bytes, Contract::INDIVIDUAL_V1);
    assert_eq!(read, onboarding_status(bytes, Contract::INDIVIDUAL_V1), "a second reading gives another result");
    let tree = Tree::read(bytes);
    assert_eq!(
        matches!(read, Err(StatusError::NotJson { .. })),
        tree.is_none(),
        "serde_json and this crate disagree on what is JSON"
    );
    let Some(tree) = tree else { return };
    let expected = expected(tree.get("data").unwrap_or(&tree));
    let Ok(onboarding) = read else { return assert_eq!(expected, Err(OtherShape)) };
    let mut found: Vec<_> = onboarding.pending_requirements.iter().map(source_and_text).collect();
    let (status, mut requirements) = expected.expect("the response should be rejected");
    assert_eq!(onboarding.status.as_deref(), status);
    // A requirement that names several fields is listed once for each.
    found.dedup();
    requirements.dedup();
    assert_eq!(found, requirements);
    onboarding.pending_requirements.iter().for_each(assert_names_a_field);
}

/// The source or the result code, and the description of a requirement.
type SourceAndText<'r> = (Option<&'r str>, Option<i64>, &'r str);

fn source_and_text(requirement: &PendingRequirement) -> SourceAndText<'_> {
    (requirement.source.as_deref(), requirement.result_code, &requirement.description)
}

/// The error for JSON that is not a status response.
#[derive(Debug, PartialEq, Eq)]
struct OtherShape;

/// The status and the requirements that should be read.
fn expected(onboarding: &Tree) -> Result<(Option<&str>, Vec<SourceAndText<'_>>), OtherShape> {
    let Tree::Members(_) = onboarding else { return Err(OtherShape) };
    let status = text_in(onboarding, "status")?;
    let reason = text_in(onboarding, "review_reason")?;
    let mut requirements: Vec<SourceAndText<'_>> = match present(onboarding, "pending_requirements") {
        Some(Tree::Items(items)) => items.iter().map(expected_source_and_text).collect::<Result<_, _>>()?,
        None if status.is_some() || reason.is_some() => Vec::new(),
        _ => return Err(OtherShape),
    };
    requirements.extend(reason.filter(|reason| !reason.trim().is_empty()).map(|reason| (None, None, reason)));
    Ok((status, requirements))
}

fn expected_source_and_text(requirement: &Tree) -> Result<SourceAndText<'_>, OtherShape> {
    let code = present(requirement, "resultCode").map(|value| value.as_whole_number().ok_or(OtherShape)).transpose()?;
    Ok((text_in(requirement, "source")?, code, text_in(requirement, "description")?.ok_or(OtherShape)?))
}

fn present<'t>(object: &'t Tree, name: &str) -> Option<&'t Tree> {
    object.get(name).filter(|value| !value.is_null())
}

/// A text that may be missing; an error if the value is not a text.
fn text_in<'t>(object: &'t Tree, name: &str) -> Result<Option<&'t str>, OtherShape> {
    present(object, name).map(|value| value.as_text().ok_or(OtherShape)).transpose()
}

/// Asserts that the path is that of a field, and that the description contains its last segment.
fn assert_names_a_field(requirement: &PendingRequirement) {
    let (Some(path), Some(field)) = (&requirement.path, &requirement.field) else {
        return assert_eq!((&requirement.path, &requirement.field), (&None, &None));
    };
    let path = segments(path);
    assert_eq!(field, &path.join("."));
    let is_named = path.last().is_some_and(|last| requirement.description.contains(last));
    assert!(is_named || requirement.guessed, "{requirement:?}");
    assert!(is_known(&path, Contract::INDIVIDUAL_V1.body.fields), "{requirement:?}");
}

fn is_known(path: &[String], fields: &[Field]) -> bool {
    let Some((first, rest)) = path.split_first() else { return true };
    fields.iter().find(|field| field.name == first).is_some_and(|field| match &field.shape {
        Shape::Object(object) => is_known(rest, object.fields),
        Shape::List(_) => rest.is_empty() || (rest.len() == 1 && is_index(&rest[0])),
        Shape::Text(_) | Shape::Boolean | Shape::File(_) => rest.is_empty(),
    })
}

fn is_index(segment: &str) -> bool {
    segment == "0" || (segment.bytes().all(|byte| byte.is_ascii_digit()) && !segment.starts_with('0'))
}
