//! Converts offsets and JSON Pointers to the line and column that an editor shows.

use memchr::{memchr_iter, memrchr};
use serde::Serialize;

use super::document::{Kind, Value};
use super::reader::{read, without_byte_order_mark};
use crate::path::unescape_segment;

/// A location in a text, as line and column.
///
/// Both numbers begin at 1. A byte order mark at the beginning of the text does not count as a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The line: 1 plus the number of line feeds before the location.
    pub line: u64,
    /// The column: 1 plus the number of code points before the location in its line.
    pub column: u64,
}

const START: Location = Location { line: 1, column: 1 };

/// Returns the location in `body` of the value that a JSON Pointer names; `None` if there is no such value, or the body
/// is not JSON.
///
/// Where a key is repeated, the location is that of the last value, which is the one that is checked.
///
/// ```
/// use harbor_preflight::{Location, locate};
///
/// let body = b"{\n  \"individual\": {\"ssn\": \"12\"}\n}";
/// assert_eq!(locate(body, "/individual/ssn"), Some(Location { line: 2, column: 25 }));
/// assert_eq!(locate(body, "/individual/email"), None);
/// ```
pub fn locate(body: &[u8], path: &str) -> Option<Location> {
    locate_all(body, &[path]).pop().flatten()
}

/// Returns the locations in `body` of the values that JSON Pointers name, in the order of `paths`. An entry is `None`
/// if there is no such value. All are `None` if the body is not JSON.
///
/// The body is read once, however many paths there are.
///
/// ```
/// use harbor_preflight::locate_all;
///
/// let locations =
///     locate_all(br#"{"individual": {"files": [1, 2]}}"#, &["/individual/files/1", "/individual/files/2"]);
/// assert_eq!(locations[0].map(|location| location.column), Some(30));
/// assert_eq!(locations[1], None);
/// ```
pub fn locate_all(body: &[u8], paths: &[impl AsRef<str>]) -> Vec<Option<Location>> {
    let mut locations = vec![None; paths.len()];
    let Ok(document) = read(body) else { return locations };
    let mut targets: Vec<Target> = paths.iter().enumerate().filter_map(Target::new).collect();
    targets.sort_unstable();
    let mut found = Vec::new();
    find(document.root(), &targets, 0, &mut found);
    found.sort_unstable();
    // The text is counted from one value to the next, so that no byte is counted twice.
    let (mut offset, mut location) = (body.len() - without_byte_order_mark(body).len(), START);
    for (next, index) in found {
        location = advance(location, body.get(offset..next).unwrap_or_default());
        offset = next;
        if let Some(entry) = locations.get_mut(index) {
            *entry = Some(location);
        }
    }
    locations
}

/// A JSON Pointer to look up. Sorted, those that lead through the same value are adjacent, the shortest first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    segments: Vec<String>,
    /// Its index among the paths of the caller.
    index: usize,
}

impl Target {
    /// `None` if it is not a JSON Pointer.
    fn new((index, path): (usize, &impl AsRef<str>)) -> Option<Self> {
        let mut segments = path.as_ref().split('/');
        let is_pointer = segments.next() == Some("");
        is_pointer.then(|| Self { segments: segments.map(unescape_segment).collect(), index })
    }

    /// The key or index that follows after `depth` segments.
    fn segment(&self, depth: usize) -> &str {
        self.segments.get(depth).map_or("", String::as_str)
    }
}

/// Adds the offset of each target in or below `value` to `found`, with the index of its path. All targets lead through
/// this value, with their first `depth` segments.
fn find(value: Value<'_>, targets: &[Target], depth: usize, found: &mut Vec<(usize, usize)>) {
    let (here, below) = targets.split_at(targets.partition_point(|target| target.segments.len() <= depth));
    found.extend(here.iter().map(|target| (value.offset(), target.index)));
    if below.is_empty() {
        return;
    }
    let groups = below.chunk_by(|one, other| one.segment(depth) == other.segment(depth));
    // The child that each group leads to: the last member where a key is repeated.
    let mut children: Vec<(&[Target], Option<Value<'_>>)> = groups.map(|group| (group, None)).collect();
    let mut visit = |segment: &str, child| {
        let position = children
            .binary_search_by(|(group, _)| group.first().map(|target| target.segment(depth)).cmp(&Some(segment)));
        if let Some((_, slot)) = position.ok().and_then(|position| children.get_mut(position)) {
            *slot = Some(child);
        }
    };
    if value.kind() == Kind::Object {
        value.members().for_each(|(key, member)| visit(&key.to_str(), member));
    } else {
        // In RFC 6901, an index has no sign and no leading zeros, so it is compared as text.
        value.items().enumerate().for_each(|(index, item)| visit(&index.to_string(), item));
    }
    for (group, child) in children {
        if let Some(child) = child {
            find(child, group, depth + 1, found);
        }
    }
}

/// Returns the location of the byte of `body` at this offset.
pub(crate) fn location_of(body: &[u8], offset: usize) -> Location {
    advance(START, without_byte_order_mark(body.get(..offset).unwrap_or(body)))
}

/// Returns the location at the end of `text`, which begins at `from`.
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

/// The number of code points that begin in UTF-8 text.
fn code_points(text: &[u8]) -> u64 {
    text.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_located(body: &str, path: &str, expected: Option<(u64, u64)>) {
        let found = locate(body.as_bytes(), path).map(|location| (location.line, location.column));
        assert_eq!(found, expected, "{path} in {body}");
    }

    #[test]
    fn columns_count_code_points() {
        assert_located("{}", "", Some((1, 1)));
        assert_located("\u{FEFF}{\"a\": 1}", "/a", Some((1, 7)));
        assert_located("{\"é𝄞\": 1,\r\n \"b\": 2}", "/é𝄞", Some((1, 8)));
        assert_located("{\"é𝄞\": 1,\r\n \"b\": 2}", "/b", Some((2, 7)));
        assert_located(r#"{"a/b~c": {"": [0, "x"]}}"#, "/a~1b~0c//1", Some((1, 20)));
        assert_located(r#"{"a": 1, "\u0061": 2}"#, "/a", Some((1, 20)));
    }

    #[test]
    fn a_value_that_does_not_exist_has_no_location() {
        for path in ["a", "/b", "/a/0", "/c/01", "/c/+1", "/c/2", "/c/-", "/c/"] {
            assert_located(r#"{"a": 1, "c": [1, 2]}"#, path, None);
        }
        assert_located("{", "", None);
    }

    #[test]
    fn many_paths_have_the_same_locations_as_each_alone() {
        let body = "{\"a\": 1,\n\"b\":\n [2, {\"a\": 3}],\"c\": 4, \"b\": [5]}".as_bytes();
        let paths = ["/c", "/a", "/d", "b", "/b/1/a", "/b/0", "/b", "/c", "", "/a/", "/b/0/0", "/"];
        let each: Vec<Option<Location>> = paths.iter().map(|path| locate(body, path)).collect();
        assert_eq!(locate_all(body, &paths), each);
        let found: Vec<&str> =
            paths.into_iter().zip(&each).filter_map(|(path, location)| location.and(Some(path))).collect();
        assert_eq!(found, ["/c", "/a", "/b/0", "/b", "/c", ""]);
        assert_eq!(locate_all(b"[", &["", "/0"]), [None, None]);
        assert_eq!(locate_all(body, &[""; 0]), []);
    }

    #[test]
    fn a_path_deeper_than_any_body_has_no_location() {
        assert_located("{\"\": 1}", &"/".repeat(1_000_000), None);
    }

    #[test]
    fn members_are_found_in_any_order_and_with_escapes_in_keys() {
        let body = "{\"b\": 1,\n\"\": 2,\n\"a\": 3,\n\"\\u0061b\": 4,\n\"b\": 5,\n\"~\": [{\"é\": 6}, {\"z\": 7}]}";
        for (path, expected) in [
            ("/b", Some((5, 6))),
            ("/", Some((2, 5))),
            ("/a", Some((3, 6))),
            ("/ab", Some((4, 12))),
            ("/~0/1/z", Some((6, 23))),
            ("/~0/0/é", Some((6, 13))),
            ("/~0/0/z", None),
            ("/0", None),
            ("/c", None),
            ("/a/", None),
        ] {
            assert_located(body, path, expected);
        }
    }

    #[test]
    fn only_a_leading_byte_order_mark_takes_no_column() {
        let body = "\u{FEFF}{\"a\": \"\u{FEFF}é\", \"b\": 1,\n \"c\": \"\u{FEFF}\", \"d\": 2}";
        for paths in [["/a", "/b", "/c", "/d"], ["/d", "/c", "/b", "/a"]] {
            let mut locations: Vec<(u64, u64)> = locate_all(body.as_bytes(), &paths)
                .into_iter()
                .flatten()
                .map(|location| (location.line, location.column))
                .collect();
            locations.sort_unstable();
            assert_eq!(locations, [(1, 7), (1, 18), (2, 7), (2, 17)]);
        }
    }
}
