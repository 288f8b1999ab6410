//! Pictures in files are decoded and measured, and what is broken is not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use harbor_preflight::{EncodedFile, Issue, NaiveDate, Preflight, Quality, QualityMeter, Submission};
use harbor_preflight_made_files::{Picture, scan};
use harbor_preflight_tests::effort::inputs;
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};
use tempfile::TempDir;

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(tests_folder().join("files").join(name)).unwrap()
}

/// A PNG of a picture.
fn png(picture: &Picture) -> Vec<u8> {
    encoded(picture, png::ColorType::Grayscale, &picture.luma)
}

fn encoded(picture: &Picture, color: png::ColorType, pixels: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let [width, height] = [picture.width, picture.height].map(|side| side.try_into().unwrap());
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(color);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    file
}

fn measured(picture: &Picture) -> Option<Quality> {
    let mut meter = QualityMeter::new(picture.width.try_into().unwrap(), picture.height.try_into().unwrap()).unwrap();
    meter.feed_luma(&picture.luma);
    meter.finish()
}

#[test]
fn a_picture_has_the_same_numbers_however_it_is_encoded() {
    let front = Quality::of_file(&sample("front.jpg"));
    assert_eq!(front.unwrap().edge_width.unwrap().to_string(), "2.899");
    for name in ["progressive.jpg", "motion.jpg", "mpf.jpg", "trailing.jpg", "thumbnail.jpg"] {
        assert_eq!(Quality::of_file(&sample(name)), front, "{name}");
    }
    assert_eq!(Quality::of_file(&scan(&sample("front.jpg"))), front);
    let back = Quality::of_file(&sample("back.png"));
    assert_eq!(back.unwrap().edge_width.unwrap().to_string(), "2.828");
    assert_eq!(Quality::of_file(&sample("interlaced.png")), back);
}

#[test]
fn colours_and_transparency_of_a_png_are_read() {
    let picture = Picture::card(1);
    let expected = measured(&picture);
    let each = |pixel: fn(u8) -> Vec<u8>| -> Vec<u8> { picture.luma.iter().flat_map(|luma| pixel(*luma)).collect() };
    for (color, pixels) in [
        (png::ColorType::Grayscale, each(|luma| vec![luma])),
        (png::ColorType::GrayscaleAlpha, each(|luma| vec![luma, 255])),
        (png::ColorType::Rgb, each(|luma| vec![luma; 3])),
        (png::ColorType::Rgba, each(|luma| vec![luma, luma, luma, 255])),
    ] {
        assert_eq!(Quality::of_file(&encoded(&picture, color, &pixels)), expected, "{color:?}");
    }
    let transparent = encoded(&picture, png::ColorType::GrayscaleAlpha, &each(|luma| vec![luma, 0]));
    assert_eq!(Quality::of_file(&transparent).unwrap().contrast, Some(0));
}

/// A file that is cut off is not measured, and neither it nor a changed one is a cause to panic.
#[test]
fn broken_files_are_not_measured() {
    for name in ["front.jpg", "progressive.jpg", "back.png", "interlaced.png"] {
        let file = sample(name);
        let step = file.len().div_ceil(inputs(32, 1_000) as usize);
        // What follows the pixels is not needed: the end marker, and checksums.
        for length in (0..file.len() * 9 / 10).step_by(step) {
            assert_eq!(Quality::of_file(&file[..length]), None, "{name}, {length} bytes");
        }
        for at in (0..file.len()).step_by(step) {
            let mut changed = file.clone();
            changed[at] ^= 0x55;
            let _ = Quality::of_file(&changed);
        }
    }
    for file in [&b""[..], b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"%PDF-1.7", b"GIF89a", &scan(b"no JPEG")] {
        assert_eq!(Quality::of_file(file), None);
    }
}

#[test]
fn pictures_of_more_than_50_megapixels_are_not_decoded() {
    // The sizes in the headers are replaced. 10,000 x 5,001 pixels.
    let mut jpeg = sample("front.jpg");
    let frame = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x13, 0x89, 0x27, 0x10]);
    assert_eq!(Quality::of_file(&jpeg), None);
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 10_000, 5_001);
    encoder.set_color(png::ColorType::Grayscale);
    drop(encoder.write_header().unwrap());
    assert_eq!(Quality::of_file(&file), None);
}

/// A body with this file as the front of an identity document.
fn body(front: &[u8]) -> String {
    let front = EncodedFile::encode(front).as_base64().to_owned();
    json!({"individual": {"identity_document": {"type": "PASSPORT", "front": front}}}).to_string()
}

const FRONT: &str = "/individual/identity_document/front";

#[test]
fn files_of_a_payload_are_measured_where_quality_is_asked_for() {
    let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let blurred = png(&Picture::card(1).blurred(5));
    for (file, code, is_unchecked) in [
        (blurred.clone(), Some("document_blurred"), false),
        (png(&Picture::sheet(800, 600, 9)), Some("document_too_dark"), false),
        (sample("front.jpg"), None, false),
        (sample("statement.pdf"), None, true),
        (sample("front.jpg")[..2000].to_vec(), None, true),
        (sample("picture.gif"), None, true),
    ] {
        let text = body(&file);
        // A body may write every slash with an escape.
        for body in [text.clone(), text.replace('/', "\\/")] {
            let found = |preflight: &Preflight| {
                let report = preflight.validate(body.as_bytes(), &Submission::new());
                let issue = report.issues.iter().find(|issue| issue.code().starts_with("document_"));
                let code = issue.map(Issue::code);
                let unchecked = report.unchecked.iter().filter(|unchecked| unchecked.rule == "document_quality");
                (code, unchecked.map(|unchecked| unchecked.path.to_string()).collect::<Vec<_>>())
            };
            let paths = if is_unchecked { vec![FRONT.to_owned()] } else { vec![] };
            assert_eq!(found(&preflight.clone().with_quality()), (code, paths));
            assert_eq!(found(&preflight), (None, vec![]));
        }
    }
}

fn run(arguments: &[&str], files: &[&Path]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_harbor-preflight")).args(arguments).args(files).output().unwrap()
}

fn lines(output: &std::process::Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn inspect_measures_each_file_in_the_order_of_the_arguments() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    };
    let files = [
        path("blurred.png", &png(&Picture::card(1).blurred(5))),
        path("again.png", &png(&Picture::card(1).blurred(5))),
        path("sharp.png", &png(&Picture::card(1))),
        path("text.pdf", &sample("statement.pdf")),
    ];
    let files = files.each_ref().map(PathBuf::as_path);
    let json = lines(&run(&["inspect", "--quality", "--format", "json"], &files));
    let codes = |index: usize| -> Vec<&str> {
        json[index]["issues"].as_array().unwrap().iter().map(|issue| issue["code"].as_str().unwrap()).collect()
    };
    assert_eq!(codes(0), ["document_blurred"]);
    assert_eq!(codes(1), ["duplicate_file", "document_blurred"]);
    assert!(codes(2).is_empty() && codes(3).is_empty());
    assert_eq!(json[2]["quality"]["brightness"], 222);
    assert!(json[3].get("quality").is_none());
    let without = lines(&run(&["inspect", "--format", "json"], &files));
    assert!(without.iter().all(|inspection| inspection.get("quality").is_none()));
    assert_eq!(without[0]["issues"], json!([]));
    let text = run(&["inspect", "--quality"], &files);
    let text = std::str::from_utf8(&text.stdout).unwrap();
    assert!(text.contains("document_blurred") && text.contains("text.pdf: application/pdf"), "{text}");
    assert!(text.lines().last().unwrap().contains("quality not measured"), "{text}");
}

#[test]
fn validate_measures_the_files_of_a_payload() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("payload.json");
    std::fs::write(&path, body(&png(&Picture::card(1).blurred(5)))).unwrap();
    let codes = |arguments: &[&str]| -> Vec<String> {
        let report = &lines(&run(arguments, &[&path]))[0];
        let issues = report["issues"].as_array().unwrap().iter();
        issues.filter(|issue| issue["path"] == FRONT).map(|issue| issue["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes(&["validate", "--quality", "--format", "json"]), ["document_blurred"]);
    assert!(codes(&["validate", "--format", "json"]).is_empty());
}
