//! A report in the shape of Harbor's own error response.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Counts, Report};

/// The body of Harbor's error response with status 422: code 2005, `general.validation_error`, and the messages by
/// dotted path.
///
/// Its `message` is that of the first error. If the report lists no errors because `max_issues` is too low, `message` gives
/// the numbers of errors and warnings. `error` is a copy of it, which Harbor calls deprecated and still sends.
///
/// ```
/// use harbor_preflight::{NaiveDate, Preflight, Submission};
///
/// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
/// let report = Preflight::new(today).validate(b"{}", &Submission::new());
/// let error = serde_json::to_value(report.to_harbor_error()).expect("it always serialises");
/// assert_eq!(error["code"], 2005);
/// assert_eq!(error["errors"]["individual"][0], error["message"]);
/// ```
#[derive(Debug, Clone)]
pub struct HarborError<'r> {
    /// The dotted path and the message of each listed error.
    errors: Vec<(&'r str, &'r str)>,
    counts: Counts,
}

impl<'r> HarborError<'r> {
    /// Makes an error response from messages, for callers that have no [`Report`].
    ///
    /// `errors` has the dotted path and the message of each listed error. `counts` includes the issues that are not
    /// listed.
    pub fn of_messages(errors: Vec<(&'r str, &'r str)>, counts: Counts) -> Self {
        Self { errors, counts }
    }

    pub(super) fn of(report: &'r Report) -> Option<Self> {
        let errors = report.errors().map(|issue| (issue.field.as_str(), &*issue.message));
        if report.valid { None } else { Some(Self::of_messages(errors.collect(), report.counts())) }
    }
}

impl Serialize for HarborError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let message = match self.errors.first() {
            Some((_, message)) => Cow::Borrowed(*message),
            None => Cow::Owned(format!("The payload is not valid: {}.", self.counts)),
        };
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("message", &message)?;
        map.serialize_entry("error", &message)?;
        map.serialize_entry("code", &2005)?;
        map.serialize_entry("error_type", "general.validation_error")?;
        map.serialize_entry("errors", &ErrorsByField(&self.errors))?;
        map.end()
    }
}

struct ErrorsByField<'r>(&'r [(&'r str, &'r str)]);

impl Serialize for ErrorsByField<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Fields are in the order of their first error.
        let mut fields: Vec<(&str, Vec<&str>)> = Vec::new();
        for (field, message) in self.0 {
            match fields.iter_mut().find(|(known, _)| known == field) {
                Some((_, messages)) => messages.push(message),
                None => fields.push((field, vec![message])),
            }
        }
        serializer.collect_map(fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_grouped_by_field_in_the_order_of_the_first_error() {
        let errors = vec![("b", "B is wrong."), ("a", "A is wrong."), ("b", "B is wrong, too.")];
        let error = HarborError::of_messages(errors, Counts { errors: 3, warnings: 0 });
        let expected = r#"{"message":"B is wrong.","error":"B is wrong.","code":2005,"error_type":"general.validation_error","errors":{"b":["B is wrong.","B is wrong, too."],"a":["A is wrong."]}}"#;
        assert_eq!(serde_json::to_string(&error).unwrap(), expected);
        let unlisted = HarborError::of_messages(Vec::new(), Counts { errors: 2, warnings: 1 });
        let message = serde_json::to_value(&unlisted).unwrap()["message"].clone();
        assert_eq!(message, "The payload is not valid: 2 errors, 1 warning.");
        assert_eq!(serde_json::to_value(&unlisted).unwrap()["error"], message);
    }
}
