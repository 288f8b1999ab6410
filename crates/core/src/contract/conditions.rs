//! When the fields of a table must be present.

use const_format::formatcp;

use crate::choices::OTHER;
use crate::context::Fact;
use crate::field::{Condition, ConditionTest, Otherwise, Presence};
use crate::reference::CountryCode;

const US: &str = CountryCode::US.as_str();

const RESIDENCE_COUNTRY: &[&str] = &["residence", "country"];

const LIVES_IN_US: Condition =
    Condition { path: RESIDENCE_COUNTRY, test: ConditionTest::Is(US), fact: Fact::Residence };

const LIVES_ELSEWHERE: Condition =
    Condition { path: RESIDENCE_COUNTRY, test: ConditionTest::IsCountryOtherThan(US), fact: Fact::Residence };

const HAS_US_BANK_ACCOUNT: Condition =
    Condition { path: &["has_us_bank_account"], test: ConditionTest::IsTrue, fact: Fact::HasUsBankAccount };

/// Of a field that must be present in every payload.
pub(super) const ALWAYS: &Presence = Presence::ALWAYS;

/// Of a field for residents of the US.
pub(super) static US_RESIDENTS: Presence = Presence {
    required_if: &[LIVES_IN_US],
    otherwise: Otherwise::NotApplicable,
    because: formatcp!(" for a residence in {US}"),
};

/// Of a field for residents of all other countries.
pub(super) static NON_US_RESIDENTS: Presence = Presence {
    required_if: &[LIVES_ELSEWHERE],
    otherwise: Otherwise::NotApplicable,
    because: formatcp!(" for a residence outside {US}"),
};

/// Of a field for residents of all other countries who have a bank account in the US.
pub(super) static WITH_US_BANK_ACCOUNT: Presence = Presence {
    required_if: &[LIVES_ELSEWHERE, HAS_US_BANK_ACCOUNT],
    otherwise: Otherwise::NotApplicable,
    because: formatcp!(" for a person with a {US} bank account"),
};

/// Of a field for countries of residence that have subdivisions. The field is in the object that holds the country.
pub(super) static WHERE_SUBDIVISIONS_EXIST: Presence = Presence {
    required_if: &[Condition { path: &["country"], test: ConditionTest::HasSubdivisions, fact: Fact::Residence }],
    otherwise: Otherwise::Optional,
    because: " for a residence in {country}: give the ISO 3166-2 code, for example {state}",
};

/// Of the text that describes another source of wealth.
pub(super) static WITH_OTHER_SOURCE: Presence = with_other_in(&[Condition {
    path: &["source_of_wealth"],
    test: ConditionTest::Contains(OTHER),
    fact: Fact::SourceOfWealth,
}]);

/// Of the text that describes another purpose of use.
pub(super) static WITH_OTHER_PURPOSE: Presence = with_other_in(&[Condition {
    path: &["purpose_of_use"],
    test: ConditionTest::Contains(OTHER),
    fact: Fact::PurposeOfUse,
}]);

const fn with_other_in(required_if: &'static [Condition]) -> Presence {
    Presence { required_if, otherwise: Otherwise::NotApplicable, because: formatcp!(" because {OTHER} is chosen") }
}

/// Of the back of a document.
pub(super) static FOR_TWO_SIDED_DOCUMENTS: Presence = Presence {
    required_if: &[Condition { path: &["type"], test: ConditionTest::HasTwoSides, fact: Fact::DocumentType }],
    otherwise: Otherwise::Optional,
    because: " for a document of this type, which has two sides",
};
