//! Reads a picture row by row, and measures it.

use super::Quality;
use super::average::{Averager, reduced};
use super::light::{self, Light};
use super::luma;
use super::sharpness::{self, Sharpness};
use crate::redacted::redacted_debug;

/// Measures a picture that is read in strips of whole rows, from the top. It keeps less than 100 kB.
///
/// ```
/// use harbor_preflight::QualityMeter;
///
/// // Ten rows of 300 pixels in RGBA, half of them black, half of them white.
/// let row: Vec<u8> = [[0, 0, 0, 255]; 150].into_iter().chain([[255; 4]; 150]).flatten().collect();
/// let mut meter = QualityMeter::new(300, 10).expect("the size of an ordinary picture");
/// meter.feed_rgba(&row.repeat(4));
/// meter.feed_rgba(&row.repeat(6));
/// assert_eq!(meter.finish().expect("all rows were fed").brightness, 255);
/// ```
#[must_use]
pub struct QualityMeter {
    width: usize,
    /// How many rows are still to come.
    rows: u32,
    to_sharpness: Averager,
    sharpness: Sharpness,
    to_light: Averager,
    light: Light,
}

// The rest is made of the picture.
redacted_debug!(QualityMeter { width, rows });

impl QualityMeter {
    /// The most pixels of a picture that is measured: 50 megapixels.
    pub const MAX_PIXELS: u64 = 50_000_000;

    /// Starts to measure a picture of this size in pixels. Returns `None` for a picture that cannot be measured, because it
    /// has no pixels, or more than [`MAX_PIXELS`](Self::MAX_PIXELS).
    ///
    /// ```
    /// use harbor_preflight::QualityMeter;
    ///
    /// assert!(QualityMeter::new(10_000, 5_000).is_some());
    /// assert!(QualityMeter::new(10_000, 5_001).is_none());
    /// assert!(QualityMeter::new(0, 5_000).is_none());
    /// ```
    pub fn new(width: u32, height: u32) -> Option<Self> {
        let pixels = u64::from(width) * u64::from(height);
        if pixels == 0 || pixels > Self::MAX_PIXELS {
            return None;
        }
        let size = [width, height];
        let size_for_sharpness = reduced(size, sharpness::LONGEST);
        let size_for_light = reduced(size_for_sharpness, light::LONGEST);
        let [width_for_sharpness, _] = size_for_sharpness;
        let [width_for_light, _] = size_for_light;
        Some(Self {
            width: width as usize,
            rows: height,
            to_sharpness: Averager::new(size, size_for_sharpness),
            sharpness: Sharpness::new(width_for_sharpness as usize),
            to_light: Averager::new(size_for_sharpness, size_for_light),
            light: Light::new(width_for_light as usize),
        })
    }

    /// Reads the next rows, with one byte per pixel for its luma. The last row must be complete. Rows beyond the height are
    /// ignored.
    pub fn feed_luma(&mut self, rows: &[u8]) {
        rows.chunks_exact(self.width).for_each(|row| self.feed_row(row));
    }

    /// Reads the next rows, with four bytes per pixel: red, green, blue and alpha (not premultiplied). Transparent areas
    /// count as white. The last row must be complete. Rows beyond the height are ignored.
    pub fn feed_rgba(&mut self, rows: &[u8]) {
        let mut row = Vec::with_capacity(self.width);
        for pixels in rows.chunks_exact(self.width.saturating_mul(4)) {
            row.clear();
            let (pixels, _) = pixels.as_chunks();
            row.extend(pixels.iter().map(|pixel| luma::of_rgba(*pixel)));
            self.feed_row(&row);
        }
    }

    fn feed_row(&mut self, row: &[u8]) {
        let Some(rows) = self.rows.checked_sub(1) else { return };
        self.rows = rows;
        let Some(row) = self.to_sharpness.feed(row) else { return };
        self.sharpness.feed(row);
        if let Some(row) = self.to_light.feed(row) {
            self.light.feed(row);
        }
    }

    /// Returns the measurements; `None` if rows are missing.
    pub fn finish(self) -> Option<Quality> {
        if self.rows > 0 {
            return None;
        }
        let tiles = u32::try_from(self.sharpness.tiles()).unwrap_or(u32::MAX);
        let widths = self.sharpness.edge_widths();
        let widest_and_narrowest =
            widths.and_then(|widths| Some([widths.into_iter().max()?, widths.into_iter().min()?]));
        Some(Quality::new(self.light.brightness(), self.light.contrast(), tiles, widest_and_narrowest))
    }
}
