//! The types of the field table: names of fields, when they must be present, and what they may contain.

mod presence;
mod text;

use crate::choices::Choices;
use crate::context::{Context, Fact};
use crate::json::Kind;
use crate::pattern::Pattern;
use crate::rule::{Rule, Violation};
use crate::wording::Wording;

pub use self::presence::{Answer, Applicability, Condition, ConditionTest, Otherwise, Presence};
pub(crate) use self::text::{AsNumber, TextCheck};
pub use self::text::{Countries, Input, TextFormat, TextSchema};

/// One field of a payload: a row of the guide's table (guide, section 4).
#[derive(Debug)]
#[non_exhaustive]
pub struct Field {
    /// The key in the JSON object.
    pub name: &'static str,
    /// Its texts for people: the label, the prompt and the help text.
    pub wording: Wording,
    /// What to send in the request, in a sentence or two.
    pub description: &'static str,
    /// What a browser may fill in, as a value of HTML's `autocomplete`, such as `given-name`, or `off`.
    pub autocomplete: &'static str,
    /// When the field must be present.
    pub presence: &'static Presence,
    /// What the field may contain.
    pub shape: Shape,
    /// What its value decides about fields after it, if anything.
    pub(crate) decides: Option<Fact>,
    /// Whether that is also noted before the fields of its object are checked, because a warning about one before it
    /// depends on it.
    pub(crate) is_read_ahead: bool,
}

/// What a field may contain.
#[derive(Debug)]
pub enum Shape {
    /// A string.
    Text(&'static TextFormat),
    /// `true` or `false`.
    Boolean,
    /// An object with fields.
    Object(Object),
    /// An array of strings.
    List(List),
    /// A file, as a string in base64.
    File(&'static FileFormat),
}

/// An object: its fields, and the rules for the object as a whole.
#[derive(Debug)]
#[non_exhaustive]
pub struct Object {
    /// The fields, in the order of the guide's table.
    pub fields: &'static [Field],
    /// The rules for the object as a whole.
    pub rules: &'static [&'static Rule],
    /// Checks the object before its fields.
    pub(crate) check: fn(&Context<'_>) -> Option<Violation>,
    /// Checks the object after its fields. Its violation is listed before theirs.
    pub(crate) check_after: fn(&Context<'_>) -> Option<Violation>,
    /// The shapes that other contracts have for some of its fields.
    pub(crate) other_shapes: &'static [OtherShape],
}

/// The shape that another contract has for some fields of an object: other keys for the same data.
#[derive(Debug)]
pub(crate) struct OtherShape {
    /// The fields of this contract.
    pub(crate) fields: &'static [&'static str],
    /// The keys that the other contract has instead.
    pub(crate) keys: &'static [&'static str],
    /// The name of the other contract.
    pub(crate) contract: &'static str,
}

/// An array of strings: of choices or of files.
#[derive(Debug)]
#[non_exhaustive]
pub struct List {
    /// What the items are.
    pub item: Item,
    /// The texts of an item. Its label contains its number: "Proof of address, file 2".
    pub item_wording: Wording,
    /// The fewest items allowed.
    pub min: u64,
    /// The most items allowed, if there is a limit.
    pub max: Option<u64>,
    /// The rules for the array as a whole.
    pub rules: &'static [&'static Rule],
    /// The rules for each item.
    pub item_rules: &'static [&'static Rule],
}

/// What the items of an array are.
#[derive(Debug, Clone, Copy)]
pub enum Item {
    /// Values to choose from.
    Choice(Choices),
    /// Files, as strings in base64.
    File(&'static FileFormat),
}

/// The format of files: its rules, what is accepted, and a pattern for other validators.
///
/// ```
/// use harbor_preflight::{Contract, Shape};
///
/// let front = Contract::INDIVIDUAL_V1.field("individual.identity_document.front").expect("it is in the table");
/// let Shape::File(format) = front.shape else { panic!("it is a file") };
/// assert_eq!(format.media_types, ["image/jpeg", "image/png", "application/pdf"]);
/// let pattern = format.pattern(10 * 1024 * 1024);
/// assert_eq!((pattern.max_length, pattern.ending_at_max_length), (Some(13_981_016), Some("==")));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct FileFormat {
    /// The rules for one file.
    pub rules: &'static [&'static Rule],
    /// A valid file in base64, as short as possible.
    pub example: &'static str,
    /// The media types that are accepted: the param `allowed` of `unsupported_file_type`.
    pub media_types: &'static [&'static str],
    pub(crate) pattern: fn(u64) -> Pattern,
}

impl FileFormat {
    /// Returns the length limit and regular expressions for a file in base64 of at most `max_bytes` decoded bytes.
    pub fn pattern(&self, max_bytes: u64) -> Pattern {
        (self.pattern)(max_bytes)
    }
}

impl Object {
    /// An object without rules of its own: only its fields are checked.
    pub(crate) const fn of(fields: &'static [Field]) -> Self {
        Self { fields, rules: &[], check: |_| None, check_after: |_| None, other_shapes: &[] }
    }

    /// Calls `visit` with every field of this object and of the objects in it, each with its dotted path. Fields are in
    /// the order of the guide, an object before its own fields.
    ///
    /// ```
    /// let mut paths = Vec::new();
    /// harbor_preflight::Contract::INDIVIDUAL_V1.body.each_field(&mut |path, _| paths.push(path.to_owned()));
    /// assert_eq!(paths[..2], ["individual", "individual.first_name"]);
    /// ```
    pub fn each_field<'f>(&'f self, visit: &mut dyn FnMut(&str, &'f Field)) {
        visit_fields(self.fields, "", visit);
    }
}

fn visit_fields<'f>(fields: &'f [Field], parent: &str, visit: &mut dyn FnMut(&str, &'f Field)) {
    for field in fields {
        let path = format!("{parent}{}", field.name);
        visit(&path, field);
        if let Shape::Object(object) = &field.shape {
            visit_fields(object.fields, &format!("{path}."), visit);
        }
    }
}

impl Shape {
    /// The name of the JSON type: `string`, `boolean`, `object` or `array`.
    pub fn json_type(&self) -> &'static str {
        self.kind().name()
    }

    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Text(_) | Self::File(_) => Kind::String,
            Self::Boolean => Kind::Boolean,
            Self::Object(_) => Kind::Object,
            Self::List(_) => Kind::Array,
        }
    }

    /// Whether the value must never be logged or recorded. True for files, also in a list, and for the US Social Security
    /// number. False for an object: ask its fields instead.
    pub fn is_sensitive(&self) -> bool {
        match self {
            Self::File(_) | Self::List(List { item: Item::File(_), .. }) => true,
            Self::Text(format) => format.is_sensitive,
            Self::Boolean | Self::Object(_) | Self::List(List { item: Item::Choice(_), .. }) => false,
        }
    }

    /// The rules for a value of this shape, except those that apply to every field.
    pub fn rules(&self) -> &'static [&'static Rule] {
        match self {
            Self::Text(format) => format.rules,
            Self::Boolean => &[],
            Self::Object(object) => object.rules,
            Self::List(list) => list.rules,
            Self::File(format) => format.rules,
        }
    }

    /// The values to choose from, for a string or for the items of an array; `None` if there is no short list.
    pub fn choices(&self) -> Option<Choices> {
        match self {
            Self::Text(format) => format.choices(),
            Self::List(List { item: Item::Choice(choices), .. }) => Some(*choices),
            Self::List(List { item: Item::File(_), .. }) | Self::Boolean | Self::Object(_) | Self::File(_) => None,
        }
    }

    /// The format of the file, or of the files in an array; `None` for other shapes.
    pub fn files(&self) -> Option<&'static FileFormat> {
        match self {
            Self::File(format) | Self::List(List { item: Item::File(format), .. }) => Some(format),
            Self::List(List { item: Item::Choice(_), .. }) | Self::Text(_) | Self::Boolean | Self::Object(_) => None,
        }
    }
}
