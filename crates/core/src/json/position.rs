//! From offsets and JSON Pointers to the line and column that an editor shows.

use std::collections::BTreeMap;
use std::fmt;

use memchr::{memchr_iter, memrchr};
use serde::Serialize;

use super::document::{Document, Kind, Value};
use super::reader::read;
use crate::path::unescape_segment;

/// A place in a text: both numbers begin at 1, columns count code points. A byte order mark takes no column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The line, counted by line feeds.
    pub line: u64,
    /// The column, in code points.
    pub column: u64,
}

const START: Location = Location { line: 1, column: 1 };

/// The place in `body` of the value that a JSON Pointer names; `None` if there is no such value, or no JSON.
///
/// Where a key is repeated, it is the last one: the one that is checked. To look up several paths of one body, use a
/// [`Locator`].
///
/// ```
/// use harbor_preflight::{Location, locate};
///
/// let body = b"{\n  \"individual\": {\"ssn\": \"12\"}\n}";
/// assert_eq!(locate(body, "/individual/ssn"), Some(Location { line: 2, column: 25 }));
/// assert_eq!(locate(body, "/individual/email"), None);
/// ```
pub fn locate(body: &[u8], path: &str) -> Option<Location> {
    let document = read(body).ok()?;
    let mut value = document.root();
    for segment in segments(path)? {
        value = match value.kind() {
            Kind::Object => value.get(&unescape_segment(segment))?,
            _ => value.items().nth(array_index(segment)?)?,
        };
    }
    Some(location_of(body, value.offset()))
}

/// The segments of a JSON Pointer, escaped as they are; `None` if it is none.
fn segments(path: &str) -> Option<impl Iterator<Item = &str>> {
    let is_pointer = path.is_empty() || path.starts_with('/');
    is_pointer.then(|| path.split('/').skip(1))
}

/// Looks up many JSON Pointers in one body, which it reads once.
///
/// ```
/// use harbor_preflight::Locator;
///
/// let mut locator = Locator::new(br#"{"individual": {"files": [1, 2]}}"#).expect("this is JSON");
/// assert_eq!(locator.locate("/individual/files/1").map(|place| place.column), Some(30));
/// assert_eq!(locator.locate("/individual/files/2"), None);
/// ```
pub struct Locator<'a> {
    document: Document<'a>,
    /// Places that were computed: the next one is counted from the nearest before it.
    known: BTreeMap<usize, Location>,
    /// What containers hold, for those that were looked into: one may have millions of members.
    children: BTreeMap<usize, Children>,
}

/// What a container holds, by the index of its node.
enum Children {
    Members(BTreeMap<String, usize>),
    Items(Vec<usize>),
}

/// Shows nothing of the body.
impl fmt::Debug for Locator<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Locator({:?})", self.document)
    }
}

impl<'a> Locator<'a> {
    /// Reads `body`; `None` if it is not JSON.
    pub fn new(body: &'a [u8]) -> Option<Self> {
        Some(Self { document: read(body).ok()?, known: BTreeMap::new(), children: BTreeMap::new() })
    }

    /// The place of the value that the JSON Pointer `path` names.
    pub fn locate(&mut self, path: &str) -> Option<Location> {
        let offset = self.resolve(path)?.offset();
        let (start, known) = self.known.range(..=offset).next_back().map_or((0, START), |(at, place)| (*at, *place));
        let location = advance(known, self.document.body.get(start..offset)?);
        self.known.insert(offset, location);
        Some(location)
    }

    fn resolve(&mut self, path: &str) -> Option<Value<'_>> {
        let mut index = self.document.root().index();
        for segment in segments(path)? {
            index = self.child(index, segment)?;
        }
        Some(self.document.value(index))
    }

    fn child(&mut self, index: usize, segment: &str) -> Option<usize> {
        let value = self.document.value(index);
        match self.children.entry(index).or_insert_with(|| Children::of(value)) {
            Children::Members(members) => members.get(&unescape_segment(segment)).copied(),
            Children::Items(items) => items.get(array_index(segment)?).copied(),
        }
    }
}

impl Children {
    /// Of a repeated key, the last member counts.
    fn of(value: Value<'_>) -> Self {
        if value.kind() == Kind::Object {
            return Self::Members(
                value.members().map(|(key, member)| (key.to_str().into_owned(), member.index())).collect(),
            );
        }
        Self::Items(value.items().map(Value::index).collect())
    }
}

/// The place of a byte of `body`.
pub(crate) fn location_of(body: &[u8], offset: usize) -> Location {
    advance(START, body.get(..offset).unwrap_or(body))
}

/// The place behind `text`, which begins at `from`.
fn advance(from: Location, text: &[u8]) -> Location {
    let lines = memchr_iter(b'\n', text).count() as u64;
    match memrchr(b'\n', text) {
        Some(line_feed) => {
            let line = text.get(line_feed + 1..).unwrap_or_default();
            Location { line: from.line + lines, column: 1 + code_points(line) }
        }
        None => Location { line: from.line, column: from.column + code_points(text) },
    }
}

/// How many code points UTF-8 text holds, a byte order mark not counted.
fn code_points(text: &[u8]) -> u64 {
    let mark = u64::from(text.starts_with(b"\xEF\xBB\xBF"));
    let starts = text.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u64;
    starts - mark
}

/// An array index as RFC 6901 writes it: no sign, no leading zero.
fn array_index(segment: &str) -> Option<usize> {
    let canonical = segment == "0" || segment.starts_with(|first: char| ('1'..='9').contains(&first));
    if canonical && segment.bytes().all(|byte| byte.is_ascii_digit()) { segment.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_located(body: &str, path: &str, place: Option<(u64, u64)>) {
        let found = locate(body.as_bytes(), path).map(|location| (location.line, location.column));
        assert_eq!(found, place, "{path} in {body}");
    }

    #[test]
    fn places_are_lines_and_code_points() {
        assert_located("{}", "", Some((1, 1)));
        assert_located("\u{FEFF}{\"a\": 1}", "/a", Some((1, 7)));
        assert_located("{\"é𝄞\": 1,\r\n \"b\": 2}", "/é𝄞", Some((1, 8)));
        assert_located("{\"é𝄞\": 1,\r\n \"b\": 2}", "/b", Some((2, 7)));
        assert_located(r#"{"a/b~c": {"": [0, "x"]}}"#, "/a~1b~0c//1", Some((1, 20)));
        assert_located(r#"{"a": 1, "\u0061": 2}"#, "/a", Some((1, 20)));
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        for path in ["a", "/b", "/a/0", "/c/01", "/c/+1", "/c/2", "/c/-", "/c/"] {
            assert_located(r#"{"a": 1, "c": [1, 2]}"#, path, None);
        }
        assert_located("{", "", None);
    }

    #[test]
    fn the_order_of_the_questions_does_not_matter() {
        let body = "{\"a\": 1,\n\"b\":\n [2, 3],\"c\": 4}".as_bytes();
        let mut locator = Locator::new(body).unwrap();
        for path in ["/c", "/a", "/b/1", "/b/0", "/b", "/c", ""] {
            assert_eq!(locator.locate(path), locate(body, path), "{path}");
        }
    }
}
