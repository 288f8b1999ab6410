//! The language files: the template, missing and obsolete texts, the copies in the npm package, and what reviewers read.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use harbor_preflight::{Issue, Locale, texts};
use harbor_preflight_tests::cases::{Case, all_topics};

use xtask::generated::write_or_check;
use xtask::in_repository;

const COMMAND: &str = "cargo xtask locales";

/// The languages, and the English texts that translators start from.
const FOLDER: &str = "crates/core/data/locales";
const ENGLISH: &str = "en";

/// The texts of a language file, by key.
type Texts = BTreeMap<String, String>;

/// What a file says of its language. Of these, a new file has the English ones.
const ABOUT: [(&str, &str); 5] = [
    ("@decimal", "."),
    ("@direction", "ltr"),
    ("@language", "English"),
    ("@reviewed_by", "written in English"),
    ("@tag", ENGLISH),
];

/// Brings all language files up to date, or checks that they are.
pub(crate) fn run(check: bool) -> Result<()> {
    let folder = in_repository(FOLDER);
    write(&folder.join("en.json"), &english(), check)?;
    let samples = samples();
    for path in language_files(&folder)? {
        let current: Texts = read(&path)?;
        let updated = updated(&current);
        let missing = updated.values().filter(|text| text.is_empty()).count();
        let gone = current.keys().filter(|key| !updated.contains_key(*key)).count();
        write(&path, &updated, check)?;
        let name = path.file_name().context("a language file has a name")?;
        write(&in_repository("pkg/locales").join(name), &updated, check)?;
        let preview = preview(&updated, &samples)?;
        let tag = path.file_stem().context("a language file has a name")?.to_string_lossy().into_owned();
        let shown = in_repository("tests/locales").join(format!("{tag}.md"));
        write_or_check(&shown, preview.as_bytes(), check, COMMAND)?;
        println!("{tag}: {} texts, {missing} to be translated, {gone} removed", updated.len());
    }
    Ok(())
}

fn language_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let is_language = path.extension().is_some_and(|extension| extension == "json");
        if is_language && path.file_stem().is_some_and(|tag| tag != ENGLISH) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<Texts> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

fn write(path: &Path, texts: &Texts, check: bool) -> Result<()> {
    Ok(write_or_check(path, json(texts)?.as_bytes(), check, COMMAND)?)
}

fn json(texts: &Texts) -> Result<String> {
    Ok(serde_json::to_string_pretty(texts)? + "\n")
}

/// What translators start from.
fn english() -> Texts {
    let about = ABOUT.map(|(key, text)| (key.to_owned(), text.to_owned()));
    about.into_iter().chain(texts().into_iter().map(|(key, text)| (key.into_owned(), text.into_owned()))).collect()
}

/// A language file with every text: translations are kept, what is missing is empty, and what is gone is removed.
fn updated(current: &Texts) -> Texts {
    let english = english();
    // A key with a plural form after it, such as `too_many#one`, is that of a sentence.
    let is_known = |key: &str| {
        key.starts_with('@')
            || key.split_once('#').map_or(english.contains_key(key), |(id, _)| english.contains_key(id))
    };
    let kept = current.iter().filter(|(key, _)| is_known(key)).map(|(key, text)| (key.clone(), text.clone()));
    let missing = english.keys().map(|key| (key.clone(), String::new()));
    missing.chain(kept).collect()
}

/// A case for each id of a message or a hint.
fn samples() -> BTreeMap<&'static str, Case> {
    let mut samples = BTreeMap::new();
    for case in all_topics().into_iter().flat_map(|topic| topic.cases) {
        for issue in case.report().issues {
            for id in std::iter::once(issue.message_id).chain(issue.hint_id) {
                samples.entry(id).or_insert_with(|| case.clone());
            }
        }
    }
    samples
}

/// Every text of a language beside the English one: sentences as an issue shows them, with its values.
fn preview(language: &Texts, samples: &BTreeMap<&'static str, Case>) -> Result<String> {
    let about = |key: &str| language.get(key).map_or("", String::as_str);
    let locale = Locale::from_json(&json(language)?)?;
    let mut preview = format!(
        "# {} ({})\n\nReviewed by: {}. Written by `{COMMAND}`: change `{FOLDER}/{}.json` instead.\n\n",
        about("@language"),
        about("@tag"),
        about("@reviewed_by"),
        about("@tag"),
    );
    preview.push_str("| id | English | translation |\n|---|---|---|\n");
    for (key, english) in texts() {
        let shown =
            samples.get(&*key).and_then(|case| Some((said(case, &Locale::ENGLISH, &key)?, said(case, &locale, &key)?)));
        let (english, translation) = shown.unwrap_or_else(|| (english.into_owned(), about(&key).to_owned()));
        let cell = |text: String| text.replace('|', "\\|");
        writeln!(preview, "| `{key}` | {} | {} |", cell(english), cell(translation))?;
    }
    Ok(preview)
}

/// The sentence with an id in the report on a case.
fn said(case: &Case, locale: &Locale, id: &str) -> Option<String> {
    let report = case.preflight().with_locale(locale.clone()).validate(&case.body(), &case.submission());
    report.issues.into_iter().find_map(|Issue { message_id, message, hint_id, hint, .. }| {
        if message_id == id {
            return Some(message.into_owned());
        }
        hint.filter(|_| hint_id == Some(id)).map(std::borrow::Cow::into_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_language_files_are_current() {
        run(true).unwrap();
    }

    #[test]
    fn translations_are_kept_missing_texts_are_added_and_gone_ones_removed() {
        let current = [
            ("@tag", "xx"),
            ("underage", "Zu jung."),
            ("too_many#one", "Nur eine."),
            ("gone", "Weg."),
            ("gone#one", "Weg."),
        ];
        let updated = updated(&current.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect());
        let get = |key: &str| updated.get(key).map(String::as_str);
        assert_eq!(
            (get("underage"), get("too_many#one"), get("@tag")),
            (Some("Zu jung."), Some("Nur eine."), Some("xx"))
        );
        assert_eq!((get("too_many"), get("gone"), get("gone#one")), (Some(""), None, None));
    }
}
