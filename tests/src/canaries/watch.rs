//! Finds secrets in what a program says, however they are disguised.

use std::collections::HashMap;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Canary;

/// Characters of a secret that must not stand anywhere in a row.
const WINDOW: usize = 8;

/// Digits of a secret that must not, whatever separates them.
const DIGITS: usize = 7;

/// Knows all secrets of some canaries: as they are, in any case, in base64, in hexadecimal, or their digits alone.
#[derive(Debug)]
pub struct Watch {
    windows: Windows,
    digits: Windows,
}

impl Watch {
    /// Watches over the secrets of these canaries.
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
        assert!(secret.len() >= WINDOW, "{name}: too short to be found");
        self.windows.add(secret.as_bytes(), name);
        let hexadecimal = secret.bytes().fold(String::new(), |mut text, byte| {
            _ = write!(text, "{byte:02x}");
            text
        });
        self.windows.add(hexadecimal.as_bytes(), name);
        // Base64 looks different by where in a group of three bytes the secret begins.
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

    /// The canary of which something stands in a text, with what that is.
    pub fn told_in(&self, text: &[u8]) -> Option<String> {
        self.windows.find(text).or_else(|| {
            // Digits with nothing between them but what people write there.
            text.split(|byte| !byte.is_ascii_digit() && !is_separator(*byte)).find_map(|run| {
                let digits: Vec<u8> = run.iter().copied().filter(u8::is_ascii_digit).collect();
                self.digits.find(&digits)
            })
        })
    }

    /// Fails if anything of a secret stands in a text.
    ///
    /// # Panics
    ///
    /// If it does: the message names the canary, and `what` the text is.
    pub fn assert_silent(&self, what: &str, text: impl AsRef<[u8]>) {
        if let Some(told) = self.told_in(text.as_ref()) {
            panic!("{what} tells of {told}");
        }
    }
}

fn is_separator(byte: u8) -> bool {
    b" -.()/+".contains(&byte)
}

/// All pieces of some length of all secrets, in small letters.
#[derive(Debug)]
struct Windows {
    length: usize,
    names: HashMap<u64, String>,
    /// Which keys there may be: most of a text is passed over by a look at this alone.
    may_be: Vec<bool>,
}

impl Windows {
    fn of(length: usize) -> Self {
        Self { length, names: HashMap::new(), may_be: vec![false; 1 << 16] }
    }

    fn add(&mut self, secret: &[u8], name: &str) {
        for window in secret.windows(self.length) {
            let key = window.iter().fold(0, |key, byte| push(key, *byte));
            self.may_be[place(key)] = true;
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
                && self.may_be[place(key)]
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

/// Sixteen bits that hang on the whole key.
fn place(key: u64) -> usize {
    usize::try_from(key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48).expect("16 bits")
}
