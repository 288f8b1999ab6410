//! The lookups, from the embedded lists. Their shapes are guesses, except that `harbor-preflight` reads them.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use harbor_preflight::{CountryCode, DocumentType, Subdivisions};
use serde_json::{Value, json};

use super::{json, refuse};
use crate::mock::Mock;

type Country = Result<Path<String>, PathRejection>;

pub(super) async fn occupations(State(mock): State<Arc<Mock>>) -> Response {
    let preflight = mock.preflight(mock.options.contract);
    let occupations = preflight.reference().occupations();
    listed(occupations.map(|(slug, label)| json!({ "slug": slug, "label": label })))
}

pub(super) async fn subdivisions(State(mock): State<Arc<Mock>>, country: Country) -> Response {
    let preflight = mock.preflight(mock.options.contract);
    let Some(country) = known(&mock, country) else { return unknown_country() };
    match preflight.reference().subdivisions(country) {
        Subdivisions::Listed(codes) => listed(codes.iter().map(|code| json!({ "code": code }))),
        Subdivisions::None => listed(std::iter::empty()),
        // An empty list would say that the country has none.
        Subdivisions::Unknown => refuse(StatusCode::NOT_FOUND, "The mock has no list of subdivisions of this country."),
    }
}

pub(super) async fn identity_documents(State(mock): State<Arc<Mock>>, country: Country) -> Response {
    if known(&mock, country).is_none() {
        return unknown_country();
    }
    let two_sided = DocumentType::two_sided_values();
    let document = |name: &&str| {
        let parts: &[&str] = if two_sided.contains(name) { &["FRONT", "BACK"] } else { &["FRONT"] };
        json!({ "type": name, "required_parts": parts })
    };
    listed(DocumentType::CHOICES.values.iter().map(document))
}

/// The country of a path, if there is such a country.
fn known(mock: &Mock, country: Country) -> Option<CountryCode> {
    let country = CountryCode::new(&country.ok()?.0)?;
    mock.preflight(mock.options.contract).reference().is_country(country).then_some(country)
}

fn unknown_country() -> Response {
    refuse(StatusCode::NOT_FOUND, "There is no such country: send an ISO 3166-1 alpha-2 code, such as US.")
}

fn listed(items: impl Iterator<Item = Value>) -> Response {
    json(StatusCode::OK, &json!({ "data": items.collect::<Vec<_>>() }))
}
