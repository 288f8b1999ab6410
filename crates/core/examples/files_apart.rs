//! Checks files that are too large for memory. Each is read once, in pieces, and the request has a stand-in for it.
//!
//! `cargo run --example files_apart -- front.jpg`

#![forbid(unsafe_code)]
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a program may print, and read what it is given"
)]

use std::fs::File;
use std::io::Read;

use harbor_preflight::{NaiveDate, Preflight, Submission};

const FRONT: &str = "/individual/identity_document/front";

/// The request without its files: a stand-in is any text that differs from file to file.
const BODY: &[u8] = br#"{"individual": {"identity_document": {"type": "PASSPORT", "front": "file 1"}}}"#;

const STAND_IN: &str = "file 1";

/// The length of a file in base64.
fn encoded_length(bytes: u64) -> u64 {
    bytes.div_ceil(3) * 4
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of a picture")?;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;
    let preflight = Preflight::new(today);

    let mut file = File::open(path)?;
    let mut inspector = preflight.inspector();
    let mut buffer = vec![0; 65_536];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        inspector.feed(&buffer[..read]);
    }
    let front = inspector.finish_detached(FRONT);

    let without_file = BODY.len() - STAND_IN.len();
    let bytes = without_file as u64 + encoded_length(file.metadata()?.len());
    let report = preflight.validate_detached(BODY, bytes, &[front], &Submission::new());
    for issue in report.issues.iter().filter(|issue| issue.path == FRONT) {
        println!("{} at {}: {}", issue.rule.code, issue.path, issue.message);
    }
    println!("{} bytes in all", report.bytes);
    Ok(())
}
