//! Reads a body as it arrives: files are checked and dropped piece by piece, and everything else is kept.

use std::borrow::Cow;

use harbor_preflight::{Contract, Inspector, Item, List, Preflight, Shape};
use memchr::memchr2;
use sha2::{Digest, Sha256};

use crate::hex::hex;
use crate::location::Gap;

/// Strings in file slots up to this length are kept: what is no file, such as a placeholder, gets its own issue.
const INLINE: usize = 4096;

/// The longest key that is compared with fields.
const MAX_KEY: usize = 64;

/// The deepest path to a file slot: the person, a statement, its files, an item.
const MAX_DEPTH: usize = 4;

/// What the stand-in for a file begins with. The digest after it makes equal files equal.
const STAND_IN: &str = "sha256:";

/// A file that was checked as it arrived.
pub(crate) struct StreamedFile {
    /// What takes its place in the text.
    pub(crate) stand_in: String,
    pub(crate) inspector: Inspector,
    /// What its beginning says it is.
    pub(crate) media_type: Option<&'static str>,
    /// Its size, decoded.
    pub(crate) bytes: u64,
}

/// A body, with stand-ins for its files.
pub(crate) struct Scanned {
    pub(crate) text: Vec<u8>,
    /// In the order of the text.
    pub(crate) files: Vec<StreamedFile>,
    /// Where the text is shorter than the body.
    pub(crate) gaps: Vec<Gap>,
}

/// Reads a body in pieces.
pub(crate) struct Scanner {
    preflight: Preflight,
    text: Vec<u8>,
    files: Vec<StreamedFile>,
    gaps: Vec<Gap>,
    /// The objects and arrays around the position, down to `MAX_DEPTH`.
    stack: Vec<Frame>,
    /// The number of objects and arrays around the position below that. No file is in them.
    deeper: usize,
    state: State,
}

enum Frame {
    Object { key: Vec<u8>, expects_key: bool },
    Array,
}

enum State {
    Between,
    /// In a string that is kept. `start` is where its content begins in the text.
    String {
        start: usize,
        kind: Kind,
        is_escaped: bool,
    },
    /// In a file.
    File(Box<File>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Key,
    Value,
    FileSlot,
}

struct File {
    inspector: Inspector,
    digest: Sha256,
    media_type: Option<&'static str>,
    characters: u64,
    /// The code points of the body that have arrived of it.
    columns: u64,
    /// The first bytes of a character of which the others are still to come.
    unfinished: Vec<u8>,
    /// The last characters, which may be padding.
    end: [u8; 2],
    /// What has arrived of an escape sequence, from its backslash.
    escape: Vec<u8>,
}

impl Scanner {
    pub(crate) fn new(preflight: Preflight) -> Self {
        Self {
            preflight,
            text: Vec::new(),
            files: Vec::new(),
            gaps: Vec::new(),
            stack: Vec::new(),
            deeper: 0,
            state: State::Between,
        }
    }

    /// The number of bytes that are kept.
    pub(crate) fn kept(&self) -> usize {
        self.text.len()
    }

    pub(crate) fn feed(&mut self, mut bytes: &[u8]) {
        while let Some((&byte, rest)) = bytes.split_first() {
            if let State::File(file) = &mut self.state {
                let (used, end) = file.feed(bytes);
                bytes = bytes.get(used..).unwrap_or_default();
                match end {
                    End::More => {}
                    End::Closed => self.close_file(),
                    End::NotJson(raw) => self.give_up(&raw),
                }
                continue;
            }
            self.text.push(byte);
            match &mut self.state {
                State::Between => self.between(byte),
                State::String { .. } => self.in_string(byte),
                State::File(_) => {}
            }
            bytes = rest;
        }
    }

    pub(crate) fn finish(mut self) -> Scanned {
        if let State::File(file) = &self.state {
            // The body ends within a file: so does the text, within a string.
            self.gaps.push(Gap { at: self.text.len(), columns: file.columns });
            self.text.extend(file.escape.iter().chain(&file.unfinished));
        }
        Scanned { text: self.text, files: self.files, gaps: self.gaps }
    }

    fn between(&mut self, byte: u8) {
        match byte {
            b'{' => self.open(Frame::Object { key: Vec::new(), expects_key: true }),
            b'[' => self.open(Frame::Array),
            b'}' | b']' if self.deeper > 0 => self.deeper -= 1,
            b'}' | b']' => drop(self.stack.pop()),
            b',' if self.deeper == 0 => {
                if let Some(Frame::Object { expects_key, .. }) = self.stack.last_mut() {
                    *expects_key = true;
                }
            }
            b'"' => {
                let kind = self.kind_of_string();
                self.state = State::String { start: self.text.len(), kind, is_escaped: false };
            }
            _ => {}
        }
    }

    fn open(&mut self, frame: Frame) {
        if self.stack.len() < MAX_DEPTH {
            self.stack.push(frame);
        } else {
            self.deeper += 1;
        }
    }

    fn kind_of_string(&mut self) -> Kind {
        if self.deeper > 0 {
            return Kind::Value;
        }
        if let Some(Frame::Object { key, expects_key: expects_key @ true }) = self.stack.last_mut() {
            *expects_key = false;
            key.clear();
            return Kind::Key;
        }
        if self.is_file_slot() { Kind::FileSlot } else { Kind::Value }
    }

    /// Whether the value at the position is in a file slot of the contract.
    fn is_file_slot(&self) -> bool {
        let (frames, is_item) = match self.stack.split_last() {
            Some((Frame::Array, frames)) => (frames, true),
            _ => (self.stack.as_slice(), false),
        };
        let name = |frame: &Frame| match frame {
            Frame::Object { key, .. } => String::from_utf8(key.clone()).ok(),
            Frame::Array => None,
        };
        let Some(names) = frames.iter().map(name).collect::<Option<Vec<String>>>() else { return false };
        is_file(self.preflight.contract(), &names.join("."), is_item)
    }

    fn in_string(&mut self, byte: u8) {
        let State::String { start, kind, is_escaped } = &mut self.state else { return };
        let (start, kind) = (*start, *kind);
        if *is_escaped {
            *is_escaped = false;
        } else if byte == b'\\' {
            *is_escaped = true;
        } else if byte == b'"' {
            self.state = State::Between;
            return;
        }
        match kind {
            Kind::Key => {
                if let Some(Frame::Object { key, .. }) = self.stack.last_mut()
                    && key.len() < MAX_KEY
                {
                    key.push(byte);
                }
            }
            // A sequence that begins here would have to be carried over.
            Kind::FileSlot if self.text.len() - start > INLINE && byte != b'\\' => self.open_file(start),
            Kind::Value | Kind::FileSlot => {}
        }
    }

    /// Hands over what has arrived of a string: it is long enough for a file.
    fn open_file(&mut self, start: usize) {
        let begin = self.text.split_off(start);
        let mut head = self.preflight.base64_inspector();
        head.feed(begin.get(..INLINE).unwrap_or_default());
        self.state = State::File(Box::new(File {
            inspector: self.preflight.base64_inspector(),
            digest: Sha256::new(),
            media_type: head.finish().media_type,
            characters: 0,
            columns: 0,
            unfinished: Vec::new(),
            end: [0; 2],
            escape: Vec::new(),
        }));
        self.feed(&begin);
    }

    fn close_file(&mut self) {
        let State::File(file) = std::mem::replace(&mut self.state, State::Between) else { return };
        let stand_in = format!("{STAND_IN}{}", hex(&file.digest.clone().finalize()));
        self.text.extend_from_slice(stand_in.as_bytes());
        self.gaps.push(Gap { at: self.text.len(), columns: file.columns.saturating_sub(stand_in.len() as u64) });
        self.text.push(b'"');
        let (bytes, media_type) = (file.bytes(), file.media_type);
        self.files.push(StreamedFile { stand_in, inspector: file.inspector, media_type, bytes });
    }

    /// Keeps what is not JSON, so that the check of the text reports it.
    fn give_up(&mut self, raw: &[u8]) {
        if let State::File(file) = &self.state {
            self.gaps.push(Gap { at: self.text.len(), columns: file.columns });
        }
        self.text.extend_from_slice(raw);
        self.state = State::String { start: self.text.len(), kind: Kind::Value, is_escaped: false };
    }
}

/// How a file ends in a piece.
enum End {
    More,
    Closed,
    /// These bytes must not be in a string.
    NotJson(Vec<u8>),
}

impl File {
    /// Takes bytes up to the end of the file. Returns how many, and how it ends.
    fn feed(&mut self, bytes: &[u8]) -> (usize, End) {
        if !self.escape.is_empty() {
            return self.in_escape(bytes);
        }
        let length = memchr2(b'"', b'\\', bytes).unwrap_or(bytes.len());
        let (content, rest) = bytes.split_at_checked(length).unwrap_or((bytes, &[]));
        if let Some((used, raw)) = self.take_text(content) {
            return (used, End::NotJson(raw));
        }
        match rest.first() {
            None => (length, End::More),
            // The character before it has no end.
            Some(_) if !self.unfinished.is_empty() => (length, End::NotJson(std::mem::take(&mut self.unfinished))),
            Some(b'"') => (length + 1, End::Closed),
            Some(_) => {
                self.escape.push(b'\\');
                (length + 1, End::More)
            }
        }
    }

    /// Takes content without quotes and escapes. If something in it must not be in a string, takes what is before, and returns
    /// how many bytes that is with the fault, and the fault itself.
    fn take_text(&mut self, content: &[u8]) -> Option<(usize, Vec<u8>)> {
        let carried = std::mem::take(&mut self.unfinished);
        let joined = if carried.is_empty() { Cow::Borrowed(content) } else { [&carried, content].concat().into() };
        let (valid, is_unfinished) = match std::str::from_utf8(&joined) {
            Ok(_) => (joined.len(), true),
            Err(error) => (error.valid_up_to(), error.error_len().is_none()),
        };
        let (text, rest) = joined.split_at_checked(valid).unwrap_or((&joined, &[]));
        let control = text.iter().position(|byte| *byte < b' ');
        let text = text.get(..control.unwrap_or(valid)).unwrap_or(text);
        self.take(text);
        self.columns += columns_of(text);
        if control.is_none() && is_unfinished {
            self.unfinished = rest.to_vec();
            return None;
        }
        let end = carried.len().max(text.len() + 1);
        Some((end - carried.len(), joined.get(text.len()..end).unwrap_or_default().to_vec()))
    }

    fn take(&mut self, content: &[u8]) {
        self.inspector.feed(content);
        self.digest.update(content);
        self.characters += content.len() as u64;
        for byte in content.iter().skip(content.len().saturating_sub(2)) {
            self.end = [self.end[1], *byte];
        }
    }

    /// The size of the file, decoded.
    fn bytes(&self) -> u64 {
        let padding = self.end.map(|character| u64::from(character == b'=')).iter().sum();
        (self.characters / 4 * 3).saturating_sub(padding)
    }

    /// Takes a byte of an escape sequence: some programs write `\/` for each slash.
    fn in_escape(&mut self, bytes: &[u8]) -> (usize, End) {
        self.escape.extend(bytes.first());
        let character = match self.escape.as_slice() {
            [_, b'u', digits @ ..] if digits.len() < 4 => return (1, End::More),
            [_, b'u', digits @ ..] => std::str::from_utf8(digits)
                .ok()
                .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
                .and_then(|digits| u32::from_str_radix(digits, 16).ok())
                .and_then(char::from_u32),
            [_, short] => unescaped(*short),
            _ => None,
        };
        let escape = std::mem::take(&mut self.escape);
        let Some(character) = character else { return (1, End::NotJson(escape)) };
        self.columns += escape.len() as u64;
        self.take(character.encode_utf8(&mut [0; 4]).as_bytes());
        (1, End::More)
    }
}

/// The code points of a text, by their first bytes.
fn columns_of(text: &[u8]) -> u64 {
    text.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u64
}

fn unescaped(short: u8) -> Option<char> {
    match short {
        b'"' | b'\\' | b'/' => Some(char::from(short)),
        b'b' => Some('\u{8}'),
        b'f' => Some('\u{C}'),
        b'n' => Some('\n'),
        b'r' => Some('\r'),
        b't' => Some('\t'),
        _ => None,
    }
}

fn is_file(contract: &'static Contract, path: &str, is_item: bool) -> bool {
    contract.field(path).is_some_and(|field| match &field.shape {
        Shape::File(_) => !is_item,
        Shape::List(List { item: Item::File(_), .. }) => is_item,
        Shape::List(_) | Shape::Object(_) | Shape::Text(_) | Shape::Boolean => false,
    })
}

#[cfg(test)]
mod tests {
    use harbor_preflight::NaiveDate;

    use super::*;

    fn scan(body: &[u8], piece: usize) -> Scanned {
        let mut scanner = Scanner::new(Preflight::new(NaiveDate::default()));
        body.chunks(piece).for_each(|piece| scanner.feed(piece));
        scanner.finish()
    }

    fn text(scanned: &Scanned) -> String {
        String::from_utf8(scanned.text.clone()).unwrap()
    }

    #[test]
    fn long_strings_in_file_slots_are_not_kept_however_the_body_arrives() {
        let file = "QUJD".repeat(INLINE);
        let body = format!(
            r#"{{"individual": {{"first_name": "{file}", "identity_document": {{"front": "{file}", "back": "QUJD"}},
               "proof_of_address": {{"files": ["{file}", "{file}x", {{"front": "{file}"}}]}}}}, "front": "{file}"}}"#
        );
        let whole = scan(body.as_bytes(), body.len());
        assert_eq!(whole.files.len(), 3);
        assert_eq!(whole.files[0].stand_in, whole.files[1].stand_in);
        assert_ne!(whole.files[0].stand_in, whole.files[2].stand_in);
        let kept = text(&whole);
        assert_eq!(kept.matches(&file).count(), 3, "what is in no slot is kept");
        assert_eq!(kept.matches(STAND_IN).count(), 3);
        for piece in [1, 7, 4096, 4097] {
            assert_eq!(text(&scan(body.as_bytes(), piece)), kept, "pieces of {piece}");
        }
    }

    #[test]
    fn escaped_slashes_are_those_of_the_file() {
        let plain = format!(r#"{{"individual": {{"identity_document": {{"front": "{}"}}}}}}"#, "QU/D".repeat(INLINE));
        let (short, long) = (plain.replace('/', r"\/"), plain.replace('/', r"\u002F"));
        let expected = text(&scan(plain.as_bytes(), 4096));
        for body in [short, long] {
            for piece in [1, 5, 4096] {
                assert_eq!(text(&scan(body.as_bytes(), piece)), expected);
            }
        }
    }

    #[test]
    fn what_is_not_json_is_kept_for_the_report() {
        let long = "QUJD".repeat(INLINE);
        for broken in [&b"\n"[..], br"\x", br"\ud800", br"\u00zz", b"\x81", b"\xC3", b"\xE2\x82", b"\xF0\x9F\x98A"] {
            let body = [
                br#"{"individual": {"identity_document": {"front": ""#,
                long.as_bytes(),
                broken,
                long.as_bytes(),
                br#""}}}"#,
            ];
            let body = body.concat();
            for piece in [1, 4096, body.len()] {
                let scanned = scan(&body, piece);
                assert!(serde_json::from_slice::<serde_json::Value>(&scanned.text).is_err(), "{broken:?}");
            }
        }
        let scanned = scan(format!(r#"{{"individual": {{"identity_document": {{"front": "{long}"#).as_bytes(), 100);
        assert!(serde_json::from_slice::<serde_json::Value>(&scanned.text).is_err());
    }

    #[test]
    fn nesting_takes_no_memory_beyond_the_depth_of_files() {
        for open in ["[", "{", "{\"a\":"] {
            let mut scanner = Scanner::new(Preflight::new(NaiveDate::default()));
            scanner.feed(open.repeat(1 << 20).as_bytes());
            assert!(scanner.stack.len() <= MAX_DEPTH, "{open}");
        }
    }

    #[test]
    fn a_file_after_deep_values_is_found() {
        let file = "QUJD".repeat(INLINE);
        for depth in [0, 1, MAX_DEPTH, MAX_DEPTH + 1, 100] {
            let deep = format!("{}{{\"front\": \"{file}\", \"a\": [1]}}{}", "[".repeat(depth), "]".repeat(depth));
            let body = format!(
                r#"{{"individual": {{"other": {deep}, "identity_document": {{"a": [{deep}, "b"], "front": "{file}"}}}}}}"#
            );
            assert_eq!(scan(body.as_bytes(), 4096).files.len(), 1, "{depth}");
        }
    }
}
