//! Finds the trailer of a PDF, or the cross-reference stream that is in its place.

use memchr::memmem;

use super::dictionary::{Dictionary, each_dictionary};

/// The newest trailer or dictionary of a cross-reference stream with this key. The last one is the newest, except in a
/// linearized file that was not changed since: there, the last one is part of it, and has no more than readers need.
pub(super) fn find<'a>(head: &'a [u8], tail: &'a [u8], key: &[u8]) -> Option<Dictionary<'a>> {
    last(tail, key).or_else(|| last(head, key))
}

/// The last such dictionary in a part of a PDF.
fn last<'a>(window: &'a [u8], key: &[u8]) -> Option<Dictionary<'a>> {
    memmem::find(window, key)?;
    let mut last = None;
    let mut note = |before: &[u8], dictionary| {
        if last.as_ref().is_none_or(|(at, _)| *at < before.len()) {
            last = Some((before.len(), dictionary));
        }
    };
    each_dictionary(window, b"trailer", |before, dictionary| {
        if dictionary.has(key) {
            note(before, dictionary);
        }
    });
    each_dictionary(window, b"obj", |before, dictionary| {
        if dictionary.has(b"XRef") && dictionary.has(key) {
            note(before, dictionary);
        }
    });
    last.map(|(_, dictionary)| dictionary)
}

#[cfg(test)]
mod tests {
    use super::super::dictionary::{LONGEST_DICTIONARY, MAX_UNFINISHED};
    use super::*;

    fn is_encrypted(window: &[u8]) -> bool {
        find(b"", window, b"Encrypt").is_some()
    }

    #[test]
    fn the_encrypt_key_counts_only_in_trailers_and_cross_reference_streams() {
        for (window, encrypted) in [
            (&b"trailer << /Size 8 /Encrypt 7 0 R >>"[..], true),
            (b"trailer<</Encrypt<</Filter/Standard>>>>", true),
            (b"trailer\r\n<< /ID [<AB><CD>] /A (>>) /Encrypt 7 0 R", true),
            (b"trailer << /A << /B 1 >> % >>\n/Encrypt 7 0 R >>", true),
            (b"trailer << /A (\\(>>) /Encrypt 7 0 R >>", true),
            (b"trailer << /A () /Encrypt 7 0 R >>", true),
            (b"trailer % <<>>\r\n\0<< /Encrypt 7 0 R >>", true),
            (b"trailer % << /Encrypt 7 0 R >>", false),
            (b"9 0 obj%%\n%\n<< /Type /XRef /Encrypt 7 0 R >> stream", true),
            (b"trailer << / /Encrypt 7 0 R >>", true),
            (b"trailer << /A <B(> /Encrypt 7 0 R >>", true),
            (b"trailer << /A <BC>> > /Encrypt 7 0 R >>", true),
            (b"9 0 obj <</Type/XRef/Encrypt 7 0 R>> stream", true),
            (b"9 0 obj\n<< /Encrypt 7 0 R /Type /XRef >> stream", true),
            (b"9 0 obj << /Type /Font /Encrypt 7 0 R >>", false),
            (b"trailer << /Size 8 /EncryptMetadata true >>", false),
            (b"trailer << /A (see /Encrypt 7 0 R) >>", false),
            (b"trailer << /A << /Encrypt 7 0 R >> >>", false),
            (b"trailer << /Size 8 >> /Encrypt 7 0 R", false),
            (b"/Encrypt 7 0 R trailer << /Size 8 >>", false),
            (b"trailer /Encrypt", false),
            (b"trailer", false),
            (b"trailer << (", false),
        ] {
            assert_eq!(is_encrypted(window), encrypted, "{}", String::from_utf8_lossy(window));
        }
    }

    #[test]
    fn only_the_first_16_kib_of_a_dictionary_are_read() {
        // The dictionary has this many bytes up to and including the key. A key that is cut off is not recognised.
        for (length, encrypted) in [(2_000, true), (LONGEST_DICTIONARY, true), (LONGEST_DICTIONARY + 1, false)] {
            let filling = "a".repeat(length - b"<<//Encrypt".len());
            let window = format!("trailer<</{filling}/Encrypt 7 0 R>>");
            assert_eq!(is_encrypted(window.as_bytes()), encrypted, "{length}");
        }
    }

    #[test]
    fn at_most_16_dictionaries_without_an_end_are_skipped() {
        for (unfinished, encrypted) in [(0, true), (MAX_UNFINISHED, true), (MAX_UNFINISHED + 1, false)] {
            let window = format!("{}trailer << /Encrypt 7 0 R >>", "trailer <<(".repeat(unfinished));
            assert_eq!(is_encrypted(window.as_bytes()), encrypted, "{unfinished}");
        }
    }

    #[test]
    fn the_newest_trailer_is_the_last_one_with_the_key() {
        for (head, tail, expected) in [
            (&b""[..], &b"trailer <</V 1/Root 1 0 R>> trailer <</V 2/Root 1 0 R>>"[..], Some(2)),
            (b"", b"trailer <</V 1/Root 1 0 R>> trailer <</V 2>>", Some(1)),
            (b"", b"trailer <</V 1/Root 1 0 R>> 9 0 obj <</V 2/Type/XRef/Root 1 0 R>>", Some(2)),
            (b"", b"9 0 obj <</V 2/Type/XRef/Root 1 0 R>> trailer <</V 1/Root 1 0 R>>", Some(1)),
            (b"trailer <</V 1/Root 1 0 R>>", b"trailer <</V 2/Root 1 0 R>>", Some(2)),
            (b"trailer <</V 1/Root 1 0 R>>", b"trailer <</V 2>>", Some(1)),
            (b"trailer <</V 1>>", b"9 0 obj <</V 2/Root 1 0 R>>", None),
        ] {
            let found = find(head, tail, b"Root").and_then(|trailer| trailer.get(b"V")?.integer());
            assert_eq!(found, expected, "{} … {}", String::from_utf8_lossy(head), String::from_utf8_lossy(tail));
        }
    }
}
