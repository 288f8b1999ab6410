//! Writes what `harbor-preflight fixtures` is built from: valid payloads, and for each code the plainest case that has it.
//!
//! What the payloads repeat is written once: sample files, and long runs of one character. A mark in the text takes its
//! place, which the command replaces again.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight_tests::cases::{Case, all_topics, payload};
use harbor_preflight_tests::tests_folder;
use serde_json::{Map, Value, json};

use xtask::generated::write_or_check;
use xtask::in_repository;

/// The file, which the command has built in.
const FILE: &str = "crates/cli/data/fixtures.json";

/// What a mark begins and ends with. No case has it.
const MARK: &str = "@@";

/// The shortest run of one character that a mark takes the place of.
const MIN_RUN: usize = 64;

/// The longest text of a fixture, with marks.
const MAX_TEXT: usize = 64 * 1024;

/// The size of a file that is near the limit, in bytes.
const NEAR_LIMIT: usize = 8_000_001;

/// Writes the file, or checks that it is current.
pub(crate) fn run(check: bool) -> Result<()> {
    let samples = Samples::read()?;
    let document = json!({
        "valid": valid(&samples)?,
        "codes": codes(&samples)?,
        "samples": samples.by_name
    });
    let mut text = serde_json::to_vec_pretty(&document)?;
    text.push(b'\n');
    Ok(write_or_check(&in_repository(FILE), &text, check, "cargo xtask payloads")?)
}

/// The sample files in base64, by name.
struct Samples {
    by_name: BTreeMap<String, String>,
}

impl Samples {
    fn read() -> Result<Self> {
        let mut by_name = BTreeMap::new();
        for name in ["front.jpg", "back.png", "statement.pdf"] {
            let bytes = std::fs::read(tests_folder().join("files").join(name)).context(name)?;
            by_name.insert(name.to_owned(), STANDARD.encode(bytes));
        }
        Ok(Self { by_name })
    }

    /// A body with marks; `None` if it is not text.
    fn mark(&self, body: &[u8]) -> Option<String> {
        let mut text = String::from_utf8(body.to_vec()).ok()?;
        if text.contains(MARK) {
            return None;
        }
        for (name, base64) in &self.by_name {
            text = text.replace(base64, &format!("{MARK}{name}{MARK}"));
        }
        Some(mark_runs(&text))
    }
}

/// Writes `@@A*1000@@` for a thousand times the letter A.
fn mark_runs(text: &str) -> String {
    let (mut marked, mut characters) = (String::new(), text.chars().peekable());
    while let Some(character) = characters.next() {
        let mut times = 1;
        while characters.next_if_eq(&character).is_some() {
            times += 1;
        }
        if times >= MIN_RUN {
            marked.extend([MARK, &format!("{character}*{times}"), MARK]);
        } else {
            marked.extend(std::iter::repeat_n(character, times));
        }
    }
    marked
}

/// A valid payload for each contract and kind of resident.
fn valid(samples: &Samples) -> Result<Vec<Value>> {
    let mut fixtures = Vec::new();
    for (contract, change) in [("individual-v1", None), ("individual-v1.1", Some(with_phone_fields as fn(&mut Value)))]
    {
        for (resident, base) in [("us", "us-minimal"), ("us-full", "us-full"), ("non-us", "gb")] {
            let mut body: Value = serde_json::from_slice(&payload(base))?;
            if let Some(change) = change {
                change(&mut body);
            }
            let text = samples.mark(&serde_json::to_vec_pretty(&body)?).context("a payload is text")?;
            fixtures.push(json!({ "contract": contract, "resident": resident, "text": text }));
        }
    }
    Ok(fixtures)
}

/// The phone as `individual-v1.1` has it, where there is one.
fn with_phone_fields(body: &mut Value) {
    let Some(person) = body["individual"].as_object_mut() else { return };
    let fields = std::mem::take(person);
    for (name, value) in fields {
        if name == "phone" {
            person.insert("phone_country_code".into(), value["country"].clone());
            person.insert("phone_number".into(), value["number"].clone());
        } else {
            person.insert(name, value);
        }
    }
}

/// One payload for each code that a case has.
fn codes(samples: &Samples) -> Result<BTreeMap<String, Value>> {
    let topics = all_topics();
    let mut found: BTreeMap<String, (Score, Value)> = BTreeMap::new();
    for case in topics.iter().flat_map(|topic| &topic.cases).filter(|case| is_plain(case)) {
        let codes = distinct_codes(&case.issues);
        let Some((fixture, length)) = fixture(case, &codes, samples)? else { continue };
        let score = (codes.len(), options_of(case).len(), length);
        for code in codes {
            let is_better = found.get(&code).is_none_or(|(best, _)| score < *best);
            if is_better {
                found.insert(code, (score, fixture.clone()));
            }
        }
    }
    let mut chosen: BTreeMap<String, Value> = found.into_iter().map(|(code, (_, fixture))| (code, fixture)).collect();
    chosen.entry("file_near_limit".to_owned()).or_insert(near_limit(samples)?);
    ensure!(chosen.len() >= 54, "only {} codes have a plain case", chosen.len());
    Ok(chosen)
}

/// How far from plain a case is: the number of its codes, of its options, and its length.
type Score = (usize, usize, usize);

/// Whether the command line can repeat a case without more files than the payload.
fn is_plain(case: &Case) -> bool {
    let options = &case.options;
    let reference = &options.reference;
    options.files == harbor_preflight::Files::Required
        && case.truncated.is_none()
        && [&reference.occupations, &reference.countries, &reference.prohibited_countries]
            .iter()
            .all(|list| list.is_none())
        && reference.recognised_countries.is_none()
        && reference.subdivisions.is_empty()
        && reference.identity_documents.is_empty()
}

fn distinct_codes(issues: &[Value]) -> Vec<String> {
    let mut codes: Vec<String> = issues.iter().filter_map(|issue| issue["code"].as_str()).map(str::to_owned).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// A case as a fixture, with the length of its text; `None` if it is too long.
fn fixture(case: &Case, codes: &[String], samples: &Samples) -> Result<Option<(Value, usize)>> {
    if codes.is_empty() || has_large_file(case)? {
        return Ok(None);
    }
    let body = case.body();
    let mut fixture = json!({ "case": case.name, "codes": codes, "options": options_of(case) });
    let length = if let Some(text) = samples.mark(&body) {
        let length = text.len();
        fixture["text"] = text.into();
        length
    } else {
        fixture["base64"] = STANDARD.encode(&body).into();
        body.len() * 2
    };
    Ok((length <= MAX_TEXT).then_some((fixture, length)))
}

/// Whether a case has a made-up file of a million bytes or more. It is not worth making: its text is too long.
fn has_large_file(case: &Case) -> Result<bool> {
    let text = serde_json::to_string(&case.set)?;
    let digits = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count();
    Ok(text.split("\"bytes\":").skip(1).any(|rest| digits(rest) > 6))
}

/// The options of a case, by the names that the command line has for them.
fn options_of(case: &Case) -> Map<String, Value> {
    let options = &case.options;
    let customer = serde_json::to_value(&options.customer).unwrap_or_default();
    let is_known = customer.as_object().is_some_and(|facts| facts.values().any(|fact| !fact.is_null()));
    let operation = options.operation.to_string();
    let all = [
        ("contract", json!(options.contract)),
        ("as_of", json!(options.as_of)),
        ("operation", json!((operation != "submit").then_some(operation))),
        ("status", json!(options.status)),
        ("customer", json!(is_known.then_some(customer))),
        ("proof_issued_on", json!(options.proof_issued_on)),
        ("max_file_bytes", json!(options.max_file_bytes)),
        ("max_total_file_bytes", json!(options.max_total_file_bytes)),
        ("max_payload_bytes", json!(options.max_payload_bytes)),
        ("max_issues", json!(options.max_issues)),
    ];
    all.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A payload with a file near the limit: a PDF that consists of padding.
fn near_limit(samples: &Samples) -> Result<Value> {
    let (head, tail) = (b"%PDF-1.7\n", b"%%EOF\n");
    let padding = vec![0; NEAR_LIMIT - head.len() - tail.len()];
    let file = STANDARD.encode([&head[..], &padding, tail].concat());
    let mut body: Value = serde_json::from_slice(&payload("gb"))?;
    body["individual"]["bank_statement"]["files"][0] = file.into();
    let text = samples.mark(&serde_json::to_vec(&body)?).context("a payload is text")?;
    Ok(
        json!({ "case": "8,000,001 bytes are near the limit", "codes": ["file_near_limit"], "options": {}, "text": text }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_fixtures_are_current() {
        run(true).unwrap();
    }

    #[test]
    fn runs_are_marked_from_their_shortest_length() {
        let run = |times: usize| mark_runs(&format!("b{}c", "A".repeat(times)));
        assert_eq!(run(MIN_RUN - 1), format!("b{}c", "A".repeat(MIN_RUN - 1)));
        assert_eq!(run(MIN_RUN), "b@@A*64@@c");
    }
}
