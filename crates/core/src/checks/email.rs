//! The e-mail address alone, as a mail transport takes it (RFC 5321, with RFC 6531 for other scripts).

use const_format::formatcp;

use super::characters::{is_suspicious, visible};
use super::domain::{MAX_LABEL_OCTETS, ascii_length};
use super::{free_text, mail_domain, wrong_type};
use crate::context::{Context, Meaning};
use crate::field::{AsNumber, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::{Pattern, all_but, described};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::{Sentence, sentences};

static FORM: Sentence =
    Sentence::new("invalid_email", formatcp!("Enter an email address in the correct format, like {EXAMPLE}."));

sentences! {
    HINTS:
    TYPE_AGAIN = "hint.invalid_email.invisible", "Type it again. A space or a hidden character was copied with it.";
    NOT_ALONE = "hint.invalid_email.not_alone", "Enter one address only, without a name, angle brackets or “mailto:”.";
    HIDDEN = "hint.invalid_email.hidden", "The page you copied this from hid the address. Enter the real one.";
    FULL_WIDTH = "hint.invalid_email.full_width_at", "Use the sign @ instead of its full-width form.";
    NO_AT = "hint.invalid_email.no_at", "Add the @ between the name and the domain.";
    ONE_AT = "hint.invalid_email.several_at", "Use only one @.";
    QUOTES = "hint.invalid_email.quotes", "Remove the quotation marks around it.";
    NO_LOCAL_PART = "hint.invalid_email.no_local_part", "Enter the part before the @.";
    LONG_LOCAL_PART = "hint.invalid_email.long_local_part", "The part before the @ is too long. Check it.";
    SPACE_BEFORE_AT = "hint.invalid_email.space_before_at", "Remove the space before the @.";
    COMMA = "hint.invalid_email.comma", "There is a comma before the @. Did you mean a dot?";
    QUOTE_LOCAL_PART = "hint.invalid_email.quote_local_part",
        "If the address is really written like this, put the part before the @ in double quotes.";
    LOCAL_PART = "hint.invalid_email.local_part",
        "Check the part before the @. It has a character that is not allowed there, or too many dots.";
    NO_DOMAIN = "hint.invalid_email.no_domain", "Enter the part after the @.";
    IP_ADDRESS = "hint.invalid_email.ip_address", "Enter the name of a domain after the @, not an IP address.";
    DOT_AT_END = "hint.invalid_email.dot_at_end", "Remove the dot at the end.";
    AFTER_DOMAIN = "hint.invalid_email.after_domain", "Remove what comes after the address.";
    OTHER_DOTS = "hint.invalid_email.other_dots",
        "Use dots in the part after the @. It has a comma or another sign instead.";
    SPACE_AFTER_AT = "hint.invalid_email.space_after_at", "Remove the space after the @.";
    ONE_LABEL = "hint.invalid_email.one_label", "Add the ending after the @, such as .com.";
    TWO_DOTS = "hint.invalid_email.two_dots", "Remove one of the two dots in a row.";
    UNDERSCORE = "hint.invalid_email.underscore", "Check the part after the @. It cannot have an underscore.";
    DOMAIN = "hint.invalid_email.domain", "Check the part after the @. It is not a valid domain.";
}

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_email",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!(
        "not an e-mail address that a mail transport takes (local part of {MAX_LOCAL_OCTETS} octets, labels of \
         {MAX_LABEL_OCTETS}, {MAX_OCTETS} in all)"
    )),
    messages: &[&FORM],
    hints: HINTS,
    params: &[ParamSpec::word("reason")],
    explanation: catalogue_text(formatcp!(
        "A local part of at most {MAX_LOCAL_OCTETS} octets, dot-atom or quoted; an @; a domain of at least two labels of \
         1 to {MAX_LABEL_OCTETS} octets made of letters, digits and hyphens (not at an end), also of other scripts as IDNA \
         2008 allows them, the last label not all digits; {MAX_OCTETS} octets in all. The octets of a domain are counted in \
         its ASCII form. No display name, comment, domain literal, or underscore in the domain. The reason is the first of \
         these that applies: `invisible`, `not_alone`, `no_at`, `several_at`, `local_part`, `domain`."
    )),
    fix: catalogue_text("Send the address alone, without a name, angle brackets or spaces."),
    example: catalogue_text(r#""email": "Ada <ada@example.com>""#),
    in_schema: InSchema::Partly(catalogue_text(
        "Lengths are counted in octets, and a schema counts code points; and it does not know which characters of other \
         scripts a domain may have.",
    )),
};

pub(crate) static RULES: &[&Rule] = &[&INVALID, &mail_domain::SUSPICIOUS];
static TEXT_RULES: &[&Rule] = &[&INVALID, &free_text::SUSPICIOUS_CHARACTER, &mail_domain::SUSPICIOUS];

/// An address that will never be anybody's.
const EXAMPLE: &str = "ada@example.com";

const MAX_OCTETS: usize = 254;
const MAX_LOCAL_OCTETS: usize = 64;

/// What pages that hide addresses put in their place, with a space or a no-break space.
const HIDDEN_ADDRESS: [&str; 2] = ["[email protected]", "[email\u{A0}protected]"];

/// The @ of keyboards for Chinese and Japanese.
const FULL_WIDTH_AT: char = '\u{FF20}';

/// An e-mail address.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: TEXT_RULES,
    max_length: Some(MAX_OCTETS as u64),
    example: EXAMPLE,
    input: Input::Email,
    is_sensitive: false,
    schema: TextSchema::Pattern(described(pattern)),
    as_number: AsNumber::send(&wrong_type::AS_TEXT),
    check,
};

fn check(_: &TextFormat, text: Text<'_>, _: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    let email = text.to_str();
    match parts(&email) {
        Some((local, domain)) => warnings(local, domain, report),
        None => report(error(&email)),
    }
    Meaning::None
}

fn warnings(local: &str, domain: &str, report: &mut dyn FnMut(Violation)) {
    let is_full_width = |character| matches!(character, '\u{FF01}'..='\u{FF5E}');
    if local.chars().any(|character| is_suspicious(character) || is_full_width(character)) {
        report(free_text::suspicious_character());
    }
    mail_domain::warning(domain).into_iter().for_each(report);
}

/// The local part and the domain of a valid address.
fn parts(email: &str) -> Option<(&str, &str)> {
    // The last @ is the one: a quoted local part may hold others, a domain may not.
    let (local, domain) = email.rsplit_once('@')?;
    let octets = local.len() + 1 + ascii_length(domain)?;
    (is_local(local) && octets <= MAX_OCTETS).then_some((local, domain))
}

/// Why a text is not an address.
#[cold]
#[inline(never)]
fn error(email: &str) -> Violation {
    let (reason, hint) = reason(email);
    INVALID.violation().with_param("reason", reason).with_hint(hint)
}

/// The reason, and a hint.
fn reason(email: &str) -> (&'static str, &'static Sentence) {
    if parts(&visible(email)).is_some() {
        return ("invisible", &TYPE_AGAIN);
    }
    if is_not_alone(email) {
        return ("not_alone", &NOT_ALONE);
    }
    let (local, domain) = match email.rsplit_once('@') {
        Some(parts) => parts,
        None if HIDDEN_ADDRESS.contains(&email) => {
            return ("no_at", &HIDDEN);
        }
        None if email.contains(FULL_WIDTH_AT) => {
            return ("several_at", &FULL_WIDTH);
        }
        None => return ("no_at", &NO_AT),
    };
    if has_at_outside_quotes(local) {
        return ("several_at", &ONE_AT);
    }
    let (reason, hint) =
        if is_local(local) { ("domain", domain_hint(domain)) } else { ("local_part", local_hint(local)) };
    (reason, if is_between_quotes(email) { &QUOTES } else { hint })
}

/// Whether more than the address is there: a name, angle brackets, `mailto:`, or another address.
#[cold]
#[inline(never)]
fn is_not_alone(email: &str) -> bool {
    let is_separator =
        |character: char| character.is_whitespace() || matches!(character, ',' | ';' | '/' | '|' | '、' | '，' | '；');
    let is_address =
        |word: &str| word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'));
    let starts_with_scheme = email.trim_start().get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
    email.contains(['<', '>'])
        || starts_with_scheme
        || email.split(is_separator).filter(|word| is_address(word)).count() > 1
}

fn has_at_outside_quotes(local: &str) -> bool {
    let (mut quoted, mut escaped, mut found) = (false, false, false);
    for character in local.chars() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            '@' => found |= !quoted,
            _ => {}
        }
    }
    // A quote that is never closed quotes nothing.
    found || (quoted && local.contains('@'))
}

#[cold]
#[inline(never)]
fn local_hint(local: &str) -> &'static Sentence {
    if local.is_empty() {
        &NO_LOCAL_PART
    } else if local.len() > MAX_LOCAL_OCTETS {
        &LONG_LOCAL_PART
    } else if local.trim() != local {
        &SPACE_BEFORE_AT
    } else if local.contains(',') {
        &COMMA
    } else if local.is_ascii() && is_quoted(&format!("\"{local}\"")) && local.len() + 2 <= MAX_LOCAL_OCTETS {
        &QUOTE_LOCAL_PART
    } else {
        &LOCAL_PART
    }
}

#[cold]
#[inline(never)]
fn domain_hint(domain: &str) -> &'static Sentence {
    let alone = domain.trim_end_matches(|last: char| !last.is_alphanumeric());
    if domain.is_empty() {
        &NO_DOMAIN
    } else if domain.starts_with('[') || domain.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.')) {
        &IP_ADDRESS
    } else if alone != domain && ascii_length(alone).is_some() {
        if domain.strip_prefix(alone) == Some(".") { &DOT_AT_END } else { &AFTER_DOMAIN }
    } else if domain.contains([',', ';', '，', '。', '．', '｡']) {
        &OTHER_DOTS
    } else if domain.contains(char::is_whitespace) {
        &SPACE_AFTER_AT
    } else if !domain.contains('.') {
        &ONE_LABEL
    } else if domain.contains("..") {
        &TWO_DOTS
    } else if domain.contains('_') {
        &UNDERSCORE
    } else {
        &DOMAIN
    }
}

/// Whether an address is between quotes.
fn is_between_quotes(email: &str) -> bool {
    const OPEN: [char; 6] = ['"', '\'', '`', '“', '‘', '„'];
    const CLOSE: [char; 5] = ['"', '\'', '`', '”', '’'];
    email.strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE)).is_some_and(|inner| parts(inner).is_some())
}

fn is_local(local: &str) -> bool {
    local.len() <= MAX_LOCAL_OCTETS && (is_dot_atom(local) || is_quoted(local))
}

fn is_dot_atom(local: &str) -> bool {
    local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom_character))
}

/// Whether a character may be in an atom: beyond ASCII, all but white space and control characters.
fn is_atom_character(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(character);
    }
    !character.is_whitespace() && !character.is_control()
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

/// Whether a character ends a label, as far as a pattern says it: beyond ASCII it knows white space and control
/// characters.
fn is_label_end(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || (!character.is_ascii() && !character.is_whitespace() && !character.is_control())
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

    fn is_valid(email: &str) -> bool {
        parts(email).is_some()
    }

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
            assert!(is_valid(email), "{email}");
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
            "ada\u{A0}b@example.com",
            "ada\u{85}b@example.com",
            "ada@example.com\u{200B}",
            "ada@exam\u{AD}ple.com",
            "“ada@example.com”",
            "ada@ｅxample.com",
        ] {
            assert!(!is_valid(email), "{email}");
        }
    }

    #[test]
    fn lengths_are_counted_in_octets() {
        let domain = |labels: &[usize]| labels.iter().map(|length| "d".repeat(*length)).collect::<Vec<_>>().join(".");
        let local = "l".repeat(64);
        assert!(is_valid(&format!("{local}@example.com")));
        assert!(!is_valid(&format!("{local}l@example.com")));
        assert!(is_valid(&format!("{}@example.com", "é".repeat(32))));
        assert!(!is_valid(&format!("{}@example.com", "é".repeat(33))));
        assert!(is_valid(&format!("a@{}.com", "d".repeat(63))));
        assert!(!is_valid(&format!("a@{}.com", "d".repeat(64))));
        assert!(is_valid(&format!("{local}@{}", domain(&[63, 63, 61]))));
        assert!(!is_valid(&format!("{local}@{}", domain(&[63, 63, 62]))));
    }

    #[test]
    fn the_first_reason_that_applies_is_given() {
        for (email, expected) in [
            ("ada@gmail.com\u{200B}", "invisible"),
            (" ada@gmail.com", "invisible"),
            ("ada@gmail.com\u{85}", "invisible"),
            ("\u{202A}ada@gmail.com\u{202C}", "invisible"),
            ("ada@gmail\u{AD}.com", "invisible"),
            ("ada@gmail\u{200C}.com", "invisible"),
            ("Ada <ada@gmail.com>", "not_alone"),
            ("mailto:ada@gmail.com", "not_alone"),
            ("MAILTO:ada@gmail.com", "not_alone"),
            ("ada@gmail.com, eve@gmail.com", "not_alone"),
            ("ada@gmail.com eve@gmail.com", "not_alone"),
            ("ada", "no_at"),
            ("[email protected]", "no_at"),
            ("ada@@gmail.com", "several_at"),
            ("a@b@c.com", "several_at"),
            ("ada\u{FF20}gmail.com", "several_at"),
            ("@gmail.com", "local_part"),
            ("ada..smith@docomo.ne.jp", "local_part"),
            ("ada,smith@gmail.com", "local_part"),
            ("ada smith@gmail.com", "local_part"),
            ("ada\u{A0}b@gmail.com", "local_part"),
            ("ada@gmail,com", "domain"),
            ("ada@gmail.com.", "domain"),
            ("ada@gmail", "domain"),
            ("ada@", "domain"),
            ("“ada@gmail.com”", "domain"),
            ("ada@gmail.com (home)", "domain"),
        ] {
            assert_eq!(reason(email).0, expected, "{email}");
        }
        assert_eq!(reason(&format!("{}@gmail.com", "a".repeat(65))).0, "local_part");
        assert_eq!(reason(&format!("ada@{}.com", "a".repeat(64))).0, "domain");
    }

    #[test]
    fn a_hint_names_what_is_wrong_with_a_domain() {
        for (email, expected) in [
            ("ada@gmail,com", &OTHER_DOTS),
            ("ada@gmail;com", &OTHER_DOTS),
            ("ada@gmail.com.", &DOT_AT_END),
            ("ada@gmail.com,", &AFTER_DOMAIN),
            ("ada@gmail.com;", &AFTER_DOMAIN),
            ("ada@gmail.com”", &AFTER_DOMAIN),
            ("“ada@gmail.com”", &QUOTES),
            ("'ada@gmail.com'", &QUOTES),
            ("\"ada@gmail.com\"", &QUOTES),
            ("ada@gmail com", &SPACE_AFTER_AT),
            ("ada@ gmail.com", &SPACE_AFTER_AT),
            ("ada @gmail.com", &SPACE_BEFORE_AT),
            ("ada@[IPv6:::1]", &IP_ADDRESS),
            ("ada@127.0.0.1", &IP_ADDRESS),
            ("ada@gmail", &ONE_LABEL),
            ("ada@gmail..com", &TWO_DOTS),
            ("ada@gma_il.com", &UNDERSCORE),
        ] {
            assert_eq!(reason(email).1, expected, "{email}");
        }
    }

    #[test]
    fn a_hint_about_quotes_leads_to_an_address() {
        for local in ["ada..smith", "ada.", "ada smith", ".ada", "a(b)"] {
            assert_eq!(local_hint(local), &QUOTE_LOCAL_PART, "{local}");
            assert!(is_valid(&format!("\"{local}\"@example.com")), "{local}");
        }
        for local in ["", "a\"b", "a\\", &"é".repeat(33), "a,b", "ada "] {
            assert_ne!(local_hint(local), &QUOTE_LOCAL_PART, "{local}");
        }
    }
}
