//! Values supplied alongside the JSON text rather than inside it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::checks::file::{INVALID_BASE64, Verdict};
use crate::json::NotJson;

/// A value of a payload that is not in its text. See
/// [`Preflight::validate_detached`](crate::Preflight::validate_detached).
#[derive(Debug, Clone)]
pub struct DetachedValue {
    pub(crate) pointer: String,
    pub(crate) content: Content,
}

#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// A file that was checked already.
    File(Verdict),
    NotJson(NotJson),
}

impl DetachedValue {
    pub(crate) fn file(pointer: String, verdict: Verdict) -> Self {
        Self { pointer, content: Content::File(verdict) }
    }

    /// Marks the value at this JSON Pointer as one that JSON cannot represent.
    pub fn not_json(pointer: impl Into<String>, what: NotJson) -> Self {
        Self { pointer: pointer.into(), content: Content::NotJson(what) }
    }

    /// Whether it is a file in canonical base64, so that it takes as many bytes in JSON as it has characters.
    pub fn is_base64(&self) -> bool {
        match &self.content {
            Content::File(verdict) => verdict.error.as_ref().is_none_or(|violation| violation.rule != &INVALID_BASE64),
            Content::NotJson(_) => false,
        }
    }
}

/// The detached values of one body.
#[derive(Debug)]
pub(crate) struct DetachedValues<'a> {
    values: &'a [DetachedValue],
    /// The position of each among them, by its JSON Pointer.
    positions: BTreeMap<Cow<'a, str>, usize>,
    /// Which of them were reported already.
    reported: Vec<bool>,
}

impl<'a> DetachedValues<'a> {
    pub(crate) fn new(values: &'a [DetachedValue]) -> Self {
        let mut positions = BTreeMap::new();
        for (position, value) in values.iter().enumerate() {
            positions.insert(Cow::Borrowed(value.pointer.as_str()), position);
        }
        Self { values, positions, reported: vec![false; values.len()] }
    }

    /// The verdict on the file at a pointer. The pointer is only made if there are detached values.
    pub(crate) fn file(&self, pointer: impl FnOnce() -> String) -> Option<&'a Verdict> {
        match &self.values.get(self.position(pointer)?)?.content {
            Content::File(verdict) => Some(verdict),
            Content::NotJson(_) => None,
        }
    }

    /// Returns the value at a pointer that JSON cannot represent, and marks it as reported.
    pub(crate) fn take_not_json(&mut self, pointer: impl FnOnce() -> String) -> Option<NotJson> {
        let position = self.position(pointer)?;
        let Content::NotJson(what) = self.values.get(position)?.content else { return None };
        *self.reported.get_mut(position)? = true;
        Some(what)
    }

    /// The values that JSON cannot represent and that were not reported, with their JSON Pointers.
    pub(crate) fn unreported(&self) -> Vec<(&'a str, NotJson)> {
        let not_json = |(value, reported): (&'a DetachedValue, &bool)| match value.content {
            Content::NotJson(what) if !reported => Some((value.pointer.as_str(), what)),
            _ => None,
        };
        self.values.iter().zip(&self.reported).filter_map(not_json).collect()
    }

    fn position(&self, pointer: impl FnOnce() -> String) -> Option<usize> {
        if self.values.is_empty() { None } else { self.positions.get(pointer().as_str()).copied() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::file::check_base64;
    use crate::limits::{FileLimits, Limits};

    #[test]
    fn only_files_in_canonical_base64_are_reported_as_base64() {
        let file = |base64: &str| {
            DetachedValue::file(
                "/a".into(),
                check_base64(base64.as_bytes(), 0, FileLimits::new(&Limits::V1, &Limits::V1)),
            )
        };
        assert!(file("JVBERi0=").is_base64());
        assert!(file("QUJD").is_base64(), "text is not accepted as a file, but it is base64");
        for other in ["QUJ", "QUJ=", "QU JD", "QU-D"] {
            assert!(!file(other).is_base64(), "{other}");
        }
        assert!(!DetachedValue::not_json("/a", NotJson::Cycle).is_base64());
    }
}
