//! Measures how bright and how rich in contrast a picture is.

use super::bands::Bands;
use super::histogram::Histogram;

/// The length of the longer side of the picture that is measured, in pixels.
pub(super) const LONGEST: u32 = 512;

const TILE: usize = 16;

/// 3 % of the pixels of a tile: this number of the brightest and of the darkest do not count.
const OUTLIERS: u32 = 7;

pub(super) struct Light {
    bands: Bands,
    luma: Histogram,
    ranges: Histogram,
}

impl Light {
    pub(super) fn new(width: usize) -> Self {
        Self { bands: Bands::new(width, TILE, 0), luma: Histogram::EMPTY, ranges: Histogram::EMPTY }
    }

    pub(super) fn feed(&mut self, row: &[u8]) {
        for luma in row {
            self.luma.add(*luma);
        }
        for tile in self.bands.feed(row) {
            self.ranges.add(Histogram::of(tile.pixels()).range_without(OUTLIERS));
        }
    }

    /// The luma that 99 % of the picture do not exceed.
    pub(super) fn brightness(&self) -> u8 {
        self.luma.percentile_99().unwrap_or_default()
    }

    /// The range of luma that 99 % of the tiles do not exceed; `None` if there is no tile.
    pub(super) fn contrast(&self) -> Option<u8> {
        self.ranges.percentile_99()
    }
}
