//! `harbor-preflight new`: a payload to fill in, made from the field table.

use anyhow::{Result, bail};
use harbor_preflight::{
    Answer, Applicability, ConditionTest, Contract, CountryCode, Field, Input, Item, Presence, ReferenceData, Shape,
    Subdivisions,
};
use serde_json::{Map, Value};

use super::print;
use crate::exit::Exit;

/// What the guide prints in place of a file.
const FILE: &str = "<base64 bytes>";

/// The one object whose country is known from the start.
const RESIDENCE: &str = "residence";

pub(crate) fn run(country: CountryCode, contract: &Contract) -> Result<Exit> {
    let reference = ReferenceData::embedded();
    if !reference.is_country(country) {
        bail!("{country} is not the code of a country: use an ISO 3166-1 alpha-2 code, for example US");
    }
    if reference.is_prohibited(country) {
        bail!("Harbor does not serve residents of {country}");
    }
    let mut output = serde_json::to_vec_pretty(&object(contract.body.fields, country, &reference))?;
    output.push(b'\n');
    print(&output)?;
    Ok(Exit::Valid)
}

fn object(fields: &[Field], country: CountryCode, reference: &ReferenceData) -> Value {
    let mut members = Map::new();
    for field in fields.iter().filter(|field| is_asked(field.presence, country, reference)) {
        members.insert(field.name.to_owned(), value(field, country, reference));
    }
    Value::Object(members)
}

/// Whether a payload begins with a field, for a resident of a country of whom nothing else is known.
fn is_asked(presence: &Presence, country: CountryCode, reference: &ReferenceData) -> bool {
    let applicability = presence.applicability(|condition| match condition.test {
        ConditionTest::Is(code) => (country.as_str() == code).into(),
        ConditionTest::IsCountryOtherThan(code) => (country.as_str() != code).into(),
        // Where they are not known, a state is probably needed.
        ConditionTest::HasSubdivisions => (!matches!(reference.subdivisions(country), Subdivisions::None)).into(),
        // What `value` writes.
        ConditionTest::IsTrue => Answer::Yes,
        ConditionTest::HasTwoSides | ConditionTest::Contains(_) => Answer::No,
    });
    applicability == Applicability::Required
}

/// What validation then asks to be replaced.
fn value(field: &Field, country: CountryCode, reference: &ReferenceData) -> Value {
    match &field.shape {
        Shape::Text(format) if format.input == Input::Date => "YYYY-MM-DD".into(),
        Shape::Text(_) => "".into(),
        Shape::File(_) => FILE.into(),
        Shape::Boolean => true.into(),
        Shape::Object(inner) => {
            let mut filled = object(inner.fields, country, reference);
            if field.name == RESIDENCE {
                filled["country"] = country.as_str().into();
            }
            filled
        }
        Shape::List(list) => match list.item {
            Item::File(_) => vec![FILE].into(),
            Item::Choice(_) => Value::Array(Vec::new()),
        },
    }
}
