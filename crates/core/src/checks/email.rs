//! The e-mail address alone, as a mail transport takes it (RFC 5321, with RFC 6531 for other scripts).

use const_format::formatcp;

use crate::context::{Context, Meaning};
use crate::field::{Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::{Pattern, all_but};
use crate::rule::{InSchema, Rule, Severity, Violation, catalogue_text};

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_email",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!(
        "not an e-mail address that a mail transport takes (local part of {MAX_LOCAL_OCTETS} octets, labels of \
         {MAX_LABEL_OCTETS}, {MAX_OCTETS} in all)"
    )),
    message: formatcp!("{{field}} must be an e-mail address alone, for example {EXAMPLE}."),
    params: &[],
    explanation: catalogue_text(formatcp!(
        "A local part of at most {MAX_LOCAL_OCTETS} octets, dot-atom or quoted; an @; a domain of at least two labels of \
         1 to {MAX_LABEL_OCTETS} octets made of letters, digits, hyphens (not at an end) or other scripts, the last label \
         not all digits; {MAX_OCTETS} octets in all. No display name, comment, domain literal, or underscore in the \
         domain."
    )),
    fix: catalogue_text("Send the address alone, without a name, angle brackets or spaces."),
    example: catalogue_text(r#""email": "Ada <ada@example.com>""#),
    in_schema: InSchema::Partly(catalogue_text(
        "Lengths are counted in octets, and a schema counts code points: an address in other scripts can be too long.",
    )),
};

pub(crate) static RULES: &[&Rule] = &[&INVALID];

/// An address that will never be anybody's.
const EXAMPLE: &str = "ada@example.com";

const MAX_OCTETS: usize = 254;
const MAX_LOCAL_OCTETS: usize = 64;
const MAX_LABEL_OCTETS: usize = 63;

/// What pages that hide addresses put in their place, with a space or a no-break space.
const HIDDEN_ADDRESS: [&str; 2] = ["[email protected]", "[email\u{A0}protected]"];

/// An e-mail address.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: RULES,
    max_length: Some(MAX_OCTETS as u64),
    example: EXAMPLE,
    input: Input::Email,
    is_sensitive: false,
    schema: TextSchema::Pattern(pattern),
    check,
};

fn check(_: &TextFormat, text: Text<'_>, _: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    error(&text.to_str()).into_iter().for_each(report);
    Meaning::None
}

fn error(email: &str) -> Option<Violation> {
    if is_address(email) {
        return None;
    }
    let violation = INVALID.violation();
    Some(if HIDDEN_ADDRESS.contains(&email) {
        violation.with_hint("The page that this was copied from hid the real address: put the real one here.")
    } else {
        violation
    })
}

fn is_address(email: &str) -> bool {
    // The last @ is the one: a quoted local part may hold others, a domain may not.
    email.len() <= MAX_OCTETS
        && email.rsplit_once('@').is_some_and(|(local, domain)| is_local(local) && is_domain(domain))
}

fn is_local(local: &str) -> bool {
    local.len() <= MAX_LOCAL_OCTETS && (is_dot_atom(local) || is_quoted(local))
}

fn is_dot_atom(local: &str) -> bool {
    local.as_bytes().split(|byte| *byte == b'.').all(|atom| !atom.is_empty() && atom.iter().copied().all(is_atom_byte))
}

/// Whether a byte belongs to an atom. Every character that is not ASCII does, and so does each of its bytes.
fn is_atom_byte(byte: u8) -> bool {
    is_atom_character(char::from(byte))
}

fn is_atom_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || !character.is_ascii() || "!#$%&'*+-/=?^_`{|}~".contains(character)
}

fn is_quoted(local: &str) -> bool {
    let Some(content) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return false };
    let mut characters = content.chars();
    while let Some(character) = characters.next() {
        let fine = match character {
            '\\' => matches!(characters.next(), Some(' '..='~')),
            other => is_quoted_character(other),
        };
        if !fine {
            return false;
        }
    }
    // A quote on its own is both the first and the last character.
    local.len() >= 2
}

fn is_quoted_character(character: char) -> bool {
    !character.is_ascii_control() && character != '"' && character != '\\'
}

fn is_domain(domain: &str) -> bool {
    let mut labels = domain.split('.');
    let last = labels.next_back().unwrap_or_default();
    let all_digits = last.bytes().all(|byte| byte.is_ascii_digit());
    domain.contains('.') && is_label(last) && !all_digits && labels.all(is_label)
}

fn is_label(label: &str) -> bool {
    (1..=MAX_LABEL_OCTETS).contains(&label.len())
        && label.starts_with(is_label_end)
        && label.ends_with(is_label_end)
        && label.chars().all(|character| is_label_end(character) || character == '-')
}

fn is_label_end(character: char) -> bool {
    character.is_ascii_alphanumeric() || !character.is_ascii()
}

/// An address with lengths in code points instead of octets, so that it accepts some addresses in other scripts that
/// are too long.
///
/// Each repetition consumes one character with an optional dot or hyphen before it, so engines that unroll repetitions,
/// as Rust's does, make only a few hundred copies. Part lengths are separate patterns.
fn pattern() -> Pattern {
    let max_domain = MAX_OCTETS - 2;
    let atom = all_but(|character| !is_atom_character(character));
    let dot_atom = format!(r"{atom}(?:\.?{atom}){{0,{}}}", MAX_LOCAL_OCTETS - 1);
    let quoted = all_but(|character| !is_quoted_character(character));
    let quoted_string = format!(r#""(?:{quoted}|\\[\u0020-\u007e]){{0,{}}}""#, MAX_LOCAL_OCTETS - 2);
    let label_end = all_but(|character| !is_label_end(character));
    let domain = format!(r"{label_end}(?:(?:\.|-{{0,{}}}){label_end}){{1,{}}}", MAX_LABEL_OCTETS - 2, max_domain - 1);
    let mut pattern = Pattern::whole(format!("^(?:{dot_atom}|{quoted_string})@{domain}$"));
    pattern.must_match.push(format!(r"^[^\n\r]{{1,{MAX_LOCAL_OCTETS}}}@[^@]{{1,{max_domain}}}$"));
    let single_label = format!(r"@[^.@]{{1,{max_domain}}}$");
    // Before the last @, the local part is too short for this many characters after a dot or another @.
    let long_label = format!(r"[.@][^.@]{{{}}}", MAX_LABEL_OCTETS + 1);
    let last_label_of_digits = format!(r"\.[0-9]{{1,{MAX_LABEL_OCTETS}}}$");
    pattern.must_not_match.extend([single_label, long_label, last_label_of_digits]);
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_a_mail_transport_takes() {
        for email in [
            "ada@acme.us",
            "a@b.co",
            "ada.smith+tag@mail.example.com",
            "!#$%&'*+-/=?^_`{|}~@example.com",
            "\"ada smith\"@example.com",
            "\"a@b\"@example.com",
            "\"a\\\"b\"@example.com",
            "\"\"@example.com",
            "ada@3com.com",
            "ada@123.com",
            "ada@xn--bcher-kva.example",
            "用户@例子.广告",
            "zoë@example.com",
            "ada@1.2.3.4a",
        ] {
            assert!(is_address(email), "{email}");
        }
    }

    #[test]
    fn texts_that_are_no_address() {
        for email in [
            "",
            "ada",
            "@example.com",
            "ada@",
            "ada@example",
            "ada@.com",
            "ada@example.",
            "ada@example..com",
            ".ada@example.com",
            "ada.@example.com",
            "a..b@example.com",
            "ada @example.com",
            " ada@example.com",
            "ada@example.com ",
            "ada@exa mple.com",
            "Ada <ada@example.com>",
            "ada@example.com (home)",
            "ada@[192.0.2.1]",
            "ada@exa_mple.com",
            "ada@-example.com",
            "ada@example-.com",
            "ada@example.123",
            "ada@192.0.2.1",
            "a@b@example.com",
            "\"ada@example.com",
            "\"@example.com",
            "\"a\"b\"@example.com",
            "\"a\\\"@example.com",
            "\"a\nb\"@example.com",
            "a,b@example.com",
            "mailto:ada@example.com,",
        ] {
            assert!(!is_address(email), "{email}");
        }
    }

    #[test]
    fn lengths_are_counted_in_octets() {
        let domain = |labels: &[usize]| labels.iter().map(|length| "d".repeat(*length)).collect::<Vec<_>>().join(".");
        let local = "l".repeat(64);
        assert!(is_address(&format!("{local}@example.com")));
        assert!(!is_address(&format!("{local}l@example.com")));
        assert!(is_address(&format!("{}@example.com", "é".repeat(32))));
        assert!(!is_address(&format!("{}@example.com", "é".repeat(33))));
        assert!(is_address(&format!("a@{}.com", "d".repeat(63))));
        assert!(!is_address(&format!("a@{}.com", "d".repeat(64))));
        assert!(is_address(&format!("{local}@{}", domain(&[63, 63, 61]))));
        assert!(!is_address(&format!("{local}@{}", domain(&[63, 63, 62]))));
    }
}
