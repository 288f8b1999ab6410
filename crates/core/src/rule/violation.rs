//! Violations: broken rules, without the path at which they were broken.

use std::borrow::Cow;

use super::Rule;
use super::params::{Param, Params};
use crate::wording::Sentence;

// Hints that several rules have.
pub(crate) static DID_YOU_MEAN: Sentence = Sentence::new("hint.did_you_mean", "Did you mean {suggestion}?");
pub(crate) static USE_SUGGESTION: Sentence = Sentence::new("hint.use_suggestion", "Use {suggestion}.");
pub(crate) static OTHER_CONTRACT: Sentence = Sentence::new(
    "hint.other_contract",
    "This is the format of {contract}. To check against it, use --contract {contract} on the command line, contract in JavaScript and Python, or with_contract in Rust.",
);
pub(crate) static TERRITORY: Sentence = Sentence::new(
    "hint.territory",
    "{country} counts as a country of its own here. If you mean the US, use the country US and the state {country}.",
);
pub(crate) static CHECK_THE_YEAR: Sentence = Sentence::new("hint.check_the_year", "Check the year.");

/// A broken rule. With a path, it becomes an [`Issue`](crate::Issue).
#[derive(Debug, Clone)]
pub(crate) struct Violation {
    pub(crate) rule: &'static Rule,
    pub(crate) params: Params,
    pub(crate) message: &'static Sentence,
    pub(crate) hint: Option<&'static Sentence>,
    /// What the sentences say beyond the params. Like them, it is never a value of a payload.
    pub(crate) values: Params,
}

impl Rule {
    /// A violation of this rule with its first message, without params or a hint.
    pub(crate) fn violation(&'static self) -> Violation {
        Violation {
            rule: self,
            params: Params::default(),
            message: self.message(),
            hint: None,
            values: Params::default(),
        }
    }
}

impl Violation {
    /// Adds a param, which the rule must declare.
    pub(crate) fn with_param(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        debug_assert!(self.rule.declares(name), "{} does not declare the param {name}", self.rule.code);
        self.params.push(name, value.into());
        self
    }

    /// Adds a value that a sentence says, and that is not a param.
    pub(crate) fn with_value(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.values.push(name, value.into());
        self
    }

    /// Suggests the value that was probably meant, in a param and a hint; does nothing if `word` is `None`.
    pub(crate) fn suggesting(self, word: Option<Cow<'static, str>>) -> Self {
        self.suggesting_with_hint(word, &DID_YOU_MEAN)
    }

    /// Names the value that was certainly meant, in a param and a hint; does nothing if `word` is `None`.
    pub(crate) fn correcting_to(self, word: Option<Cow<'static, str>>) -> Self {
        self.suggesting_with_hint(word, &USE_SUGGESTION)
    }

    fn suggesting_with_hint(self, word: Option<Cow<'static, str>>, hint: &'static Sentence) -> Self {
        let Some(word) = word else { return self };
        self.with_param("suggestion", Param::Word(word)).with_hint(hint)
    }

    /// Replaces the message by another one that the rule has.
    pub(crate) fn with_message(mut self, message: &'static Sentence) -> Self {
        debug_assert!(self.rule.messages.contains(&message), "{} has no message {}", self.rule.code, message.id);
        self.message = message;
        self
    }

    /// Adds a hint that the rule has: how to fix it.
    pub(crate) fn with_hint(mut self, hint: &'static Sentence) -> Self {
        debug_assert!(self.rule.hints.contains(&hint), "{} has no hint {}", self.rule.code, hint.id);
        self.hint = Some(hint);
        self
    }

    /// Adds a hint if there is none yet.
    pub(crate) fn or_hint(self, hint: &'static Sentence) -> Self {
        if self.hint.is_some() { self } else { self.with_hint(hint) }
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::{InSchema, ParamSpec, Params, Rule, Severity};
    use crate::wording::Sentence;

    static TOO_LONG: Rule = Rule {
        code: "too_long",
        severity: Severity::Error,
        summary: "",
        messages: &[&Sentence::new("too_long", "{field} has {actual} characters, and may have {max}.")],
        hints: &[],
        params: &[ParamSpec::count("max"), ParamSpec::count("actual")],
        explanation: "",
        fix: "",
        example: "",
        in_schema: InSchema::Yes,
    };

    #[test]
    fn rules_are_equal_if_their_codes_are() {
        assert_eq!(TOO_LONG, Rule { messages: &[], ..TOO_LONG });
        assert_ne!(TOO_LONG, Rule { code: "too_short", ..TOO_LONG });
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
