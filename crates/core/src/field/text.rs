//! What a format of strings consists of.

use crate::choices::Choices;
use crate::context::{Context, Meaning};
use crate::json::Text;
use crate::pattern::Pattern;
use crate::rule::{Rule, Violation};

/// A format of strings: everything that is known of it, in one value.
///
/// Each is declared in its own module under `checks/`. No member has a default, so that a new format has to say, for
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
    /// The rules that look at a string of this format, beyond those that all fields share.
    pub rules: &'static [&'static Rule],
    /// The most code points, if there is a limit.
    pub max_length: Option<u64>,
    /// A valid string.
    pub example: &'static str,
    /// How a form asks for it.
    pub input: Input,
    /// Whether it must never be logged or recorded, for example by analytics or a recording of the screen.
    pub is_sensitive: bool,
    /// What other validators can check of it.
    pub schema: TextSchema,
    /// What to send instead of a number.
    pub(crate) as_number: AsNumber,
    pub(crate) check: TextCheck,
}

/// What to say of a number in the place of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsNumber {
    /// What to send, where the digits in quotes would not be right either.
    pub(crate) hint: &'static str,
    /// Whether texts of this format may begin with zeros, which a number loses.
    pub(crate) loses_zeros: bool,
}

impl AsNumber {
    /// Of texts that do not begin with zeros.
    pub(crate) const fn send(hint: &'static str) -> Self {
        Self { hint, loses_zeros: false }
    }
}

/// Checks a string that is not blank: reports at most one error, or else any number of warnings, and returns what the
/// string means to other fields.
pub(crate) type TextCheck = fn(&TextFormat, Text<'_>, &Context<'_>, &mut dyn FnMut(Violation)) -> Meaning;

/// What can be said of a format without this crate.
#[derive(Debug, Clone, Copy)]
pub enum TextSchema {
    /// Regular expressions.
    Pattern(fn() -> Pattern),
    /// A date, with the regular expressions that describe it.
    Date(fn() -> Pattern),
    /// A list of countries.
    Countries(Countries),
    /// A list of values.
    Choices(Choices),
    /// A list that depends on the country of residence.
    Subdivisions,
}

/// Which countries a field accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Countries {
    /// Every country.
    All,
    /// All but those that Harbor does not serve.
    Served,
}

/// How a form asks for a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A line of free text.
    Text,
    /// An e-mail address.
    Email,
    /// A choice among the countries.
    Country,
    /// A day of the calendar.
    Date,
    /// A choice among the subdivisions of the country of residence, or text where these are not known.
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
    /// The lengths and regular expressions of this format; nothing where a list says everything.
    pub fn pattern(&self) -> Pattern {
        let pattern = match self.schema {
            TextSchema::Pattern(pattern) | TextSchema::Date(pattern) => pattern(),
            TextSchema::Countries(_) | TextSchema::Choices(_) | TextSchema::Subdivisions => Pattern::default(),
        };
        Pattern { max_length: self.max_length, ..pattern }
    }

    /// The values to choose from, if there are only a few.
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

    /// The name that the JavaScript package has for it.
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

    /// The keyboard that a phone shows: a value of HTML's `inputmode`.
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
