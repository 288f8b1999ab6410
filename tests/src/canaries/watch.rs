//! Finds secrets in output, also in changed case, base64, hexadecimal, or with other separators between digits.
//!
//! A message may contain only a part of a secret. So each secret is cut into all its windows of eight bytes (seven for
//! digits), and a text is searched for any of them. A window fits in a `u64`, which is the key of a hash table: each
//! byte of a text shifts the key by one byte. That makes one pass over a text enough for thousands of secrets.

use std::collections::HashMap;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Canary;

/// The number of successive bytes of a secret that count as found.
const WINDOW: usize = 8;

/// The number of successive digits of a secret that count as found, whatever separates them.
const DIGITS: usize = 7;

/// Recognises the secrets of some canaries: in any case, in base64, in hexadecimal, or their digits alone.
#[derive(Debug)]
pub struct Watch {
    windows: Windows,
    digits: Windows,
}

impl Watch {
    /// Recognises the secrets of these canaries.
    pub fn over<'c>(canaries: impl IntoIterator<Item = &'c Canary>) -> Self {
        let mut watch = Self { windows: Windows::of(WINDOW), digits: Windows::of(DIGITS) };
        for canary in canaries {
            for secret in &canary.secrets {
                watch.add(secret, &canary.name);
            }
        }
        watch
    }

    fn add(&mut self, secret: &str, name: &str) {
        assert!(secret.len() >= WINDOW, "{name}: the secret is too short to be found");
        self.windows.add(secret.as_bytes(), name);
        let hexadecimal = secret.bytes().fold(String::new(), |mut text, byte| {
            _ = write!(text, "{byte:02x}");
            text
        });
        self.windows.add(hexadecimal.as_bytes(), name);
        // The base64 of a secret depends on where in a group of three bytes it starts.
        for start in 0..3 {
            let groups = secret.as_bytes().get(start..).unwrap_or_default();
            let whole = groups.len() / 3 * 3;
            self.windows.add(STANDARD.encode(&groups[..whole]).as_bytes(), name);
        }
        if secret.bytes().all(|byte| byte.is_ascii_digit() || is_separator(byte)) {
            let digits: Vec<u8> = secret.bytes().filter(u8::is_ascii_digit).collect();
            self.digits.add(&digits, name);
        }
    }

    /// The canary of which a text contains a part, with that part.
    pub fn found_in(&self, text: &[u8]) -> Option<String> {
        self.windows.find(text).or_else(|| {
            // Digits with nothing between them but separators.
            text.split(|byte| !byte.is_ascii_digit() && !is_separator(*byte)).find_map(|run| {
                let digits: Vec<u8> = run.iter().copied().filter(u8::is_ascii_digit).collect();
                self.digits.find(&digits)
            })
        })
    }

    /// Fails if a text contains a part of a secret.
    ///
    /// # Panics
    ///
    /// If it does. The message names the canary, and the text as `what`.
    pub fn assert_silent(&self, what: &str, text: impl AsRef<[u8]>) {
        if let Some(found) = self.found_in(text.as_ref()) {
            panic!("{what} contains {found}");
        }
    }
}

fn is_separator(byte: u8) -> bool {
    b" -.()/+".contains(&byte)
}

/// All windows of a fixed length of all secrets, in lower case.
#[derive(Debug)]
struct Windows {
    length: usize,
    names: HashMap<u64, String>,
    /// A filter in front of the hash table: whether any key has these 16 bits. Most of a text needs only this look-up.
    filter: Vec<bool>,
}

impl Windows {
    fn of(length: usize) -> Self {
        Self { length, names: HashMap::new(), filter: vec![false; 1 << 16] }
    }

    fn add(&mut self, secret: &[u8], name: &str) {
        for window in secret.windows(self.length) {
            let key = window.iter().fold(0, |key, byte| push(key, *byte));
            self.filter[filter_index(key)] = true;
            self.names.entry(key).or_insert_with(|| name.to_owned());
        }
    }

    fn find(&self, text: &[u8]) -> Option<String> {
        let mask = u64::MAX >> (64 - 8 * self.length);
        let mut key = 0;
        for (index, byte) in text.iter().enumerate() {
            key = push(key, *byte) & mask;
            let is_whole = index + 1 >= self.length;
            if is_whole
                && self.filter[filter_index(key)]
                && let Some(name) = self.names.get(&key)
            {
                let window = &text[index + 1 - self.length..=index];
                return Some(format!("{name}: {:?}", String::from_utf8_lossy(window)));
            }
        }
        None
    }
}

fn push(key: u64, byte: u8) -> u64 {
    key << 8 | u64::from(byte.to_ascii_lowercase())
}

/// Sixteen bits that depend on the whole key.
fn filter_index(key: u64) -> usize {
    usize::try_from(key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48).expect("16 bits")
}
