//! `harbor-preflight new`: a payload to fill in, made from the field table.

use anyhow::{Result, bail};
use harbor_preflight::{BODY, CountryCode, Field, Format, Presence, ReferenceData, Shape, Subdivisions};
use serde_json::{Map, Value};

use super::print;
use crate::exit::Exit;

/// What the guide prints where a file should stand.
const FILE: &str = "<base64 bytes>";

/// The one object whose country is known from the start.
const RESIDENCE: &str = "residence";

pub(crate) fn run(country: CountryCode) -> Result<Exit> {
    let reference = ReferenceData::embedded();
    if !reference.is_country(country) {
        bail!("{country} is not the code of a country: use an ISO 3166-1 alpha-2 code, for example US");
    }
    if reference.is_prohibited(country) {
        bail!("Harbor does not serve residents of {country}");
    }
    let mut output = serde_json::to_vec_pretty(&object(BODY.fields, country, &reference))?;
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

/// Whether a field is asked of a resident of a country before anything else is known.
fn is_asked(presence: Presence, country: CountryCode, reference: &ReferenceData) -> bool {
    match presence {
        Presence::Always => true,
        Presence::UsResidents => country == CountryCode::US,
        Presence::ResidentsElsewhere | Presence::WithUsBankAccount => country != CountryCode::US,
        Presence::WhereSubdivisionsExist => !matches!(reference.subdivisions(country), Subdivisions::None),
        Presence::WithOtherIn(_) | Presence::ForTwoSidedDocuments => false,
    }
}

/// What validation then asks to be replaced.
fn value(field: &Field, country: CountryCode, reference: &ReferenceData) -> Value {
    match &field.shape {
        Shape::Text(Format::Birthday) => "YYYY-MM-DD".into(),
        Shape::Text(_) => "".into(),
        Shape::File => FILE.into(),
        Shape::Boolean => true.into(),
        Shape::Object(inner) => {
            let mut filled = object(inner.fields, country, reference);
            if field.name == RESIDENCE {
                filled["country"] = country.as_str().into();
            }
            filled
        }
        Shape::List(list) => match list.item {
            harbor_preflight::Item::File => vec![FILE].into(),
            harbor_preflight::Item::Choice(_) => Value::Array(Vec::new()),
        },
    }
}
