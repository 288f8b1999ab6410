//! `harbor-preflight new`: a blank payload, made from the field table.

use anyhow::{Result, bail};
use harbor_preflight::{
    Answer, Applicability, ConditionTest, Contract, CountryCode, Field, Input, Item, Presence, ReferenceData, Shape,
    Subdivisions,
};
use serde_json::{Map, Value};

use super::print;
use crate::exit::Exit;

/// The placeholder for a file, as the guide prints it.
const FILE: &str = "<base64 bytes>";

/// The object whose country is given on the command line.
const RESIDENCE: &str = "residence";

pub(crate) fn run(country: CountryCode, contract: &Contract) -> Result<Exit> {
    let reference = ReferenceData::embedded();
    if !reference.is_country(country) {
        bail!("{country} is not a country code: use an ISO 3166-1 alpha-2 code, for example US");
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
    for field in fields.iter().filter(|field| is_required(field.presence, country, reference)) {
        members.insert(field.name.to_owned(), value(field, country, reference));
    }
    Value::Object(members)
}

/// Whether a blank payload for a resident of this country contains a field. Nothing else is known of the person yet.
fn is_required(presence: &Presence, country: CountryCode, reference: &ReferenceData) -> bool {
    let applicability = presence.applicability(|condition| match condition.test {
        ConditionTest::Is(code) => (country.as_str() == code).into(),
        ConditionTest::IsCountryOtherThan(code) => (country.as_str() != code).into(),
        // If the subdivisions of a country are not known, a state is probably needed.
        ConditionTest::HasSubdivisions => (!matches!(reference.subdivisions(country), Subdivisions::None)).into(),
        // `value` writes `true` for every boolean.
        ConditionTest::IsTrue => Answer::Yes,
        ConditionTest::HasTwoSides | ConditionTest::Contains(_) => Answer::No,
    });
    applicability == Applicability::Required
}

/// A placeholder of the right type. Validation reports it until it is replaced.
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
