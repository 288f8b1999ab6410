//! The options of a validator, as one JSON text.

use harbor_preflight::{Contract, CountryCode, Locale, Message, NaiveDate, Preflight, ReferenceData, read_message};

/// What `load` was given.
struct Options {
    contract: Option<String>,
    /// The text of a language file.
    locale: Option<String>,
    limits: GivenLimits,
    lists: Vec<List>,
}

/// Limits in place of those of the contract.
#[derive(Default)]
#[expect(clippy::struct_field_names, reason = "they are the names of the options")]
struct GivenLimits {
    max_file_bytes: Option<u64>,
    max_total_file_bytes: Option<u64>,
    max_payload_bytes: Option<u32>,
    max_issues: Option<usize>,
}

/// A list in place of an embedded one.
struct List {
    name: String,
    /// Of which country it is; absent for a list of all countries.
    country: Option<String>,
    /// The text of a lookup response.
    response: String,
}

impl Options {
    fn read(message: Message<'_>) -> Option<Self> {
        Some(Self {
            contract: message.optional("contract", Message::text)?,
            locale: message.optional("locale", Message::text)?,
            limits: message.optional("limits", GivenLimits::read)?.unwrap_or_default(),
            lists: message.optional("lists", |lists| lists.list(List::read))?.unwrap_or_default(),
        })
    }
}

impl GivenLimits {
    fn read(message: Message<'_>) -> Option<Self> {
        let limit = |name| message.optional(name, Message::count);
        Some(Self {
            max_file_bytes: limit("maxFileBytes")?,
            max_total_file_bytes: limit("maxTotalFileBytes")?,
            max_payload_bytes: limit("maxPayloadBytes")?.map(u32::try_from).transpose().ok()?,
            max_issues: limit("maxIssues")?.map(usize::try_from).transpose().ok()?,
        })
    }
}

impl List {
    fn read(message: Message<'_>) -> Option<Self> {
        Some(Self {
            name: message.get("name", Message::text)?,
            country: message.optional("country", Message::text)?,
            response: message.get("response", Message::text)?,
        })
    }
}

/// The validator of these options, or which of them is wrong.
pub(crate) fn read(json: &[u8]) -> Result<Preflight, String> {
    let options = read_message(json, Options::read).ok_or("the options have another shape")?;
    let contract = match &options.contract {
        Some(name) => Contract::named(name).ok_or_else(unknown_contract)?,
        None => Contract::INDIVIDUAL_V1,
    };
    let mut reference = ReferenceData::embedded();
    for list in &options.lists {
        reference = replace(reference, list)?;
    }
    let mut limits = contract.limits;
    let given = options.limits;
    limits.max_file_bytes = given.max_file_bytes.unwrap_or(limits.max_file_bytes);
    limits.max_total_file_bytes = given.max_total_file_bytes.or(limits.max_total_file_bytes);
    limits.max_payload_bytes = given.max_payload_bytes.unwrap_or(limits.max_payload_bytes);
    limits.max_issues = given.max_issues.unwrap_or(limits.max_issues);
    let locale = match &options.locale {
        Some(text) => Locale::from_json(text).map_err(|error| format!("locale: {error}"))?,
        None => Locale::ENGLISH,
    };
    // Every request has a day of its own.
    let preflight = Preflight::from_reference(NaiveDate::MIN, reference);
    Ok(preflight.with_contract(contract).with_limits(limits).with_locale(locale))
}

fn unknown_contract() -> String {
    let known = Contract::ALL.map(|contract| contract.name).join(", ");
    format!("contract must be one of {known}")
}

fn replace(reference: ReferenceData, list: &List) -> Result<ReferenceData, String> {
    let response = list.response.as_bytes();
    let replaced = match (list.name.as_str(), &list.country) {
        ("countries", None) => reference.with_countries(response),
        ("prohibitedCountries", None) => reference.with_prohibited_countries(response),
        ("recognisedCountries", None) => reference.with_recognised_countries(response),
        ("occupations", None) => reference.with_occupations(response),
        ("subdivisions", Some(country)) => reference.with_subdivisions(code(list, country)?, response),
        ("identityDocuments", Some(country)) => reference.with_identity_documents(code(list, country)?, response),
        _ => return Err(wrong(list, "there is no such list")),
    };
    replaced.map_err(|error| wrong(list, &error.to_string()))
}

fn code(list: &List, country: &str) -> Result<CountryCode, String> {
    let what = "the key is not an ISO 3166-1 alpha-2 code in capital letters";
    CountryCode::new(country).ok_or_else(|| wrong(list, what))
}

fn wrong(list: &List, what: &str) -> String {
    match &list.country {
        Some(country) => format!("reference.{}.{country}: {what}", list.name),
        None => format!("reference.{}: {what}", list.name),
    }
}
