//! What is measured in pictures, and what is warned of.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{Decimal, Issue, NaiveDate, Param, Preflight, Quality, QualityMeter, Severity, Submission};
use harbor_preflight_made_files::{Picture, made_file};
use harbor_preflight_tests::pictures::{Measured, measured_pictures, numbers, quality};

fn meter(width: usize, height: usize) -> Option<QualityMeter> {
    QualityMeter::new(width.try_into().unwrap(), height.try_into().unwrap())
}

fn preflight() -> Preflight {
    Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
}

/// The warning about the quality of a picture: its code, what was measured, and the limit.
fn warning(picture: &Picture) -> Option<[String; 3]> {
    let mut inspector = preflight().inspector();
    inspector.feed(&made_file("jpeg", 100_000, 1));
    inspector.set_quality(Some(quality(picture)));
    let issue = inspector.finish().issues.into_iter().find(|issue| issue.code().starts_with("document_"))?;
    assert_eq!(issue.severity(), Severity::Warning);
    let param = |name| issue.params.get(name).map(Param::to_string).unwrap();
    Some([issue.code().to_owned(), param("measured"), param("limit")])
}

#[test]
fn the_numbers_of_each_picture_are_these() {
    for Measured { name, picture, expected } in measured_pictures() {
        assert_eq!(numbers(&picture), expected, "{name}");
    }
}

#[test]
fn documents_that_can_be_read_get_no_warning() {
    for seed in 0..4 {
        let (card, page) = (|| Picture::card(seed), || Picture::page(seed));
        for (name, picture) in [
            ("a card", card()),
            ("a card, seen from the side", card().tilted()),
            ("a card, with noise", card().tilted().noisy(12, seed)),
            ("a card, twice as large", card().enlarged(2)),
            ("a card, slightly out of focus", card().blurred(1)),
            ("a page", page()),
            ("a page, white on black", page().inverted()),
            ("a page, seen from the side", page().tilted().noisy(8, seed)),
            ("a page, with a third of the light", page().darkened(33)),
            ("a page, printed faintly", page().faint(20)),
            ("a page, in landscape", page().transposed()),
            ("ruled paper", Picture::ruled()),
            ("ruled paper, with noise", Picture::ruled().noisy(6, seed)),
            ("a bar code", Picture::bar_code(seed)),
        ] {
            assert_eq!(warning(&picture), None, "{name} ({seed}): {}", numbers(&picture));
        }
    }
}

#[test]
fn documents_that_cannot_be_read_get_one_warning() {
    let (card, page) = (|| Picture::card(3), || Picture::page(3));
    for (name, picture, code) in [
        ("a card out of focus", card().blurred(4), "document_blurred"),
        ("a card out of focus, with noise", card().tilted().blurred(4).noisy(6, 1), "document_blurred"),
        ("a shaken card", card().shaken(15), "document_blurred"),
        ("a card shaken up and down", card().transposed().shaken(15).transposed(), "document_blurred"),
        ("a page out of focus", page().blurred(4), "document_blurred"),
        ("a bar code out of focus", Picture::bar_code(1).blurred(4), "document_blurred"),
        ("a card in the dark", card().darkened(15), "document_too_dark"),
        ("a card in the dark, out of focus", card().blurred(4).darkened(15), "document_too_dark"),
        ("nothing but black", Picture::sheet(800, 600, 0), "document_too_dark"),
        ("a blank page", Picture::sheet(1240, 1754, 250), "document_blank"),
        ("a blank page, with noise", Picture::sheet(1240, 1754, 240).noisy(8, 2), "document_blank"),
        ("a dark table", Picture::sheet(1240, 1754, 80).noisy(8, 2), "document_blank"),
        ("a page that is hardly printed", page().faint(8), "document_blank"),
    ] {
        let found = warning(&picture).map(|[found, ..]| found);
        assert_eq!(found.as_deref(), Some(code), "{name}: {}", numbers(&picture));
    }
}

#[test]
fn brightness_is_compared_with_50_and_contrast_with_24() {
    // Stripes within every tile.
    let lit = |luma| {
        let mut sheet = Picture::sheet(512, 512, 0);
        sheet.luma.iter_mut().step_by(2).for_each(|pixel| *pixel = luma);
        warning(&sheet)
    };
    assert_eq!(lit(50), None);
    assert_eq!(lit(49), Some(["document_too_dark", "49", "50"].map(str::to_owned)));
    let striped = |ink| {
        let mut sheet = Picture::sheet(512, 512, 200);
        sheet.luma.iter_mut().step_by(2).for_each(|luma| *luma -= ink);
        warning(&sheet)
    };
    assert_eq!(striped(24), None);
    assert_eq!(striped(23), Some(["document_blank", "23", "24"].map(str::to_owned)));
}

/// Slopes across the whole picture, each rising by `rise` per pixel for `length` pixels.
fn slopes([width, height]: [usize; 2], rise: u8, length: usize) -> Picture {
    let mut picture = Picture::sheet(width, height, 0);
    for (index, luma) in picture.luma.iter_mut().enumerate() {
        let at = (index % width + index / width) % (2 * length);
        let step = u8::try_from(at.min(2 * length - at)).unwrap();
        *luma = 20 + rise * step;
    }
    picture
}

#[test]
fn a_picture_is_blurred_from_the_twelfth_tile_on() {
    // Twelve tiles of 32 pixels with a border, and eleven.
    let picture = |tiles: usize| slopes([tiles * 32 + 2, 34], 10, 16);
    assert_eq!(quality(&picture(12)).tiles, 12);
    assert_eq!(warning(&picture(12)).map(|[code, ..]| code).as_deref(), Some("document_blurred"));
    assert_eq!(warning(&picture(11)), None);
}

/// Only the lines of ruled paper are sharp in one direction and have no edges at all in another.
#[test]
fn lines_in_one_direction_are_not_called_blurred() {
    let sharp = quality(&Picture::ruled());
    assert!(sharp.edge_width > Some(Decimal::from_thousandths(16_000)), "{sharp:?}");
    assert!(sharp.narrowest_edge_width < Some(Decimal::from_thousandths(2_600)), "{sharp:?}");
    assert_eq!(warning(&Picture::ruled()), None);
}

/// Numbers that look random.
fn scattered(width: usize, height: usize, seed: u64) -> Picture {
    Picture::sheet(width, height, 128).noisy(100, seed)
}

#[test]
fn a_picture_of_any_size_is_measured() {
    let sides = [1, 2, 3, 15, 16, 17, 33, 34, 35, 511, 512, 513, 1023, 1024, 1025];
    for width in sides {
        for height in sides {
            let sheet = quality(&Picture::sheet(width, height, 77));
            assert_eq!((sheet.brightness, sheet.tiles, sheet.edge_width), (77, 0, None), "{width} x {height}");
            assert!(sheet.contrast.is_none_or(|contrast| contrast == 0), "{width} x {height}");
        }
    }
    for (width, height) in [(2_000_000, 1), (1, 2_000_000), (65_535, 3), (7, 40_000)] {
        assert_eq!(quality(&Picture::sheet(width, height, 200)).brightness, 200, "{width} x {height}");
        let scattered = scattered(width, height, 5);
        assert!(quality(&scattered).brightness >= 120, "{width} x {height}");
    }
    for (width, height) in
        [(0, 0), (0, 5), (5, 0), (50_000_001, 1), (usize::try_from(u32::MAX).unwrap(), 4_294_967_295)]
    {
        assert!(meter(width, height).is_none(), "{width} x {height}");
    }
}

#[test]
fn pixels_of_several_times_the_size_change_nothing() {
    // Pictures of 1024 pixels and more are averaged to 1024: the same pixels come out.
    let picture = Picture::sheet(1024, 700, 200).noisy(55, 9).blurred(1);
    for times in [2, 3, 5] {
        assert_eq!(numbers(&picture.enlarged(times)), numbers(&picture), "{times}");
    }
}

#[test]
fn brighter_light_changes_brightness_alone() {
    let darker = Picture::card(5).darkened(60);
    for brighter in [1, 40, 100] {
        let mut picture = darker.clone();
        picture.luma.iter_mut().for_each(|luma| *luma += brighter);
        let (one, other) = (quality(&darker), quality(&picture));
        assert_eq!(one.brightness + brighter, other.brightness);
        let shapes =
            |quality: Quality| (quality.contrast, quality.tiles, quality.edge_width, quality.narrowest_edge_width);
        assert_eq!(shapes(one), shapes(other), "{brighter}");
    }
}

#[test]
fn rows_and_columns_count_alike() {
    for picture in [Picture::card(1), Picture::page(1).shaken(9), scattered(700, 300, 4), scattered(1500, 2100, 4)] {
        assert_eq!(numbers(&picture), numbers(&picture.transposed()));
    }
}

#[test]
fn strips_and_colours_of_any_kind_give_the_same_numbers() {
    let picture = Picture::card(2).tilted();
    let expected = quality(&picture);
    let rgba: Vec<u8> = picture.luma.iter().flat_map(|luma| [*luma, *luma, *luma, 255]).collect();
    for rows in [1, 7, 128, 5000] {
        let mut luma = meter(picture.width, picture.height).unwrap();
        picture.luma.chunks(picture.width * rows).for_each(|strip| luma.feed_luma(strip));
        let mut color = meter(picture.width, picture.height).unwrap();
        rgba.chunks(picture.width * 4 * rows).for_each(|strip| color.feed_rgba(strip));
        assert_eq!([luma, color].map(QualityMeter::finish), [Some(expected), Some(expected)], "{rows}");
    }
}

#[test]
fn without_all_rows_there_are_no_numbers_and_rows_too_many_are_ignored() {
    let picture = scattered(300, 200, 1);
    let mut meter = meter(300, 200).unwrap();
    meter.feed_luma(&picture.luma[..300 * 199]);
    // A row that is cut off does not count.
    meter.feed_luma(&picture.luma[..299]);
    assert_eq!(meter.finish(), None);
    let mut meter = self::meter(300, 200).unwrap();
    meter.feed_luma(&picture.luma);
    meter.feed_luma(&[0; 900]);
    assert_eq!(meter.finish(), Some(quality(&picture)));
}

#[test]
fn what_was_measured_in_a_detached_file_is_reported_after_its_other_warnings() {
    let finished = |pointer: &str, quality| {
        let mut inspector = preflight().base64_inspector();
        inspector.feed(b"/9j/AAAA");
        inspector.set_quality(quality);
        inspector.finish_detached(pointer)
    };
    let [front, back] = ["front", "back"].map(|side| format!("/individual/identity_document/{side}"));
    let blank = Some(quality(&Picture::sheet(640, 480, 255)));
    let text = br#"{"individual": {"identity_document": {"type": "NATIONAL_ID", "front": "1", "back": "1"}}}"#;
    let report = |preflight: Preflight, quality| {
        let files = [finished(&front, None), finished(&back, quality)];
        preflight.validate_detached(text, 100, &files, &Submission::new())
    };
    let asked = report(preflight().with_quality(), blank);
    let codes: Vec<&str> = asked.issues.iter().filter(|issue| issue.path == back).map(Issue::code).collect();
    assert_eq!(codes.last(), Some(&"document_blank"), "{codes:?}");
    assert!(codes.contains(&"duplicate_file"), "{codes:?}");
    let unchecked = asked.unchecked.iter().filter(|unchecked| unchecked.rule == "document_quality");
    assert_eq!(unchecked.map(|unchecked| &*unchecked.path).collect::<Vec<_>>(), [front.as_str()]);
    let not_asked = report(preflight(), None);
    assert!(not_asked.unchecked.iter().all(|unchecked| unchecked.rule != "document_quality"));
    assert!(not_asked.issues.iter().all(|issue| !issue.code().starts_with("document_")));
}

#[test]
fn params_are_numbers_in_json() {
    let mut inspector = preflight().inspector();
    inspector.feed(&made_file("jpeg", 100_000, 1));
    inspector.set_quality(Some(quality(&slopes([900, 700], 10, 16))));
    let inspection = serde_json::to_value(inspector.finish()).unwrap();
    let issue =
        inspection["issues"].as_array().unwrap().iter().find(|issue| issue["code"] == "document_blurred").unwrap();
    assert_eq!(issue["params"]["limit"], 4.5);
    assert!(issue["params"]["measured"].is_f64());
    assert!(inspection["quality"]["edge_width"].is_f64());
}
