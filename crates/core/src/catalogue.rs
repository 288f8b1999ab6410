//! All rules as one list.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::choices::{DocumentType, PurposeOfUse, SourceOfWealth};
use crate::contract::Contract;
use crate::field::Shape;
use crate::locale::UNITS;
use crate::rule::Rule;
use crate::wording::Wording;
use crate::{checks, path};

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
            assert!(!checks::RULES[module][rule].messages.is_empty(), "every rule has a message");
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
    /// Where the rule is explained: a section of `RULES.md`, which is in the same folder as `rules.json`.
    pub url: String,
}

/// Returns all rules, each with the fields of a contract that it applies to. It serialises to the content of
/// `schema/rules.json`, which the command line also prints.
///
/// ```
/// let entry = &harbor_preflight::catalogue(harbor_preflight::Contract::INDIVIDUAL_V1)[0];
/// assert_eq!((entry.rule.code, entry.rule.in_schema.name()), ("payload_too_large", "no"));
/// ```
pub fn catalogue(contract: &Contract) -> Vec<CatalogueEntry> {
    RULES
        .iter()
        .map(|rule| {
            let url = format!("RULES.md#{}", rule.code);
            CatalogueEntry { rule, fields: contract.fields_of(rule), url }
        })
        .collect()
}

/// Returns every English text for people by its key in a language file: the messages and hints of the rules, the texts of
/// the fields, the labels of choices, and the reasons why a rule is not checked.
///
/// ```
/// let texts = harbor_preflight::texts();
/// assert_eq!(texts["prompt.last_name"], "Enter your last name.");
/// assert_eq!(texts["hint.use_suggestion"], "Use {suggestion}.");
/// ```
pub fn texts() -> BTreeMap<Cow<'static, str>, Cow<'static, str>> {
    let mut texts = BTreeMap::new();
    let mut add = |key: Cow<'static, str>, text: Cow<'static, str>| {
        if !text.is_empty() {
            texts.insert(key, text);
        }
    };
    for sentence in RULES.iter().flat_map(|rule| rule.messages.iter().chain(rule.hints)) {
        add(sentence.id.into(), sentence.text.into());
    }
    let mut add_wording = |wording: &Wording| {
        for (prefix, text) in [("label", wording.label), ("prompt", wording.prompt), ("help", wording.help)] {
            add(format!("{prefix}.{}", wording.id).into(), text.into());
        }
    };
    path::OTHER_WORDINGS.into_iter().for_each(&mut add_wording);
    for contract in Contract::ALL {
        contract.body.each_field(&mut |_, field| {
            add_wording(&field.wording);
            field.wording.by_document.iter().for_each(|(_, wording)| add_wording(wording));
            if let Shape::List(list) = &field.shape {
                add_wording(&list.item_wording);
            }
        });
    }
    for choices in [SourceOfWealth::CHOICES, PurposeOfUse::CHOICES, DocumentType::CHOICES] {
        for (value, label) in choices.values.iter().zip(choices.labels) {
            add(format!("choice.{value}").into(), (*label).into());
        }
    }
    for unchecked in Contract::INDIVIDUAL_V1.unchecked_rules() {
        add(format!("unchecked.{}", unchecked.rule).into(), unchecked.reason.clone());
    }
    for (id, text) in UNITS {
        add(id.into(), text.into());
    }
    texts
}
