//! The commands of the mock itself, below `/_mock`. They need no key.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use harbor_preflight_answers::{Requirement, Status};
use serde::Deserialize;
use serde_json::json;

use crate::api::{
    CustomerPath, failed, failing_status, json as answer, no_customer, no_onboarding, not_received, refuse,
};
use crate::mock::{Failures, Mock};
use crate::receive::receive_short;
use crate::store::Course;

/// The longest body of a command.
const MAX_BODY: usize = 16 * 1024;

/// Gives an onboarding a status.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetStatus {
    status: Status,
    /// What is wanted; the front of the identity document, if action is required and nothing is given.
    #[serde(default)]
    pending_requirements: Option<Vec<Requirement>>,
}

/// Has the next requests fail.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fail {
    status: u64,
    times: u32,
}

pub(crate) fn router() -> Router<Arc<Mock>> {
    Router::new()
        .route("/_mock/customers/{customer_uuid}/status", post(set_status))
        .route("/_mock/customers/{customer_uuid}/agreement", get(agreement).post(sign))
        .route("/_mock/failures", post(fail))
}

/// Gives an onboarding a status, whatever it had. It then stays as it is until it is commanded or corrected.
async fn set_status(State(mock): State<Arc<Mock>>, uuid: CustomerPath, request: Request) -> Response {
    let Ok(Path(uuid)) = uuid else { return no_customer() };
    let body = match receive_short(request.into_body(), MAX_BODY).await {
        Ok(body) => body,
        Err(failure) => return not_received(failure),
    };
    let Ok(SetStatus { status, pending_requirements }) = serde_json::from_slice(&body) else {
        let names = Status::ALL.map(Status::name).join(", ");
        let message = format!(
            "Send {{\"status\": …}} with one of {names}. For action_required, \"pending_requirements\" may be a list of \
             {{\"source\": …, \"description\": …}}."
        );
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, &message);
    };
    let requirements = match (status, pending_requirements) {
        (Status::ActionRequired, given) => given.unwrap_or_else(|| vec![Requirement::blurred_front()]),
        (_, None) => Vec::new(),
        (_, Some(_)) => {
            return refuse(StatusCode::UNPROCESSABLE_ENTITY, "Only action_required has pending_requirements.");
        }
    };
    let changed = mock.transact(move |session| {
        let has_customer = session.customer(&uuid)?.is_some();
        let Some(onboarding) = session.onboarding(&uuid)? else { return Ok((has_customer, None)) };
        let now = session.now;
        session.set_status(onboarding, status, Course::Halted, now, requirements).map(|changed| (true, Some(changed)))
    });
    match changed.await {
        Ok((_, Some(onboarding))) => answer(StatusCode::OK, &json!({ "data": onboarding.to_onboarding().to_data() })),
        Ok((true, None)) => no_onboarding(),
        Ok((false, None)) => no_customer(),
        Err(error) => failed(&mock, &error),
    }
}

/// The page that `agreement_link` leads to.
async fn agreement(State(mock): State<Arc<Mock>>, uuid: CustomerPath) -> Response {
    let Ok(Path(uuid)) = uuid else { return no_customer() };
    match mock.transact(move |session| session.customer(&uuid)).await {
        Ok(Some(_)) => Html(include_str!("inspector/agreement.html")).into_response(),
        Ok(None) => no_customer(),
        Err(error) => failed(&mock, &error),
    }
}

/// Signs the agreement of a customer.
async fn sign(State(mock): State<Arc<Mock>>, uuid: CustomerPath) -> Response {
    let Ok(Path(uuid)) = uuid else { return no_customer() };
    match mock.transact(move |session| session.sign_agreement(&uuid)).await {
        Ok(true) => answer(StatusCode::OK, &json!({ "data": { "has_signed_agreement": true } })),
        Ok(false) => no_customer(),
        Err(error) => failed(&mock, &error),
    }
}

/// Has the next requests fail, for a program that cannot send another header.
async fn fail(State(mock): State<Arc<Mock>>, request: Request) -> Response {
    let body = match receive_short(request.into_body(), MAX_BODY).await {
        Ok(body) => body,
        Err(failure) => return not_received(failure),
    };
    let Ok(Fail { status, times }) = serde_json::from_slice(&body) else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "Send {\"status\": 503, \"times\": 3}.");
    };
    let Some(status) = failing_status(status) else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "The status must be from 400 to 599.");
    };
    mock.set_failures(Failures { status, times });
    StatusCode::NO_CONTENT.into_response()
}
