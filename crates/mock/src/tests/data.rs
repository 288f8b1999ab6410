//! The state in a folder.

use std::path::Path;

use axum::http::StatusCode;

use crate::Server;

use super::{Local, onboarding, options, run, sample, with_email};

#[test]
fn the_state_outlives_the_process_and_is_its_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("state");
    let uuid = run(async {
        let mock = Local::new(options().with_data(data.clone()));
        let uuid = mock.ready().await;
        let once = [("idempotency-key", "one")];
        mock.call("POST", &onboarding(&uuid), &once, with_email("us-full", "ada+blurred@acme.us")).await;
        assert_eq!(mock.status(&uuid).await, "action_required");
        uuid
    });
    run(async {
        let mock = Local::new(options().with_data(data.clone()));
        assert_eq!(mock.status(&uuid).await, "action_required");
        let once = [("idempotency-key", "one")];
        let again = mock.call("POST", &onboarding(&uuid), &once, with_email("us-full", "ada+blurred@acme.us")).await;
        assert_eq!(again.status, StatusCode::ACCEPTED, "the key is remembered");
        mock.call("PATCH", &onboarding(&uuid), &[], sample("us-full")).await;
        assert_eq!(mock.status(&uuid).await, "verified");
    });
    #[cfg(unix)]
    for entry in std::fs::read_dir(&data).unwrap().chain(std::fs::read_dir(folder.path()).unwrap()) {
        use std::os::unix::fs::MetadataExt;
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().mode();
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", entry.path().display());
    }
}

#[test]
fn of_an_onboarding_only_digests_and_sizes_are_stored() {
    let folder = tempfile::tempdir().unwrap();
    run(async {
        let mock = Local::new(options().with_data(folder.path().to_owned()));
        let uuid = mock.ready().await;
        let answer = mock.call("POST", &onboarding(&uuid), &[], sample("us-full")).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED);
    });
    let mut stored = Vec::new();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        stored.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    let has = |text: &str| stored.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(has("/individual/identity_document/front") && has("4074"), "the file of the sample is listed");
    for value in ["123456789", "1990-01-01", "200 Pine St", "Richmond", "+14045550101", "Royalty income", "/9j/4AAQ"] {
        assert!(!has(value), "{value}");
    }
}

#[test]
fn two_processes_cannot_use_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let _first = Local::new(options().with_data(folder.path().to_owned()));
    assert_eq!(refusal(folder.path()), "is in use: stop the other mock, or choose another folder");
}

/// Why a folder cannot be used, after the name of the file.
fn refusal(folder: &Path) -> String {
    let error = Server::bind(0, options().with_data(folder.to_owned())).unwrap_err();
    format!("{error:#}").split_once("sqlite ").unwrap().1.to_owned()
}

const OTHER: &str = "is damaged, or of another program or version: delete it, or choose another folder";

#[test]
fn a_state_of_another_version_or_program_is_refused() {
    for (sql, is_refused) in [
        ("PRAGMA user_version = 1", false),
        ("PRAGMA user_version = 0", true),
        ("PRAGMA user_version = 2", true),
        ("PRAGMA application_id = 0", true),
        ("PRAGMA application_id = 0; PRAGMA user_version = 0", true),
    ] {
        let folder = tempfile::tempdir().unwrap();
        drop(Local::new(options().with_data(folder.path().to_owned())));
        let file = folder.path().join("harbor-preflight-mock.sqlite");
        rusqlite::Connection::open(file).unwrap().execute_batch(sql).unwrap();
        let opened = Server::bind(0, options().with_data(folder.path().to_owned()));
        assert_eq!(opened.is_err(), is_refused, "{sql}");
        if is_refused {
            assert_eq!(refusal(folder.path()), OTHER, "{sql}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_others_can_read_is_closed_to_them() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    drop(Local::new(options().with_data(folder.path().to_owned())));
    let file = folder.path().join("harbor-preflight-mock.sqlite");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let _mock = Local::new(options().with_data(folder.path().to_owned()));
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", entry.path().display());
    }
}

#[test]
fn a_file_that_is_no_state_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("harbor-preflight-mock.sqlite");
    let other = "this is no database".repeat(1000);
    std::fs::write(&file, &other).unwrap();
    assert_eq!(refusal(folder.path()), OTHER);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), other);
}
