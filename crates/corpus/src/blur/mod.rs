//! Blurs the pictures of a folder until Tesseract cannot read them, and counts what would be warned of.

mod kind;
mod reading;
mod summary;

use std::io::Cursor;
use std::path::Path;

use anyhow::{Context, Result};
use harbor_preflight::{Issue, NaiveDate, Preflight, Quality};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{FilterType, resize};
use image::{GrayImage, ImageFormat};
use serde::Serialize;

use self::kind::{ALL, Blur};
use self::reading::{Text, sides, words_in};
pub(crate) use self::summary::Summary;
use crate::run::{Run, run_with};

/// Pictures are reduced to this, so that the blur of all of them is about as wide; none is enlarged.
const LONGEST: u32 = 1400;

/// How a picture is compressed after it was blurred: as by a phone.
const JPEG_QUALITY: u8 = 90;

/// How few letters are too few to say which part of them was read again.
const LEAST_LETTERS: usize = 100;

/// How many percent of the letters have to be read again of a picture that is not blurred, but compressed anew.
const STABLE: usize = 90;

/// What was found of one picture.
#[derive(Debug, Serialize)]
pub(crate) struct Record {
    /// Its path below the folder.
    file: String,
    /// The letters that Tesseract reads in it, and their height in eighths of a pixel.
    letters: usize,
    text_height: u16,
    /// Whether there is enough text, and Tesseract reads it again after the picture was compressed anew.
    is_read: bool,
    blurred: Vec<Blurred>,
}

/// What was found of a picture after it was blurred.
#[derive(Debug, Serialize)]
struct Blurred {
    /// How it was blurred.
    blur: String,
    /// How many percent of the letters can still be read.
    read: usize,
    quality: Option<Quality>,
    /// The code of the warning, if there is one.
    warning: Option<&'static str>,
}

/// Blurs all pictures of a folder and of those in it.
pub(crate) fn run(folder: &Path) -> Result<Run<Record>> {
    // No check of a file depends on the date.
    let preflight = Preflight::new(NaiveDate::MIN).with_quality();
    run_with(folder, || Ok(()), |name, bytes, ()| record(&preflight, name, bytes))
}

fn record(preflight: &Preflight, name: &str, bytes: &[u8]) -> Result<Record> {
    let picture = at_most(LONGEST, decoded(bytes)?);
    let text = Text::of(words_in(&picture)?, &picture);
    let mut record = Record {
        file: name.to_owned(),
        letters: text.letters,
        text_height: text.height,
        is_read: false,
        blurred: Vec::new(),
    };
    if text.letters < LEAST_LETTERS {
        return Ok(record);
    }
    for blur in ALL {
        let blurred = blurred(preflight, &picture, &text, blur)?;
        record.is_read |= blurred.read >= STABLE;
        record.blurred.push(blurred);
        if !record.is_read {
            break;
        }
    }
    Ok(record)
}

fn blurred(preflight: &Preflight, picture: &GrayImage, text: &Text, blur: Blur) -> Result<Blurred> {
    let file = compressed(&blur.of(picture, text.height))?;
    let inspection = preflight.inspect(&file);
    let warning = inspection.issues.iter().map(Issue::code).find(|code| code.starts_with("document_"));
    let read = text.recovered(words_in(&decoded(&file)?)?);
    Ok(Blurred { blur: blur.to_string(), read, quality: inspection.quality, warning })
}

/// The luma of a JPEG or PNG.
fn decoded(file: &[u8]) -> Result<GrayImage> {
    let format = if file.starts_with(b"\x89PNG") { ImageFormat::Png } else { ImageFormat::Jpeg };
    let picture = image::load(Cursor::new(file), format).context("cannot be decoded")?;
    Ok(picture.into_luma8())
}

fn compressed(picture: &GrayImage) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY))?;
    Ok(file)
}

/// The picture, reduced if its longer side is longer than this.
fn at_most(longest: u32, picture: GrayImage) -> GrayImage {
    if picture.width().max(picture.height()) <= longest {
        return picture;
    }
    let (width, height) = sides(&picture, longest);
    resize(&picture, width, height, FilterType::Triangle)
}
