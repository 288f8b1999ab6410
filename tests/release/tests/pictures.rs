//! Browsers measure in pictures what the crate measures.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use harbor_preflight::{NaiveDate, Preflight, Quality};
use harbor_preflight_external_tests::{node, package, work};
use harbor_preflight_made_files::{Picture, scan};
use harbor_preflight_tests::pictures::{Measured, measured_pictures};
use harbor_preflight_tests::tests_folder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use serde_json::{Value, json};

/// The pictures that are written as JPEG, too: each browser has a decoder of its own.
const AS_JPEG: [&str; 6] = [
    "a card, seen from the side",
    "a card, out of focus",
    "a card, shaken",
    "a page, seen from the side",
    "a page, out of focus",
    "a bar code, out of focus",
];

fn write_with(encoder: impl ImageEncoder, picture: &Picture) {
    let [width, height] = [picture.width, picture.height].map(|side| side.try_into().unwrap());
    encoder.write_image(&picture.luma, width, height, ExtendedColorType::L8).unwrap();
}

fn png(picture: &Picture) -> Vec<u8> {
    let mut file = Vec::new();
    write_with(PngEncoder::new_with_quality(&mut file, CompressionType::Fast, FilterType::NoFilter), picture);
    file
}

fn jpeg(picture: &Picture) -> Vec<u8> {
    let mut file = Vec::new();
    write_with(JpegEncoder::new_with_quality(&mut file, 80), picture);
    file
}

/// A JPEG with a segment after its first marker.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = jpeg.split_at(2);
    [start, &[0xFF, marker], &length, content, rest].concat()
}

/// Metadata that say that the picture is to be turned by a quarter.
const TURNED: &[u8] = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

/// A PNG of a card on a background that is transparent where the card is not.
fn transparent(card: &Picture) -> Vec<u8> {
    let pixels: Vec<u8> = card.luma.iter().flat_map(|luma| [*luma, if *luma == 70 { 0 } else { 255 }]).collect();
    let [width, height] = [card.width, card.height].map(|side| side.try_into().unwrap());
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Fast, FilterType::NoFilter);
    encoder.write_image(&pixels, width, height, ExtendedColorType::La8).unwrap();
    file
}

/// A PNG whose header says that it has 10,000 × 5,001 pixels.
fn huge(png: &[u8]) -> Vec<u8> {
    let mut file = png.to_vec();
    file[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x13, 0x89]);
    file
}

/// Different photos of 12 megapixels.
fn photos() -> impl Iterator<Item = (String, String, Vec<u8>)> {
    let photo = jpeg(&Picture::card(1).tilted().noisy(6, 1).enlarged(3).cropped(4000, 3000));
    (1..=5_u8).map(move |number| {
        (format!("a photo, {number}"), format!("photo-{number}.jpg"), with_segment(&photo, 0xFE, &[number]))
    })
}

/// Each file with its name and what it is.
fn files() -> Vec<(String, String, Vec<u8>)> {
    let mut files = Vec::new();
    for (index, Measured { name, picture, .. }) in measured_pictures().iter().enumerate() {
        files.push(((*name).to_owned(), format!("{index}.png"), png(picture)));
        if AS_JPEG.contains(name) {
            files.push((format!("{name}, as JPEG"), format!("{index}.jpg"), jpeg(picture)));
        }
    }
    let (card, sample) =
        (Picture::card(3), |name: &str| std::fs::read(tests_folder().join("files").join(name)).unwrap());
    let photo = jpeg(&card);
    for (name, file, content) in [
        ("a turned photo", "turned.jpg", with_segment(&photo, 0xE1, TURNED)),
        ("a scan", "scan.pdf", scan(&photo)),
        ("a card on nothing", "transparent.png", transparent(&card)),
        ("a picture of 50 megapixels and more", "huge.png", huge(&png(&card))),
        ("half of a photo", "half.jpg", photo[..photo.len() / 2].to_vec()),
        ("a letter", "letter.pdf", sample("statement.pdf")),
        ("progressive", "progressive.jpg", sample("progressive.jpg")),
        ("interlaced", "interlaced.png", sample("interlaced.png")),
        ("another format", "photo.heic", sample("photo.heic")),
    ] {
        files.push((name.to_owned(), file.to_owned(), content));
    }
    files.extend(photos());
    files
}

/// Writes the files, and a list of them with what the crate measures. Returns their folder.
fn pictures() -> PathBuf {
    let folder = work("pictures");
    let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()).with_quality();
    let list = files().into_iter().map(|(name, file, content)| {
        std::fs::write(folder.join(&file), &content).unwrap();
        let inspection = preflight.inspect(&content);
        let quality: Option<Quality> = inspection.quality;
        let warning =
            inspection.issues.iter().map(harbor_preflight::Issue::code).find(|code| code.starts_with("document_"));
        json!({ "name": name, "file": file, "quality": quality, "warning": warning })
    });
    std::fs::write(folder.join("pictures.json"), list.collect::<Value>().to_string()).unwrap();
    folder
}

/// Written once for all browsers.
static PICTURES: LazyLock<PathBuf> = LazyLock::new(pictures);

fn pictures_are_measured_in(engine: &str) {
    let work = work(&format!("pictures-{engine}"));
    node("browsers/pictures.mjs", &[Path::new(engine), &package(), &PICTURES, &work]);
}

#[test]
fn chromium_measures_in_pictures_what_the_crate_measures() {
    pictures_are_measured_in("chromium");
}

#[test]
fn firefox_measures_in_pictures_what_the_crate_measures() {
    pictures_are_measured_in("firefox");
}

#[test]
fn webkit_measures_in_pictures_what_the_crate_measures() {
    pictures_are_measured_in("webkit");
}
