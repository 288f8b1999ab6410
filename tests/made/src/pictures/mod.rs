//! Pictures of documents, made of whole numbers: they are the same on every machine.

mod draw;
mod font;
mod spoil;

use self::draw::Random;

/// A picture without colour.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The width in pixels.
    pub width: usize,
    /// The height in pixels.
    pub height: usize,
    /// The brightness of each pixel, row by row: 0 is black, 255 white.
    pub luma: Vec<u8>,
}

impl Picture {
    /// An empty sheet of this brightness.
    pub fn sheet(width: usize, height: usize, luma: u8) -> Self {
        Self { width, height, luma: vec![luma; width * height] }
    }

    /// A page of A4 at 150 dots per inch, with lines of letters.
    pub fn page(seed: u64) -> Self {
        let mut page = Self::sheet(1240, 1754, 250);
        let mut random = Random(seed);
        for line in 0..42 {
            let letters = 40 + random.below(30);
            page.write([100, 120 + line * 36], 2, letters, 20, &mut random);
        }
        page
    }

    /// A card with guilloche, a portrait, and letters of several sizes, on a dark table.
    pub fn card(seed: u64) -> Self {
        let mut card = Self::sheet(1600, 1060, 70);
        let mut random = Random(seed);
        card.fill([80, 60], [1440, 940], 222);
        card.guilloche([80, 60], [1440, 940], 24);
        card.portrait([140, 220], [380, 480]);
        card.write([140, 110], 7, 22, 40, &mut random);
        for line in 0..7 {
            card.write([600, 220 + line * 72], 3, 10, 90, &mut random);
            card.write([600, 246 + line * 72], 4, 18, 25, &mut random);
        }
        for line in 0..3 {
            card.write([140, 790 + line * 62], 6, 36, 30, &mut random);
        }
        card
    }

    /// Ruled paper: lines in one direction only.
    pub fn ruled() -> Self {
        let mut paper = Self::sheet(1240, 1754, 245);
        for line in 0..40 {
            paper.fill([60, 80 + line * 40], [1120, 3], 120);
        }
        paper
    }

    /// A bar code above lines of digits.
    pub fn bar_code(seed: u64) -> Self {
        let mut code = Self::sheet(1200, 700, 255);
        let mut random = Random(seed);
        let mut left = 60;
        while left < 1120 {
            let width = 4 * (1 + random.below(3));
            code.fill([left, 60], [width, 360], 0);
            left += width + 4 * (1 + random.below(3));
        }
        for line in 0..3 {
            code.write([60, 440 + line * 80], 6, 28, 0, &mut random);
        }
        code
    }
}
