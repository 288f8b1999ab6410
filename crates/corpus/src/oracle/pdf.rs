//! PDFs, by `lopdf`.

use lopdf::encryption::DecryptionError;
use lopdf::xref::XrefRecovery;
use lopdf::{Document, Error, Object};

use crate::truth::{Kind, Protection, State, Truth};

/// The most pages whose content is decompressed.
const MAX_PAGES: usize = 100;

/// The most bytes of the content of a page, decompressed.
const MAX_CONTENT: usize = 64 * 1024 * 1024;

/// Judges a file from its header on.
pub(super) fn judge(bytes: &[u8]) -> Truth {
    let mut truth = Truth::new(Some(Kind::Pdf));
    // Readers skip what fills a file up to a block.
    let end = bytes.iter().rposition(|byte| !matches!(byte, 0 | b' ' | b'\t'..=b'\r')).map_or(0, |last| last + 1);
    let mut document = match Document::load_mem(bytes.get(..end).unwrap_or_default()) {
        Ok(document) => document,
        Err(error) => return truth.with(State::Damaged, error),
    };
    truth.protection = protection(&mut document);
    if matches!(truth.protection, Protection::NeedsPassword | Protection::Unknown) {
        return truth.with(recovered(&document), "encrypted");
    }
    let pages: Vec<_> = document.page_iter().collect();
    truth.pages = u32::try_from(pages.len()).ok();
    if pages.is_empty() {
        return truth.with(State::Damaged, "it has no page");
    }
    let contents = pages.iter().take(MAX_PAGES).flat_map(|page| document.get_page_contents(*page));
    for content in contents {
        match document.get_object(content).and_then(Object::as_stream) {
            Err(_) => return truth.with(State::Damaged, "the content of a page is missing"),
            Ok(stream) => {
                if let Err(error) = stream.decompressed_content_with_limit(MAX_CONTENT) {
                    return truth.with(State::Damaged, error);
                }
            }
        }
    }
    truth.with(recovered(&document), "")
}

/// Whether the table of objects is as it was written.
fn recovered(document: &Document) -> State {
    match document.xref_recovery {
        None => State::Whole,
        Some(XrefRecovery::OffsetCorrected) => State::Repaired,
        Some(_) => State::CutOff,
    }
}

/// Whether the standard security handler opens the file with the empty password.
fn protection(document: &mut Document) -> Protection {
    // What opens with the empty password is decrypted as it is loaded, and loses the entry.
    if document.was_encrypted() {
        return Protection::Opens;
    }
    let Ok(entry) = document.trailer.get(b"Encrypt").cloned() else { return Protection::None };
    // The library reads the dictionary only where it is an object of its own.
    if let Object::Dictionary(dictionary) = entry {
        let id = document.add_object(dictionary);
        document.trailer.set("Encrypt", id);
    }
    let handler = document.get_encrypted().and_then(|dictionary| dictionary.get(b"Filter")).and_then(Object::as_name);
    if !handler.is_ok_and(|name| name == b"Standard") {
        return Protection::Unknown;
    }
    match document.authenticate_password("") {
        Ok(()) => Protection::Opens,
        Err(Error::InvalidPassword | Error::Decryption(DecryptionError::IncorrectPassword)) => {
            Protection::NeedsPassword
        }
        Err(_) => Protection::Unknown,
    }
}
