//! The endpoints of Harbor.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use super::{Local, onboarding, options, run, sample, with_email};

#[test]
fn the_tag_of_the_address_decides_what_becomes_of_an_onboarding() {
    run(async {
        let mock = Local::new(options());
        for (email, first, corrected) in [
            ("ada@acme.us", "verified", None),
            ("ada+declined@acme.us", "declined", None),
            ("ada+failed@acme.us", "failed", None),
            ("ada+action_required@acme.us", "action_required", Some("verified")),
            ("ada+blurred@acme.us", "action_required", Some("verified")),
        ] {
            let uuid = mock.ready().await;
            let body = with_email("us-full", email);
            let answer = mock.call("POST", &onboarding(&uuid), &[], body.clone()).await;
            assert_eq!(answer.status, StatusCode::ACCEPTED);
            let data = &answer.json()["data"];
            assert_eq!((&data["status"], &data["submitted_at"]), (&json!("processing"), &Value::Null));
            assert!(data["id"].as_str().unwrap().starts_with("onb_"));
            assert_eq!(mock.status(&uuid).await, first, "{email}");
            if let Some(corrected) = corrected {
                let answer = mock.call("PATCH", &onboarding(&uuid), &[], body).await;
                assert_eq!(answer.status, StatusCode::ACCEPTED);
                assert_eq!(answer.json()["data"]["status"], "processing");
                assert_eq!(mock.status(&uuid).await, corrected, "{email}");
            }
        }
    });
}

#[test]
fn action_required_says_what_is_wanted_until_it_is_corrected() {
    run(async {
        let mock = Local::new(options());
        for (email, expected) in [("ada+blurred@acme.us", 1), ("ada+action_required@acme.us", 2)] {
            let uuid = mock.ready().await;
            mock.call("POST", &onboarding(&uuid), &[], with_email("gb", email)).await;
            let answer = mock.call("GET", &onboarding(&uuid), &[], "").await.json();
            let wanted = answer["data"]["pending_requirements"].as_array().unwrap();
            assert_eq!(wanted.len(), expected);
            assert_eq!(wanted[0]["description"], "individual.identity_document.front is blurred");
            let customer = mock.call("GET", &format!("/api/v1/customers/{uuid}"), &[], "").await.json();
            assert!(customer["data"]["review_reason"].as_str().unwrap().contains("is blurred"));
            mock.call("PATCH", &onboarding(&uuid), &[], sample("gb")).await;
            let answer = mock.call("GET", &onboarding(&uuid), &[], "").await.json();
            assert_eq!(answer["data"].get("pending_requirements"), None);
            let customer = mock.call("GET", &format!("/api/v1/customers/{uuid}"), &[], "").await.json();
            assert_eq!(customer["data"].get("review_reason"), None);
        }
    });
}

#[test]
fn the_address_of_the_customer_decides_where_that_of_the_body_has_no_tag() {
    run(async {
        let mock = Local::new(options());
        let body = json!({ "type": "individual", "email": "ada+declined@acme.us" }).to_string();
        let uuid = mock.call("POST", "/api/v1/customers", &[], body).await.json()["data"]["uuid"].clone();
        let uuid = uuid.as_str().unwrap();
        mock.call("POST", &format!("/_mock/customers/{uuid}/agreement"), &[], "").await;
        mock.call("POST", &onboarding(uuid), &[], sample("us-full")).await;
        assert_eq!(mock.status(uuid).await, "declined");
    });
}

#[test]
fn each_status_refuses_what_harbor_refuses() {
    run(async {
        let mock = Local::new(options());
        for (status, post, patch) in [
            ("processing", (409, Some(2302)), (409, Some(2305))),
            ("submitted", (409, Some(2302)), (409, Some(2305))),
            ("action_required", (409, Some(2311)), (202, None)),
            ("verified", (422, Some(2306)), (422, Some(2306))),
            ("declined", (409, Some(2312)), (409, Some(2312))),
            ("failed", (202, None), (409, Some(2305))),
        ] {
            for (method, expected) in [("POST", post), ("PATCH", patch)] {
                let uuid = mock.ready().await;
                mock.call("POST", &onboarding(&uuid), &[], sample("gb")).await;
                mock.set_status(&uuid, status).await;
                assert_eq!(mock.status(&uuid).await, status, "a command is not undone by time");
                // What the state refuses is refused whatever the body.
                let body = if expected.0 == 202 { sample("gb") } else { b"{}".to_vec() };
                let answer = mock.call(method, &onboarding(&uuid), &[], body).await;
                assert_eq!(answer.refusal(), expected, "{method} while {status}");
                if expected.0 != 202 {
                    assert_eq!(answer.json()["error"], answer.json()["message"]);
                }
            }
        }
    });
}

#[test]
fn the_prerequisites_are_looked_at_before_the_body() {
    run(async {
        let mock = Local::new(options());
        let unsigned = mock.customer("individual").await;
        assert_eq!(mock.call("POST", &onboarding(&unsigned), &[], "{}").await.refusal(), (403, Some(2103)));
        let business = mock.customer("business").await;
        assert_eq!(mock.call("POST", &onboarding(&business), &[], "{}").await.refusal(), (422, Some(2307)));
        let ready = mock.ready().await;
        assert_eq!(mock.call("PATCH", &onboarding(&ready), &[], sample("gb")).await.refusal(), (404, Some(404)));
        assert_eq!(mock.call("GET", &onboarding(&ready), &[], "").await.refusal(), (404, Some(404)));
        let customer = mock.call("GET", &format!("/api/v1/customers/{ready}"), &[], "").await.json();
        assert_eq!(customer["data"]["has_signed_agreement"], true);
        for path in [onboarding("nobody"), "/api/v1/customers/nobody".to_owned(), "/api/v1/customers/%FF".to_owned()] {
            assert_eq!(mock.call("GET", &path, &[], "").await.refusal(), (404, Some(404)), "{path}");
        }
    });
}

#[test]
fn a_body_with_errors_gets_the_refusal_of_the_crate_and_changes_nothing() {
    run(async {
        let mock = Local::new(options());
        let uuid = mock.ready().await;
        for body in ["", "{", "[]", "{}", r#"{"individual": {"ssn": 1}}"#] {
            let answer = mock.call("POST", &onboarding(&uuid), &[], body).await;
            assert_eq!(answer.refusal(), (422, Some(2005)), "{body}");
            let members: Vec<String> = answer.json().as_object().unwrap().keys().cloned().collect();
            assert_eq!(members, ["message", "error", "code", "error_type", "errors"]);
        }
        assert_eq!(mock.call("GET", &onboarding(&uuid), &[], "").await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn both_contracts_are_served_and_an_unknown_one_is_refused() {
    run(async {
        let mock = Local::new(options());
        let mut later: Value = serde_json::from_slice(&sample("us-full")).unwrap();
        let person = later["individual"].as_object_mut().unwrap();
        person.remove("phone");
        person.insert("phone_country_code".into(), "US".into());
        person.insert("phone_number".into(), "+14045550101".into());
        let later = later.to_string().into_bytes();
        for (contract, good, bad) in
            [("individual-v1", sample("us-full"), later.clone()), ("individual-v1.1", later, sample("us-full"))]
        {
            let (uuid, headers) = (mock.ready().await, [("x-mock-contract", contract)]);
            assert_eq!(mock.call("POST", &onboarding(&uuid), &headers, bad).await.refusal(), (422, Some(2005)));
            assert_eq!(mock.call("POST", &onboarding(&uuid), &headers, good).await.refusal(), (202, None));
        }
        let uuid = mock.ready().await;
        let headers = [("x-mock-contract", "individual-v9")];
        assert_eq!(mock.call("POST", &onboarding(&uuid), &headers, sample("gb")).await.refusal(), (400, Some(400)));
    });
}

#[test]
fn a_request_that_repeats_its_key_is_carried_out_once() {
    run(async {
        let mock = Local::new(options());
        let (uuid, once) = (mock.ready().await, [("idempotency-key", "one")]);
        // A refusal is not remembered: the corrected body may have the same key.
        assert_eq!(mock.call("POST", &onboarding(&uuid), &once, "{}").await.refusal(), (422, Some(2005)));
        let first = mock.call("POST", &onboarding(&uuid), &once, sample("gb")).await;
        assert_eq!(first.status, StatusCode::ACCEPTED);
        let again = mock.call("POST", &onboarding(&uuid), &once, sample("gb")).await;
        assert_eq!((again.status, again.text), (first.status, first.text));
        let other = with_email("gb", "lee@acme.de");
        assert_eq!(mock.call("POST", &onboarding(&uuid), &once, other).await.refusal(), (409, Some(2004)));
        // Without the key it is a second submission.
        assert_eq!(mock.call("POST", &onboarding(&uuid), &[], sample("gb")).await.refusal(), (422, Some(2306)));
        // A key belongs to its path.
        let second = mock.ready().await;
        assert_eq!(mock.call("POST", &onboarding(&second), &once, sample("gb")).await.refusal(), (202, None));

        let body = json!({ "type": "individual" }).to_string();
        let first = mock.call("POST", "/api/v1/customers", &once, body.clone()).await.json();
        let again = mock.call("POST", "/api/v1/customers", &once, body).await.json();
        assert_eq!(first["data"]["uuid"], again["data"]["uuid"]);
        let other = json!({ "type": "business" }).to_string();
        assert_eq!(mock.call("POST", "/api/v1/customers", &once, other).await.refusal(), (409, Some(2004)));
    });
}

#[test]
fn customers_are_returned_as_they_were_created() {
    run(async {
        let mock = Local::new(options());
        let body = json!({ "type": "individual", "first_name": "Ada", "birth_date": "1990-01-01", "other": 5 });
        let created = mock.call("POST", "/api/v1/customers", &[], body.to_string()).await.json();
        let data = &created["data"];
        assert_eq!(data["status"], "deactivated");
        assert_eq!((&data["first_name"], &data["birth_date"]), (&json!("Ada"), &json!("1990-01-01")));
        assert_eq!(data["has_signed_agreement"], false);
        assert_eq!(data.get("other"), None);
        for body in ["", "[]", "{}", r#"{"type": "person"}"#, r#"{"type": "individual", "email": 5}"#] {
            let answer = mock.call("POST", "/api/v1/customers", &[], body).await;
            assert_eq!(answer.refusal(), (422, Some(2005)), "{body}");
        }
        let long = " ".repeat(100_000);
        assert_eq!(mock.call("POST", "/api/v1/customers", &[], long).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    });
}

#[test]
fn lookups_are_those_that_the_crate_can_read() {
    use harbor_preflight::{CountryCode, ReferenceData};
    run(async {
        let mock = Local::new(options());
        let text = async |path: &str| mock.call("GET", path, &[], "").await.text.into_bytes();
        let us = CountryCode::new("US").unwrap();
        let reference = ReferenceData::embedded()
            .with_occupations(&text("/api/v1/occupations").await)
            .unwrap()
            .with_subdivisions(us, &text("/api/v1/countries/US/subdivisions").await)
            .unwrap()
            .with_identity_documents(us, &text("/api/v1/countries/US/identity-documents").await)
            .unwrap();
        let embedded = ReferenceData::embedded();
        assert_eq!(reference.occupations().count(), embedded.occupations().count());
        for (path, expected) in [
            ("/api/v1/countries/XX/subdivisions", StatusCode::NOT_FOUND),
            ("/api/v1/countries/us/subdivisions", StatusCode::NOT_FOUND),
            ("/api/v1/countries/HK/subdivisions", StatusCode::NOT_FOUND),
            ("/api/v1/countries/XX/identity-documents", StatusCode::NOT_FOUND),
            ("/api/v1/countries/MC/subdivisions", StatusCode::OK),
        ] {
            assert_eq!(mock.call("GET", path, &[], "").await.status, expected, "{path}");
        }
    });
}

#[test]
fn the_page_names_the_countries_without_a_list_of_subdivisions() {
    use harbor_preflight::{CountryCode, ReferenceData, Subdivisions};
    let reference = ReferenceData::embedded();
    let letters = || 'A'..='Z';
    let codes = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
    let is_unlisted = |code: &String| {
        CountryCode::new(code).is_some_and(|country| {
            reference.is_country(country) && matches!(reference.subdivisions(country), Subdivisions::Unknown)
        })
    };
    let unlisted: Vec<String> = codes.filter(is_unlisted).collect();
    let page = include_str!("../../README.md");
    let named = page.split_once("no list is embedded").unwrap().1.split_once(';').unwrap().0;
    let named: Vec<&str> = named.split('`').skip(1).step_by(2).collect();
    assert_eq!(named, unlisted);
    run(async {
        let mock = Local::new(options());
        for country in unlisted {
            let path = |list: &str| format!("/api/v1/countries/{country}/{list}");
            assert_eq!(mock.call("GET", &path("subdivisions"), &[], "").await.refusal(), (404, Some(404)), "{country}");
            let documents = mock.call("GET", &path("identity-documents"), &[], "").await;
            assert_eq!(documents.status, StatusCode::OK, "{country}");
        }
    });
}

#[test]
fn every_path_of_harbor_needs_a_key_and_every_answer_is_json() {
    run(async {
        let mock = Local::new(options());
        for (method, path) in [
            ("POST", "/api/v1/customers"),
            ("GET", "/api/v1/customers/a"),
            ("POST", "/api/v1/customers/a/onboarding"),
            ("GET", "/api/v1/customers/a/onboarding"),
            ("PATCH", "/api/v1/customers/a/onboarding"),
            ("GET", "/api/v1/occupations"),
            ("GET", "/api/v1/countries/US/subdivisions"),
            ("GET", "/api/v1/countries/US/identity-documents"),
        ] {
            for key in [None, Some("")] {
                let mut request = Request::builder().method(method).uri(path);
                if let Some(key) = key {
                    request = request.header("x-api-key", key);
                }
                let answer = mock.send(request.body(Body::from("{}")).unwrap()).await;
                assert_eq!(answer.refusal(), (401, Some(401)), "{method} {path}");
            }
        }
        assert_eq!(mock.call("GET", "/api/v1/nothing", &[], "").await.refusal(), (404, Some(404)));
        assert_eq!(mock.call("DELETE", "/api/v1/customers", &[], "").await.refusal(), (405, Some(405)));
    });
}

#[test]
fn requests_fail_on_demand_and_do_nothing() {
    run(async {
        let mock = Local::new(options());
        let uuid = mock.ready().await;
        for status in ["400", "429", "503", "599"] {
            let headers = [("x-mock-fail", status)];
            let answer = mock.call("POST", &onboarding(&uuid), &headers, sample("gb")).await;
            assert_eq!(answer.status.as_str(), status);
            assert_eq!(answer.headers.contains_key("retry-after"), ["429", "503"].contains(&status));
        }
        for status in ["200", "399", "600", "x", ""] {
            let headers = [("x-mock-fail", status)];
            assert_eq!(
                mock.call("GET", "/api/v1/occupations", &headers, "").await.refusal(),
                (400, Some(400)),
                "{status}"
            );
        }
        for (delay, expected) in [("0", 200), ("5", 200), ("60001", 400), ("-1", 400)] {
            let headers = [("x-mock-delay", delay)];
            assert_eq!(
                mock.call("GET", "/api/v1/occupations", &headers, "").await.status.as_u16(),
                expected,
                "{delay}"
            );
        }
        let body = json!({ "status": 503, "times": 2 }).to_string();
        assert_eq!(mock.call("POST", "/_mock/failures", &[], body).await.status, StatusCode::NO_CONTENT);
        for expected in [503, 503, 404] {
            assert_eq!(mock.call("GET", &onboarding(&uuid), &[], "").await.status.as_u16(), expected);
        }
        for body in ["", "{}", r#"{"status": 200, "times": 1}"#, r#"{"status": 503, "times": -1}"#] {
            assert_eq!(mock.call("POST", "/_mock/failures", &[], body).await.refusal(), (422, Some(422)), "{body}");
        }
    });
}

#[test]
fn commands_take_a_status_and_what_is_wanted() {
    run(async {
        let mock = Local::new(options());
        let uuid = mock.ready().await;
        let path = format!("/_mock/customers/{uuid}/status");
        let wanted = json!({
            "status": "action_required",
            "pending_requirements": [{ "resultCode": 109, "description": "Proof of address is required." }]
        });
        assert_eq!(mock.call("POST", &path, &[], wanted.to_string()).await.refusal(), (404, Some(404)));
        mock.call("POST", &onboarding(&uuid), &[], sample("gb")).await;
        let answer = mock.call("POST", &path, &[], wanted.to_string()).await.json();
        assert_eq!(answer["data"]["pending_requirements"], wanted["pending_requirements"]);
        for body in ["", "{}", r#"{"status": "done"}"#, r#"{"status": "failed", "x": 1}"#] {
            assert_eq!(mock.call("POST", &path, &[], body).await.refusal(), (422, Some(422)), "{body}");
        }
    });
}

#[test]
fn too_much_text_is_refused_and_files_are_not_text() {
    run(async {
        let mock = Local::new(options());
        let uuid = mock.ready().await;
        let text = format!(r#"{{"individual": {{"first_name": "{}"}}}}"#, "x".repeat(5 << 20));
        let answer = mock.call("POST", &onboarding(&uuid), &[], text).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        let mut body: Value = serde_json::from_slice(&sample("gb")).unwrap();
        body["individual"]["identity_document"]["front"] = "QUJD".repeat(2 << 20).into();
        let answer = mock.call("POST", &onboarding(&uuid), &[], body.to_string()).await;
        let errors = answer.json()["errors"].clone();
        assert_eq!(errors.as_object().unwrap().keys().collect::<Vec<_>>(), ["individual.identity_document.front"]);
    });
}

#[test]
fn the_report_on_a_streamed_body_is_that_on_the_whole_body() {
    use harbor_preflight_tests::cases::all_topics;
    run(async {
        let mock = Local::new(options());
        let uuid = mock.ready().await;
        let topics = all_topics();
        let plain = |case: &&harbor_preflight_tests::cases::Case| {
            case.options.as_of.is_none() && case.options.max_issues.is_none() && case.options.contract.is_none()
        };
        let mut compared = 0;
        for case in topics.iter().flat_map(|topic| &topic.cases).filter(plain) {
            let body = case.body();
            if body.len() > 100_000 || !matches!(case.options.operation, harbor_preflight::Operation::Submit) {
                continue;
            }
            let preflight = harbor_preflight::Preflight::new(harbor_preflight_tests::cases::today());
            let report = preflight.validate(&body, &harbor_preflight::Submission::new());
            let Some(expected) = report.to_harbor_error() else { continue };
            let expected = serde_json::to_value(expected).unwrap();
            let answer = mock.call("POST", &onboarding(&uuid), &[], body).await.json();
            assert_eq!(answer, expected, "{}", case.name);
            compared += 1;
        }
        assert!(compared > 300, "only {compared} cases");
    });
}

#[test]
fn a_repeated_request_for_a_customer_gets_the_first_answer() {
    run(async {
        let (mock, once) = (Local::new(options()), [("idempotency-key", "one")]);
        let create = || mock.call("POST", "/api/v1/customers", &once, r#"{"type": "individual"}"#);
        let first = create().await;
        let uuid = first.json()["data"]["uuid"].as_str().unwrap().to_owned();
        mock.call("POST", &format!("/_mock/customers/{uuid}/agreement"), &[], "").await;
        assert_eq!(create().await.text, first.text);
    });
}

#[test]
fn requests_without_a_route_are_noted_without_their_path_and_method() {
    run(async {
        let mock = Local::new(options());
        let (secret, path) = ("ADA", "/Ada");
        assert_eq!(mock.call(secret, path, &[], "").await.status, StatusCode::NOT_FOUND);
        assert_eq!(mock.call("DELETE", "/api/v1/occupations", &[], "").await.status, StatusCode::METHOD_NOT_ALLOWED);
        let log = mock.log();
        assert!(log.contains("(other) (no such path) 404") && log.contains("DELETE (no such method) 405"), "{log}");
        assert!(!log.to_lowercase().contains("ada"), "{log}");
    });
}

#[test]
fn a_body_that_is_too_large_is_told_its_own_limit() {
    run(async {
        let mock = Local::new(options());
        let new = mock.call("POST", "/api/v1/customers", &[], vec![b' '; 65 << 10]).await;
        assert_eq!(new.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(new.text.contains("64 KiB") && !new.text.contains("files"), "{}", new.text);
        let uuid = mock.ready().await;
        let status = mock.call("POST", &format!("/_mock/customers/{uuid}/status"), &[], vec![b' '; 17 << 10]).await;
        assert!(status.text.contains("16 KiB") && !status.text.contains("files"), "{}", status.text);
        let text = mock.call("POST", &onboarding(&uuid), &[], vec![b' '; 5 << 20]).await;
        assert!(text.text.contains("beside its files: 4096 KiB"), "{}", text.text);
    });
}

/// With another policy, browsers send `Origin: null` with a form, and the form is refused.
#[test]
fn a_browser_names_the_page_that_a_form_is_sent_from() {
    run(async {
        let mock = Local::new(options());
        let uuid = mock.customer("individual").await;
        let page = mock.call("GET", &format!("/_mock/customers/{uuid}/agreement"), &[], "").await;
        assert_eq!(page.headers.get("referrer-policy").unwrap(), "same-origin");
    });
}

/// A body with many mistakes must not fill the memory: the journal keeps many entries.
#[test]
fn the_journal_lists_the_first_issues_and_files_and_counts_the_rest() {
    run(async {
        let mock = Local::new(options());
        let uuid = mock.ready().await;
        for (number, listed, more) in [(0, 0, 0), (50, 50, 0), (51, 50, 1), (60, 50, 10)] {
            let mut body: Value = serde_json::from_slice(&sample("gb")).unwrap();
            for key in 0..number {
                body["individual"][format!("key_{key}")] = 1.into();
            }
            mock.call("POST", &onboarding(&uuid), &[("idempotency-key", "one")], body.to_string()).await;
            let entry = mock.last_request();
            assert_eq!(entry["issues"].as_array().unwrap().len(), listed, "{number}");
            assert_eq!(entry["more_issues"], more, "{number}");
            mock.set_status(&uuid, "failed").await;
        }
        for (number, listed, more) in [(48, 50, 0), (49, 50, 1), (1000, 50, 952)] {
            let mut body: Value = serde_json::from_slice(&sample("gb")).unwrap();
            body["individual"]["proof_of_address"]["files"] = vec!["QUJD"; number].into();
            mock.call("POST", &onboarding(&uuid), &[], body.to_string()).await;
            let entry = mock.last_request();
            assert_eq!(entry["files"].as_array().unwrap().len(), listed, "{number}");
            assert_eq!(entry["more_files"], more, "{number}");
        }
    });
}

#[test]
fn every_refusal_has_the_four_members() {
    run(async {
        let mock = Local::new(options());
        let uuid = mock.ready().await;
        let large = vec![b' '; 5 << 20];
        for (method, path, headers, body, status) in [
            ("POST", onboarding(&uuid), &[("x-mock-contract", "other")][..], Vec::new(), 400),
            ("GET", onboarding("nobody"), &[], Vec::new(), 404),
            ("GET", "/nothing".to_owned(), &[], Vec::new(), 404),
            ("DELETE", "/api/v1/customers".to_owned(), &[], Vec::new(), 405),
            ("POST", onboarding(&uuid), &[], large.clone(), 413),
            ("POST", "/api/v1/customers".to_owned(), &[], large, 413),
            ("GET", onboarding(&uuid), &[("x-mock-fail", "503")], Vec::new(), 503),
            ("GET", onboarding(&uuid), &[("host", "evil.example")], Vec::new(), 403),
            ("POST", "/api/v1/customers".to_owned(), &[], b"{}".to_vec(), 422),
        ] {
            let answer = mock.call(method, &path, headers, body).await;
            assert_eq!(answer.status.as_u16(), status, "{path}");
            let answer = answer.json();
            assert_eq!(answer["error"], answer["message"], "{path}: {status}");
            assert!(answer["code"].is_u64() && answer["error_type"].is_string(), "{path}: {status}: {answer}");
        }
    });
}

#[test]
fn commands_for_a_customer_who_is_not_there_say_so() {
    run(async {
        let mock = Local::new(options());
        let unknown = mock.call("GET", "/api/v1/customers/nobody", &[], "").await.text;
        for (method, command) in [("POST", "status"), ("POST", "agreement"), ("GET", "agreement")] {
            for uuid in ["nobody", "%FF"] {
                let path = format!("/_mock/customers/{uuid}/{command}");
                let answer = mock.call(method, &path, &[], r#"{"status": "failed"}"#).await;
                assert_eq!((answer.status, &answer.text), (StatusCode::NOT_FOUND, &unknown), "{method} {path}");
            }
        }
        let uuid = mock.customer("individual").await;
        let path = format!("/_mock/customers/{uuid}/status");
        let answer = mock.call("POST", &path, &[], r#"{"status": "failed"}"#).await;
        assert!(answer.status == StatusCode::NOT_FOUND && answer.text != unknown, "{}", answer.text);
        let page = mock.call("GET", &format!("/_mock/customers/{uuid}/agreement"), &[], "").await;
        assert_eq!(page.status, StatusCode::OK);
    });
}

#[test]
fn a_submission_is_refused_while_too_many_bodies_arrive() {
    let clock = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    clock.block_on(async {
        let mock = Local::new(options());
        let all = mock.mock.bodies.available_permits();
        let arriving = mock.mock.bodies.acquire_many(u32::try_from(all).unwrap()).await.unwrap();
        let path = onboarding("nobody");
        let call = mock.call("POST", &path, &[], sample("gb"));
        let answer = tokio::time::timeout(std::time::Duration::from_secs(3600), call).await.expect("it is answered");
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.headers.contains_key("retry-after"));
        drop(arriving);
        let answer = mock.call("POST", &onboarding("nobody"), &[], sample("gb")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_request_of_another_site_is_logged_and_shown_without_its_path() {
    run(async {
        let mock = Local::new(options());
        let answer = mock.call("GET", "/Ada", &[("host", "ada.example")], "").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(mock.log().contains("GET (another site) 403"), "{}", mock.log());
        let entry = mock.last_request();
        assert_eq!((&entry["route"], &entry["status"]), (&json!("(another site)"), &json!(403)));
        assert!(!mock.log().to_lowercase().contains("ada"), "{}", mock.log());
    });
}
