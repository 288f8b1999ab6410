//! The vocabulary of the field table: what a field is called, when it must be there, and what it holds.

use crate::checks;
use crate::condition::{Condition, ConditionTest};
use crate::facts::{Facts, ListState, Residence};
use crate::fields::names;
use crate::grammar::Grammar;
use crate::json::Kind;
use crate::payload::{DocumentType, OTHER};
use crate::reference::{CountryCode, Subdivisions};
use crate::rule::{Finding, Rule};

/// One field of the payload, as a line of the guide's table (guide, section 4).
#[derive(Debug)]
pub struct Field {
    /// Its key in the JSON object.
    pub name: &'static str,
    /// What a form calls it, in words.
    pub label: &'static str,
    /// What belongs in it, in a sentence.
    pub description: &'static str,
    /// What a browser may fill in: a token of HTML's `autocomplete`, or `off`.
    pub autocomplete: &'static str,
    /// When it must be there.
    pub presence: Presence,
    /// What it holds.
    pub shape: Shape,
}

/// When a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Always,
    /// For residents of the US; it plays no part elsewhere.
    UsResidents,
    /// For residents of all other countries; it plays no part in the US.
    ResidentsElsewhere,
    /// For residents elsewhere who have a US bank account.
    WithUsBankAccount,
    /// If the country of residence has subdivisions.
    WhereSubdivisionsExist,
    /// If the list of this name, in the same object, holds `other`.
    WithOtherIn(&'static str),
    /// If the document's type has two sides; it may be there for any other.
    ForTwoSidedDocuments,
}

/// What a field holds.
#[derive(Debug)]
pub enum Shape {
    /// A string.
    Text(Format),
    /// `true` or `false`.
    Boolean,
    /// An object with fields of its own.
    Object(Object),
    /// An array.
    List(List),
    /// A file as a base64 string.
    File,
}

/// What a string holds.
#[derive(Debug, Clone, Copy)]
pub enum Format {
    /// Any words, up to so many Unicode code points.
    FreeText {
        /// The most code points allowed, if there is a limit.
        max: Option<u64>,
        /// Such words.
        example: &'static str,
    },
    /// An e-mail address.
    Email,
    /// An ISO 3166-1 alpha-2 code.
    Country {
        /// Whether the prohibited countries are refused.
        refuse_prohibited: bool,
    },
    /// `YYYY-MM-DD`, of an adult.
    Birthday,
    /// The ISO 3166-2 code of a subdivision of the country of residence.
    Subdivision,
    /// A slug of the occupations lookup.
    Occupation,
    /// One of a few words.
    Choice {
        /// The words.
        choices: Choices,
        /// One of them.
        example: &'static str,
    },
    /// A US Social Security number.
    SocialSecurityNumber,
    /// A number in E.164.
    PhoneNumber,
}

/// An object: its fields, and what is checked of it as a whole.
#[derive(Debug)]
pub struct Object {
    /// The fields, in the order of the guide's table.
    pub fields: &'static [Field],
    /// The rules that look at the object as a whole.
    pub rules: &'static [&'static Rule],
    pub(crate) check: fn(&Facts<'_>) -> Option<Finding>,
}

impl Object {
    /// An object of which nothing but its fields is checked.
    pub(crate) const fn of(fields: &'static [Field]) -> Self {
        Self { fields, rules: &[], check: |_| None }
    }
}

/// An array.
#[derive(Debug)]
pub struct List {
    /// What its items are.
    pub item: Item,
    /// What a form calls one item; its number follows.
    pub item_label: &'static str,
    /// The fewest items allowed.
    pub min: u64,
    /// The most items allowed, if there is a limit.
    pub max: Option<u64>,
}

/// What the items of an array are.
#[derive(Debug, Clone, Copy)]
pub enum Item {
    /// One of these words each.
    Choice(Choices),
    /// Files as base64 strings.
    File,
}

/// A few words to choose from, in the order of the guide.
///
/// ```
/// let choices = harbor_preflight::DocumentType::CHOICES;
/// assert_eq!((choices.words[2], choices.labels[2]), ("DRIVER_LICENCE", "Driver licence"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    /// The words that Harbor takes.
    pub words: &'static [&'static str],
    /// What a form calls each of them, in the same order.
    pub labels: &'static [&'static str],
}

/// What a [`Presence`] comes to for one payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Applies {
    Required,
    Optional,
    /// It plays no part: only JSON types are looked at.
    No,
    /// Whether it plays a part cannot be told: it is not looked into.
    Undecided,
}

impl Presence {
    pub(crate) fn applies(self, facts: &Facts<'_>) -> Applies {
        match self {
            Self::Always => Applies::Required,
            Self::WithOtherIn(list) => with_other(facts.choice_list(list)),
            Self::ForTwoSidedDocuments => required_if(facts.document_needs_back()),
            Self::UsResidents => match facts.residence {
                Residence::Undecided => Applies::Undecided,
                Residence::UnitedStates => Applies::Required,
                Residence::Elsewhere(_) => Applies::No,
            },
            Self::ResidentsElsewhere => match facts.residence {
                Residence::Undecided => Applies::Undecided,
                Residence::UnitedStates => Applies::No,
                Residence::Elsewhere(_) => Applies::Required,
            },
            Self::WithUsBankAccount => match (facts.residence, facts.has_us_bank_account) {
                (Residence::UnitedStates, _) | (Residence::Elsewhere(_), Some(false)) => Applies::No,
                (Residence::Elsewhere(_), Some(true)) => Applies::Required,
                (Residence::Undecided, _) | (_, None) => Applies::Undecided,
            },
            Self::WhereSubdivisionsExist => match (facts.residence, facts.subdivisions()) {
                (Residence::Undecided, _) => Applies::Undecided,
                (_, Subdivisions::Listed(_)) => Applies::Required,
                (_, Subdivisions::None | Subdivisions::Unknown) => Applies::Optional,
            },
        }
    }
}

impl Presence {
    /// On what it depends: it must be there where all of these hold. None for a field that must always be there.
    ///
    /// ```
    /// use harbor_preflight::{Presence, ConditionTest};
    ///
    /// let [condition] = &Presence::UsResidents.conditions()[..] else { panic!("there is one") };
    /// assert_eq!(condition.path, ["residence", "country"]);
    /// assert_eq!(condition.test, ConditionTest::Is("US"));
    /// ```
    pub fn conditions(self) -> Vec<Condition> {
        const US: &str = CountryCode::US.as_str();
        let residence = |test| Condition { path: vec![names::RESIDENCE, names::COUNTRY], test };
        let sibling = |name, test| Condition { path: vec![name], test };
        match self {
            Self::Always => Vec::new(),
            Self::UsResidents => vec![residence(ConditionTest::Is(US))],
            Self::ResidentsElsewhere => vec![residence(ConditionTest::IsCountryOtherThan(US))],
            Self::WithUsBankAccount => {
                vec![
                    residence(ConditionTest::IsCountryOtherThan(US)),
                    sibling(names::HAS_US_BANK_ACCOUNT, ConditionTest::IsTrue),
                ]
            }
            Self::WhereSubdivisionsExist => vec![sibling(names::COUNTRY, ConditionTest::HasSubdivisions)],
            Self::WithOtherIn(list) => vec![sibling(list, ConditionTest::Contains(OTHER))],
            Self::ForTwoSidedDocuments => {
                vec![sibling(names::TYPE, ConditionTest::IsOneOf(DocumentType::two_sided_names()))]
            }
        }
    }

    /// Whether the checks of the field's own kind hold where it may be left out. Everywhere else a value that plays no
    /// part is looked at by its JSON types only.
    pub fn is_checked_where_optional(self) -> bool {
        matches!(self, Self::Always | Self::ForTwoSidedDocuments)
    }
}

fn required_if(condition: bool) -> Applies {
    if condition { Applies::Required } else { Applies::Optional }
}

fn with_other(list: ListState) -> Applies {
    match list {
        ListState::Unusable => Applies::Undecided,
        ListState::HoldsOther => Applies::Required,
        ListState::Fine => Applies::No,
        ListState::Faulty => Applies::Optional,
    }
}

impl Shape {
    /// The name of the JSON type that it takes.
    pub fn json_type(&self) -> &'static str {
        self.kind().name()
    }

    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Text(_) | Self::File => Kind::String,
            Self::Boolean => Kind::Boolean,
            Self::Object(_) => Kind::Object,
            Self::List(_) => Kind::Array,
        }
    }

    /// Whether it is kept out of logs, analytics and recordings of the screen at all cost: files, also in a list, and the
    /// US Social Security number. Of an object, its fields tell it.
    ///
    /// ```
    /// use harbor_preflight::{Format, Shape};
    ///
    /// assert!(Shape::Text(Format::SocialSecurityNumber).is_sensitive());
    /// assert!(!Shape::Text(Format::Email).is_sensitive());
    /// ```
    pub fn is_sensitive(&self) -> bool {
        match self {
            Self::File | Self::Text(Format::SocialSecurityNumber) | Self::List(List { item: Item::File, .. }) => true,
            Self::Text(
                Format::FreeText { .. }
                | Format::Email
                | Format::Country { .. }
                | Format::Birthday
                | Format::Subdivision
                | Format::Occupation
                | Format::Choice { .. }
                | Format::PhoneNumber,
            )
            | Self::Boolean
            | Self::Object(_)
            | Self::List(List { item: Item::Choice(_), .. }) => false,
        }
    }

    /// The rules that look at a value of this shape, beyond those that every field shares.
    pub fn rules(&self) -> &'static [&'static Rule] {
        match self {
            Self::Text(format) => checks::rules(*format),
            Self::Boolean => &[],
            Self::Object(object) => object.rules,
            Self::List(List { max: Some(_), .. }) => checks::list::LIMITED_RULES,
            Self::List(List { max: None, .. }) => checks::list::RULES,
            Self::File => checks::file::RULES,
        }
    }
}

impl List {
    /// The rules that look at one item.
    pub fn item_rules(&self) -> &'static [&'static Rule] {
        match self.item {
            Item::Choice(_) => checks::choice::ITEM_RULES,
            Item::File => checks::file::RULES,
        }
    }
}

impl Format {
    /// The most code points that it can have, if there is a limit.
    ///
    /// ```
    /// assert_eq!(harbor_preflight::Format::Birthday.max_length(), Some(10));
    /// ```
    pub fn max_length(self) -> Option<u64> {
        checks::max_length(self)
    }

    /// What can be said of it by lengths and regular expressions.
    pub fn grammar(self) -> Grammar {
        checks::grammar(self)
    }

    /// A string of this format that is fine.
    ///
    /// ```
    /// assert_eq!(harbor_preflight::Format::PhoneNumber.example(), "+14045550101");
    /// ```
    pub fn example(self) -> &'static str {
        checks::example(self)
    }
}

impl Shape {
    /// The shortest file without an issue, in base64.
    pub fn file_example() -> &'static str {
        checks::file::EXAMPLE
    }

    /// The media types of the files that are taken, as `unsupported_file_type` names them in `allowed`.
    ///
    /// ```
    /// assert_eq!(harbor_preflight::Shape::file_media_types(), ["image/jpeg", "image/png", "application/pdf"]);
    /// ```
    pub fn file_media_types() -> &'static [&'static str] {
        checks::file::ALLOWED
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::fields::BODY;

    /// Visits all fields with what they hold.
    fn each(fields: &'static [Field], visit: &mut dyn FnMut(&'static Field)) {
        for field in fields {
            visit(field);
            if let Shape::Object(object) = &field.shape {
                each(object.fields, visit);
            }
        }
    }

    #[test]
    fn every_choice_has_a_label_of_its_own() {
        let mut lists = 0;
        each(BODY.fields, &mut |field| {
            let (Shape::Text(Format::Choice { choices, .. }) | Shape::List(List { item: Item::Choice(choices), .. })) =
                &field.shape
            else {
                return;
            };
            let labels: BTreeSet<&str> = choices.labels.iter().copied().collect();
            assert_eq!(
                (labels.len(), choices.labels.len()),
                (choices.words.len(), choices.words.len()),
                "{}",
                field.name
            );
            assert!(choices.labels.iter().all(|label| !label.is_empty() && !choices.words.contains(label)));
            lists += 1;
        });
        assert_eq!(lists, 3);
    }

    #[test]
    fn shapes_take_json_types() {
        let mut types = BTreeMap::new();
        each(BODY.fields, &mut |field| _ = types.insert(field.name, field.shape.json_type()));
        for (name, json_type) in [
            ("email", "string"),
            ("front", "string"),
            ("has_us_bank_account", "boolean"),
            ("residence", "object"),
            ("files", "array"),
            ("purpose_of_use", "array"),
        ] {
            assert_eq!(types.get(name), Some(&json_type), "{name}");
        }
    }

    #[test]
    fn browsers_fill_in_what_they_know_of_a_person() {
        let mut filled_in = Vec::new();
        each(BODY.fields, &mut |field| {
            if field.autocomplete != "off" {
                filled_in.push((field.name, field.autocomplete));
            }
        });
        let expected = [
            ("first_name", "given-name"),
            ("last_name", "family-name"),
            ("email", "email"),
            ("birthday", "bday"),
            ("street", "address-line1"),
            ("sub_street", "address-line2"),
            ("city", "address-level2"),
            ("postal_code", "postal-code"),
            ("country", "country"),
            ("state", "address-level1"),
            ("number", "tel"),
        ];
        assert_eq!(filled_in, expected);
    }

    #[test]
    fn files_and_the_social_security_number_are_sensitive() {
        let mut sensitive = Vec::new();
        each(BODY.fields, &mut |field| {
            if field.shape.is_sensitive() {
                sensitive.push(field.name);
            }
        });
        assert_eq!(sensitive, ["front", "back", "ssn", "files", "files"]);
    }
}
