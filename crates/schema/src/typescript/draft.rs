//! The type of an incomplete payload, as a form keeps it.

use harbor_preflight::{Contract, Field, Item, Shape};

use super::payload::about;
use super::text::{Member, interface, object};
use super::{FILE_SLOT, name_under};

pub(super) fn declaration(contract: &'static Contract) -> String {
    let head = format!("{}<{FILE_SLOT} = EncodedFile>", name_under(contract, "Draft"));
    let about = format!(
        "A payload of `{}` while it is filled in: the fields of every kind of resident, none of them needed yet, and any \
         text in them. Every `{payload}` is a `{draft}`; whether a `{draft}` is a `{payload}`, a validation decides.",
        contract.name,
        payload = name_under(contract, "Payload"),
        draft = name_under(contract, "Draft"),
    );
    interface(&about, &head, &members(contract.body.fields, 0))
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
        Shape::File(_) => FILE_SLOT.to_owned(),
        Shape::Object(inner) => object(&members(inner.fields, depth), depth),
        Shape::List(list) => match list.item {
            Item::Choice(_) => "string[]".to_owned(),
            Item::File(_) => format!("{FILE_SLOT}[]"),
        },
    }
}
