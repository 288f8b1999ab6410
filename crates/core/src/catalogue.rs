//! All rules as data.

use crate::checks;
use crate::contract::Contract;
use crate::rule::Rule;

/// The lists of all modules as one.
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

/// Every rule, each once: those that all fields share, then by field, files, and operations.
///
/// ```
/// let errors = harbor_preflight::rules().iter().filter(|rule| rule.severity == harbor_preflight::Severity::Error);
/// assert!(errors.count() > 20);
/// ```
pub fn rules() -> &'static [&'static Rule] {
    &RULES
}

/// The rule with this code.
///
/// ```
/// let too_long = harbor_preflight::rule("too_long").expect("a code of the catalogue");
/// assert!(too_long.param_names().eq(["max", "actual"]));
/// assert!(harbor_preflight::rule("no_such_code").is_none());
/// ```
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.into_iter().find(|rule| rule.code == code)
}

/// A rule, and where it looks.
#[derive(Debug, serde::Serialize)]
#[non_exhaustive]
pub struct CatalogueEntry {
    /// The rule.
    #[serde(flatten)]
    pub rule: &'static Rule,
    /// What [`Contract::fields_of`] gives for it.
    pub fields: Vec<String>,
}

/// All rules with the fields of a contract that they look at, as the command line and `schema/rules.json` give them.
///
/// ```
/// let entry = &harbor_preflight::catalogue(harbor_preflight::Contract::INDIVIDUAL_V1)[0];
/// assert_eq!((entry.rule.code, entry.rule.in_schema.name()), ("payload_too_large", "no"));
/// ```
pub fn catalogue(contract: &Contract) -> Vec<CatalogueEntry> {
    RULES.iter().map(|rule| CatalogueEntry { rule, fields: contract.fields_of(rule) }).collect()
}
