//! The file slots of a body, and what is in them.

use std::borrow::Cow;
use std::ops::Range;

use crate::contract::Contract;
use crate::field::{Field, Item, List, Shape};
use crate::json::{self, Value};
use crate::path::Path;
use crate::redacted::redacted_debug;

/// A string in a file slot of a body.
///
/// `Debug` does not show the text, which may be a file.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileSlot<'b> {
    /// JSON Pointer of the slot.
    pub path: String,
    /// The string.
    pub text: Cow<'b, str>,
    /// Where the string is in the body, in bytes, with its quotes.
    pub range: Range<usize>,
}

redacted_debug!(FileSlot<'_> { path, range });

/// Calls `visit` with each string in a file slot of a body, in the order of the body. A body that is not JSON has none.
///
/// Use it to insert files into a body without serialising the body again.
///
/// ```
/// use harbor_preflight::{Contract, each_file_slot};
///
/// let draft = r#"{"individual": {"identity_document": {"front": "@front.jpg"}}}"#;
/// let mut found = Vec::new();
/// each_file_slot(draft.as_bytes(), Contract::INDIVIDUAL_V1, &mut |slot| {
///     found.push((slot.path.clone(), draft[slot.range.clone()].to_owned()));
/// });
/// assert_eq!(found, [("/individual/identity_document/front".to_owned(), "\"@front.jpg\"".to_owned())]);
/// ```
pub fn each_file_slot(body: &[u8], contract: &'static Contract, visit: &mut dyn FnMut(&FileSlot<'_>)) {
    if let Ok(document) = json::read(body) {
        visit_object(document.root(), contract.body.fields, &Path::ROOT, visit);
    }
}

fn visit_object(object: Value<'_>, fields: &'static [Field], path: &Path<'_>, visit: &mut dyn FnMut(&FileSlot<'_>)) {
    for (key, value) in object.members() {
        let Some(field) = fields.iter().find(|field| key.is(field.name)) else { continue };
        let path = path.member(field.name, &field.wording);
        match &field.shape {
            Shape::Object(inner) => visit_object(value, inner.fields, &path, visit),
            Shape::File(_) => visit_slot(value, &path, visit),
            Shape::List(List { item: Item::File(_), item_wording, .. }) => {
                for (index, item) in value.items().enumerate() {
                    visit_slot(item, &path.item(index, item_wording), visit);
                }
            }
            Shape::List(List { item: Item::Choice(_), .. }) | Shape::Text(_) | Shape::Boolean => {}
        }
    }
}

fn visit_slot(value: Value<'_>, path: &Path<'_>, visit: &mut dyn FnMut(&FileSlot<'_>)) {
    let Some(text) = value.as_text() else { return };
    let start = value.offset();
    let range = start..start + text.raw().0.len() + 2;
    visit(&FileSlot { path: path.render().pointer, text: text.to_str(), range });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(body: &str) -> Vec<(String, String, String)> {
        let mut found = Vec::new();
        each_file_slot(body.as_bytes(), Contract::INDIVIDUAL_V1, &mut |slot| {
            found.push((slot.path.clone(), slot.text.to_string(), body[slot.range.clone()].to_owned()));
        });
        found
    }

    #[test]
    fn strings_in_file_slots_are_found_with_their_ranges() {
        let body = "\u{FEFF}{\"individual\": {\"ssn\": \"@ssn\", \"proof_of_address\": {\"files\": [\"é\", 5, \"\\u0040b\"]},\n\
                    \"identity_document\": {\"back\": null, \"front\": \"@a\", \"front\": \"\"}}}";
        let expected = [
            ("/individual/proof_of_address/files/0", "é", "\"é\""),
            ("/individual/proof_of_address/files/2", "@b", "\"\\u0040b\""),
            ("/individual/identity_document/front", "@a", "\"@a\""),
            ("/individual/identity_document/front", "", "\"\""),
        ];
        let owned = expected.map(|(path, text, raw)| (path.to_owned(), text.to_owned(), raw.to_owned()));
        assert_eq!(slots(body), owned);
    }

    #[test]
    fn a_body_of_another_shape_has_no_file_slots() {
        for body in ["", "[", "[]", "5", "{\"individual\": [\"@a\"]}", "{\"front\": \"@a\"}"] {
            assert_eq!(slots(body), [], "{body}");
        }
    }
}
