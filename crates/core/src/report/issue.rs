//! One entry of a report, and its JSON form.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::locale::{Locale, Values};
use crate::path::Path;
use crate::rule::{Params, Rule, Severity, Violation};
use crate::wording::Sentence;

/// One entry of a report: a broken rule, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// The rule that is broken. It has the code and the severity.
    pub rule: &'static Rule,
    /// The location of the value, as JSON Pointer (RFC 6901) from the root of the body.
    pub path: String,
    /// The location of the value, as dotted path.
    pub field: String,
    /// The id of the message: one of the [`messages`](Rule::messages) of the rule.
    pub message_id: &'static str,
    /// What is wrong: a sentence that can be shown to the person who fills in the form, in the language of the report.
    pub message: Cow<'static, str>,
    /// The id of the hint: one of the [`hints`](Rule::hints) of the rule.
    pub hint_id: Option<&'static str>,
    /// How to fix it, if the message does not say so already.
    pub hint: Option<Cow<'static, str>>,
    /// Data about the issue, such as counts, limits and entries of lists; never a value of the payload.
    pub params: Params,
}

impl fmt::Display for Issue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.rule.severity, self.message)?;
        if let Some(hint) = &self.hint {
            write!(formatter, " {hint}")?;
        }
        match self.field.as_str() {
            "" => write!(formatter, " ({})", self.rule.code),
            field => write!(formatter, " ({}, {field})", self.rule.code),
        }
    }
}

impl Issue {
    /// The stable code of the rule that is broken.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// The severity of the rule that is broken.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// Makes an issue from a violation and the path of the value, with its sentences in a language.
    pub(crate) fn new(path: &Path<'_>, violation: Violation, locale: &Locale) -> Self {
        let rendered = path.render();
        let values = Values { wording: path.wording(), number: path.number(), violation: &violation };
        let message = locale.sentence(violation.message, &values);
        let hint = violation.hint.map(|hint| locale.sentence(hint, &values));
        let Violation { rule, mut params, message: Sentence { id: message_id, .. }, hint: hint_sentence, .. } =
            violation;
        if let Some(bytes) = rendered.key_bytes {
            params.push("key_bytes", bytes.into());
        }
        let hint_id = hint_sentence.map(|hint| hint.id);
        Self { rule, path: rendered.pointer, field: rendered.field, message_id, message, hint_id, hint, params }
    }
}

// The doc comments below are descriptions in the JSON Schema of a report.

/// One entry of a report: a broken rule, and where.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub(super) struct IssueShape<'a> {
    /// Whether it makes the payload invalid.
    severity: Severity,
    /// The stable code of the rule that is broken. New ones may be added.
    #[cfg_attr(feature = "schemars", schemars(schema_with = "super::schema::code"))]
    code: &'static str,
    /// The location of the value, as JSON Pointer (RFC 6901) from the root of the body.
    path: &'a str,
    /// The location of the value, as dotted path.
    field: &'a str,
    /// The id of the message, which a translation is found by: the code, with a variant where a code has several messages.
    #[cfg_attr(feature = "schemars", schemars(schema_with = "super::schema::message_id"))]
    message_id: &'a str,
    /// What is wrong: a sentence that can be shown to the person who fills in the form.
    message: &'a str,
    /// The id of the hint.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schemars", schemars(with = "&str"))]
    hint_id: Option<&'a str>,
    /// How to fix it, if the message does not say so already.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schemars", schemars(with = "&str"))]
    hint: Option<&'a str>,
    /// Data about the issue, such as counts, limits and entries of lists; never a value of the payload.
    #[serde(skip_serializing_if = "Params::is_empty")]
    #[cfg_attr(feature = "schemars", schemars(schema_with = "super::schema::params"))]
    params: &'a Params,
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shape = IssueShape {
            severity: self.rule.severity,
            code: self.rule.code,
            path: &self.path,
            field: &self.field,
            message_id: self.message_id,
            message: &self.message,
            hint_id: self.hint_id,
            hint: self.hint.as_deref(),
            params: &self.params,
        };
        shape.serialize(serializer)
    }
}
