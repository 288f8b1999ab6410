//! From offsets and JSON Pointers to the line and column that an editor shows.

use memchr::{memchr_iter, memrchr};
use serde::Serialize;

use super::document::{Kind, Value};
use super::reader::{read, without_byte_order_mark};
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

/// The location in `body` of the value that a JSON Pointer names; `None` if there is no such value, or the body is not
/// JSON.
///
/// Where a key is repeated, it is the last one: the one that is checked.
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

/// The locations in `body` of the values that JSON Pointers name, in their order. The body is read once, however many
/// there are.
///
/// ```
/// use harbor_preflight::locate_all;
///
/// let places = locate_all(br#"{"individual": {"files": [1, 2]}}"#, &["/individual/files/1", "/individual/files/2"]);
/// assert_eq!(places[0].map(|place| place.column), Some(30));
/// assert_eq!(places[1], None);
/// ```
pub fn locate_all(body: &[u8], paths: &[impl AsRef<str>]) -> Vec<Option<Location>> {
    let mut places = vec![None; paths.len()];
    let Ok(document) = read(body) else { return places };
    let mut wanted: Vec<Wanted> = paths.iter().enumerate().filter_map(Wanted::new).collect();
    wanted.sort_unstable();
    let mut found = Vec::new();
    find(document.root(), &wanted, 0, &mut found);
    found.sort_unstable();
    // From one value to the next, so that no byte is counted twice.
    let (mut offset, mut location) = (body.len() - without_byte_order_mark(body).len(), START);
    for (next, number) in found {
        location = advance(location, body.get(offset..next).unwrap_or_default());
        offset = next;
        if let Some(place) = places.get_mut(number) {
            *place = Some(location);
        }
    }
    places
}

/// A JSON Pointer that is looked up. Sorted, those that go through the same value are adjacent, the shortest first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Wanted {
    segments: Vec<String>,
    /// Which of all it is.
    number: usize,
}

impl Wanted {
    /// `None` if it is not a JSON Pointer.
    fn new((number, path): (usize, &impl AsRef<str>)) -> Option<Self> {
        let mut segments = path.as_ref().split('/');
        let is_pointer = segments.next() == Some("");
        is_pointer.then(|| Self { segments: segments.map(unescape_segment).collect(), number })
    }

    /// The key or index that leads on from a value so deep.
    fn segment(&self, depth: usize) -> &str {
        self.segments.get(depth).map_or("", String::as_str)
    }
}

/// Finds the offsets of what is wanted in a value, which all of it goes through, with the numbers of the paths.
fn find(value: Value<'_>, wanted: &[Wanted], depth: usize, found: &mut Vec<(usize, usize)>) {
    let (here, below) = wanted.split_at(wanted.partition_point(|path| path.segments.len() <= depth));
    found.extend(here.iter().map(|path| (value.offset(), path.number)));
    if below.is_empty() {
        return;
    }
    let groups = below.chunk_by(|one, other| one.segment(depth) == other.segment(depth));
    // What each group leads to: of a repeated key, the last member counts.
    let mut ways: Vec<(&[Wanted], Option<Value<'_>>)> = groups.map(|group| (group, None)).collect();
    let mut meet = |segment: &str, child| {
        let place =
            ways.binary_search_by(|(group, _)| group.first().map(|path| path.segment(depth)).cmp(&Some(segment)));
        if let Some((_, way)) = place.ok().and_then(|place| ways.get_mut(place)) {
            *way = Some(child);
        }
    };
    if value.kind() == Kind::Object {
        value.members().for_each(|(key, member)| meet(&key.to_str(), member));
    } else {
        // An index is written as RFC 6901 has it: no sign, no leading zero.
        value.items().enumerate().for_each(|(index, item)| meet(&index.to_string(), item));
    }
    for (group, way) in ways {
        if let Some(child) = way {
            find(child, group, depth + 1, found);
        }
    }
}

/// The place of a byte of `body`.
pub(crate) fn location_of(body: &[u8], offset: usize) -> Location {
    advance(START, without_byte_order_mark(body.get(..offset).unwrap_or(body)))
}

/// The location after `text`, which begins at `from`.
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

/// How many code points begin in UTF-8 text.
fn code_points(text: &[u8]) -> u64 {
    text.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u64
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
    fn many_paths_have_the_places_that_each_has_alone() {
        let body = "{\"a\": 1,\n\"b\":\n [2, {\"a\": 3}],\"c\": 4, \"b\": [5]}".as_bytes();
        let paths = ["/c", "/a", "/d", "b", "/b/1/a", "/b/0", "/b", "/c", "", "/a/", "/b/0/0", "/"];
        let each: Vec<Option<Location>> = paths.iter().map(|path| locate(body, path)).collect();
        assert_eq!(locate_all(body, &paths), each);
        let found: Vec<&str> = paths.into_iter().zip(&each).filter_map(|(path, place)| place.and(Some(path))).collect();
        assert_eq!(found, ["/c", "/a", "/b/0", "/b", "/c", ""]);
        assert_eq!(locate_all(b"[", &["", "/0"]), [None, None]);
        assert_eq!(locate_all(body, &[""; 0]), []);
    }

    #[test]
    fn a_path_that_is_longer_than_any_body_is_deep_has_no_place() {
        assert_located("{\"\": 1}", &"/".repeat(1_000_000), None);
    }

    #[test]
    fn members_are_found_whatever_their_order_and_spelling() {
        let body = "{\"b\": 1,\n\"\": 2,\n\"a\": 3,\n\"\\u0061b\": 4,\n\"b\": 5,\n\"~\": [{\"é\": 6}, {\"z\": 7}]}";
        for (path, place) in [
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
            assert_located(body, path, place);
        }
    }

    #[test]
    fn the_mark_takes_no_column_at_the_beginning_alone() {
        let body = "\u{FEFF}{\"a\": \"\u{FEFF}é\", \"b\": 1,\n \"c\": \"\u{FEFF}\", \"d\": 2}";
        for paths in [["/a", "/b", "/c", "/d"], ["/d", "/c", "/b", "/a"]] {
            let mut places: Vec<(u64, u64)> = locate_all(body.as_bytes(), &paths)
                .into_iter()
                .flatten()
                .map(|place| (place.line, place.column))
                .collect();
            places.sort_unstable();
            assert_eq!(places, [(1, 7), (1, 18), (2, 7), (2, 17)]);
        }
    }
}
