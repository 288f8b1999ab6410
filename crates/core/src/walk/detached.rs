//! Values that are supplied beside the JSON text rather than inside it.

use crate::checks::file::{INVALID_BASE64, Verdict};
use crate::json::NotJson;
use crate::quality::Quality;

/// A value of a payload that is given separately from the JSON text: a file that was already checked, or a value that JSON
/// cannot represent.
///
/// A file comes from [`Inspector::finish_detached`](crate::Inspector::finish_detached). Both kinds are given to
/// [`Preflight::validate_detached`](crate::Preflight::validate_detached).
#[derive(Debug, Clone)]
pub struct DetachedValue {
    pub(crate) pointer: String,
    pub(crate) content: Content,
}

#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// The result of checking a file, and what was measured in its picture.
    File(Verdict, Option<Quality>),
    /// What the value is instead.
    NotJson(NotJson),
}

impl DetachedValue {
    pub(crate) fn file(pointer: String, verdict: Verdict, quality: Option<Quality>) -> Self {
        Self { pointer, content: Content::File(verdict, quality) }
    }

    /// Describes the value at this JSON Pointer as one that JSON cannot represent, and says what it is.
    pub fn not_json(pointer: impl Into<String>, what: NotJson) -> Self {
        Self { pointer: pointer.into(), content: Content::NotJson(what) }
    }

    /// Whether it is a file in canonical base64. If so, it has as many bytes in JSON as it has characters, because none
    /// has to be escaped.
    pub fn is_base64(&self) -> bool {
        match &self.content {
            Content::File(verdict, _) => {
                verdict.error.as_ref().is_none_or(|violation| violation.rule != &INVALID_BASE64)
            }
            Content::NotJson(_) => false,
        }
    }
}

/// The detached values of one body.
#[derive(Debug)]
pub(crate) struct DetachedValues<'a> {
    values: &'a [DetachedValue],
    /// The indices in `values`, sorted by JSON Pointer.
    indices: Vec<usize>,
    /// Whether each was reported already, in the order of `values`.
    reported: Vec<bool>,
}

impl<'a> DetachedValues<'a> {
    pub(crate) fn new(values: &'a [DetachedValue]) -> Self {
        let mut indices: Vec<usize> = (0..values.len()).collect();
        indices.sort_unstable_by_key(|index| (pointer_of(values, *index), *index));
        Self { values, indices, reported: vec![false; values.len()] }
    }

    /// The result for the file at a pointer and what was measured in its picture, if the file is detached. `pointer` is only called if there are detached values.
    pub(crate) fn file(&self, pointer: impl FnOnce() -> String) -> Option<(&'a Verdict, Option<Quality>)> {
        match &self.values.get(self.index(pointer)?)?.content {
            Content::File(verdict, quality) => Some((verdict, *quality)),
            Content::NotJson(_) => None,
        }
    }

    /// What the value at a pointer is, if JSON cannot represent it; it is then marked as reported. `pointer` is only
    /// called if there are detached values.
    pub(crate) fn take_not_json(&mut self, pointer: impl FnOnce() -> String) -> Option<NotJson> {
        let index = self.index(pointer)?;
        let Content::NotJson(what) = self.values.get(index)?.content else { return None };
        *self.reported.get_mut(index)? = true;
        Some(what)
    }

    /// The values that JSON cannot represent and that were not reported yet, each with its JSON Pointer.
    pub(crate) fn unreported(&self) -> Vec<(&'a str, NotJson)> {
        let not_json = |(value, reported): (&'a DetachedValue, &bool)| match value.content {
            Content::NotJson(what) if !reported => Some((value.pointer.as_str(), what)),
            _ => None,
        };
        self.values.iter().zip(&self.reported).filter_map(not_json).collect()
    }

    fn index(&self, pointer: impl FnOnce() -> String) -> Option<usize> {
        if self.values.is_empty() {
            return None;
        }
        let pointer = pointer();
        let after = self.indices.partition_point(|index| pointer_of(self.values, *index) <= pointer.as_str());
        // The last one of several at one pointer.
        let index = *self.indices.get(after.checked_sub(1)?)?;
        (pointer_of(self.values, index) == pointer).then_some(index)
    }
}

fn pointer_of(values: &[DetachedValue], index: usize) -> &str {
    values.get(index).map_or("", |value| value.pointer.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::file::check_text;
    use crate::json::Text;
    use crate::limits::{FileLimits, Limits};

    #[test]
    fn only_files_in_canonical_base64_are_reported_as_base64() {
        let file = |base64: &str| {
            DetachedValue::file(
                "/a".into(),
                check_text(Text::from_raw(base64.as_bytes(), false), FileLimits::new(&Limits::V1, &Limits::V1)),
                None,
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
