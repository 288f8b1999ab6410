//! Examples: a US resident with a passport, composed from the examples of the fields.

use harbor_preflight::{Answer, Applicability, ConditionTest, CountryCode, Field, Item, Object, Shape};
use serde_json::{Map, Value, json};

/// A valid value.
pub(crate) fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text(format) => format.example.into(),
        Shape::Boolean => true.into(),
        Shape::File(format) => format.example.into(),
        Shape::Object(object) => of_object(object),
        Shape::List(list) => match list.item {
            Item::Choice(choices) => json!(choices.values.iter().take(1).collect::<Vec<_>>()),
            Item::File(format) => json!([format.example]),
        },
    }
}

pub(crate) fn of_object(object: &Object) -> Value {
    let members: Map<String, Value> = object
        .fields
        .iter()
        .filter(|field| is_included(field))
        .map(|field| (field.name.to_owned(), of(&field.shape)))
        .collect();
    Value::Object(members)
}

fn is_included(field: &Field) -> bool {
    let applicability = field.presence.applicability(|condition| match condition.test {
        ConditionTest::Is(code) => Answer::from(code == CountryCode::US.as_str()),
        ConditionTest::IsCountryOtherThan(code) => Answer::from(code != CountryCode::US.as_str()),
        ConditionTest::HasSubdivisions => Answer::Yes,
        ConditionTest::IsTrue | ConditionTest::HasTwoSides | ConditionTest::Contains(_) => Answer::No,
    });
    applicability == Applicability::Required
}
