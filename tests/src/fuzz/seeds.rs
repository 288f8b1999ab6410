//! The seeds of the fuzz targets, made from the cases, payloads and files of the tests; and the dictionary of
//! libFuzzer.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::Contract;
use serde_json::{Value, json};

use super::report::PLANTED;
use super::tree::{Tree, quoted};
use crate::cases::{Case, all_topics, payload};
use crate::tests_folder;

/// The files of the sample payloads, each with the smallest file of its type that has no issue.
const FILES: [(&str, &[u8]); 3] = [
    (
        "front.jpg",
        b"\xFF\xD8\xFF\xC0\x00\x0B\x08\x02\x58\x03\x20\x01\x01\x11\x00\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00\xFF\xD9",
    ),
    (
        "back.png",
        b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0\x15\x14\x15\x27\
          \0\0\0\0IDAT\0\0\0\0\0\0\0\0IEND\xAE\x42\x60\x82",
    ),
    ("statement.pdf", b"%PDF-1\n%%EOF"),
];

/// The files of the sample payloads and their smallest equivalents, in base64.
static ENCODED_FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let file = |name| std::fs::read(tests_folder().join("files").join(name)).expect("the file is in tests/files");
    FILES.map(|(name, small)| (STANDARD.encode(file(name)), STANDARD.encode(small))).into()
});

/// The sample payloads with the smallest files, so that mutations hit other values as often as files.
static SMALL_PAYLOADS: LazyLock<[(&str, String); 3]> = LazyLock::new(|| {
    ["us-full", "us-minimal", "gb"].map(|name| {
        let value: Value = serde_json::from_slice(&payload(name)).expect("a payload is JSON");
        (name, with_small_files(&value.to_string()))
    })
});

/// The keys of the guide.
pub(super) static KEYS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut keys = BTreeSet::new();
    for contract in Contract::ALL {
        contract.body.each_field(&mut |_, field| _ = keys.insert(field.name));
    }
    keys.into_iter().collect()
});

fn with_small_files(text: &str) -> String {
    ENCODED_FILES.iter().fold(text.to_owned(), |text, (file, small)| text.replace(file, small))
}

/// A sample payload with the smallest files.
pub(super) fn small_payload(name: &str) -> &'static str {
    let found = SMALL_PAYLOADS.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| text.as_str()).expect("it is one of the samples")
}

fn all_cases() -> impl Iterator<Item = Case> {
    all_topics().into_iter().flat_map(|topic| topic.cases)
}

fn small_body(case: &Case) -> Vec<u8> {
    match String::from_utf8(case.body()) {
        Ok(text) => with_small_files(&text).into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

/// The bodies of the cases, and payloads with a planted text in place of each value.
pub(super) fn bodies() -> Vec<Vec<u8>> {
    let mut bodies: BTreeSet<Vec<u8>> = all_cases().map(|case| small_body(&case)).collect();
    for (_, payload) in &*SMALL_PAYLOADS {
        let tree = Tree::read(payload.as_bytes()).expect("a payload is JSON");
        for number in 0..tree.count() {
            let mut planted = tree.clone();
            *planted.numbered(number).expect("it is less than the count") = Tree::Text(PLANTED.to_owned());
            bodies.insert(planted.write(quoted).into_bytes());
        }
    }
    bodies.into_iter().collect()
}

/// Choices for `mutated_payload`: which payload, how many changes, and for each change: which value, which change,
/// which kind of new value, and which one.
pub(super) fn mutations() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for payload in 0..3 {
        for value in 0..45 {
            seeds.extend((0..8).map(|kind| vec![payload, 0, value, 0, kind, value, kind, value]));
            seeds.extend((1..5).map(|change| vec![payload, 0, value, change, value, change, 0, value]));
        }
    }
    seeds
}

/// The files of the tests, short and long, and the texts in place of files in the cases.
pub(super) fn files() -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(tests_folder().join("files")).expect("the folder tests/files exists");
    let mut files: BTreeSet<Vec<u8>> = entries
        .map(|entry| std::fs::read(entry.expect("the folder can be listed").path()).expect("the file can be read"))
        .flat_map(|file| [[&b"\x20"[..], &file].concat(), [b"\xF0", &file[..file.len().min(500)]].concat()])
        .collect();
    for case in all_cases() {
        let Ok(body) = serde_json::from_slice::<Value>(&small_body(&case)) else { continue };
        let Some(text) = body.pointer("/individual/identity_document/front").and_then(Value::as_str) else { continue };
        files.insert(format!("\x03{text}").into_bytes());
    }
    files.into_iter().collect()
}

/// The lookup responses of the cases.
pub(super) fn lookups() -> Vec<Vec<u8>> {
    let mut responses: BTreeSet<String> = BTreeSet::from([
        r#"[{"value":"US","label":"United States"},{"slug":"GB"},{"code":"HK","name":"Hong Kong"}]"#.to_owned(),
        r#"{"data":[{"type":"PASSPORT","back_required":true},{"type":"NATIONAL_ID","required_parts":["FRONT","BACK"]}]}"#
            .to_owned(),
    ]);
    for case in all_cases() {
        let reference = case.options.reference;
        let lists = [reference.occupations, reference.countries, reference.prohibited_countries];
        responses.extend(lists.into_iter().flatten().map(|response| response.to_string()));
        let by_country = reference.subdivisions.values().chain(reference.identity_documents.values());
        responses.extend(by_country.map(Value::to_string));
    }
    responses.into_iter().map(String::into_bytes).collect()
}

/// The status response of the guide, and a response with a requirement for each field.
pub(super) fn statuses() -> Vec<Vec<u8>> {
    let mut responses = vec![payload("status-action-required")];
    Contract::INDIVIDUAL_V1.body.each_field(&mut |_, field| {
        let description = format!("individual.{0} is blurred, and {0}.files[1] too", field.name);
        let requirement = json!({ "source": "provider_error", "description": description });
        let onboarding = json!({ "status": "action_required", "pending_requirements": [requirement, requirement] });
        responses.push(onboarding.to_string().into_bytes());
    });
    responses
}

/// The paths of the issues of all cases, each with its body.
pub(super) fn paths() -> Vec<Vec<u8>> {
    let mut seeds = BTreeSet::new();
    for case in all_cases() {
        for issue in &case.issues {
            let path = issue["path"].as_str().expect("an issue has a path");
            seeds.insert([path.as_bytes(), b"\n", &small_body(&case)].concat());
        }
    }
    seeds.into_iter().collect()
}

/// The dictionary of libFuzzer: texts that it inserts into inputs.
pub fn dictionary() -> String {
    let mut words: BTreeSet<String> = KEYS.iter().map(|key| quoted(key)).collect();
    Contract::INDIVIDUAL_V1.body.each_field(&mut |_, field| {
        let values = field.shape.choices().map_or(&[][..], |choices| choices.values);
        words.extend(values.iter().map(|value| quoted(value)));
    });
    words.extend(WORDS.map(str::to_owned));
    words.iter().flat_map(|word| ["\"".to_owned(), in_hexadecimal(word), "\"\n".to_owned()]).collect()
}

fn in_hexadecimal(word: &str) -> String {
    word.bytes().fold(String::new(), |text, byte| text + &format!("\\x{byte:02X}"))
}

/// Texts for the dictionary that are not in the guide: parts of values, files, pointers and responses.
const WORDS: [&str; 40] = [
    PLANTED,
    "null",
    "true",
    "false",
    "{}",
    "[]",
    "\"\":",
    ",",
    "\\u0041",
    "\\ud83d\\ude00",
    "\\/",
    "-1.5e999",
    "\u{FEFF}",
    "\u{200B}",
    "\u{A0}",
    "é",
    "\"US\"",
    "\"GB\"",
    "\"HK\"",
    "\"KP\"",
    "\"VA\"",
    "+1404",
    "@example.com",
    "~0",
    "~1",
    "/0",
    "%PDF-",
    "%%EOF",
    "/Encrypt",
    "trailer",
    "/9j/",
    "iVBORw0KGgo",
    "JVBERi0",
    "data:image/png;base64,",
    "<base64 bytes>",
    "==",
    "\"data\":",
    "\"status\":",
    "\"pending_requirements\":",
    "\"description\":",
];
