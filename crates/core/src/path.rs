//! The location of a value: a chain of segments on the stack. It is only written as text for an issue.

use crate::wording::Wording;

/// The most code points of a key that is shown in a path.
pub(crate) const MAX_KEY_CODE_POINTS: usize = 128;

/// A capacity in bytes that is enough for the path of any field of the guide.
const ORDINARY_LENGTH: usize = 64;

static PAYLOAD: Wording = Wording::label("payload", "The payload");
static FILE: Wording = Wording::label("file", "The file");
static UNKNOWN_KEY: Wording = Wording::label("unknown_key", "This field");
static UNKNOWN_ITEM: Wording = Wording::label("unknown_item", "Item {number}");

/// The words of what is not a field.
pub(crate) static OTHER_WORDINGS: [&Wording; 4] = [&PAYLOAD, &FILE, &UNKNOWN_KEY, &UNKNOWN_ITEM];

/// The location of a value: its last segment, its parents, and its words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    segment: Segment<'p>,
    wording: &'static Wording,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Segment<'p> {
    Root,
    /// A field that the guide knows.
    Field(&'static str),
    Key(&'p str),
    Index(usize),
}

/// The path of a field of the guide, or of an item in it. Unlike [`Path`], it borrows nothing and can be kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct FieldPath([Option<Segment<'static>>; MAX_FIELD_SEGMENTS]);

/// The number of segments of the longest path in the guide, which is that of a file in a list.
const MAX_FIELD_SEGMENTS: usize = 4;

impl FieldPath {
    fn push(&mut self, segment: Segment<'static>) {
        if let Some(free) = self.0.iter_mut().find(|segment| segment.is_none()) {
            *free = Some(segment);
        }
    }

    /// Splits the path of a list's item into the path of its first item and the index. A path without an index is
    /// returned as it is, with the index 0.
    pub(crate) fn split_index(mut self) -> (Self, u32) {
        let index = self.0.iter_mut().flatten().find_map(Segment::index).map(std::mem::take);
        (self, index.map_or(0, |index| u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// Reverses [`split_index`](Self::split_index): sets the index in the path, if it has one.
    pub(crate) fn with_index(mut self, item: u32) -> Self {
        if let Some(index) = self.0.iter_mut().flatten().find_map(Segment::index) {
            *index = item as usize;
        }
        self
    }

    /// The path as JSON Pointer (RFC 6901).
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::with_capacity(ORDINARY_LENGTH);
        for segment in self.0.into_iter().flatten() {
            segment.push_to(&mut pointer, None);
        }
        pointer
    }
}

/// A path as text, in the two forms that an issue has.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RenderedPath {
    /// JSON Pointer (RFC 6901).
    pub(crate) pointer: String,
    /// The dotted path.
    pub(crate) field: String,
    /// The length in bytes of the first key that is too long to be shown, if any. The path then ends before that key.
    pub(crate) key_bytes: Option<usize>,
}

impl<'p> Path<'p> {
    pub(crate) const ROOT: Path<'static> = Path { parent: None, segment: Segment::Root, wording: &PAYLOAD };

    /// A file outside a payload.
    pub(crate) const FILE: Path<'static> = Path { wording: &FILE, ..Self::ROOT };

    /// The path of a field in the object at this path.
    pub(crate) fn member(&'p self, name: &'static str, wording: &'static Wording) -> Self {
        Self { parent: Some(self), segment: Segment::Field(name), wording }
    }

    /// The path of a member, unknown to the guide, of the object at this path.
    pub(crate) fn unknown_member(&'p self, name: &'p str) -> Self {
        Self { parent: Some(self), segment: Segment::Key(name), wording: &UNKNOWN_KEY }
    }

    /// The path of an item in the array at this path.
    pub(crate) fn item(&'p self, index: usize, wording: &'static Wording) -> Self {
        Self { parent: Some(self), segment: Segment::Index(index), wording }
    }

    /// The path of an item in an array that the guide does not know.
    pub(crate) fn unknown_item(&'p self, index: usize) -> Self {
        self.item(index, &UNKNOWN_ITEM)
    }

    /// The words of the location.
    pub(crate) fn wording(&self) -> &'static Wording {
        self.wording
    }

    /// The number of the item at this location, counted from 1; `None` if it is not an item.
    pub(crate) fn number(&self) -> Option<usize> {
        if let Segment::Index(index) = self.segment { Some(index + 1) } else { None }
    }

    /// A copy that can be kept. It has no keys that are unknown to the guide: it is only used for known fields.
    pub(crate) fn field_path(&self) -> FieldPath {
        let mut path = FieldPath::default();
        self.push_to_field_path(&mut path);
        path
    }

    fn push_to_field_path(&self, path: &mut FieldPath) {
        if let Some(parent) = self.parent {
            parent.push_to_field_path(path);
        }
        match self.segment {
            Segment::Field(name) => path.push(Segment::Field(name)),
            Segment::Index(index) => path.push(Segment::Index(index)),
            Segment::Root | Segment::Key(_) => {}
        }
    }

    /// Writes the path as text.
    pub(crate) fn render(&self) -> RenderedPath {
        let mut pointer = String::with_capacity(ORDINARY_LENGTH);
        let mut field = String::with_capacity(ORDINARY_LENGTH);
        let key_bytes = self.push_to(&mut pointer, Some(&mut field));
        RenderedPath { pointer, field, key_bytes }
    }

    /// Appends the path to `pointer` and `field`. Stops before a key that is too long, and returns its length in bytes.
    fn push_to(&self, pointer: &mut String, mut field: Option<&mut String>) -> Option<usize> {
        let key_bytes = self.parent?.push_to(pointer, field.as_deref_mut());
        if key_bytes.is_some() {
            return key_bytes;
        }
        match self.segment {
            Segment::Key(key) if is_too_long(key) => Some(key.len()),
            segment => {
                segment.push_to(pointer, field);
                None
            }
        }
    }
}

impl Segment<'_> {
    fn index(&mut self) -> Option<&mut usize> {
        if let Self::Index(index) = self { Some(index) } else { None }
    }

    fn push_to(self, pointer: &mut String, field: Option<&mut String>) {
        match self {
            Self::Root => {}
            Self::Index(index) => push(pointer, field, &index.to_string()),
            Self::Field(name) => push(pointer, field, name),
            Self::Key(key) => push(pointer, field, key),
        }
    }
}

fn push(pointer: &mut String, field: Option<&mut String>, segment: &str) {
    if let Some(field) = field {
        if !pointer.is_empty() {
            field.push('.');
        }
        field.push_str(segment);
    }
    pointer.push('/');
    if segment.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        pointer.push_str(&segment.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(segment);
    }
}

/// Whether a key is too long to be shown. It is not counted to its end: it may have millions of characters.
fn is_too_long(key: &str) -> bool {
    key.chars().nth(MAX_KEY_CODE_POINTS).is_some()
}

/// Unescapes a segment of a JSON Pointer (RFC 6901).
pub(crate) fn unescape_segment(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDING: Wording = Wording::label("any", "Any");

    #[test]
    fn paths_are_rendered_as_json_pointer_and_dotted() {
        let individual = Path::ROOT.member("individual", &WORDING);
        let odd = individual.unknown_member("a/b~c");
        let item = odd.item(2, &WORDING);
        let expected = RenderedPath {
            pointer: "/individual/a~1b~0c/2".into(),
            field: "individual.a/b~c.2".into(),
            key_bytes: None,
        };
        assert_eq!(item.render(), expected);
        assert_eq!((item.number(), odd.number()), (Some(3), None));
        assert_eq!(item.wording().label, "Any");
        assert_eq!(unescape_segment("a~1b~0c~01"), "a/b~c~1");
    }

    #[test]
    fn field_paths_are_split_and_joined_at_their_index() {
        let files = Path::ROOT.member("bank_statement", &WORDING);
        let (list, number) = files.item(2, &WORDING).field_path().split_index();
        assert_eq!((list.pointer(), number), ("/bank_statement/0".into(), 2));
        assert_eq!(list.with_index(number).pointer(), "/bank_statement/2");
        let (none, number) = files.field_path().split_index();
        assert_eq!((none.pointer(), number), ("/bank_statement".into(), 0));
        assert_eq!(none.with_index(1).pointer(), "/bank_statement");
    }

    #[test]
    fn a_key_of_128_code_points_is_shown_and_one_of_129_is_not() {
        let shown = "é".repeat(128);
        assert_eq!(Path::ROOT.unknown_member(&shown).render().key_bytes, None);
        let hidden = "é".repeat(129);
        let object = Path::ROOT.member("individual", &WORDING);
        let member = object.unknown_member(&hidden);
        let expected = RenderedPath { pointer: "/individual".into(), field: "individual".into(), key_bytes: Some(258) };
        assert_eq!(member.unknown_member("inner").render(), expected);
    }
}
