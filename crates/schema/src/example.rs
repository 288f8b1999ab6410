//! Examples: a resident of the US with a passport, composed from the examples of the single fields.

use harbor_preflight::{Field, Item, Object, Presence, Shape};
use serde_json::{Map, Value, json};

/// A value that is fine.
pub(crate) fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text(format) => format.example().into(),
        Shape::Boolean => true.into(),
        Shape::File => Shape::file_example().into(),
        Shape::Object(object) => of_object(object),
        Shape::List(list) => match list.item {
            Item::Choice(choices) => json!(choices.words.iter().take(1).collect::<Vec<_>>()),
            Item::File => json!([Shape::file_example()]),
        },
    }
}

pub(crate) fn of_object(object: &Object) -> Value {
    let members: Map<String, Value> = object
        .fields
        .iter()
        .filter(|field| is_given(field))
        .map(|field| (field.name.to_owned(), of(&field.shape)))
        .collect();
    Value::Object(members)
}

fn is_given(field: &Field) -> bool {
    match field.presence {
        Presence::Always | Presence::UsResidents | Presence::WhereSubdivisionsExist => true,
        Presence::ResidentsElsewhere
        | Presence::WithUsBankAccount
        | Presence::WithOtherIn(_)
        | Presence::ForTwoSidedDocuments => false,
    }
}
