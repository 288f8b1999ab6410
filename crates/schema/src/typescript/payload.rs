//! The payload as it must be.

use anyhow::{Context, Result};
use harbor_preflight::{BODY, Field, Format, Item, Object, Shape};

use super::lists::{COUNTRY, COUNTRY_SERVED, choice_name};
use super::text::{Member, alias, interface};
use super::{FILE_SLOT, document, individual, residence};
use crate::payload::type_name;

const ENCODED_FILE: &str = "EncodedFile";

/// What a field comes to in one place.
#[derive(Clone, Copy)]
pub(super) enum Need {
    Required,
    Optional,
    Absent,
}

pub(super) fn declarations() -> Result<Vec<String>> {
    let person = object_at(BODY.fields, "individual")?;
    let address = object_at(person.fields, "residence")?;
    let paper = object_at(person.fields, "identity_document")?;
    let mut parts = vec![
        alias(
            "A JPEG, PNG or PDF in base64: standard alphabet, padded, without line breaks or a data URL in front.",
            ENCODED_FILE,
            &["string".to_owned()],
        ),
        alias("An array with at least one item.", "NonEmpty<Item>", &["[Item, ...Item[]]".to_owned()]),
        interface(
            "The body of a request that submits (POST) or corrects (PATCH) the onboarding of an individual customer.\n\
             `FileSlot` is what stands where a file belongs: base64, unless it is said otherwise.",
            &generic("Payload"),
            &members(BODY.fields, |field| Some((Need::Required, value(field)))),
        ),
    ];
    parts.extend(individual::declarations(person));
    parts.extend(residence::declarations(address));
    parts.extend(document::declarations(paper)?);
    for field in person.fields {
        match &field.shape {
            Shape::Object(object) if !matches!(field.name, "residence" | "identity_document") => {
                let members = members(object.fields, |field| Some((Need::Required, value(field))));
                parts.push(interface(field.description, &head_of(object, &type_name(field)), &members));
            }
            _ => {}
        }
    }
    Ok(parts)
}

fn object_at(fields: &'static [Field], name: &str) -> Result<&'static Object> {
    let field = fields.iter().find(|field| field.name == name);
    match field.map(|field| &field.shape) {
        Some(Shape::Object(object)) => Ok(object),
        _ => None.with_context(|| format!("the table has no object {name}")),
    }
}

/// The members that `told` tells something of.
pub(super) fn members(fields: &[Field], told: impl Fn(&Field) -> Option<(Need, String)>) -> Vec<Member> {
    let member = |field: &Field| {
        let (need, value) = told(field)?;
        let (is_optional, value) = match need {
            Need::Required => (false, value),
            Need::Optional => (true, format!("{value} | undefined")),
            Need::Absent => (true, "undefined".to_owned()),
        };
        Some(Member { comment: about(field), name: field.name.to_owned(), is_optional, value })
    };
    fields.iter().filter_map(member).collect()
}

/// What belongs in a field, its limits, and an example.
pub(super) fn about(field: &Field) -> String {
    let limit = match &field.shape {
        Shape::Text(Format::FreeText { max: Some(max), .. }) => format!(" At most {max} characters (code points)."),
        Shape::List(list) => match list.max {
            Some(max) => format!(" From {} to {max}.", list.min),
            None => format!(" At least {}.", list.min),
        },
        _ => String::new(),
    };
    let example = match &field.shape {
        // Their types say as much, or their examples hold for one country only.
        Shape::Text(Format::Country { .. } | Format::Choice { .. } | Format::Subdivision) => String::new(),
        Shape::Text(format) => format!("\n@example \"{}\"", format.example()),
        _ => String::new(),
    };
    format!("{}{limit}{example}", field.description)
}

/// The type of a field of which nothing else is known.
pub(super) fn value(field: &Field) -> String {
    match &field.shape {
        Shape::Text(Format::Country { refuse_prohibited: false }) => COUNTRY.to_owned(),
        Shape::Text(Format::Country { refuse_prohibited: true }) => COUNTRY_SERVED.to_owned(),
        Shape::Text(Format::Choice { .. }) => choice_name(field),
        Shape::Text(_) => "string".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::File => FILE_SLOT.to_owned(),
        Shape::List(list) => match list.item {
            Item::Choice(_) => format!("NonEmpty<{}>", choice_name(field)),
            Item::File => format!("NonEmpty<{FILE_SLOT}>"),
        },
        Shape::Object(object) if holds_files(object) => applied(&type_name(field)),
        Shape::Object(_) => type_name(field),
    }
}

fn holds_files(object: &Object) -> bool {
    object.fields.iter().any(|field| match &field.shape {
        Shape::File => true,
        Shape::List(list) => matches!(list.item, Item::File),
        Shape::Object(inner) => holds_files(inner),
        Shape::Text(_) | Shape::Boolean => false,
    })
}

fn head_of(object: &Object, name: &str) -> String {
    if holds_files(object) { generic(name) } else { name.to_owned() }
}

/// The name of a type that holds files, where it is declared.
pub(super) fn generic(name: &str) -> String {
    format!("{name}<{FILE_SLOT} = {ENCODED_FILE}>")
}

/// The name of a type that holds files, where it is used.
pub(super) fn applied(name: &str) -> String {
    format!("{name}<{FILE_SLOT}>")
}

#[cfg(test)]
mod tests {
    use super::super::lists::each_field;
    use super::*;

    #[test]
    fn every_list_wants_an_item() {
        each_field(BODY.fields, "", &mut |path, field| {
            if let Shape::List(list) = &field.shape {
                assert_eq!(list.min, 1, "{path}");
            }
        });
    }

    #[test]
    fn every_field_is_declared() {
        let text = declarations().unwrap().concat();
        each_field(BODY.fields, "", &mut |path, field| {
            let declared = [format!("\n  {}: ", field.name), format!("\n  {}?: ", field.name)];
            assert!(declared.iter().any(|line| text.contains(line)), "{path}");
        });
    }
}
