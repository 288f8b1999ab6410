//! Any bytes as what tells the status of an onboarding.

use harbor_preflight::{Contract, Field, PendingRequirement, Shape, StatusError, onboarding_status};

use super::tree::{Tree, segments};

pub(super) fn run(bytes: &[u8]) {
    let read = onboarding_status(bytes, Contract::INDIVIDUAL_V1);
    assert_eq!(read, onboarding_status(bytes, Contract::INDIVIDUAL_V1), "the same answer each time");
    let tree = Tree::read(bytes);
    assert_eq!(matches!(read, Err(StatusError::NotJson { .. })), tree.is_none(), "what is JSON");
    let Some(tree) = tree else { return };
    let expected = expected(tree.get("data").unwrap_or(&tree));
    let Ok(onboarding) = read else { return assert_eq!(expected, Err(OtherShape)) };
    let mut asked: Vec<_> = onboarding.pending_requirements.iter().map(in_words).collect();
    let (status, mut requirements) = expected.expect("it should be refused");
    assert_eq!(onboarding.status.as_deref(), status);
    // One that names several fields stands there once for each.
    asked.dedup();
    requirements.dedup();
    assert_eq!(asked, requirements);
    onboarding.pending_requirements.iter().for_each(assert_names_a_field);
}

/// Who asks, and what.
type InWords<'r> = (Option<&'r str>, Option<i64>, &'r str);

fn in_words(requirement: &PendingRequirement) -> InWords<'_> {
    (requirement.source.as_deref(), requirement.result_code, &requirement.description)
}

/// It is JSON, but not what the endpoint returns.
#[derive(Debug, PartialEq, Eq)]
struct OtherShape;

/// What should be read: the status and the requirements.
fn expected(onboarding: &Tree) -> Result<(Option<&str>, Vec<InWords<'_>>), OtherShape> {
    let Tree::Members(_) = onboarding else { return Err(OtherShape) };
    let status = text_in(onboarding, "status")?;
    let reason = text_in(onboarding, "review_reason")?;
    let mut requirements: Vec<InWords<'_>> = match given(onboarding, "pending_requirements") {
        Some(Tree::Items(items)) => items.iter().map(expected_in_words).collect::<Result<_, _>>()?,
        None if status.is_some() || reason.is_some() => Vec::new(),
        _ => return Err(OtherShape),
    };
    requirements.extend(reason.filter(|reason| !reason.trim().is_empty()).map(|reason| (None, None, reason)));
    Ok((status, requirements))
}

fn expected_in_words(requirement: &Tree) -> Result<InWords<'_>, OtherShape> {
    let code = given(requirement, "resultCode").map(|value| value.as_whole_number().ok_or(OtherShape)).transpose()?;
    Ok((text_in(requirement, "source")?, code, text_in(requirement, "description")?.ok_or(OtherShape)?))
}

fn given<'t>(object: &'t Tree, name: &str) -> Option<&'t Tree> {
    object.get(name).filter(|value| !value.is_null())
}

/// A text that may be missing; an error if there is something else.
fn text_in<'t>(object: &'t Tree, name: &str) -> Result<Option<&'t str>, OtherShape> {
    given(object, name).map(|value| value.as_text().ok_or(OtherShape)).transpose()
}

/// The path leads along the field table, and its last name stands in the description.
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
