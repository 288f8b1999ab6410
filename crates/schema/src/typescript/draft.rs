//! The payload as a form holds it while it is filled in.

use harbor_preflight::{BODY, Field, Item, Shape};

use super::FILE_SLOT;
use super::payload::about;
use super::text::{Member, interface, object};

pub(super) fn declaration() -> String {
    let head = format!("Draft<{FILE_SLOT} = EncodedFile>");
    let about = "A payload while it is filled in: the fields of every kind of resident, none of them needed yet, and \
                 any words in them. Every `Payload` is a `Draft`; which `Draft` is a `Payload`, a validation tells.";
    interface(about, &head, &members(BODY.fields, 0))
}

fn members(fields: &[Field], depth: usize) -> Vec<Member> {
    let member = |field: &Field| Member {
        comment: about(field),
        name: field.name.to_owned(),
        is_optional: true,
        value: format!("{} | null | undefined", value(&field.shape, depth + 1)),
    };
    fields.iter().map(member).collect()
}

fn value(shape: &Shape, depth: usize) -> String {
    match shape {
        Shape::Text(_) => "string".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::File => FILE_SLOT.to_owned(),
        Shape::Object(inner) => object(&members(inner.fields, depth), depth),
        Shape::List(list) => match list.item {
            Item::Choice(_) => "string[]".to_owned(),
            Item::File => format!("{FILE_SLOT}[]"),
        },
    }
}
