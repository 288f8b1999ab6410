//! JSON as `serde_json` reads it, with everything that `serde_json::Value` drops: repeated keys, and numbers that are
//! too large for a float.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The maximum nesting of arrays and objects in this project.
const MAX_LEVELS: usize = 64;

/// A JSON value.
#[derive(Debug, Clone)]
pub(super) enum Tree {
    Text(String),
    /// A number, `true`, `false` or `null`, as it is written.
    Plain(String),
    Items(Vec<Tree>),
    Members(Vec<(String, Tree)>),
}

/// The members of an object, in the order of the text.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(All)
    }
}

impl Tree {
    /// Reads a body with `serde_json` and the limit on nesting; `None` if it is not JSON. A byte order mark is allowed.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)).ok()?;
        Self::of(serde_json::from_str(text).ok()?, MAX_LEVELS)
    }

    fn of(value: &RawValue, levels: usize) -> Option<Self> {
        let text = value.get();
        Some(match text.as_bytes().first()? {
            b'"' => Self::Text(serde_json::from_str(text).ok()?),
            b'[' => {
                let levels = levels.checked_sub(1)?;
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                Self::Items(items.into_iter().map(|item| Self::of(item, levels)).collect::<Option<_>>()?)
            }
            b'{' => {
                let levels = levels.checked_sub(1)?;
                let Members(members) = serde_json::from_str(text).ok()?;
                let member = |(key, value)| Some((key, Self::of(value, levels)?));
                Self::Members(members.into_iter().map(member).collect::<Option<_>>()?)
            }
            _ => Self::Plain(text.to_owned()),
        })
    }

    /// The values at this path; several if a key is repeated.
    pub(super) fn all_at<'t>(&'t self, segments: &[String]) -> Vec<&'t Self> {
        let Some((first, rest)) = segments.split_first() else { return vec![self] };
        self.children(first).into_iter().flat_map(|child| child.all_at(rest)).collect()
    }

    fn children<'t>(&'t self, segment: &str) -> Vec<&'t Self> {
        match self {
            Self::Members(members) => {
                members.iter().filter(|(key, _)| key == segment).map(|(_, value)| value).collect()
            }
            Self::Items(items) => {
                let index = segment.parse::<usize>().ok().filter(|index| index.to_string() == segment);
                index.and_then(|index| items.get(index)).into_iter().collect()
            }
            Self::Text(_) | Self::Plain(_) => Vec::new(),
        }
    }

    /// The value at this path; the last one if a key is repeated.
    pub(super) fn at(&self, segments: &[String]) -> Option<&Self> {
        segments.iter().try_fold(self, |value, segment| value.children(segment).pop())
    }

    /// The value of this key; the last one if it is repeated.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Members(members) = self else { return None };
        members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// A whole number.
    pub(super) fn as_whole_number(&self) -> Option<i64> {
        if let Self::Plain(digits) = self { digits.parse().ok() } else { None }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Plain(word) if word == "null")
    }

    /// Whether a key contains a text, at any depth.
    pub(super) fn has_in_key(&self, text: &str) -> bool {
        match self {
            Self::Members(members) => members.iter().any(|(key, value)| key.contains(text) || value.has_in_key(text)),
            Self::Items(items) => items.iter().any(|item| item.has_in_key(text)),
            Self::Text(_) | Self::Plain(_) => false,
        }
    }

    /// The paths of all repeated keys, at any depth, also in overridden values.
    pub(super) fn repeated_keys(&self, path: &[String], found: &mut BTreeSet<Vec<String>>) {
        let below = |segment: &str| [path, &[segment.to_owned()]].concat();
        match self {
            Self::Members(members) => {
                let mut seen = BTreeSet::new();
                for (key, value) in members {
                    if !seen.insert(key) {
                        found.insert(below(key));
                    }
                    value.repeated_keys(&below(key), found);
                }
            }
            Self::Items(items) => {
                let numbered = items.iter().enumerate();
                numbered.for_each(|(index, item)| item.repeated_keys(&below(&index.to_string()), found));
            }
            Self::Text(_) | Self::Plain(_) => {}
        }
    }

    /// The number of values: this one and all values in it.
    pub(super) fn count(&self) -> usize {
        1 + match self {
            Self::Members(members) => members.iter().map(|(_, value)| value.count()).sum(),
            Self::Items(items) => items.iter().map(Self::count).sum(),
            Self::Text(_) | Self::Plain(_) => 0,
        }
    }

    /// The value with this number, in the order of the text; the root is 0.
    pub(super) fn numbered(&mut self, number: usize) -> Option<&mut Self> {
        let Some(mut remaining) = number.checked_sub(1) else { return Some(self) };
        let children: Box<dyn Iterator<Item = &mut Self>> = match self {
            Self::Members(members) => Box::new(members.iter_mut().map(|(_, value)| value)),
            Self::Items(items) => Box::new(items.iter_mut()),
            Self::Text(_) | Self::Plain(_) => return None,
        };
        for child in children {
            let count = child.count();
            if remaining < count {
                return child.numbered(remaining);
            }
            remaining -= count;
        }
        None
    }

    /// The JSON text, with each string written by `quote`.
    pub(super) fn write(&self, quote: fn(&str) -> String) -> String {
        match self {
            Self::Text(text) => quote(text),
            Self::Plain(word) => word.clone(),
            Self::Items(items) => {
                let items: Vec<String> = items.iter().map(|item| item.write(quote)).collect();
                format!("[{}]", items.join(","))
            }
            Self::Members(members) => {
                let member = |(key, value): &(String, Self)| format!("{}:{}", quote(key), value.write(quote));
                let members: Vec<String> = members.iter().map(member).collect();
                format!("{{{}}}", members.join(","))
            }
        }
    }
}

/// A string as JSON, with no more escapes than necessary.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A string as JSON with escaped slashes, as PHP writes it.
pub(super) fn quoted_as_php(text: &str) -> String {
    quoted(text).replace('/', r"\/")
}

/// A string as JSON with every character escaped.
pub(super) fn quoted_in_escapes(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!(r"\u{unit:04x}"));
    format!("\"{}\"", units.collect::<String>())
}

/// The keys and indices of a JSON Pointer, which must be well-formed.
pub(super) fn segments(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|segment| segment.replace("~1", "/").replace("~0", "~")).collect()
}
