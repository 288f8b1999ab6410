//! The identity document: whether its back is needed.

use anyhow::{Context, Result, bail};
use harbor_preflight::{Condition, ConditionTest, Format, Object, Presence, Shape};

use super::payload::{Need, applied, generic, members, value};
use super::text::{alias, interface, literals};

pub(super) fn declarations(document: &Object) -> Result<Vec<String>> {
    let (decided_by, two_sided) = two_sided_documents(document).context("no document has two sides")?;
    let types = document.fields.iter().find(|field| field.name == decided_by);
    let Some(Shape::Text(Format::Choice { choices, .. })) = types.map(|field| &field.shape) else {
        bail!("{decided_by} of an identity document is no choice");
    };
    let one_sided: Vec<&str> = choices.words.iter().copied().filter(|word| !two_sided.contains(word)).collect();
    let with = |types: &[&str], back: Need| {
        let types = literals(types.iter().copied()).join(" | ");
        members(document.fields, |field| match field.presence {
            Presence::ForTwoSidedDocuments => Some((back, value(field))),
            _ if field.name == decided_by => Some((Need::Required, types.clone())),
            _ => Some((Need::Required, value(field))),
        })
    };
    Ok(vec![
        alias(
            "A document with a photo, issued by a state.",
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

/// The name of the field that decides whether there are two sides, and the words for which there are.
fn two_sided_documents(document: &Object) -> Option<(&'static str, Vec<&'static str>)> {
    let back = document.fields.iter().find(|field| field.presence == Presence::ForTwoSidedDocuments)?;
    let Condition { path, test } = back.presence.conditions().pop()?;
    match test {
        ConditionTest::IsOneOf(words) => Some((path.first()?, words)),
        _ => None,
    }
}
