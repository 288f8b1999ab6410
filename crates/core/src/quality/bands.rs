//! Cuts a picture that is read row by row into tiles.

/// Collects the rows of one line of tiles at a time.
pub(super) struct Bands {
    width: usize,
    /// The side of a tile.
    side: usize,
    /// How many pixels around a tile come with it.
    border: usize,
    rows: Vec<u8>,
}

/// A tile with its border.
#[derive(Clone, Copy)]
pub(super) struct Tile<'b> {
    rows: &'b [u8],
    width: usize,
    left: usize,
    /// The side of the tile with its border.
    side: usize,
}

impl Bands {
    pub(super) fn new(width: usize, side: usize, border: usize) -> Self {
        Self { width, side, border, rows: Vec::with_capacity(width * (side + 2 * border)) }
    }

    /// Reads the next row. Passes the tiles to `each` that are complete with it. What is left over at the right and the
    /// lower edge of the picture is in no tile.
    pub(super) fn feed(&mut self, row: &[u8], each: &mut dyn FnMut(Tile<'_>)) {
        self.rows.extend_from_slice(row);
        let side = self.side + 2 * self.border;
        if self.rows.len() < side * self.width {
            return;
        }
        let mut left = 0;
        while left + side <= self.width {
            each(Tile { rows: &self.rows, width: self.width, left, side });
            left += self.side;
        }
        // The lower border of this tile and its last rows are above the next one.
        self.rows.drain(..self.side * self.width);
    }
}

impl<'b> Tile<'b> {
    /// The rows of the tile, its border included.
    pub(super) fn rows(self) -> impl Iterator<Item = &'b [u8]> {
        let row = move |row: &'b [u8]| row.get(self.left..self.left + self.side).unwrap_or_default();
        self.rows.chunks_exact(self.width).map(row)
    }

    /// The pixels of the tile, its border included.
    pub(super) fn pixels(self) -> impl Iterator<Item = u8> {
        self.rows().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first and the last pixel of each tile of a picture whose pixels are numbered.
    fn tiles([width, height]: [u8; 2], side: usize, border: usize) -> Vec<(u8, u8)> {
        let mut bands = Bands::new(usize::from(width), side, border);
        let mut tiles = Vec::new();
        for row in 0..height {
            let pixels: Vec<u8> = (0..width).map(|column| row * width + column).collect();
            bands.feed(&pixels, &mut |tile| {
                assert_eq!(tile.pixels().count(), (side + 2 * border).pow(2));
                tiles.push((tile.pixels().next().unwrap(), tile.pixels().last().unwrap()));
            });
        }
        tiles
    }

    #[test]
    fn tiles_lie_side_by_side_and_their_borders_overlap() {
        assert_eq!(tiles([4, 4], 2, 0), [(0, 5), (2, 7), (8, 13), (10, 15)]);
        assert_eq!(tiles([5, 3], 2, 0), [(0, 6), (2, 8)]);
        assert_eq!(tiles([6, 6], 2, 1), [(0, 21), (2, 23), (12, 33), (14, 35)]);
        assert_eq!(tiles([3, 9], 2, 1), []);
        assert_eq!(tiles([9, 1], 2, 0), []);
    }
}
