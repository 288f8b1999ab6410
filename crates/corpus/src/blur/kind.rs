//! The ways in which a picture is blurred.

use std::collections::BTreeMap;
use std::fmt;

use image::imageops::{FilterType, blur, resize};
use image::{GrayImage, Luma};

/// In what unit lengths are counted: an eighth of a pixel.
pub(super) const EIGHTHS: u32 = 8;

/// A way to blur a picture. What is readable depends on the height of its text, and so do the strengths, in percent of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Blur {
    /// Not blurred.
    None,
    /// The standard deviation of a Gaussian.
    Gaussian(u16),
    /// Out of focus: the radius of the disc that a point becomes.
    Disc(u16),
    /// Shaken: the length of the line that a point becomes.
    Motion(u16),
    /// Taken from too far away, and enlarged: the height that the text had meanwhile, in tenths of a pixel.
    Enlarged(u16),
}

/// All of them. With the weakest ones, text can still be read.
pub(super) const ALL: [Blur; 17] = [
    Blur::None,
    Blur::Gaussian(5),
    Blur::Gaussian(9),
    Blur::Gaussian(13),
    Blur::Gaussian(18),
    Blur::Gaussian(25),
    Blur::Gaussian(35),
    Blur::Disc(10),
    Blur::Disc(20),
    Blur::Disc(30),
    Blur::Motion(30),
    Blur::Motion(60),
    Blur::Motion(90),
    Blur::Motion(120),
    Blur::Enlarged(70),
    Blur::Enlarged(50),
    Blur::Enlarged(35),
];

impl fmt::Display for Blur {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => write!(formatter, "as it is"),
            Self::Gaussian(percent) => write!(formatter, "Gaussian, {percent} %"),
            Self::Disc(percent) => write!(formatter, "out of focus, {percent} %"),
            Self::Motion(percent) => write!(formatter, "shaken, {percent} %"),
            Self::Enlarged(tenths) => write!(formatter, "text of {}.{} px", tenths / 10, tenths % 10),
        }
    }
}

impl Blur {
    /// Blurs a picture whose text is this high, in eighths of a pixel.
    pub(super) fn of(self, picture: &GrayImage, text_height: u16) -> GrayImage {
        let length = |percent: u16| i32::from(percent) * i32::from(text_height) / 100;
        match self {
            Self::None => picture.clone(),
            Self::Gaussian(percent) => blur(picture, f32::from(percent) * f32::from(text_height) / 800.0),
            Self::Disc(percent) => spread(picture, disc(length(percent))),
            Self::Motion(percent) => spread(picture, line(length(percent), picture.width() % 4)),
            Self::Enlarged(tenths) => enlarged(picture, tenths, text_height),
        }
    }
}

/// Reduces a picture until its text is this high, in tenths of a pixel, and enlarges it to its size.
fn enlarged(picture: &GrayImage, tenths: u16, text_height: u16) -> GrayImage {
    let (width, height) = picture.dimensions();
    let reduced = |side: u32| {
        let short = side * u32::from(tenths) * EIGHTHS / (u32::from(text_height) * 10).max(1);
        short.clamp(1, side)
    };
    let small = resize(picture, reduced(width), reduced(height), FilterType::Triangle);
    resize(&small, width, height, FilterType::CatmullRom)
}

/// The points of a disc around the origin.
fn disc(radius: i32) -> Vec<(i32, i32)> {
    let is_inside = |(x, y): &(i32, i32)| x * x + y * y <= radius * radius;
    (-radius..=radius).flat_map(|y| (-radius..=radius).map(move |x| (x, y))).filter(is_inside).collect()
}

/// The points of a line through the origin. Pictures are shaken in four directions.
fn line(length: i32, direction: u32) -> Vec<(i32, i32)> {
    // 5/7 is about the sine of 45°.
    (-length / 2..=length / 2)
        .map(|at| match direction {
            0 => (at, 0),
            1 => (0, at),
            2 => (at * 5 / 7, at * 5 / 7),
            _ => (at * 5 / 7, -at * 5 / 7),
        })
        .collect()
}

/// Makes each pixel the average of those at the points around it. These are in eighths of a pixel.
fn spread(picture: &GrayImage, points: Vec<(i32, i32)>) -> GrayImage {
    let eighths = EIGHTHS.cast_signed();
    let nearest = |at: i32| (at + eighths / 2).div_euclid(eighths);
    let mut weights = BTreeMap::<(i32, i32), u32>::new();
    for (x, y) in points {
        *weights.entry((nearest(x), nearest(y))).or_default() += 1;
    }
    let total = weights.values().sum::<u32>().max(1);
    let margin = weights.keys().map(|(x, y)| x.unsigned_abs().max(y.unsigned_abs())).max().unwrap_or(0);
    let (width, height) = picture.dimensions();
    let inside = |at: u32, side: u32| at.saturating_sub(margin).min(side.saturating_sub(1));
    let padded = GrayImage::from_fn(width + 2 * margin, height + 2 * margin, |x, y| {
        *picture.get_pixel(inside(x, width), inside(y, height))
    });
    let moved = |at: u32, by: i32| (at + margin).saturating_add_signed(by);
    GrayImage::from_fn(width, height, |x, y| {
        let sum: u32 = weights
            .iter()
            .map(|((by_x, by_y), weight)| weight * u32::from(padded.get_pixel(moved(x, *by_x), moved(y, *by_y)).0[0]))
            .sum();
        Luma([u8::try_from(sum / total).unwrap_or(u8::MAX)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A white point on black, blurred: what is not black, as a position from the point, with its luma.
    fn point(blur: Blur, width: u32) -> Vec<(i64, i64, u8)> {
        let middle = i64::from(width / 2);
        let mut picture = GrayImage::new(width, width);
        picture.put_pixel(width / 2, width / 2, Luma([255]));
        let blurred = blur.of(&picture, 80);
        let positions = blurred.enumerate_pixels().filter(|(_, _, pixel)| pixel.0[0] > 0);
        positions.map(|(x, y, pixel)| (i64::from(x) - middle, i64::from(y) - middle, pixel.0[0])).collect()
    }

    #[test]
    fn a_point_becomes_a_line_in_the_direction_of_the_motion() {
        let ends = |width| {
            let line = point(Blur::Motion(48), width);
            let [(first_x, first_y, _), .., (last_x, last_y, _)] = line[..] else { panic!("no line: {line:?}") };
            ((first_x, first_y), (last_x, last_y))
        };
        // Five pixels, the outer ones in part; on the diagonals, they are further apart, and rounded.
        assert_eq!(ends(20), ((-2, 0), (2, 0)));
        assert_eq!(ends(21), ((0, -2), (0, 2)));
        assert_eq!(ends(22), ((-2, -2), (2, 2)));
        assert_eq!(ends(23), ((1, -2), (-2, 2)));
    }

    #[test]
    fn a_point_becomes_a_disc_that_is_as_bright_as_it_was() {
        let disc = point(Blur::Disc(30), 21);
        assert!(disc.iter().all(|(x, y, _)| x * x + y * y <= 4 * 4), "{disc:?}");
        assert!(disc.iter().any(|(x, y, _)| (*x, *y) == (3, 0)), "{disc:?}");
        let sum: u32 = disc.iter().map(|(_, _, luma)| u32::from(*luma)).sum();
        assert!((210..=255).contains(&sum), "rounded down in each pixel: {sum}");
    }

    #[test]
    fn the_edges_of_a_picture_stay_as_bright_as_they_are() {
        let grey = GrayImage::from_pixel(30, 20, Luma([77]));
        for blur in ALL {
            assert_eq!(blur.of(&grey, 80), grey, "{blur}");
        }
    }
}
