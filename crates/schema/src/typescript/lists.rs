//! Lists of words: countries, choices, the paths of the fields.

use harbor_preflight::{BODY, CountryCode, Field, Format, Item, List, ReferenceData, Shape};

use super::text::{alias, literals};
use crate::payload::type_name;

/// Any country.
pub(super) const COUNTRY: &str = "Country";
/// One whose citizens and residents are taken.
pub(super) const COUNTRY_SERVED: &str = "CountryServed";
/// One in which residents who are taken live, other than the US.
pub(super) const COUNTRY_SERVED_ELSEWHERE: &str = "CountryServedElsewhere";

const COUNTRY_PROHIBITED: &str = "CountryProhibited";

pub(super) fn declarations() -> Vec<String> {
    let mut parts = countries();
    each_field(BODY.fields, "", &mut |_, field| parts.extend(choices(field)));
    parts.push(field_paths());
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
            "A country whose citizens and residents Harbor takes.",
            COUNTRY_SERVED,
            &less(COUNTRY, COUNTRY_PROHIBITED),
        ),
        alias("The same without the US.", COUNTRY_SERVED_ELSEWHERE, &less(COUNTRY_SERVED, &us)),
    ]
}

/// The type of a list of choices, or of a single one.
fn choices(field: &Field) -> Option<String> {
    let declared = |words: &[&str]| {
        let about = format!("What `{}` can be.", field.name);
        alias(&about, &choice_name(field), &literals(words.iter().copied()))
    };
    match &field.shape {
        Shape::List(List { item: Item::Choice(choices), .. }) | Shape::Text(Format::Choice { choices, .. }) => {
            Some(declared(choices.words))
        }
        _ => None,
    }
}

/// The name of the type of a choice.
pub(super) fn choice_name(field: &Field) -> String {
    match &field.shape {
        // `type` alone says too little.
        Shape::Text(_) => "DocumentType".to_owned(),
        _ => type_name(field),
    }
}

fn field_paths() -> String {
    let mut paths = Vec::new();
    each_field(BODY.fields, "", &mut |path, _| paths.push(path.to_owned()));
    let about = "The dotted paths of all fields. Items of a list have their number behind it: \
                 `individual.proof_of_address.files.0`.";
    alias(about, "FieldPath", &literals(paths.iter().map(String::as_str)))
}

/// Visits all fields with their dotted paths, in the order of the guide.
pub(super) fn each_field(fields: &'static [Field], parent: &str, visit: &mut dyn FnMut(&str, &'static Field)) {
    for field in fields {
        let path = format!("{parent}{}", field.name);
        visit(&path, field);
        if let Shape::Object(object) = &field.shape {
            each_field(object.fields, &format!("{path}."), visit);
        }
    }
}
