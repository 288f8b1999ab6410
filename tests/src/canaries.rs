//! Canaries: bodies with made-up personal data in every field, which must come out nowhere.
//!
//! They are made from the field table, so that a new field has its canaries by itself. A listed code (a country, a
//! subdivision, a choice, a type of document) is no canary, for a report may name it; nor is a key, for it stands in paths.

mod values;
mod watch;

use harbor_preflight::{Contract, Field, Object, Shape};
use serde_json::{Value, json};

use self::values::{Planted, secret_word, values};
use crate::cases::payload;

pub use self::watch::Watch;

/// A body, and what must not come out of it.
#[derive(Debug, Clone)]
pub struct Canary {
    /// The field, and what stands there, to find it by.
    pub name: String,
    /// The JSON text, if it is one.
    pub body: Vec<u8>,
    /// The value alone, as a file could be given to an inspector.
    pub value: String,
    /// What must not be told, in any form.
    pub secrets: Vec<String>,
}

/// The bodies of all canaries: every field, in a payload of a US resident and in one of another country.
pub fn all_canaries() -> Vec<Canary> {
    let mut canaries = Vec::new();
    for (resident, other) in [("us-full", "gb"), ("gb", "us-full")] {
        let base = with_every_field(resident, other);
        plant_in_object(&Contract::INDIVIDUAL_V1.body, resident, &base, &mut Vec::new(), &mut canaries);
    }
    plant_in_fields_of_the_later_contract(&mut canaries);
    canaries
}

/// Plants in the fields that only `individual-v1.1` has, in a payload of that contract.
fn plant_in_fields_of_the_later_contract(canaries: &mut Vec<Canary>) {
    let mut base: Value = serde_json::from_slice(&payload("us-full")).expect("a payload is JSON");
    let individual = base["individual"].as_object_mut().expect("an individual is an object");
    individual.shift_remove("phone");
    individual.insert("phone_country_code".to_owned(), "US".into());
    individual.insert("phone_number".to_owned(), "+14045550101".into());
    for field in Contract::INDIVIDUAL_V1_1.person().fields {
        if Contract::INDIVIDUAL_V1.person().fields.iter().all(|known| known.name != field.name) {
            plant_in_field(field, "us-full of individual-v1.1", &base, &["individual", field.name], canaries);
        }
    }
}

/// A sample with the fields of the other kind of resident beside its own: there, too, nothing is told.
fn with_every_field(resident: &str, other: &str) -> Value {
    let sample = |name: &str| -> Value { serde_json::from_slice(&payload(name)).expect("a payload is JSON") };
    let (mut body, other) = (sample(resident), sample(other));
    let missing = other["individual"].as_object().expect("an individual is an object").clone();
    let individual = body["individual"].as_object_mut().expect("an individual is an object");
    for (name, value) in missing {
        individual.entry(name).or_insert(value);
    }
    body
}

fn plant_in_object(
    object: &'static Object,
    resident: &str,
    base: &Value,
    path: &mut Vec<&'static str>,
    canaries: &mut Vec<Canary>,
) {
    for field in object.fields {
        path.push(field.name);
        plant_in_field(field, resident, base, path, canaries);
        if let Shape::Object(inner) = &field.shape {
            plant_in_object(inner, resident, base, path, canaries);
        }
        path.pop();
    }
    // What stands at a key that the guide does not know.
    let place = format!("{resident} /{}/zz_unknown", path.join("/"));
    for Planted { kind, value, secrets } in values::unknown(&place) {
        let body = with(base, path, "zz_unknown", &value).to_string().into_bytes();
        canaries.push(Canary { name: format!("{place}: {kind}"), body, value: value.to_string(), secrets });
    }
}

fn plant_in_field(field: &Field, resident: &str, base: &Value, path: &[&'static str], canaries: &mut Vec<Canary>) {
    let place = format!("{resident} /{}", path.join("/"));
    let parents = path.get(..path.len() - 1).unwrap_or_default();
    for Planted { kind, value, secrets } in values(&field.shape, &place) {
        let body = with(base, parents, field.name, &value).to_string().into_bytes();
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        canaries.push(Canary { name: format!("{place}: {kind}"), body, value, secrets });
    }
    canaries.extend(broken(field, &place, base, parents));
}

/// What only the text of a body can say: a key given twice, escapes, and a text that ends or breaks behind the canary.
fn broken(field: &Field, place: &str, base: &Value, parents: &[&'static str]) -> Vec<Canary> {
    let word = secret_word(&format!("{place} in broken text"));
    let text = with(base, parents, field.name, &json!(word)).to_string();
    let member = format!("\"{}\":\"{word}\"", field.name);
    let (before, behind) = text.split_once(&member).expect("a value stands where it was planted");
    let escaped = word.chars().fold(String::new(), |text, character| format!("{text}\\u{:04x}", u32::from(character)));
    let name = field.name;
    let texts: [(&str, Vec<u8>); 8] = [
        ("a key given twice", format!("{before}{member},{member}{behind}").into()),
        ("escaped", format!("{before}\"{name}\":\"{escaped}\"{behind}").into()),
        ("cut off", format!("{before}\"{name}\":\"{word}").into()),
        ("without quotes", format!("{before}\"{name}\":{word}{behind}").into()),
        ("before a control character", format!("{before}\"{name}\":\"{word}\u{1}\"{behind}").into()),
        ("before an escape that is none", format!("{before}\"{name}\":\"{word}\\q\"{behind}").into()),
        ("before half a surrogate pair", format!("{before}\"{name}\":\"{word}\\ud800\"{behind}").into()),
        ("before a byte of no character", [format!("{before}\"{name}\":\"{word}").as_bytes(), b"\xFF\"}"].concat()),
    ];
    let canary = |(kind, body): (&str, Vec<u8>)| Canary {
        name: format!("{place}: {kind}"),
        body,
        value: word.clone(),
        secrets: vec![word.clone(), escaped.clone()],
    };
    texts.into_iter().map(canary).collect()
}

/// The body with a member set in the object at a path.
fn with(base: &Value, path: &[&'static str], name: &str, value: &Value) -> Value {
    let mut body = base.clone();
    let object = path.iter().fold(&mut body, |object, key| &mut object[*key]);
    object[name] = value.clone();
    body
}
