//! Reads a request into types, changes it, and writes it. `Debug` output of the types shows no personal data.
//!
//! `cargo run --example parse -- payload.json`

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a program may print, and read what it is given")]

use harbor_preflight::{NaiveDate, Preflight, Submission};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of a request")?;
    let body = std::fs::read(path)?;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;

    // A report is an error: `?` would return it.
    let payload = Preflight::new(today).parse(&body, &Submission::new())?;
    println!("{payload:?}");
    println!("{} bytes of JSON", serde_json::to_string(&payload)?.len());
    Ok(())
}
