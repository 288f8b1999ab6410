//! Contracts: revisions of Harbor's guide as values.
//!
//! The caller chooses the contract; it is never guessed from the body. To add one, add its module with a field table,
//! and list it in [`Contract::ALL`].

mod conditions;
mod rows;
mod unchecked_rules;
mod v1;
mod v1_1;

use std::fmt;

use crate::field::{Field, Object, Shape};
use crate::limits::Limits;
use crate::rule::Rule;
use crate::unchecked::{Unchecked, UncheckedRule};

/// One revision of Harbor's guide: the fields of a body, the limits, and the rules that a body alone cannot prove.
///
/// ```
/// use harbor_preflight::{Contract, NaiveDate, Preflight, Submission};
///
/// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
/// let later = Preflight::new(today).with_contract(Contract::INDIVIDUAL_V1_1);
/// let report = later.validate(b"{}", &Submission::new());
/// assert_eq!(report.basis.contract, "individual-v1.1");
/// assert_eq!(Preflight::new(today).validate(b"{}", &Submission::new()).basis.contract, "individual-v1");
/// ```
#[non_exhaustive]
pub struct Contract {
    /// The name, by which the contract can be chosen, and which a report gives in its `basis`.
    pub name: &'static str,
    /// The title of the JSON Schemas.
    pub title: &'static str,
    /// The document that the contract follows.
    pub source: &'static str,
    /// The body of a request, as a table of fields. Validation follows it, and schemas and forms are generated from it.
    pub body: Object,
    /// The limits, unless the caller sets others.
    pub limits: Limits,
    pub(crate) unchecked: &'static [UncheckedRule],
    /// Keys of the person. A body that has one of them at its root lacks the wrapper. Empty for a contract without a
    /// wrapper.
    pub(crate) unwrapped_keys: &'static [&'static str],
    pub(crate) payload_types: PayloadTypes,
}

/// The types into which a valid body is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PayloadTypes {
    /// The phone of a US resident is an object.
    V1,
    /// The phone of a US resident is two fields of the person.
    V1_1,
}

impl Contract {
    /// `individual-v1`, the default: the guide as first published.
    pub const INDIVIDUAL_V1: &'static Self = &v1::CONTRACT;

    /// `individual-v1.1`: the guide as published in 2026.
    ///
    /// The phone of a US resident is two fields of `individual`: `phone_country_code` and `phone_number`. A file may
    /// have up to 8 MiB, and all files of a request together up to 50 MiB. Everything else is as in `individual-v1`.
    pub const INDIVIDUAL_V1_1: &'static Self = &v1_1::CONTRACT;

    /// All contracts, the default first.
    pub const ALL: [&'static Self; 2] = [Self::INDIVIDUAL_V1, Self::INDIVIDUAL_V1_1];

    /// Returns the contract of this name; `None` if there is none.
    ///
    /// ```
    /// use harbor_preflight::Contract;
    ///
    /// assert_eq!(Contract::named("individual-v1.1"), Some(Contract::INDIVIDUAL_V1_1));
    /// assert_eq!(Contract::named("individual-v9"), None);
    /// ```
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.into_iter().find(|contract| contract.name == name)
    }

    /// Returns the field of the body that contains the person; `None` if the person's fields are at the root.
    pub fn wrapper(&self) -> Option<&'static Field> {
        match self.body.fields {
            [only] if matches!(only.shape, Shape::Object(_)) => Some(only),
            _ => None,
        }
    }

    /// Returns the object that has the person's fields: that of the wrapper, or the body itself.
    pub fn person(&'static self) -> &'static Object {
        match self.body.fields {
            [Field { shape: Shape::Object(object), .. }] => object,
            _ => &self.body,
        }
    }

    /// Returns the field at a dotted path; `None` if there is none.
    ///
    /// ```
    /// let field = harbor_preflight::Contract::INDIVIDUAL_V1.field("individual.residence.city");
    /// assert_eq!(field.map(|field| field.wording.label), Some("City"));
    /// ```
    pub fn field(&'static self, path: &str) -> Option<&'static Field> {
        let mut fields = self.body.fields;
        let mut found = None;
        for name in path.split('.') {
            let field = fields.iter().find(|field| field.name == name)?;
            fields = match &field.shape {
                Shape::Object(object) => object.fields,
                Shape::Text(_) | Shape::Boolean | Shape::List(_) | Shape::File(_) => &[],
            };
            found = Some(field);
        }
        found
    }

    /// Returns the dotted paths of the fields that a rule applies to, with `*` for the items of a list. It is empty for
    /// a rule that applies to every field, or to the request as a whole.
    ///
    /// ```
    /// use harbor_preflight::{Contract, rule};
    ///
    /// let fields = Contract::INDIVIDUAL_V1.fields_of(rule("too_many").expect("a code of the catalogue"));
    /// assert_eq!(fields, ["individual.proof_of_address.files", "individual.bank_statement.files"]);
    /// ```
    pub fn fields_of(&self, rule: &Rule) -> Vec<String> {
        let mut found = Vec::new();
        self.body.each_field(&mut |path, field| {
            if field.shape.rules().contains(&rule) {
                found.push(path.to_owned());
            }
            if let Shape::List(list) = &field.shape
                && list.item_rules.contains(&rule)
            {
                found.push(format!("{path}.*"));
            }
        });
        found
    }

    /// Returns the dotted paths of the fields that may contain what a person entered: all except Booleans. Use them to
    /// configure a logging library, for example pino's `redact.paths`.
    ///
    /// Keys that the contract does not know are not among them: to log a whole body, log what
    /// [`Preflight::redact`](crate::Preflight::redact) returns.
    ///
    /// ```
    /// let paths = harbor_preflight::Contract::INDIVIDUAL_V1.redacted_paths();
    /// assert_eq!(paths[..2], ["individual.first_name", "individual.last_name"]);
    /// ```
    pub fn redacted_paths(&'static self) -> Vec<String> {
        let mut paths = Vec::new();
        self.body.each_field(&mut |path, field| match field.shape {
            Shape::Text(_) | Shape::File(_) | Shape::List(_) => paths.push(path.to_owned()),
            Shape::Boolean | Shape::Object(_) => {}
        });
        paths
    }

    /// Returns all entries that the `unchecked` of a report may contain, in the same order.
    ///
    /// ```
    /// let first = harbor_preflight::Contract::INDIVIDUAL_V1.unchecked_rules().next().expect("there are some");
    /// assert_eq!(first.rule, "prerequisites");
    /// ```
    pub fn unchecked_rules(&self) -> impl Iterator<Item = &'static Unchecked> + use<> {
        self.unchecked.iter().map(|rule| &rule.entry)
    }
}

impl fmt::Display for Contract {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

/// Shows only the name, because the field table is long.
impl fmt::Debug for Contract {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Contract({})", self.name)
    }
}

/// Two contracts are equal when they have the same name.
impl PartialEq for Contract {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Contract {}

#[cfg(test)]
mod tests;
