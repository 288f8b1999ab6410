use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::field::Item;

/// All fields of a contract in the order of its table, each with its path.
fn fields(contract: &'static Contract) -> Vec<(String, &'static Field)> {
    let mut fields = Vec::new();
    contract.body.each_field(&mut |path, field| fields.push((path.to_owned(), field)));
    fields
}

#[test]
fn deciding_fields_come_before_dependent_fields() {
    for contract in Contract::ALL {
        let fields = fields(contract);
        for (position, (path, field)) in fields.iter().enumerate() {
            let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
            for condition in field.presence.required_if {
                let deciding = format!("{parent}.{}", condition.path.join("."));
                let before = fields.iter().take(position).find(|(path, _)| *path == deciding);
                let decides = before.and_then(|(_, field)| field.decides);
                assert_eq!(decides, Some(condition.fact), "{contract}: {path} depends on {deciding}");
            }
        }
    }
}

#[test]
fn names_of_contracts_and_paths_of_fields_are_unique() {
    let names: BTreeSet<&str> = Contract::ALL.iter().map(|contract| contract.name).collect();
    assert_eq!(names.len(), Contract::ALL.len());
    for contract in Contract::ALL {
        let fields = fields(contract);
        let paths: BTreeSet<&str> = fields.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths.len(), fields.len(), "{contract}");
        assert_eq!(contract.wrapper().map(|wrapper| wrapper.name), Some("individual"));
        assert!(contract.unwrapped_keys.iter().all(|key| paths.contains(format!("individual.{key}").as_str())));
    }
}

#[test]
fn other_shapes_match_the_tables_of_both_contracts() {
    for (contract, other) in
        [(Contract::INDIVIDUAL_V1, Contract::INDIVIDUAL_V1_1), (Contract::INDIVIDUAL_V1_1, Contract::INDIVIDUAL_V1)]
    {
        let names = |contract: &'static Contract| -> Vec<&str> {
            contract.person().fields.iter().map(|field| field.name).collect()
        };
        let [shape] = contract.person().other_shapes else { panic!("there is one") };
        assert!(shape.fields.iter().all(|name| names(contract).contains(name) && !names(other).contains(name)));
        assert!(shape.keys.iter().all(|name| names(other).contains(name) && !names(contract).contains(name)));
        assert_eq!(shape.contract, other.name);
    }
}

#[test]
fn unchecked_rules_are_named_and_their_paths_exist() {
    for contract in Contract::ALL {
        assert!(contract.unchecked_rules().map(|unchecked| unchecked.rule).eq(crate::unchecked::NAMES));
        for unchecked in contract.unchecked_rules().filter(|unchecked| !unchecked.path.is_empty()) {
            let path = unchecked.path.trim_start_matches('/').replace('/', ".");
            assert!(contract.field(&path).is_some(), "{contract}: {path}");
        }
    }
    let named = |contract: &Contract| contract.unchecked_rules().filter(|rule| rule.reason.contains("v1.1")).count();
    let all = crate::unchecked::NAMES.len();
    assert_eq!((named(Contract::INDIVIDUAL_V1), named(Contract::INDIVIDUAL_V1_1)), (0, all));
}

#[test]
fn shapes_are_named_by_their_json_types() {
    let types: BTreeMap<_, _> =
        fields(Contract::INDIVIDUAL_V1).into_iter().map(|(_, field)| (field.name, field.shape.json_type())).collect();
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
fn fields_that_browsers_know_have_autocomplete_values() {
    let filled_in: Vec<_> = fields(Contract::INDIVIDUAL_V1)
        .into_iter()
        .filter(|(_, field)| field.autocomplete != "off")
        .map(|(_, field)| (field.name, field.autocomplete))
        .collect();
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
fn only_files_and_the_social_security_number_are_sensitive() {
    for contract in Contract::ALL {
        let sensitive = fields(contract).into_iter().filter(|(_, field)| field.shape.is_sensitive());
        let names: Vec<_> = sensitive.map(|(_, field)| field.name).collect();
        assert_eq!(names, ["front", "back", "ssn", "files", "files"]);
    }
}

#[test]
fn lists_of_choices_fit_into_a_mask_of_64_bits() {
    for contract in Contract::ALL {
        for (path, field) in fields(contract) {
            if let Shape::List(list) = &field.shape
                && let Item::Choice(choices) = list.item
            {
                assert!(choices.values.len() <= 64, "{path}");
            }
        }
    }
}
