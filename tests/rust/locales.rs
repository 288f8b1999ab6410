//! Languages: any text for people can be translated, and each language file says the same as the English texts.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use harbor_preflight::{Contract, Locale, NaiveDate, Param, ParamType, Preflight, Report, Submission, rules, texts};
use harbor_preflight_tests::cases::{TODAY, all_topics, date};
use harbor_preflight_tests::tests_folder;

/// The texts of a language file, by key.
type Texts = BTreeMap<String, String>;

/// The most columns that texts take up in a form that is 320 pixels wide, by the beginning of their keys: labels one or two
/// lines, others more. A character of Chinese, Japanese and Korean takes up two.
const LONGEST: [(&str, usize); 5] = [("label.", 48), ("help.", 130), ("hint.", 180), ("unchecked.", 170), ("", 120)];

/// What every file says of its language.
const ABOUT: [&str; 5] = ["@tag", "@language", "@direction", "@decimal", "@reviewed_by"];

fn folder() -> PathBuf {
    tests_folder().join("../crates/core/data/locales")
}

fn files() -> BTreeMap<String, Texts> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    files
        .map(|path| {
            let tag = path.file_stem().unwrap().to_string_lossy().into_owned();
            (tag, serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
        })
        .collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
}

fn columns(text: &str) -> usize {
    let is_wide = |one: char| matches!(one, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FF60}');
    text.chars().map(|one| if is_wide(one) { 2 } else { 1 }).sum()
}

fn locale_of(texts: &Texts) -> Locale {
    Locale::from_json(&serde_json::to_string(texts).unwrap()).unwrap()
}

#[test]
fn every_language_has_the_same_ids_and_params() {
    let english = texts();
    for (tag, file) in files() {
        assert!(ABOUT.iter().all(|key| file.get(*key).is_some_and(|text| !text.is_empty())), "{tag}");
        assert_eq!(file["@tag"], tag);
        let ids: BTreeSet<&str> =
            file.keys().map(String::as_str).filter(|key| !key.starts_with('@') && !key.contains('#')).collect();
        assert_eq!(ids, english.keys().map(AsRef::as_ref).collect(), "{tag}");
        for (key, text) in file.iter().filter(|(key, _)| !key.starts_with('@')) {
            let id = key.split('#').next().unwrap();
            assert_eq!(placeholders(text), placeholders(&english[id]), "{tag}: {key}: {text}");
            assert!(!text.is_empty() && text.trim() == text, "{tag}: {key} is to be translated");
        }
    }
}

#[test]
fn no_text_is_longer_than_its_place() {
    for (tag, file) in files() {
        for (key, text) in file.iter().filter(|(key, _)| !key.starts_with('@')) {
            let (_, longest) = LONGEST.iter().find(|(beginning, _)| key.starts_with(beginning)).unwrap();
            assert!(columns(text) <= *longest, "{tag}: {key} takes up {} columns: {text}", columns(text));
        }
    }
}

#[test]
fn only_a_sentence_with_a_count_has_plural_forms() {
    let has_count = |id: &str| {
        rules().iter().any(|rule| {
            let sentence = rule.messages.iter().chain(rule.hints).find(|sentence| sentence.id == id);
            let counts = rule.params.iter().filter(|param| param.kind == ParamType::Count);
            sentence
                .is_some_and(|sentence| counts.clone().any(|param| placeholders(sentence.text).contains(param.name)))
        })
    };
    for (tag, file) in files() {
        for key in file.keys().filter(|key| key.contains('#')) {
            let (id, form) = key.split_once('#').unwrap();
            assert!(has_count(id), "{tag}: {key}");
            assert!(form == "other" || file.contains_key(&format!("@plural.{form}")), "{tag}: {key}");
        }
    }
}

#[test]
fn every_file_in_the_folder_is_built_in_and_in_the_package() {
    let tags: Vec<&str> = Locale::tags().collect();
    let files = files();
    assert_eq!(tags.iter().copied().collect::<BTreeSet<_>>(), files.keys().map(String::as_str).collect());
    assert_eq!(tags.first(), Some(&"en"));
    for (tag, file) in files.iter().filter(|(tag, _)| *tag != "en") {
        assert_eq!(Locale::embedded(tag), Some(locale_of(file)), "{tag}");
        let packaged = std::fs::read(tests_folder().join("../pkg/locales").join(format!("{tag}.json")));
        assert_eq!(
            packaged.unwrap(),
            std::fs::read(folder().join(format!("{tag}.json"))).unwrap(),
            "cargo xtask locales"
        );
    }
}

/// A language that says every text in brackets, so that a text that does not come from it is seen.
fn pseudo_locale() -> Locale {
    let mut file: Texts = texts().into_iter().map(|(id, text)| (id.into_owned(), format!("[{text}]"))).collect();
    file.insert("@tag".into(), "en-XA".into());
    locale_of(&file)
}

#[test]
fn everything_that_a_report_says_is_translated() {
    let locale = pseudo_locale();
    for case in all_topics().iter().flat_map(|topic| &topic.cases) {
        let report = case.preflight().with_locale(locale.clone()).validate(&case.body(), &case.submission());
        for issue in &report.issues {
            for sentence in [Some(&issue.message), issue.hint.as_ref()].into_iter().flatten() {
                assert!(sentence.starts_with('[') && sentence.ends_with(']'), "{}: {sentence}", issue.code());
            }
        }
        for unchecked in &report.unchecked {
            assert!(unchecked.reason.ends_with(']'), "{}: {}", unchecked.rule, unchecked.reason);
        }
        assert_eq!(report.basis.locale, "en-XA");
        let english = case.report();
        let codes = |report: &Report| -> Vec<_> {
            report.issues.iter().map(|issue| (issue.message_id, issue.hint_id, issue.params.clone())).collect()
        };
        assert_eq!(codes(&report), codes(&english), "{}", case.name);
    }
}

#[test]
fn the_words_of_every_field_are_translated() {
    let locale = pseudo_locale();
    for contract in Contract::ALL {
        contract.body.each_field(&mut |path, field| {
            let help = locale.help(&field.wording);
            assert!(locale.label(&field.wording).starts_with('['), "{path}");
            assert!(locale.prompt(&field.wording).starts_with('['), "{path}");
            assert!(help.is_empty() || help.starts_with('['), "{path}");
            for choice in
                field.shape.choices().into_iter().flat_map(|choices| choices.values.iter().zip(choices.labels))
            {
                assert!(locale.choice(choice.0, choice.1).starts_with('['), "{path}");
            }
        });
    }
}

/// A language that nobody speaks, with plural forms, an order of words and a direction of its own.
const MADE_UP: &str = r#"{
    "@tag": "qaa", "@language": "Made up", "@direction": "rtl", "@decimal": "·", "@reviewed_by": "nobody",
    "@plural.one": "n % 10 = 1", "@plural.few": "n % 10 = 2..4",
    "label.first_name": "Fi Na", "prompt.last_name": "La Na, ba.",
    "too_long": "{actual} > {max} ({field})", "too_long#few": "few {actual} > {max} ({field})",
    "size.mb": "M{number}", "file_too_large": "{max_bytes} < {actual_bytes}",
    "unchecked.prerequisites": "Na go."
}"#;

fn today() -> NaiveDate {
    date(TODAY)
}

#[test]
fn a_made_up_language_needs_no_change_of_code() {
    let preflight = Preflight::new(today()).with_locale(Locale::from_json(MADE_UP).unwrap());
    let body = format!(r#"{{"individual": {{"first_name": "{}"}}}}"#, "a".repeat(54));
    let report = preflight.validate(body.as_bytes(), &Submission::new());
    let said = |id: &str| report.issues.iter().find(|issue| issue.message_id == id).map(|issue| &*issue.message);
    assert_eq!(said("too_long"), Some("54 > 50 (Fi Na)"), "the first count is the limit of 50");
    let last_name = report.issues.iter().find(|issue| issue.path == "/individual/last_name").unwrap();
    assert_eq!(last_name.message, "La Na, ba.");
    assert_eq!(report.unchecked[0].reason, "Na go.");
    assert_eq!(report.basis.locale, "qaa");
    let email = report.issues.iter().find(|issue| issue.path == "/individual/email").unwrap();
    assert_eq!(email.message, "Enter your email address.", "what it lacks is said in English");

    let mut inspector = preflight.inspector();
    inspector.feed(b"%PDF-1.7");
    inspector.skip(10 * 1024 * 1024);
    inspector.feed(b"%%EOF");
    let issue = &inspector.finish().issues[0];
    assert_eq!(issue.message, "M10 < M10·1");
    assert_eq!(issue.params.get("max_bytes"), Some(&Param::Count(10_485_760)), "params are as before");
}

#[test]
fn a_file_that_is_no_language_is_refused() {
    for (text, expected) in [
        ("", "the language file is not JSON"),
        ("[]", "the language file is not an object of strings"),
        (r#"{"@tag": 1}"#, "the language file is not an object of strings"),
        ("{}", "the language file has no \"@tag\", such as \"es-419\""),
        (
            r#"{"@tag": "xx", "@plural.one": "one"}"#,
            "\"@plural.one\" of the language file is not a rule such as \"n % 10 = 2..4 and n % 100 != 12..14\"",
        ),
    ] {
        assert_eq!(Locale::from_json(text).unwrap_err().to_string(), expected);
    }
}
