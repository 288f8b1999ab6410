//! What is said to people: every sentence has an id and occurs, and is written for the person who can act on it.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use harbor_preflight::{Contract, DetachedValue, Issue, NotJson, Preflight, Rule, Sentence, Submission, rules, texts};
use harbor_preflight_tests::cases::{TODAY, all_topics, date};

/// The most characters of a message, as it is shown: three lines of a form that is 320 pixels wide.
const LONGEST_MESSAGE: usize = 120;

/// The most characters of a hint, which is shown smaller.
const LONGEST_HINT: usize = 200;

/// What no case can have: sentences about pictures, which not every runner of cases decodes (`quality.rs` has them), one
/// about a body of 4 GiB, and one about a fault in this crate.
const IN_NO_CASE: [&str; 8] = [
    "document_blank",
    "document_blurred",
    "document_too_dark",
    "hint.document_blank",
    "hint.document_blurred",
    "hint.document_too_dark",
    "hint.json_syntax.too_long",
    "wrong_type.typed_parse",
];

fn sentences(rule: &'static Rule) -> impl Iterator<Item = &'static Sentence> {
    rule.messages.iter().chain(rule.hints).copied()
}

fn each_issue(visit: &mut dyn FnMut(&Issue)) {
    for case in all_topics().iter().flat_map(|topic| &topic.cases) {
        case.report().issues.iter().for_each(&mut *visit);
    }
    // In a payload, an empty file is a field that is missing.
    Preflight::new(date(TODAY)).inspect(b"").issues.iter().for_each(&mut *visit);
    // JavaScript has values that the text of a case cannot have.
    let preflight = Preflight::new(date(TODAY));
    for kind in NotJson::ALL {
        let email = DetachedValue::not_json("/individual/email", kind);
        let beside = DetachedValue::not_json("/individual/pet", kind);
        let body = br#"{"individual": {"email": 0, "pet": 0}}"#;
        let report = preflight.validate_detached(body, body.len() as u64, &[email, beside], &Submission::new());
        report.issues.iter().for_each(&mut *visit);
    }
}

#[test]
fn ids_are_unique_and_begin_with_the_code_of_their_rule() {
    let mut texts: BTreeMap<&str, &str> = BTreeMap::new();
    for rule in rules() {
        for sentence in sentences(rule) {
            let known = texts.insert(sentence.id, sentence.text);
            assert!(known.is_none_or(|known| known == sentence.text), "{} is the id of two sentences", sentence.id);
        }
        for message in rule.messages {
            let variant = message.id.strip_prefix(rule.code);
            assert!(variant.is_some_and(|variant| variant.is_empty() || variant.starts_with('.')), "{}", message.id);
        }
        assert!(rule.hints.iter().all(|hint| hint.id.starts_with("hint.")), "{}", rule.code);
        if let [only] = rule.messages {
            assert_eq!(only.id, rule.code);
        }
    }
}

#[test]
fn every_sentence_occurs_in_a_case() {
    let mut found = BTreeSet::new();
    each_issue(&mut |issue| {
        found.insert(issue.message_id);
        found.extend(issue.hint_id);
        assert_eq!(issue.hint.is_some(), issue.hint_id.is_some());
    });
    let declared: BTreeSet<&str> =
        rules().iter().flat_map(|rule| sentences(rule)).map(|sentence| sentence.id).collect();
    let unheard: Vec<&&str> = declared.difference(&found).filter(|id| !IN_NO_CASE.contains(id)).collect();
    assert!(unheard.is_empty(), "no case has {unheard:?}");
}

#[test]
fn every_message_and_hint_is_a_complete_sentence_without_a_gap() {
    each_issue(&mut |issue| {
        for (sentence, longest) in [(Some(&issue.message), LONGEST_MESSAGE), (issue.hint.as_ref(), LONGEST_HINT)] {
            let Some(sentence) = sentence else { continue };
            let is_whole = sentence.starts_with(char::is_uppercase) || issue.rule.code == "unsupported_file_type";
            assert!(is_whole && sentence.ends_with(['.', '?']), "{}: {sentence}", issue.rule.code);
            assert!(!sentence.contains(['{', '}']), "{}: {sentence}", issue.rule.code);
            let length = sentence.chars().count();
            // The values of a list and a name that is given are as long as they are.
            let has_list = issue.message_id == "invalid_choice";
            assert!(length <= longest || has_list, "{} has {length} characters: {sentence}", issue.rule.code);
        }
    });
}

#[test]
fn texts_are_in_plain_words() {
    // What people do not say, or stumble over.
    let unwanted = [
        "bytes",
        "plays no part",
        "stands",
        "is taken",
        "are taken",
        "e-mail",
        "serve this",
        "in the place of",
        "mend",
        "white space around",
        "slug",
        "code point",
        "octet",
        "must be left out",
    ];
    for (id, text) in texts() {
        // The names of values are not seen.
        let words = text.replace("{actual_bytes}", "").replace("{max_bytes}", "");
        for word in unwanted {
            assert!(!words.contains(word), "{id} says {word:?}: {text}");
        }
        assert!(!text.contains("  ") && text.trim() == text && !text.contains('\n'), "{id}: {text:?}");
    }
}

#[test]
fn every_field_has_words_and_those_of_both_contracts_agree() {
    let mut wordings = BTreeMap::new();
    for contract in Contract::ALL {
        contract.body.each_field(&mut |path, field| {
            let wording = &field.wording;
            assert!(!wording.label.is_empty() && !wording.label.ends_with('.'), "{path}: {}", wording.label);
            assert!(wording.prompt.starts_with(char::is_uppercase) && wording.prompt.ends_with('.'), "{path}");
            assert!(wording.help.is_empty() || wording.help.ends_with(['.', '?']), "{path}: {}", wording.help);
            let known = wordings.insert(wording.id, wording.label);
            assert!(known.is_none_or(|known| known == wording.label), "{}", wording.id);
        });
    }
}

#[test]
fn a_label_follows_the_type_of_the_document() {
    let report = |kind: &str| {
        let body =
            format!(r#"{{"individual": {{"identity_document": {{"type": "{kind}", "front": "<base64 bytes>"}}}}}}"#);
        Preflight::new(date(TODAY)).validate(body.as_bytes(), &Submission::new())
    };
    let message = |kind: &str, path: &str| -> Option<String> {
        let path = format!("/individual/identity_document/{path}");
        report(kind).issues.into_iter().find(|issue| issue.path == path).map(|issue| issue.message.into_owned())
    };
    let front = "Photo page of your passport still has the example text from the guide.";
    assert_eq!(message("PASSPORT", "front").as_deref(), Some(front));
    let back = "Upload the back of your national ID. This type of document needs both sides.";
    assert_eq!(message("NATIONAL_ID", "back").as_deref(), Some(back));
    let unknown = "Front of your document still has the example text from the guide.";
    assert_eq!(message("CARD", "front").as_deref(), Some(unknown));
}

#[test]
fn messages_say_what_to_do_and_why() {
    let body = br#"{"individual": {"residence": {"country": "US"}, "source_of_wealth": ["other"]}}"#;
    let preflight = Preflight::new(date(TODAY));
    let said = |submission, path: &str| -> (&'static str, String, Option<&'static str>) {
        let report = preflight.validate(body, &submission);
        let issue = report.issues.into_iter().find(|issue| issue.path == path).unwrap();
        (issue.message_id, issue.message.into_owned(), issue.hint_id)
    };
    for (path, id, message, hint) in [
        ("/individual/first_name", "required", "Enter your first name.", None),
        (
            "/individual/ssn",
            "required.us_resident",
            "Enter your Social Security number. This is required if you live in the US.",
            None,
        ),
        (
            "/individual/residence/state",
            "required.state",
            "Select your state or region. This is required for addresses in your country.",
            Some("hint.required.state"),
        ),
        (
            "/individual/source_of_wealth_other",
            "required.other",
            "Describe your other source of wealth. You chose “Other”.",
            None,
        ),
    ] {
        assert_eq!(said(Submission::new(), path), (id, message.to_owned(), hint));
    }
    let corrected = said(Submission::correcting("action_required"), "/individual/first_name");
    assert_eq!(corrected, ("required", "Enter your first name.".to_owned(), Some("hint.required.correction")));
}
