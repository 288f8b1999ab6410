//! Measures how wide the edges in a picture are, in each of four directions.
//!
//! The width of an edge is its height divided by its slope. So it depends neither on contrast nor on exposure, and what
//! is blurred in one direction only (motion) is recognised, too.

use super::bands::{Bands, Tile};
use super::histogram::Histogram;
use crate::rule::Decimal;

/// The length of the longer side of the picture that is measured, in pixels.
pub(super) const LONGEST: u32 = 1024;

const TILE: usize = 32;

/// 2 % of the pixels of a tile: this number of the brightest and of the darkest do not count.
const OUTLIERS: u32 = 20;

/// The least range of luma in a tile whose edges are measured.
const LEAST_RANGE: u8 = 64;

/// How many slopes of a tile are steeper than the one that counts.
const STEEPER: u32 = 15;

/// The distances over which slopes are measured, in thousandths of a pixel: two pixels, and two diagonals of a pixel.
const DISTANCES: [u32; 4] = [2000, 2000, 2828, 2828];

pub(super) struct Sharpness {
    bands: Bands,
    /// The widths of the edges of each tile, by direction.
    widths: Vec<[u32; 4]>,
}

impl Sharpness {
    pub(super) fn new(width: usize) -> Self {
        Self { bands: Bands::new(width, TILE, 1), widths: Vec::new() }
    }

    pub(super) fn feed(&mut self, row: &[u8]) {
        self.widths.extend(self.bands.feed(row).filter_map(edge_widths));
    }

    /// The number of tiles whose edges were measured.
    pub(super) fn tiles(&self) -> usize {
        self.widths.len()
    }

    /// For each direction, the width of edges that a tenth of the tiles do not exceed; `None` if there is no tile.
    pub(super) fn edge_widths(&self) -> Option<[Decimal; 4]> {
        let tenth = self.tiles().checked_sub(1)? / 10;
        Some([0, 1, 2, 3].map(|direction| Decimal::from_thousandths(self.width_after(tenth, direction))))
    }

    /// The width in a direction that has `skipped` smaller or equal ones before it in their order.
    ///
    /// It is the largest number than which no more widths are smaller, and is found bit by bit: code that sorts would be
    /// a large part of a module for browsers.
    #[inline(never)]
    fn width_after(&self, skipped: usize, direction: usize) -> u32 {
        (0..u32::BITS).rev().fold(0, |found, bit| {
            let larger = found | 1 << bit;
            let is_smaller = |widths: &&[u32; 4]| widths.get(direction).is_some_and(|width| *width < larger);
            if self.widths.iter().filter(is_smaller).count() <= skipped { larger } else { found }
        })
    }
}

/// The width of the edges of a tile in each direction, in thousandths of a pixel; `None` if the tile has too little
/// contrast.
fn edge_widths(tile: Tile<'_>) -> Option<[u32; 4]> {
    let inner = tile.rows().skip(1).take(TILE).filter_map(|row| row.get(1..=TILE)).flatten().copied();
    let range = Histogram::of(inner).range_without(OUTLIERS);
    if range < LEAST_RANGE {
        return None;
    }
    let mut widths = DISTANCES;
    for (width, steps) in widths.iter_mut().zip(steps(tile)) {
        let steepest = steps.largest_after(STEEPER).unwrap_or_default().max(1);
        *width = *width * u32::from(range) / u32::from(steepest);
    }
    Some(widths)
}

/// The steps between the two neighbours of each pixel: beside it, above and below, and on both diagonals.
fn steps(tile: Tile<'_>) -> [Histogram; 4] {
    let mut steps = [const { Histogram::EMPTY }; 4];
    let [beside, along, falling, rising] = &mut steps;
    let rows = tile.rows().zip(tile.rows().skip(1)).zip(tile.rows().skip(2));
    for ((above, row), below) in rows {
        for ((above, row), below) in above.windows(3).zip(row.windows(3)).zip(below.windows(3)) {
            let ([above_left, above, above_right], [left, _, right], [below_left, below, below_right]) =
                (above, row, below)
            else {
                continue;
            };
            beside.add(left.abs_diff(*right));
            along.add(above.abs_diff(*below));
            falling.add(above_left.abs_diff(*below_right));
            rising.add(above_right.abs_diff(*below_left));
        }
    }
    steps
}
