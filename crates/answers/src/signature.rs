//! The signature of a webhook: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<body>`.

use std::fmt::Write;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The header that has the signature.
pub const SIGNATURE_HEADER: &str = "harbor-signature";

/// The age of a signature, in seconds, up to which it is usually accepted.
pub const TOLERANCE_SECONDS: u64 = 300;

/// Why a signature is not accepted. No variant has a part of the body or of the secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// The header is not `t=<seconds>,v1=<hex>`.
    #[error("the header is not of the form t=<seconds>,v1=<hex>")]
    Malformed,
    /// The time of the signature is further from now than the tolerance.
    #[error("the signature is too old, or from the future")]
    OutsideTolerance,
    /// The secret is empty, as it is where a setting is missing. Anybody could sign with it.
    #[error("the secret is empty")]
    NoSecret,
    /// Body, time or secret is another one than was signed.
    #[error("the signature does not match the body and the secret")]
    Mismatch,
}

/// Returns the header of a webhook.
///
/// `secret` is the whole secret, with its `whs_`. `seconds` is the time of the signature since 1970. `body` is what is sent,
/// byte for byte.
///
/// ```
/// let header = harbor_preflight_answers::sign("whs_example", 1_795_000_000, b"{}");
/// assert!(header.starts_with("t=1795000000,v1="));
/// ```
pub fn sign(secret: &str, seconds: u64, body: &[u8]) -> String {
    let mut header = format!("t={seconds},v1=");
    for byte in hmac(secret, &seconds.to_string(), body).finalize().into_bytes() {
        // Writing to a string does not fail.
        let _ = write!(header, "{byte:02x}");
    }
    header
}

/// Checks the header of a webhook. Signatures are compared in constant time.
///
/// `now` is the present time in seconds since 1970, and `tolerance` how many seconds the signature may be away from it, in
/// either direction. A header may have several `v1`, as it does while a secret is replaced: one that matches is enough.
///
/// # Errors
///
/// If the header has another form, is too old or from the future, or does not match, and if the secret is empty.
///
/// ```
/// use harbor_preflight_answers::{SignatureError, sign, verify};
///
/// let header = sign("whs_example", 1_000, b"{}");
/// assert_eq!(verify(&header, "whs_example", b"{}", 1_300, 300), Ok(()));
/// assert_eq!(verify(&header, "whs_example", b"{}", 1_301, 300), Err(SignatureError::OutsideTolerance));
/// assert_eq!(verify(&header, "whs_other", b"{}", 1_000, 300), Err(SignatureError::Mismatch));
/// ```
pub fn verify(header: &str, secret: &str, body: &[u8], now: u64, tolerance: u64) -> Result<(), SignatureError> {
    if secret.is_empty() {
        return Err(SignatureError::NoSecret);
    }
    let (time, signatures) = parts(header).ok_or(SignatureError::Malformed)?;
    let signed_at: u64 = time.parse().map_err(|_| SignatureError::Malformed)?;
    // The time is only believed once the signature matches.
    let matches = signatures.iter().fold(false, |found, signature| {
        let is_equal = hmac(secret, time, body).verify_slice(signature).is_ok();
        found | is_equal
    });
    if !matches {
        return Err(SignatureError::Mismatch);
    }
    if signed_at.abs_diff(now) > tolerance {
        return Err(SignatureError::OutsideTolerance);
    }
    Ok(())
}

/// The HMAC of a body that was signed at a time, which is written as in the header.
fn hmac(secret: &str, time: &str, body: &[u8]) -> Hmac<Sha256> {
    let mut hmac = keyed(secret);
    hmac.update(time.as_bytes());
    hmac.update(b".");
    hmac.update(body);
    hmac
}

#[expect(clippy::expect_used, reason = "HMAC accepts keys of every length")]
fn keyed(secret: &str) -> Hmac<Sha256> {
    Hmac::new_from_slice(secret.as_bytes()).expect("a key of any length")
}

/// The most digits of a time: JavaScript counts no further without losing seconds.
const MAX_DIGITS: usize = 15;

/// The time of a header and its signatures. Parts with other names are left for later versions.
fn parts(header: &str) -> Option<(&str, Vec<[u8; 32]>)> {
    let (mut time, mut signatures) = (None, Vec::new());
    for part in header.split(',') {
        match part.trim().split_once('=')? {
            ("t", value) if time.is_none() && is_time(value) => time = Some(value),
            ("t", _) => return None,
            ("v1", value) => signatures.push(from_hex(value)?),
            _ => {}
        }
    }
    (!signatures.is_empty()).then_some((time?, signatures))
}

/// Whether a text is a number of seconds as a signer writes it.
fn is_time(text: &str) -> bool {
    !text.is_empty() && text.len() <= MAX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let digits = text.as_bytes();
    if digits.len() != 2 * bytes.len() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        let [high, low] = pair else { return None };
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

fn digit(character: u8) -> Option<u8> {
    char::from(character).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whs_test";
    const NOW: u64 = 1_795_000_000;

    /// Computed by another program: `printf '1795000000.{}' | openssl dgst -sha256 -hmac whs_test`.
    const KNOWN: &str = "1290e8d2e5893957d87eb6107b364c5a387e9957382f857a86517996d033947d";

    #[test]
    fn a_signature_is_that_of_another_program() {
        assert_eq!(sign(SECRET, NOW, b"{}"), format!("t={NOW},v1={KNOWN}"));
    }

    #[test]
    fn headers_of_another_form_are_refused() {
        let signature = &format!("v1={KNOWN}");
        for header in [
            "",
            "t=1795000000",
            signature,
            &format!("t=,{signature}"),
            &format!("t=-1,{signature}"),
            &format!("t=1e9,{signature}"),
            &format!("t=1795000000,t=1795000000,{signature}"),
            &format!("t=9999999999999999,{signature}"),
            "t=1795000000,v1=",
            "t=1795000000,v1=00",
            &format!("t=1795000000,v1={}zz", &KNOWN[2..]),
            &format!("t=1795000000,{signature},garbage"),
        ] {
            assert_eq!(verify(header, SECRET, b"{}", NOW, 300), Err(SignatureError::Malformed), "{header}");
        }
    }

    #[test]
    fn an_empty_secret_is_refused_whatever_it_signed() {
        let header = sign("", NOW, b"{}");
        assert_eq!(verify(&header, "", b"{}", NOW, 300), Err(SignatureError::NoSecret));
        assert_eq!(verify("", "", b"{}", NOW, 300), Err(SignatureError::NoSecret));
        assert_eq!(verify(&sign(" ", NOW, b"{}"), " ", b"{}", NOW, 300), Ok(()));
    }

    #[test]
    fn both_sides_of_the_tolerance() {
        let header = sign(SECRET, NOW, b"{}");
        for (now, expected) in [
            (NOW + 300, Ok(())),
            (NOW + 301, Err(SignatureError::OutsideTolerance)),
            (NOW - 300, Ok(())),
            (NOW - 301, Err(SignatureError::OutsideTolerance)),
        ] {
            assert_eq!(verify(&header, SECRET, b"{}", now, 300), expected, "{now}");
        }
    }

    #[test]
    fn body_time_secret_and_signature_must_be_those_that_were_signed() {
        let header = sign(SECRET, NOW, b"{}");
        let mismatch = Err(SignatureError::Mismatch);
        assert_eq!(verify(&header, SECRET, b"{ }", NOW, 300), mismatch);
        assert_eq!(verify(&header, "whs_test2", b"{}", NOW, 300), mismatch);
        assert_eq!(verify(&header.replace("t=1795000000", "t=1795000001"), SECRET, b"{}", NOW, 300), mismatch);
        // The digits of the time are signed as they are written.
        assert_eq!(verify(&header.replace("t=1795000000", "t=01795000000"), SECRET, b"{}", NOW, 300), mismatch);
        let last = if header.ends_with('0') { "1" } else { "0" };
        let other = format!("{}{last}", &header[..header.len() - 1]);
        assert_eq!(verify(&other, SECRET, b"{}", NOW, 300), mismatch);
    }

    #[test]
    fn one_of_several_signatures_is_enough_and_other_parts_are_ignored() {
        let zeros = "0".repeat(64);
        for header in [
            format!("t={NOW},v1={zeros},v1={KNOWN}"),
            format!("t={NOW},v1={KNOWN},v1={zeros}"),
            format!("t={NOW}, v1={KNOWN}, v0=anything"),
            format!("v1={},t={NOW}", KNOWN.to_uppercase()),
        ] {
            assert_eq!(verify(&header, SECRET, b"{}", NOW, 300), Ok(()), "{header}");
        }
    }
}
