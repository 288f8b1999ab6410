//! Lists everything that is wrong with a request.
//!
//! `cargo run --example validate -- payload.json`

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a program may print, and read what it is given")]

use std::process::ExitCode;

use harbor_preflight::{NaiveDate, Preflight, Submission};

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of a request")?;
    let body = std::fs::read(path)?;
    // The library reads no clock. A program passes the date, for example `chrono::Utc::now().date_naive()`.
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;

    let report = Preflight::new(today).validate(&body, &Submission::new());
    for issue in &report.issues {
        println!("{} {} at {}: {}", issue.rule.severity, issue.rule.code, issue.path, issue.message);
    }
    for unchecked in &report.unchecked {
        println!("not checked: {}", unchecked.rule);
    }
    Ok(if report.valid { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
