//! The rules that the peers do not have, as plain functions.

use std::collections::HashSet;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{Months, NaiveDate};

use crate::today;

/// The alpha-2 codes, each at the start of a line of the file.
static COUNTRIES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let text = include_str!("../../../core/data/countries.txt");
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.get(..2)).collect()
});

const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;

/// Whether somebody born on this day is an adult.
pub(super) fn is_adult(birthday: &str) -> bool {
    let latest = today().checked_sub_months(Months::new(18 * 12));
    NaiveDate::parse_from_str(birthday, "%Y-%m-%d").is_ok_and(|birthday| Some(birthday) <= latest)
}

pub(super) fn is_country(code: &str) -> bool {
    COUNTRIES.contains(code)
}

/// Whether the text is base64 of a file whose type and size Harbor accepts.
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
