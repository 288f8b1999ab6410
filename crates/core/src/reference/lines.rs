//! Embedded lists that are read line by line when they are needed: few values ask for them, and text packs well.

use std::cmp::Ordering;

use memchr::{memchr, memrchr};

use super::country_code::CountryCode;
use super::data_file::lines_of;

static MOBILE_NUMBERS: &str = lines_of!("../../data/mobile_numbers.txt");
static POSTAL_CODES: &str = lines_of!("../../data/postal_codes.txt");

/// What is known of the mobile numbers of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MobileNumbers {
    /// The fewest digits after the calling code.
    pub(crate) min: usize,
    /// The most digits after the calling code.
    pub(crate) max: usize,
    /// What is dialled before a number inside the country; empty if that is nothing, or unknown.
    pub(crate) trunk_prefix: &'static str,
    /// Whether that is a 0, and no number of the country begins with one.
    pub(crate) has_trunk_zero: bool,
}

/// What is known of the mobile numbers of a country.
pub(super) fn mobile_numbers(country: CountryCode) -> Option<MobileNumbers> {
    let mut words = line_of(MOBILE_NUMBERS, country)?.split(' ');
    let mut number = || words.next()?.parse().ok();
    let (min, max) = (number()?, number()?);
    let prefix = words.next().unwrap_or_default();
    Some(MobileNumbers { min, max, trunk_prefix: prefix.trim_end_matches('?'), has_trunk_zero: prefix == "0" })
}

/// The forms of a country's postal codes, separated by spaces.
pub(super) fn postal_codes(country: CountryCode) -> Option<&'static str> {
    line_of(POSTAL_CODES, country)
}

/// The rest of the line that begins with a country's code. The lines are sorted by it.
fn line_of(text: &'static str, country: CountryCode) -> Option<&'static str> {
    find_line(text, &|line| line.get(..2).unwrap_or_default().cmp(country.as_str()))?.get(3..)
}

/// The line that is equal by a comparison. The lines are sorted by it.
pub(super) fn find_line(text: &'static str, compare: &dyn Fn(&str) -> Ordering) -> Option<&'static str> {
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memrchr(b'\n', text.as_bytes().get(low..middle)?).map_or(low, |found| low + found + 1);
        let end = memchr(b'\n', text.as_bytes().get(start..)?).map_or(text.len(), |found| start + found);
        let line = text.get(start..end)?;
        match compare(line) {
            Ordering::Less => low = end + 1,
            Ordering::Equal => return Some(line),
            Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> CountryCode {
        CountryCode::new(code).unwrap()
    }

    #[test]
    fn lines_are_found_by_country() {
        let of_gb = MobileNumbers { min: 10, max: 10, trunk_prefix: "0", has_trunk_zero: true };
        assert_eq!(mobile_numbers(country("GB")), Some(of_gb));
        let of_it = MobileNumbers { min: 9, max: 10, trunk_prefix: "", has_trunk_zero: false };
        assert_eq!(mobile_numbers(country("IT")), Some(of_it));
        assert_eq!(mobile_numbers(country("AQ")), None);
        assert_eq!(postal_codes(country("US")), Some("nnnnn nnnnnnnnn"));
        assert_eq!(postal_codes(country("HK")), None);
    }

    #[test]
    fn every_line_of_the_lists_is_understood() {
        for list in [MOBILE_NUMBERS, POSTAL_CODES] {
            assert!(list.lines().is_sorted());
        }
        for line in MOBILE_NUMBERS.lines() {
            let numbers = mobile_numbers(country(&line[..2])).unwrap();
            assert!(numbers.min <= numbers.max && numbers.min > 2 && numbers.max < 16, "{line}");
        }
        for line in POSTAL_CODES.lines() {
            let forms = postal_codes(country(&line[..2])).unwrap();
            assert!(
                forms.bytes().all(|byte| byte == b' ' || byte.is_ascii_uppercase() || b"naxfc".contains(&byte)),
                "{line}"
            );
        }
    }
}
