//! The embedded names of countries and of subdivisions, without the codes: their lines are in the order of the codes of
//! other lists.

use super::columns::code_at;
use super::country_code::CountryCode;
use super::data_file::{country_at, header_length, line_end, rests_of};
use super::{embedded, subdivisions};

/// The names of the countries, in the order of their alpha-2 codes. Names of one country are separated by `|`.
static COUNTRY_NAMES: &str = rests_of!("../../data/country_names.txt", b' ');

const TEXT: &str = include_str!("../../data/subdivision_names.txt");
const LENGTH: usize = copy_subdivisions(&mut []);

/// For some countries `=` and the code, then a line for each subdivision of the embedded list, with its names.
static SUBDIVISION_NAMES: [u8; LENGTH] = {
    let mut copy = [0; LENGTH];
    copy_subdivisions(&mut copy);
    copy
};

/// The country of which `is_meant` is true of a name.
pub(super) fn country_named(is_meant: &dyn Fn(&str) -> bool) -> Option<CountryCode> {
    let rank = line_with_name(COUNTRY_NAMES.lines(), is_meant)?;
    CountryCode::all().filter(|country| embedded::COUNTRIES.contains(*country)).nth(rank)
}

/// The subdivision of a country of which `is_meant` is true of a name.
pub(super) fn subdivision_named(country: CountryCode, is_meant: &dyn Fn(&str) -> bool) -> Option<String> {
    let text = std::str::from_utf8(&SUBDIVISION_NAMES).unwrap_or_default();
    let names = text.split('=').find_map(|section| section.strip_prefix(country.as_str()))?;
    let place = line_with_name(names.lines().skip(1), is_meant)?;
    code_at(subdivisions::of(country)?, place)
}

/// The place of the line that has such a name.
fn line_with_name<'n>(mut lines: impl Iterator<Item = &'n str>, is_meant: &dyn Fn(&str) -> bool) -> Option<usize> {
    lines.position(|names| names.split('|').any(is_meant))
}

/// Copies the sections of the file as far as there is space, with a line for each code of the list, empty if it has no
/// name. Returns the length of all.
const fn copy_subdivisions(copy: &mut [u8]) -> usize {
    let text = TEXT.as_bytes();
    let (mut length, mut place, mut after) = (0, 0, 0);
    let mut start = header_length(TEXT);
    while start < text.len() {
        let end = line_end(text, start);
        let names = if text[start] == b'=' {
            let country = country_at(TEXT, start + 2);
            (place, after) = subdivisions::places_of(country);
            length = push(copy, length, b'=');
            start + 2
        } else {
            let names = start + subdivisions::written_length(text, start) + 1;
            while !subdivisions::is_at(place, text, start) {
                place += 1;
                assert!(place < after, "a code with a name is in the list, in the same order");
                length = push(copy, length, b'\n');
            }
            place += 1;
            names
        };
        let mut at = names;
        while at <= end {
            length = push(copy, length, text[at]);
            at += 1;
        }
        start = end + 1;
    }
    length
}

const fn push(copy: &mut [u8], length: usize, byte: u8) -> usize {
    if length < copy.len() {
        copy[length] = byte;
    }
    length + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suggest::Name;

    fn country(code: &str) -> CountryCode {
        CountryCode::new(code).unwrap()
    }

    fn lines(text: &str) -> impl Iterator<Item = &str> {
        text.lines().filter(|line| !line.starts_with('#'))
    }

    #[test]
    fn names_lead_to_codes() {
        let found = |name: &str| country_named(&|known| Name::new(name).is(known));
        assert_eq!((found("Viet Nam"), found("Narnia"), found("")), (CountryCode::new("VN"), None, None));
        let found = |of, name: &str| subdivision_named(country(of), &|known| Name::new(name).is(known));
        assert_eq!(found("US", "virginia").as_deref(), Some("VA"));
        assert_eq!(found("MX", "CDMX").as_deref(), Some("CMX"));
        assert_eq!(found("CH", "Bern"), None);
        assert_eq!(found("US", ""), None);
    }

    #[test]
    fn every_name_of_the_files_leads_to_its_code() {
        let mut count = 0;
        for line in lines(include_str!("../../data/country_names.txt")) {
            let (code, names) = line.split_once(' ').unwrap();
            for name in names.split('|') {
                assert_eq!(country_named(&|known| known == name), CountryCode::new(code), "{name}");
            }
            count += 1;
        }
        assert_eq!(count, 250);
        let mut of = "";
        for line in lines(TEXT) {
            assert!(line.is_ascii());
            let (code, names) = line.split_once(' ').unwrap();
            if code == "=" {
                of = names;
                continue;
            }
            assert!(!names.contains('='), "{names}");
            for name in names.split('|') {
                assert_eq!(
                    subdivision_named(country(of), &|known| known == name).as_deref(),
                    Some(code),
                    "{of} {name}"
                );
            }
        }
    }
}
