//! What surrounds each route of Harbor: the key, failures on demand, the journal and the log.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};

use super::refuse;
use crate::mock::Mock;
use crate::receive;

const KEY: &str = "x-api-key";
const FAIL: &str = "x-mock-fail";
const DELAY: &str = "x-mock-delay";

/// The longest delay on demand, in milliseconds.
const MAX_DELAY: u64 = 60_000;

/// The methods that are named.
const METHODS: [Method; 7] =
    [Method::GET, Method::POST, Method::PATCH, Method::PUT, Method::DELETE, Method::HEAD, Method::OPTIONS];

/// What the journal shows of a request beside its route: an extension of the response.
#[derive(Clone)]
pub(crate) struct Note(pub(crate) Arc<Value>);

/// Answers requests without a key, and those that are to fail. Notes every request.
pub(super) async fn around(State(mock): State<Arc<Mock>>, request: Request, next: Next) -> Response {
    let begin = Instant::now();
    let method = request.method().clone();
    // The path itself may have anything in it.
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str).to_owned();
    let response = match early_answer(&mock, request.headers()).await {
        Some(response) => {
            receive::drain(request.into_body()).await;
            response
        }
        None => next.run(request).await,
    };
    note(&mock, (&method, &route), &response, begin);
    response
}

/// Notes a request in the journal and the log.
pub(super) fn note(mock: &Mock, (method, route): (&Method, &str), response: &Response, begin: Instant) {
    let (status, duration) = (response.status().as_u16(), begin.elapsed().as_millis());
    // A method that nobody knows may have anything in it, too.
    let method = if METHODS.contains(method) { method.as_str() } else { "(other)" };
    let mut entry = json!({});
    if let Some(Note(note)) = response.extensions().get() {
        entry = Value::clone(note);
    }
    entry["method"] = method.into();
    entry["route"] = route.into();
    entry["status"] = status.into();
    entry["milliseconds"] = u64::try_from(duration).unwrap_or(u64::MAX).into();
    mock.journal.add("request", entry);
    mock.log(&format!("{method} {route} {status} {duration} ms"));
}

/// The answer to a request that is not carried out.
async fn early_answer(mock: &Mock, headers: &HeaderMap) -> Option<Response> {
    if headers.get(KEY).is_none_or(HeaderValue::is_empty) {
        return Some(refuse(StatusCode::UNAUTHORIZED, "The header X-API-KEY is missing. Any key will do."));
    }
    if let Some(delay) = headers.get(DELAY) {
        match number(delay).filter(|milliseconds| *milliseconds <= MAX_DELAY) {
            Some(milliseconds) => tokio::time::sleep(Duration::from_millis(milliseconds)).await,
            None => return Some(refuse(StatusCode::BAD_REQUEST, "x-mock-delay takes up to 60000 milliseconds.")),
        }
    }
    let status = match headers.get(FAIL) {
        Some(status) => match number(status).and_then(failing_status) {
            Some(status) => status,
            None => return Some(refuse(StatusCode::BAD_REQUEST, "x-mock-fail takes a status from 400 to 599.")),
        },
        None => mock.next_failure()?,
    };
    let response = refuse(status, "A failure that was asked for.");
    let may_retry = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE);
    Some(if may_retry { retry_later(response) } else { response })
}

/// Has the client try again after a second.
pub(super) fn retry_later(mut response: Response) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

fn number(value: &HeaderValue) -> Option<u64> {
    value.to_str().ok()?.parse().ok()
}

/// A status that says that a request failed.
pub(crate) fn failing_status(status: u64) -> Option<StatusCode> {
    let status = StatusCode::from_u16(u16::try_from(status).ok()?).ok()?;
    (status.is_client_error() || status.is_server_error()).then_some(status)
}
