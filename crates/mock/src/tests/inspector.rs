//! The inspector: what its page gets, and when.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{Local, onboarding, options, run, sample, with_email};

/// How long to wait for an entry that must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a page receives.
struct Page {
    body: Body,
    /// What has arrived, and was not read yet.
    text: String,
}

impl Page {
    async fn open(mock: &Local) -> Self {
        let request = Request::builder().uri("/_mock/events").body(Body::empty()).unwrap();
        let response = mock.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { body: response.into_body(), text: String::new() }
    }

    /// The next entry that a test is about.
    async fn next(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        tokio::time::timeout(PATIENCE, self.find(is_wanted)).await.expect("an entry that must come")
    }

    async fn find(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let entry = event.strip_prefix("data: ").map(|data| serde_json::from_str(data).unwrap());
                self.text = rest.to_owned();
                if let Some(entry) = entry.filter(&is_wanted) {
                    return entry;
                }
            }
            let piece = self.body.frame().await.unwrap().unwrap().into_data().unwrap();
            self.text.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }

    /// Each customer of the state, and its status, the latest last.
    async fn customers(&mut self) -> Vec<(String, String)> {
        let entry = self.next(|entry| entry["kind"] == "customers").await;
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let rows = entry["customers"].as_array().unwrap();
        rows.iter().map(|row| (text(&row["customer"]), text(&row["status"]))).collect()
    }

    /// The next status of a customer.
    async fn status(&mut self, uuid: &str) -> String {
        let entry = self.next(|entry| entry["kind"] == "status" && entry["customer"] == uuid).await;
        entry["status"].as_str().unwrap().to_owned()
    }
}

#[test]
fn a_request_is_shown_while_the_page_is_open() {
    run(async {
        let mock = Local::new(options());
        let mut page = Page::open(&mock).await;
        assert_eq!(page.customers().await, []);
        let uuid = mock.customer("individual").await;
        assert_eq!(page.status(&uuid).await, "created");
        let entry = page.next(|entry| entry["kind"] == "request").await;
        assert_eq!(
            (&entry["method"], &entry["status"], &entry["customer"]),
            (&json!("POST"), &json!(201), &json!(uuid))
        );
        mock.call("POST", &format!("/_mock/customers/{uuid}/agreement"), &[], "").await;
        assert_eq!(page.status(&uuid).await, "agreement signed");
        mock.call("POST", &onboarding(&uuid), &[], sample("gb")).await;
        assert_eq!(page.status(&uuid).await, "processing");
        let entry = page.next(|entry| entry["kind"] == "request").await;
        assert_eq!((&entry["status"], &entry["valid"]), (&json!(202), &json!(true)));
        assert_eq!(mock.status(&uuid).await, "verified");
        assert_eq!((page.status(&uuid).await, page.status(&uuid).await), ("submitted".into(), "verified".into()));
    });
}

#[test]
fn customers_are_shown_however_many_requests_follow() {
    run(async {
        let mock = Local::new(options());
        let created = mock.customer("individual").await;
        let signed = mock.ready().await;
        for _ in 0..250 {
            mock.call("GET", "/api/v1/customers/nobody", &[], "").await;
        }
        let shown = Page::open(&mock).await.customers().await;
        assert_eq!(shown, [(created, "created".to_owned()), (signed, "agreement signed".to_owned())]);
    });
}

#[test]
fn a_customer_who_signs_again_is_not_shown_again() {
    run(async {
        let mock = Local::new(options());
        let uuid = mock.ready().await;
        let mut page = Page::open(&mock).await;
        page.customers().await;
        let path = format!("/_mock/customers/{uuid}/agreement");
        assert_eq!(mock.call("POST", &path, &[], "").await.status, StatusCode::OK);
        mock.call("POST", &onboarding(&uuid), &[], sample("gb")).await;
        assert_eq!(page.status(&uuid).await, "processing");
    });
}

#[test]
fn the_state_of_another_run_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let data = || options().with_data(folder.path().to_owned());
    let uuid = run(async {
        let mock = Local::new(data());
        let uuid = mock.ready().await;
        mock.call("POST", &onboarding(&uuid), &[], with_email("gb", "ada+blurred@acme.us")).await;
        assert_eq!(mock.status(&uuid).await, "action_required");
        uuid
    });
    run(async {
        let mock = Local::new(data());
        let shown = Page::open(&mock).await.customers().await;
        assert_eq!(shown, [(uuid, "action_required".to_owned())]);
    });
}

#[test]
fn the_latest_customers_are_listed() {
    run(async {
        let mock = Local::new(options());
        let mut created = Vec::new();
        for _ in 0..205 {
            created.push(mock.customer("individual").await);
        }
        let shown = Page::open(&mock).await.customers().await;
        let shown: Vec<String> = shown.into_iter().map(|(customer, _)| customer).collect();
        assert_eq!(shown, created[5..]);
    });
}
