//! Sizes in bytes, as people read them.

/// A size in a unit. A megabyte is 1,048,576 bytes here, as in Harbor's guide and in most file managers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Size {
    /// Ten times the number.
    pub(super) tenths: u64,
    pub(super) unit: Unit,
}

/// The unit of a size: the id of its text, and that text in English.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) id: &'static str,
    pub(super) text: &'static str,
}

/// The units from the smallest on, each with the id of its text.
pub(crate) const UNITS: [(&str, &str); 4] =
    [("size.b", "{number} B"), ("size.kb", "{number} kB"), ("size.mb", "{number} MB"), ("size.gb", "{number} GB")];

/// Whether a size is rounded up or down. What a file has is rounded up, and what it may have is rounded down, so that a
/// file over the limit never seems to have exactly the limit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    Up,
    Down,
}

impl Size {
    /// The size of this many bytes: kilobytes as whole numbers, larger units with one decimal.
    pub(super) fn of(bytes: u64, rounding: Rounding) -> Self {
        let mut factor = 1_u64;
        let mut unit = 0;
        while bytes / factor >= 1024 && unit + 1 < UNITS.len() {
            factor *= 1024;
            unit += 1;
        }
        let step = if unit < 2 { 10 } else { 1 };
        let steps = u128::from(bytes) * 10 / step;
        let factor = u128::from(factor);
        let rounded = if rounding == Rounding::Up { steps.div_ceil(factor) } else { steps / factor };
        let (id, text) = UNITS.get(unit).copied().unwrap_or_default();
        Self { tenths: u64::try_from(rounded * step).unwrap_or(u64::MAX), unit: Unit { id, text } }
    }

    /// The number with a sign between whole and decimal.
    pub(super) fn number(&self, decimal_sign: &str) -> String {
        decimal(self.tenths / 10, self.tenths % 10, decimal_sign)
    }
}

fn decimal(whole: u64, tenths: u64, sign: &str) -> String {
    if tenths == 0 { whole.to_string() } else { format!("{whole}{sign}{tenths}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_so_that_one_over_the_limit_never_shows_the_limit() {
        let mib = 1024 * 1024;
        for (bytes, up, down) in [
            (0, "0 B", "0 B"),
            (1023, "1023 B", "1023 B"),
            (1024, "1 kB", "1 kB"),
            (1025, "2 kB", "1 kB"),
            (34_000, "34 kB", "33 kB"),
            (10 * mib, "10 MB", "10 MB"),
            (10 * mib + 1, "10.1 MB", "10 MB"),
            (11 * mib - 1, "11 MB", "10.9 MB"),
            (128 * mib, "128 MB", "128 MB"),
            (5 * 1024 * mib + 1, "5.1 GB", "5 GB"),
            (u64::MAX, "17179869184 GB", "17179869183.9 GB"),
        ] {
            let shown = |rounding| {
                let size = Size::of(bytes, rounding);
                size.unit.text.replace("{number}", &size.number("."))
            };
            assert_eq!((shown(Rounding::Up).as_str(), shown(Rounding::Down).as_str()), (up, down), "{bytes}");
        }
    }
}
