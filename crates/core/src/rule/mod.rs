//! The types with which rules are declared and violations reported.

mod decimal;
mod params;
mod violation;

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

pub use self::decimal::Decimal;
pub(crate) use self::params::{KEY_BYTES, SUGGESTION};
pub use self::params::{Occurrence, Param, ParamSpec, ParamType, Params};
pub(crate) use self::violation::{CHECK_THE_YEAR, DID_YOU_MEAN, OTHER_CONTRACT, TERRITORY, USE_SUGGESTION, Violation};
use crate::wording::Sentence;

/// Whether an issue makes the payload invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Severity {
    /// The guide forbids it: the payload is invalid.
    Error,
    /// Probably a mistake, or likely to be returned as `action_required`. The payload stays valid.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A rule as data: its code, severity and sentences, and its texts for the catalogue.
///
/// ```
/// let rule = harbor_preflight::rule("underage").expect("the code is in the catalogue");
/// assert!(rule.param_names().eq(["minimum_age"]));
/// ```
#[derive(Debug, serde::Serialize)]
#[non_exhaustive]
pub struct Rule {
    /// The stable code, for programs to branch on.
    pub code: &'static str,
    /// Whether a violation makes the payload invalid.
    pub severity: Severity,
    /// What breaks the rule, in a few words. A catalogue text: empty without the feature `explanations`.
    pub summary: &'static str,
    /// All messages that an issue may have, the usual one first. The `message_id` of an issue says which one it has.
    pub messages: &'static [&'static Sentence],
    /// All hints that an issue may have.
    pub hints: &'static [&'static Sentence],
    /// The params that an issue may have. They serialise to their names.
    #[serde(serialize_with = "names_of")]
    pub params: &'static [ParamSpec],
    /// Why the rule exists, and what exactly is checked. A catalogue text.
    pub explanation: &'static str,
    /// How to fix an issue of this rule. A catalogue text.
    pub fix: &'static str,
    /// A fragment of a payload that breaks the rule, or a situation that does. A catalogue text.
    pub example: &'static str,
    /// Whether the JSON Schema of a payload checks it.
    #[serde(flatten)]
    pub in_schema: InSchema,
}

/// Whether the JSON Schema of a payload checks a rule, with the embedded lists and the default limits.
///
/// It serialises to two members: `in_schema` (`yes`, `partly` or `no`) and, unless it is `yes`, `not_in_schema`: why.
///
/// ```
/// use harbor_preflight::{InSchema, rule};
///
/// let underage = rule("underage").expect("the code is in the catalogue");
/// assert!(matches!(underage.in_schema, InSchema::No(why) if why.contains("today")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InSchema {
    /// A payload that breaks the rule is invalid under the schema.
    Yes,
    /// Some payloads that break the rule are valid under the schema. The text says which, or why.
    Partly(&'static str),
    /// A payload that breaks only this rule is valid under the schema. The text says why.
    No(&'static str),
}

impl InSchema {
    /// For a warning, when there is no other reason than that a schema has no warnings.
    pub(crate) const WARNING: Self = Self::No(catalogue_text("It is a warning: the payload stays valid."));

    /// The name, as it is serialised: `yes`, `partly` or `no`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly(_) => "partly",
            Self::No(_) => "no",
        }
    }

    /// What the schema does not check, or why; `None` if it checks the whole rule.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Yes => None,
            Self::Partly(reason) | Self::No(reason) => Some(reason),
        }
    }
}

impl Serialize for InSchema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reason = self.reason();
        let mut map = serializer.serialize_map(Some(1 + usize::from(reason.is_some())))?;
        map.serialize_entry("in_schema", self.name())?;
        if let Some(reason) = reason {
            map.serialize_entry("not_in_schema", reason)?;
        }
        map.end()
    }
}

/// Returns a catalogue text: what a rule says beside its message. It is empty without the feature `explanations`.
pub(crate) const fn catalogue_text(text: &'static str) -> &'static str {
    if cfg!(feature = "explanations") { text } else { "" }
}

impl Rule {
    /// The names of the params that an issue of this rule may have.
    pub fn param_names(&self) -> impl Iterator<Item = &'static str> {
        self.params.iter().map(|param| param.name)
    }

    /// The usual message. Every rule has one, or else the crate does not compile.
    pub(crate) const fn message(&self) -> &'static Sentence {
        self.messages[0]
    }

    fn declares(&self, param: &str) -> bool {
        self.params.iter().any(|declared| declared.name == param)
    }
}

fn names_of<S: Serializer>(params: &[ParamSpec], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(params.iter().map(|param| param.name))
}

/// Two rules are equal when they have the same code.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities_and_schema_coverage_are_written_by_name() {
        assert_eq!([Severity::Error, Severity::Warning].map(|severity| severity.to_string()), ["error", "warning"]);
        for (in_schema, name, reason, json) in [
            (InSchema::Yes, "yes", None, r#"{"in_schema":"yes"}"#),
            (InSchema::Partly("a"), "partly", Some("a"), r#"{"in_schema":"partly","not_in_schema":"a"}"#),
            (InSchema::No("b"), "no", Some("b"), r#"{"in_schema":"no","not_in_schema":"b"}"#),
        ] {
            assert_eq!((in_schema.name(), in_schema.reason()), (name, reason));
            assert_eq!(serde_json::to_string(&in_schema).unwrap(), json);
        }
    }
}
