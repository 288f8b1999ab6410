//! Options from Python objects. A wrong one is a `ValueError` that names it and does not repeat its value.

use chrono::Utc;
use harbor_preflight::{
    Contract, CountryCode, Customer, Files, Limits, Locale, NaiveDate, ReferenceData, ReferenceError, Submission,
    parse_date,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateAccess, PyDateTime, PyDict, PyString};

use crate::body::Body;

/// What goes with a body, as Python gives it.
pub(crate) struct Request<'a, 'py> {
    pub(crate) operation: &'a str,
    pub(crate) status: Option<String>,
    pub(crate) customer: Option<&'a Bound<'py, PyDict>>,
    pub(crate) proof_issued_on: Option<&'a Bound<'py, PyAny>>,
    pub(crate) files: &'a str,
}

impl Request<'_, '_> {
    pub(crate) fn read(self) -> PyResult<Submission> {
        let submission = match (self.operation, self.status) {
            ("submit", None) => Submission::new(),
            ("submit", Some(_)) => return Err(wrong("status is only for operation=\"correct\"")),
            ("correct", Some(status)) => Submission::correcting(status),
            ("correct", None) => Submission::correcting_unknown_status(),
            _ => return Err(wrong("operation must be \"submit\" or \"correct\"")),
        };
        let files = match self.files {
            "required" => Files::Required,
            "absent" => Files::Absent,
            _ => return Err(wrong("files must be \"required\" or \"absent\"")),
        };
        let submission = submission.with_files(files);
        let submission = match self.customer {
            Some(customer) => submission.with_customer(read_customer(customer)?),
            None => submission,
        };
        match self.proof_issued_on {
            Some(date) => Ok(submission.with_proof_issued_on(day("proof_issued_on", date)?)),
            None => Ok(submission),
        }
    }
}

/// The day that counts as today: the current one in UTC, unless another is given.
pub(crate) fn today(given: Option<&Bound<'_, PyAny>>) -> PyResult<NaiveDate> {
    given.map_or_else(|| Ok(Utc::now().date_naive()), |given| day("today", given))
}

/// Reads a day.
pub(crate) fn day(name: &str, value: &Bound<'_, PyAny>) -> PyResult<NaiveDate> {
    // A datetime is a date as well, but which day it is depends on a time zone.
    let date = value.cast::<PyDate>().ok().filter(|_| !value.is_instance_of::<PyDateTime>());
    let day = match date {
        Some(date) => NaiveDate::from_ymd_opt(date.get_year(), date.get_month().into(), date.get_day().into()),
        None => value.extract::<&str>().ok().and_then(parse_date),
    };
    day.ok_or_else(|| wrong(format!("{name} must be a datetime.date, or a day written YYYY-MM-DD")))
}

/// Finds a contract.
pub(crate) fn contract(name: &str) -> PyResult<&'static Contract> {
    let known = || Contract::ALL.map(|contract| contract.name).join(", ");
    Contract::named(name).ok_or_else(|| wrong(format!("contract must be one of {}", known())))
}

/// Finds the language of sentences.
pub(crate) fn locale(tag: &str) -> PyResult<Locale> {
    Locale::embedded(tag).ok_or_else(|| {
        let known: Vec<_> = Locale::tags().collect();
        wrong(format!("locale must be one of {}", known.join(", ")))
    })
}

fn read_customer(given: &Bound<'_, PyDict>) -> PyResult<Customer> {
    let mut customer = Customer::default();
    for (key, value) in given {
        let flag = || optional(&value, "customer", &key, "True, False or None");
        match name_of(&key)? {
            "type" => customer.kind = optional(&value, "customer", &key, "a string or None")?,
            "active" => customer.active = flag()?,
            "agreement_signed" => customer.agreement_signed = flag()?,
            "kyc_verified" => customer.kyc_verified = flag()?,
            _ => return Err(unknown("customer", "type, active, agreement_signed, kyc_verified")),
        }
    }
    Ok(customer)
}

/// Reads limits. What is not given is that of the contract.
pub(crate) fn limits(given: &Bound<'_, PyDict>, contract: &Contract) -> PyResult<Limits> {
    let mut limits = contract.limits;
    for (key, value) in given {
        let expected = "a whole number of bytes";
        match name_of(&key)? {
            "max_file_bytes" => limits.max_file_bytes = required(&value, "limits", &key, expected)?,
            "max_total_file_bytes" => {
                limits.max_total_file_bytes = optional(&value, "limits", &key, "a whole number of bytes, or None")?;
            }
            "max_payload_bytes" => {
                limits.max_payload_bytes = required(&value, "limits", &key, "a number of bytes below 4 GiB")?;
            }
            "max_issues" => limits.max_issues = required(&value, "limits", &key, "a whole number")?,
            _ => {
                let known = "max_file_bytes, max_total_file_bytes, max_payload_bytes, max_issues";
                return Err(unknown("limits", known));
            }
        }
    }
    Ok(limits)
}

/// Reads lookup responses, each of which replaces an embedded list.
pub(crate) fn reference(given: &Bound<'_, PyDict>) -> PyResult<ReferenceData> {
    let mut reference = ReferenceData::embedded();
    for (key, value) in given {
        let name = name_of(&key)?;
        let list = format!("reference.{name}");
        reference = match name {
            "countries" => replace(&list, &value, |response| reference.with_countries(response))?,
            "prohibited_countries" => replace(&list, &value, |response| reference.with_prohibited_countries(response))?,
            "recognised_countries" => replace(&list, &value, |response| reference.with_recognised_countries(response))?,
            "occupations" => replace(&list, &value, |response| reference.with_occupations(response))?,
            "subdivisions" => by_country(reference, &list, &value, ReferenceData::with_subdivisions)?,
            "identity_documents" => by_country(reference, &list, &value, ReferenceData::with_identity_documents)?,
            _ => {
                let known = "countries, prohibited_countries, recognised_countries, occupations, subdivisions, \
                             identity_documents";
                return Err(unknown("reference", known));
            }
        };
    }
    Ok(reference)
}

type Replace = fn(ReferenceData, CountryCode, &[u8]) -> Result<ReferenceData, ReferenceError>;

/// Replaces the lists of some countries.
fn by_country(
    mut reference: ReferenceData,
    list: &str,
    responses: &Bound<'_, PyAny>,
    replace_one: Replace,
) -> PyResult<ReferenceData> {
    let expected = || wrong(format!("{list} must be a dict of lookup responses by ISO 3166-1 alpha-2 code"));
    for (key, response) in responses.cast::<PyDict>().map_err(|_| expected())? {
        let country = key.extract::<&str>().ok().and_then(CountryCode::new).ok_or_else(expected)?;
        reference = replace(&format!("{list}.{country}"), &response, |text| replace_one(reference, country, text))?;
    }
    Ok(reference)
}

/// Replaces a list by a lookup response: its JSON text, or what `json.loads` has made of that.
fn replace(
    list: &str,
    response: &Bound<'_, PyAny>,
    replace: impl FnOnce(&[u8]) -> Result<ReferenceData, ReferenceError>,
) -> PyResult<ReferenceData> {
    let text = match Body::read(response)? {
        Some(text) => text,
        None => json_text(response).map_err(|_| wrong(format!("{list} must be a lookup response: JSON")))?,
    };
    replace(text.as_ref()).map_err(|error| wrong(format!("{list}: {error}")))
}

fn json_text(value: &Bound<'_, PyAny>) -> PyResult<Body> {
    Ok(Body::Text(value.py().import("json")?.call_method1("dumps", (value,))?.extract()?))
}

/// The name of an option in a dict.
fn name_of<'a>(key: &'a Bound<'_, PyAny>) -> PyResult<&'a str> {
    key.cast::<PyString>().map_err(|_| wrong("the names of options must be strings"))?.to_str()
}

fn required<'py, T: FromPyObjectOwned<'py>>(
    value: &Bound<'py, PyAny>,
    group: &str,
    key: &Bound<'_, PyAny>,
    expected: &str,
) -> PyResult<T> {
    let name = name_of(key)?;
    value.extract().map_err(|_| wrong(format!("{group}.{name} must be {expected}")))
}

/// As `required`, where `None` means that the option is not given.
fn optional<'py, T: FromPyObjectOwned<'py>>(
    value: &Bound<'py, PyAny>,
    group: &str,
    key: &Bound<'_, PyAny>,
    expected: &str,
) -> PyResult<Option<T>> {
    if value.is_none() { Ok(None) } else { required(value, group, key, expected).map(Some) }
}

fn unknown(group: &str, known: &str) -> PyErr {
    wrong(format!("{group} has an option that is not known. The options are {known}"))
}

fn wrong(problem: impl Into<String>) -> PyErr {
    PyValueError::new_err(problem.into())
}
