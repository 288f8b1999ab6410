//! No value of a request is in the log, in the journal, in an answer about an onboarding, or in the state.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use harbor_preflight_tests::canaries::{Watch, all_canaries};
use serde_json::json;
use tokio::task::JoinHandle;

use super::{Local, onboarding, options, run, sample};
use crate::{Webhook, clockwork, deliver};

fn journal(mock: &Local) -> String {
    mock.mock.journal.follow().0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_onboarding_reveals_nothing() {
    let canaries = all_canaries();
    let watch = Watch::over(&canaries);
    let folder = tempfile::tempdir().unwrap();
    run(async {
        let mock = Local::new(options().with_data(folder.path().to_owned()));
        let uuid = mock.ready().await;
        for canary in &canaries {
            let answer = mock.call("POST", &onboarding(&uuid), &[], canary.body.clone()).await;
            watch.assert_silent(&format!("the answer to {}", canary.name), without_identifiers(answer.text.as_str()));
            watch.assert_silent(&format!("the journal after {}", canary.name), without_identifiers(journal_end(&mock)));
            if answer.status == StatusCode::ACCEPTED {
                mock.set_status(&uuid, "failed").await;
            }
        }
        watch.assert_silent("the log", without_identifiers(mock.log()));
        assert!(mock.log().lines().count() > canaries.len());
    });
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        watch.assert_silent("the state", without_identifiers(std::fs::read(entry.unwrap().path()).unwrap()));
    }
}

/// A text in which the identifiers that the mock makes are blank. They are random, so now and then one has seven digits in a
/// row that a canary has, too.
fn without_identifiers(text: impl Into<Vec<u8>>) -> Vec<u8> {
    const LENGTH: usize = 36;
    let mut text = text.into();
    for at in 0..text.len().saturating_sub(LENGTH - 1) {
        let word = &mut text[at..at + LENGTH];
        if is_identifier(word) {
            word.fill(b'x');
        }
    }
    text
}

/// Whether a word of 36 bytes identifies a customer, an onboarding or an event.
fn is_identifier(word: &[u8]) -> bool {
    let has_prefix = word.starts_with(b"onb_") || word.starts_with(b"evt_");
    (has_prefix && word[4..].iter().all(u8::is_ascii_hexdigit)) || uuid::Uuid::try_parse_ascii(word).is_ok()
}

#[test]
fn identifiers_are_blank_wherever_they_are() {
    let uuid = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    let onboarding = "onb_67e5504410b1426f9247bb680e5fe0c8";
    let text = format!("a{uuid}{onboarding}1evt_67e5504410b1426f9247bb680e5fe0c 1234567");
    let expected = format!("a{}1evt_67e5504410b1426f9247bb680e5fe0c 1234567", "x".repeat(72));
    assert_eq!(String::from_utf8(without_identifiers(text)).unwrap(), expected);
}

/// The last entries of the journal.
fn journal_end(mock: &Local) -> String {
    let (entries, _) = mock.mock.journal.follow();
    entries.iter().rev().take(3).map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Paths, headers and the bodies of commands and customers, too.
#[test]
fn nothing_else_of_a_request_is_logged() {
    const SECRET: &str = "zq7xwkv3";
    run(async {
        let mock = Local::new(options());
        let headers = [("idempotency-key", SECRET), ("user-agent", SECRET), ("x-mock-contract", SECRET)];
        let body = json!({ "type": "individual", "first_name": SECRET, "email": format!("{SECRET}@acme.us") });
        mock.call("POST", "/api/v1/customers", &headers, body.to_string()).await;
        mock.call("POST", "/api/v1/customers", &headers, format!("{{\"{SECRET}")).await;
        for path in ["/api/v1/customers/SECRET", "/api/v1/SECRET", "/api/v1/countries/SECRET/subdivisions?q=SECRET"] {
            mock.call("GET", &path.replace("SECRET", SECRET), &headers, "").await;
        }
        for path in [onboarding(SECRET), format!("/_mock/customers/{SECRET}/status"), "/_mock/failures".to_owned()] {
            for body in [sample("gb"), SECRET.into(), b"{}".to_vec()] {
                mock.call("POST", &path, &headers[..2], body.clone()).await;
                mock.call("POST", &path, &[("x-mock-fail", SECRET), ("x-mock-delay", SECRET)], body).await;
            }
        }
        assert!(!mock.log().contains(SECRET), "{}", mock.log());
        assert!(!journal(&mock).contains(SECRET), "{}", journal(&mock));
        assert!(!mock.log().contains("a key"), "the API key");
    });
}

#[test]
fn the_pages_load_nothing_and_show_texts_as_texts() {
    run(async {
        let mock = Local::new(options());
        let agreement = format!("/_mock/customers/{}/agreement", mock.customer("individual").await);
        for path in ["/", "/_mock/inspector.js", "/_mock/inspector.css", &agreement] {
            let answer = mock.call("GET", path, &[], "").await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let policy = answer.headers["content-security-policy"].to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
            for danger in ["http://", "https://", "innerHTML", "<script>", "style=\"", "onclick"] {
                assert!(!answer.text.contains(danger), "{path}: {danger}");
            }
        }
    });
}

/// Opens a mock whose state was changed by this SQL, with a customer in it.
async fn with_changed_state(sql: &str) -> (tempfile::TempDir, Local, String) {
    let folder = tempfile::tempdir().unwrap();
    let uuid = Local::new(options().with_data(folder.path().to_owned())).customer("individual").await;
    let file = folder.path().join("harbor-preflight-mock.sqlite");
    rusqlite::Connection::open(file).unwrap().execute_batch(sql).unwrap();
    let mock = Local::new(options().with_data(folder.path().to_owned()));
    (folder, mock, uuid)
}

#[test]
fn a_stored_value_that_cannot_be_read_is_not_logged() {
    run(async {
        let sql = r#"UPDATE customers SET given = '{"type": "individual", "phone_number": 14045550101}'"#;
        let (_folder, mock, uuid) = with_changed_state(sql).await;
        let answer = mock.call("GET", &format!("/api/v1/customers/{uuid}"), &[], "").await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(mock.log().contains("given") && !mock.log().contains("14045550101"), "{}", mock.log());
    });
}

/// They work while nobody asks, so nobody gets an answer that says so.
#[test]
fn a_state_that_cannot_be_read_is_logged_by_what_works_in_the_background() {
    const SQL: &str = r#"INSERT INTO onboardings SELECT uuid, 'onb_1', 'processing', '"zq7xwkv3"', '[]', '[]', NULL, 0, 0, 1
                         FROM customers"#;
    run(async {
        let (_folder, mock, _) = with_changed_state(SQL).await;
        let webhook = Webhook::new("http://127.0.0.1:9/", "whs_a", false).unwrap();
        let works: [JoinHandle<()>; 2] = [
            tokio::spawn(clockwork::run(Arc::clone(&mock.mock))),
            tokio::spawn(deliver::run(Arc::clone(&mock.mock), webhook)),
        ];
        let what = "the column plan of the state cannot be read";
        let expected =
            [format!("error: onboardings do not go on: {what}"), format!("error: webhooks are not sent: {what}")];
        let is_logged = async || {
            while !expected.iter().all(|line| mock.log().contains(line)) {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let in_time = tokio::time::timeout(Duration::from_secs(30), is_logged()).await;
        assert!(in_time.is_ok(), "{}", mock.log());
        assert!(!mock.log().contains("zq7xwkv3"), "{}", mock.log());
        works.iter().for_each(JoinHandle::abort);
    });
}

#[test]
fn a_path_is_noted_only_where_its_customer_was_found() {
    run(async {
        let sql = "UPDATE customers SET uuid = 'zq7xwkv3', given = '{'";
        let (_folder, mock, uuid) = with_changed_state(sql).await;
        let answer = mock.call("POST", &onboarding("zq7xwkv3"), &[], sample("gb")).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(mock.call("POST", &onboarding(&uuid), &[], sample("gb")).await.status, StatusCode::NOT_FOUND);
        assert!(!journal(&mock).contains("zq7xwkv3") && !journal(&mock).contains(&uuid), "{}", journal(&mock));
        let found = mock.ready().await;
        mock.call("POST", &onboarding(&found), &[], "{}").await;
        assert!(journal(&mock).contains(&found));
    });
}

#[test]
fn keys_that_may_be_of_a_person_are_not_shown() {
    run(async {
        let mock = Local::new(options());
        let uuid = mock.ready().await;
        for (key, shown) in [("ada@secretmail.us", "<key 17>"), ("123456789", "<key 9>"), ("nick_name", "nick_name")] {
            let body = json!({ "individual": { key: 1 } }).to_string();
            mock.call("POST", &onboarding(&uuid), &[], body).await;
            let entries = journal(&mock);
            assert!(entries.contains(&format!("\"path\":\"/individual/{shown}\"")), "{entries}");
            assert_eq!(entries.contains(key), key == shown, "{entries}");
        }
    });
}

#[test]
fn the_message_of_a_panic_is_not_logged() {
    run(async {
        let mock = Local::new(options());
        let error = mock.mock.transact(|_| -> anyhow::Result<()> { panic!("zq7xwkv3") }).await.unwrap_err();
        assert_eq!(format!("{error:#}"), "a task panicked");
    });
}
