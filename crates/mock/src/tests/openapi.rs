//! The OpenAPI document describes what the mock takes and answers, in both directions.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use harbor_preflight::Contract;
use harbor_preflight_test_schemas::{schema, validator};
use serde_json::{Value, json};

use super::{Answer, Local, options, run, sample};

/// Sends requests, and checks each with its answer against the document.
struct Proxy {
    mock: Local,
    document: Value,
    seen: BTreeSet<(String, String, u16)>,
}

impl Proxy {
    fn new(contract: &'static Contract, document: &str) -> Self {
        Self { mock: Local::new(options().with_contract(contract)), document: schema(document), seen: BTreeSet::new() }
    }

    /// Sends a request to a route, with what is in the place of its parameter.
    async fn call(&mut self, method: &str, route: &str, parameter: &str, key: Option<&str>, body: Vec<u8>) -> Answer {
        let answer = self.send(method, route, parameter, key, Body::from(body.clone())).await;
        self.check(method, route, &body, &answer);
        answer
    }

    /// Sends a request whose body does not arrive.
    async fn break_off(&mut self, method: &str, route: &str, parameter: &str) {
        let broken = futures_util::stream::iter([Err::<Vec<u8>, _>(std::io::Error::other("broken"))]);
        let answer = self.send(method, route, parameter, Some("a key"), Body::from_stream(broken)).await;
        self.check(method, route, &[], &answer);
    }

    async fn send(&self, method: &str, route: &str, parameter: &str, key: Option<&str>, body: Body) -> Answer {
        let path = match route.split_once('{') {
            Some((start, rest)) => format!("{start}{parameter}{}", rest.split_once('}').unwrap().1),
            None => route.to_owned(),
        };
        let mut request = Request::builder().method(method).uri(path).header("idempotency-key", "one");
        if let Some(key) = key {
            request = request.header("x-api-key", key);
        }
        self.mock.send(request.body(body).unwrap()).await
    }

    fn check(&mut self, method: &str, route: &str, body: &[u8], answer: &Answer) {
        let operation = &self.document["paths"][route][method.to_lowercase()];
        let status = answer.status.as_u16();
        let response = &operation["responses"][status.to_string()]["$ref"];
        let name = response.as_str().unwrap_or_else(|| panic!("{method} {route}: {status} is not described"));
        let name = name.rsplit('/').next().unwrap();
        let shape = &self.document["components"]["responses"][name]["content"]["application/json"]["schema"];
        assert_eq!(answer.headers["content-type"], "application/json");
        self.assert_fits(shape, &answer.json(), &format!("{method} {route}: {status}"));
        // What was accepted is what the document says may be sent.
        let request = &operation["requestBody"]["content"]["application/json"]["schema"];
        if answer.status.is_success() && request.is_object() {
            let body = serde_json::from_slice(body).unwrap();
            self.assert_fits(request, &body, &format!("the body of {method} {route}"));
        }
        self.seen.insert((method.to_owned(), route.to_owned(), status));
    }

    fn assert_fits(&self, shape: &Value, value: &Value, what: &str) {
        let whole = json!({ "components": self.document["components"], "allOf": [shape] });
        assert_eq!(validator(&whole).first_error(value), None, "{what}");
    }

    /// What the document describes.
    fn described(&self) -> BTreeSet<(String, String, u16)> {
        let mut described = BTreeSet::new();
        for (route, members) in self.document["paths"].as_object().unwrap() {
            for (method, operation) in members.as_object().unwrap() {
                for status in operation["responses"].as_object().into_iter().flat_map(serde_json::Map::keys) {
                    described.insert((method.to_uppercase(), route.clone(), status.parse().unwrap()));
                }
            }
        }
        described
    }
}

/// A sample as a contract wants it.
fn sample_of(contract: &'static Contract, name: &str, email: Option<&str>) -> Vec<u8> {
    let mut body: Value = serde_json::from_slice(&sample(name)).unwrap();
    let person = body["individual"].as_object_mut().unwrap();
    if let Some(email) = email {
        person.insert("email".into(), email.into());
    }
    if contract.name == Contract::INDIVIDUAL_V1_1.name
        && let Some(phone) = person.remove("phone")
    {
        person.insert("phone_country_code".into(), phone["country"].clone());
        person.insert("phone_number".into(), phone["number"].clone());
    }
    body.to_string().into_bytes()
}

#[test]
fn every_answer_is_described_and_every_description_is_answered() {
    check_all(Contract::INDIVIDUAL_V1, "openapi.json");
}

#[test]
fn the_same_is_true_of_the_later_contract() {
    check_all(Contract::INDIVIDUAL_V1_1, "v1.1/openapi.json");
}

fn check_all(contract: &'static Contract, document: &str) {
    const CUSTOMERS: &str = "/api/v1/customers";
    const CUSTOMER: &str = "/api/v1/customers/{customer_uuid}";
    const ONBOARDING: &str = "/api/v1/customers/{customer_uuid}/onboarding";
    const KEY: Option<&str> = Some("a key");
    let sample = |name: &str| sample_of(contract, name, None);
    run(async {
        let mut proxy = Proxy::new(contract, document);
        let new = json!({ "type": "individual", "first_name": "Ada" }).to_string().into_bytes();
        let created = proxy.call("POST", CUSTOMERS, "", KEY, new).await.json();
        let uuid = created["data"]["uuid"].as_str().unwrap().to_owned();
        proxy.call("POST", CUSTOMERS, "", KEY, br#"{"type": "business"}"#.to_vec()).await;
        proxy.call("POST", CUSTOMERS, "", KEY, b"{}".to_vec()).await;
        proxy.call("POST", CUSTOMERS, "", None, b"{}".to_vec()).await;
        for (parameter, key) in [(uuid.as_str(), KEY), ("nobody", KEY), ("nobody", None)] {
            proxy.call("GET", CUSTOMER, parameter, key, Vec::new()).await;
        }
        for (method, body) in [("POST", sample("gb")), ("PATCH", sample("gb")), ("GET", Vec::new())] {
            proxy.call(method, ONBOARDING, "nobody", KEY, body.clone()).await;
            proxy.call(method, ONBOARDING, "nobody", None, body).await;
        }
        proxy.call("POST", ONBOARDING, &uuid, KEY, sample("gb")).await;
        proxy.mock.call("POST", &format!("/_mock/customers/{uuid}/agreement"), &[], "").await;
        proxy.call("POST", ONBOARDING, &uuid, KEY, b"{}".to_vec()).await;
        for (method, route) in [("POST", CUSTOMERS), ("POST", ONBOARDING), ("PATCH", ONBOARDING)] {
            proxy.break_off(method, route, &uuid).await;
            proxy.call(method, route, &uuid, KEY, vec![b' '; 5 << 20]).await;
        }
        proxy
            .call("POST", ONBOARDING, &uuid, KEY, sample_of(contract, "us-full", Some("ada+action_required@acme.us")))
            .await;
        proxy.call("GET", ONBOARDING, &uuid, KEY, Vec::new()).await;
        proxy.call("POST", ONBOARDING, &uuid, KEY, sample("gb")).await;
        proxy.call("PATCH", ONBOARDING, &uuid, KEY, b"{}".to_vec()).await;
        proxy.call("PATCH", ONBOARDING, &uuid, KEY, sample("us-minimal")).await;
        proxy.call("PATCH", ONBOARDING, &uuid, KEY, sample("gb")).await;
        for status in ["processing", "submitted", "action_required", "verified", "declined", "failed"] {
            proxy.mock.set_status(&uuid, status).await;
            proxy.call("GET", ONBOARDING, &uuid, KEY, Vec::new()).await;
            proxy.call("GET", CUSTOMER, &uuid, KEY, Vec::new()).await;
        }
        for route in [
            "/api/v1/occupations",
            "/api/v1/countries/{country}/subdivisions",
            "/api/v1/countries/{country}/identity-documents",
        ] {
            for (country, key) in [("US", KEY), ("MC", KEY), ("XX", KEY), ("US", None)] {
                proxy.call("GET", route, country, key, Vec::new()).await;
            }
        }
        let mut missing: Vec<_> = proxy.described().difference(&proxy.seen).cloned().collect();
        // A correction needs no prerequisites: they were met when the onboarding began.
        missing.retain(|(method, _, status)| (method.as_str(), *status) != ("PATCH", 403));
        // A test does not wait until a body has taken too long.
        missing.retain(|(.., status)| *status != 408);
        assert!(missing.is_empty(), "{missing:?}");
    });
}
