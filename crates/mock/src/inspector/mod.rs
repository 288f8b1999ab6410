//! The inspector: a page that shows what happens in this run, as it happens.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use futures_util::{Stream, StreamExt, stream};
use serde_json::json;
use tokio::sync::broadcast::error::RecvError;

use crate::mock::Mock;

pub(crate) fn router() -> Router<Arc<Mock>> {
    Router::new()
        .route("/", get(async || Html(include_str!("index.html"))))
        // Browsers ask for it by themselves.
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .route("/_mock/inspector.css", get(style))
        .route("/_mock/inspector.js", get(script))
        .route("/_mock/events", get(events))
}

/// The customers of the state, as an entry without a number: it is of no moment. None if the state cannot be read.
async fn customers(mock: &Arc<Mock>) -> Option<Arc<str>> {
    match mock.transact(|session| session.latest_customers(MAX_CUSTOMERS)).await {
        Ok(customers) => Some(json!({ "kind": "customers", "customers": customers }).to_string().into()),
        Err(error) => {
            mock.log(&format!("error: {error:#}"));
            None
        }
    }
}

async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("inspector.css"))
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("inspector.js"))
}

/// The most customers that a page gets when it is opened.
const MAX_CUSTOMERS: u32 = 200;

/// The entries of the journal so far, the customers of the state, and each entry that follows.
async fn events(State(mock): State<Arc<Mock>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (so_far, receiver) = mock.journal.follow();
    let following = stream::unfold(receiver, async |mut receiver| {
        loop {
            match receiver.recv().await {
                Ok(entry) => return Some((entry, receiver)),
                // A page that is too slow misses what is no longer kept.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    });
    // They are read after the entries so far, so they are not older.
    let customers = stream::iter(customers(&mock).await);
    let entries = stream::iter(so_far).chain(customers).chain(following);
    Sse::new(entries.map(|entry| Ok(Event::default().data(&*entry)))).keep_alive(KeepAlive::default())
}
