//! The identity document: its types differ in whether the back is required.

use anyhow::{Context, Result};
use harbor_preflight::{ConditionTest, DocumentType, Field, Object};

use super::payload::{Need, applied, generic, members, value};
use super::text::{alias, interface, literals};

pub(super) fn declarations(document: &Object) -> Result<Vec<String>> {
    let decided_by = document.fields.iter().find_map(decided_by).context("no document has two sides")?;
    let two_sided = DocumentType::two_sided_values();
    let one_sided: Vec<&str> =
        DocumentType::VALUES.iter().copied().filter(|value| !two_sided.contains(value)).collect();
    let with = |types: &[&str], back: Need| {
        let types = literals(types.iter().copied()).join(" | ");
        members(document.fields, |field| {
            Some(if self::decided_by(field).is_some() {
                (back, value(field))
            } else if field.name == decided_by {
                (Need::Required, types.clone())
            } else {
                (Need::Required, value(field))
            })
        })
    };
    Ok(vec![
        alias(
            "A government-issued photo ID.",
            &generic("IdentityDocument"),
            &[applied("OneSidedDocument"), applied("TwoSidedDocument")],
        ),
        interface(
            "A document with all that matters on one side.",
            &generic("OneSidedDocument"),
            &with(&one_sided, Need::Optional),
        ),
        interface(
            "A document of which both sides are needed. A live lookup of the issuing country may say otherwise at run \
             time.",
            &generic("TwoSidedDocument"),
            &with(&two_sided, Need::Required),
        ),
    ])
}

/// If this is the field for the back: the name of the field that decides whether it is required.
fn decided_by(field: &Field) -> Option<&'static str> {
    let condition = field.presence.required_if.iter().find(|condition| condition.test == ConditionTest::HasTwoSides)?;
    condition.path.first().copied()
}
