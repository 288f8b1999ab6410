//! Tests of the routes without a socket, and of what needs one.

mod api;
mod data;
mod inspector;
mod openapi;
mod privacy;
mod reports;
mod webhooks;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::Options;
use crate::mock::Mock;
use crate::server::{MARK, router};

/// A mock whose routes are called directly.
struct Local {
    mock: Arc<Mock>,
    router: Router,
    log: Arc<Mutex<String>>,
}

/// An answer.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {}", self.text))
    }

    /// Status and number.
    fn refusal(&self) -> (u16, Option<u64>) {
        (self.status.as_u16(), self.json()["code"].as_u64())
    }
}

/// Runs a test on a runtime of its own.
fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test)
}

fn options() -> Options {
    Options::new().with_delay(Duration::ZERO).with_today("2026-11-23".parse().unwrap())
}

fn sample(name: &str) -> Vec<u8> {
    harbor_preflight_tests::cases::payload(name)
}

/// A sample with this address of the person.
fn with_email(name: &str, email: &str) -> Vec<u8> {
    let mut body: Value = serde_json::from_slice(&sample(name)).unwrap();
    body["individual"]["email"] = email.into();
    serde_json::to_vec(&body).unwrap()
}

impl Local {
    fn new(options: Options) -> Self {
        let log = Arc::new(Mutex::new(String::new()));
        let lines = Arc::clone(&log);
        let options = options.with_log(move |line| {
            let mut lines = lines.lock().unwrap();
            lines.push_str(line);
            lines.push('\n');
        });
        let mock = Mock::new(options, "http://127.0.0.1:4010".to_owned()).unwrap();
        Self { router: router(Arc::clone(&mock)), mock, log }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        assert_eq!(headers.get(MARK).unwrap(), "1");
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    /// Sends a request with an API key and these headers.
    async fn call(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("x-api-key", "a key");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.into()).unwrap()).await
    }

    async fn customer(&self, kind: &str) -> String {
        let body = json!({ "type": kind, "first_name": "Ada", "email": "ada@acme.us" }).to_string();
        let answer = self.call("POST", "/api/v1/customers", &[], body).await;
        assert_eq!(answer.status, StatusCode::CREATED);
        answer.json()["data"]["uuid"].as_str().unwrap().to_owned()
    }

    /// A customer who has signed the agreement.
    async fn ready(&self) -> String {
        let uuid = self.customer("individual").await;
        let path = format!("/_mock/customers/{uuid}/agreement");
        assert_eq!(self.call("POST", &path, &[], "").await.status, StatusCode::OK);
        uuid
    }

    async fn status(&self, uuid: &str) -> String {
        let answer = self.call("GET", &onboarding(uuid), &[], "").await;
        assert_eq!(answer.status, StatusCode::OK);
        answer.json()["data"]["status"].as_str().unwrap().to_owned()
    }

    async fn set_status(&self, uuid: &str, status: &str) {
        let body = json!({ "status": status }).to_string();
        let answer = self.call("POST", &format!("/_mock/customers/{uuid}/status"), &[], body).await;
        assert_eq!(answer.status, StatusCode::OK);
    }

    /// What the journal shows of the latest request of Harbor's endpoints.
    fn last_request(&self) -> Value {
        let (entries, _) = self.mock.journal.follow();
        let entries = entries.iter().map(|entry| serde_json::from_str::<Value>(entry).unwrap());
        entries.rev().find(|entry| entry["kind"] == "request").unwrap()
    }

    fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }
}

fn onboarding(uuid: &str) -> String {
    format!("/api/v1/customers/{uuid}/onboarding")
}
