//! The labels of a domain name: ASCII, and what IDNA 2008 allows beyond it.
//!
//! The crate `idna` would do more and bring 36 kB of tables, gzipped; the crate `punycode` has had no release since 2019, and
//! writes the text of which only the length is needed here.

/// The most octets of a label, counted in its ASCII form.
pub(super) const MAX_LABEL_OCTETS: usize = 63;

/// What comes before the ASCII form of a label in another script.
const ASCII_FORM: &str = "xn--";

const RANGES_TEXT: &str = include_str!("../../data/domain_characters.txt");
const RANGE_COUNT: usize = count_ranges(RANGES_TEXT.as_bytes());
/// The characters that a label may have beyond ASCII: by turns, how many code points in a row it may not have, and how many
/// it may have. They are small numbers, which pack well.
static RUNS: [u16; 2 * RANGE_COUNT] = runs(RANGES_TEXT.as_bytes());

/// The octets of a domain in its ASCII form; `None` if it is not a domain of at least two labels.
pub(super) fn ascii_length(domain: &str) -> Option<usize> {
    let mut labels = domain.split('.');
    let last = labels.next_back()?;
    if last.bytes().all(|byte| byte.is_ascii_digit()) || !domain.contains('.') {
        return None;
    }
    labels.try_fold(label_length(last)?, |length, label| Some(length + 1 + label_length(label)?))
}

/// The octets of a label in its ASCII form; `None` if it is not a label.
fn label_length(label: &str) -> Option<usize> {
    // Longer ones need not be converted: no label has more characters than octets.
    if label.is_empty()
        || label.starts_with('-')
        || label.ends_with('-')
        || label.chars().nth(MAX_LABEL_OCTETS).is_some()
    {
        return None;
    }
    if label.is_ascii() {
        return label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then_some(label.len());
    }
    let characters: Vec<char> = label.chars().collect();
    if !(0..characters.len()).all(|at| is_allowed(&characters, at)) || characters.first().copied().is_some_and(is_mark)
    {
        return None;
    }
    let length = ASCII_FORM.len() + punycode_length(&characters)?;
    (length <= MAX_LABEL_OCTETS).then_some(length)
}

/// Whether the character at a place of a label is allowed there.
fn is_allowed(label: &[char], at: usize) -> bool {
    let Some(&character) = label.get(at) else { return false };
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '-';
    }
    let before = at.checked_sub(1).and_then(|before| label.get(before)).copied();
    let after = label.get(at + 1).copied();
    match character {
        '\u{B7}' => before == Some('l') && after == Some('l'),
        '\u{375}' => after.is_some_and(|letter| matches!(letter, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}')),
        '\u{5F3}' | '\u{5F4}' => before.is_some_and(|letter| matches!(letter, '\u{5D0}'..='\u{5EA}')),
        '\u{30FB}' => label.iter().copied().any(is_japanese),
        '\u{200C}' => before.is_some_and(is_virama) || (before.is_some_and(is_arabic) && after.is_some_and(is_arabic)),
        '\u{200D}' => before.is_some_and(is_virama),
        '\u{6FD}' | '\u{6FE}' | '\u{F0B}' => true,
        other => is_in_ranges(other),
    }
}

fn is_in_ranges(character: char) -> bool {
    let mut rest = u32::from(character);
    for (place, run) in RUNS.iter().enumerate() {
        match rest.checked_sub(u32::from(*run)) {
            Some(after) => rest = after,
            None => return place % 2 == 1,
        }
    }
    false
}

/// The marks that people type first by mistake: a label may begin with no mark at all.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}') || is_virama(character)
}

fn is_japanese(character: char) -> bool {
    matches!(character, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

/// A letter of the Arabic script, most of which are joined to the next one.
fn is_arabic(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{750}'..='\u{77F}')
}

/// The sign that removes a vowel in an Indic script. After it, a joiner has a meaning.
fn is_virama(character: char) -> bool {
    matches!(
        character,
        '\u{94D}'
            | '\u{9CD}'
            | '\u{A4D}'
            | '\u{ACD}'
            | '\u{B4D}'
            | '\u{BCD}'
            | '\u{C4D}'
            | '\u{CCD}'
            | '\u{D4D}'
            | '\u{DCA}'
            | '\u{1039}'
    )
}

/// The octets of a label in Punycode (RFC 3492), without what comes before it. Characters that are not ASCII are inserted
/// in order of their code points, each as a number of digits.
#[cold]
#[inline(never)]
fn punycode_length(label: &[char]) -> Option<usize> {
    let ascii = label.iter().filter(|character| character.is_ascii()).count();
    let mut written = ascii + usize::from(ascii > 0);
    let (mut code, mut delta, mut bias, mut handled) = (0x80_u32, 0_u32, 72_u32, u32::try_from(ascii).ok()?);
    let total = u32::try_from(label.len()).ok()?;
    while handled < total {
        let next = label.iter().map(|character| u32::from(*character)).filter(|other| *other >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(handled + 1)?)?;
        code = next;
        for character in label.iter().map(|character| u32::from(*character)) {
            if character < code {
                delta = delta.checked_add(1)?;
            }
            if character == code {
                written += digits(delta, bias);
                bias = adapted_bias(delta, handled + 1, handled as usize == ascii);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code += 1;
    }
    Some(written)
}

/// The digits of a number of variable length.
fn digits(mut number: u32, bias: u32) -> usize {
    let mut count = 1;
    for step in 1.. {
        let threshold = (step * 36_u32).saturating_sub(bias).clamp(1, 26);
        if number < threshold {
            break;
        }
        number = (number - threshold) / (36 - threshold);
        count += 1;
    }
    count
}

fn adapted_bias(delta: u32, handled: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / handled;
    let mut steps = 0;
    while delta > 455 {
        delta /= 35;
        steps += 36;
    }
    steps + 36 * delta / (delta + 38)
}

const fn count_ranges(text: &[u8]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < text.len() {
        count += (text[at] != b'#') as usize;
        while text[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    count
}

/// Lines of one code point, or of two with a hyphen between, in ascending order.
const fn runs(text: &[u8]) -> [u16; 2 * RANGE_COUNT] {
    let mut runs = [0; 2 * RANGE_COUNT];
    let (mut count, mut at, mut next) = (0, 0, 0);
    while at < text.len() {
        let is_range = text[at] != b'#';
        let (mut first, mut number) = (0, 0);
        while text[at] != b'\n' {
            if is_range && text[at] == b'-' {
                first = number;
                number = 0;
            } else if is_range {
                number = number * 16 + hexadecimal(text[at]);
            }
            at += 1;
        }
        if is_range {
            let first = if first == 0 { number } else { first };
            runs[2 * count] = narrow(first - next);
            runs[2 * count + 1] = narrow(number + 1 - first);
            next = number + 1;
            count += 1;
        }
        at += 1;
    }
    runs
}

const fn narrow(length: u32) -> u16 {
    assert!(length <= u16::MAX as u32, "a run has fewer than 65,536 code points");
    #[expect(clippy::cast_possible_truncation, reason = "just asserted; `try_from` is not const")]
    let length = length as u16;
    length
}

const fn hexadecimal(digit: u8) -> u32 {
    match digit {
        b'0'..=b'9' => (digit - b'0') as u32,
        b'A'..=b'F' => (digit - b'A') as u32 + 10,
        _ => {
            assert!(digit.is_ascii_hexdigit(), "ranges are in hexadecimal digits");
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_the_ascii_form() {
        for (domain, length) in [
            ("example.com", 11),
            ("bücher.example", "xn--bcher-kva.example".len()),
            ("例子.广告", "xn--fsqu00a.xn--4rr70v".len()),
            ("почта.рф", "xn--80a1acny.xn--p1ai".len()),
            ("ไทย.ไทย", "xn--o3cw4h.xn--o3cw4h".len()),
            ("faß.de", "xn--fa-hia.de".len()),
            ("他们为什么不说中文.com", "xn--ihqwcrb4cv8a8dqg056pqjye.com".len()),
            ("xn--bcher-kva.example", 21),
        ] {
            assert_eq!(ascii_length(domain), Some(length), "{domain}");
        }
    }

    #[test]
    fn only_letters_marks_and_digits_are_in_a_label_and_a_few_signs_in_their_place() {
        for domain in [
            "col·lecció.cat",
            "نامه\u{200C}ای.com",
            "श्री\u{94D}\u{200D}.com",
            "テスト・ドメイン.jp",
            "a--b.com",
            "Ünal.de",
            "ПОЧТА.РФ",
            "㐂.jp",
            "1.2.3.4a",
            "bu\u{308}cher.de",
        ] {
            assert!(ascii_length(domain).is_some(), "{domain}");
        }
        for domain in [
            "",
            "com",
            ".com",
            "a.",
            "a..b",
            "-a.com",
            "a-.com",
            "a_b.com",
            "a.123",
            "a b.com",
            "a\u{200B}.com",
            "ａ.com",
            "a。com",
            "☃.com",
            "a·b.com",
            "gmail\u{200C}.com",
            "\u{301}a.com",
            "a\u{E000}.com",
            "½.com",
            "a”.com",
            "🙂.com",
            "①.com",
            "a・b.com",
        ] {
            assert_eq!(ascii_length(domain), None, "{domain}");
        }
    }

    #[test]
    fn a_label_has_at_most_63_octets() {
        assert!(ascii_length(&format!("{}.com", "a".repeat(63))).is_some());
        assert_eq!(ascii_length(&format!("{}.com", "a".repeat(64))), None);
        let label = |length: usize| format!("{}.com", "ü".repeat(length));
        let longest = (1..80).filter(|length| ascii_length(&label(*length)).is_some()).max().unwrap();
        assert!(longest > 31 && longest < 60, "{longest}: counted neither in UTF-8 nor in characters");
    }
}
