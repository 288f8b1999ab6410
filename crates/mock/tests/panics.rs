//! The hook for panics belongs to the whole process, so this test is alone in its own.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::mpsc::channel;

use harbor_preflight_mock::log_panics_by_place;

#[test]
fn a_panic_is_logged_without_its_message() {
    let (sender, receiver) = channel();
    log_panics_by_place(move |line| sender.send(line.to_owned()).unwrap());
    let value = "zq7xwkv3";
    assert!(std::thread::spawn(move || panic!("{value}")).join().is_err());
    let line = receiver.recv().unwrap();
    assert!(line.contains("panics.rs:") && !line.contains(value), "{line}");
}
