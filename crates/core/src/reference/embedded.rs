//! The embedded lists of countries and calling codes: the text files in `data/`, packed while compiling.
//!
//! A mistake in one of these files (a code out of order, a malformed line) stops the build, or fails a test here.

use super::columns::place_of;
use super::country_code::{CountryCode, CountrySet};
use super::data_file::{country_at, line_end};

/// What a report's `basis` says of an embedded list.
pub(super) const ORIGIN: &str = "embedded 2026-11";

const COUNTRIES_TEXT: &str = include_str!("../../data/countries.txt");
const COUNTRY_COUNT: usize = count_lines(COUNTRIES_TEXT);

pub(super) static COUNTRIES: CountrySet = country_set(COUNTRIES_TEXT);
pub(super) static PROHIBITED_COUNTRIES: CountrySet = country_set(include_str!("../../data/prohibited_countries.txt"));
pub(super) static RECOGNISED_COUNTRIES: CountrySet = country_set(include_str!("../../data/recognised_countries.txt"));

/// The alpha-3 codes of the countries, in the order of their alpha-2 codes.
static ALPHA_3: [[u8; COUNTRY_COUNT]; 3] = alpha_3_table();

/// The first and the second calling code of each country, in the order of their alpha-2 codes; 0 where there is none.
static CALLING_CODES: [[u16; COUNTRY_COUNT]; 2] = calling_code_table(include_str!("../../data/calling_codes.txt"));

/// The alpha-2 code of an alpha-3 code in capital letters.
pub(super) fn alpha_2(alpha_3: &str) -> Option<CountryCode> {
    let place = place_of(ALPHA_3.each_ref().map(<[u8; COUNTRY_COUNT]>::as_slice), alpha_3)?;
    CountryCode::all().filter(|country| COUNTRIES.contains(*country)).nth(place)
}

/// The calling codes of a country; 0 means none.
pub(super) fn calling_codes(country: CountryCode) -> [u16; 2] {
    let rank = COUNTRIES.rank(country);
    CALLING_CODES.each_ref().map(|codes| rank.and_then(|rank| codes.get(rank)).copied().unwrap_or_default())
}

const fn count_lines(text: &str) -> usize {
    let text = text.as_bytes();
    let (mut count, mut start) = (0, 0);
    while start < text.len() {
        count += (text[start] != b'#') as usize;
        start = line_end(text, start) + 1;
    }
    count
}

/// Lines of an alpha-2 code, a space, and an alpha-3 code.
const fn alpha_3_table() -> [[u8; COUNTRY_COUNT]; 3] {
    let text = COUNTRIES_TEXT.as_bytes();
    let mut table = [[b' '; COUNTRY_COUNT]; 3];
    let (mut count, mut start) = (0, 0);
    while start < text.len() {
        let end = line_end(text, start);
        if text[start] != b'#' {
            let mut length = 0;
            while start + 3 + length < end {
                table[length][count] = text[start + 3 + length];
                length += 1;
            }
            count += 1;
        }
        start = end + 1;
    }
    table
}

const fn country_set(text: &'static str) -> CountrySet {
    let mut set = CountrySet::EMPTY;
    let mut start = 0;
    while start < text.len() {
        if text.as_bytes()[start] != b'#' {
            set.insert(country_at(text, start));
        }
        start = line_end(text.as_bytes(), start) + 1;
    }
    set
}

#[expect(clippy::panic, reason = "it runs while compiling")]
const fn calling_code_table(text: &'static str) -> [[u16; COUNTRY_COUNT]; 2] {
    let bytes = text.as_bytes();
    let mut table = [[0; COUNTRY_COUNT]; 2];
    let mut start = 0;
    while start < bytes.len() {
        let end = line_end(bytes, start);
        if bytes[start] != b'#' {
            let Some(country) = COUNTRIES.rank(country_at(text, start)) else { panic!("it is a country") };
            let (mut at, mut nth) = (start + 3, 0);
            while at < end {
                if bytes[at] == b' ' {
                    nth += 1;
                } else {
                    assert!(bytes[at].is_ascii_digit(), "a calling code has digits only");
                    table[nth][country] = table[nth][country] * 10 + (bytes[at] - b'0') as u16;
                }
                at += 1;
            }
        }
        start = end + 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> CountryCode {
        CountryCode::new(code).unwrap()
    }

    fn lines(text: &str) -> impl Iterator<Item = &str> {
        text.lines().filter(|line| !line.starts_with('#'))
    }

    #[test]
    fn the_lists_hold_what_their_sources_say() {
        assert_eq!(lines(COUNTRIES_TEXT).count(), 250);
        assert_eq!(lines(include_str!("../../data/prohibited_countries.txt")).count(), 20);
    }

    #[test]
    fn every_country_is_recognised_or_prohibited_but_for_ten() {
        let others: Vec<&str> = lines(COUNTRIES_TEXT)
            .map(|line| &line[..2])
            .filter(|code| {
                let code = country(code);
                !RECOGNISED_COUNTRIES.contains(code) && !PROHIBITED_COUNTRIES.contains(code)
            })
            .collect();
        assert_eq!(others, ["AO", "BI", "CI", "EH", "ET", "LB", "LR", "NF", "NU", "VE"]);
    }

    #[test]
    fn calling_codes_and_alpha_3_codes_are_found() {
        assert_eq!(calling_codes(country("US")), [1, 0]);
        assert_eq!(calling_codes(country("VA")), [39, 379]);
        assert_eq!(calling_codes(country("AQ")), [0, 0]);
        for line in lines(COUNTRIES_TEXT) {
            assert_eq!(alpha_2(&line[3..]), CountryCode::new(&line[..2]), "{line}");
        }
        assert_eq!(alpha_2("XYZ"), None);
    }
}
