//! Violations: broken rules, without the path at which they were broken.

use std::borrow::Cow;
use std::fmt::Write;

use memchr::memchr;

use super::Rule;
use super::params::{Param, Params};

/// A broken rule. With a path, it becomes an [`Issue`](crate::Issue).
#[derive(Debug, Clone)]
pub(crate) struct Violation {
    pub(crate) rule: &'static Rule,
    pub(crate) params: Params,
    message: Option<Cow<'static, str>>,
    pub(crate) hint: Option<Cow<'static, str>>,
}

impl Rule {
    /// A violation of this rule, without params or a hint.
    pub(crate) fn violation(&'static self) -> Violation {
        Violation { rule: self, params: Params::default(), message: None, hint: None }
    }
}

impl Violation {
    /// Adds a param, which the rule must declare.
    pub(crate) fn with_param(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        debug_assert!(self.rule.declares(name), "{} does not declare the param {name}", self.rule.code);
        self.params.push(name, value.into());
        self
    }

    /// Suggests the value that was probably meant, in a param and a hint; does nothing if `word` is `None`.
    pub(crate) fn suggesting(self, word: Option<Cow<'static, str>>) -> Self {
        self.suggesting_with_hint(word, |word| format!("Did you mean {word}?"))
    }

    /// Names the value that was certainly meant, in a param and a hint; does nothing if `word` is `None`.
    pub(crate) fn correcting_to(self, word: Option<Cow<'static, str>>) -> Self {
        self.suggesting_with_hint(word, |word| format!("Use {word}."))
    }

    fn suggesting_with_hint(self, word: Option<Cow<'static, str>>, hint: fn(&str) -> String) -> Self {
        let Some(word) = word else { return self };
        let hint = hint(&word);
        self.with_param("suggestion", Param::Word(word)).with_hint(hint)
    }

    /// Replaces the rule's message by one that says more. It may contain the same placeholders.
    pub(crate) fn with_message(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Adds a hint, which says how to fix it.
    pub(crate) fn with_hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The message, with the field's label and the params filled in.
    pub(crate) fn message(&self, label: &str) -> String {
        let mut rest = self.message.as_deref().unwrap_or(self.rule.message);
        let mut message = String::with_capacity(rest.len() + label.len());
        while let Some((before, name, after)) = next_placeholder(rest) {
            message.push_str(before);
            match self.params.get(name) {
                _ if name == "field" => message.push_str(label),
                Some(value) => _ = write!(message, "{value}"),
                // Braces around anything else are part of the message.
                None => _ = write!(message, "{{{name}}}"),
            }
            rest = after;
        }
        message.push_str(rest);
        message
    }
}

/// Finds the first name in braces. Returns the text before it, the name, and the text after it.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_at_checked(memchr(b'{', text.as_bytes())?)?;
    let (name, after) = rest.split_at_checked(memchr(b'}', rest.as_bytes())?)?;
    Some((before, name.get(1..)?, after.get(1..)?))
}

#[cfg(test)]
mod tests {
    use crate::rule::{InSchema, ParamSpec, Params, Rule, Severity};

    static TOO_LONG: Rule = Rule {
        code: "too_long",
        severity: Severity::Error,
        summary: "",
        message: "{field} is {actual} characters long, and at most {max} are accepted.",
        params: &[ParamSpec::count("max"), ParamSpec::count("actual")],
        explanation: "",
        fix: "",
        example: "",
        in_schema: InSchema::Yes,
    };

    #[test]
    fn rules_are_equal_if_their_codes_are() {
        assert_eq!(TOO_LONG, Rule { message: "", ..TOO_LONG });
        assert_ne!(TOO_LONG, Rule { code: "too_short", ..TOO_LONG });
    }

    #[test]
    fn messages_name_the_field_and_the_params_and_keep_other_braces() {
        let violation = TOO_LONG.violation().with_param("max", 50_u64).with_param("actual", 51_u64);
        let expected = "First name is 51 characters long, and at most 50 are accepted.";
        assert_eq!(violation.message("First name"), expected);
        assert_eq!(violation.with_message("{max}{field}: {\"a\": {field").message("City"), "50City: {\"a\": {field");
    }

    #[test]
    fn params_keep_their_order() {
        let params = TOO_LONG.violation().with_param("max", 50_u64).with_param("actual", 51_u64).params;
        assert_eq!(
            params.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>(),
            ["max 50", "actual 51"]
        );
        assert_eq!((params.is_empty(), Params::default().is_empty()), (false, true));
    }
}
