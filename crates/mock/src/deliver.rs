//! Sends webhooks: signed, tried again until they are accepted, one after the other.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use axum::body::Bytes;
use axum::http::{Request, StatusCode, header};
use harbor_preflight_answers::{SIGNATURE_HEADER, sign};
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::json;

use crate::mock::Mock;
use crate::options::Webhook;
use crate::server::MARK;
use crate::store::{Event, Outcome, Sent};
use crate::time::now;

/// How long an endpoint may take to answer, as Harbor says.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How often an event is sent at most. No public page says it.
const MAX_ATTEMPTS: u32 = 6;

/// How long to wait after a failure to read the state.
const PAUSE: Duration = Duration::from_secs(1);

/// Sends events to the endpoint until it wants no more.
pub(crate) async fn run(mock: Arc<Mock>, webhook: Webhook) {
    let has_changed = &mock.wake_ups.delivery;
    let client = Client::builder(TokioExecutor::new()).build_http();
    loop {
        let next = match mock.transact(|session| session.next_event()).await {
            Ok(next) => next,
            Err(error) => {
                pause(&mock, &error).await;
                continue;
            }
        };
        let Some(Sent { event, due_at }) = next else {
            has_changed.notified().await;
            continue;
        };
        let wait = Duration::from_millis(u64::try_from(due_at - now()).unwrap_or(0));
        if !wait.is_zero() {
            // An event that is due earlier may be added.
            let _ = tokio::time::timeout(wait, has_changed.notified()).await;
            continue;
        }
        match send(&mock, &client, &webhook, event).await {
            Ok(Outcome::Dropped) => return drop_all(mock).await,
            Ok(_) => {}
            Err(error) => pause(&mock, &error).await,
        }
    }
}

/// Waits after a failure, and logs it. No error has a value of the state.
async fn pause(mock: &Mock, error: &anyhow::Error) {
    mock.log(&format!("error: webhooks are not sent: {error:#}"));
    tokio::time::sleep(PAUSE).await;
}

/// Drops what is added from now on: the endpoint wants nothing more. Another run may have another endpoint.
async fn drop_all(mock: Arc<Mock>) {
    let has_changed = &mock.wake_ups.delivery;
    loop {
        match mock.transact(|session| Ok(session.drop_events()? > 0)).await {
            Ok(false) => has_changed.notified().await,
            Ok(true) => mock.log("webhook dropped, since the endpoint has answered 404"),
            Err(error) => pause(&mock, &error).await,
        }
    }
}

/// Sends an event once, and notes what became of it.
async fn send(
    mock: &Arc<Mock>,
    client: &Client<HttpConnector, Full<Bytes>>,
    webhook: &Webhook,
    event: Event,
) -> Result<Outcome> {
    let answer = tokio::time::timeout(TIMEOUT, client.request(request(webhook, &event.body)?)).await;
    let answer = answer.ok().and_then(Result::ok).map(|response| response.status());
    let attempt = event.attempts + 1;
    let outcome = match answer {
        Some(status) if status.is_success() => Outcome::Delivered,
        Some(StatusCode::NOT_FOUND) => Outcome::Dropped,
        _ if attempt >= MAX_ATTEMPTS => Outcome::GivenUp,
        _ => Outcome::Retried { due_at: now() + millis(webhook.retry.saturating_mul(1 << event.attempts.min(16))) },
    };
    let number = event.number;
    mock.transact(move |session| {
        session.note_attempt(number, outcome)?;
        Ok(())
    })
    .await?;
    let answer = answer.map_or_else(|| "no answer".to_owned(), |status| status.as_u16().to_string());
    mock.log(&format!("webhook {} {answer}, attempt {attempt}: {}", event.name, outcome.name()));
    mock.journal.add(
        "webhook",
        json!({
            "event": event.id,
            "name": event.name,
            "customer": event.customer,
            "attempt": attempt,
            "answer": answer,
            "outcome": outcome.name()
        }),
    );
    Ok(outcome)
}

fn request(webhook: &Webhook, body: &str) -> Result<Request<Full<Bytes>>> {
    let seconds = u64::try_from(now() / 1000).unwrap_or_default();
    let request = Request::post(webhook.uri.clone())
        .header(header::CONTENT_TYPE, "application/json")
        .header(SIGNATURE_HEADER, sign(&webhook.secret, seconds, body.as_bytes()))
        .header(MARK, "1")
        .body(Full::new(Bytes::copy_from_slice(body.as_bytes())))?;
    Ok(request)
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 4)
}
