//! Reading what Harbor's lookup endpoints return.

use crate::json::{self, Kind, Value, location_of};

/// Why a lookup response cannot replace an embedded list. It names the list and, if known, the location of the problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReferenceError {
    /// The text is not JSON.
    #[error("{list}: not JSON (line {line}, column {column})")]
    NotJson {
        /// Which list it was given for.
        list: &'static str,
        /// The line, from 1.
        line: u64,
        /// The column, from 1.
        column: u64,
    },
    /// Neither a bare array nor an object with an array in `data`.
    #[error("{list}: expected an array, or an object with an array as `data`")]
    NotAList {
        /// Which list it was given for.
        list: &'static str,
    },
    /// The list is empty, but must not be.
    #[error("{list}: the list is empty")]
    Empty {
        /// Which list it was given for.
        list: &'static str,
    },
    /// An item does not have the shape that the list needs.
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

/// What `read` makes of the items of a response: a bare array, or the array in `data`.
pub(super) fn read_items<T>(
    list: &'static str,
    response: &[u8],
    read: impl Fn(Value<'_>) -> Result<T, &'static str>,
) -> Result<Vec<T>, ReferenceError> {
    let document = json::read(response).map_err(|error| {
        let location = location_of(response, error.offset);
        ReferenceError::NotJson { list, line: location.line, column: location.column }
    })?;
    let root = document.root();
    let items = if root.kind() == Kind::Object { root.get("data") } else { Some(root) };
    let items = items.filter(|items| items.kind() == Kind::Array).ok_or(ReferenceError::NotAList { list })?;
    items.items().enumerate().map(|(index, item)| read(item).map_err(problem_at(list, index))).collect()
}

/// A code of a list, and what it means where the response says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) code: String,
    pub(super) label: Option<String>,
}

/// The entries of a response whose items are strings, or objects with `value`, `slug` or `code`.
pub(super) fn entries(list: &'static str, response: &[u8]) -> Result<Vec<Entry>, ReferenceError> {
    read_items(list, response, entry)
}

/// Turns a problem into the error that says where it is.
pub(super) fn problem_at(list: &'static str, index: usize) -> impl Fn(&'static str) -> ReferenceError {
    move |problem| ReferenceError::Item { list, number: index + 1, problem }
}

fn entry(item: Value<'_>) -> Result<Entry, &'static str> {
    match text(item).or_else(|| text_of(item, &["value", "slug", "code"])) {
        None => Err("expected a string, or an object with a string as `value`, `slug` or `code`"),
        Some(code) if code.trim().is_empty() => Err("the code is blank"),
        Some(code) => Ok(Entry { code, label: text_of(item, &["label", "name"]) }),
    }
}

/// The first of these members that is a string.
fn text_of(item: Value<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| text(item.get(name)?))
}

/// A string.
pub(super) fn text(value: Value<'_>) -> Option<String> {
    value.as_text().map(|text| text.to_str().into_owned())
}
