//! `individual-v1.1`: the guide as published in 2026. The phone of a US resident is two fields of the person, and files
//! have lower limits.

use super::rows::{
    BANK_STATEMENT, BIRTHDAY, EMAIL, FIRST_NAME, HAS_US_BANK_ACCOUNT, IDENTITY_DOCUMENT, LAST_NAME, NATIONALITY,
    OCCUPATION, PHONE_COUNTRY_CODE, PHONE_NUMBER, PROOF_OF_ADDRESS, PURPOSE_OF_USE, PURPOSE_OF_USE_OTHER, RESIDENCE,
    SOURCE_OF_WEALTH, SOURCE_OF_WEALTH_OTHER, SSN, individual,
};
use super::unchecked_rules::unchecked_rules;
use super::{Contract, PayloadTypes};
use crate::checks::file;
use crate::field::{Field, Object, OtherShape};
use crate::limits::Limits;

pub(super) static CONTRACT: Contract = Contract {
    name: "individual-v1.1",
    title: "Individual onboarding (individual-v1.1)",
    source: "Harbor's guide for onboarding an individual, as published in 2026",
    body: Object::of(&[individual(INDIVIDUAL)]),
    limits: Limits::V1_1,
    unchecked: &unchecked_rules!("individual-v1.1: ", "/individual"),
    unwrapped_keys: &["first_name", "residence"],
    payload_types: PayloadTypes::V1_1,
};

const INDIVIDUAL: Object = Object {
    rules: file::TOTAL_RULES,
    check_after: file::all_too_large,
    other_shapes: &[OtherShape {
        fields: &["phone_country_code", "phone_number"],
        keys: &["phone"],
        contract: "individual-v1",
    }],
    ..Object::of(FIELDS)
};

/// The fields of the person, in the order of the guide.
const FIELDS: &[Field] = &[
    FIRST_NAME,
    LAST_NAME,
    EMAIL,
    NATIONALITY,
    BIRTHDAY,
    RESIDENCE,
    OCCUPATION,
    SOURCE_OF_WEALTH,
    SOURCE_OF_WEALTH_OTHER,
    PURPOSE_OF_USE,
    PURPOSE_OF_USE_OTHER,
    IDENTITY_DOCUMENT,
    SSN,
    PHONE_COUNTRY_CODE,
    PHONE_NUMBER,
    PROOF_OF_ADDRESS,
    HAS_US_BANK_ACCOUNT,
    BANK_STATEMENT,
];
