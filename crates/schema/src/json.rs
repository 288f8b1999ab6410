//! The format of the committed JSON: objects have one member per line, and an array is on the line of its key, so that
//! a changed list is one line of a diff.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

/// The document as text, with a line break at the end.
pub(crate) fn render(document: &Value) -> anyhow::Result<Vec<u8>> {
    let mut text = Vec::new();
    document.serialize(&mut Serializer::with_formatter(&mut text, InlineArrays(PrettyFormatter::new())))?;
    text.push(b'\n');
    Ok(text)
}

/// Breaks lines in objects and not in arrays. Arrays use the default methods of [`Formatter`], with a space after each
/// comma.
struct InlineArrays<'a>(PrettyFormatter<'a>);

impl Formatter for InlineArrays<'_> {
    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_is_on_one_line() {
        let text = render(&serde_json::json!({ "enum": ["a", "b"], "allOf": [{ "not": {} }] })).unwrap();
        let expected = "{\n  \"enum\": [\"a\", \"b\"],\n  \"allOf\": [{\n    \"not\": {}\n  }]\n}\n";
        assert_eq!(String::from_utf8(text).unwrap(), expected);
    }
}
