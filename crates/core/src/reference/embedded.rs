//! The embedded lists: the text files in `data/`, packed while compiling.
//!
//! A mistake in one of these files (a code out of order, a malformed line) stops the build, or fails a test here.

#![expect(clippy::expect_used, reason = "evaluated while compiling: a panic here is an error of the build")]
#![expect(clippy::large_stack_arrays, reason = "evaluated while compiling: there is no stack to overflow")]

use super::Withdrawn;
use super::country_code::{CODES, CountryCode, CountrySet};

/// What a report's `basis` says of an embedded list.
pub(super) const ORIGIN: &str = "embedded 2026-11";

const COUNTRIES_TEXT: &str = include_str!("../../data/countries.txt");
const SUBDIVISIONS_TEXT: &str = include_str!("../../data/subdivisions.txt");

pub(super) static COUNTRIES: CountrySet = country_set(COUNTRIES_TEXT);
pub(super) static PROHIBITED_COUNTRIES: CountrySet = country_set(include_str!("../../data/prohibited_countries.txt"));
pub(super) static RECOGNISED_COUNTRIES: CountrySet = country_set(include_str!("../../data/recognised_countries.txt"));
static SUBDIVISIONS: Subdivisions = pack_subdivisions();
static CALLING_CODES: [[u16; 2]; CODES] = calling_code_table(include_str!("../../data/calling_codes.txt"));

const OCCUPATIONS_TEXT: &str = include_str!("../../data/occupations.tsv");
const OCCUPATION_COUNT: usize = count_lines(OCCUPATIONS_TEXT);
/// Slugs and labels, sorted by slug.
pub(super) static OCCUPATIONS: [(&str, &str); OCCUPATION_COUNT] = occupation_table();

/// Alpha-3 codes with their alpha-2 codes, in the order of the latter.
static ALPHA_3: [([u8; 3], CountryCode); COUNTRY_COUNT] = alpha_3_table();
const COUNTRY_COUNT: usize = count_lines(COUNTRIES_TEXT);

/// The alpha-2 code of an alpha-3 code in capital letters.
pub(super) fn alpha_2(alpha_3: &str) -> Option<CountryCode> {
    let (_, country) = ALPHA_3.iter().find(|(code, _)| *code == alpha_3.as_bytes())?;
    Some(*country)
}

/// The subdivision codes of a country, sorted and padded with spaces; `None` if unknown.
pub(super) fn subdivisions(country: CountryCode) -> Option<&'static [[u8; 3]]> {
    if !SUBDIVISIONS.known.contains(country) {
        return None;
    }
    let start = *SUBDIVISIONS.starts.get(country.index())?;
    let end = *SUBDIVISIONS.starts.get(country.index() + 1)?;
    SUBDIVISIONS.codes.get(start as usize..end as usize)
}

/// Whether a subdivision that is on the list has been withdrawn, and which code has taken its place, if one has.
pub(super) fn withdrawn(country: CountryCode, code: &str) -> Option<Withdrawn> {
    let start = usize::from(*SUBDIVISIONS.starts.get(country.index())?);
    let mut padded = [b' '; 3];
    padded.get_mut(..code.len())?.copy_from_slice(code.as_bytes());
    let place = start + subdivisions(country)?.binary_search(&padded).ok()?;
    let is_withdrawn = SUBDIVISIONS.withdrawn.get(place / 64)? & (1 << (place % 64)) != 0;
    let successor = || SUBDIVISIONS.successors.iter().find(|(old, _)| usize::from(*old) == place);
    is_withdrawn.then(|| Withdrawn { successor: successor().map(|(_, new)| trimmed(new)) })
}

/// A code without the spaces that pad it.
pub(super) fn trimmed(code: &[u8; 3]) -> &str {
    std::str::from_utf8(code).unwrap_or_default().trim_ascii_end()
}

/// The calling codes of a country; 0 means none.
pub(super) fn calling_codes(country: CountryCode) -> [u16; 2] {
    CALLING_CODES.get(country.index()).copied().unwrap_or_default()
}

struct Subdivisions {
    codes: [[u8; 3]; SUBDIVISION_COUNT],
    /// Where the codes of the country with this index begin; those of the next one follow.
    starts: [u16; CODES + 1],
    known: CountrySet,
    /// One bit for each code: whether no current edition of ISO 3166-2 has it.
    withdrawn: [u64; SUBDIVISION_COUNT.div_ceil(64)],
    /// The places of withdrawn codes, each with the code that has taken its place.
    successors: [(u16, [u8; 3]); SUCCESSOR_COUNT],
}

const SUBDIVISION_COUNT: usize = count_codes_after(b' ', SUBDIVISIONS_TEXT.as_bytes());
const SUCCESSOR_COUNT: usize = count_codes_after(b'*', SUBDIVISIONS_TEXT.as_bytes());

/// The end of the line that begins at `start`.
const fn line_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < text.len() && text[end] != b'\n' {
        end += 1;
    }
    end
}

const fn country_at(text: &'static str, start: usize) -> CountryCode {
    CountryCode::new(slice(text, start, start + 2)).expect("a line begins with two capital letters")
}

const fn slice(text: &'static str, start: usize, end: usize) -> &'static str {
    text.split_at(start).1.split_at(end - start).0
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
const fn alpha_3_table() -> [([u8; 3], CountryCode); COUNTRY_COUNT] {
    let text = COUNTRIES_TEXT.as_bytes();
    let mut table = [(*b"   ", CountryCode::US); COUNTRY_COUNT];
    let (mut count, mut start) = (0, 0);
    while start < text.len() {
        let end = line_end(text, start);
        if text[start] != b'#' {
            let mut length = 0;
            while start + 3 + length < end {
                table[count].0[length] = text[start + 3 + length];
                length += 1;
            }
            table[count].1 = country_at(COUNTRIES_TEXT, start);
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

const fn is_code_byte(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

/// A code comes after a space, and its successor after a `*`.
const fn count_codes_after(mark: u8, text: &[u8]) -> usize {
    let (mut count, mut start) = (0, 0);
    while start < text.len() {
        let end = line_end(text, start);
        let mut at = start + 2;
        while text[start] != b'#' && at < end {
            count += (text[at] == mark && at + 1 < end && is_code_byte(text[at + 1])) as usize;
            at += 1;
        }
        start = end + 1;
    }
    count
}

const fn pack_subdivisions() -> Subdivisions {
    let bytes = SUBDIVISIONS_TEXT.as_bytes();
    let mut packed = Subdivisions {
        codes: [*b"   "; SUBDIVISION_COUNT],
        starts: [0; CODES + 1],
        known: CountrySet::EMPTY,
        withdrawn: [0; SUBDIVISION_COUNT.div_ceil(64)],
        successors: [(0, *b"   "); SUCCESSOR_COUNT],
    };
    let (mut count, mut successors, mut next_country, mut start) = (0, 0, 0, 0);
    while start < bytes.len() {
        let end = line_end(bytes, start);
        if bytes[start] != b'#' {
            let country = country_at(SUBDIVISIONS_TEXT, start);
            assert!(next_country <= country.index(), "countries are sorted");
            while next_country <= country.index() {
                packed.starts[next_country] = narrow(count);
                next_country += 1;
            }
            if bytes[start + 3] != b'?' {
                packed.known.insert(country);
            }
            let mut at = start + 3;
            while at < end && is_code_byte(bytes[at]) {
                packed.codes[count] = code_at(bytes, at);
                at = code_end(bytes, at);
                if at < end && bytes[at] == b'*' {
                    packed.withdrawn[count / 64] |= 1 << (count % 64);
                    at += 1;
                    if at < end && is_code_byte(bytes[at]) {
                        packed.successors[successors] = (narrow(count), code_at(bytes, at));
                        successors += 1;
                        at = code_end(bytes, at);
                    }
                }
                count += 1;
                at += 1;
            }
        }
        start = end + 1;
    }
    while next_country <= CODES {
        packed.starts[next_country] = narrow(count);
        next_country += 1;
    }
    packed
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
const fn code_at(text: &[u8], start: usize) -> [u8; 3] {
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

const fn calling_code_table(text: &'static str) -> [[u16; 2]; CODES] {
    let bytes = text.as_bytes();
    let mut table = [[0; 2]; CODES];
    let mut start = 0;
    while start < bytes.len() {
        let end = line_end(bytes, start);
        if bytes[start] != b'#' {
            let country = country_at(text, start).index();
            let (mut at, mut nth) = (start + 3, 0);
            while at < end {
                if bytes[at] == b' ' {
                    nth += 1;
                } else {
                    assert!(bytes[at].is_ascii_digit(), "a calling code has digits only");
                    table[country][nth] = table[country][nth] * 10 + (bytes[at] - b'0') as u16;
                }
                at += 1;
            }
        }
        start = end + 1;
    }
    table
}

const fn occupation_table() -> [(&'static str, &'static str); OCCUPATION_COUNT] {
    let bytes = OCCUPATIONS_TEXT.as_bytes();
    let mut table = [("", ""); OCCUPATION_COUNT];
    let (mut count, mut start) = (0, 0);
    while start < bytes.len() {
        let end = line_end(bytes, start);
        if bytes[start] != b'#' {
            let mut tab = start;
            while bytes[tab] != b'\t' {
                tab += 1;
            }
            table[count] = (slice(OCCUPATIONS_TEXT, start, tab), slice(OCCUPATIONS_TEXT, tab + 1, end));
            count += 1;
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
    fn the_packed_subdivisions_are_those_of_the_file() {
        let (mut seen, mut codes) = (0, 0);
        for line in lines(SUBDIVISIONS_TEXT) {
            let (code, list) = line.split_once(' ').unwrap();
            let expected: Option<Vec<&str>> = match list {
                "?" => None,
                "-" => Some(Vec::new()),
                codes => Some(codes.split(' ').map(|code| code.split('*').next().unwrap()).collect()),
            };
            let packed: Option<Vec<&str>> = subdivisions(country(code))
                .map(|codes| codes.iter().map(|code| std::str::from_utf8(code).unwrap().trim_end()).collect());
            assert_eq!(packed, expected, "{code}");
            let packed = packed.unwrap_or_default();
            assert!(packed.is_sorted_by(|one, other| one < other), "{code}");
            seen += 1;
            codes += packed.len();
        }
        assert_eq!((seen, codes), (250, SUBDIVISION_COUNT));
        assert_eq!(subdivisions(country("ZZ")), None);
    }

    #[test]
    fn the_lists_hold_what_their_sources_say() {
        assert_eq!(lines(COUNTRIES_TEXT).count(), 250);
        assert_eq!(subdivisions(country("US")).unwrap().len(), 60);
        let unknown: Vec<&str> =
            lines(COUNTRIES_TEXT).map(|line| &line[..2]).filter(|code| subdivisions(country(code)).is_none()).collect();
        assert_eq!(unknown, ["BM", "HK", "KY", "MO", "PR", "VG", "VI", "XK"]);
        assert_eq!(OCCUPATION_COUNT, 125);
        assert!(OCCUPATIONS.is_sorted_by(|one, other| one.0 < other.0));
        assert!(lines(OCCUPATIONS_TEXT).map(|line| line.split_once('\t').unwrap()).eq(OCCUPATIONS));
        assert_eq!(lines(include_str!("../../data/prohibited_countries.txt")).count(), 20);
    }

    #[test]
    fn a_renamed_subdivision_is_known_by_its_old_and_its_new_code() {
        let india = subdivisions(country("IN")).unwrap();
        assert!(india.contains(b"OR ") && india.contains(b"OD "));
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
            assert_eq!(withdrawn(country(of), code).map(|found| found.successor), expected, "{of}-{code}");
        }
        let listed = lines(SUBDIVISIONS_TEXT).flat_map(|line| line.split(' ').skip(1));
        let marked: Vec<&str> = listed.filter(|code| code.contains('*')).collect();
        assert!(marked.len() > 590 && marked.len() < 610, "{}", marked.len());
        const { assert!(SUCCESSOR_COUNT > 150) };
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
        assert_eq!(alpha_2("USA"), Some(CountryCode::US));
        assert_eq!(alpha_2("XYZ"), None);
    }

    #[test]
    fn the_subdivisions_cost_less_than_30_kilobytes() {
        assert!(size_of::<Subdivisions>() < 30_000, "{}", size_of::<Subdivisions>());
    }
}
