//! Worst-case bodies: each repeats one thing the given number of times, to need much time or memory.

use std::fmt::{Display, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::cases;

/// A body that grows by repeating one thing.
pub struct Shape {
    /// What is repeated.
    pub name: &'static str,
    /// The number of repetitions in the largest body that is measured.
    pub largest: usize,
    place: Place,
    text: fn(usize) -> String,
    /// The number of errors and warnings, given the number of repetitions.
    pub issues: fn(usize) -> (usize, usize),
}

/// Where the repetitions are: in a payload that is valid without them, or alone.
enum Place {
    /// As members of the individual.
    Members,
    /// In place of the value at this JSON Pointer.
    Value(&'static str),
    /// Before the payload, around one of its values, and after it: for white space, which is allowed there.
    Around,
    /// The repetitions are the whole body.
    Whole,
}

/// A mark in the payload, which is replaced by the repetitions.
const MARK: &str = "\"the repeated thing\"";

impl Shape {
    /// The body with this number of repetitions.
    ///
    /// # Panics
    ///
    /// If the sample payload has changed.
    pub fn body(&self, times: usize) -> Vec<u8> {
        let text = (self.text)(times);
        let body = match self.place {
            Place::Members => marked("/individual/unknown").replace(&format!("\"unknown\":{MARK}"), &text),
            Place::Value(pointer) => marked(pointer).replace(MARK, &text),
            Place::Around => {
                let inside = marked("/individual/first_name").replace(MARK, &format!("{text}\"Ada\"{text}"));
                format!("{text}{inside}{text}")
            }
            Place::Whole => text,
        };
        body.into_bytes()
    }
}

/// The sample payload with the mark at a JSON Pointer.
fn marked(pointer: &str) -> String {
    let mut body: Value = serde_json::from_slice(&cases::payload("us-minimal")).expect("a payload is JSON");
    body["individual"]["unknown"] = json!(0);
    let mark = MARK.trim_matches('"');
    *body.pointer_mut(pointer).expect("the sample has such a value") = mark.into();
    if pointer != "/individual/unknown" {
        body["individual"].as_object_mut().expect("it is an object").shift_remove("unknown");
    }
    body.to_string()
}

/// Values or members with commas between them.
fn many<T: Display>(times: usize, each: impl Fn(usize) -> T) -> String {
    let mut text = String::new();
    for number in 0..times {
        let comma = if number == 0 { "" } else { "," };
        write!(text, "{comma}{}", each(number)).expect("writing to a string cannot fail");
    }
    text
}

fn list<T: Display>(times: usize, each: impl Fn(usize) -> T) -> String {
    format!("[{}]", many(times, each))
}

/// The given number of keys, twice each.
fn repeated_keys(times: usize) -> String {
    many(2 * times, |number| format!("\"{}\":0", unique_base64(number % times)))
}

fn text(repeated: &str, times: usize) -> String {
    format!("\"{}\"", repeated.repeat(times))
}

/// A body with the given number of repeated keys, nested as deeply as allowed, below keys of the maximum length in a
/// path: the paths of its issues are as long as possible.
///
/// # Panics
///
/// Never: writing to a string cannot fail.
pub fn longest_paths(repeated: usize) -> Vec<u8> {
    let key = "😀".repeat(128);
    let (mut before, mut after) = (String::new(), String::new());
    for _ in 0..62 {
        write!(before, "{{\"{key}\":").expect("writing to a string cannot fail");
        after.push('}');
    }
    let start = "😀".repeat(124);
    let members = many(2 * repeated, |number| format!("\"{start}{}\":0", unique_base64(number % repeated)));
    format!("{before}{{{members}}}{after}").into_bytes()
}

/// Four characters of base64 that differ for each number below 8,000,000 (200 × 200 × 200).
///
/// The number is written with three digits in base 200, one byte each. Base 200 leaves out the bytes from 200 to 255,
/// so that the word never looks like the end of a JPEG (`FF D9`).
fn unique_base64(number: usize) -> String {
    let digits = [number / 40_000, number / 200, number].map(|rest| u8::try_from(rest % 200).unwrap_or_default());
    STANDARD.encode(digits)
}

/// A PDF that starts the given number of dictionaries and does not end them. The number makes it unique.
fn pdf(dictionaries: usize, number: usize) -> String {
    let starts = "obj<<".repeat(dictionaries);
    format!("\"{}\"", STANDARD.encode(format!("%PDF-1.7 {number} /Encrypt {starts} /Encrypt %%EOF")))
}

/// All worst-case bodies.
pub const SHAPES: &[Shape] = &[
    Shape {
        name: "unknown keys",
        largest: 100_000,
        place: Place::Members,
        text: |times| many(times, |number| format!("\"key {number}\":0")),
        issues: |times| (0, times),
    },
    Shape {
        name: "tiny unknown keys",
        largest: 8_000_000,
        place: Place::Members,
        text: |times| many(times, |number| format!("\"{}\":0", unique_base64(number))),
        issues: |times| (0, times),
    },
    Shape {
        name: "unknown keys in escapes",
        largest: 5_000_000,
        place: Place::Members,
        text: |times| many(times, |number| format!("\"\\u0041{}\":0", unique_base64(number))),
        issues: |times| (0, times),
    },
    Shape {
        name: "unknown keys with a common prefix",
        largest: 50_000,
        place: Place::Members,
        text: |times| many(times, |number| format!("\"{}{number}\":0", "k".repeat(1000))),
        issues: |times| (0, times),
    },
    Shape {
        name: "one unknown key",
        largest: 20_000_000,
        place: Place::Members,
        text: |times| many(times, |_| "\"\":0"),
        issues: |_| (1, 1),
    },
    Shape {
        name: "one unknown key in escapes",
        largest: 10_000_000,
        place: Place::Members,
        text: |times| many(times, |_| "\"\\u0041\":0"),
        issues: |_| (1, 1),
    },
    Shape {
        name: "repeated unknown keys",
        largest: 5_000_000,
        place: Place::Members,
        text: repeated_keys,
        issues: |times| (times, times),
    },
    Shape {
        name: "one known key",
        largest: 5_000_000,
        place: Place::Members,
        text: |times| many(times, |_| "\"first_name\":\"Ada\""),
        issues: |_| (1, 0),
    },
    Shape {
        name: "keys of an unknown object",
        largest: 100_000,
        place: Place::Value("/individual/unknown"),
        text: |times| format!("{{{}}}", many(times, |number| format!("\"key {number}\":0"))),
        issues: |_| (0, 1),
    },
    Shape {
        name: "repeated keys in overridden values",
        largest: 2_500_000,
        place: Place::Members,
        text: |times| format!("\"x\":{{{0}}},\"x\":{{{0}}}", repeated_keys(times)),
        issues: |times| (1 + times, 1),
    },
    Shape {
        name: "items of an unknown array",
        largest: 50_000_000,
        place: Place::Value("/individual/unknown"),
        text: |times| list(times, |_| "0"),
        issues: |_| (0, 1),
    },
    Shape {
        name: "objects in an unknown array",
        largest: 14_000_000,
        place: Place::Value("/individual/unknown"),
        text: |times| list(times, |_| "{\"\":0}"),
        issues: |_| (0, 1),
    },
    Shape {
        name: "values nested as deeply as allowed",
        largest: 800_000,
        place: Place::Value("/individual/unknown"),
        text: |times| list(times, |_| format!("{}{}", "[".repeat(61), "]".repeat(61))),
        issues: |_| (0, 1),
    },
    Shape {
        name: "opening brackets",
        largest: 1_000_000,
        place: Place::Whole,
        text: |times| "[".repeat(times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "one choice",
        largest: 5_000_000,
        place: Place::Value("/individual/purpose_of_use"),
        text: |times| list(times, |_| "\"payments\""),
        issues: |times| (0, times - 1),
    },
    Shape {
        name: "texts that are not listed choices",
        largest: 20_000_000,
        place: Place::Value("/individual/source_of_wealth"),
        text: |times| list(times, |_| "\"x\""),
        issues: |times| (times, 0),
    },
    Shape {
        name: "numbers instead of choices",
        largest: 1_000_000,
        place: Place::Value("/individual/source_of_wealth"),
        text: |times| list(times, |_| "0"),
        issues: |times| (times, 0),
    },
    Shape {
        name: "texts that are not base64",
        largest: 20_000_000,
        place: Place::Value("/individual/proof_of_address/files"),
        text: |times| list(times, |_| "\"*\""),
        issues: |times| (times + 1, 0),
    },
    Shape {
        name: "blank texts instead of files",
        largest: 20_000_000,
        place: Place::Value("/individual/proof_of_address/files"),
        text: |times| list(times, |_| "\"\""),
        issues: |times| (times + 1, 0),
    },
    Shape {
        name: "one tiny file",
        largest: 10_000_000,
        place: Place::Value("/individual/proof_of_address/files"),
        text: |times| list(times, |_| "\"/9j/\""),
        issues: |times| (1, 2 * times - 1),
    },
    Shape {
        name: "tiny files",
        largest: 8_000_000,
        place: Place::Value("/individual/proof_of_address/files"),
        text: |times| list(times, |number| format!("\"/9j/{}\"", unique_base64(number))),
        issues: |times| (1, times),
    },
    Shape {
        name: "tiny files in escapes",
        largest: 6_000_000,
        place: Place::Value("/individual/proof_of_address/files"),
        text: |times| list(times, |number| format!("\"\\/9j\\/{}\"", unique_base64(number))),
        issues: |times| (1, times),
    },
    Shape {
        name: "tiny files with the same ends",
        largest: 1_200_000,
        place: Place::Value("/individual/proof_of_address/files"),
        text: |times| {
            list(times, |number| format!("\"/9j/{}{}{}\"", "A".repeat(44), unique_base64(number), "A".repeat(8)))
        },
        issues: |times| (1, times),
    },
    Shape {
        name: "PDFs with dictionaries that do not end",
        largest: 900,
        place: Place::Value("/individual/proof_of_address/files"),
        text: |times| list(times, |number| pdf(12_000, number)),
        issues: |_| (1, 0),
    },
    Shape {
        name: "`obj` in a PDF",
        largest: 1_000_000,
        place: Place::Value("/individual/identity_document/front"),
        text: |times| pdf(times, 0),
        issues: |_| (0, 0),
    },
    Shape {
        name: "white space in three places",
        largest: 16_000_000,
        place: Place::Around,
        text: |times| " \n\t\r".repeat(times / 4),
        issues: |_| (0, 0),
    },
    Shape {
        name: "`\\u0041` in an unknown value",
        largest: 8_000_000,
        place: Place::Value("/individual/unknown"),
        text: |times| text("\\u0041", times),
        issues: |_| (0, 1),
    },
    Shape {
        name: "`\\u0041` in a name",
        largest: 8_000_000,
        place: Place::Value("/individual/first_name"),
        text: |times| text("\\u0041", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "`\\/` in a file",
        largest: 25_000_000,
        place: Place::Value("/individual/identity_document/front"),
        text: |times| text("\\/", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "`\\n` in a street",
        largest: 25_000_000,
        place: Place::Value("/individual/residence/street"),
        text: |times| text("\\n", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "letters of an unknown key",
        largest: 100_000_000,
        place: Place::Members,
        text: |times| format!("{}:0", text("k", times)),
        issues: |_| (0, 1),
    },
    Shape {
        name: "escapes of an unknown key",
        largest: 16_000_000,
        place: Place::Members,
        text: |times| format!("{}:0", text("\\u0041", times)),
        issues: |_| (0, 1),
    },
    Shape {
        name: "letters of a first name",
        largest: 50_000_000,
        place: Place::Value("/individual/first_name"),
        text: |times| text("a", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "letters of an e-mail address",
        largest: 50_000_000,
        place: Place::Value("/individual/email"),
        text: |times| text("a", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "letters of a nationality",
        largest: 50_000_000,
        place: Place::Value("/individual/nationality"),
        text: |times| text("a", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "letters of a birthday",
        largest: 50_000_000,
        place: Place::Value("/individual/birthday"),
        text: |times| text("a", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "letters of a street",
        largest: 50_000_000,
        place: Place::Value("/individual/residence/street"),
        text: |times| text("a", times),
        issues: |_| (0, 0),
    },
    Shape {
        name: "letters of a state",
        largest: 50_000_000,
        place: Place::Value("/individual/residence/state"),
        text: |times| text("a", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "letters of an occupation",
        largest: 50_000_000,
        place: Place::Value("/individual/occupation"),
        text: |times| text("a", times),
        issues: |_| (0, 1),
    },
    Shape {
        name: "letters of an SSN",
        largest: 50_000_000,
        place: Place::Value("/individual/ssn"),
        text: |times| text("a", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "letters of a phone number",
        largest: 50_000_000,
        place: Place::Value("/individual/phone/number"),
        text: |times| text("a", times),
        issues: |_| (1, 0),
    },
    Shape {
        name: "letters of a document type",
        largest: 50_000_000,
        place: Place::Value("/individual/identity_document/type"),
        text: |times| text("a", times),
        issues: |_| (1, 0),
    },
];
