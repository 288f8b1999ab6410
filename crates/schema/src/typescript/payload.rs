//! The types of a valid payload.

use anyhow::{Context, Result};
use harbor_preflight::{Contract, Countries, Field, Input, Item, Object, Shape, TextSchema};

use super::lists::{COUNTRY, COUNTRY_SERVED, choice_name};
use super::text::{Member, alias, interface};
use super::{FILE_SLOT, document, individual, name_under, residence};
use crate::payload::type_name;

const ENCODED_FILE: &str = "EncodedFile";

/// Whether a type needs a member.
#[derive(Clone, Copy)]
pub(super) enum Need {
    Required,
    Optional,
    Absent,
}

pub(super) fn declarations() -> Result<Vec<String>> {
    let contract = Contract::INDIVIDUAL_V1;
    let person = contract.person();
    let address = object_at(person.fields, "residence")?;
    let paper = object_at(person.fields, "identity_document")?;
    let mut parts = vec![
        alias(
            "A JPEG, PNG or PDF in base64: standard alphabet, padded, without line breaks or a data URL in front.",
            ENCODED_FILE,
            &["string".to_owned()],
        ),
        alias("An array with at least one item.", "NonEmpty<Item>", &["[Item, ...Item[]]".to_owned()]),
        payload(contract),
    ];
    parts.extend(individual::declarations(contract));
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

/// The types in which another contract differs from the default one.
pub(super) fn declarations_under(contract: &'static Contract) -> Vec<String> {
    let mut parts = vec![payload(contract)];
    parts.extend(individual::declarations_under(contract));
    parts
}

fn payload(contract: &'static Contract) -> String {
    let about = format!(
        "The body of a request that submits (POST) or corrects (PATCH) the onboarding of an individual customer, under \
         `{}`.\n`FileSlot` is the type of a file: base64, unless another is given.",
        contract.name
    );
    let person = applied(&name_under(contract, "Individual"));
    let body = members(contract.body.fields, |_| Some((Need::Required, person.clone())));
    interface(&about, &generic(&name_under(contract, "Payload")), &body)
}

fn object_at(fields: &'static [Field], name: &str) -> Result<&'static Object> {
    let field = fields.iter().find(|field| field.name == name);
    match field.map(|field| &field.shape) {
        Some(Shape::Object(object)) => Ok(object),
        _ => None.with_context(|| format!("the table has no object {name}")),
    }
}

/// The members for which `declared` returns something.
pub(super) fn members(fields: &[Field], declared: impl Fn(&Field) -> Option<(Need, String)>) -> Vec<Member> {
    let member = |field: &Field| {
        let (need, value) = declared(field)?;
        let (is_optional, value) = match need {
            Need::Required => (false, value),
            Need::Optional => (true, format!("{value} | undefined")),
            Need::Absent => (true, "undefined".to_owned()),
        };
        Some(Member { comment: about(field), name: field.name.to_owned(), is_optional, value })
    };
    fields.iter().filter_map(member).collect()
}

/// The comment of a field: its description, its limits, and an example.
pub(super) fn about(field: &Field) -> String {
    let limit = match &field.shape {
        Shape::Text(format) if format.input == Input::Text => {
            format.max_length.map_or(String::new(), |max| format!(" At most {max} characters (code points)."))
        }
        Shape::List(list) => match list.max {
            Some(max) => format!(" From {} to {max}.", list.min),
            None => format!(" At least {}.", list.min),
        },
        Shape::Text(_) | Shape::Boolean | Shape::Object(_) | Shape::File(_) => String::new(),
    };
    let example = match &field.shape {
        Shape::Text(format) => match format.schema {
            TextSchema::Pattern(_) | TextSchema::Date(_) => format!("\n@example \"{}\"", format.example),
            // The type lists the values, or the example is valid for one country only.
            TextSchema::Countries(_) | TextSchema::Choices(_) | TextSchema::Subdivisions => String::new(),
        },
        Shape::Boolean | Shape::Object(_) | Shape::List(_) | Shape::File(_) => String::new(),
    };
    format!("{}{limit}{example}", field.description)
}

/// The type of a field, whatever other fields say.
pub(super) fn value(field: &Field) -> String {
    match &field.shape {
        Shape::Text(format) => match format.schema {
            TextSchema::Countries(Countries::All) => COUNTRY.to_owned(),
            TextSchema::Countries(Countries::Served) => COUNTRY_SERVED.to_owned(),
            TextSchema::Choices(_) => choice_name(field),
            TextSchema::Pattern(_) | TextSchema::Date(_) | TextSchema::Subdivisions => "string".to_owned(),
        },
        Shape::Boolean => "boolean".to_owned(),
        Shape::File(_) => FILE_SLOT.to_owned(),
        Shape::List(list) => match list.item {
            Item::Choice(_) => format!("NonEmpty<{}>", choice_name(field)),
            Item::File(_) => format!("NonEmpty<{FILE_SLOT}>"),
        },
        Shape::Object(object) if has_files(object) => applied(&type_name(field)),
        Shape::Object(_) => type_name(field),
    }
}

fn has_files(object: &Object) -> bool {
    let mut found = false;
    object.each_field(&mut |_, field| found |= field.shape.files().is_some());
    found
}

fn head_of(object: &Object, name: &str) -> String {
    if has_files(object) { generic(name) } else { name.to_owned() }
}

/// The name of a type that contains files, where it is declared.
pub(super) fn generic(name: &str) -> String {
    format!("{name}<{FILE_SLOT} = {ENCODED_FILE}>")
}

/// The name of a type that contains files, where it is used.
pub(super) fn applied(name: &str) -> String {
    format!("{name}<{FILE_SLOT}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_needs_at_least_one_item() {
        Contract::INDIVIDUAL_V1.body.each_field(&mut |path, field| {
            if let Shape::List(list) = &field.shape {
                assert_eq!(list.min, 1, "{path}");
            }
        });
    }

    #[test]
    fn every_field_is_declared() {
        let mut text = declarations().unwrap().concat();
        text.extend(declarations_under(Contract::INDIVIDUAL_V1_1));
        for contract in Contract::ALL {
            contract.body.each_field(&mut |path, field| {
                let declared = [format!("\n  {}: ", field.name), format!("\n  {}?: ", field.name)];
                assert!(declared.iter().any(|line| text.contains(line)), "{path}");
            });
        }
    }
}
