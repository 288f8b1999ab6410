//! An axum server that checks requests before they are sent to Harbor.
//!
//! `cargo run -p harbor-preflight-release-tests --bin axum-example`
//!
//! `POST /onboarding` responds with 200 and the report if the body is valid, with Harbor's own 422 error if it is not, or
//! with 413 if it is too large. The server listens on a free port of 127.0.0.1, and prints its address.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "a program prints its address")]

use std::net::Ipv4Addr;

use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use chrono::Utc;
use harbor_preflight::{Contract, Preflight, Submission};
use tokio::net::TcpListener;

/// The contract decides what a body may contain.
const CONTRACT: &Contract = Contract::INDIVIDUAL_V1;

/// The largest body that is validated by default. Seven files of 10 MiB take 94 MiB in base64. axum's default is 2 MB.
const BODY_LIMIT: usize = CONTRACT.limits.max_payload_bytes as usize;

/// Takes the body as bytes. `Json` would parse it a second time, and its errors would quote values.
async fn check(body: Bytes) -> Response {
    // Validating 100 MB takes longer than a runtime thread should be blocked.
    let validation = tokio::task::spawn_blocking(move || {
        let today = Utc::now().date_naive();
        Preflight::new(today).with_contract(CONTRACT).validate(&body, &Submission::new())
    });
    let Ok(report) = validation.await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    // Neither response contains values from the body.
    match report.to_harbor_error() {
        Some(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
        // A real server would send the body to Harbor here.
        None => Json(report).into_response(),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let app = Router::new().route("/onboarding", post(check)).layer(DefaultBodyLimit::max(BODY_LIMIT));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, app).await
}
