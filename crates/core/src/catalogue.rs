//! All rules as one list.

use crate::checks;
use crate::contract::Contract;
use crate::rule::Rule;

/// The rules of all modules under `checks/`.
static RULES: [&Rule; COUNT] = flattened();

const COUNT: usize = {
    let mut count = 0;
    let mut module = 0;
    while module < checks::RULES.len() {
        count += checks::RULES[module].len();
        module += 1;
    }
    count
};

const fn flattened() -> [&'static Rule; COUNT] {
    let mut rules = [checks::RULES[0][0]; COUNT];
    let (mut next, mut module) = (0, 0);
    while module < checks::RULES.len() {
        let mut rule = 0;
        while rule < checks::RULES[module].len() {
            rules[next] = checks::RULES[module][rule];
            next += 1;
            rule += 1;
        }
        module += 1;
    }
    rules
}

/// Returns every rule once: those for all fields, then those for single fields, files, and operations.
///
/// ```
/// let errors = harbor_preflight::rules().iter().filter(|rule| rule.severity == harbor_preflight::Severity::Error);
/// assert!(errors.count() > 20);
/// ```
pub fn rules() -> &'static [&'static Rule] {
    &RULES
}

/// Returns the rule with this code; `None` if there is none.
///
/// ```
/// let too_long = harbor_preflight::rule("too_long").expect("a code of the catalogue");
/// assert!(too_long.param_names().eq(["max", "actual"]));
/// assert!(harbor_preflight::rule("no_such_code").is_none());
/// ```
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.into_iter().find(|rule| rule.code == code)
}

/// A rule, and the fields that it applies to.
#[derive(Debug, serde::Serialize)]
#[non_exhaustive]
pub struct CatalogueEntry {
    /// The rule.
    #[serde(flatten)]
    pub rule: &'static Rule,
    /// The dotted paths of the fields that it applies to, as [`Contract::fields_of`] returns them.
    pub fields: Vec<String>,
}

/// Returns all rules, each with the fields of a contract that it applies to. It serialises to the content of
/// `schema/rules.json`, which the command line also prints.
///
/// ```
/// let entry = &harbor_preflight::catalogue(harbor_preflight::Contract::INDIVIDUAL_V1)[0];
/// assert_eq!((entry.rule.code, entry.rule.in_schema.name()), ("payload_too_large", "no"));
/// ```
pub fn catalogue(contract: &Contract) -> Vec<CatalogueEntry> {
    RULES.iter().map(|rule| CatalogueEntry { rule, fields: contract.fields_of(rule) }).collect()
}
