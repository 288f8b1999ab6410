//! The values to choose from: where wealth comes from, what Harbor is used for, and types of documents.

use std::fmt;

use serde::Serialize;

/// The values that a field accepts, in the order of the guide.
///
/// ```
/// let choices = harbor_preflight::DocumentType::CHOICES;
/// assert_eq!((choices.values[2], choices.labels[2]), ("DRIVER_LICENCE", "Driver licence"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    /// The values that Harbor accepts.
    pub values: &'static [&'static str],
    /// What a form calls each of them, in the same order.
    pub labels: &'static [&'static str],
}

/// An enum whose variants are values of the guide, declared once: the variant, the value, its label, and what it means.
macro_rules! choices {
    ($(#[$docs:meta])* $name:ident {
        $($(#[$variant_docs:meta])* $variant:ident = $value:literal, $label:literal;)+
    }) => {
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum $name { $($(#[$variant_docs])* #[serde(rename = $value)] $variant,)+ }

        impl $name {
            /// All variants, in the order of the guide.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The values that Harbor accepts, in the order of the guide.
            pub const VALUES: &'static [&'static str] = &[$($value),+];

            /// The values, and what a form calls them.
            pub const CHOICES: Choices = Choices { values: Self::VALUES, labels: &[$($label),+] };

            /// The variant that a value stands for.
            pub fn from_value(value: &str) -> Option<Self> {
                match value { $($value => Some(Self::$variant),)+ _ => None }
            }

            /// The value that Harbor accepts.
            pub const fn value(self) -> &'static str {
                match self { $(Self::$variant => $value,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.value())
            }
        }
    };
}

choices! {
    /// Where a person's wealth comes from.
    SourceOfWealth {
        /// Salary or business income.
        SalaryBusinessIncome = "salaryBusinessIncome", "Salary or business income";
        /// Rent.
        RentalIncome = "rentalIncome", "Rental income";
        /// Pension, inheritance or a gift.
        PensionInheritanceGift = "pensionInheritanceGift", "Pension, inheritance or gift";
        /// Investments.
        InvestmentIncome = "investmentIncome", "Investment income";
        /// Something else, which `source_of_wealth_other` describes.
        Other = "other", "Other";
    }
}

choices! {
    /// What a person will use Harbor for.
    PurposeOfUse {
        /// Investing and trading.
        InvestmentTrading = "investmentTrading", "Investment or trading";
        /// Saving and holding.
        SavingsHolding = "savingsHolding", "Savings";
        /// Payments.
        Payments = "payments", "Payments";
        /// Salaries.
        SalaryFunds = "salaryFunds", "Salary";
        /// Payments of a business.
        BusinessPayments = "businessPayments", "Business payments";
        /// Remittances and support.
        RemittancesSupport = "remittancesSupport", "Remittances or family support";
        /// Something else, which `purpose_of_use_other` describes.
        Other = "other", "Other";
    }
}

choices! {
    /// The identity documents that Harbor accepts.
    DocumentType {
        /// A national identity card.
        NationalId = "NATIONAL_ID", "National ID";
        /// A passport.
        Passport = "PASSPORT", "Passport";
        /// A driving licence.
        DriverLicence = "DRIVER_LICENCE", "Driver licence";
        /// A residence permit.
        ResidencePermit = "RESIDENCE_PERMIT", "Residence permit";
    }
}

/// The choice that has to be described in a text of its own.
pub(crate) const OTHER: &str = SourceOfWealth::Other.value();

impl DocumentType {
    /// Whether its back is needed as well, unless a live lookup says otherwise: true for all but the passport.
    pub const fn has_two_sides(self) -> bool {
        !matches!(self, Self::Passport)
    }

    /// The values of the types whose back is needed as well.
    ///
    /// ```
    /// assert_eq!(
    ///     harbor_preflight::DocumentType::two_sided_values(),
    ///     ["NATIONAL_ID", "DRIVER_LICENCE", "RESIDENCE_PERMIT"]
    /// );
    /// ```
    pub fn two_sided_values() -> Vec<&'static str> {
        Self::ALL.iter().filter(|kind| kind.has_two_sides()).map(|kind| kind.value()).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_value_has_a_label_of_its_own() {
        for choices in [SourceOfWealth::CHOICES, PurposeOfUse::CHOICES, DocumentType::CHOICES] {
            let labels: BTreeSet<&str> = choices.labels.iter().copied().collect();
            assert_eq!((labels.len(), choices.labels.len()), (choices.values.len(), choices.values.len()));
            assert!(choices.labels.iter().all(|label| !label.is_empty() && !choices.values.contains(label)));
        }
    }

    #[test]
    fn both_lists_have_the_same_other() {
        assert_eq!((SourceOfWealth::Other.value(), PurposeOfUse::Other.value()), (OTHER, OTHER));
    }
}
