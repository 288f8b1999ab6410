//! Warns of pictures that a reviewer could not read: too dark, blank, or blurred.
//!
//! Only a caller who asks for it gets these warnings. Each can be wrong, so each says what was measured.

use const_format::formatcp;

use crate::quality::Quality;
use crate::rule::{Decimal, InSchema, Param, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::Sentence;

static DARK: Sentence = Sentence::new("document_too_dark", "This picture looks too dark to read.");
static MORE_LIGHT: Sentence = Sentence::new("hint.document_too_dark", "Take it again with more light.");
static FAINT: Sentence = Sentence::new("document_blank", "This picture looks blank, or too faint to read.");
static MORE_CONTRAST: Sentence =
    Sentence::new("hint.document_blank", "Check that it is the right page, and take it again in better light.");
static UNSHARP: Sentence = Sentence::new("document_blurred", "This picture looks blurred.");
static HOLD_STILL: Sentence =
    Sentence::new("hint.document_blurred", "Hold the phone still, wait until it focuses, and take it again.");

pub(crate) static TOO_DARK: Rule = Rule {
    code: "document_too_dark",
    severity: Severity::Warning,
    summary: catalogue_text(formatcp!(
        "a picture of which 99 % are darker than {LEAST_BRIGHTNESS} of 255, where quality is asked for"
    )),
    messages: &[&DARK],
    hints: &[&MORE_LIGHT],
    params: &[ParamSpec::count("measured"), ParamSpec::count("limit")],
    explanation: catalogue_text(
        "A reviewer returns a document that cannot be read. The picture is reduced to 512 pixels on its longer side, and \
         the 99th percentile of its luma is compared with the limit.",
    ),
    fix: catalogue_text("Take the picture again with more light."),
    example: catalogue_text("a photo taken at night"),
    in_schema: InSchema::No(catalogue_text(NOT_DECODED)),
};

pub(crate) static BLANK: Rule = Rule {
    code: "document_blank",
    severity: Severity::Warning,
    summary: catalogue_text(formatcp!(
        "a picture without anything on it that differs by {LEAST_CONTRAST} of 255, where quality is asked for"
    )),
    messages: &[&FAINT],
    hints: &[&MORE_CONTRAST],
    params: &[ParamSpec::count("measured"), ParamSpec::count("limit")],
    explanation: catalogue_text(
        "The picture is reduced to 512 pixels on its longer side and cut into tiles of 16 pixels. In each, the 3rd \
         percentile of luma is subtracted from the 97th. The 99th percentile of these differences is compared with the \
         limit.",
    ),
    fix: catalogue_text("Check that it is the right side of the right page, and scan it with more contrast."),
    example: catalogue_text("the empty back of a page"),
    in_schema: InSchema::No(catalogue_text(NOT_DECODED)),
};

pub(crate) static BLURRED: Rule = Rule {
    code: "document_blurred",
    severity: Severity::Warning,
    summary: catalogue_text(formatcp!(
        "a picture whose sharpest edges are more than {WIDEST_EDGE} pixels wide at 1024 pixels, where quality is asked for"
    )),
    messages: &[&UNSHARP],
    hints: &[&HOLD_STILL],
    params: &[ParamSpec::decimal("measured"), ParamSpec::decimal("limit")],
    explanation: catalogue_text(formatcp!(
        "The picture is reduced to 1024 pixels on its longer side and cut into tiles of 32 pixels. In each with enough \
         contrast, its range of luma is divided by its steepest slope, in four directions: that is the width of an edge. \
         The 10th percentile of the tiles, in the direction in which it is largest, is compared with the limit. Sharp \
         documents have 2 to 3.5. There is no warning with fewer than {LEAST_TILES} such tiles, nor for ruled paper, whose \
         edges are sharp in one direction only."
    )),
    fix: catalogue_text("Hold the phone still, wait until it focuses, and take the picture again."),
    example: catalogue_text("a photo that was shaken or is out of focus"),
    in_schema: InSchema::No(catalogue_text(NOT_DECODED)),
};

const NOT_DECODED: &str = "It is a warning, and a schema does not decode files.";

/// The rules for pictures, in the order in which they are asked.
pub(crate) static RULES: &[&Rule] = &[&TOO_DARK, &BLANK, &BLURRED];

/// The least brightness.
const LEAST_BRIGHTNESS: u8 = 50;

/// The least contrast.
const LEAST_CONTRAST: u8 = 24;

/// The widest edges of a sharp picture.
const WIDEST_EDGE: &str = "4.5";
const WIDEST: Decimal = Decimal::from_thousandths(4_500);

/// The least number of tiles by which a picture is called blurred.
const LEAST_TILES: u32 = 12;

/// Lines in one direction only: edges this wide in one direction, and narrower than this in another.
const WIDEST_MOTION: Decimal = Decimal::from_thousandths(16_000);
const SHARP: Decimal = Decimal::from_thousandths(2_600);

/// The first warning that applies: too dark, blank, or blurred.
pub(crate) fn warning(quality: &Quality) -> Option<Violation> {
    let count = |number: u8| Param::from(u64::from(number));
    let (rule, hint, measured, limit) = if quality.brightness < LEAST_BRIGHTNESS {
        (&TOO_DARK, &MORE_LIGHT, count(quality.brightness), count(LEAST_BRIGHTNESS))
    } else if let Some(contrast) = quality.contrast.filter(|contrast| *contrast < LEAST_CONTRAST) {
        (&BLANK, &MORE_CONTRAST, count(contrast), count(LEAST_CONTRAST))
    } else {
        (&BLURRED, &HOLD_STILL, blurred_width(quality)?.to_tenths().into(), WIDEST.into())
    };
    Some(rule.violation().with_param("measured", measured).with_param("limit", limit).with_hint(hint))
}

/// The width of the edges of a picture that is blurred.
fn blurred_width(quality: &Quality) -> Option<Decimal> {
    let (widest, narrowest) = quality.edge_width.zip(quality.narrowest_edge_width)?;
    let has_lines_in_one_direction = widest > WIDEST_MOTION && narrowest < SHARP;
    let is_blurred = quality.tiles >= LEAST_TILES && widest > WIDEST && !has_lines_in_one_direction;
    is_blurred.then_some(widest)
}
