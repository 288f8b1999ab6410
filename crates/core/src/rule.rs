//! The vocabulary in which rules are declared and findings are told.

use std::borrow::Cow;
use std::fmt::{self, Write};

use memchr::memchr;
use serde::ser::{Serialize, SerializeMap, Serializer};

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
/// assert_eq!(rule.params, ["minimum_age"]);
/// ```
#[derive(Debug, serde::Serialize)]
#[non_exhaustive]
pub struct Rule {
    /// The stable code that people branch on.
    pub code: &'static str,
    /// Whether a finding makes the payload invalid.
    pub severity: Severity,
    /// When it fires, in one clause.
    pub summary: &'static str,
    /// The sentence of an issue: `{field}` is the field in words, other names are params.
    pub message: &'static str,
    /// The names of the params that an issue may carry.
    pub params: &'static [&'static str],
    /// Why it is a rule, and what exactly is looked at.
    pub explanation: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// A fragment of a payload, or a situation, in which it fires.
    pub example: &'static str,
    /// How much of it the JSON Schema of a payload says.
    #[serde(flatten)]
    pub in_schema: InSchema,
}

/// How much of a rule the JSON Schema of a payload says, under the embedded lists and the default limits.
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
    /// A warning that has no more to it than that a schema has none.
    pub(crate) const WARNING: Self = Self::No(explained("It is a warning: the payload stays valid."));

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

/// A text that says more of a rule than its issues do: left out where only verdicts are wanted.
pub(crate) const fn explained(text: &'static str) -> &'static str {
    if cfg!(feature = "explanations") { text } else { "" }
}

/// Two rules are the same when they have the same code.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// The value of a param. There is deliberately no variant that could hold what a person typed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Param {
    /// Not known, such as the type of a file that nothing recognises.
    Null,
    /// A count, a limit, an offset.
    Count(u64),
    /// One of the rules' own words, an entry of a reference list, or a path.
    Word(Cow<'static, str>),
    /// Several of these.
    Words(Vec<Cow<'static, str>>),
}

impl fmt::Display for Param {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("unknown"),
            Self::Count(count) => write!(formatter, "{count}"),
            Self::Word(word) => formatter.write_str(word),
            Self::Words(words) => formatter.write_str(&words.join(", ")),
        }
    }
}

impl From<u64> for Param {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Param {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<&'static str> for Param {
    fn from(word: &'static str) -> Self {
        Self::Word(Cow::Borrowed(word))
    }
}

impl From<String> for Param {
    fn from(word: String) -> Self {
        Self::Word(Cow::Owned(word))
    }
}

impl From<&[&'static str]> for Param {
    fn from(words: &[&'static str]) -> Self {
        Self::Words(words.iter().map(|word| Cow::Borrowed(*word)).collect())
    }
}

/// The params of an issue, by name, in the order in which the rule lists them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Param)>);

impl Params {
    /// The param of this name.
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// All params.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Param)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn push(&mut self, name: &'static str, value: Param) {
        self.0.push((name, value));
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// What a check found, before it is known where.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) rule: &'static Rule,
    pub(crate) params: Params,
    message: Option<Cow<'static, str>>,
    pub(crate) hint: Option<Cow<'static, str>>,
}

impl Rule {
    /// A finding of this rule, still without params.
    pub(crate) fn found(&'static self) -> Finding {
        Finding { rule: self, params: Params::default(), message: None, hint: None }
    }
}

impl Finding {
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        debug_assert!(self.rule.params.contains(&name), "{} does not declare the param {name}", self.rule.code);
        self.params.push(name, value.into());
        self
    }

    /// Suggests the word that was probably meant, if there is one.
    pub(crate) fn suggesting(self, word: Option<Cow<'static, str>>) -> Self {
        self.suggesting_with_hint(word, |word| format!("Did you mean {word}?"))
    }

    /// Suggests the word that was plainly meant, if there is one.
    pub(crate) fn correcting_to(self, word: Option<Cow<'static, str>>) -> Self {
        self.suggesting_with_hint(word, |word| format!("Use {word}."))
    }

    fn suggesting_with_hint(self, word: Option<Cow<'static, str>>, hint: fn(&str) -> String) -> Self {
        let Some(word) = word else { return self };
        let hint = hint(&word);
        self.with("suggestion", Param::Word(word)).hinting(hint)
    }

    /// A sentence that says more than the rule's own; the same placeholders are filled in.
    pub(crate) fn saying(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.message = Some(message.into());
        self
    }

    pub(crate) fn hinting(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The whole sentence for the field that `words` names.
    pub(crate) fn message(&self, words: &str) -> String {
        let mut rest = self.message.as_deref().unwrap_or(self.rule.message);
        let mut message = String::with_capacity(rest.len() + words.len());
        while let Some((before, name, behind)) = next_placeholder(rest) {
            message.push_str(before);
            match self.params.get(name) {
                _ if name == "field" => message.push_str(words),
                Some(value) => _ = write!(message, "{value}"),
                // Braces around something else are the sentence's own.
                None => _ = write!(message, "{{{name}}}"),
            }
            rest = behind;
        }
        message.push_str(rest);
        message
    }
}

/// The first name in braces, with what stands before and behind it.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_at_checked(memchr(b'{', text.as_bytes())?)?;
    let (name, behind) = rest.split_at_checked(memchr(b'}', rest.as_bytes())?)?;
    Some((before, name.get(1..)?, behind.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::free_text::{SURROUNDING_WHITESPACE, TOO_LONG};

    #[test]
    fn a_sentence_names_the_field_and_its_params_and_keeps_its_own_braces() {
        let finding = TOO_LONG.found().with("max", 50_u64).with("actual", 51_u64);
        assert_eq!(finding.message("First name"), "First name is 51 characters long: Harbor takes at most 50.");
        assert_eq!(finding.saying("{max}{field}: {\"a\": {field").message("City"), "50City: {\"a\": {field");
    }

    #[test]
    fn params_are_told_in_their_order() {
        let params = TOO_LONG.found().with("max", 50_u64).with("actual", 51_u64).params;
        assert_eq!(
            params.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>(),
            ["max 50", "actual 51"]
        );
        assert_eq!((params.is_empty(), Params::default().is_empty()), (false, true));
    }

    #[test]
    fn a_rule_is_known_by_its_code() {
        assert_eq!(TOO_LONG, TOO_LONG);
        assert_ne!(TOO_LONG, SURROUNDING_WHITESPACE);
    }

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
