//! Recognises the type of a file by its content, never by its name.

mod archive;
mod content;
mod hint;
mod signature;
mod text;

pub(super) use self::content::Content;
use super::ends::Windows;
use crate::rule::{InSchema, Param, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::Sentence;

static NOT_ACCEPTED: Sentence = Sentence::new("unsupported_file_type", "{field} must be a JPEG, PNG or PDF.");

pub(crate) static UNSUPPORTED: Rule = Rule {
    code: "unsupported_file_type",
    severity: Severity::Error,
    summary: catalogue_text("the content does not begin as a JPEG, PNG or PDF"),
    messages: &[&NOT_ACCEPTED, &hint::EMPTY, &hint::LATE_PDF],
    hints: hint::HINTS,
    params: &[ParamSpec::word_or_null("detected"), ParamSpec::words("allowed"), ParamSpec::count("offset").sometimes()],
    explanation: catalogue_text(
        "The first bytes decide: `FF D8 FF`, the eight-byte PNG signature, or `%PDF-`, at the very beginning. \
         What the file is instead is named where it is known. A PDF with something before its header has the `offset` at \
         which it begins, if that is within the first 1,024 bytes; a picture that was read as text has the type that it was.",
    ),
    fix: catalogue_text("Export it as JPEG, PNG or PDF; renaming it is not enough."),
    example: catalogue_text("a HEIC photo as an iPhone takes it"),
    in_schema: InSchema::Yes,
};

/// The types of file that are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Jpeg,
    Png,
    Pdf,
}

/// The media types that are accepted.
pub(super) const ALLOWED: &[&str] =
    &[FileKind::Jpeg.media_type(), FileKind::Png.media_type(), FileKind::Pdf.media_type()];
impl FileKind {
    pub(super) const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Pdf];

    /// The accepted type of a file, by its first bytes; `None` if it is another one.
    pub(super) fn of(windows: &Windows<'_>) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| windows.starts_with(kind.signature()))
    }

    /// The accepted type of a file that begins with these bytes; `None` if it is another one, or there are too few.
    pub(super) fn of_bytes(head: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| head.starts_with(kind.signature()))
    }

    /// The bytes with which every file of this type begins.
    pub(super) fn signature(self) -> &'static [u8] {
        match self {
            Self::Jpeg => b"\xFF\xD8\xFF",
            Self::Png => b"\x89PNG\r\n\x1A\n",
            Self::Pdf => b"%PDF-",
        }
    }

    /// The name, as issues give it in the param `format`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    pub(super) const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }
}

/// The violation for a file that is not accepted.
pub(super) fn unsupported(content: &Content) -> Violation {
    let detected = content.media_type.map_or(Param::Null, Param::from);
    let mut violation = UNSUPPORTED.violation().with_param("detected", detected).with_param("allowed", ALLOWED);
    if content.offset > 0 {
        violation = violation.with_param("offset", content.offset);
    }
    if let Some(message) = content.message {
        violation = violation.with_message(message);
    }
    violation.with_hint(content.hint.unwrap_or(&hint::OTHER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allowed_lists_every_accepted_type() {
        assert_eq!(ALLOWED, FileKind::ALL.map(FileKind::media_type));
    }
}
