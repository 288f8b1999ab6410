//! Lists of strings: countries, choices, the paths of the fields.

use harbor_preflight::{Contract, CountryCode, Field, ReferenceData, Shape};

use super::name_under;
use super::text::{alias, literals};
use crate::payload::type_name;

/// The type of any country.
pub(super) const COUNTRY: &str = "Country";
/// The type of a country whose citizens and residents are accepted.
pub(super) const COUNTRY_SERVED: &str = "CountryServed";
/// The type of a country other than the US whose residents are accepted.
pub(super) const COUNTRY_SERVED_ELSEWHERE: &str = "CountryServedElsewhere";

const COUNTRY_PROHIBITED: &str = "CountryProhibited";

pub(super) fn declarations() -> Vec<String> {
    let mut parts = countries();
    Contract::INDIVIDUAL_V1.body.each_field(&mut |_, field| parts.extend(choices(field)));
    parts.extend(Contract::ALL.map(field_paths));
    parts
}

fn countries() -> Vec<String> {
    let reference = ReferenceData::embedded();
    let codes = |is_wanted: &dyn Fn(CountryCode) -> bool| {
        let wanted: Vec<String> =
            reference.countries().filter(|country| is_wanted(*country)).map(|country| country.to_string()).collect();
        literals(wanted.iter().map(String::as_str))
    };
    let less = |all: &str, excluded: &str| [format!("Exclude<{all}, {excluded}>")];
    let us = format!("\"{}\"", CountryCode::US.as_str());
    vec![
        alias("The ISO 3166-1 alpha-2 code of a country, or XK.", COUNTRY, &codes(&|_| true)),
        alias(
            "A country that Harbor does not serve, as far as is known here: a live list replaces this one at run time.",
            COUNTRY_PROHIBITED,
            &codes(&|country| reference.is_prohibited(country)),
        ),
        alias(
            "A country whose citizens and residents Harbor accepts.",
            COUNTRY_SERVED,
            &less(COUNTRY, COUNTRY_PROHIBITED),
        ),
        alias(
            "A country other than the US whose residents Harbor accepts.",
            COUNTRY_SERVED_ELSEWHERE,
            &less(COUNTRY_SERVED, &us),
        ),
    ]
}

/// The type of the values of a choice, or of a list of choices.
fn choices(field: &Field) -> Option<String> {
    let choices = field.shape.choices()?;
    let about = format!("What `{}` can be.", field.name);
    Some(alias(&about, &choice_name(field), &literals(choices.values.iter().copied())))
}

/// The name of the type of a choice.
pub(super) fn choice_name(field: &Field) -> String {
    match &field.shape {
        // A type that is named after the field `type` would not say what it is.
        Shape::Text(_) => "DocumentType".to_owned(),
        Shape::List(_) | Shape::Boolean | Shape::Object(_) | Shape::File(_) => type_name(field),
    }
}

fn field_paths(contract: &'static Contract) -> String {
    let mut paths = Vec::new();
    contract.body.each_field(&mut |path, _| paths.push(path.to_owned()));
    let about = format!(
        "The dotted paths of all fields of `{}`. The path of a list's item ends with its number: \
         `individual.proof_of_address.files.0`.",
        contract.name
    );
    alias(&about, &name_under(contract, "FieldPath"), &literals(paths.iter().map(String::as_str)))
}
