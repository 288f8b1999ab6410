//! When the fields of the tables must be present.

use crate::checks::presence;
use crate::choices::OTHER;
use crate::context::Fact;
use crate::field::{Condition, ConditionTest, Otherwise, Presence};
use crate::reference::CountryCode;

const US: &str = CountryCode::US.as_str();

const RESIDENCE_COUNTRY: &[&str] = &["residence", "country"];

const LIVES_IN_US: Condition =
    Condition { path: RESIDENCE_COUNTRY, test: ConditionTest::Is(US), fact: Fact::Residence };

const LIVES_OUTSIDE_US: Condition =
    Condition { path: RESIDENCE_COUNTRY, test: ConditionTest::IsCountryOtherThan(US), fact: Fact::Residence };

const HAS_US_BANK_ACCOUNT: Condition =
    Condition { path: &["has_us_bank_account"], test: ConditionTest::IsTrue, fact: Fact::HasUsBankAccount };

/// For a field that must be present in every payload.
pub(super) const ALWAYS: &Presence = Presence::ALWAYS;

/// For a field of US residents.
pub(super) static US_RESIDENTS: Presence =
    Presence { required_if: &[LIVES_IN_US], otherwise: Otherwise::NotApplicable, missing: Some(&presence::IN_US) };

/// For a field of non-US residents.
pub(super) static NON_US_RESIDENTS: Presence = Presence {
    required_if: &[LIVES_OUTSIDE_US],
    otherwise: Otherwise::NotApplicable,
    missing: Some(&presence::OUTSIDE_US),
};

/// For a field of non-US residents who have a US bank account.
pub(super) static WITH_US_BANK_ACCOUNT: Presence = Presence {
    required_if: &[LIVES_OUTSIDE_US, HAS_US_BANK_ACCOUNT],
    otherwise: Otherwise::NotApplicable,
    missing: Some(&presence::WITH_US_BANK_ACCOUNT),
};

/// For the state in an address, which is required if its country has subdivisions.
pub(super) static WHERE_SUBDIVISIONS_EXIST: Presence = Presence {
    required_if: &[Condition { path: &["country"], test: ConditionTest::HasSubdivisions, fact: Fact::Residence }],
    otherwise: Otherwise::Optional,
    missing: Some(&presence::STATE),
};

/// For the text that describes another source of wealth.
pub(super) static WITH_OTHER_SOURCE: Presence = with_other_in(&[Condition {
    path: &["source_of_wealth"],
    test: ConditionTest::Contains(OTHER),
    fact: Fact::SourceOfWealth,
}]);

/// For the text that describes another purpose of use.
pub(super) static WITH_OTHER_PURPOSE: Presence = with_other_in(&[Condition {
    path: &["purpose_of_use"],
    test: ConditionTest::Contains(OTHER),
    fact: Fact::PurposeOfUse,
}]);

const fn with_other_in(required_if: &'static [Condition]) -> Presence {
    Presence { required_if, otherwise: Otherwise::NotApplicable, missing: Some(&presence::WITH_OTHER) }
}

/// For the back of an identity document.
pub(super) static FOR_TWO_SIDED_DOCUMENTS: Presence = Presence {
    required_if: &[Condition { path: &["type"], test: ConditionTest::HasTwoSides, fact: Fact::DocumentType }],
    otherwise: Otherwise::Optional,
    missing: Some(&presence::TWO_SIDES),
};
