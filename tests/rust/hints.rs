//! What hints say, and that whoever obeys one has no other issue at that field.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{Issue, Preflight, Report, Submission};
use harbor_preflight_tests::cases::{Case, TODAY, all_topics, date, payload};
use serde_json::{Value, json};

/// The report on a payload with a value in it, or without a member if the value is `null`.
fn report(base: &str, values: &[(&str, Value)]) -> Report {
    let mut body: Value = serde_json::from_slice(&payload(base)).unwrap();
    for (path, value) in values {
        let (parent, name) = path
            .rsplit_once('/')
            .map_or(("/individual".to_owned(), *path), |(parent, name)| (format!("/individual/{parent}"), name));
        let members = body.pointer_mut(&parent).unwrap().as_object_mut().unwrap();
        if value.is_null() {
            members.remove(name);
        } else {
            members.insert(name.to_owned(), value.clone());
        }
    }
    validate(&serde_json::to_vec(&body).unwrap())
}

fn validate(body: &[u8]) -> Report {
    Preflight::new(date(TODAY)).validate(body, &Submission::new())
}

fn hint_at<'r>(report: &'r Report, path: &str) -> &'r str {
    let found = report.issues.iter().filter(|issue| issue.path == path).find_map(|issue| issue.hint.as_deref());
    found.unwrap_or_else(|| panic!("no hint at {path}: {report}"))
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn a_hint_says_what_to_send() {
    let us = "us-minimal";
    for (base, values, expected) in [
        (us, vec![("residence/postal_code", json!(2139))], "leading zeros may have been lost"),
        (us, vec![("residence/postal_code", json!(23219))], "Put it in quotes, and check it: leading zeros"),
        (us, vec![("residence/street", json!(12))], "Put it in quotes."),
        (us, vec![("first_name", json!(12))], "A name is text."),
        (us, vec![("ssn", json!(12_345_678))], "leading zeros may have been lost"),
        (us, vec![("ssn", json!(123_456_789))], "leading zeros may have been lost"),
        (us, vec![("ssn", json!("12345678"))], "A leading zero may have been lost."),
        (us, vec![("ssn", json!("900701234"))], "ITIN"),
        (us, vec![("birthday", json!(631_152_000))], "YYYY-MM-DD, not as a number"),
        (us, vec![("birthday", json!("31/12/1990"))], "year first"),
        (us, vec![("birthday", json!("1990-02-30"))], "no such day"),
        (us, vec![("birthday", json!("1990-12-31T00:00:00Z"))], "Leave out the time"),
        (us, vec![("birthday", json!("1990-1-1"))], "two digits each"),
        (us, vec![("birthday", json!("19900101"))], "Put hyphens"),
        (us, vec![("birthday", json!("2533-01-01"))], "Buddhist"),
        (us, vec![("email", json!("ada..smith@docomo.ne.jp"))], "in double quotes"),
        (us, vec![("email", json!("ada@gmail,com"))], "comma"),
        (us, vec![("email", json!("ada@gmail"))], "only one part"),
        (us, vec![("email", json!("ada@gmail.com."))], "dot at the end"),
        (us, vec![("email", json!("[email protected]"))], "hid the real address"),
        (us, vec![("nationality", json!("RUS"))], "Harbor does not serve this country"),
        (us, vec![("nationality", json!("Cuba"))], "Harbor does not serve this country"),
        (us, vec![("nationality", json!("Ivory Coast"))], "Use CI, which is not on Harbor's list"),
        (us, vec![("nationality", json!("US\u{200B}"))], "invisible character: type US"),
        (us, vec![("phone", json!({ "country": "GB", "number": "00447911123456" }))], "in the place of the 00"),
        (
            us,
            vec![("phone", json!({ "country": "GB", "number": "07911 123456" }))],
            "Begin with +44 in the place of the 0",
        ),
        (
            us,
            vec![("phone", json!({ "country": "US", "number": "4045550101" }))],
            "Begin with +1, the calling code of US",
        ),
        (us, vec![("phone", json!({ "country": "US", "number": "14045550101" }))], "Put a plus sign in front"),
        (us, vec![("phone", json!({ "country": "IT", "number": "3912345678" }))], "+39"),
        (
            us,
            vec![("phone", json!({ "country": "IN", "number": "09876543210" }))],
            "Begin with +91 in the place of the 0",
        ),
        (
            us,
            vec![("phone", json!({ "country": "JP", "number": "090-1234-5678" }))],
            "Begin with +81 in the place of the 0",
        ),
        (
            us,
            vec![("phone", json!({ "country": "HU", "number": "06 20 123 4567" }))],
            "Begin with +36 in the place of the 06",
        ),
        (
            us,
            vec![("phone", json!({ "country": "RU", "number": "8 912 345-67-89" }))],
            "Begin with +7 in the place of the 8",
        ),
        (
            us,
            vec![("phone", json!({ "country": "GB", "number": "0447911123456" }))],
            "Put a plus sign in the place of the 0,",
        ),
        (
            us,
            vec![("phone", json!({ "country": "GB", "number": "+44 (0) 7911 123456" }))],
            "Leave out the 0 after the calling code",
        ),
        (
            us,
            vec![("phone", json!({ "country": "GB", "number": "+07911123456" }))],
            "Begin with +44 in the place of the 0",
        ),
        (us, vec![("phone", json!({ "country": "US", "number": "+0014045550101" }))], "Leave out the 00"),
        (us, vec![("phone", json!({ "country": "JP", "number": "+8109012345678" }))], "Leave out the 0 after"),
        (us, vec![("phone", json!({ "country": "US", "number": "555-0101" }))], "check that the number is complete"),
        (
            us,
            vec![("phone", json!({ "country": "US", "number": "+１４０４５５５０１０１" }))],
            "the digits 0 to 9 of ASCII",
        ),
        (us, vec![("email", json!("ada@gmail.com,"))], "Leave out what is after the domain"),
        (us, vec![("email", json!("'ada@gmail.com'"))], "Leave out the quotes"),
        (us, vec![("email", json!("ada @gmail.com"))], "white space before the @"),
        (us, vec![("last_name", Value::Null)], "single name"),
        (us, vec![("residence/sub_street", json!(""))], "N/A"),
        ("gb", vec![("residence/country", json!("HK")), ("residence/postal_code", Value::Null)], "N/A"),
        (us, vec![("source_of_wealth", json!("[\"salaryBusinessIncome\"]"))], "text that contains JSON"),
        (us, vec![("source_of_wealth", json!({ "0": "other" }))], "in place of the object"),
        (us, vec![("source_of_wealth", json!("salaryBusinessIncome"))], "in square brackets"),
        (us, vec![("source_of_wealth", json!("salary"))], "a list of values"),
        (us, vec![("residence", json!("{\"country\": \"US\"}"))], "text that contains JSON"),
        (us, vec![("identity_document/front", json!("[object File]"))], "Read the file"),
        (us, vec![("residence", json!([{ "country": "US" }]))], "not in a list"),
        (us, vec![("birthday", json!("1990-01-01\u{200B}"))], "invisible character"),
    ] {
        let report = report(base, &values);
        let path = format!("/individual/{}", values.last().unwrap().0);
        let at = report.issues.iter().find(|issue| issue.path.starts_with(&path) && issue.hint.is_some());
        let hint = at.and_then(|issue| issue.hint.as_deref()).unwrap_or_else(|| panic!("{values:?}: {report}"));
        assert!(hint.contains(expected), "{values:?}: {hint}");
    }
}

#[test]
fn a_country_that_has_postal_codes_gets_no_hint_to_send_none() {
    let report = report("us-minimal", &[("residence/postal_code", Value::Null)]);
    assert!(report.issues.iter().all(|issue| issue.hint.is_none()), "{report}");
}

#[test]
fn a_name_that_fits_when_composed_says_so() {
    let decomposed = "Nguye\u{302}\u{303}n Thi\u{323} Phu\u{31B}o\u{31B}ng Tha\u{309}o Quy\u{300}nh Nhu\u{31B} Ngo\u{323}c Ha\u{302}n";
    assert!(
        hint_at(&report("us-minimal", &[("first_name", json!(decomposed))]), "/individual/first_name").contains("NFC")
    );
    let long = report("us-minimal", &[("first_name", json!("a".repeat(51)))]);
    assert!(long.issues[0].hint.is_none());
}

#[test]
fn a_territory_of_the_us_that_is_sent_as_a_country_says_so() {
    for territory in ["PR", "GU", "VI", "AS", "MP", "UM"] {
        let report = report("us-minimal", &[("residence/country", json!(territory)), ("residence/state", Value::Null)]);
        for path in ["/individual/ssn", "/individual/phone", "/individual/has_us_bank_account"] {
            let expected = format!("send the country US with the state {territory}.");
            assert!(hint_at(&report, path).contains(&expected), "{territory}");
        }
    }
}

#[test]
fn a_missing_state_names_one_that_is_in_use() {
    for (country, state) in
        [("NO", "03"), ("US", "VA"), ("GB", "ENG"), ("GR", "69"), ("IS", "1"), ("CI", "AB"), ("NP", "P1")]
    {
        let report = report("gb", &[("residence/country", json!(country)), ("residence/state", Value::Null)]);
        let issue = report.issues.iter().find(|issue| issue.path == "/individual/residence/state").unwrap();
        assert!(issue.message.ends_with(&format!("for example {state}.")), "{country}: {}", issue.message);
    }
}

#[test]
fn broken_json_says_what_other_languages_write() {
    for (text, expected) in [
        ("{\"a\": None}", "None"),
        ("{\"a\": True}", "true in small letters"),
        ("{\"a\": NaN}", "NaN"),
        ("{\"a\": undefined}", "undefined"),
        ("{\"a\": 1,}", "comma"),
        ("[1, ]", "comma"),
        ("{\"a\": 1 // no\n}", "comments"),
        ("{/* no */}", "comments"),
        ("{'a': 1}", "double quotes"),
        ("{\u{201C}a\u{201D}: 1}", "curly"),
        ("{a: 1}", "Put the key in double quotes"),
        ("{\"a\": 1 \"b\": 2}", "comma is missing"),
        ("{\"a\": \"x\" \"b\": 2}", "A comma is missing"),
        ("[\"a\" \"b\"]", "A comma is missing"),
        ("{\"a\" {}}", "A colon is missing"),
        ("{\"a\\\"b\" \"c\"}", "A colon is missing"),
        ("{\"a\": 1, \"b\" [2]}", "A comma or a colon"),
        ("{\"ssn\": 012345678}", "leading zero"),
        ("{\"number\": +14045550101}", "no plus sign"),
        ("{\"a\" 1}", "does not belong here"),
        ("{\"a\": 1} {", "after the end"),
    ] {
        assert!(hint_at(&validate(text.as_bytes()), "").contains(expected), "{text}: {}", validate(text.as_bytes()));
    }
}

#[test]
fn a_body_that_is_wrapped_or_encoded_twice_says_so() {
    let body: Value = serde_json::from_slice(&payload("us-minimal")).unwrap();
    let wrapped = validate(&serde_json::to_vec(&json!({ "data": body })).unwrap());
    assert!(hint_at(&wrapped, "/individual").contains("wrapped in `data`"));
    let twice = validate(&serde_json::to_vec(&json!(body.to_string())).unwrap());
    assert!(hint_at(&twice, "").contains("encoded twice"));
}

/// The same body with the value at a path replaced as a hint says.
fn obeyed(case: &Case, issue: &Issue) -> Option<Value> {
    let body = case.body();
    let text = std::str::from_utf8(&body).ok()?;
    let mut value: Value = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).ok()?;
    let hint = issue.hint.as_deref().unwrap_or_default();
    let suggestion = issue.params.get("suggestion").map(ToString::to_string);
    if issue.rule.code == "unknown_field" {
        let (parent, key) = issue.path.rsplit_once('/')?;
        let members = value.pointer_mut(parent)?.as_object_mut()?;
        let renamed = members.remove(&key.replace("~1", "/").replace("~0", "~"))?;
        members.insert(suggestion?, renamed);
        return Some(value);
    }
    let at = value.pointer_mut(&issue.path)?;
    *at = match (suggestion, issue.rule.code) {
        (Some(domain), "suspicious_email_domain") => json!(format!("{}@{domain}", at.as_str()?.rsplit_once('@')?.0)),
        (Some(suggestion), _) => json!(suggestion),
        (None, _) if hint.contains("in quotes") && at.is_number() => json!(at.to_string()),
        (None, _) if hint.contains("without quotes") => json!(at.as_str()?.parse::<bool>().ok()?),
        (None, _) if hint.contains("in square brackets") => json!([at.clone()]),
        (None, _) if hint.contains("in double quotes") => {
            let (local, domain) = at.as_str()?.rsplit_once('@')?;
            json!(format!("\"{local}\"@{domain}"))
        }
        (None, _) => return None,
    };
    Some(value)
}

#[test]
fn whoever_obeys_a_hint_has_no_other_issue_at_that_field() {
    let (mut count, mut wrong) = (0, Vec::new());
    for case in all_topics().iter().flat_map(|topic| &topic.cases) {
        for issue in &case.report().issues {
            let Some(body) = obeyed(case, issue) else { continue };
            count += 1;
            let report = case.preflight().validate(&serde_json::to_vec(&body).unwrap(), &case.submission());
            let is_new = |other: &&Issue| match issue.rule.code {
                // What the renamed key holds was not checked before.
                "unknown_field" => other.path == issue.path,
                // The hint says so.
                "invalid_country" => other.path == issue.path && other.rule.code != "unrecognized_country",
                // The number may have lost zeros, which the hint says too.
                _ => other.path == issue.path && other.rule.code != "duplicate_item",
            };
            let is_known = |other: &&Issue| case.report().issues.iter().any(|known| known == *other);
            wrong.extend(
                report
                    .issues
                    .iter()
                    .filter(|other| !is_known(other))
                    .find(is_new)
                    .map(|other| format!("{}: {other:?}", case.name)),
            );
        }
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 150, "{count}");
}
