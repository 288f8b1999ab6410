//! The residence, whose type depends on the country.

use harbor_preflight::{CountryCode, Object, ReferenceData, Subdivisions};

use super::lists::COUNTRY_SERVED_ELSEWHERE;
use super::payload::{Need, members, value};
use super::text::interface;

pub(super) fn declarations(residence: &Object) -> Vec<String> {
    let shared = members(residence.fields, |field| {
        (!matches!(field.name, "country" | "state")).then(|| (Need::Required, value(field)))
    });
    let in_country = |country: &str, state: Need| {
        members(residence.fields, |field| match field.name {
            "country" => Some((Need::Required, country.to_owned())),
            "state" => Some((state, value(field))),
            _ => None,
        })
    };
    let us = format!("\"{}\"", CountryCode::US.as_str());
    let us_state = match ReferenceData::embedded().subdivisions(CountryCode::US) {
        Subdivisions::Listed(_) => Need::Required,
        Subdivisions::None | Subdivisions::Unknown => Need::Optional,
    };
    vec![
        interface("An address, but for what depends on its country.", "Address", &shared),
        interface("An address in the US.", "UsResidence extends Address", &in_country(&us, us_state)),
        interface(
            "An address in any other country.",
            "ResidenceElsewhere extends Address",
            &in_country(COUNTRY_SERVED_ELSEWHERE, Need::Optional),
        ),
    ]
}
