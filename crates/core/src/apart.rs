//! Values that stand in a payload, but not in the text of it that is read.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::checks::file::{INVALID_BASE64, Verdict};

/// A value of a payload that is not in its text: see [`Preflight::validate_apart`](crate::Preflight::validate_apart).
#[derive(Debug, Clone)]
pub struct ValueApart {
    pub(crate) pointer: String,
    pub(crate) content: Content,
}

#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// A file that was checked already.
    File(Verdict),
    NotJson(NotJson),
}

/// What programs can hold and JSON has no text for.
///
/// ```
/// use harbor_preflight::{NaiveDate, NotJson, Preflight, Submission, ValueApart};
///
/// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
/// let email = ValueApart::not_json("/individual/email", NotJson::BigInt);
/// let report = preflight.validate_apart(br#"{"individual": {"email": 0}}"#, 28, &[email], &Submission::new());
/// let issue = report.issues.iter().find(|issue| issue.path == "/individual/email").expect("it is told");
/// assert_eq!(issue.rule.code, "wrong_type");
/// assert_eq!(issue.message, "Email must be of the JSON type string, but it is of the type bigint.");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotJson {
    /// An integer of any size, as JavaScript has it beside its numbers.
    BigInt,
    /// An object or array that holds itself.
    Cycle,
    /// What fails when it is read.
    Unreadable,
}

impl NotJson {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::BigInt, Self::Cycle, Self::Unreadable];

    /// The name that `found` has in an issue.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BigInt => "bigint",
            Self::Cycle => "cycle",
            Self::Unreadable => "unreadable",
        }
    }
}

impl ValueApart {
    pub(crate) fn file(pointer: String, verdict: Verdict) -> Self {
        Self { pointer, content: Content::File(verdict) }
    }

    /// What stands at this JSON Pointer and is nothing for JSON.
    pub fn not_json(pointer: impl Into<String>, what: NotJson) -> Self {
        Self { pointer: pointer.into(), content: Content::NotJson(what) }
    }

    /// Whether it is a file whose text is canonical base64, so that it takes as many bytes in JSON as it has characters.
    pub fn is_base64(&self) -> bool {
        match &self.content {
            Content::File(verdict) => verdict.error.as_ref().is_none_or(|finding| finding.rule != &INVALID_BASE64),
            Content::NotJson(_) => false,
        }
    }
}

/// The values apart of one body.
#[derive(Debug)]
pub(crate) struct Apart<'a> {
    values: &'a [ValueApart],
    /// Where each stands among them, by its JSON Pointer.
    places: BTreeMap<Cow<'a, str>, usize>,
    /// Which of them were told already.
    told: Vec<bool>,
}

impl<'a> Apart<'a> {
    pub(crate) fn of(values: &'a [ValueApart]) -> Self {
        let mut places = BTreeMap::new();
        for (place, value) in values.iter().enumerate() {
            places.insert(Cow::Borrowed(value.pointer.as_str()), place);
        }
        Self { values, places, told: vec![false; values.len()] }
    }

    /// The verdict on the file at a pointer, which is made only if there is anything apart.
    pub(crate) fn file(&self, pointer: impl FnOnce() -> String) -> Option<&'a Verdict> {
        match &self.values.get(self.place(pointer)?)?.content {
            Content::File(verdict) => Some(verdict),
            Content::NotJson(_) => None,
        }
    }

    /// What stands at a pointer that is nothing for JSON: from now on, it is told.
    pub(crate) fn tell_not_json(&mut self, pointer: impl FnOnce() -> String) -> Option<NotJson> {
        let place = self.place(pointer)?;
        let Content::NotJson(what) = self.values.get(place)?.content else { return None };
        *self.told.get_mut(place)? = true;
        Some(what)
    }

    /// All that is nothing for JSON and was not told, with its JSON Pointers.
    pub(crate) fn not_told(&self) -> Vec<(&'a str, NotJson)> {
        let not_json = |(value, told): (&'a ValueApart, &bool)| match value.content {
            Content::NotJson(what) if !told => Some((value.pointer.as_str(), what)),
            _ => None,
        };
        self.values.iter().zip(&self.told).filter_map(not_json).collect()
    }

    fn place(&self, pointer: impl FnOnce() -> String) -> Option<usize> {
        if self.values.is_empty() { None } else { self.places.get(pointer().as_str()).copied() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::file::check_in_place;
    use crate::limits::Limits;

    #[test]
    fn a_file_in_canonical_base64_is_told_from_all_else() {
        let file =
            |base64: &str| ValueApart::file("/a".into(), check_in_place(base64.as_bytes(), 0, &Limits::default()));
        assert!(file("JVBERi0=").is_base64());
        assert!(file("QUJD").is_base64(), "text is no file that is taken, but it is base64");
        for other in ["QUJ", "QUJ=", "QU JD", "QU-D"] {
            assert!(!file(other).is_base64(), "{other}");
        }
        assert!(!ValueApart::not_json("/a", NotJson::Cycle).is_base64());
    }
}
