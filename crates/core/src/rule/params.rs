//! The params of rules: their names and types, and their values in an issue.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::decimal::Decimal;

/// A param that a rule declares: its name, its type, and whether every issue of the rule has it.
///
/// ```
/// use harbor_preflight::{Occurrence, ParamType, rule};
///
/// let [max, _] = rule("too_long").expect("the code is in the catalogue").params else { panic!("it has two") };
/// assert_eq!((max.name, max.kind, max.occurrence), ("max", ParamType::Count, Occurrence::Always));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParamSpec {
    /// The key in the `params` of an issue.
    pub name: &'static str,
    /// The type of the value.
    pub kind: ParamType,
    /// Whether every issue of the rule has it.
    pub occurrence: Occurrence,
}

/// The type of a param.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamType {
    /// A whole number: a count, a limit, an offset.
    Count,
    /// A size in bytes. Sentences show it as people read it, rounded up: "10.1 MB".
    Size,
    /// The largest size that is accepted, in bytes. Sentences show it rounded down.
    SizeLimit,
    /// A number with a fraction: something that was measured, or a limit of it.
    Decimal,
    /// A string: a term of the rules, an entry of a reference list, or a path.
    Word,
    /// A string, or `null` if it is not known.
    WordOrNull,
    /// A list of strings.
    Words,
    /// `true` or `false`, or `null` if it is not known.
    FlagOrNull,
}

/// Whether every issue of a rule has a param.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurrence {
    /// Every issue has it.
    Always,
    /// Some issues have it.
    Sometimes,
}

impl ParamSpec {
    /// A count in every issue.
    pub(crate) const fn count(name: &'static str) -> Self {
        Self::new(name, ParamType::Count)
    }

    /// A size in bytes in every issue.
    pub(crate) const fn size(name: &'static str) -> Self {
        Self::new(name, ParamType::Size)
    }

    /// The largest size that is accepted, in bytes, in every issue.
    pub(crate) const fn size_limit(name: &'static str) -> Self {
        Self::new(name, ParamType::SizeLimit)
    }

    /// A number with a fraction in every issue.
    pub(crate) const fn decimal(name: &'static str) -> Self {
        Self::new(name, ParamType::Decimal)
    }

    /// A word in every issue.
    pub(crate) const fn word(name: &'static str) -> Self {
        Self::new(name, ParamType::Word)
    }

    /// A word, or `null`, in every issue.
    pub(crate) const fn word_or_null(name: &'static str) -> Self {
        Self::new(name, ParamType::WordOrNull)
    }

    /// A list of words in every issue.
    pub(crate) const fn words(name: &'static str) -> Self {
        Self::new(name, ParamType::Words)
    }

    /// `true`, `false` or `null` in every issue.
    pub(crate) const fn flag_or_null(name: &'static str) -> Self {
        Self::new(name, ParamType::FlagOrNull)
    }

    const fn new(name: &'static str, kind: ParamType) -> Self {
        Self { name, kind, occurrence: Occurrence::Always }
    }

    /// Declares that only some issues have it.
    pub(crate) const fn sometimes(self) -> Self {
        Self { occurrence: Occurrence::Sometimes, ..self }
    }
}

/// The known value that was probably meant, if there is one.
pub(crate) const SUGGESTION: ParamSpec = ParamSpec::word("suggestion").sometimes();

/// The length in bytes of a key, if it is too long to be shown.
pub(crate) const KEY_BYTES: ParamSpec = ParamSpec::count("key_bytes").sometimes();

/// The value of a param. It deliberately has no variant for a value of a payload.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Param {
    /// Not known, such as the type of a file that is not recognised.
    Null,
    /// Whether something is the case.
    Flag(bool),
    /// A count, a limit, an offset.
    Count(u64),
    /// Something that was measured, or a limit of it.
    Decimal(Decimal),
    /// A term of the rules, an entry of a reference list, or a path.
    Word(Cow<'static, str>),
    /// Several terms of the rules or entries of a reference list.
    Words(Vec<Cow<'static, str>>),
}

impl fmt::Display for Param {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("unknown"),
            Self::Flag(flag) => write!(formatter, "{flag}"),
            Self::Count(count) => write!(formatter, "{count}"),
            Self::Decimal(decimal) => write!(formatter, "{decimal}"),
            Self::Word(word) => formatter.write_str(word),
            Self::Words(words) => formatter.write_str(&words.join(", ")),
        }
    }
}

impl From<bool> for Param {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
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

impl From<Decimal> for Param {
    fn from(decimal: Decimal) -> Self {
        Self::Decimal(decimal)
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
    /// The value of the param of this name; `None` if the issue does not have it.
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// All params, each with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Param)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// Whether there are no params.
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
