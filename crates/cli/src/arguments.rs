//! The arguments of the command line.

use std::path::PathBuf;
use std::str::FromStr;
#[cfg(feature = "mock")]
use std::time::Duration;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use harbor_preflight::{Contract, CountryCode, Limits, Locale, parse_date};
use harbor_preflight_answers::TOLERANCE_SECONDS;

use crate::near;

const AFTER_HELP: &str = "\
Examples:
  harbor-preflight validate payload.json            check a payload before you send it
  harbor-preflight new --country US > payload.json  start a new payload
  harbor-preflight build draft.json -o payload.json put files into a payload
  harbor-preflight redact payload.json              make a payload fit for a support ticket
  harbor-preflight inspect passport.jpg             check a file before you encode it
  harbor-preflight explain too_long                 explain a code
  harbor-preflight mock                             run a Harbor on this machine
  harbor-preflight generate --into ~/.local/share   install shell completions and man pages

Exit status: 0 all valid, 1 at least one invalid, 2 could not run or could not read an input.";

const VALIDATE_HELP: &str = "\
Examples:
  harbor-preflight validate payload.json
  curl -s https://example.com/draft | harbor-preflight validate -
  harbor-preflight validate --format json *.json
  harbor-preflight validate --recursive --summary archive/
  harbor-preflight validate --ndjson --format json nightly.ndjson
  harbor-preflight validate --operation correct --status action_required payload.json
  harbor-preflight validate --proof-issued-on 2026-10-01 --customer customer.json payload.json
  harbor-preflight validate --occupations occupations.json --subdivisions HK=hk.json payload.json

Exit status: 0 all valid, 1 at least one invalid (or a warning under --deny-warnings), 2 could not run or could not \
read an input.";

const GENERATE_HELP: &str = "\
Examples:
  harbor-preflight generate --into ~/.local/share
  harbor-preflight generate powershell >> $PROFILE

After the first, bash and fish complete at their next start, and man finds the pages. zsh needs \
~/.local/share/zsh/site-functions in its fpath.";

const NEW_HELP: &str = "\
Examples:
  harbor-preflight new --country GB > payload.json
  harbor-preflight new --country US --with-files > draft.json";

const BUILD_HELP: &str = "\
Examples:
  harbor-preflight build draft.json --output payload.json
  harbor-preflight build draft.json | curl --data-binary @- ...

A draft is a payload in which file slots name files, relative to the draft:
  {\"individual\": {\"identity_document\": {\"front\": \"@scans/front.jpg\", ...

Files are read as a stream, so memory does not grow with them. A payload with errors is not written: the report is on \
standard error, and the exit status is 1. The output is replaced only when all went well, and only its owner can read it.";

const REDACT_HELP: &str = "\
Examples:
  harbor-preflight redact payload.json > for-support.json
  harbor-preflight redact --ndjson nightly.ndjson

Keys, lines and codes of lists are kept. Everything else is replaced by its type and length:
  {\"first_name\": \"Ada\", \"nationality\": \"GB\", \"ssn\": \"123456789\"}
  {\"first_name\": \"<text 3>\", \"nationality\": \"GB\", \"ssn\": \"<text 9>\"}";

#[cfg(feature = "mock")]
const MOCK_HELP: &str = "\
Examples:
  harbor-preflight mock
  harbor-preflight mock --webhook http://127.0.0.1:3000/webhooks --webhook-secret-file secret.txt
  harbor-preflight mock --delay 0 --data ~/.local/share/harbor-preflight-mock

It prints its address, which is also that of a page that shows what happens. Any X-API-KEY will do. It listens on this \
machine alone, and logs no value of a request.

A tag in the e-mail address decides what becomes of an onboarding:
  ada+action_required@acme.us, ada+blurred@acme.us, ada+declined@acme.us, ada+failed@acme.us

A new customer has not signed the agreement, so an onboarding is refused. The commands below /_mock need no key:
  POST /_mock/customers/{uuid}/agreement                              signs it
  POST /_mock/customers/{uuid}/status    {\"status\": \"declined\"}       gives an onboarding any status
  POST /_mock/failures                   {\"status\": 503, \"times\": 3}  has the next requests fail

Headers of a request:
  x-mock-fail: 503                   fails, and does nothing
  x-mock-delay: 1500                 is answered that many milliseconds later
  x-mock-contract: individual-v1.1   is checked against this revision of the guide";

const FIXTURES_HELP: &str = "\
Example:
  harbor-preflight fixtures --out fixtures

index.json lists the files: a valid request for each contract and kind of resident, one that fires each code, the statuses \
and refusals that Harbor answers with, and the bodies of webhooks. What is a guess has a note there. `bruno` is a collection \
for Bruno.

There is no request for document_too_dark, document_blank and document_blurred, which are about what is in a picture.";

/// Reports everything that is wrong with a Harbor (OwlPay) individual onboarding payload, before you send it.
///
/// It works offline: no data leaves your machine.
#[derive(Parser)]
#[command(name = "harbor-preflight", version, after_help = AFTER_HELP, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: ColorName,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Check payloads against every rule of the guide
    #[command(after_help = VALIDATE_HELP)]
    Validate(Box<Validate>),
    /// Explain a code, with an example and how to fix it
    #[command(after_help = "Example:\n  harbor-preflight explain invalid_base64")]
    Explain {
        /// A code from a report, such as `too_long`, or the name of an unchecked rule
        #[arg(value_parser = near::code)]
        code: String,
        #[command(flatten)]
        contract: ContractName,
    },
    /// List all rules
    #[command(after_help = "Example:\n  harbor-preflight rules --format json | jq '.[].code'")]
    Rules {
        #[command(flatten)]
        contract: ContractName,
        /// Output format
        #[arg(long, value_enum, default_value_t)]
        format: SimpleFormat,
    },
    /// Create a blank payload for a resident of a country
    #[command(after_help = NEW_HELP)]
    New {
        /// The country of residence, ISO 3166-1 alpha-2
        #[arg(long, value_name = "CC", value_parser = country)]
        country: CountryCode,
        #[command(flatten)]
        contract: ContractName,
        /// Name files, which `build` then puts into the payload
        #[arg(long)]
        with_files: bool,
    },
    /// Put files into a payload: each file slot with "@path" gets the file in base64
    #[command(after_help = BUILD_HELP)]
    Build(Box<Build>),
    /// Replace what a person has given, for a support ticket
    #[command(after_help = REDACT_HELP)]
    Redact(Redact),
    /// Check raw files (not base64) before you encode them
    #[command(after_help = "Example:\n  harbor-preflight inspect passport.jpg statement.pdf")]
    Inspect(Inspect),
    /// List the fields named in an onboarding's pending requirements
    #[command(after_help = "Example:\n  harbor-preflight requirements status.json")]
    Requirements {
        /// The response, or - for standard input
        #[arg(default_value = "-")]
        file: PathBuf,
        #[command(flatten)]
        contract: ContractName,
        /// Output format
        #[arg(long, value_enum, default_value_t)]
        format: SimpleFormat,
    },
    /// Run a Harbor on this machine, to develop against
    #[cfg(feature = "mock")]
    #[command(after_help = MOCK_HELP)]
    Mock(Mock),
    /// Sign webhooks as Harbor does, or verify them
    Webhook {
        #[command(subcommand)]
        command: Webhook,
    },
    /// Write requests, answers and webhooks to test a program with
    #[command(after_help = FIXTURES_HELP)]
    Fixtures {
        /// The folder to write into; it must not exist, or be empty
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Write shell completions and man pages
    #[command(
        after_help = GENERATE_HELP,
        override_usage = "harbor-preflight generate <WHAT>\n       harbor-preflight generate --into <DIR>"
    )]
    Generate {
        /// bash, elvish, fish, powershell or zsh, or `man` for the man page
        #[arg(value_parser = generated, required_unless_present = "into")]
        what: Option<Generated>,
        /// Write completions for bash, fish and zsh and all man pages to their places in this folder
        #[arg(long, value_name = "DIR", conflicts_with = "what")]
        into: Option<PathBuf>,
    },
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
pub(crate) struct Validate {
    /// Payload files, folders, patterns such as "*.json", or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Also read the folders in a folder
    #[arg(short, long)]
    pub(crate) recursive: bool,

    /// Read one payload per line (NDJSON)
    #[arg(long)]
    pub(crate) ndjson: bool,

    /// Output format
    ///
    /// `json` is one report per line. `harbor` is the error response that Harbor returns (HTTP 422): errors only, and
    /// nothing for a valid payload. `problem` is RFC 9457, likewise. `github` annotates the lines of a pull request, and
    /// `sarif` is a log for code scanning (SARIF 2.1.0), with at most 25,000 results: that is what GitHub accepts.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,

    /// Check files again when they change, until the program is ended
    #[arg(long, conflicts_with_all = ["quiet", "summary"])]
    pub(crate) watch: bool,

    /// Order of the issues of a payload
    #[arg(long, value_enum, default_value_t)]
    pub(crate) sort: SortName,

    /// Print no reports: only the exit status counts
    #[arg(short, long, conflicts_with = "format")]
    pub(crate) quiet: bool,

    /// Print how often each code occurs, in place of reports; with `--format json` as JSON
    #[arg(long, conflicts_with = "quiet")]
    pub(crate) summary: bool,

    /// Treat warnings as failures
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    /// Also warn of pictures that cannot be read: too dark, blank, or blurred
    #[arg(long)]
    pub(crate) quality: bool,

    /// Whether the payloads have their files: `absent` for records that were stored without them
    #[arg(long = "files", id = "has_files", value_enum, default_value_t, help_heading = "The request")]
    pub(crate) has_files: FilesName,

    #[command(flatten)]
    pub(crate) checking: Checking,
}

/// What payloads are checked against: the options that `validate` and `build` share.
#[derive(Args)]
pub(crate) struct Checking {
    #[command(flatten)]
    pub(crate) contract: ContractName,

    #[command(flatten)]
    pub(crate) language: Language,

    /// The date that counts as today [default: the current date in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) as_of: Option<NaiveDate>,

    /// Which request the payload is for
    #[arg(long, value_enum, default_value_t, help_heading = "The request")]
    pub(crate) operation: OperationName,

    /// The onboarding's status, for a correction
    #[arg(long, value_name = "STATUS", help_heading = "The request")]
    pub(crate) status: Option<String>,

    /// The customer as JSON: `{"type", "active", "agreement_signed", "kyc_verified"}`; only for a submission
    #[arg(long, value_name = "FILE", help_heading = "The request")]
    pub(crate) customer: Option<PathBuf>,

    /// The date on which the proof of address was issued
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, help_heading = "The request")]
    pub(crate) proof_issued_on: Option<NaiveDate>,

    /// Response of GET /api/v1/occupations
    #[arg(long, value_name = "FILE", help_heading = "Replace embedded lists")]
    pub(crate) occupations: Option<PathBuf>,

    /// Response of GET /api/v1/countries/CC/subdivisions; may be given for several countries
    #[arg(long, value_name = "CC=FILE", value_parser = country_file, help_heading = "Replace embedded lists")]
    pub(crate) subdivisions: Vec<CountryFile>,

    /// Response of the identity document lookup of a country; may be given for several countries
    #[arg(long, value_name = "CC=FILE", value_parser = country_file, help_heading = "Replace embedded lists")]
    pub(crate) identity_documents: Vec<CountryFile>,

    /// Replace the list of countries that Harbor does not serve
    #[arg(long, value_name = "FILE", help_heading = "Replace embedded lists")]
    pub(crate) prohibited_countries: Option<PathBuf>,

    /// Countries on Harbor's published list of country codes
    #[arg(long, value_name = "FILE", help_heading = "Replace embedded lists")]
    pub(crate) recognised_countries: Option<PathBuf>,

    /// Replace the ISO 3166-1 country list
    #[arg(long, value_name = "FILE", help_heading = "Replace embedded lists")]
    pub(crate) countries: Option<PathBuf>,

    /// Maximum size of a decoded file, in bytes [default: that of the contract]
    #[arg(long, value_name = "N", value_parser = bytes::<u64>, help_heading = "Limits")]
    pub(crate) max_file_bytes: Option<u64>,

    /// Maximum total size of the decoded files of a payload, in bytes [default: that of the contract, if it has one]
    #[arg(long, value_name = "N", value_parser = bytes::<u64>, help_heading = "Limits")]
    pub(crate) max_total_file_bytes: Option<u64>,

    /// Largest payload to read, in bytes (below 4 GiB)
    #[arg(
        long,
        value_name = "N",
        value_parser = bytes::<u32>,
        default_value_t = Limits::default().max_payload_bytes,
        help_heading = "Limits"
    )]
    pub(crate) max_payload_bytes: u32,

    /// Maximum number of issues that a report lists
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_issues, help_heading = "Limits")]
    pub(crate) max_issues: usize,
}

#[derive(Args)]
pub(crate) struct Inspect {
    /// Files, folders, patterns such as "*.jpg", or - for standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// Also read the folders in a folder
    #[arg(short, long)]
    pub(crate) recursive: bool,

    #[command(flatten)]
    pub(crate) contract: ContractName,

    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: SimpleFormat,

    /// Also warn of pictures that cannot be read: too dark, blank, or blurred
    #[arg(long)]
    pub(crate) quality: bool,

    #[command(flatten)]
    pub(crate) language: Language,

    /// Maximum size of a file, in bytes [default: that of the contract]
    #[arg(long, value_name = "N", value_parser = bytes::<u64>)]
    pub(crate) max_file_bytes: Option<u64>,
}

#[derive(Args)]
pub(crate) struct Build {
    /// The draft, or - for standard input
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: PathBuf,

    /// Where to write the payload [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Write the payload even if it has errors
    #[arg(long)]
    pub(crate) force: bool,

    #[command(flatten)]
    pub(crate) checking: Checking,
}

#[derive(Args)]
pub(crate) struct Redact {
    /// Payload files, or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Read one payload per line (NDJSON)
    #[arg(long)]
    pub(crate) ndjson: bool,

    #[command(flatten)]
    pub(crate) contract: ContractName,
}

/// The options of the mock.
#[cfg(feature = "mock")]
#[derive(Args)]
pub(crate) struct Mock {
    /// The port on 127.0.0.1; 0 for any free one
    #[arg(long, value_name = "N", default_value_t = 4010)]
    pub(crate) port: u16,

    #[command(flatten)]
    pub(crate) contract: ContractName,

    /// How long an onboarding is processing, and then submitted
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "2")]
    pub(crate) delay: Duration,

    /// Keep the state in this folder [default: in memory]
    ///
    /// Names and addresses of customers are stored, and of files the digests and sizes.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,

    /// The date that counts as today [default: the current date in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) as_of: Option<NaiveDate>,

    /// Send webhooks to this URL on this machine
    #[arg(long, value_name = "URL", help_heading = "Webhooks")]
    pub(crate) webhook: Option<String>,

    /// The secret that webhooks are signed with; other users of this machine may see it [default: a new one, which is
    /// printed]
    #[arg(
        long,
        value_name = "SECRET",
        requires = "webhook",
        conflicts_with = "webhook_secret_file",
        help_heading = "Webhooks"
    )]
    pub(crate) webhook_secret: Option<String>,

    /// A file with the secret
    #[arg(long, value_name = "FILE", requires = "webhook", help_heading = "Webhooks")]
    pub(crate) webhook_secret_file: Option<PathBuf>,

    /// How long the first retry waits; each one after it waits twice as long
    #[arg(
        long,
        value_name = "SECONDS",
        value_parser = seconds,
        default_value = "5",
        requires = "webhook",
        help_heading = "Webhooks"
    )]
    pub(crate) webhook_retry: Duration,

    /// Allow a webhook on another machine
    #[arg(long, requires = "webhook", help_heading = "Webhooks")]
    pub(crate) webhook_anywhere: bool,
}

/// What to do with a webhook.
#[derive(Subcommand)]
pub(crate) enum Webhook {
    /// Print the header that Harbor would send with a body
    #[command(after_help = "Example:\n  harbor-preflight webhook sign --secret-file secret.txt event.json")]
    Sign {
        /// The body, or - for standard input
        #[arg(default_value = "-")]
        body: PathBuf,
        #[command(flatten)]
        secret: Secret,
        /// The time of the signature, in seconds since 1970 [default: now]
        #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(..1_000_000_000_000_000))]
        at: Option<u64>,
    },
    /// Check the header that came with a body: exit status 0 if it is right, 1 if it is not
    #[command(
        after_help = "Example:\n  harbor-preflight webhook verify --secret-file secret.txt --header 't=…,v1=…' event.json"
    )]
    Verify {
        /// The body, byte for byte, or - for standard input
        #[arg(default_value = "-")]
        body: PathBuf,
        #[command(flatten)]
        secret: Secret,
        /// The value of harbor-signature
        #[arg(long, value_name = "VALUE")]
        header: String,
        /// How old the signature may be, in seconds
        #[arg(long, value_name = "SECONDS", default_value_t = TOLERANCE_SECONDS)]
        tolerance: u64,
        /// The time that counts as now, in seconds since 1970 [default: now]
        #[arg(long, value_name = "SECONDS")]
        at: Option<u64>,
    },
}

/// The secret of webhooks.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Secret {
    /// The secret, which begins with whs_; other users of this machine may see it
    #[arg(long, value_name = "SECRET")]
    pub(crate) secret: Option<String>,
    /// A file with the secret
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_file: Option<PathBuf>,
}

/// The option `--contract`, which several commands have.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct ContractName {
    /// Revision of Harbor's guide to check against
    #[arg(long, value_name = "NAME", value_parser = contract(), default_value = Contract::INDIVIDUAL_V1.name)]
    pub(crate) contract: &'static Contract,
}

/// The option `--lang`, which several commands have.
#[derive(Debug, Clone, Args)]
pub(crate) struct Language {
    /// Language of messages and hints
    #[arg(long = "lang", value_name = "TAG", value_parser = locale(), default_value = "en")]
    pub(crate) locale: Locale,
}

/// The output formats of `validate`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    #[default]
    Text,
    /// One report per line
    Json,
    /// The error response that Harbor returns (HTTP 422)
    Harbor,
    /// RFC 9457
    Problem,
    /// Annotations of GitHub Actions
    Github,
    /// A log for code scanning (SARIF 2.1.0)
    Sarif,
}

/// The output formats of all other commands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum SimpleFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// The request that a payload is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OperationName {
    /// POST: the first submission
    #[default]
    Submit,
    /// PATCH: while the status is `action_required`
    Correct,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorName {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    Always,
    Never,
}

/// The order of the issues of a payload.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum SortName {
    /// That of the fields in the guide
    #[default]
    Guide,
    /// That of the lines of the file
    Place,
}

/// Whether payloads have their files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FilesName {
    /// They have them, as Harbor requires
    #[default]
    Required,
    /// File slots are neither required nor looked into
    Absent,
}

/// A lookup response for one country.
#[derive(Debug, Clone)]
pub(crate) struct CountryFile {
    pub(crate) country: CountryCode,
    pub(crate) file: PathBuf,
}

/// What the command `generate` writes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Generated {
    Completions(Shell),
    ManPage,
}

fn contract() -> impl TypedValueParser<Value = &'static Contract> {
    let names = Contract::ALL.map(|contract| contract.name);
    PossibleValuesParser::new(names).try_map(|name| Contract::named(&name).ok_or("unknown contract"))
}

fn locale() -> impl TypedValueParser<Value = Locale> {
    PossibleValuesParser::new(Locale::tags()).try_map(|tag| Locale::embedded(&tag).ok_or("unknown language"))
}

fn date(text: &str) -> Result<NaiveDate, &'static str> {
    parse_date(text).ok_or("expected a date that exists, written YYYY-MM-DD")
}

fn country(text: &str) -> Result<CountryCode, String> {
    CountryCode::new(text).ok_or_else(|| {
        let example = near::country(text).map_or("for example US".to_owned(), |code| format!("here {code}"));
        format!("expected an ISO 3166-1 alpha-2 code in capital letters, {example}")
    })
}

/// A number of bytes. Units are not guessed at: with some, 1 MB is 1,000,000 bytes, and with others 1,048,576.
fn bytes<N: FromStr>(text: &str) -> Result<N, &'static str> {
    match text.parse() {
        Ok(number) => Ok(number),
        Err(_) if text.starts_with(|first: char| first.is_ascii_digit()) && text.ends_with(char::is_alphabetic) => {
            Err("expected a number of bytes without a unit, for example 10485760 for 10 MiB")
        }
        Err(_) => Err("expected a number of bytes, for example 10485760 for 10 MiB"),
    }
}

#[cfg(feature = "mock")]
fn seconds(text: &str) -> Result<Duration, &'static str> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or("expected a number of seconds, for example 0.5")
}

fn country_file(text: &str) -> Result<CountryFile, String> {
    let (code, file) = text
        .split_once('=')
        .filter(|(_, file)| !file.is_empty())
        .ok_or_else(|| "expected a country and a file, for example US=us.json".to_owned())?;
    Ok(CountryFile { country: country(code)?, file: file.into() })
}

fn generated(text: &str) -> Result<Generated, String> {
    match text {
        "man" => Ok(Generated::ManPage),
        shell => ValueEnum::from_str(shell, true).map(Generated::Completions),
    }
}
