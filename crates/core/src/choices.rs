//! Values to choose from: sources of wealth, purposes of use, and types of identity documents.

use std::fmt;

use serde::Serialize;

/// The values that a field accepts, and their labels, in the order of the guide.
///
/// ```
/// let choices = harbor_preflight::DocumentType::CHOICES;
/// assert_eq!((choices.values[2], choices.labels[2]), ("DRIVER_LICENCE", "Driver licence"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    /// The values that Harbor accepts.
    pub values: &'static [&'static str],
    /// The label of each value, its name for people, in the same order.
    pub labels: &'static [&'static str],
}

/// Declares an enum of the values that a field accepts: for each, the variant, the value, and the label.
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

            /// The values and their labels, in the order of the guide.
            pub const CHOICES: Choices = Choices { values: Self::VALUES, labels: &[$($label),+] };

            /// Returns the variant with this value; `None` if there is none.
            pub fn from_value(value: &str) -> Option<Self> {
                match value { $($value => Some(Self::$variant),)+ _ => None }
            }

            /// Returns the value that Harbor accepts for this variant.
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
    /// A source of a person's wealth.
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
    /// A purpose for which a person will use Harbor.
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
    /// A type of identity document that Harbor accepts.
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

/// The choice that has to be described in another field.
pub(crate) const OTHER: &str = SourceOfWealth::Other.value();

impl DocumentType {
    /// Whether the back is needed as well as the front: true for all but the passport. A live lookup may say otherwise.
    pub const fn has_two_sides(self) -> bool {
        !matches!(self, Self::Passport)
    }

    /// Returns the values of the types whose back is needed as well as the front.
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
    fn labels_are_unique_and_differ_from_values() {
        for choices in [SourceOfWealth::CHOICES, PurposeOfUse::CHOICES, DocumentType::CHOICES] {
            let labels: BTreeSet<&str> = choices.labels.iter().copied().collect();
            assert_eq!((labels.len(), choices.labels.len()), (choices.values.len(), choices.values.len()));
            assert!(choices.labels.iter().all(|label| !label.is_empty() && !choices.values.contains(label)));
        }
    }

    #[test]
    fn other_is_the_same_value_in_both_lists() {
        assert_eq!((SourceOfWealth::Other.value(), PurposeOfUse::Other.value()), (OTHER, OTHER));
    }
}
