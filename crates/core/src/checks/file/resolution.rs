//! Warns of pictures that are too small to be read.

use const_format::formatcp;

use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::Sentence;

/// The shorter side of a picture that a document can be read on, in pixels.
const MIN: u32 = 300;

static TOO_SMALL: Sentence =
    Sentence::new("low_resolution", "This picture is only {width} × {height} pixels, which is too small to read.");
static TAKE_AGAIN: Sentence =
    Sentence::new("hint.low_resolution", "Take it again, or upload the original instead of a preview.");

pub(crate) static LOW_RESOLUTION: Rule = Rule {
    code: "low_resolution",
    severity: Severity::Warning,
    summary: catalogue_text(formatcp!("a picture whose shorter side has fewer than {MIN} pixels")),
    messages: &[&TOO_SMALL],
    hints: &[&TAKE_AGAIN],
    params: &[ParamSpec::count("width"), ParamSpec::count("height"), ParamSpec::count("min")],
    explanation: catalogue_text("Width and height are those in the frame of a JPEG or the header of a PNG."),
    fix: catalogue_text("Take the photo or the scan again, or send the original in place of its preview."),
    example: catalogue_text("a preview of 160 × 100 pixels"),
    in_schema: InSchema::No(catalogue_text("It is a warning, and a schema does not decode files.")),
};

/// The warning for a picture of this width and height in pixels. One without any has another warning.
pub(super) fn warning((width, height): (u32, u32)) -> Option<Violation> {
    let shorter = width.min(height);
    (1..MIN).contains(&shorter).then(|| {
        let violation = LOW_RESOLUTION.violation();
        violation
            .with_param("width", u64::from(width))
            .with_param("height", u64::from(height))
            .with_param("min", u64::from(MIN))
            .with_hint(&TAKE_AGAIN)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shorter_side_decides() {
        for (size, is_reported) in [
            ((4032, 3024), false),
            ((300, 300), false),
            ((299, 3000), true),
            ((3000, 299), true),
            ((1, 1), true),
            ((0, 100), false),
        ] {
            assert_eq!(warning(size).is_some(), is_reported, "{size:?}");
        }
    }
}
