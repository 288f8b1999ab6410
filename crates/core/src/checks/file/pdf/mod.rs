//! Checks PDFs: whether they need a password, and whether a program has read them as text; and counts their pages.

mod dictionary;
mod encryption;
mod pages;
mod password;
mod revision_6;
mod string;
mod text_conversion;
mod trailer;
mod value;

use const_format::formatcp;

use self::encryption::{Handler, Protection, protection};
pub(super) use self::pages::pages;
pub(super) use self::text_conversion::is_text_conversion;
use super::ends::{WINDOW, WINDOW_KIBIBYTES, Windows};
use super::kind::FileKind;
use crate::rule::{InSchema, Param, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::sentences;

sentences! {
    MESSAGES:
    MAY_NEED_PASSWORD = "encrypted_pdf", "This PDF is protected and may need a password.";
    NEEDS_PASSWORD = "encrypted_pdf.password", "This PDF needs a password.";
    NEEDS_CERTIFICATE = "encrypted_pdf.certificate", "This PDF can only be opened with a certificate.";
}

sentences! {
    HINTS:
    IF_IT_ASKS = "hint.encrypted_pdf", "If it asks for a password, print it to a new PDF without one, and upload that.";
    WITH_PASSWORD = "hint.encrypted_pdf.password",
        "Open it with the password, print it to a new PDF, and upload that.";
    WITH_CERTIFICATE = "hint.encrypted_pdf.certificate",
        "Open it with your certificate, print it to a new PDF, and upload that.";
}

pub(crate) static ENCRYPTED: Rule = Rule {
    code: "encrypted_pdf",
    severity: Severity::Warning,
    summary: catalogue_text("a PDF that is protected and may need a password"),
    messages: MESSAGES,
    hints: HINTS,
    params: &[ParamSpec::flag_or_null("needs_password"), ParamSpec::word_or_null("handler")],
    explanation: catalogue_text(formatcp!(
        "`/Encrypt` is in a trailer or in the dictionary of a cross-reference stream, within the first or last \
         {WINDOW_KIBIBYTES} KiB, and it is not certain that the file opens without a password: a reviewer has none. It is \
         certain if the handler is `standard` and the user password is empty. `needs_password` is null if that is not \
         known."
    )),
    fix: catalogue_text("Print it to a new PDF without protection."),
    example: catalogue_text("a bank statement that opens with a password"),
    in_schema: InSchema::No(catalogue_text("It is a warning, and a schema does not decode files.")),
};

/// Warns if a PDF is protected, unless it opens without a password.
pub(super) fn warning(kind: FileKind, windows: &Windows<'_>) -> Option<Violation> {
    if kind != FileKind::Pdf {
        return None;
    }
    let protection = protection(&windows.head(WINDOW), &windows.tail(WINDOW))?;
    (protection.needs_password != Some(false)).then(|| violation(protection))
}

fn violation(protection: Protection) -> Violation {
    let Protection { needs_password, handler } = protection;
    let violation = ENCRYPTED
        .violation()
        .with_param("needs_password", needs_password.map_or(Param::Null, Param::from))
        .with_param("handler", handler.map_or(Param::Null, |handler| Param::from(handler.name())));
    match (needs_password, handler) {
        (Some(true), _) => violation.with_message(&NEEDS_PASSWORD).with_hint(&WITH_PASSWORD),
        (_, Some(Handler::Certificate)) => violation.with_message(&NEEDS_CERTIFICATE).with_hint(&WITH_CERTIFICATE),
        _ => violation.with_hint(&IF_IT_ASKS),
    }
}
