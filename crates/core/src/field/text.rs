//! The format of a string, as a value.

use crate::choices::Choices;
use crate::context::{Context, Meaning};
use crate::json::Text;
use crate::pattern::Pattern;
use crate::rule::{Rule, Violation};
use crate::wording::Sentence;

/// The format of a string: its rules, its limits, an example, and how a form asks for it.
///
/// Each format is declared in its own module under `checks/`. No member has a default, so that a new format has to say, for
/// example, whether it is sensitive.
///
/// ```
/// use harbor_preflight::{Contract, Shape};
///
/// let ssn = Contract::INDIVIDUAL_V1.field("individual.ssn").expect("it is in the table");
/// let Shape::Text(format) = &ssn.shape else { panic!("it is a string") };
/// assert_eq!((format.max_length, format.example, format.is_sensitive), (Some(9), "123456789", true));
/// assert_eq!(format.pattern().must_match, ["^[0-9]{9}$"]);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct TextFormat {
    /// The rules for a string of this format, except those that apply to every field.
    pub rules: &'static [&'static Rule],
    /// The most code points, if there is a limit.
    pub max_length: Option<u64>,
    /// A valid string.
    pub example: &'static str,
    /// How a form asks for it.
    pub input: Input,
    /// Whether the string must never be logged or recorded, for example by analytics or a screen recorder.
    pub is_sensitive: bool,
    /// What other validators can check.
    pub schema: TextSchema,
    /// What to send instead of a number.
    pub(crate) as_number: AsNumber,
    pub(crate) check: TextCheck,
}

/// What to say of a number in the place of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsNumber {
    /// What to send, where the digits in quotes would not be right either.
    pub(crate) hint: &'static Sentence,
    /// Whether texts of this format may begin with zeros, which a number loses.
    pub(crate) loses_zeros: bool,
}

impl AsNumber {
    /// Of texts that do not begin with zeros.
    pub(crate) const fn send(hint: &'static Sentence) -> Self {
        Self { hint, loses_zeros: false }
    }
}

/// Checks a string that is not blank. Reports either one error or any number of warnings, and returns what the string
/// means to other fields.
pub(crate) type TextCheck = fn(&TextFormat, Text<'_>, &Context<'_>, &mut dyn FnMut(Violation)) -> Meaning;

/// What other validators, such as a JSON Schema, can check about a string.
#[derive(Debug, Clone, Copy)]
pub enum TextSchema {
    /// It matches regular expressions.
    Pattern(fn() -> Pattern),
    /// It is a date, and matches regular expressions.
    Date(fn() -> Pattern),
    /// It is the code of a country.
    Countries(Countries),
    /// It is one of a few values.
    Choices(Choices),
    /// It is a subdivision of the country of residence.
    Subdivisions,
}

/// Which countries a field accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Countries {
    /// All countries.
    All,
    /// All countries that Harbor serves.
    Served,
}

/// The kind of input in which a form asks for a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A line of free text.
    Text,
    /// An e-mail address.
    Email,
    /// A choice among the countries.
    Country,
    /// A date.
    Date,
    /// A choice among the subdivisions of the country of residence, or text if they are not known.
    Subdivision,
    /// A choice among the occupations.
    Occupation,
    /// A choice among a few values.
    Choice,
    /// A US Social Security number.
    SocialSecurityNumber,
    /// A phone number.
    Phone,
}

impl TextFormat {
    /// Returns the length limit and regular expressions of this format. There are no expressions for a format that is a
    /// list of values.
    pub fn pattern(&self) -> Pattern {
        let pattern = match self.schema {
            TextSchema::Pattern(pattern) | TextSchema::Date(pattern) => pattern(),
            TextSchema::Countries(_) | TextSchema::Choices(_) | TextSchema::Subdivisions => Pattern::default(),
        };
        Pattern { max_length: self.max_length, ..pattern }
    }

    /// The values to choose from; `None` if there is no short list.
    pub fn choices(&self) -> Option<Choices> {
        match self.schema {
            TextSchema::Choices(choices) => Some(choices),
            TextSchema::Pattern(_) | TextSchema::Date(_) | TextSchema::Countries(_) | TextSchema::Subdivisions => None,
        }
    }
}

impl Input {
    /// All variants.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Email,
        Self::Country,
        Self::Date,
        Self::Subdivision,
        Self::Occupation,
        Self::Choice,
        Self::SocialSecurityNumber,
        Self::Phone,
    ];

    /// The name, as the JavaScript package has it: `ssn` and `tel` for the last two, or else the variant in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Country => "country",
            Self::Date => "date",
            Self::Subdivision => "subdivision",
            Self::Occupation => "occupation",
            Self::Choice => "choice",
            Self::SocialSecurityNumber => "ssn",
            Self::Phone => "tel",
        }
    }

    /// The keyboard that a phone shows for it: a value of HTML's `inputmode`.
    pub const fn keyboard(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Date | Self::SocialSecurityNumber => "numeric",
            Self::Phone => "tel",
            Self::Country | Self::Subdivision | Self::Occupation | Self::Choice => "none",
        }
    }
}
