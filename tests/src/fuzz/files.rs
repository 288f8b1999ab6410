//! Fuzz target: any bytes as a file, raw and in base64, and as a text that may be base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::{Inspection, Inspector, Issue, Preflight, Submission};

use super::report::has;
use super::seeds::small_payload;
use super::tree::{quoted, quoted_as_php, quoted_in_escapes};
use crate::cases::{TODAY, date};

/// The path of a file in the payload, and its value there.
const SLOT: &str = "/individual/identity_document/front";
const VALUE_IN_SLOT: &str = r#""/9j/wAALCAJYAyABAREA/9oACAEBAAA/AP/Z""#;

/// Bytes of filling that make a file longer than the window at one end that the checks look at, and longer than both.
const LONG: usize = Inspector::WINDOW + 1000;
const LONGER: usize = 2 * Inspector::WINDOW + 10_000;

/// The length in characters beyond which a text is not written with nothing but escapes.
const LONG_TEXT: usize = 10_000;

/// The first byte decides how much filling the middle of the file has, and the size of the pieces in which it is read.
pub(super) fn run(bytes: &[u8]) {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let filling = match first {
        0xF0..=0xF7 => LONG,
        0xF8.. => LONGER,
        _ => 0,
    };
    let piece = if filling == 0 { 1 + usize::from(first) } else { 50_000 + usize::from(first) };
    let (head, tail) = bytes.split_at(bytes.len() / 2);
    let file = [head, &vec![b'A'; filling], tail].concat();
    let preflight = Preflight::new(date(TODAY));
    let inspection = as_file(&preflight, &file, piece);
    let base64 = STANDARD.encode(&file);
    assert_eq!(as_text(&preflight, &base64, piece), Ok(inspection));
    if let Ok(text) = std::str::from_utf8(&file) {
        as_canonical_or_not(&preflight, text, piece);
    }
}

/// Asserts that a raw file has the same result in pieces, and if only both ends are read where they are enough.
fn as_file(preflight: &Preflight, file: &[u8], piece: usize) -> Inspection {
    let inspection = preflight.inspect(file);
    assert_eq!(inspection.bytes, file.len() as u64);
    let mut in_pieces = preflight.inspector();
    file.chunks(piece).for_each(|piece| in_pieces.feed(piece));
    assert_eq!(in_pieces.finish(), inspection, "in pieces of {piece}");
    if let Some(between) = file.len().checked_sub(2 * Inspector::WINDOW) {
        let mut of_ends = preflight.inspector();
        of_ends.feed(&file[..Inspector::WINDOW]);
        of_ends.skip(between as u64);
        of_ends.feed(&file[file.len() - Inspector::WINDOW..]);
        if !of_ends.needs_skipped() {
            assert_eq!(of_ends.finish(), inspection, "by both ends");
        }
    }
    inspection
}

/// Asserts that a text has the same result as a whole and in pieces, in a payload and detached from it, and however it
/// is escaped. Returns the result, or why the text is not base64.
fn as_text(preflight: &Preflight, text: &str, piece: usize) -> Result<Inspection, Box<Issue>> {
    let read = || {
        let mut inspector = preflight.base64_inspector();
        let mut rest = text;
        while !rest.is_empty() {
            // A piece must not split a character.
            let (window, after) = rest.split_at(rest.ceil_char_boundary(piece));
            inspector.feed(window.as_bytes());
            rest = after;
        }
        inspector
    };
    let mut whole = preflight.base64_inspector();
    whole.feed(text.as_bytes());
    let inspection = whole.finish();
    assert_eq!(read().finish(), inspection, "in pieces of {piece}");
    let detached = read().finish_detached(SLOT);
    if !text.trim().is_empty() {
        let plain = in_payload(&quoted(text));
        let report = preflight.validate(plain.as_bytes(), &Submission::new());
        let issues: Vec<&Issue> = report.issues.iter().filter(|issue| issue.path == SLOT).collect();
        assert!(
            issues.iter().copied().map(without_place).eq(inspection.issues.iter().map(without_place)),
            "{issues:?}"
        );
        assert!(!has(&report, "json_syntax"));
        // Long texts in nothing but escapes would take too long, and do not occur.
        let quotes = if text.len() > LONG_TEXT {
            &[quoted_as_php as fn(&str) -> String][..]
        } else {
            &[quoted_as_php, quoted_in_escapes]
        };
        for quote in quotes {
            let escaped = preflight.validate(in_payload(&quote(text)).as_bytes(), &Submission::new());
            assert_eq!(escaped.issues, report.issues, "however it is escaped");
        }
        let elsewhere = if in_payload("").contains(&quoted(text)) { text } else { "elsewhere" };
        let without = in_payload(&quoted(elsewhere));
        let bytes = plain.len() as u64;
        // Detached files leave a text in their place. It must be equal for equal files, and different for others.
        let with_files =
            preflight.validate_detached(without.as_bytes(), bytes, std::slice::from_ref(&detached), &Submission::new());
        assert_eq!(with_files, report, "with the file detached");
    }
    let fault = inspection.issues.iter().find(|issue| issue.rule.code == "invalid_base64");
    assert_eq!(detached.is_base64(), fault.is_none());
    fault.cloned().map_or(Ok(inspection), |fault| Err(fault.into()))
}

/// The parts of an issue that do not depend on where the file is. A message names the place.
fn without_place(issue: &Issue) -> (&'static str, String, Option<&str>) {
    (issue.rule.code, format!("{:?}", issue.params), issue.hint.as_deref())
}

/// A payload with this JSON in place of its front.
fn in_payload(file: &str) -> String {
    let (before, after) = small_payload("us-minimal").split_once(VALUE_IN_SLOT).expect("the payload has a front");
    [before, file, after].concat()
}

/// Asserts that a text is accepted exactly if the crate `base64` decodes it, with the same number of bytes; and that if
/// it is rejected, the reason fits the character at the offset.
fn as_canonical_or_not(preflight: &Preflight, text: &str, piece: usize) {
    let fault = match (as_text(preflight, text, piece), STANDARD.decode(text)) {
        (Ok(inspection), Ok(file)) => return assert_eq!(inspection, as_file(preflight, &file, piece)),
        (Err(fault), Err(_)) => fault,
        (here, there) => panic!("{here:?}, but base64 says {:?}", there.map(|file| file.len())),
    };
    let param = |name: &str| fault.params.get(name).map(ToString::to_string).unwrap_or_default();
    let offset: usize = param("offset").parse().expect("an offset is a count");
    let at = text.chars().nth(offset);
    let in_alphabet = |character: char| character.is_ascii_alphanumeric() || "+/=".contains(character);
    let fits = match param("reason").as_str() {
        "placeholder" => offset == 0 && text.starts_with("<base64"),
        "reference" => offset == 0 && !text.chars().all(in_alphabet),
        "data_url" => offset == 0 && text.to_ascii_lowercase().starts_with("data:"),
        "white_space" => at.is_some_and(char::is_whitespace),
        "url_safe_alphabet" => at.is_some_and(|character| "-_".contains(character)),
        "character" => at.is_some_and(|character| !in_alphabet(character)),
        "padding" => text.chars().all(in_alphabet) && offset <= text.len(),
        "trailing_bits" => {
            text.len().is_multiple_of(4) && at.is_some() && text[offset + 1..].bytes().all(|byte| byte == b'=')
        }
        _ => false,
    };
    assert!(fits, "{fault:?} at {at:?}");
}
