//! The nodes of a JSON text, and a view of one value.

use std::fmt;

use super::strings::LONG;
use super::text::{KnownBase64, Text};

/// One value or key, in the order of the text. A container's node is followed by its content.
///
/// A body made of tiny values has a node for every two bytes, so that each byte here counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) token: Token,
    /// Offset in the body of the value's first byte; for a string, of the byte after its opening quote.
    pub(super) start: u32,
    /// For a string, the offset of its closing quote. For a container, how many nodes it takes: its own, and those of
    /// all that it holds. Nothing for other values.
    pub(super) end: u32,
}

impl Node {
    /// How many nodes the value takes.
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
    /// A string without an escape.
    String,
    EscapedString,
    Array,
    Object,
}

/// A string that begins with many characters of the base64 alphabet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base64Run {
    /// Where the string starts.
    pub(super) start: u32,
    /// How many of its first bytes are known to be in the alphabet, or to be an escaped slash.
    pub(super) length: u32,
    /// How many characters these bytes stand for.
    pub(super) characters: u32,
}

/// The JSON types, by the names that the contract uses in `expected` and `found`.
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

/// A JSON text that was read to its end. It always holds at least one node.
pub(crate) struct Document<'a> {
    pub(super) body: &'a [u8],
    pub(super) nodes: Vec<Node>,
    /// In the order of the text.
    pub(super) base64_runs: Vec<Base64Run>,
}

/// Shows nothing of the content.
impl fmt::Debug for Document<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Document({} bytes)", self.body.len())
    }
}

impl Document<'_> {
    /// What is known of the string that starts here.
    fn known_base64(&self, start: u32) -> KnownBase64 {
        let place = self.base64_runs.binary_search_by_key(&start, |run| run.start).ok();
        let run = place.and_then(|place| self.base64_runs.get(place));
        run.map_or_else(KnownBase64::default, |run| KnownBase64 {
            bytes: run.length as usize,
            characters: run.characters as usize,
        })
    }

    pub(crate) fn root(&self) -> Value<'_> {
        Value { document: self, nodes: &self.nodes }
    }

    /// The value that these nodes begin with.
    #[inline]
    fn first_of<'d>(&'d self, nodes: &'d [Node]) -> Option<Value<'d>> {
        Some(Value { document: self, nodes: nodes.get(..nodes.first()?.count())? })
    }

    /// The string of a node, if it is one.
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
    /// Its own node, and those of all that it holds.
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

    /// Offset in the body of the value's first byte.
    pub(super) fn offset(self) -> usize {
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
            let item = document.first_of(rest)?;
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
            let value = document.first_of(after_key)?;
            rest = after_key.get(value.nodes.len()..)?;
            Some((document.text(key)?, value))
        })
    }

    /// The number of its nodes.
    pub(crate) fn node_count(self) -> u32 {
        // There are no more nodes than bytes, whose places are 32 bits wide.
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    /// The member whose key is `node` nodes after the object's own.
    pub(crate) fn member_at(self, node: u32) -> Option<(Text<'d>, Value<'d>)> {
        let (key, after_key) = self.nodes.get(node as usize..)?.split_first()?;
        Some((self.document.text(key)?, self.document.first_of(after_key)?))
    }

    /// The last member of this name: the one that is checked where a key is repeated.
    pub(crate) fn get(self, name: &str) -> Option<Value<'d>> {
        let mut found = None;
        for (key, value) in self.members() {
            if key.is(name) {
                found = Some(value);
            }
        }
        found
    }

    /// The nodes of what a container of this kind holds.
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
