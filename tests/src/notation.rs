//! The notation for content that is too long or too binary to write down.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::tests_folder;

/// A JSON value with every notation in it replaced by the string that it stands for.
pub fn expand(value: &Value) -> Value {
    match value {
        Value::Object(object) if object.keys().next().is_some_and(|key| key.starts_with('$')) => {
            Value::String(expand_notation(value))
        }
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), expand(value))).collect(),
        Value::Array(items) => items.iter().map(expand).collect(),
        other => other.clone(),
    }
}

/// The text that a string or a notation stands for.
///
/// # Panics
///
/// If it is neither.
pub fn expand_text(value: &Value) -> String {
    match expand(value) {
        Value::String(text) => text,
        other => panic!("neither a string nor a notation for one: {other}"),
    }
}

fn expand_notation(notation: &Value) -> String {
    let text = |key: &str| notation.get(key).and_then(Value::as_str);
    let number = |key: &str| notation.get(key).and_then(Value::as_u64);
    if let Some(repeated) = text("$repeat") {
        return repeated.repeat(size(number("times").expect("`times` is a count")));
    }
    if let Some(parts) = notation.get("$concat").and_then(Value::as_array) {
        return parts.iter().map(expand_text).collect();
    }
    if let Some(base64) = text("$bytes") {
        return base64.to_owned();
    }
    if let Some(kind) = text("$made") {
        let bytes = size(number("bytes").expect("`bytes` is a count"));
        return STANDARD.encode(made_file(kind, bytes, number("seed").unwrap_or(1)));
    }
    let name = text("$file").unwrap_or_else(|| panic!("no such notation: {notation}"));
    let mut file = std::fs::read(tests_folder().join("files").join(name)).expect("the file is in tests/files");
    if let Some(first) = number("first") {
        file.truncate(size(first));
    }
    if let Some(last) = number("without_last") {
        file.truncate(file.len() - size(last));
    }
    if let Some(more) = text("append") {
        file.extend(STANDARD.decode(more).expect("`append` is base64"));
    }
    STANDARD.encode(file)
}

fn size(count: u64) -> usize {
    usize::try_from(count).expect("a size fits into memory")
}

/// A made-up file of exactly `bytes` bytes.
///
/// # Panics
///
/// If there is no such kind.
pub fn made_file(kind: &str, bytes: usize, seed: u64) -> Vec<u8> {
    let (head, tail): (&[u8], &[u8]) = match kind {
        "jpeg" => (b"\xFF\xD8\xFF\xE0", b"\xFF\xD9"),
        "png" => (b"\x89PNG\r\n\x1A\n", b"\0\0\0\0IEND\xAE\x42\x60\x82"),
        "pdf" => (b"%PDF-1.7\n", b"%%EOF\n"),
        "raw" => (b"", b""),
        other => panic!("no such kind of file: {other}"),
    };
    let mut file = Vec::with_capacity(bytes);
    file.extend_from_slice(head);
    let mut x = seed;
    while file.len() + tail.len() < bytes {
        x = (x * 1_103_515_245 + 12_345) % (1 << 31);
        file.push(b'A' + u8::try_from((x >> 16) % 26).expect("less than 26"));
    }
    file.extend_from_slice(tail);
    file.truncate(bytes);
    file
}
