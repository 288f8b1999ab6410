//! Finds how a PDF is encrypted.

use super::dictionary::{Dictionary, find_object};
use super::value::Value;
use super::{password, trailer};

/// How a PDF is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Protection {
    /// Whether it needs a password; `None` if that is not known.
    pub(super) needs_password: Option<bool>,
    pub(super) handler: Option<Handler>,
}

/// What decides who may open a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Handler {
    /// Passwords.
    Standard,
    /// The key of a certificate.
    Certificate,
}

impl Handler {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Certificate => "certificate",
        }
    }

    fn of(encryption: &Dictionary<'_>) -> Option<Self> {
        let filter = encryption.get(b"Filter")?.name()?;
        let format = encryption.get(b"SubFilter").and_then(Value::name).unwrap_or_default();
        match filter {
            b"Standard" => Some(Self::Standard),
            b"Adobe.PubSec" | b"Adobe.PPKLite" | b"Entrust.PPKEF" => Some(Self::Certificate),
            _ if format.starts_with(b"adbe.pkcs7.") => Some(Self::Certificate),
            _ => None,
        }
    }
}

/// How a PDF with these ends is protected; `None` if it is not.
pub(super) fn protection(head: &[u8], tail: &[u8]) -> Option<Protection> {
    let trailer = trailer::find(head, tail, b"Encrypt")?;
    let encryption = encryption(&trailer, head, tail);
    let handler = encryption.as_ref().and_then(Handler::of);
    let opens = encryption
        .filter(|_| handler == Some(Handler::Standard))
        .and_then(|encryption| password::is_empty(&encryption, &id(head, tail)?));
    Some(Protection { needs_password: opens.map(|opens| !opens), handler })
}

/// The encryption dictionary that a trailer contains or names.
fn encryption<'a>(trailer: &Dictionary<'a>, head: &'a [u8], tail: &'a [u8]) -> Option<Dictionary<'a>> {
    let value = trailer.get(b"Encrypt")?;
    value.dictionary().or_else(|| {
        let reference = value.reference()?;
        find_object(tail, reference).or_else(|| find_object(head, reference))
    })
}

/// The first string of the `ID` of the newest trailer that has one; it is empty if none has.
fn id(head: &[u8], tail: &[u8]) -> Option<Vec<u8>> {
    match trailer::find(head, tail, b"ID") {
        Some(trailer) => trailer.get(b"ID")?.first_element()?.string(),
        None => Some(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entry for the check of an owner password.
    const OWNER: &str = "/O<92eb095558b4014722883f1804485b0e722b7fb2d870d1b8e03ec0a4f01e2151>";

    fn protection_of(tail: &str) -> Option<(Option<bool>, Option<Handler>)> {
        protection(b"%PDF-1.7", tail.as_bytes()).map(|found| (found.needs_password, found.handler))
    }

    #[test]
    fn the_handler_is_read_from_the_dictionary_that_the_newest_trailer_names() {
        let standard = Some((None, Some(Handler::Standard)));
        let certificate = Some((None, Some(Handler::Certificate)));
        let unknown = Some((None, None));
        for (tail, expected) in [
            ("trailer <</Encrypt<</Filter/Standard/V 1/R 2>>>>", standard),
            ("trailer <</Encrypt 7 0 R>> 7 0 obj <</Filter/Standard>>", standard),
            ("7 0 obj <</Filter/Standard>> 9 0 obj <</Type/XRef/Encrypt 7 0 R>>", standard),
            ("7 0 obj <</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5>> trailer <</Encrypt 7 0 R>>", certificate),
            ("trailer <</Encrypt<</Filter/Adobe.PPKLite>>>>", certificate),
            ("trailer <</Encrypt<</Filter/Entrust.PPKEF>>>>", certificate),
            ("trailer <</Encrypt<</Filter/Other/SubFilter/adbe.pkcs7.s4>>>>", certificate),
            ("trailer <</Encrypt<</Filter/Other>>>>", unknown),
            ("trailer <</Encrypt<<>>>>", unknown),
            ("trailer <</Encrypt 7 0 R>>", unknown),
            ("trailer <</Encrypt 7 0 R>> 7 1 obj <</Filter/Standard>>", unknown),
            ("trailer <</Encrypt<</Filter/Other>>>> trailer <</Encrypt<</Filter/Standard>>>>", standard),
            ("trailer <</Root 1 0 R>>", None),
        ] {
            assert_eq!(protection_of(tail), expected, "{tail}");
        }
    }

    #[test]
    fn a_password_cannot_be_checked_with_what_is_missing_or_malformed() {
        let user = format!("/U<{}>", "00".repeat(32));
        let complete = format!("/Filter/Standard/V 2/R 3/Length 128/P -4{OWNER}{user}");
        let check = |entries: &str| protection_of(&format!("trailer <</Encrypt<<{entries}>>/ID[<41><42>]>>"));
        let needs = |needs| Some((needs, Some(Handler::Standard)));
        assert_eq!(check(&complete), needs(Some(true)));
        for (part, other) in [
            ("/V 2", ""),
            ("/V 2", "/V 0"),
            ("/V 2", "/V 3"),
            ("/V 2", "/V 6"),
            ("/R 3", ""),
            ("/R 3", "/R 1"),
            ("/R 3", "/R 5"),
            ("/P -4", ""),
            ("/P -4", "/P 8 0 R"),
            (OWNER, ""),
            (OWNER, "/O<00>"),
            (&user, ""),
            (&user, "/U()"),
            (&user, "/U 8 0 R"),
            ("/P -4", "/P -4/EncryptMetadata 0"),
            ("/V 2", "/V 4/StmF/Identity/StrF/Identity"),
        ] {
            assert_eq!(check(&complete.replace(part, other)), needs(None), "{other} in place of {part}");
        }
        for version in ["/V 1", "/V 4", "/V 4/StmF/StdCF/StrF/StdCF", "/V 4/StmF/StdCF/StrF/Identity"] {
            assert_eq!(check(&complete.replace("/V 2", version)), needs(Some(true)), "{version}");
        }
        let without_id = format!("trailer <</Encrypt<<{complete}>>/ID 8 0 R>>");
        assert_eq!(protection_of(&without_id), needs(None));
    }
}
