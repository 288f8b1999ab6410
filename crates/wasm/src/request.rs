//! What goes with a body, as one JSON text: the day that counts as today, and what the body does not say.

use harbor_preflight::{
    Customer, DetachedValue, Files, Message, NaiveDate, NotJson, Operation, Preflight, Report, Submission, parse_date,
    read_message,
};

struct Given {
    today: String,
    operation: Operation,
    status: Option<String>,
    customer: Customer,
    proof_issued_on: Option<String>,
    files: Files,
    /// Whether warnings are left out.
    errors_only: bool,
    /// Whether pictures that cannot be read are warned of.
    quality: bool,
    /// What JSON has no text for: the JSON Pointers of such values, and what was found there.
    not_json: Vec<(String, String)>,
}

impl Given {
    fn read(message: Message<'_>) -> Option<Self> {
        Some(Self {
            today: message.get("today", Message::text)?,
            operation: message.optional("operation", operation)?.unwrap_or_default(),
            status: message.optional("status", Message::text)?,
            customer: message.optional("customer", customer)?.unwrap_or_default(),
            proof_issued_on: message.optional("proofIssuedOn", Message::text)?,
            files: message.optional("files", files)?.unwrap_or_default(),
            errors_only: message.optional("errorsOnly", Message::flag)?.unwrap_or_default(),
            quality: message.optional("quality", Message::flag)?.unwrap_or_default(),
            not_json: message.optional("notJson", |list| list.list(Message::pair))?.unwrap_or_default(),
        })
    }
}

fn operation(message: Message<'_>) -> Option<Operation> {
    match message.text()?.as_str() {
        "submit" => Some(Operation::Submit),
        "correct" => Some(Operation::Correct),
        _ => None,
    }
}

fn files(message: Message<'_>) -> Option<Files> {
    match message.text()?.as_str() {
        "required" => Some(Files::Required),
        "absent" => Some(Files::Absent),
        _ => None,
    }
}

fn customer(message: Message<'_>) -> Option<Customer> {
    let flag = |name| message.optional(name, Message::flag);
    Some(Customer {
        kind: message.optional("type", Message::text)?,
        active: flag("active")?,
        agreement_signed: flag("agreement_signed")?,
        kyc_verified: flag("kyc_verified")?,
    })
}

/// A request that any number of bodies can be checked for. It contains what a person has given, and has no `Debug`.
pub(crate) struct Request {
    preflight: Preflight,
    submission: Submission,
    not_json: Vec<(String, NotJson)>,
}

impl Request {
    /// Reads a request, or says what is wrong with it.
    pub(crate) fn read(json: &[u8], preflight: &Preflight) -> Result<Self, String> {
        let given = read_message(json, Given::read).ok_or("the request has another shape")?;
        let today = day("today", &given.today)?;
        let submission = match (given.operation, given.status) {
            (Operation::Submit, _) => Submission::new(),
            (Operation::Correct, Some(status)) => Submission::correcting(status),
            (Operation::Correct, None) => Submission::correcting_unknown_status(),
        };
        let mut submission = submission.with_customer(given.customer).with_files(given.files);
        if let Some(issued_on) = given.proof_issued_on {
            submission = submission.with_proof_issued_on(day("proofIssuedOn", &issued_on)?);
        }
        let preflight = preflight.clone().with_today(today);
        let preflight = if given.errors_only { preflight.with_errors_only() } else { preflight };
        let preflight = if given.quality { preflight.with_quality() } else { preflight };
        let not_json = given.not_json.into_iter().map(|(pointer, name)| Ok((pointer, kind(&name)?)));
        Ok(Self { preflight, submission, not_json: not_json.collect::<Result<_, String>>()? })
    }

    /// The report on the text of a body of `bytes` bytes, whose large files were checked before.
    pub(crate) fn validate(&self, text: &[u8], bytes: u64, mut detached: Vec<DetachedValue>) -> Report {
        detached.extend(self.not_json.iter().map(|(pointer, kind)| DetachedValue::not_json(pointer.as_str(), *kind)));
        self.preflight.validate_detached(text, bytes, &detached, &self.submission)
    }
}

fn day(name: &str, text: &str) -> Result<NaiveDate, String> {
    parse_date(text).ok_or_else(|| format!("{name} must be a day written YYYY-MM-DD"))
}

fn kind(name: &str) -> Result<NotJson, String> {
    let kind = NotJson::ALL.into_iter().find(|kind| kind.name() == name);
    kind.ok_or_else(|| format!("there is no kind {name} of values that JSON has no text for"))
}
