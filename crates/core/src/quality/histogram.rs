//! Counts values from 0 to 255, to find the ones at a position in their order.

pub(super) struct Histogram {
    counts: [u32; 256],
    total: u32,
}

impl Histogram {
    pub(super) const EMPTY: Self = Self { counts: [0; 256], total: 0 };

    pub(super) fn of(values: impl Iterator<Item = u8>) -> Self {
        let mut histogram = Self::EMPTY;
        values.for_each(|value| histogram.add(value));
        histogram
    }

    pub(super) fn add(&mut self, value: u8) {
        self.total += 1;
        if let Some(count) = self.counts.get_mut(usize::from(value)) {
            *count += 1;
        }
    }

    /// The value that has `skipped` smaller or equal values before it in their order; `None` if there are not more.
    // Called where it is used, because each copy of it would make a module for browsers larger.
    #[inline(never)]
    pub(super) fn smallest_after(&self, skipped: u32) -> Option<u8> {
        let mut passed = 0;
        (0..=u8::MAX).zip(&self.counts).find_map(|(value, count)| {
            passed += count;
            (passed > skipped).then_some(value)
        })
    }

    /// The value that has `skipped` larger or equal values before it in the order from the largest down.
    pub(super) fn largest_after(&self, skipped: u32) -> Option<u8> {
        self.smallest_after(self.total.checked_sub(skipped)?.checked_sub(1)?)
    }

    /// The value that 99 % of the values do not exceed.
    pub(super) fn percentile_99(&self) -> Option<u8> {
        let last = u64::from(self.total.checked_sub(1)?);
        self.smallest_after(u32::try_from(last * 99 / 100).ok()?)
    }

    /// The difference of the largest and the smallest value, without the given number of values at each end.
    pub(super) fn range_without(&self, at_each_end: u32) -> u8 {
        let ends = self.largest_after(at_each_end).zip(self.smallest_after(at_each_end));
        ends.map_or(0, |(largest, smallest)| largest.saturating_sub(smallest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_position_in_the_order() {
        let histogram = Histogram::of([9, 0, 255, 9, 3].into_iter());
        let smallest: Vec<_> = (0..6).map(|skipped| histogram.smallest_after(skipped)).collect();
        assert_eq!(smallest, [Some(0), Some(3), Some(9), Some(9), Some(255), None]);
        let largest: Vec<_> = (0..6).map(|skipped| histogram.largest_after(skipped)).collect();
        assert_eq!(largest, [Some(255), Some(9), Some(9), Some(3), Some(0), None]);
        assert_eq!([0, 1, 2, 3].map(|ends| histogram.range_without(ends)), [255, 6, 0, 0]);
    }

    #[test]
    fn of_a_hundred_values_the_99th_is_the_99th_percentile() {
        assert_eq!(Histogram::EMPTY.percentile_99(), None);
        assert_eq!(Histogram::of([7].into_iter()).percentile_99(), Some(7));
        assert_eq!(Histogram::of(1..=100).percentile_99(), Some(99));
        assert_eq!(Histogram::of(1..=101).percentile_99(), Some(100));
    }
}
