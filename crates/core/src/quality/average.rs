//! Makes a picture smaller: each pixel becomes the average of the area that it covers.

/// Reads the rows of a picture, and returns those of a smaller one. Both are luma.
pub(super) struct Averager {
    /// Which pixels of a row each new pixel covers.
    spans: Vec<Span>,
    /// The heights of the picture and of the smaller one.
    height: u64,
    new_height: u64,
    /// The area of a new pixel.
    area: u64,
    /// The sums for the new row, with their weights.
    sums: Vec<u64>,
    /// How much of the height of the new row is missing. A row counts `new_height`, a new row `height`.
    missing: u64,
    new_row: Vec<u8>,
}

/// The pixels that a new pixel covers. In these units, a pixel is as wide as there are new pixels, and a new pixel as
/// wide as there are pixels: everything is whole.
struct Span {
    /// The position of the first pixel.
    first: usize,
    /// How much of the first pixel is covered.
    first_weight: u64,
    /// How many pixels after it are covered as a whole.
    whole: usize,
    /// How much of the next pixel is covered; 0 for nothing.
    last_weight: u64,
}

/// The size of a picture whose longer side is at most `longest`, in the same proportions. Smaller ones are left as they
/// are.
pub(super) fn reduced([width, height]: [u32; 2], longest: u32) -> [u32; 2] {
    let long = width.max(height);
    if long <= longest {
        return [width, height];
    }
    [width, height].map(|side| {
        let rounded = (u64::from(side) * u64::from(longest) + u64::from(long) / 2) / u64::from(long);
        u32::try_from(rounded).unwrap_or(longest).max(1)
    })
}

impl Averager {
    /// Reduces a picture of this size to another one. No side is 0, and none becomes longer.
    pub(super) fn new([width, height]: [u32; 2], [new_width, new_height]: [u32; 2]) -> Self {
        Self {
            spans: (0..new_width).map(|at| span(u64::from(at), u64::from(width), u64::from(new_width))).collect(),
            height: u64::from(height),
            new_height: u64::from(new_height),
            area: u64::from(width) * u64::from(height),
            sums: vec![0; new_width as usize],
            missing: u64::from(height),
            new_row: vec![0; new_width as usize],
        }
    }

    /// Reads the next row. Returns the new row that is complete with it.
    pub(super) fn feed(&mut self, row: &[u8]) -> Option<&[u8]> {
        // A row is part of two new rows at most, because no side becomes longer.
        let now = self.new_height.min(self.missing);
        self.add(row, now);
        if self.missing > 0 {
            return None;
        }
        self.complete();
        let next = self.new_height - now;
        if next > 0 {
            self.add(row, next);
        }
        Some(&self.new_row)
    }

    #[inline(never)]
    fn add(&mut self, row: &[u8], weight: u64) {
        self.missing -= weight;
        for (span, sum) in self.spans.iter().zip(&mut self.sums) {
            *sum += weight * span.sum(row, self.new_row.len() as u64);
        }
    }

    fn complete(&mut self) {
        for (sum, pixel) in self.sums.iter_mut().zip(&mut self.new_row) {
            *pixel = u8::try_from((*sum + self.area / 2) / self.area).unwrap_or(u8::MAX);
            *sum = 0;
        }
        self.missing = self.height;
    }
}

fn span(at: u64, width: u64, new_width: u64) -> Span {
    let (begin, end) = (at * width, (at + 1) * width);
    let first = begin / new_width;
    let first_weight = (first + 1) * new_width - begin;
    let after_first = width - first_weight.min(width);
    let as_position = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    Span {
        first: as_position(first),
        first_weight,
        whole: as_position(after_first / new_width),
        last_weight: end % new_width,
    }
}

impl Span {
    /// The sum of the pixels that it covers. A whole pixel counts `whole_weight` times.
    fn sum(&self, row: &[u8], whole_weight: u64) -> u64 {
        let mut pixels = row.get(self.first..).unwrap_or_default().iter();
        let first = pixels.next().map_or(0, |pixel| u64::from(*pixel));
        let whole: u32 = pixels.by_ref().take(self.whole).map(|pixel| u32::from(*pixel)).sum();
        let last = pixels.next().map_or(0, |pixel| u64::from(*pixel));
        first * self.first_weight + u64::from(whole) * whole_weight + last * self.last_weight
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn averaged(rows: &[&[u8]], size: [u32; 2]) -> Vec<Vec<u8>> {
        let from = [rows[0].len(), rows.len()].map(|pixels| pixels.try_into().unwrap());
        let mut averager = Averager::new(from, size);
        rows.iter().filter_map(|row| averager.feed(row).map(<[u8]>::to_vec)).collect()
    }

    #[test]
    fn each_pixel_is_the_average_of_its_area() {
        assert_eq!(averaged(&[&[1, 2], &[3, 4]], [2, 2]), [[1, 2], [3, 4]]);
        assert_eq!(averaged(&[&[0, 100], &[200, 255]], [1, 1]), [[139]]);
        assert_eq!(averaged(&[&[10, 20, 30, 50], &[10, 20, 30, 50]], [2, 1]), [[15, 40]]);
        // One pixel and a half each.
        assert_eq!(averaged(&[&[0, 90, 255]], [2, 1]), [[30, 200]]);
        assert_eq!(averaged(&[&[0], &[90], &[255]], [1, 2]), [[30], [200]]);
        // Two pixels and a third each: 6, 7 and a third of 8; two thirds of 8, 9 and two thirds of 10; …
        assert_eq!(averaged(&[&[60, 70, 80, 90, 100, 110, 120]], [3, 1]), [[67, 90, 113]]);
    }

    #[test]
    fn a_reduced_picture_keeps_its_proportions() {
        for (size, new_size) in [
            ([4032, 3024], [1024, 768]),
            ([3024, 4032], [768, 1024]),
            ([1024, 1024], [1024, 1024]),
            ([1025, 1], [1024, 1]),
            ([1, 1], [1, 1]),
            ([50_000_000, 1], [1024, 1]),
            ([3000, 2001], [1024, 683]),
        ] {
            assert_eq!(reduced(size, 1024), new_size, "{size:?}");
        }
    }

    /// Whatever the sizes, the new pixels cover each pixel once.
    #[test]
    fn a_row_of_one_brightness_stays_so() {
        for width in 1..40_u32 {
            for new_width in 1..=width {
                let row = vec![201; width as usize];
                let rows = averaged(&[&row, &row, &row], [new_width, 2]);
                assert_eq!(rows, [vec![201; new_width as usize], vec![201; new_width as usize]], "{width} {new_width}");
            }
        }
    }
}
