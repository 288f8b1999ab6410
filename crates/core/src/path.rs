//! The location of a value: a chain of segments on the stack that becomes text only for an issue.

use std::borrow::Cow;

/// Code points that a key may have to be shown in a path.
pub(crate) const MAX_KEY_CODE_POINTS: usize = 128;

/// Bytes that hold the path of any field of the guide.
const ORDINARY_LENGTH: usize = 64;

/// A segment and its parents, with the label of the location.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    segment: Segment<'p>,
    label: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Segment<'p> {
    Root,
    /// A field that the guide knows.
    Field(&'static str),
    Key(&'p str),
    Index(usize),
}

/// A path of fields that the guide knows: it can be kept, and becomes text only for an issue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct FieldPath([Option<Segment<'static>>; MAX_KNOWN_SEGMENTS]);

/// Segments of the longest path that the guide has: that of a file in a list.
const MAX_KNOWN_SEGMENTS: usize = 4;

impl FieldPath {
    fn push(&mut self, segment: Segment<'static>) {
        if let Some(free) = self.0.iter_mut().find(|segment| segment.is_none()) {
            *free = Some(segment);
        }
    }

    /// Splits a path into a list in two: the path of the list's first item, and the index of the item. Another path is
    /// left as it is, with the index 0.
    pub(crate) fn split_index(mut self) -> (Self, u32) {
        let index = self.0.iter_mut().flatten().find_map(Segment::index).map(std::mem::take);
        (self, index.map_or(0, |index| u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// Joins what `split_index` has split.
    pub(crate) fn with_index(mut self, item: u32) -> Self {
        if let Some(index) = self.0.iter_mut().flatten().find_map(Segment::index) {
            *index = item as usize;
        }
        self
    }

    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::with_capacity(ORDINARY_LENGTH);
        for segment in self.0.into_iter().flatten() {
            segment.push_to(&mut pointer, None);
        }
        pointer
    }
}

/// A path as an issue carries it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RenderedPath {
    /// JSON Pointer (RFC 6901).
    pub(crate) pointer: String,
    /// The dotted path.
    pub(crate) field: String,
    /// The length in bytes of a key that is too long to be shown. The path then ends before it.
    pub(crate) key_bytes: Option<usize>,
}

impl<'p> Path<'p> {
    pub(crate) const ROOT: Path<'static> = Path { parent: None, segment: Segment::Root, label: "The payload" };

    /// A file outside any payload.
    pub(crate) const FILE: Path<'static> = Path { label: "The file", ..Self::ROOT };

    /// The member `name` of the object at this path.
    pub(crate) fn member(&'p self, name: &'static str, label: &'static str) -> Self {
        Self { parent: Some(self), segment: Segment::Field(name), label }
    }

    /// A member that the guide does not know.
    pub(crate) fn unknown_member(&'p self, name: &'p str) -> Self {
        Self { parent: Some(self), segment: Segment::Key(name), label: "This key" }
    }

    /// The item at `index` of the array at this path.
    pub(crate) fn item(&'p self, index: usize, label: &'static str) -> Self {
        Self { parent: Some(self), segment: Segment::Index(index), label }
    }

    /// The label of the location, for a message: "First name", "Proof of address file 2".
    pub(crate) fn label(&self) -> Cow<'static, str> {
        match self.segment {
            Segment::Index(index) => Cow::Owned(format!("{} {}", self.label, index + 1)),
            Segment::Root | Segment::Field(_) | Segment::Key(_) => Cow::Borrowed(self.label),
        }
    }

    /// A copy that can be kept. Keys that the guide does not know are left out, because nothing is kept of them.
    pub(crate) fn field_path(&self) -> FieldPath {
        let mut known = FieldPath::default();
        self.push_to_field_path(&mut known);
        known
    }

    fn push_to_field_path(&self, known: &mut FieldPath) {
        if let Some(parent) = self.parent {
            parent.push_to_field_path(known);
        }
        match self.segment {
            Segment::Field(name) => known.push(Segment::Field(name)),
            Segment::Index(index) => known.push(Segment::Index(index)),
            Segment::Root | Segment::Key(_) => {}
        }
    }

    pub(crate) fn render(&self) -> RenderedPath {
        let mut pointer = String::with_capacity(ORDINARY_LENGTH);
        let mut field = String::with_capacity(ORDINARY_LENGTH);
        let key_bytes = self.push_to(&mut pointer, Some(&mut field));
        RenderedPath { pointer, field, key_bytes }
    }

    /// Writes the path from the root on; ends early at a key that is too long, and gives its length.
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

/// Whether a key is too long to be shown. A key may have millions of characters, so no more is read than needed.
fn is_too_long(key: &str) -> bool {
    key.chars().nth(MAX_KEY_CODE_POINTS).is_some()
}

/// The key that a segment of a JSON Pointer stands for.
pub(crate) fn unescape_segment(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_json_pointer_and_a_dotted_field() {
        let individual = Path::ROOT.member("individual", "Individual");
        let odd = individual.unknown_member("a/b~c");
        let item = odd.item(2, "Item");
        let expected = RenderedPath {
            pointer: "/individual/a~1b~0c/2".into(),
            field: "individual.a/b~c.2".into(),
            key_bytes: None,
        };
        assert_eq!(item.render(), expected);
        assert_eq!(
            (item.label(), odd.label(), Path::FILE.label()),
            ("Item 3".into(), "This key".into(), "The file".into())
        );
        assert_eq!(unescape_segment("a~1b~0c~01"), "a/b~c~1");
    }

    #[test]
    fn a_path_that_is_kept_is_split_at_the_item_that_it_leads_to() {
        let files = Path::ROOT.member("bank_statement", "Bank statement");
        let (list, number) = files.item(2, "File").field_path().split_index();
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
        let object = Path::ROOT.member("individual", "Individual");
        let member = object.unknown_member(&hidden);
        let expected = RenderedPath { pointer: "/individual".into(), field: "individual".into(), key_bytes: Some(258) };
        assert_eq!(member.unknown_member("inner").render(), expected);
    }
}
