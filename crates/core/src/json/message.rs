//! Short JSON texts by the reader of this crate.
//!
//! The JavaScript package sends such texts to its WebAssembly module. A general reader also reads floats and words its
//! errors, and a type that derives its reader is read by code of its own: with them, the module would be a third larger.

use super::document::{Kind, Value};

/// Parses a JSON text and passes it to `read`, which returns `None` if the text has another shape. Returns `None` as well
/// if the text is not JSON.
///
/// It is public for the other crates of this repository, and may change.
#[doc(hidden)]
pub fn read_message<T>(text: &[u8], read: impl FnOnce(Message<'_>) -> Option<T>) -> Option<T> {
    let document = super::read(text).ok()?;
    read(Message(document.root()))
}

/// A value of the text. Each method returns `None` for a value of another type.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Message<'d>(Value<'d>);

impl<'d> Message<'d> {
    /// The string.
    pub fn text(self) -> Option<String> {
        Some(self.0.as_text()?.to_str().into_owned())
    }

    /// The Boolean.
    pub fn flag(self) -> Option<bool> {
        self.0.as_bool()
    }

    /// The number, if it is a whole one from 0 to the largest of 64 bits, written with digits only.
    pub fn count(self) -> Option<u64> {
        if self.0.kind() == Kind::Number { self.0.as_count() } else { None }
    }

    /// The items of an array, each as `read` reads it.
    pub fn list<T>(self, read: impl FnMut(Message<'d>) -> Option<T>) -> Option<Vec<T>> {
        if self.0.kind() == Kind::Array { self.0.items().map(Message).map(read).collect() } else { None }
    }

    /// The two items of an array, as strings.
    pub fn pair(self) -> Option<(String, String)> {
        let [first, second] = self.list(Message::text)?.try_into().ok()?;
        Some((first, second))
    }

    /// The member of this name, as `read` reads it.
    pub fn get<T>(self, name: &str, read: impl FnOnce(Message<'d>) -> Option<T>) -> Option<T> {
        read(Message(self.0.get(name)?))
    }

    /// The member of this name, if it is there and not `null`. The outer option says whether it has the right type.
    pub fn optional<T>(self, name: &str, read: impl FnOnce(Message<'d>) -> Option<T>) -> Option<Option<T>> {
        match self.0.get(name).filter(|member| member.kind() != Kind::Null) {
            Some(member) => read(Message(member)).map(Some),
            None => Some(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Sample {
        name: String,
        count: Option<u64>,
        is_new: Option<bool>,
        inner: Option<String>,
        pairs: Option<Vec<(String, String)>>,
    }

    fn sample(text: &str) -> Option<Sample> {
        read_message(text.as_bytes(), |message| {
            Some(Sample {
                name: message.get("name", Message::text)?,
                count: message.optional("count", Message::count)?,
                is_new: message.optional("is_new", Message::flag)?,
                inner: message.optional("inner", |inner| inner.get("name", Message::text))?,
                pairs: message.optional("pairs", |pairs| pairs.list(Message::pair))?,
            })
        })
    }

    #[test]
    fn a_text_becomes_a_type() {
        let text = r#"{"name": "\u0061\n", "count": 9007199254740991, "is_new": true, "more": [{}],
            "inner": {"name": ""}, "pairs": [["a", "b"], ["c", "d"]]}"#;
        let expected = Sample {
            name: "a\n".into(),
            count: Some(9_007_199_254_740_991),
            is_new: Some(true),
            inner: Some(String::new()),
            pairs: Some(vec![("a".into(), "b".into()), ("c".into(), "d".into())]),
        };
        assert_eq!(sample(text), Some(expected));
        let expected = Sample { name: "a".into(), count: None, is_new: None, inner: None, pairs: None };
        assert_eq!(sample(r#"{"name": "a", "count": null}"#), Some(expected));
    }

    #[test]
    fn another_shape_is_nothing() {
        for text in [
            "",
            "[",
            "{}",
            "[1]",
            r#"{"name": null}"#,
            r#"{"name": 1}"#,
            r#"{"name": "a", "count": 1.5}"#,
            r#"{"name": "a", "count": -1}"#,
            r#"{"name": "a", "count": 1e3}"#,
            r#"{"name": "a", "count": "1,"}"#,
            r#"{"name": "a", "count": 18446744073709551616}"#,
            r#"{"name": "a", "is_new": 1}"#,
            r#"{"name": "a", "inner": "a"}"#,
            r#"{"name": "a", "pairs": {}}"#,
            r#"{"name": "a", "pairs": [["a"]]}"#,
            r#"{"name": "a", "pairs": [["a", 1]]}"#,
            r#"{"name": "a", "pairs": [["a", "b", "c"]]}"#,
        ] {
            assert_eq!(sample(text), None, "{text}");
        }
    }
}
