//! No value of a request is in the log, in the journal, in an answer about an onboarding, or in the state.

use axum::http::StatusCode;
use harbor_preflight_tests::canaries::{Watch, all_canaries};
use serde_json::json;

use super::{Local, onboarding, options, run, sample};

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
            watch.assert_silent(&format!("the answer to {}", canary.name), &answer.text);
            watch.assert_silent(&format!("the journal after {}", canary.name), journal_end(&mock));
            if answer.status == StatusCode::ACCEPTED {
                mock.set_status(&uuid, "failed").await;
            }
        }
        watch.assert_silent("the log", mock.log());
        assert!(mock.log().lines().count() > canaries.len());
    });
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        watch.assert_silent("the state", std::fs::read(entry.unwrap().path()).unwrap());
    }
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
        for path in ["/", "/_mock/inspector.js", "/_mock/inspector.css", "/_mock/customers/a/agreement"] {
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
