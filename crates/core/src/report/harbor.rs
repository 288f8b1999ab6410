//! A report in the shape in which Harbor itself answers.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Report;

/// The body of a 422 answer: code 2005, `general.validation_error`, and the messages by dotted path. If the report lists
/// no error because its list is full, the message gives the counts.
///
/// ```
/// use harbor_preflight::{NaiveDate, Preflight, Submission};
///
/// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
/// let report = Preflight::new(today).validate(b"{}", &Submission::new());
/// let error = serde_json::to_value(report.to_harbor_error()).expect("it always serialises");
/// assert_eq!(error["errors"]["individual"][0], error["message"]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct HarborError<'r> {
    report: &'r Report,
}

impl<'r> HarborError<'r> {
    pub(super) fn of(report: &'r Report) -> Option<Self> {
        if report.valid { None } else { Some(Self { report }) }
    }
}

impl Serialize for HarborError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        match self.report.errors().next() {
            Some(first) => map.serialize_entry("message", &first.message)?,
            None => map.serialize_entry("message", &format!("The payload is not valid: {}.", self.report.counts()))?,
        }
        map.serialize_entry("code", &2005)?;
        map.serialize_entry("error_type", "general.validation_error")?;
        map.serialize_entry("errors", &ErrorsByField(self.report))?;
        map.end()
    }
}

struct ErrorsByField<'r>(&'r Report);

impl Serialize for ErrorsByField<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // In the order in which the fields come first.
        let mut fields: Vec<(&str, Vec<&str>)> = Vec::new();
        let mut places = BTreeMap::new();
        for issue in self.0.errors() {
            let place = *places.entry(issue.field.as_str()).or_insert(fields.len());
            match fields.get_mut(place) {
                Some((_, messages)) => messages.push(&issue.message),
                None => fields.push((&issue.field, vec![&issue.message])),
            }
        }
        serializer.collect_map(fields)
    }
}
