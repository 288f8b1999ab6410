//! Parsed JSON text as a flat list of nodes, and a view of one value in it.

use std::fmt;

use super::strings::LONG;
use super::text::{KnownBase64, Text};

/// One value or key. Nodes are in the order of the text: an array or object is followed by its content.
///
/// It is kept small, because a body of tiny values has a node for every two bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) token: Token,
    /// The offset in the body of the value's first byte; for a string, of the byte after its opening quote.
    pub(super) start: u32,
    /// For a string, the offset of its closing quote. For an array or object, its number of nodes: its own and those of
    /// its content. Unused for other values.
    pub(super) end: u32,
}

impl Node {
    /// The number of nodes of the value, its content included.
    fn count(&self) -> usize {
        match self.token {
            Token::Array | Token::Object => self.end as usize,
            _ => 1,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Null,
    True,
    False,
    Number,
    /// A string without escapes.
    String,
    /// A string with at least one escape.
    EscapedString,
    Array,
    Object,
}

/// The base64 at the beginning of a long string.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base64Run {
    /// The offset of the byte after the string's opening quote.
    pub(super) start: u32,
    /// The number of bytes that are known to be base64, in which slashes may be escaped.
    pub(super) length: u32,
    /// The number of characters that these bytes represent.
    pub(super) characters: u32,
}

/// The JSON types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    /// The name, as issues give it in the params `expected` and `found`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// A body that is valid JSON. It has at least one node.
pub(crate) struct Document<'a> {
    pub(super) body: &'a [u8],
    pub(super) nodes: Vec<Node>,
    /// Sorted by `start`.
    pub(super) base64_runs: Vec<Base64Run>,
}

/// Shows the length alone, because the content is private.
impl fmt::Debug for Document<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Document({} bytes)", self.body.len())
    }
}

impl Document<'_> {
    /// What is known about the string whose content starts at this offset.
    fn known_base64(&self, start: u32) -> KnownBase64 {
        let index = self.base64_runs.binary_search_by_key(&start, |run| run.start).ok();
        let run = index.and_then(|index| self.base64_runs.get(index));
        run.map_or_else(KnownBase64::default, |run| KnownBase64 {
            bytes: run.length as usize,
            characters: run.characters as usize,
        })
    }

    pub(crate) fn root(&self) -> Value<'_> {
        Value { document: self, nodes: &self.nodes }
    }

    /// The first of the values that these nodes are.
    #[inline]
    fn first_value<'d>(&'d self, nodes: &'d [Node]) -> Option<Value<'d>> {
        Some(Value { document: self, nodes: nodes.get(..nodes.first()?.count())? })
    }

    /// The string or key of a node; `None` if the node is something else.
    #[inline]
    fn text(&self, node: &Node) -> Option<Text<'_>> {
        let escaped = match node.token {
            Token::String => false,
            Token::EscapedString => true,
            _ => return None,
        };
        let raw = self.body.get(node.start as usize..node.end as usize)?;
        let known = if raw.len() < LONG { KnownBase64::default() } else { self.known_base64(node.start) };
        Some(Text::new(raw, known, escaped))
    }
}

/// One value of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'d> {
    document: &'d Document<'d>,
    /// Its own node, and those of its content.
    nodes: &'d [Node],
}

impl<'d> Value<'d> {
    fn node(self) -> Option<&'d Node> {
        self.nodes.first()
    }

    pub(crate) fn kind(self) -> Kind {
        match self.node().map(|node| node.token) {
            None | Some(Token::Null) => Kind::Null,
            Some(Token::True | Token::False) => Kind::Boolean,
            Some(Token::Number) => Kind::Number,
            Some(Token::String | Token::EscapedString) => Kind::String,
            Some(Token::Array) => Kind::Array,
            Some(Token::Object) => Kind::Object,
        }
    }

    /// The offset in the body of the value's first byte.
    pub(crate) fn offset(self) -> usize {
        let Some(node) = self.node() else { return 0 };
        let quote = usize::from(self.kind() == Kind::String);
        (node.start as usize).saturating_sub(quote)
    }

    pub(crate) fn as_bool(self) -> Option<bool> {
        match self.node()?.token {
            Token::True => Some(true),
            Token::False => Some(false),
            _ => None,
        }
    }

    /// A whole number from 0 to the largest of 64 bits, written with digits only.
    pub(super) fn as_count(self) -> Option<u64> {
        let rest = self.document.body.get(self.node()?.start as usize..)?;
        let end = rest.iter().position(|byte| matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace());
        let digits = rest.get(..end.unwrap_or(rest.len()))?;
        digits.iter().try_fold(0_u64, |count, byte| {
            let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
            count.checked_mul(10)?.checked_add(digit)
        })
    }

    /// The digits of a number as they are written.
    pub(crate) fn number_as_text(self) -> Option<Text<'d>> {
        let node = self.node().filter(|node| node.token == Token::Number)?;
        let rest = self.document.body.get(node.start as usize..)?;
        let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let length = rest.iter().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        Some(Text::from_raw(rest.get(..length)?, false))
    }

    #[inline]
    pub(crate) fn as_text(self) -> Option<Text<'d>> {
        self.document.text(self.node()?)
    }

    /// The items of an array; nothing for any other value.
    pub(crate) fn items(self) -> impl Iterator<Item = Value<'d>> {
        let document = self.document;
        let mut rest = self.content(Token::Array);
        std::iter::from_fn(move || {
            let item = document.first_value(rest)?;
            rest = rest.get(item.nodes.len()..)?;
            Some(item)
        })
    }

    /// The members of an object in the order of the text, repeated keys included; nothing for any other value.
    #[inline]
    pub(crate) fn members(self) -> impl Iterator<Item = (Text<'d>, Value<'d>)> {
        let document = self.document;
        let mut rest = self.content(Token::Object);
        std::iter::from_fn(move || {
            let (key, after_key) = rest.split_first()?;
            let value = document.first_value(after_key)?;
            rest = after_key.get(value.nodes.len()..)?;
            Some((document.text(key)?, value))
        })
    }

    /// The number of nodes of the value, its content included.
    pub(crate) fn node_count(self) -> u32 {
        // A body has no more nodes than bytes, and fewer than 2^32 bytes.
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    /// The member whose key is `node` nodes after the object's own node.
    pub(crate) fn member_at(self, node: u32) -> Option<(Text<'d>, Value<'d>)> {
        let (key, after_key) = self.nodes.get(node as usize..)?.split_first()?;
        Some((self.document.text(key)?, self.document.first_value(after_key)?))
    }

    /// The value of this key; the last one if the key is repeated, because that is the one that is checked.
    pub(crate) fn get(self, name: &str) -> Option<Value<'d>> {
        let mut found = None;
        for (key, value) in self.members() {
            if key.is(name) {
                found = Some(value);
            }
        }
        found
    }

    /// The nodes inside an array or object; none if the value is not such a `container`.
    fn content(self, container: Token) -> &'d [Node] {
        match self.nodes.split_first() {
            Some((own, content)) if own.token == container => content,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_arrays_have_items_and_only_objects_have_members() {
        for (body, items, members) in [("[1, [2]]", 2, 0), (r#"{"a": 1, "b": {"c": 2}}"#, 0, 2), (r#""a""#, 0, 0)] {
            let document = crate::json::read(body.as_bytes()).unwrap();
            assert_eq!(
                (document.root().items().count(), document.root().members().count()),
                (items, members),
                "{body}"
            );
        }
    }
}
