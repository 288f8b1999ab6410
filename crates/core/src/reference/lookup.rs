//! Reading what Harbor's lookup endpoints return.

use serde_json::Value;

use crate::json::without_byte_order_mark;

/// Why a lookup response cannot replace an embedded list. It names the list and the place, and changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReferenceError {
    /// The text is not JSON.
    #[error("{list}: not JSON (line {line}, column {column})")]
    NotJson {
        /// Which list it was given for.
        list: &'static str,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Neither a bare array nor an object with an array in `data`.
    #[error("{list}: expected an array, or an object with an array as `data`")]
    NotAList {
        /// Which list it was given for.
        list: &'static str,
    },
    /// A list that cannot be empty is.
    #[error("{list}: the list is empty")]
    Empty {
        /// Which list it was given for.
        list: &'static str,
    },
    /// An item of the list has another shape than the list takes.
    #[error("{list}: item {number}: {problem}")]
    Item {
        /// Which list it was given for.
        list: &'static str,
        /// Which item, from 1.
        number: usize,
        /// What is wrong with it.
        problem: &'static str,
    },
}

/// The items of a response: a bare array, or the array in `data`.
pub(super) fn items(list: &'static str, response: &[u8]) -> Result<Vec<Value>, ReferenceError> {
    let value: Value = serde_json::from_slice(without_byte_order_mark(response)).map_err(|error| {
        // serde_json counts columns from 0 where the text ends.
        ReferenceError::NotJson { list, line: error.line(), column: error.column().max(1) }
    })?;
    let items = match value {
        Value::Object(mut object) => object.remove("data"),
        other => Some(other),
    };
    match items {
        Some(Value::Array(items)) => Ok(items),
        _ => Err(ReferenceError::NotAList { list }),
    }
}

/// A code of a list, and what it means where the response says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) code: String,
    pub(super) label: Option<String>,
}

/// The entries of a response whose items are strings, or objects with `value`, `slug` or `code`.
pub(super) fn entries(list: &'static str, response: &[u8]) -> Result<Vec<Entry>, ReferenceError> {
    let items = items(list, response)?;
    items.iter().enumerate().map(|(index, item)| entry(item).map_err(problem_at(list, index))).collect()
}

/// Turns a problem into the error that says where it is.
pub(super) fn problem_at(list: &'static str, index: usize) -> impl Fn(&'static str) -> ReferenceError {
    move |problem| ReferenceError::Item { list, number: index + 1, problem }
}

fn entry(item: &Value) -> Result<Entry, &'static str> {
    let code = match item {
        Value::String(code) => Some(code.as_str()),
        _ => text_of(item, &["value", "slug", "code"]),
    };
    match code {
        None => Err("expected a string, or an object with a string as `value`, `slug` or `code`"),
        Some(code) if code.trim().is_empty() => Err("the code is blank"),
        Some(code) => Ok(Entry { code: code.to_owned(), label: text_of(item, &["label", "name"]).map(str::to_owned) }),
    }
}

/// The first of these members that is a string.
fn text_of<'v>(item: &'v Value, names: &[&str]) -> Option<&'v str> {
    names.iter().find_map(|name| item.get(name)?.as_str())
}
