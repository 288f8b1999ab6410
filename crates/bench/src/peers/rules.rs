//! The rules that peers have no words for, as plain functions.

use std::collections::HashSet;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{Months, NaiveDate};

use crate::today;

/// A line each, with the alpha-2 code at its beginning.
static COUNTRIES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let text = include_str!("../../../core/data/countries.txt");
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.get(..2)).collect()
});

const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;

/// Whether a day is one on which an adult was born.
pub(super) fn is_adult(birthday: &str) -> bool {
    let latest = today().checked_sub_months(Months::new(18 * 12));
    NaiveDate::parse_from_str(birthday, "%Y-%m-%d").is_ok_and(|birthday| Some(birthday) <= latest)
}

pub(super) fn is_country(code: &str) -> bool {
    COUNTRIES.contains(code)
}

/// Whether base64 holds a file of a type and size that Harbor takes.
pub(super) fn is_file(text: &str) -> bool {
    STANDARD.decode(text).is_ok_and(|file| {
        let is_known = infer::get(&file)
            .is_some_and(|kind| ["image/jpeg", "image/png", "application/pdf"].contains(&kind.mime_type()));
        is_known && file.len() <= MAX_FILE_BYTES
    })
}

pub(super) fn is_ssn(text: &str) -> bool {
    text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}
