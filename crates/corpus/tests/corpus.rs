//! The program on a folder of small files, each of which is in a known row and column.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use harbor_preflight_made_files::Picture;
use serde_json::{Value, json};

/// The sample files that are copied.
const SAMPLES: [&str; 9] = [
    "back.png",
    "encrypted-r4.pdf",
    "front.jpg",
    "owner-only-r4.pdf",
    "photo.heic",
    "progressive.jpg",
    "small.png",
    "statement.pdf",
    "trailing.jpg",
];

/// A folder with samples, and with files that are cut off, empty, huge or deep.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/files");
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    for name in SAMPLES {
        std::fs::copy(samples.join(name), inner.join(name)).unwrap();
    }
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let (photo, scan) =
        (std::fs::read(samples.join("front.jpg")).unwrap(), std::fs::read(samples.join("back.png")).unwrap());
    write("half.jpg", &photo[..photo.len() / 2]);
    write("half.png", &scan[..scan.len() / 2]);
    write("empty.jpg", b"");
    let mut huge = scan;
    huge[16..24].copy_from_slice(&[0x00, 0xFF, 0xFF, 0xFF, 0x00, 0xFF, 0xFF, 0xFF]);
    write("huge.png", &huge);
    write(
        "deep.pdf",
        &[b"%PDF-1.7\n1 0 obj\n", "[".repeat(200_000).as_bytes(), b"\nendobj\nstartxref\n9\n%%EOF"].concat(),
    );
    std::fs::write(folder.path().join(".hidden.png"), b"not looked at").unwrap();
    folder
}

fn run(folder: &Path, options: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_harbor-preflight-corpus"));
    let output = command.arg(folder).args(options).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn table<'a>(summary: &'a Value, name: &str) -> &'a Value {
    summary["tables"].as_array().unwrap().iter().find(|table| table["name"] == name).unwrap()
}

#[test]
fn every_file_is_counted_once_in_each_table_that_it_belongs_to() {
    let folder = folder();
    let summary: Value = serde_json::from_str(&run(folder.path(), &["--format", "json", "--list"])).unwrap();
    assert_eq!(summary["files"], 14);
    assert_eq!(summary["formats"], json!({ "JPEG": 4, "PNG": 4, "PDF": 4, "other": 2 }));
    let rows = |name: &str| table(&summary, name)["rows"].clone();
    assert_eq!(
        rows("unsupported_file_type"),
        json!({
            "JPEG, opened": { "accepted": 3 },
            "JPEG, not opened": { "accepted": 1 },
            "PNG, opened": { "accepted": 2 },
            "PNG, not opened": { "accepted": 2 },
            "PDF, opened": { "accepted": 3 },
            "PDF, not opened": { "accepted": 1 },
            "another format": { "refused": 2 },
        })
    );
    assert_eq!(
        rows("low_resolution"),
        json!({ "300 pixels or more": { "not reported": 7 }, "under 300 pixels": { "reported": 1 } })
    );
    assert_eq!(
        rows("encrypted_pdf"),
        json!({
            "needs one": { "true": 1 },
            "not encrypted": { "not reported": 1 },
            "not known": { "not reported": 1 },
            "opens without one": { "not reported": 1 },
        })
    );
    assert_eq!(summary["differences"], json!([]));
}

#[test]
fn whole_files_are_cut_off_and_checked_again() {
    let folder = folder();
    let summary: Value = serde_json::from_str(&run(folder.path(), &["--format", "json"])).unwrap();
    let rows = &table(&summary, "cuts")["rows"];
    for percent in [10, 50, 90, 99] {
        let of = |format: &str| {
            let row = &rows[format!("{format} at {percent} %")];
            row.as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum::<u64>()
        };
        assert_eq!(of("PNG"), 2, "{percent} %");
        assert_eq!(of("PDF"), 3, "{percent} %");
    }
    // The trailer of one photo is longer than 1 % of the file: without its end, the picture is still whole.
    assert_eq!(rows["JPEG at 99 %"], json!({ "file_truncated": 2 }));
    assert_eq!(rows["JPEG at 99 %, still whole"], json!({ "not reported": 1 }));
}

#[test]
fn the_text_has_every_table_and_names_files_only_if_asked() {
    let folder = folder();
    let plain = run(folder.path(), &[]);
    for name in
        ["unsupported_file_type", "file_truncated", "file_damaged", "low_resolution", "encrypted_pdf", "size", "cuts"]
    {
        assert!(plain.contains(&format!("\n{name}: ")), "{name} is not in {plain}");
    }
    assert!(plain.starts_with("14 files: 4 JPEG, 4 PDF, 4 PNG, 2 other; 0 skipped\n"), "{plain}");
    assert!(!plain.contains("half.jpg"), "{plain}");
}

#[test]
fn records_have_one_line_for_each_file() {
    let folder = folder();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("records.jsonl");
    run(folder.path(), &["--records", file.to_str().unwrap()]);
    let text = std::fs::read_to_string(file).unwrap();
    let records: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 14);
    let half = records.iter().find(|record| record["file"] == "half.jpg").unwrap();
    assert_eq!(half["truth"]["state"], "cut_off");
    assert_eq!(half["checked"]["issues"][0]["code"], "file_truncated");
}

/// A PNG of a picture.
fn png(picture: &Picture) -> Vec<u8> {
    let mut file = Vec::new();
    let [width, height] = [picture.width, picture.height].map(|side| side.try_into().unwrap());
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header().unwrap().write_image_data(&picture.luma).unwrap();
    file
}

#[test]
fn pictures_are_measured_where_quality_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let card = || Picture::card(1);
    for (name, content) in [
        ("sharp.png", png(&card())),
        ("soft.png", png(&card().blurred(1))),
        ("blurred.png", png(&card().blurred(3))),
        ("dark.png", png(&card().darkened(10))),
        ("note.txt", b"no picture".to_vec()),
    ] {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("records.jsonl");
    let options = ["--quality", "--list", "--records", file.to_str().unwrap()];
    let summary: Value =
        serde_json::from_str(&run(folder.path(), &[&options[..], &["--format", "json"]].concat())).unwrap();
    assert_eq!((&summary["files"], &summary["measured"]), (&json!(5), &json!(4)));
    assert_eq!(summary["warnings"], json!([["document_too_dark", 1], ["document_blank", 0], ["document_blurred", 1]]));
    let records: Vec<Value> =
        std::fs::read_to_string(&file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let record = |name: &str| records.iter().find(|record| record["file"] == name).unwrap();
    let widths = ["sharp.png", "soft.png", "blurred.png"].map(|name| record(name)["quality"]["edge_width"].clone());
    let thousandths = |width: &Value| -> u64 { format!("{:.0}", width.as_f64().unwrap() * 1000.0).parse().unwrap() };
    assert_eq!(summary["edge_width"], widths.iter().map(thousandths).collect::<Value>());
    assert_eq!(record("note.txt")["quality"], Value::Null);
    assert_eq!(record("blurred.png")["warning"], "document_blurred");

    let text = run(folder.path(), &options[..2]);
    assert!(text.starts_with("5 files: 4 measured, 1 not; 0 skipped\n"), "{text}");
    let measured = record("blurred.png")["measured"].as_str().unwrap();
    for line in ["  document_blurred         1", &format!("  blurred.png: document_blurred, {measured}"), "  note.txt"]
    {
        assert!(text.lines().any(|found| found == line), "{line} is not in {text}");
    }
    assert!(!run(folder.path(), &options[..1]).contains("blurred.png"), "files are named only if asked");
}

/// Tesseract reads a page, and not what is left of it when it is blurred by as much as its letters are high.
#[test]
fn blurred_pictures_are_counted_by_what_can_be_read_of_them() {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [
        ("page.png", png(&Picture::page(1))),
        ("blank.png", png(&Picture::sheet(900, 600, 240))),
        ("note.txt", b"no picture".to_vec()),
    ] {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    let options = ["--quality", "--blur", "--list"];
    let summary: Value =
        serde_json::from_str(&run(folder.path(), &[&options[..], &["--format", "json"]].concat())).unwrap();
    assert_eq!((&summary["files"], &summary["without_text"]), (&json!(2), &json!(1)));
    assert_eq!(summary["skipped"].as_array().unwrap().len(), 1);
    let row = |blur: &str| summary["rows"].as_array().unwrap().iter().find(|row| row["blur"] == blur).unwrap();
    assert_eq!(row("as it is")["readable"], json!({ "pictures": 1, "warned": 0 }));
    assert_eq!(row("Gaussian, 35 %")["unreadable"], json!({ "pictures": 1, "warned": 1 }));
    let counted =
        ["readable", "between", "unreadable"].map(|group| summary["total"][group]["pictures"].as_u64().unwrap());
    assert_eq!(counted.iter().sum::<u64>(), 16);

    let text = run(folder.path(), &options);
    assert!(text.starts_with("2 files: 1 with text that is read, 1 not; 1 skipped\n"), "{text}");
    assert!(text.contains(" that cannot be read: "), "{text}");
}
