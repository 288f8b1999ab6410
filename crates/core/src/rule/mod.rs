//! The types with which rules are declared and violations reported.

mod params;
mod violation;

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

pub(crate) use self::params::{KEY_BYTES, SUGGESTION};
pub use self::params::{Occurrence, Param, ParamSpec, ParamType, Params};
pub(crate) use self::violation::Violation;

/// How bad an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Severity {
    /// The guide forbids it: the payload is not valid.
    Error,
    /// Probably a mistake, or will probably come back as `action_required`; the payload stays valid.
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

/// A rule as data: its public code, and all that a person or a generator wants to know of it.
///
/// ```
/// let rule = harbor_preflight::rule("underage").expect("the code is in the catalogue");
/// assert!(rule.param_names().eq(["minimum_age"]));
/// ```
#[derive(Debug, serde::Serialize)]
#[non_exhaustive]
pub struct Rule {
    /// The stable code that people branch on.
    pub code: &'static str,
    /// Whether a violation makes the payload invalid.
    pub severity: Severity,
    /// When it fires, in one clause.
    pub summary: &'static str,
    /// The message of an issue: `{field}` is the field's label, other names are params.
    pub message: &'static str,
    /// The params that an issue may carry. They serialise to their names.
    #[serde(serialize_with = "names_of")]
    pub params: &'static [ParamSpec],
    /// Why it is a rule, and what exactly is looked at.
    pub explanation: &'static str,
    /// How to fix it.
    pub fix: &'static str,
    /// A fragment of a payload, or a situation, in which it fires.
    pub example: &'static str,
    /// How much of it the JSON Schema of a payload checks.
    #[serde(flatten)]
    pub in_schema: InSchema,
}

/// How much of a rule the JSON Schema of a payload checks, under the embedded lists and the default limits.
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
    /// Some payloads that break the rule are valid under the schema: which, or why.
    Partly(&'static str),
    /// A payload that breaks nothing but this rule is valid under the schema: why.
    No(&'static str),
}

impl InSchema {
    /// A warning of which there is nothing to say but that schemas have no warnings.
    pub(crate) const WARNING: Self = Self::No(catalogue_text("It is a warning: the payload stays valid."));

    /// `yes`, `partly` or `no`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly(_) => "partly",
            Self::No(_) => "no",
        }
    }

    /// What is missing, or why, if anything is.
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

/// A text for the catalogue of rules, beyond what issues say. It is empty without the feature `explanations`.
pub(crate) const fn catalogue_text(text: &'static str) -> &'static str {
    if cfg!(feature = "explanations") { text } else { "" }
}

impl Rule {
    /// The names of the params that an issue may carry.
    pub fn param_names(&self) -> impl Iterator<Item = &'static str> {
        self.params.iter().map(|param| param.name)
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
    fn severities_and_what_schemas_say_have_names() {
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
