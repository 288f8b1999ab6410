//! Recognises files that no program can show.

use super::jpeg::Frame;
use super::png::PngHead;
use super::structure::Structure;
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::sentences;

sentences! {
    MESSAGES:
    READ_AS_TEXT = "file_damaged.text_conversion", "This PDF was damaged when a program saved it as text.";
    NO_PICTURE = "file_damaged.no_picture", "There is no picture in this file.";
    ZERO_SIZE = "file_damaged.zero_size", "This picture has no width or height.";
    UNUSUAL = "file_damaged.unusual_coding", "Most programs cannot open this kind of JPEG.";
}

sentences! {
    HINTS:
    ORIGINAL = "hint.file_damaged.original", "Upload the original file. Programs must read it as a file, not as text.";
    AGAIN = "hint.file_damaged.again", "Save the picture again, and upload it.";
    ORDINARY = "hint.file_damaged.ordinary",
        "Open it in the program that made it, and save it as an ordinary JPEG or PNG.";
}

pub(crate) static DAMAGED: Rule = Rule {
    code: "file_damaged",
    severity: Severity::Warning,
    summary: catalogue_text("a file that no program can show"),
    messages: MESSAGES,
    hints: HINTS,
    params: &[ParamSpec::word("reason")],
    explanation: catalogue_text(
        "The reason is the first of these that applies: `text_conversion` (a PDF that a program read as text and wrote \
         again), `no_picture` (a JPEG without a frame or a scan, a PNG without image data), `zero_size` (the width or \
         the height is 0), `unusual_coding` (a JPEG that browsers do not decode: lossless, hierarchical, arithmetic, or \
         of another depth than 8 bits). Such a file gets no `file_truncated`.",
    ),
    fix: catalogue_text("Open the file to see that it is right, then export or upload it again."),
    example: catalogue_text("a JPEG of nothing but its thumbnail"),
    in_schema: InSchema::No(catalogue_text("It is a warning, and a schema does not decode files.")),
};

/// Why a file cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    TextConversion,
    NoPicture,
    ZeroSize,
    UnusualCoding,
}

impl Damage {
    /// What a JPEG suffers from, as far as it was read.
    pub(super) fn of_jpeg(structure: &Structure) -> Option<Self> {
        let walk = structure.jpeg()?;
        match (walk.frame(), walk.scan_start()) {
            (Some(Frame { width: 0, .. } | Frame { height: 0, .. }), Some(_)) => Some(Self::ZeroSize),
            (Some(Frame { is_usual: false, .. }), Some(_)) => Some(Self::UnusualCoding),
            (Some(_), Some(_)) => None,
            (None, Some(_)) => Some(Self::NoPicture),
            (_, None) => structure.is_past_picture().then_some(Self::NoPicture),
        }
    }

    /// What a PNG suffers from.
    pub(super) fn of_png(head: &PngHead) -> Option<Self> {
        if head.has_data == Some(false) {
            return Some(Self::NoPicture);
        }
        head.size.is_some_and(|(width, height)| width == 0 || height == 0).then_some(Self::ZeroSize)
    }

    /// The warning.
    pub(super) fn warning(self) -> Violation {
        let (reason, message, hint) = match self {
            Self::TextConversion => ("text_conversion", &READ_AS_TEXT, &ORIGINAL),
            Self::NoPicture => ("no_picture", &NO_PICTURE, &AGAIN),
            Self::ZeroSize => ("zero_size", &ZERO_SIZE, &AGAIN),
            Self::UnusualCoding => ("unusual_coding", &UNUSUAL, &ORDINARY),
        };
        DAMAGED.violation().with_param("reason", reason).with_message(message).with_hint(hint)
    }
}
