//! The embedded list of subdivisions: a text file in `data/`, packed while compiling.
//!
//! A mistake in that file (a country out of order, a malformed code) stops the build, or fails a test here.

#![expect(clippy::large_stack_arrays, reason = "evaluated while compiling: there is no stack to overflow")]

use super::Withdrawn;
use super::columns::{Columns, code_at, place_of};
use super::country_code::{CODES, CountryCode, CountrySet};
use super::data_file::{country_at, line_end};

const TEXT: &str = include_str!("../../data/subdivisions.txt");

static PACKED: Packed = packed();

struct Packed {
    /// The characters of all codes, as [`Columns`] has them.
    characters: [[u8; COUNT]; 3],
    /// Where the codes of the country with this index begin; those of the next one follow.
    starts: [u16; CODES + 1],
    known: CountrySet,
    /// Of each code [`IN_USE`], [`WITHDRAWN`], or how many places after it the code is that has taken its place.
    fates: [i16; COUNT],
}

/// The fate of a code that the current edition of ISO 3166-2 has.
const IN_USE: i16 = 0;

/// The fate of a code without one successor.
const WITHDRAWN: i16 = i16::MAX;

const COUNT: usize = count_codes(TEXT.as_bytes());

/// The subdivision codes of a country, sorted; `None` if unknown.
pub(super) fn of(country: CountryCode) -> Option<Columns> {
    let (start, end) = range(country)?;
    let part = |column| PACKED.characters.get::<usize>(column)?.get(start..end);
    if PACKED.known.contains(country) { Some([part(0)?, part(1)?, part(2)?]) } else { None }
}

/// Whether a subdivision that is on the list has been withdrawn, and which code has taken its place, if one has.
pub(super) fn withdrawn(country: CountryCode, code: &str) -> Option<Withdrawn> {
    let codes = of(country)?;
    let place = place_of(codes, code)?;
    match *PACKED.fates.get(range(country)?.0 + place)? {
        IN_USE => None,
        WITHDRAWN => Some(Withdrawn { successor: None }),
        after => Some(Withdrawn { successor: code_at(codes, place.checked_add_signed(after.into())?) }),
    }
}

fn range(country: CountryCode) -> Option<(usize, usize)> {
    let index = country.index();
    Some((usize::from(*PACKED.starts.get(index)?), usize::from(*PACKED.starts.get(index + 1)?)))
}

/// The places of a country's codes among all codes: the first, and the one after the last.
pub(super) const fn places_of(country: CountryCode) -> (usize, usize) {
    (PACKED.starts[country.index()] as usize, PACKED.starts[country.index() + 1] as usize)
}

/// The length of the code that is written at `at` in a text.
pub(super) const fn written_length(text: &[u8], at: usize) -> usize {
    code_end(text, at) - at
}

/// Whether the code at a place among all codes is the one that is written at `at` in a text.
pub(super) const fn is_at(place: usize, text: &[u8], at: usize) -> bool {
    let [first, second, third] = &PACKED.characters;
    let code = code_from(text, at);
    first[place] == code[0] && second[place] == code[1] && third[place] == code[2]
}

const fn is_code_byte(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

/// A code comes after a space.
const fn count_codes(text: &[u8]) -> usize {
    let (mut count, mut start) = (0, 0);
    while start < text.len() {
        let end = line_end(text, start);
        let mut at = start + 2;
        while text[start] != b'#' && at < end {
            count += (text[at] == b' ' && is_code_byte(text[at + 1])) as usize;
            at += 1;
        }
        start = end + 1;
    }
    count
}

const fn packed() -> Packed {
    let text = TEXT.as_bytes();
    let mut packed = Packed {
        characters: [[b' '; COUNT]; 3],
        starts: [0; CODES + 1],
        known: CountrySet::EMPTY,
        fates: [IN_USE; COUNT],
    };
    let (mut count, mut next_country, mut start) = (0, 0, 0);
    while start < text.len() {
        let end = line_end(text, start);
        if text[start] != b'#' {
            let country = country_at(TEXT, start);
            assert!(next_country <= country.index(), "countries are sorted");
            while next_country <= country.index() {
                packed.starts[next_country] = narrow(count);
                next_country += 1;
            }
            if text[start + 3] != b'?' {
                packed.known.insert(country);
            }
            count = pack_line(&mut packed, count, start + 3);
        }
        start = end + 1;
    }
    while next_country <= CODES {
        packed.starts[next_country] = narrow(count);
        next_country += 1;
    }
    packed
}

/// Packs the codes of a line, which begin at `start`. `count` codes are packed already; returns the new number.
const fn pack_line(packed: &mut Packed, mut count: usize, start: usize) -> usize {
    let text = TEXT.as_bytes();
    let end = line_end(text, start);
    let (mut place, mut at) = (0, start);
    while at < end && is_code_byte(text[at]) {
        let code = code_from(text, at);
        packed.characters[0][count] = code[0];
        packed.characters[1][count] = code[1];
        packed.characters[2][count] = code[2];
        at = code_end(text, at);
        if text[at] == b'*' {
            packed.fates[count] = WITHDRAWN;
            at += 1;
            if is_code_byte(text[at]) {
                packed.fates[count] = place_in_line(text, start, code_from(text, at)) - place;
                at = code_end(text, at);
            }
        }
        count += 1;
        place += 1;
        at += 1;
    }
    count
}

/// The place of a code in the line whose codes begin at `start`.
const fn place_in_line(text: &[u8], start: usize, wanted: [u8; 3]) -> i16 {
    let (mut place, mut next) = (0, start);
    loop {
        let code = code_from(text, next);
        if code[0] == wanted[0] && code[1] == wanted[1] && code[2] == wanted[2] {
            return place;
        }
        while text[next] != b' ' && text[next] != b'\n' {
            next += 1;
        }
        assert!(text[next] == b' ', "a successor is in the line of its country");
        place += 1;
        next += 1;
    }
}

/// The end of the code that begins at `start`.
const fn code_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < text.len() && is_code_byte(text[end]) {
        end += 1;
    }
    end
}

/// The code that begins at `start`, padded with spaces.
const fn code_from(text: &[u8], start: usize) -> [u8; 3] {
    let mut code = *b"   ";
    let mut at = start;
    while at < code_end(text, start) {
        code[at - start] = text[at];
        at += 1;
    }
    code
}

const fn narrow(count: usize) -> u16 {
    assert!(count <= u16::MAX as usize, "there are fewer than 65,536 subdivisions");
    #[expect(clippy::cast_possible_truncation, reason = "just asserted; `try_from` is not const")]
    let count = count as u16;
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> CountryCode {
        CountryCode::new(code).unwrap()
    }

    fn codes_of(code: &str) -> Option<Vec<String>> {
        let columns = of(country(code))?;
        Some((0..).map_while(|place| code_at(columns, place)).collect())
    }

    fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
        TEXT.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once(' ').unwrap())
    }

    #[test]
    fn the_packed_codes_and_successors_are_those_of_the_file() {
        let (mut seen, mut all) = (0, 0);
        for (of, list) in lines() {
            let listed: Vec<&str> = if matches!(list, "?" | "-") { Vec::new() } else { list.split(' ').collect() };
            let codes: Vec<&str> = listed.iter().map(|code| code.split('*').next().unwrap()).collect();
            assert_eq!(codes_of(of).is_none(), list == "?", "{of}");
            assert_eq!(codes_of(of).unwrap_or_default(), codes, "{of}");
            assert!(codes.is_sorted_by(|one, other| one < other), "{of}");
            for (code, written) in codes.iter().zip(&listed) {
                let expected = written.split_once('*').map(|(_, successor)| successor);
                let found = withdrawn(country(of), code).map(|found| found.successor.unwrap_or_default());
                assert_eq!(found.as_deref(), expected, "{of}-{code}");
            }
            seen += 1;
            all += codes.len();
        }
        assert_eq!((seen, all), (250, COUNT));
        assert_eq!(codes_of("ZZ"), None);
    }

    #[test]
    fn the_list_holds_what_its_sources_say() {
        assert_eq!(codes_of("US").unwrap().len(), 60);
        let unknown: Vec<&str> = lines().map(|(of, _)| of).filter(|of| codes_of(of).is_none()).collect();
        assert_eq!(unknown, ["BM", "HK", "KY", "MO", "PR", "VG", "VI", "XK"]);
        let india = codes_of("IN").unwrap();
        assert!(["OR", "OD"].iter().all(|code| india.iter().any(|known| known == code)), "renamed: both are known");
    }

    #[test]
    fn withdrawn_codes_are_marked_and_some_have_a_successor() {
        for (of, code, expected) in [
            ("NO", "01", Some(Some("31"))),
            ("NO", "30", Some(None)),
            ("NO", "03", None),
            ("NO", "31", None),
            ("IN", "OR", Some(Some("OD"))),
            ("GR", "01", Some(None)),
            ("US", "AE", None),
            ("US", "ZZ", None),
            ("GI", "GI", None),
            ("HK", "HK", None),
        ] {
            let found = withdrawn(country(of), code);
            assert_eq!(found.as_ref().map(|found| found.successor.as_deref()), expected, "{of}-{code}");
        }
        let count = |is_meant: fn(i16) -> bool| PACKED.fates.iter().filter(|fate| is_meant(**fate)).count();
        assert!((590..610).contains(&count(|fate| fate != IN_USE)));
        assert!(count(|fate| fate != IN_USE && fate != WITHDRAWN) > 150);
    }

    #[test]
    fn the_subdivisions_cost_less_than_30_kilobytes() {
        assert!(size_of::<Packed>() < 30_000, "{}", size_of::<Packed>());
    }
}
