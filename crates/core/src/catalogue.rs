//! All rules as data.

use crate::checks::{
    birthday, body, choice, country, email, file, free_text, keys, list, occupation, operation, phone, presence,
    proof_of_address, ssn, subdivision, wrong_type,
};
use crate::field::{Field, Shape};
use crate::fields::BODY;
use crate::rule::Rule;

static RULES: [&Rule; 42] = [
    &body::TOO_LARGE,
    &body::SYNTAX,
    &keys::DUPLICATE,
    &wrong_type::WRONG_TYPE,
    &presence::REQUIRED,
    &keys::UNKNOWN,
    &presence::NOT_APPLICABLE,
    &free_text::SURROUNDING_WHITESPACE,
    &free_text::SUSPICIOUS_CHARACTER,
    &free_text::TOO_LONG,
    &email::INVALID,
    &country::INVALID,
    &country::PROHIBITED,
    &birthday::INVALID_DATE,
    &birthday::IN_FUTURE,
    &birthday::UNDERAGE,
    &birthday::IMPLAUSIBLE_AGE,
    &subdivision::INVALID,
    &subdivision::MUST_BE_OMITTED,
    &occupation::INVALID,
    &occupation::UNVERIFIED,
    &list::TOO_FEW,
    &list::TOO_MANY,
    &choice::INVALID,
    &choice::DUPLICATE_ITEM,
    &ssn::INVALID,
    &ssn::IMPLAUSIBLE,
    &phone::INVALID,
    &phone::COUNTRY_MISMATCH,
    &proof_of_address::TOO_OLD,
    &file::INVALID_BASE64,
    &file::TOO_LARGE,
    &file::UNSUPPORTED,
    &file::NEAR_LIMIT,
    &file::TRUNCATED,
    &file::ENCRYPTED,
    &file::DUPLICATE,
    &operation::NOT_INDIVIDUAL,
    &operation::NOT_ACTIVE,
    &operation::AGREEMENT_NOT_SIGNED,
    &operation::ALREADY_VERIFIED,
    &operation::CORRECTION_NOT_ALLOWED,
];

/// Every rule, each once: those that all fields share, then by field, files, and operations.
///
/// ```
/// let errors = harbor_preflight::rules().iter().filter(|rule| rule.severity == harbor_preflight::Severity::Error);
/// assert!(errors.count() > 20);
/// ```
pub fn rules() -> &'static [&'static Rule] {
    &RULES
}

/// A rule, and where it looks.
#[derive(Debug, serde::Serialize)]
#[non_exhaustive]
pub struct CatalogueEntry {
    /// The rule.
    #[serde(flatten)]
    pub rule: &'static Rule,
    /// What [`fields_of`] gives for it.
    pub fields: Vec<String>,
}

/// The catalogue as the command line and `schema/rules.json` give it.
///
/// ```
/// let entry = &harbor_preflight::catalogue()[0];
/// assert_eq!((entry.rule.code, entry.rule.in_schema.name()), ("payload_too_large", "no"));
/// ```
pub fn catalogue() -> Vec<CatalogueEntry> {
    RULES.iter().map(|rule| CatalogueEntry { rule, fields: fields_of(rule) }).collect()
}

/// The rule with this code.
///
/// ```
/// assert_eq!(harbor_preflight::rule("too_long").map(|rule| rule.params), Some(&["max", "actual"][..]));
/// assert!(harbor_preflight::rule("no_such_code").is_none());
/// ```
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.into_iter().find(|rule| rule.code == code)
}

/// The fields at which a rule of their own looks, dotted, with `*` for the items of a list. None for a rule that every
/// field shares, or that looks at the request as a whole.
///
/// ```
/// let fields = harbor_preflight::fields_of(harbor_preflight::rule("too_many").expect("a code of the catalogue"));
/// assert_eq!(fields, ["individual.proof_of_address.files", "individual.bank_statement.files"]);
/// ```
pub fn fields_of(rule: &Rule) -> Vec<String> {
    let mut found = Vec::new();
    for field in BODY.fields {
        collect(rule, field, field.name, &mut found);
    }
    found
}

fn collect(rule: &Rule, field: &Field, name: &str, found: &mut Vec<String>) {
    if field.shape.rules().contains(&rule) {
        found.push(name.to_owned());
    }
    match &field.shape {
        Shape::Object(object) => {
            for inner in object.fields {
                collect(rule, inner, &format!("{name}.{}", inner.name), found);
            }
        }
        Shape::List(list) if list.item_rules().contains(&rule) => found.push(format!("{name}.*")),
        Shape::List(_) | Shape::Text(_) | Shape::Boolean | Shape::File => {}
    }
}
