//! The notation of cases for content that is too long, or not text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
pub use harbor_preflight_made_files::made_file;
use serde_json::Value;

use crate::tests_folder;

/// A JSON value with every notation in it replaced by its string.
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

/// The text of a string or of a notation.
///
/// # Panics
///
/// If the value is neither.
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
    let name = text("$file").unwrap_or_else(|| panic!("unknown notation: {notation}"));
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
