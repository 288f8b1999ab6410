//! Contracts: what a body must look like under one revision of Harbor's guide, as a value.
//!
//! A contract is chosen and never guessed. To add one, add its module with a field table, and list it in
//! [`Contract::ALL`].

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

/// Says that a body looks like one of another contract, and how to choose that.
macro_rules! how_to_choose {
    ($contract:literal) => {
        concat!(
            "This is how ",
            $contract,
            " writes it. To check against that contract, choose ",
            $contract,
            " (--contract on the command line, contract in JavaScript, with_contract in Rust)."
        )
    };
}

use how_to_choose;

/// One revision of Harbor's guide: the fields of a body, their limits, and what a body alone cannot prove.
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
    /// The name that people choose it by, and that a report's `basis` gives.
    pub name: &'static str,
    /// The title of its JSON Schemas.
    pub title: &'static str,
    /// The text that it follows.
    pub source: &'static str,
    /// The body of a request. The order of issues, the required fields and the lists of choices are all read from here.
    pub body: Object,
    /// The limits that hold unless a caller sets others.
    pub limits: Limits,
    pub(crate) unchecked: &'static [UncheckedRule],
    /// Keys of the person by which a body without the wrapper is recognised; none where a body has no wrapper.
    pub(crate) unwrapped_keys: &'static [&'static str],
    pub(crate) payload_types: PayloadTypes,
}

/// Which types a valid body is read into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PayloadTypes {
    /// The phone of a US resident is an object.
    V1,
    /// The phone of a US resident is two fields of the person.
    V1_1,
}

impl Contract {
    /// `individual-v1`, the default: the guide as it was first published.
    pub const INDIVIDUAL_V1: &'static Self = &v1::CONTRACT;

    /// `individual-v1.1`: the guide as it was published later.
    ///
    /// The phone of a US resident is `phone_country_code` and `phone_number` in `individual`. A file may have 8 MiB,
    /// and all files of a request together 50 MiB. Everything else is as in `individual-v1`.
    pub const INDIVIDUAL_V1_1: &'static Self = &v1_1::CONTRACT;

    /// Every contract, the default first.
    pub const ALL: [&'static Self; 2] = [Self::INDIVIDUAL_V1, Self::INDIVIDUAL_V1_1];

    /// The contract of this name.
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

    /// The member of the body that holds the person; `None` where the person's fields are those of the body.
    pub fn wrapper(&self) -> Option<&'static Field> {
        match self.body.fields {
            [only] if matches!(only.shape, Shape::Object(_)) => Some(only),
            _ => None,
        }
    }

    /// The object that holds the person's fields: the wrapper's, or the body.
    pub fn person(&'static self) -> &'static Object {
        match self.body.fields {
            [Field { shape: Shape::Object(object), .. }] => object,
            _ => &self.body,
        }
    }

    /// The field at a dotted path.
    ///
    /// ```
    /// let field = harbor_preflight::Contract::INDIVIDUAL_V1.field("individual.residence.city");
    /// assert_eq!(field.map(|field| field.label), Some("City"));
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

    /// The fields at which a rule of their own looks, dotted, with `*` for the items of a list. None for a rule that
    /// every field shares, or that looks at the request as a whole.
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

    /// What a report's `unchecked` may contain, in this order.
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

/// Shows the name alone: a table would fill a screen.
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
