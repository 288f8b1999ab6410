//! What goes wrong when a document is photographed or scanned.

use super::Picture;
use super::draw::Random;

impl Picture {
    /// Out of focus: three averages over `2 * radius + 1` pixels in each direction, which is close to a Gaussian of 1.4,
    /// 2.4, 3.5, 4.5, … pixels.
    #[must_use]
    pub fn blurred(self, radius: usize) -> Self {
        (0..3).fold(self, |picture, _| picture.averaged(radius).transposed().averaged(radius).transposed())
    }

    /// Shaken: an average over this many pixels of each row, an odd number.
    #[must_use]
    pub fn shaken(self, pixels: usize) -> Self {
        self.averaged(pixels / 2)
    }

    fn averaged(self, radius: usize) -> Self {
        let average = |row: &[u8]| -> Vec<u8> {
            let last = row.len() - 1;
            let at = |column: usize| u32::from(row[column.saturating_sub(radius).min(last)]);
            let pixels = 2 * radius + 1;
            let mut sum: u32 = (0..pixels).map(at).sum();
            let mut averages = Vec::with_capacity(row.len());
            for column in 0..row.len() {
                averages.push(u8::try_from(sum / u32::try_from(pixels).unwrap_or(1)).unwrap_or(u8::MAX));
                sum = sum + at(column + pixels) - at(column);
            }
            averages
        };
        Self { luma: self.luma.chunks_exact(self.width).flat_map(average).collect(), ..self }
    }

    /// The picture with its rows as columns.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let column = |at: usize| self.luma.iter().skip(at).step_by(self.width).copied();
        Self { width: self.height, height: self.width, luma: (0..self.width).flat_map(column).collect() }
    }

    /// Each pixel as a square of this many pixels.
    #[must_use]
    pub fn enlarged(&self, times: usize) -> Self {
        let wide = |row: &[u8]| row.iter().flat_map(|luma| vec![*luma; times]).collect::<Vec<u8>>();
        let rows = self.luma.chunks_exact(self.width).flat_map(|row| wide(row).repeat(times));
        Self { width: self.width * times, height: self.height * times, luma: rows.collect() }
    }

    /// The upper left corner of this size.
    #[must_use]
    pub fn cropped(&self, width: usize, height: usize) -> Self {
        let rows = self.luma.chunks_exact(self.width).take(height);
        Self { width, height, luma: rows.flat_map(|row| row[..width].to_vec()).collect() }
    }

    /// Taken in the dark: this share of the light is left.
    #[must_use]
    pub fn darkened(self, percent: u32) -> Self {
        self.each(|luma| luma * percent / 100)
    }

    /// Printed faintly: this share of the ink is left.
    #[must_use]
    pub fn faint(self, percent: u32) -> Self {
        self.each(|luma| 255 - (255 - luma) * percent / 100)
    }

    /// White on black.
    #[must_use]
    pub fn inverted(self) -> Self {
        self.each(|luma| 255 - luma)
    }

    fn each(mut self, change: impl Fn(u32) -> u32) -> Self {
        for luma in &mut self.luma {
            *luma = u8::try_from(change(u32::from(*luma))).unwrap_or(u8::MAX);
        }
        self
    }

    /// With the noise of a sensor: up to `most` brighter or darker.
    #[must_use]
    pub fn noisy(mut self, most: usize, seed: u64) -> Self {
        let mut random = Random(seed);
        for luma in &mut self.luma {
            // The sum of two is less often far from the middle.
            let noise = random.below(most + 1) + random.below(most + 1);
            let sum = usize::from(*luma) + noise;
            *luma = u8::try_from(sum.saturating_sub(most)).unwrap_or(u8::MAX);
        }
        self
    }

    /// Seen from the side: turned a little, and smaller towards the right.
    #[must_use]
    pub fn tilted(&self) -> Self {
        let mut tilted = Self::sheet(self.width, self.height, 90);
        for (index, luma) in tilted.luma.iter_mut().enumerate() {
            let (column, row) = (to_i64(index % self.width), to_i64(index / self.width));
            let (width, height) = (to_i64(self.width), to_i64(self.height));
            // In 256ths of a pixel, seen from the middle.
            let (across, down) = (column - width / 2, row - height / 2);
            let depth = 4 * width + across;
            let from_left = (across * 280 + down * 40) * 4 * width / depth + width * 128;
            let from_top = (down * 280 - across * 40) * 4 * width / depth + height * 128;
            if let Some(seen) = self.between(from_left, from_top) {
                *luma = seen;
            }
        }
        tilted
    }

    /// The brightness between four pixels, at a position in 256ths of a pixel.
    fn between(&self, from_left: i64, from_top: i64) -> Option<u8> {
        let pixel = |column: i64, row: i64| {
            let column = usize::try_from(column).ok().filter(|column| *column < self.width)?;
            self.luma.get(usize::try_from(row).ok()? * self.width + column).map(|luma| i64::from(*luma))
        };
        let (column, right) = (from_left >> 8, from_left & 255);
        let (row, lower) = (from_top >> 8, from_top & 255);
        let upper = pixel(column, row)? * (256 - right) + pixel(column + 1, row)? * right;
        let below = pixel(column, row + 1)? * (256 - right) + pixel(column + 1, row + 1)? * right;
        u8::try_from((upper * (256 - lower) + below * lower) >> 16).ok()
    }
}

fn to_i64(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
