//! `harbor-preflight new`: a blank payload, made from the field table.

use anyhow::{Result, bail};
use harbor_preflight::{
    Answer, Applicability, ConditionTest, Contract, CountryCode, Field, Input, Item, Presence, ReferenceData, Shape,
    Subdivisions,
};
use serde_json::{Map, Value};

use super::print;
use crate::exit::Exit;
use crate::near;

/// The object whose country is given on the command line.
const RESIDENCE: &str = "residence";

pub(crate) fn run(country: CountryCode, contract: &Contract, with_files: bool) -> Result<Exit> {
    let reference = ReferenceData::embedded();
    if !reference.is_country(country) {
        let example = near::country(country.as_str()).unwrap_or("US".to_owned());
        bail!("{country} is not a country code: use an ISO 3166-1 alpha-2 code, for example {example}");
    }
    if reference.is_prohibited(country) {
        bail!("Harbor does not serve residents of {country}");
    }
    let blank = Blank { country, reference: &reference, with_files };
    let mut output = serde_json::to_vec_pretty(&blank.object(contract.body.fields, ""))?;
    output.push(b'\n');
    print(&output)?;
    Ok(Exit::Valid)
}

/// What is known of a blank payload.
struct Blank<'r> {
    country: CountryCode,
    reference: &'r ReferenceData,
    /// Whether file slots name files.
    with_files: bool,
}

impl Blank<'_> {
    /// `name` is that of the object.
    fn object(&self, fields: &[Field], name: &str) -> Value {
        let mut members = Map::new();
        for field in fields.iter().filter(|field| self.is_required(field.presence)) {
            members.insert(field.name.to_owned(), self.value(field, name));
        }
        Value::Object(members)
    }

    /// Whether the payload contains a field. Nothing but the country is known of the person yet.
    fn is_required(&self, presence: &Presence) -> bool {
        let applicability = presence.applicability(|condition| match condition.test {
            ConditionTest::Is(code) => (self.country.as_str() == code).into(),
            ConditionTest::IsCountryOtherThan(code) => (self.country.as_str() != code).into(),
            // If the subdivisions of a country are not known, a state is probably needed.
            ConditionTest::HasSubdivisions => {
                (!matches!(self.reference.subdivisions(self.country), Subdivisions::None)).into()
            }
            // What is needed only if an answer is yes is there, to be filled in or removed.
            ConditionTest::IsTrue => Answer::Yes,
            ConditionTest::HasTwoSides | ConditionTest::Contains(_) => Answer::No,
        });
        applicability == Applicability::Required
    }

    /// A placeholder, which says what to write. Validation reports it until it is replaced.
    fn value(&self, field: &Field, parent: &str) -> Value {
        match &field.shape {
            Shape::Text(format) if format.input == Input::Date => "YYYY-MM-DD".into(),
            Shape::Text(format) => format.choices().map_or_else(|| "".into(), |choices| choose(choices.values).into()),
            Shape::File(_) => self.file(field.name).into(),
            Shape::Boolean => Value::Null,
            Shape::Object(inner) => {
                let mut filled = self.object(inner.fields, field.name);
                if field.name == RESIDENCE {
                    filled["country"] = self.country.as_str().into();
                }
                filled
            }
            Shape::List(list) => match list.item {
                Item::File(_) => vec![self.file(parent)].into(),
                Item::Choice(choices) => vec![choose(choices.values)].into(),
            },
        }
    }

    /// What is in a file slot: the name of a file for `build`, or what the guide prints.
    fn file(&self, name: &str) -> String {
        if self.with_files { format!("@{name}.jpg") } else { "<base64 bytes>".to_owned() }
    }
}

/// A placeholder that shows the values to choose from.
fn choose(values: &[&str]) -> String {
    format!("<{}>", values.join(" | "))
}
