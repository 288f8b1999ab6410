//! Numbers with a fraction, without floating point.

use std::fmt;

use serde::ser::{Serialize, Serializer};

/// A number with up to three decimals that is not negative.
///
/// ```
/// use harbor_preflight::Decimal;
///
/// let width = Decimal::from_thousandths(4_512);
/// assert_eq!(width.to_string(), "4.512");
/// assert_eq!(width.to_tenths().to_string(), "4.5");
/// assert_eq!(serde_json::to_string(&width)?, "4.512");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    thousandths: u32,
}

impl Decimal {
    /// The number of which this is a thousand times.
    pub const fn from_thousandths(thousandths: u32) -> Self {
        Self { thousandths }
    }

    /// A thousand times the number.
    pub const fn thousandths(self) -> u32 {
        self.thousandths
    }

    /// The number with one decimal, rounded; half a tenth is rounded up.
    #[must_use]
    pub const fn to_tenths(self) -> Self {
        Self { thousandths: self.thousandths.saturating_add(50) / 100 * 100 }
    }
}

/// Writes the number without zeros at its end.
impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.thousandths / 1000, self.thousandths % 1000);
        match fraction {
            0 => write!(formatter, "{whole}"),
            _ if fraction % 100 == 0 => write!(formatter, "{whole}.{}", fraction / 100),
            _ if fraction % 10 == 0 => write!(formatter, "{whole}.{:02}", fraction / 10),
            _ => write!(formatter, "{whole}.{fraction:03}"),
        }
    }
}

/// It serialises to a number, which in JSON has no fraction if it is whole.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.thousandths.is_multiple_of(1000) && serializer.is_human_readable() {
            return serializer.serialize_u32(self.thousandths / 1000);
        }
        serializer.serialize_f64(f64::from(self.thousandths) / 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn numbers_are_rounded_and_written_without_zeros_at_the_end() {
        for (thousandths, written, tenths) in [
            (0, "0", "0"),
            (4_000, "4", "4"),
            (4_500, "4.5", "4.5"),
            (4_549, "4.549", "4.5"),
            (4_550, "4.55", "4.6"),
            (7_096, "7.096", "7.1"),
            (12_009, "12.009", "12"),
        ] {
            let decimal = Decimal::from_thousandths(thousandths);
            assert_eq!(decimal.to_string(), written);
            assert_eq!(decimal.to_tenths().to_string(), tenths);
            assert_eq!(serde_json::to_string(&decimal).unwrap(), written);
        }
        assert_eq!(Decimal::from_thousandths(u32::MAX).to_tenths().thousandths(), u32::MAX / 100 * 100);
    }
}
