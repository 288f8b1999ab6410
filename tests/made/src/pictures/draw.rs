//! Draws on a picture. Positions and sizes are in pixels, from the left and from the top.

use super::Picture;
use super::font::GLYPHS;

/// Numbers that depend on a seed alone.
pub(super) struct Random(pub(super) u64);

impl Random {
    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = (self.0 * 1_103_515_245 + 12_345) % (1 << 31);
        usize::try_from(self.0 >> 8).unwrap_or_default() % limit
    }
}

impl Picture {
    /// Fills a rectangle, as far as it is on the picture.
    pub(super) fn fill(&mut self, [left, top]: [usize; 2], [width, height]: [usize; 2], luma: u8) {
        let (right, bottom) = ((left + width).min(self.width), (top + height).min(self.height));
        for row in top..bottom {
            let begin = row * self.width;
            self.luma[begin + left.min(right)..begin + right].fill(luma);
        }
    }

    /// Writes letters from left to right. Each dot of a letter is `dot` pixels wide and high.
    pub(super) fn write(&mut self, [left, top]: [usize; 2], dot: usize, letters: usize, luma: u8, random: &mut Random) {
        for letter in 0..letters {
            let glyph = GLYPHS[random.below(GLYPHS.len())];
            for (column, dots) in glyph.into_iter().enumerate() {
                for row in (0..7).filter(|row| dots >> row & 1 == 1) {
                    let at = [left + (letter * 6 + column) * dot, top + row * dot];
                    self.fill(at, [dot, dot], luma);
                }
            }
        }
    }

    /// Draws thin wavy lines, each a little darker than the paper.
    pub(super) fn guilloche(&mut self, [left, top]: [usize; 2], [width, height]: [usize; 2], darker: u8) {
        for line in (0..height - 40).step_by(14) {
            for column in 0..width {
                let row = top + line + wave(column + line * 3, 120, 40);
                let pixel = &mut self.luma[row * self.width + left + column];
                *pixel = pixel.saturating_sub(darker);
            }
        }
    }

    /// Draws soft shapes, as in a photo of a face.
    pub(super) fn portrait(&mut self, [left, top]: [usize; 2], [width, height]: [usize; 2]) {
        for row in 0..height {
            for column in 0..width {
                let luma = 60 + wave(column, width * 2, 90) + wave(row, height * 2, 60);
                self.luma[(top + row) * self.width + left + column] = u8::try_from(luma).unwrap_or(u8::MAX);
            }
        }
    }
}

/// A wave of parabolas between 0 and `height`.
fn wave(at: usize, period: usize, height: usize) -> usize {
    let half = period / 2;
    let phase = at % half;
    let arch = 4 * height * phase * (half - phase) / (half * half) / 2;
    if (at / half).is_multiple_of(2) { height / 2 + arch } else { height / 2 - arch }
}
