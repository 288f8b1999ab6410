//! The JSON parser: strict RFC 8259, UTF-8 only, at most 64 levels of nesting.

use super::document::{Base64Run, Document, Node, Token};
use super::strings::{LONG, escaped_base64_run, plain_run, short_ascii_string};
use super::text::read_escape;

/// How deep arrays and objects may be nested; the outermost is level 1.
pub(crate) const MAX_LEVELS: usize = 64;

/// Why a body is not valid JSON, and the offset of the first byte that cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) offset: usize,
    pub(crate) fault: SyntaxFault,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SyntaxFault {
    UnexpectedEnd,
    UnexpectedCharacter,
    ContentAfterEnd,
    ControlCharacter,
    NotUtf8,
    BadEscape,
    LoneSurrogate,
    TooDeep,
    TooLong,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The first capacity of the node list, in nodes: enough for an ordinary payload, whose nodes are then allocated once.
/// It is 1 KiB, a size that allocators serve fast.
const ORDINARY_NODES: usize = 1024 / size_of::<Node>();

/// Parses a whole body. It may begin with a byte order mark.
pub(crate) fn read(body: &[u8]) -> Result<Document<'_>, SyntaxError> {
    if u32::try_from(body.len()).is_err() {
        return Err(SyntaxError { offset: 0, fault: SyntaxFault::TooLong });
    }
    let start = body.len() - without_byte_order_mark(body).len();
    let mut reader = Reader {
        body,
        at: start,
        nodes: Vec::with_capacity(ORDINARY_NODES),
        open: [0; MAX_LEVELS],
        level: 0,
        base64_runs: Vec::new(),
    };
    reader.value()?;
    reader.skip_white_space();
    match reader.peek() {
        None => Ok(Document { body, nodes: reader.nodes, base64_runs: reader.base64_runs }),
        Some(_) => Err(reader.fault(SyntaxFault::ContentAfterEnd)),
    }
}

/// The body without a leading byte order mark.
pub(crate) fn without_byte_order_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body)
}

struct Reader<'a> {
    body: &'a [u8],
    /// The offset of the next byte.
    at: usize,
    nodes: Vec<Node>,
    /// The indices of the nodes of the arrays and objects that are still open, the outermost first.
    open: [usize; MAX_LEVELS],
    /// The number of open arrays and objects.
    level: usize,
    base64_runs: Vec<Base64Run>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.body.get(self.at).copied()
    }

    fn rest(&self) -> &[u8] {
        self.body.get(self.at..).unwrap_or_default()
    }

    fn skip_white_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn fault(&self, fault: SyntaxFault) -> SyntaxError {
        SyntaxError { offset: self.at, fault }
    }

    /// The error for a next byte that is not allowed here.
    fn unexpected(&self) -> SyntaxError {
        let fault = match self.peek() {
            None => SyntaxFault::UnexpectedEnd,
            Some(0x80..) if plain_run(self.rest()).length == 0 => SyntaxFault::NotUtf8,
            Some(_) => SyntaxFault::UnexpectedCharacter,
        };
        self.fault(fault)
    }

    fn push(&mut self, token: Token, start: usize, end: usize) {
        if self.nodes.len() == self.nodes.capacity() {
            self.grow_nodes();
        }
        self.nodes.push(Node { token, start: offset(start), end: offset(end) });
    }

    /// Doubles the capacity, but to no more than the rest of the body can have: a node takes two bytes or more, its own
    /// and a comma, a colon or a closing bracket.
    #[cold]
    fn grow_nodes(&mut self) {
        let possible = self.rest().len() / 2 + MAX_LEVELS;
        self.nodes.reserve_exact(self.nodes.len().min(possible));
    }

    /// Reads a value and its content. It does not recurse, so that deep nesting cannot overflow the call stack.
    fn value(&mut self) -> Result<(), SyntaxError> {
        loop {
            self.skip_white_space();
            match self.peek() {
                Some(b'"') => self.string()?,
                Some(b'{') => {
                    self.open(Token::Object)?;
                    self.skip_white_space();
                    if self.peek() != Some(b'}') {
                        self.key()?;
                        continue;
                    }
                }
                Some(b'[') => {
                    self.open(Token::Array)?;
                    self.skip_white_space();
                    if self.peek() != Some(b']') {
                        continue;
                    }
                }
                Some(b'-' | b'0'..=b'9') => self.number()?,
                Some(b't') => self.literal(b"true", Token::True)?,
                Some(b'f') => self.literal(b"false", Token::False)?,
                Some(b'n') => self.literal(b"null", Token::Null)?,
                _ => return Err(self.unexpected()),
            }
            if self.finish_value()? {
                return Ok(());
            }
        }
    }

    /// Closes the arrays and objects that end after a value. Returns true if the outermost value is complete; otherwise
    /// moves to the next value.
    fn finish_value(&mut self) -> Result<bool, SyntaxError> {
        while let Some(container) = self.innermost() {
            let is_object = container.token == Token::Object;
            self.skip_white_space();
            match (self.peek(), is_object) {
                (Some(b','), true) => {
                    self.at += 1;
                    self.skip_white_space();
                    return self.key().map(|()| false);
                }
                (Some(b','), false) => {
                    self.at += 1;
                    return Ok(false);
                }
                (Some(b'}'), true) | (Some(b']'), false) => self.close(),
                _ => return Err(self.unexpected()),
            }
        }
        Ok(true)
    }

    /// Reads a key and its colon.
    fn key(&mut self) -> Result<(), SyntaxError> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected());
        }
        self.string()?;
        self.skip_white_space();
        self.expect(b':')
    }

    /// The innermost open array or object.
    fn innermost(&self) -> Option<&Node> {
        let index = self.open.get(self.level.checked_sub(1)?)?;
        self.nodes.get(*index)
    }

    fn open(&mut self, token: Token) -> Result<(), SyntaxError> {
        let index = self.nodes.len();
        match self.open.get_mut(self.level) {
            Some(slot) => *slot = index,
            None => return Err(self.fault(SyntaxFault::TooDeep)),
        }
        self.level += 1;
        self.push(token, self.at, 0);
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) {
        self.at += 1;
        self.level -= 1;
        let Some(index) = self.open.get(self.level) else { return };
        let count = offset(self.nodes.len() - index);
        if let Some(node) = self.nodes.get_mut(*index) {
            node.end = count;
        }
    }

    fn literal(&mut self, literal: &[u8], token: Token) -> Result<(), SyntaxError> {
        self.push(token, self.at, 0);
        for byte in literal {
            self.expect(*byte)?;
        }
        Ok(())
    }

    fn expect(&mut self, byte: u8) -> Result<(), SyntaxError> {
        if self.peek() != Some(byte) {
            return Err(self.unexpected());
        }
        self.at += 1;
        Ok(())
    }

    fn number(&mut self) -> Result<(), SyntaxError> {
        self.push(Token::Number, self.at, 0);
        self.at += usize::from(self.peek() == Some(b'-'));
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(())
    }

    /// Reads one digit or more.
    fn digits(&mut self) -> Result<(), SyntaxError> {
        let length = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            return Err(self.unexpected());
        }
        self.at += length;
        Ok(())
    }

    #[inline]
    fn string(&mut self) -> Result<(), SyntaxError> {
        self.at += 1;
        let Some(length) = short_ascii_string(self.rest()) else { return self.any_string() };
        self.push(Token::String, self.at, self.at + length);
        self.at += length + 1;
        Ok(())
    }

    /// Reads a string of any length and content, from the byte after its opening quote.
    #[inline(never)]
    fn any_string(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        let first = plain_run(self.rest());
        let (mut length, mut characters) = (first.base64, first.base64);
        self.at += first.length;
        let mut token = Token::String;
        if self.peek() == Some(b'\\') {
            token = Token::EscapedString;
            let escaped = escaped_base64_run(self.body.get(start..).unwrap_or_default());
            (length, characters) = (escaped.length, escaped.characters);
            self.at = start + length;
            self.at += plain_run(self.rest()).length;
        }
        while self.peek() == Some(b'\\') {
            self.escape()?;
            self.at += plain_run(self.rest()).length;
        }
        match self.peek() {
            Some(b'"') => {
                self.push(token, start, self.at);
                if length >= LONG {
                    let (length, characters) = (offset(length), offset(characters));
                    self.base64_runs.push(Base64Run { start: offset(start), length, characters });
                }
                self.at += 1;
                Ok(())
            }
            Some(0..=0x1F) => Err(self.fault(SyntaxFault::ControlCharacter)),
            _ => Err(self.unexpected()),
        }
    }

    fn escape(&mut self) -> Result<(), SyntaxError> {
        if let Some((_, length)) = read_escape(self.rest()) {
            self.at += length;
            return Ok(());
        }
        Err(self.bad_escape())
    }

    /// The error for an invalid escape, at the first byte of it that is wrong.
    fn bad_escape(&self) -> SyntaxError {
        let known = match self.rest() {
            [b'\\', b'u', digits @ ..] => 2 + digits.iter().take(4).take_while(|byte| byte.is_ascii_hexdigit()).count(),
            _ => 1,
        };
        if known == 6 {
            return self.fault(SyntaxFault::LoneSurrogate);
        }
        let offset = self.at + known;
        let fault = if offset < self.body.len() { SyntaxFault::BadEscape } else { SyntaxFault::UnexpectedEnd };
        SyntaxError { offset, fault }
    }
}

/// Converts an offset or a number of nodes. It always fits: `read` rejects a body that is longer.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Value;

    #[track_caller]
    fn assert_fault(body: &[u8], offset: usize, fault: SyntaxFault) {
        assert_eq!(read(body).map(|_| ()), Err(SyntaxError { offset, fault }), "{}", String::from_utf8_lossy(body));
    }

    #[test]
    fn all_forms_of_valid_json_are_accepted() {
        for body in [
            &b"null"[..],
            b" \t\r\n{ } ",
            b"[]",
            b"[[],{}]",
            b"-0",
            b"0.10e+5",
            b"1e999",
            b"-12.5E-3",
            b"\"\\u00e9\\ud83d\\ude00\\/\\b\"",
            b"\xEF\xBB\xBF{}",
            b"\"\x7F\"",
            b"{\"\":\"\",\"\":[true,false,null]}",
        ] {
            assert!(read(body).is_ok(), "{}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn a_syntax_error_is_located_at_the_first_wrong_byte() {
        use SyntaxFault::*;
        for (body, offset, fault) in [
            (&b""[..], 0, UnexpectedEnd),
            (b"{", 1, UnexpectedEnd),
            (b"[1,]", 3, UnexpectedCharacter),
            (b"{\"a\":1,}", 7, UnexpectedCharacter),
            (b"{\"a\" 1}", 5, UnexpectedCharacter),
            (b"{a:1}", 1, UnexpectedCharacter),
            (b"tru}", 3, UnexpectedCharacter),
            (b"01", 1, ContentAfterEnd),
            (b"1.", 2, UnexpectedEnd),
            (b"-a", 1, UnexpectedCharacter),
            (b"1e+", 3, UnexpectedEnd),
            (b"{} x", 3, ContentAfterEnd),
            (b"\"a\nb\"", 2, ControlCharacter),
            (b"\"a\xFFb\"", 2, NotUtf8),
            (b"\"a", 2, UnexpectedEnd),
            (b"\xFF\xFE{\0", 0, NotUtf8),
            ("[é]".as_bytes(), 1, UnexpectedCharacter),
            (b"\"a\\q\"", 3, BadEscape),
            (b"\"a\\u12G4\"", 6, BadEscape),
            (b"\"\\u12", 5, UnexpectedEnd),
            (b"\"\\", 2, UnexpectedEnd),
            (b"\"ab\\ud800\"", 3, LoneSurrogate),
            (b"\"\\ud800\\u0041\"", 1, LoneSurrogate),
            (b"\"\\udc00\"", 1, LoneSurrogate),
        ] {
            assert_fault(body, offset, fault);
        }
    }

    /// Only the speed of the file checks depends on it.
    #[test]
    fn base64_prefix_of_long_strings_is_recorded() {
        let base64 = "QUJD/+Az".repeat(LONG);
        let body = format!(r#"["a", "{base64}", "{base64}é", "{}"]"#, base64.replace('/', "\\/"));
        let document = read(body.as_bytes()).unwrap();
        let texts: Vec<_> = document.root().items().filter_map(Value::as_text).collect();
        let known = |index: usize| texts[index].unescaped_bytes().map(|(_, known)| known);
        assert_eq!(known(0), Some(0));
        for index in [1, 2] {
            assert!(known(index).is_some_and(|known| known > base64.len() - LONG));
        }
        let (_, characters, rest) = texts[3].split_base64();
        assert!(characters > base64.len() / 2);
        assert_eq!(characters + rest.iter().filter(|byte| **byte != b'\\').count(), base64.len());
    }

    /// Doubling alone would reserve many more nodes than a body of short items has.
    #[test]
    fn node_capacity_grows_within_what_the_rest_can_hold() {
        let capacity = |items: usize| {
            let body = format!("[{}]", vec!["0"; items].join(","));
            read(body.as_bytes()).unwrap().nodes.capacity()
        };
        assert_eq!(capacity(1) * size_of::<Node>(), 1020);
        // 85, and as many as the last 16 items and 64 levels could have.
        assert_eq!(capacity(100), 165);
        // Twice 85, and as many as the last 31 items and 64 levels could have.
        assert_eq!(capacity(200), 265);
        // Twice 170: the list grows when it is full, not before.
        assert_eq!(capacity(300), 340);
    }

    #[test]
    fn sixty_four_levels_are_accepted_and_sixty_five_are_not() {
        let nested = |levels: usize| "[".repeat(levels) + "1" + &"]".repeat(levels);
        assert!(read(nested(64).as_bytes()).is_ok());
        assert_fault(nested(65).as_bytes(), 64, SyntaxFault::TooDeep);
    }
}
