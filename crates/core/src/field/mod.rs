//! The types of the field table: what a field is called, when it must be present, and what it holds.

mod presence;
mod text;

use crate::choices::Choices;
use crate::context::{Context, Fact};
use crate::json::Kind;
use crate::pattern::Pattern;
use crate::rule::{Rule, Violation};

pub use self::presence::{Answer, Applicability, Condition, ConditionTest, Otherwise, Presence};
pub(crate) use self::text::{AsNumber, TextCheck};
pub use self::text::{Countries, Input, TextFormat, TextSchema};

/// One field of the payload, as a line of the guide's table (guide, section 4).
#[derive(Debug)]
#[non_exhaustive]
pub struct Field {
    /// Its key in the JSON object.
    pub name: &'static str,
    /// What a form calls it.
    pub label: &'static str,
    /// What belongs in it, in a sentence.
    pub description: &'static str,
    /// What a browser may fill in: a token of HTML's `autocomplete`, or `off`.
    pub autocomplete: &'static str,
    /// When it must be present.
    pub presence: &'static Presence,
    /// What it holds.
    pub shape: Shape,
    /// What its value decides about fields after it.
    pub(crate) decides: Option<Fact>,
    /// Whether that is also noted before the fields of its object are checked, because a warning about one before it
    /// depends on it.
    pub(crate) is_read_ahead: bool,
}

/// What a field holds.
#[derive(Debug)]
pub enum Shape {
    /// A string.
    Text(&'static TextFormat),
    /// `true` or `false`.
    Boolean,
    /// An object with fields of its own.
    Object(Object),
    /// An array.
    List(List),
    /// A file as a base64 string.
    File(&'static FileFormat),
}

/// An object: its fields, and what is checked of it as a whole.
#[derive(Debug)]
#[non_exhaustive]
pub struct Object {
    /// The fields, in the order of the guide's table.
    pub fields: &'static [Field],
    /// The rules that look at the object as a whole.
    pub rules: &'static [&'static Rule],
    /// Checks the object before its fields.
    pub(crate) check: fn(&Context<'_>) -> Option<Violation>,
    /// Checks the object once its fields have been. What it finds is listed before their issues.
    pub(crate) check_after: fn(&Context<'_>) -> Option<Violation>,
    /// How another contract writes some of its fields.
    pub(crate) other_shapes: &'static [OtherShape],
}

/// How another contract writes some fields of an object.
#[derive(Debug)]
pub(crate) struct OtherShape {
    /// The fields of this contract.
    pub(crate) fields: &'static [&'static str],
    /// The keys that the other contract has in their place.
    pub(crate) keys: &'static [&'static str],
    /// Names the other contract, and says how to choose it.
    pub(crate) hint: &'static str,
}

/// An array.
#[derive(Debug)]
#[non_exhaustive]
pub struct List {
    /// What its items are.
    pub item: Item,
    /// What a form calls one item; its number follows.
    pub item_label: &'static str,
    /// The fewest items allowed.
    pub min: u64,
    /// The most items allowed, if there is a limit.
    pub max: Option<u64>,
    /// The rules that look at the array as a whole.
    pub rules: &'static [&'static Rule],
    /// The rules that look at one item.
    pub item_rules: &'static [&'static Rule],
}

/// What the items of an array are.
#[derive(Debug, Clone, Copy)]
pub enum Item {
    /// One of these values each.
    Choice(Choices),
    /// Files as base64 strings.
    File(&'static FileFormat),
}

/// What is known of files.
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
    /// The rules that look at a file.
    pub rules: &'static [&'static Rule],
    /// The shortest file without an issue, in base64.
    pub example: &'static str,
    /// The media types that are accepted, as `unsupported_file_type` names them in `allowed`.
    pub media_types: &'static [&'static str],
    pub(crate) pattern: fn(u64) -> Pattern,
}

impl FileFormat {
    /// The lengths and regular expressions of a file in base64 that has at most the given number of bytes once decoded.
    pub fn pattern(&self, max_bytes: u64) -> Pattern {
        (self.pattern)(max_bytes)
    }
}

impl Object {
    /// An object of which nothing but its fields is checked.
    pub(crate) const fn of(fields: &'static [Field]) -> Self {
        Self { fields, rules: &[], check: |_| None, check_after: |_| None, other_shapes: &[] }
    }

    /// Visits every field below this object with its dotted path, in the order of the guide: an object before its
    /// fields.
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
    /// The name of its JSON type.
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

    /// Whether the value must never be logged or recorded: files, also in a list, and the US Social Security number.
    /// For an object, ask its fields.
    pub fn is_sensitive(&self) -> bool {
        match self {
            Self::File(_) | Self::List(List { item: Item::File(_), .. }) => true,
            Self::Text(format) => format.is_sensitive,
            Self::Boolean | Self::Object(_) | Self::List(List { item: Item::Choice(_), .. }) => false,
        }
    }

    /// The rules that look at a value of this shape, beyond those that every field shares.
    pub fn rules(&self) -> &'static [&'static Rule] {
        match self {
            Self::Text(format) => format.rules,
            Self::Boolean => &[],
            Self::Object(object) => object.rules,
            Self::List(list) => list.rules,
            Self::File(format) => format.rules,
        }
    }

    /// The values to choose from, where there are only a few: of a string, or of the items of an array.
    pub fn choices(&self) -> Option<Choices> {
        match self {
            Self::Text(format) => format.choices(),
            Self::List(List { item: Item::Choice(choices), .. }) => Some(*choices),
            Self::List(List { item: Item::File(_), .. }) | Self::Boolean | Self::Object(_) | Self::File(_) => None,
        }
    }

    /// What is known of the files that it holds: itself, or as the items of an array.
    pub fn files(&self) -> Option<&'static FileFormat> {
        match self {
            Self::File(format) | Self::List(List { item: Item::File(format), .. }) => Some(format),
            Self::List(List { item: Item::Choice(_), .. }) | Self::Text(_) | Self::Boolean | Self::Object(_) => None,
        }
    }
}
