//! Customers, as far as the prerequisites of an onboarding need them.

use std::sync::Arc;

use anyhow::Result;
use axum::extract::{Path, Request, State};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use harbor_preflight::{Counts, HarborError};
use harbor_preflight_answers::{Refusal, Status};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::once::Once;
use super::{CustomerPath, Note, failed, json, not_received, refuse, refuse_as, refuse_payload};
use crate::hex::hex;
use crate::mock::Mock;
use crate::receive::receive_short;
use crate::store::{Accepted, Customer, NewCustomer, Session, Stored};
use crate::time::text;

/// The longest body that creates a customer.
const MAX_BODY: usize = 64 * 1024;

/// The members of the body beside `type`: texts, each of which may be missing.
const TEXTS: [&str; 8] = [
    "first_name",
    "middle_name",
    "last_name",
    "email",
    "phone_country_code",
    "phone_number",
    "birth_date",
    "description",
];

const KINDS: [&str; 2] = ["individual", "business"];

/// What became of a request to create a customer.
enum Created {
    Customer(Box<Customer>),
    Refused(Refusal),
}

pub(super) async fn create(State(mock): State<Arc<Mock>>, request: Request) -> Response {
    let once = Once::of(request.headers(), &Method::POST, request.uri().path());
    let body = match receive_short(request.into_body(), MAX_BODY).await {
        Ok(body) => body,
        Err(failure) => return not_received(failure),
    };
    let redacted = mock.preflight(mock.options.contract).redact(&body).unwrap_or_default();
    let given = match read_new(&body) {
        Ok(given) => given,
        Err(errors) => return with_note(invalid(&errors), None, &redacted),
    };
    let digest = hex(&Sha256::digest(&body));
    let created = mock.transact(move |session| create_once(session, once, digest, given)).await;
    match created {
        Ok(Created::Customer(customer)) => {
            let answer = json!({ "data": data(&mock, &customer) });
            with_note(json(StatusCode::CREATED, &answer), Some(&customer.uuid), &redacted)
        }
        Ok(Created::Refused(refusal)) => with_note(refuse_as(refusal), None, &redacted),
        Err(error) => failed(&mock, &error),
    }
}

pub(super) async fn read(State(mock): State<Arc<Mock>>, uuid: CustomerPath) -> Response {
    let Ok(Path(uuid)) = uuid else { return no_customer() };
    let found = mock.transact(move |session| Ok((session.customer(&uuid)?, session.onboarding(&uuid)?))).await;
    let (customer, onboarding) = match found {
        Ok((Some(customer), onboarding)) => (customer, onboarding),
        Ok((None, _)) => return no_customer(),
        Err(error) => return failed(&mock, &error),
    };
    let mut data = data(&mock, &customer);
    data["kyc_scheme"] = "v1".into();
    if let Some(reason) = onboarding.as_ref().and_then(review_reason) {
        data["review_reason"] = reason.into();
    }
    with_note(json(StatusCode::OK, &json!({ "data": data })), Some(&customer.uuid), "")
}

/// The answer where there is no such customer.
pub(crate) fn no_customer() -> Response {
    refuse(StatusCode::NOT_FOUND, "There is no such customer.")
}

/// Creates a customer, unless this was done before.
fn create_once(session: &mut Session<'_>, once: Option<Once>, digest: String, given: NewCustomer) -> Result<Created> {
    let Some(Once { key }) = once else { return Ok(created(session.create_customer(given)?)) };
    if let Some(accepted) = session.accepted(&key)? {
        let customer = session.customer(&accepted.customer)?;
        let is_same = accepted.request == digest;
        return Ok(match customer.filter(|_| is_same) {
            // The answer is that of the first time, whatever has happened since.
            Some(customer) => created(Customer { has_signed: false, updated_at: customer.created_at, ..customer }),
            None => Created::Refused(Refusal::IdempotencyConflict),
        });
    }
    let customer = session.create_customer(given)?;
    session.accept(&key, &Accepted { request: digest, customer: customer.uuid.clone(), answer: None })?;
    Ok(created(customer))
}

fn created(customer: Customer) -> Created {
    Created::Customer(Box::new(customer))
}

/// Reads a body, or returns what is wrong with it by member.
fn read_new(body: &[u8]) -> Result<NewCustomer, Vec<(&'static str, &'static str)>> {
    let Ok(Value::Object(mut members)) = serde_json::from_slice(body) else {
        return Err(vec![("", "Send a JSON object.")]);
    };
    let mut errors = Vec::new();
    if !KINDS.iter().any(|kind| members.get("type").is_some_and(|value| value == kind)) {
        errors.push(("type", "Choose individual or business."));
    }
    for name in TEXTS {
        if members.get(name).is_some_and(|value| !value.is_null() && !value.is_string()) {
            errors.push((name, "Send a text."));
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    members.retain(|name, _| name == "type" || TEXTS.contains(&name.as_str()));
    serde_json::from_value(Value::Object(members)).map_err(|_| vec![("", "Send a JSON object.")])
}

fn invalid(errors: &[(&'static str, &'static str)]) -> Response {
    let counts = Counts { errors: errors.len() as u64, warnings: 0 };
    refuse_payload(&HarborError::of_messages(errors.to_vec(), counts))
}

/// The members of `data`.
fn data(mock: &Mock, customer: &Customer) -> Value {
    let Customer { uuid, given, has_signed, created_at, updated_at } = customer;
    let mut data = Map::new();
    data.insert("uuid".into(), uuid.as_str().into());
    // What makes a customer active is not published.
    data.insert("status".into(), "deactivated".into());
    if let Ok(Value::Object(given)) = serde_json::to_value(given) {
        data.extend(given);
    }
    data.insert("has_signed_agreement".into(), (*has_signed).into());
    data.insert("agreement_link".into(), format!("{}/_mock/customers/{uuid}/agreement", mock.url).into());
    data.insert("kyc_link".into(), Value::Null);
    data.insert("created_at".into(), text(*created_at).into());
    data.insert("updated_at".into(), text(*updated_at).into());
    Value::Object(data)
}

/// What a reviewer wants, in words.
fn review_reason(onboarding: &Stored) -> Option<String> {
    let wanted = onboarding.requirements.iter().map(|requirement| requirement.description.as_str());
    let wanted: Vec<&str> = wanted.filter(|_| onboarding.status == Status::ActionRequired).collect();
    (!wanted.is_empty()).then(|| wanted.join(" "))
}

fn with_note(mut response: Response, customer: Option<&str>, redacted: &str) -> Response {
    let note = json!({ "customer": customer, "body": redacted });
    response.extensions_mut().insert(Note(Arc::new(note)));
    response
}
