//! The routes of Harbor.

mod change;
mod customers;
mod layer;
mod lookups;
mod onboarding;
mod once;

use std::any::Any;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use harbor_preflight::HarborError;
use harbor_preflight_answers::Refusal;
use serde_json::Value;

pub(crate) use self::customers::no_customer;
pub(crate) use self::layer::{Note, failing_status};
pub(crate) use self::onboarding::no_onboarding;
use crate::mock::Mock;
use crate::receive::{self, Failure};

/// The customer that a path names; an error if that is not UTF-8.
pub(crate) type CustomerPath = Result<Path<String>, PathRejection>;

pub(crate) fn router(mock: &Arc<Mock>) -> Router<Arc<Mock>> {
    Router::new()
        .route("/api/v1/customers", post(customers::create))
        .route("/api/v1/customers/{customer_uuid}", get(customers::read))
        .route(
            "/api/v1/customers/{customer_uuid}/onboarding",
            get(onboarding::read).post(onboarding::submit).patch(onboarding::correct),
        )
        .route("/api/v1/occupations", get(lookups::occupations))
        .route("/api/v1/countries/{country}/subdivisions", get(lookups::subdivisions))
        .route("/api/v1/countries/{country}/identity-documents", get(lookups::identity_documents))
        .route_layer(axum::middleware::from_fn_with_state(Arc::clone(mock), layer::around))
}

/// An answer as JSON.
pub(crate) fn json(status: StatusCode, body: &Value) -> Response {
    with_json(status, body.to_string())
}

/// An answer whose body is JSON already.
fn with_json(status: StatusCode, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// The refusal of a body with errors, in Harbor's form.
pub(crate) fn refuse_payload(error: &HarborError<'_>) -> Response {
    match serde_json::to_string(error) {
        Ok(body) => with_json(StatusCode::UNPROCESSABLE_ENTITY, body),
        // Texts and numbers always serialise.
        Err(_) => refuse(StatusCode::UNPROCESSABLE_ENTITY, "The payload is not valid."),
    }
}

/// A refusal of which no public page shows the body.
pub(crate) fn refuse(status: StatusCode, message: &str) -> Response {
    json(status, &Refusal::assumed(status.as_u16(), message))
}

/// A refusal with a number.
fn refuse_as(refusal: Refusal) -> Response {
    json(StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT), &refusal.to_body())
}

/// The answer where the state could not be read or written. What went wrong is in the log.
pub(crate) fn failed(mock: &Mock, error: &anyhow::Error) -> Response {
    mock.log(&format!("error: {error:#}"));
    refuse(StatusCode::INTERNAL_SERVER_ERROR, "The mock could not read or write its state.")
}

/// The answer to a body that has not arrived.
pub(crate) fn not_received(failure: Failure) -> Response {
    match failure {
        Failure::Broken => refuse(StatusCode::BAD_REQUEST, "The body of the request did not arrive."),
        Failure::TooSlow => refuse(StatusCode::REQUEST_TIMEOUT, "The body of the request took too long."),
        Failure::TooLong(limit) => refuse(
            StatusCode::PAYLOAD_TOO_LARGE,
            &format!("The body is too long: {} KiB are the limit of the mock.", limit / 1024),
        ),
        Failure::TooMuchText(limit) => refuse(
            StatusCode::PAYLOAD_TOO_LARGE,
            &format!("The body has too much beside its files: {} KiB are the limit of the mock.", limit / 1024),
        ),
    }
}

pub(crate) async fn no_such_path(State(mock): State<Arc<Mock>>, request: Request) -> Response {
    refuse_route(&mock, request, "(no such path)", refuse(StatusCode::NOT_FOUND, "There is no such path.")).await
}

pub(crate) async fn no_such_method(State(mock): State<Arc<Mock>>, request: Request) -> Response {
    let refused = refuse(StatusCode::METHOD_NOT_ALLOWED, "This path does not have this method.");
    refuse_route(&mock, request, "(no such method)", refused).await
}

/// Refuses a request, and notes it with these words in the place of its path.
pub(crate) async fn refuse_route(mock: &Mock, request: Request, route: &str, refused: Response) -> Response {
    let begin = Instant::now();
    let method = request.method().clone();
    receive::drain(request.into_body()).await;
    layer::note(mock, (&method, route), &refused, begin);
    refused
}

/// The answer where a handler panicked. The message of a panic is not shown: it may repeat a value.
pub(crate) fn panicked(_: Box<dyn Any + Send>) -> Response {
    refuse(StatusCode::INTERNAL_SERVER_ERROR, "The mock has a fault.")
}
