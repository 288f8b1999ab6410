//! Two capital letters, and a set of them.

use std::fmt;

/// Two ASCII capital letters: the form of an ISO 3166-1 alpha-2 code, whether or not it is assigned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

/// How many codes the form allows.
pub(crate) const CODES: usize = 26 * 26;

impl CountryCode {
    /// The US. Its residents have different fields from those of all other countries.
    pub const US: Self = Self(*b"US");

    /// Reads exactly two capital letters.
    ///
    /// ```
    /// use harbor_preflight::CountryCode;
    ///
    /// assert_eq!(CountryCode::new("US"), Some(CountryCode::US));
    /// assert_eq!(CountryCode::new("us"), None);
    /// ```
    pub const fn new(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [first @ b'A'..=b'Z', second @ b'A'..=b'Z'] => Some(Self([first, second])),
            _ => None,
        }
    }

    /// The code as text.
    pub const fn as_str(&self) -> &str {
        match std::str::from_utf8(&self.0) {
            Ok(code) => code,
            Err(_) => "",
        }
    }

    /// Every code that the form allows, in alphabetical order.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (b'A'..=b'Z').flat_map(|first| (b'A'..=b'Z').map(move |second| Self([first, second])))
    }

    /// A number below [`CODES`] that is the code's own.
    pub(crate) const fn index(self) -> usize {
        (self.0[0] - b'A') as usize * 26 + (self.0[1] - b'A') as usize
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A set of country codes, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CountrySet([u64; CODES.div_ceil(64)]);

impl CountrySet {
    pub(crate) const EMPTY: Self = Self([0; CODES.div_ceil(64)]);

    pub(crate) const fn insert(&mut self, country: CountryCode) {
        self.0[country.index() / 64] |= 1 << (country.index() % 64);
    }

    pub(crate) const fn contains(&self, country: CountryCode) -> bool {
        self.0[country.index() / 64] & (1 << (country.index() % 64)) != 0
    }

    /// How many countries of the set come before this one, which is one of them.
    #[cfg(any(test, feature = "embedded-lists"))]
    pub(crate) const fn rank(&self, country: CountryCode) -> Option<usize> {
        if !self.contains(country) {
            return None;
        }
        let word = country.index() / 64;
        let mut rank = (self.0[word] & ((1 << (country.index() % 64)) - 1)).count_ones();
        let mut before = 0;
        while before < word {
            rank += self.0[before].count_ones();
            before += 1;
        }
        Some(rank as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_place_of_its_own() {
        let mut set = CountrySet::EMPTY;
        let mut count = 0;
        for first in 'A'..='Z' {
            for second in 'A'..='Z' {
                let code = CountryCode::new(&format!("{first}{second}")).unwrap();
                assert!(!set.contains(code), "{code}");
                assert_eq!(set.rank(code), None, "{code}");
                set.insert(code);
                assert!(set.contains(code), "{code}");
                assert_eq!(set.rank(code), Some(count), "{code}");
                assert_eq!((code.to_string(), format!("{code:?}")), (format!("{first}{second}"), code.to_string()));
                count += 1;
            }
        }
        assert_eq!(count, CODES);
    }

    #[test]
    fn only_two_capital_letters_are_a_code() {
        for text in ["", "U", "us", "USA", "U1", "Ü", "U ", "ÜS"] {
            assert_eq!(CountryCode::new(text), None, "{text}");
        }
    }
}
