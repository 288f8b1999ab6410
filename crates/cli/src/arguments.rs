//! What the command line takes.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use harbor_preflight::{CountryCode, Limits, parse_date, rules, unchecked_rules};

const AFTER_HELP: &str = "\
Examples:
  harbor-preflight validate payload.json            check a payload before it is sent
  harbor-preflight new --country US > payload.json  begin a payload
  harbor-preflight inspect passport.jpg             check a file before it is encoded
  harbor-preflight explain too_long                 what a code means

Exit status: 0 all valid, 1 at least one invalid, 2 could not run or could not read an input.";

const VALIDATE_HELP: &str = "\
Examples:
  harbor-preflight validate payload.json
  curl -s https://example.com/draft | harbor-preflight validate -
  harbor-preflight validate --format json *.json
  harbor-preflight validate --ndjson --format json nightly.ndjson
  harbor-preflight validate --operation correct --status action_required payload.json
  harbor-preflight validate --proof-issued-on 2026-10-01 --customer customer.json payload.json
  harbor-preflight validate --occupations occupations.json --subdivisions HK=hk.json payload.json

Exit status: 0 all valid, 1 at least one invalid (or a warning under --deny-warnings), 2 could not run or could not \
read an input.";

/// Tells everything that is wrong with a Harbor (OwlPay) individual onboarding payload, before it is sent.
///
/// It works offline: nothing leaves this machine.
#[derive(Parser)]
#[command(name = "harbor-preflight", version, after_help = AFTER_HELP, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Check payloads against every rule of the guide
    #[command(after_help = VALIDATE_HELP)]
    Validate(Box<Validate>),
    /// Say what a code means, where it applies, with an example, and how to mend it
    #[command(after_help = "Example:\n  harbor-preflight explain invalid_base64")]
    Explain {
        /// A code of a report, such as `too_long`, or the name of an unchecked rule
        #[arg(value_parser = PossibleValuesParser::new(codes()), hide_possible_values = true)]
        code: String,
    },
    /// List all rules
    #[command(after_help = "Example:\n  harbor-preflight rules --format json | jq '.[].code'")]
    Rules {
        /// How to write the list
        #[arg(long, value_enum, default_value_t)]
        format: SimpleFormat,
    },
    /// Write a payload to fill in for a resident of a country
    #[command(after_help = "Example:\n  harbor-preflight new --country GB > payload.json")]
    New {
        /// The country of residence, ISO 3166-1 alpha-2
        #[arg(long, value_name = "CC", value_parser = country)]
        country: CountryCode,
    },
    /// Check raw files (not base64), before they are encoded
    #[command(after_help = "Example:\n  harbor-preflight inspect passport.jpg statement.pdf")]
    Inspect(Inspect),
    /// Read an onboarding status response, and tell which fields its pending requirements name
    #[command(after_help = "Example:\n  harbor-preflight requirements status.json")]
    Requirements {
        /// The response, or - for standard input
        #[arg(default_value = "-")]
        file: PathBuf,
        /// How to write the requirements
        #[arg(long, value_enum, default_value_t)]
        format: SimpleFormat,
    },
    /// Write shell completions, or the man page
    #[command(hide = true)]
    Generate {
        /// A shell, or `man`
        #[arg(value_parser = generated)]
        what: Generated,
    },
}

#[derive(Args)]
pub(crate) struct Validate {
    /// Payloads, or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Read one payload a line
    #[arg(long)]
    pub(crate) ndjson: bool,

    /// How to write the reports
    ///
    /// `json` is one report a line. `harbor` is the shape in which Harbor itself refuses a request: errors only, and
    /// nothing for a valid payload. `problem` is RFC 9457, likewise.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,

    /// Exit with 1 if there are warnings
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    /// The date that counts as today [default: the current date in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) as_of: Option<NaiveDate>,

    /// Which request the payload is for
    #[arg(long, value_enum, default_value_t, help_heading = "The request")]
    pub(crate) operation: OperationName,

    /// The onboarding's status, for a correction
    #[arg(long, value_name = "STATUS", help_heading = "The request")]
    pub(crate) status: Option<String>,

    /// The customer as JSON: `{"type", "active", "agreement_signed", "kyc_verified"}`; for a submission
    #[arg(long, value_name = "FILE", help_heading = "The request")]
    pub(crate) customer: Option<PathBuf>,

    /// The date on which the proof of address was issued
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, help_heading = "The request")]
    pub(crate) proof_issued_on: Option<NaiveDate>,

    /// Response of GET /api/v1/occupations
    #[arg(long, value_name = "FILE", help_heading = "Live lists instead of the embedded ones")]
    pub(crate) occupations: Option<PathBuf>,

    /// Response of GET /api/v1/countries/CC/subdivisions; may be given for several countries
    #[arg(long, value_name = "CC=FILE", value_parser = country_file, help_heading = "Live lists instead of the embedded ones")]
    pub(crate) subdivisions: Vec<CountryFile>,

    /// Response of the identity document lookup of a country; may be given for several countries
    #[arg(long, value_name = "CC=FILE", value_parser = country_file, help_heading = "Live lists instead of the embedded ones")]
    pub(crate) identity_documents: Vec<CountryFile>,

    /// Countries that Harbor refuses
    #[arg(long, value_name = "FILE", help_heading = "Live lists instead of the embedded ones")]
    pub(crate) prohibited_countries: Option<PathBuf>,

    /// Countries that exist
    #[arg(long, value_name = "FILE", help_heading = "Live lists instead of the embedded ones")]
    pub(crate) countries: Option<PathBuf>,

    /// Bytes that a decoded file may have
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_file_bytes, help_heading = "Limits")]
    pub(crate) max_file_bytes: u64,

    /// Bytes that a payload may have to be read at all, below 4 GiB
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_payload_bytes, help_heading = "Limits")]
    pub(crate) max_payload_bytes: u32,

    /// Issues that a report lists
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_issues, help_heading = "Limits")]
    pub(crate) max_issues: usize,
}

#[derive(Args)]
pub(crate) struct Inspect {
    /// Files, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// How to write what was found
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: SimpleFormat,

    /// Bytes that a file may have
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_file_bytes)]
    pub(crate) max_file_bytes: u64,
}

/// How reports are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    #[default]
    Text,
    /// One report a line
    Json,
    /// As Harbor itself answers (422)
    Harbor,
    /// RFC 9457
    Problem,
}

/// How everything else is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum SimpleFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// Which request a payload is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OperationName {
    /// POST: the first submission
    #[default]
    Submit,
    /// PATCH: while the status is `action_required`
    Correct,
}

/// A lookup response for one country.
#[derive(Debug, Clone)]
pub(crate) struct CountryFile {
    pub(crate) country: CountryCode,
    pub(crate) file: PathBuf,
}

/// What the hidden command writes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Generated {
    Completions(Shell),
    ManPage,
}

/// Everything that `explain` explains.
fn codes() -> Vec<&'static str> {
    let rules = rules().iter().map(|rule| rule.code);
    rules.chain(unchecked_rules().iter().map(|unchecked| unchecked.rule)).collect()
}

fn date(text: &str) -> Result<NaiveDate, &'static str> {
    parse_date(text).ok_or("expected a day of the calendar, written YYYY-MM-DD")
}

fn country(text: &str) -> Result<CountryCode, &'static str> {
    CountryCode::new(text).ok_or("expected an ISO 3166-1 alpha-2 code in capital letters, for example US")
}

fn country_file(text: &str) -> Result<CountryFile, &'static str> {
    let (code, file) = text
        .split_once('=')
        .filter(|(_, file)| !file.is_empty())
        .ok_or("expected a country and a file, for example US=us.json")?;
    Ok(CountryFile { country: country(code)?, file: file.into() })
}

fn generated(text: &str) -> Result<Generated, String> {
    match text {
        "man" => Ok(Generated::ManPage),
        shell => Shell::from_str(shell, true).map(Generated::Completions),
    }
}
