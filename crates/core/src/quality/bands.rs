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

    /// Reads the next row. Returns the tiles that are complete with it. What is left over at the right and the lower edge
    /// of the picture is in no tile.
    pub(super) fn feed(&mut self, row: &[u8]) -> impl Iterator<Item = Tile<'_>> {
        let side = self.side + 2 * self.border;
        let is_complete = |rows: &[u8]| rows.len() >= side * self.width;
        if is_complete(&self.rows) {
            // The lower border of the last tiles and the rows above it are at the top of the next ones.
            self.rows.drain(..self.side * self.width);
        }
        self.rows.extend_from_slice(row);
        let end = if is_complete(&self.rows) { self.width } else { 0 };
        let lefts = (0..(end + 1).saturating_sub(side)).step_by(self.side);
        let (rows, width) = (self.rows.as_slice(), self.width);
        lefts.map(move |left| Tile { rows, width, left, side })
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
            for tile in bands.feed(&pixels) {
                assert_eq!(tile.pixels().count(), (side + 2 * border).pow(2));
                tiles.push((tile.pixels().next().unwrap(), tile.pixels().last().unwrap()));
            }
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
