//! Bodies of three sizes, valid and invalid, also in the form that PHP writes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight_tests::cases;
use serde_json::Value;

const MIB: usize = 1024 * 1024;

/// The size of the files in a small body, in bytes.
const TINY: usize = 192;

/// A body to validate.
pub struct Body {
    /// Its name in the table.
    pub name: &'static str,
    /// Whether it is valid.
    pub valid: bool,
    /// The JSON text.
    pub text: Vec<u8>,
}

/// All bodies, the small ones first.
pub fn all() -> Vec<Body> {
    let large = to_text(&large());
    let mut all = small_bodies();
    all.extend([
        Body { name: "MEDIUM", valid: true, text: to_text(&medium()) },
        Body { name: "LARGE", valid: true, text: large.clone() },
        Body { name: "LARGE, PHP-escaped", valid: true, text: php_escaped(&large) },
        Body { name: "LARGE, one fault", valid: false, text: with_fault(large) },
    ]);
    all
}

/// The bodies of about a kilobyte.
pub fn small_bodies() -> Vec<Body> {
    let small = small();
    vec![
        Body { name: "SMALL", valid: true, text: to_text(&small) },
        Body { name: "SMALL, nine issues", valid: false, text: to_text(&with_nine_issues(&small)) },
        Body { name: "SMALL, PHP-escaped", valid: true, text: php_escaped(&to_text(&small)) },
    ]
}

/// A valid payload of a US resident with two tiny files: 1.1 kB.
fn small() -> Value {
    let mut body = sample();
    body["individual"]["identity_document"]["front"] = file(TINY, 1);
    body["individual"]["proof_of_address"]["files"] = vec![file(TINY, 2)].into();
    body
}

/// A valid payload with three files of 2 MiB: 8.4 MB.
fn medium() -> Value {
    let mut body = sample();
    body["individual"]["identity_document"]["front"] = file(2 * MIB, 1);
    body["individual"]["proof_of_address"]["files"] = vec![file(2 * MIB, 2), file(2 * MIB, 3)].into();
    body
}

/// A valid payload with front, back and five proofs of address of 10 MiB each: 97.9 MB.
fn large() -> Value {
    let mut body = sample();
    body["individual"]["identity_document"]["front"] = file(10 * MIB, 1);
    body["individual"]["identity_document"]["back"] = file(10 * MIB, 2);
    body["individual"]["proof_of_address"]["files"] = (3..=7).map(|seed| file(10 * MIB, seed)).collect();
    body
}

/// The guide's minimal payload.
fn sample() -> Value {
    serde_json::from_slice(&cases::payload("us-minimal")).expect("the sample is JSON")
}

/// The beginning of a JPEG: 3200 by 2400 grey pixels, and the start of their data.
const HEADER: [u8; 25] =
    [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0x09, 0x60, 0x0C, 0x80, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0];

/// A JPEG with the given number of bytes, in base64. Its content looks like compressed data: one character in 64 is a
/// slash.
fn file(bytes: usize, seed: u64) -> Value {
    let mut file = HEADER.to_vec();
    let mut state = seed;
    while file.len() + 2 < bytes {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let [.., high] = state.to_le_bytes();
        // In the data of a picture, it would begin a marker.
        file.push(high.min(0xFE));
    }
    file.extend([0xFF, 0xD9]);
    STANDARD.encode(file).into()
}

/// The body with nine invalid fields. Each has the right JSON type, so that a peer checks the others as well.
fn with_nine_issues(body: &Value) -> Value {
    let mut body = body.clone();
    let individual = &mut body["individual"];
    individual["first_name"] = "A".repeat(51).into();
    individual["last_name"] = "B".repeat(60).into();
    individual["email"] = "ada@".into();
    individual["nationality"] = "UK".into();
    individual["birthday"] = "1990-02-30".into();
    individual["residence"]["city"] = "".into();
    individual["ssn"] = "123-45-6789".into();
    individual["phone"]["number"] = "4045550101".into();
    individual["identity_document"]["country"] = "usa".into();
    body
}

/// The text with `*`, which is not in the alphabet of base64, as the last character of the last file.
fn with_fault(mut text: Vec<u8>) -> Vec<u8> {
    let end = text.windows(2).rposition(|window| window == b"\"]").unwrap_or_default();
    if let Some(last) = end.checked_sub(1).and_then(|last| text.get_mut(last)) {
        *last = b'*';
    }
    text
}

fn to_text(body: &Value) -> Vec<u8> {
    serde_json::to_vec(body).expect("a value is JSON")
}

/// The text as `json_encode` of PHP writes it: with a backslash before each slash.
fn php_escaped(text: &[u8]) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(text.len() + text.len() / 32);
    for byte in text {
        if *byte == b'/' {
            escaped.push(b'\\');
        }
        escaped.push(*byte);
    }
    escaped
}
