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

fn hint_at<'r>(report: &'r Report, path: &str) -> (&'r str, &'r str) {
    let found = report
        .issues
        .iter()
        .filter(|issue| issue.path == path)
        .find_map(|issue| issue.hint_id.zip(issue.hint.as_deref()));
    found.unwrap_or_else(|| panic!("no hint at {path}: {report}"))
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn a_hint_says_what_to_send() {
    let us = "us-minimal";
    for (base, values, id, text) in [
        (us, vec![("residence/postal_code", json!(2139))], "hint.wrong_type.zeros", ""),
        (us, vec![("residence/postal_code", json!(23219))], "hint.wrong_type.quotes_and_zeros", ""),
        (us, vec![("residence/street", json!(12))], "hint.wrong_type.quotes", ""),
        (us, vec![("first_name", json!(12))], "hint.wrong_type.name", ""),
        (us, vec![("ssn", json!(12_345_678))], "hint.wrong_type.zeros", ""),
        (us, vec![("ssn", json!(123_456_789))], "hint.wrong_type.quotes_and_zeros", ""),
        (us, vec![("ssn", json!("12345678"))], "hint.invalid_ssn.leading_zero", ""),
        (us, vec![("ssn", json!("900701234"))], "hint.implausible_ssn.itin", ""),
        (us, vec![("birthday", json!(631_152_000))], "hint.wrong_type.day", ""),
        (us, vec![("birthday", json!("31/12/1990"))], "hint.invalid_date.order", ""),
        (us, vec![("birthday", json!("1990-02-30"))], "hint.invalid_date.no_such_day", ""),
        (us, vec![("birthday", json!("1990-12-31T00:00:00Z"))], "hint.invalid_date.time", ""),
        (us, vec![("birthday", json!("1990-1-1"))], "hint.invalid_date.two_digits", ""),
        (us, vec![("birthday", json!("19900101"))], "hint.invalid_date.hyphens", ""),
        (us, vec![("birthday", json!("2533-01-01"))], "hint.date_in_future.buddhist", ""),
        (us, vec![("email", json!("ada..smith@docomo.ne.jp"))], "hint.invalid_email.quote_local_part", ""),
        (us, vec![("email", json!("ada@gmail,com"))], "hint.invalid_email.other_dots", ""),
        (us, vec![("email", json!("ada@gmail"))], "hint.invalid_email.one_label", ""),
        (us, vec![("email", json!("ada@gmail.com."))], "hint.invalid_email.dot_at_end", ""),
        (us, vec![("email", json!("[email protected]"))], "hint.invalid_email.hidden", ""),
        (us, vec![("nationality", json!("RUS"))], "hint.invalid_country.not_served", ""),
        (us, vec![("nationality", json!("Cuba"))], "hint.invalid_country.not_served", ""),
        (us, vec![("nationality", json!("Ivory Coast"))], "hint.invalid_country.not_published", ""),
        (us, vec![("nationality", json!("US\u{200B}"))], "hint.invalid_country.invisible", ""),
        (
            us,
            vec![("phone", json!({ "country": "GB", "number": "00447911123456" }))],
            "hint.invalid_phone.plus_for_prefix",
            "",
        ),
        (
            us,
            vec![("phone", json!({ "country": "GB", "number": "07911 123456" }))],
            "hint.invalid_phone.code_for_prefix",
            "Start with +44 instead of 0.",
        ),
        (
            us,
            vec![("phone", json!({ "country": "US", "number": "4045550101" }))],
            "hint.invalid_phone.code",
            "Start with +1,",
        ),
        (us, vec![("phone", json!({ "country": "US", "number": "14045550101" }))], "hint.invalid_phone.add_plus", ""),
        (us, vec![("phone", json!({ "country": "IT", "number": "3912345678" }))], "hint.invalid_phone.code", "+39"),
        (
            us,
            vec![("phone", json!({ "country": "IN", "number": "09876543210" }))],
            "hint.invalid_phone.code_for_prefix",
            "Start with +91 instead of 0.",
        ),
        (
            us,
            vec![("phone", json!({ "country": "JP", "number": "090-1234-5678" }))],
            "hint.invalid_phone.code_for_prefix",
            "Start with +81 instead of 0.",
        ),
        (
            us,
            vec![("phone", json!({ "country": "HU", "number": "06 20 123 4567" }))],
            "hint.invalid_phone.code_for_prefix",
            "Start with +36 instead of 06.",
        ),
        (
            us,
            vec![("phone", json!({ "country": "RU", "number": "8 912 345-67-89" }))],
            "hint.invalid_phone.code_for_prefix",
            "Start with +7 instead of 8.",
        ),
        (
            us,
            vec![("phone", json!({ "country": "GB", "number": "0447911123456" }))],
            "hint.invalid_phone.plus_for_prefix",
            "",
        ),
        (
            us,
            vec![("phone", json!({ "country": "GB", "number": "+44 (0) 7911 123456" }))],
            "hint.invalid_phone.digits_without_zero",
            "",
        ),
        (
            us,
            vec![("phone", json!({ "country": "GB", "number": "+07911123456" }))],
            "hint.invalid_phone.code_for_prefix",
            "Start with +44 instead of 0.",
        ),
        (
            us,
            vec![("phone", json!({ "country": "US", "number": "+0014045550101" }))],
            "hint.invalid_phone.zeros_after_plus",
            "",
        ),
        (
            us,
            vec![("phone", json!({ "country": "JP", "number": "+8109012345678" }))],
            "hint.implausible_phone.trunk_zero",
            "",
        ),
        (us, vec![("phone", json!({ "country": "US", "number": "555-0101" }))], "hint.invalid_phone.code_and_more", ""),
        (
            us,
            vec![("phone", json!({ "country": "US", "number": "+１４０４５５５０１０１" }))],
            "hint.invalid_phone.other_digits",
            "",
        ),
        (us, vec![("email", json!("ada@gmail.com,"))], "hint.invalid_email.after_domain", ""),
        (us, vec![("email", json!("'ada@gmail.com'"))], "hint.invalid_email.quotes", ""),
        (us, vec![("email", json!("ada @gmail.com"))], "hint.invalid_email.space_before_at", ""),
        (us, vec![("last_name", Value::Null)], "hint.required.single_name", ""),
        (us, vec![("residence/sub_street", json!(""))], "hint.required.no_second_line", "N/A"),
        (
            "gb",
            vec![("residence/country", json!("HK")), ("residence/postal_code", Value::Null)],
            "hint.required.no_postal_code",
            "N/A",
        ),
        (us, vec![("source_of_wealth", json!("[\"salaryBusinessIncome\"]"))], "hint.wrong_type.json_in_text", ""),
        (us, vec![("source_of_wealth", json!({ "0": "other" }))], "hint.wrong_type.list_for_object", ""),
        (us, vec![("source_of_wealth", json!("salaryBusinessIncome"))], "hint.wrong_type.brackets", ""),
        (us, vec![("source_of_wealth", json!("salary"))], "hint.wrong_type.list", ""),
        (us, vec![("residence", json!("{\"country\": \"US\"}"))], "hint.wrong_type.json_in_text", ""),
        (us, vec![("identity_document/front", json!("[object File]"))], "hint.invalid_base64.reference", ""),
        (us, vec![("residence", json!([{ "country": "US" }]))], "hint.wrong_type.object_alone", ""),
        (us, vec![("birthday", json!("1990-01-01\u{200B}"))], "hint.invalid_date.invisible", ""),
    ] {
        let report = report(base, &values);
        let path = format!("/individual/{}", values.last().unwrap().0);
        let at = report.issues.iter().find(|issue| issue.path.starts_with(&path) && issue.hint.is_some());
        let issue = at.unwrap_or_else(|| panic!("{values:?}: {report}"));
        assert_eq!(issue.hint_id, Some(id), "{values:?}: {report}");
        assert!(issue.hint.as_deref().unwrap().contains(text), "{values:?}: {report}");
    }
}

#[test]
fn a_country_that_has_postal_codes_gets_no_hint_to_send_none() {
    let report = report("us-minimal", &[("residence/postal_code", Value::Null)]);
    assert!(report.issues.iter().all(|issue| issue.hint_id != Some("hint.required.no_postal_code")), "{report}");
}

#[test]
fn a_name_that_fits_when_composed_says_so() {
    let decomposed = "Nguye\u{302}\u{303}n Thi\u{323} Phu\u{31B}o\u{31B}ng Tha\u{309}o Quy\u{300}nh Nhu\u{31B} Ngo\u{323}c Ha\u{302}n";
    for (name, expected) in [(decomposed.to_owned(), "hint.too_long.compose"), ("a".repeat(51), "hint.too_long")] {
        let report = report("us-minimal", &[("first_name", json!(name))]);
        assert_eq!(hint_at(&report, "/individual/first_name").0, expected);
    }
}

#[test]
fn a_territory_of_the_us_that_is_sent_as_a_country_says_so() {
    for territory in ["PR", "GU", "VI", "AS", "MP", "UM"] {
        let report = report("us-minimal", &[("residence/country", json!(territory)), ("residence/state", Value::Null)]);
        for path in ["/individual/ssn", "/individual/phone", "/individual/has_us_bank_account"] {
            let (id, hint) = hint_at(&report, path);
            assert_eq!(id, "hint.territory", "{territory}");
            assert!(hint.contains(&format!("the country US and the state {territory}.")), "{hint}");
        }
    }
}

#[test]
fn a_missing_state_names_one_that_is_in_use() {
    for (country, state) in
        [("NO", "03"), ("US", "VA"), ("GB", "ENG"), ("GR", "69"), ("IS", "1"), ("CI", "AB"), ("NP", "P1")]
    {
        let report = report("gb", &[("residence/country", json!(country)), ("residence/state", Value::Null)]);
        let (id, hint) = hint_at(&report, "/individual/residence/state");
        assert_eq!(id, "hint.required.state", "{country}");
        assert!(hint.ends_with(&format!("for example {state}.")), "{country}: {hint}");
    }
}

#[test]
fn broken_json_says_what_other_languages_write() {
    for (text, expected) in [
        ("{\"a\": None}", "none"),
        ("{\"a\": True}", "small_letters"),
        ("{\"a\": NaN}", "no_such_word"),
        ("{\"a\": undefined}", "no_such_word"),
        ("{\"a\": 1,}", "last_comma"),
        ("[1, ]", "last_comma"),
        ("{\"a\": 1 // no\n}", "comment"),
        ("{/* no */}", "comment"),
        ("{'a': 1}", "single_quotes"),
        ("{\u{201C}a\u{201D}: 1}", "curly_quotes"),
        ("{a: 1}", "key_quotes"),
        ("{\"a\": 1 \"b\": 2}", "comma"),
        ("{\"a\": \"x\" \"b\": 2}", "comma"),
        ("[\"a\" \"b\"]", "comma"),
        ("{\"a\" {}}", "colon"),
        ("{\"a\\\"b\" \"c\"}", "colon"),
        ("{\"a\": 1, \"b\" [2]}", "comma_or_colon"),
        ("{\"ssn\": 012345678}", "leading_zero"),
        ("{\"number\": +14045550101}", "plus_sign"),
        ("{\"a\" 1}", "unexpected"),
        ("{\"a\": 1} {", "after_end"),
    ] {
        assert_eq!(hint_at(&validate(text.as_bytes()), "").0, format!("hint.json_syntax.{expected}"), "{text}");
    }
}

#[test]
fn a_body_that_is_wrapped_or_encoded_twice_says_so() {
    let body: Value = serde_json::from_slice(&payload("us-minimal")).unwrap();
    let wrapped = validate(&serde_json::to_vec(&json!({ "data": body })).unwrap());
    assert_eq!(hint_at(&wrapped, "/individual").0, "hint.required.in_data");
    let twice = validate(&serde_json::to_vec(&json!(body.to_string())).unwrap());
    assert_eq!(hint_at(&twice, "").0, "hint.wrong_type.encoded_twice");
}

/// The same body with the value at a path replaced as a hint says.
fn obeyed(case: &Case, issue: &Issue) -> Option<Value> {
    let body = case.body();
    let text = std::str::from_utf8(&body).ok()?;
    let mut value: Value = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).ok()?;
    let hint = issue.hint_id.unwrap_or_default();
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
        (None, _) if hint.starts_with("hint.wrong_type.quotes") && at.is_number() => json!(at.to_string()),
        (None, _) if hint == "hint.wrong_type.no_quotes" => json!(at.as_str()?.parse::<bool>().ok()?),
        (None, _) if hint == "hint.wrong_type.brackets" => json!([at.clone()]),
        (None, _) if hint == "hint.invalid_email.quote_local_part" => {
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
