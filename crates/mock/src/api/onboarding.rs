//! The onboarding of a customer: submit, read, correct.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use harbor_preflight::{Contract, Operation};
use serde_json::json;

use super::change::Change;
use super::customers::no_customer;
use super::layer::retry_later;
use super::once::Once;
use super::{CustomerPath, Note, failed, json, not_received, refuse};
use crate::mock::{Mock, aside};
use crate::receive::{drain, receive};

/// The header that chooses the contract of a request.
const CONTRACT: &str = "x-mock-contract";

/// How long a request waits while too many others arrive.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) async fn read(State(mock): State<Arc<Mock>>, uuid: CustomerPath) -> Response {
    let Ok(Path(uuid)) = uuid else { return no_customer() };
    let found = mock.transact(move |session| Ok((session.customer(&uuid)?.is_some(), session.onboarding(&uuid)?)));
    match found.await {
        Ok((_, Some(onboarding))) => {
            let mut response = json(StatusCode::OK, &json!({ "data": onboarding.to_onboarding().to_data() }));
            response.extensions_mut().insert(Note(Arc::new(json!({ "customer": onboarding.customer }))));
            response
        }
        Ok((true, None)) => no_onboarding(),
        Ok((false, None)) => no_customer(),
        Err(error) => failed(&mock, &error),
    }
}

pub(super) async fn submit(State(mock): State<Arc<Mock>>, uuid: CustomerPath, request: Request) -> Response {
    change(mock, uuid, request, Operation::Submit).await
}

pub(super) async fn correct(State(mock): State<Arc<Mock>>, uuid: CustomerPath, request: Request) -> Response {
    change(mock, uuid, request, Operation::Correct).await
}

async fn change(mock: Arc<Mock>, uuid: CustomerPath, request: Request, operation: Operation) -> Response {
    let contract = contract(request.headers(), mock.options.contract);
    let (Ok(Path(uuid)), Some(contract)) = (uuid, contract) else {
        drain(request.into_body()).await;
        return if contract.is_none() { unknown_contract() } else { no_customer() };
    };
    let method = if operation == Operation::Submit { Method::POST } else { Method::PATCH };
    let once = Once::of(request.headers(), &method, request.uri().path());
    let preflight = mock.preflight(contract);
    // A given number of bodies is received at once, which bounds the memory of all of them.
    let Ok(Ok(_permit)) = tokio::time::timeout(PATIENCE, mock.bodies.acquire()).await else {
        drain(request.into_body()).await;
        return retry_later(refuse(StatusCode::SERVICE_UNAVAILABLE, "Too many bodies arrive at once."));
    };
    let received = match receive(request.into_body(), preflight.clone()).await {
        Ok(received) => received,
        Err(failure) => return not_received(failure),
    };
    let change = Change { customer: uuid, operation, once };
    let (here, checking) = (Arc::clone(&mock), preflight);
    match aside(move || change.carry_out(&here, received, &checking)).await {
        Ok(response) => response,
        Err(error) => failed(&mock, &error),
    }
}

/// The contract that a request chooses; `None` if there is none of that name.
fn contract(headers: &HeaderMap, default: &'static Contract) -> Option<&'static Contract> {
    match headers.get(CONTRACT) {
        Some(name) => Contract::named(name.to_str().ok()?),
        None => Some(default),
    }
}

fn unknown_contract() -> Response {
    let names = Contract::ALL.map(|contract| contract.name).join(" or ");
    refuse(StatusCode::BAD_REQUEST, &format!("{CONTRACT} takes {names}."))
}

/// The answer where the customer has no onboarding.
pub(crate) fn no_onboarding() -> Response {
    refuse(StatusCode::NOT_FOUND, "The customer has no onboarding.")
}
