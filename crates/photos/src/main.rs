//! Writes photos of 12 megapixels into a folder, and measures how long the crate takes for one of them, with and without
//! its quality: `harbor-preflight-photos FOLDER` prints the milliseconds of each round as JSON.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "the program prints its result")]

use std::error::Error;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use harbor_preflight::{NaiveDate, Preflight};
use harbor_preflight_made_files::Picture;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use serde_json::json;

/// The size of a photo in pixels.
const WIDTH: u16 = 4000;
const HEIGHT: u16 = 3000;

/// How much a photo is compressed.
const JPEG_QUALITY: u8 = 85;

/// How many photos are written: one to begin with, and five to measure in browsers.
const PHOTOS: u8 = 6;

/// How often one is measured here.
const ROUNDS: u32 = 11;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("pass the folder to write to")?);
    std::fs::create_dir_all(&folder)?;
    let photo = photo()?;
    for number in 0..PHOTOS {
        std::fs::write(folder.join(format!("{number}.jpg")), numbered(&photo, number))?;
    }
    // No check of a file depends on the date.
    let preflight = Preflight::new(NaiveDate::MIN);
    let without_quality = times(&preflight, &photo);
    let preflight = preflight.with_quality();
    if preflight.inspect(&photo).quality.is_none() {
        return Err("the photo is not measured".into());
    }
    let result = json!({ "bytes": photo.len(), "quality": times(&preflight, &photo), "without": without_quality });
    println!("{result}");
    Ok(())
}

/// A photo of a card, in colour.
fn photo() -> Result<Vec<u8>, Box<dyn Error>> {
    let (width, height) = (usize::from(WIDTH), usize::from(HEIGHT));
    let card = Picture::card(1).tilted().noisy(6, 1).enlarged(3).cropped(width, height);
    let colours = card.luma.iter().map(|luma| Rgb([*luma, luma - luma / 8, luma - luma / 4]));
    let mut picture = RgbImage::new(u32::from(WIDTH), u32::from(HEIGHT));
    picture.pixels_mut().zip(colours).for_each(|(pixel, colour)| *pixel = colour);
    let mut file = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY))?;
    Ok(file)
}

/// The photo with a number in a comment: the package measures the same photo only once.
fn numbered(photo: &[u8], number: u8) -> Vec<u8> {
    let (start, rest) = photo.split_at(2);
    [start, &[0xFF, 0xFE, 0, 3, number], rest].concat()
}

/// The milliseconds of each round.
fn times(preflight: &Preflight, photo: &[u8]) -> Vec<f64> {
    let time = |_| {
        let begin = Instant::now();
        black_box(preflight.inspect(black_box(photo)));
        begin.elapsed().as_secs_f64() * 1000.0
    };
    (0..ROUNDS).map(time).collect()
}
