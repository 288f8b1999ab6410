//! Domains of e-mail addresses that are probably misspelt, or that no mail reaches.

use std::borrow::Cow;

use strsim::osa_distance;

use crate::reference::lines_of;
use crate::rule::{DID_YOU_MEAN, InSchema, Rule, SUGGESTION, Severity, Violation, catalogue_text};
use crate::wording::Sentence;

static MISTYPED: Sentence =
    Sentence::new("suspicious_email_domain", "Check the part of the email address after the @. It may be mistyped.");
static RESERVED_ENDING: Sentence = Sentence::new(
    "hint.suspicious_email_domain.reserved",
    "No mail reaches an address with this ending: it is reserved.",
);
static CHECK_ENDING: Sentence = Sentence::new("hint.suspicious_email_domain", "Its ending has only one letter.");

pub(crate) static SUSPICIOUS: Rule = Rule {
    code: "suspicious_email_domain",
    severity: Severity::Warning,
    summary: catalogue_text("a domain that looks like a misspelt provider, or that no mail reaches"),
    messages: &[&MISTYPED],
    hints: &[&DID_YOU_MEAN, &RESERVED_ENDING, &CHECK_ENDING],
    params: &[SUGGESTION],
    explanation: catalogue_text(
        "The domain is one edit away from that of a large provider and not known to be another one, or it ends in a single \
         letter or in a name that is reserved (test, example, invalid, localhost, local, internal, onion).",
    ),
    fix: catalogue_text("Correct the domain, or keep it if it is right."),
    example: catalogue_text(r#""email": "ada@gmial.com""#),
    in_schema: InSchema::WARNING,
};

/// The providers, first the large ones.
static PROVIDERS: &str = lines_of!("../../data/mail_domains.txt");

/// The line before the providers that are known, and never suggested.
const KNOWN: &str = "= known";

/// Top-level domains that are reserved (RFC 6761, RFC 6762, RFC 7686, and `internal` by ICANN).
const RESERVED: [&str; 7] = ["test", "example", "invalid", "localhost", "local", "internal", "onion"];

/// Endings that people type for `com`, and that are a country's.
const MISTYPED_ENDINGS: [&str; 3] = ["co", "cm", "om"];

/// Expects the domain of an address that is valid.
pub(super) fn warning(domain: &str) -> Option<Violation> {
    let domain = if domain.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(domain.to_ascii_lowercase())
    } else {
        Cow::Borrowed(domain)
    };
    let (name, ending) = domain.rsplit_once('.')?;
    if RESERVED.contains(&ending) {
        return Some(SUSPICIOUS.violation().with_hint(&RESERVED_ENDING));
    }
    let ends_in_one_letter = ending.len() == 1;
    let mut large = PROVIDERS.lines().take_while(|line| *line != KNOWN).filter(|line| !line.starts_with('='));
    let meant = large.find(|provider| {
        is_one_edit_away(&domain, provider)
            || (ends_in_one_letter && provider.rsplit_once('.').is_some_and(|(known, _)| known == name))
    });
    // The long list is only looked through where there is something to suggest.
    let meant = meant.filter(|_| !PROVIDERS.lines().any(|known| is_provider(known, name, ending, &domain)));
    let is_suspicious = meant.is_some() || ends_in_one_letter;
    is_suspicious.then(|| SUSPICIOUS.violation().suggesting(meant.map(Into::into)).or_hint(&CHECK_ENDING))
}

/// Whether one letter was inserted, deleted or replaced, or two were swapped. What differs by more at first sight is not
/// worth the time of measuring it.
fn is_one_edit_away(domain: &str, provider: &str) -> bool {
    if domain.len().abs_diff(provider.len()) > 1 {
        return false;
    }
    let (domain_bytes, provider_bytes) = (domain.as_bytes(), provider.as_bytes());
    let at_start = domain_bytes.iter().zip(provider_bytes).take_while(|(one, other)| one == other).count();
    let at_end =
        domain_bytes.iter().rev().zip(provider_bytes.iter().rev()).take_while(|(one, other)| one == other).count();
    at_start + at_end + 2 >= domain.len().max(provider.len()) && osa_distance(domain, provider) == 1
}

/// Whether a line of the known providers is this domain, or its name under the ending of a country.
fn is_provider(known: &str, name: &str, ending: &str, domain: &str) -> bool {
    let Some(family) = known.strip_suffix(".*") else { return known == domain };
    let is_ending = ending.len() == 2 && !MISTYPED_ENDINGS.contains(&ending);
    let inner = name.strip_prefix(family);
    matches!(inner, Some("" | ".co" | ".com") if is_ending) || (family == "gmx" && domain.starts_with("gmx."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The suggestion of the warning about a domain; `-` for a warning without one, and nothing without a warning.
    fn suggestion(domain: &str) -> Option<String> {
        let violation = warning(domain)?;
        Some(violation.params.get("suggestion").map_or_else(|| "-".to_owned(), ToString::to_string))
    }

    #[test]
    fn a_domain_that_is_nearly_that_of_a_provider_is_misspelt() {
        for (domain, meant) in [
            ("gmial.com", "gmail.com"),
            ("GMAIL.CO", "gmail.com"),
            ("gmail.cm", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.comm", "gmail.com"),
            ("gmail.c", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("yaho.com", "yahoo.com"),
            ("outlok.com", "outlook.com"),
            ("iclod.com", "icloud.com"),
            ("live.con", "live.com"),
            ("protonmail.co", "protonmail.com"),
        ] {
            assert_eq!(suggestion(domain), Some(meant.to_owned()), "{domain}");
        }
    }

    #[test]
    fn a_domain_that_no_mail_reaches_is_suspicious() {
        for domain in ["me.invalid", "acme.test", "a.example", "printer.local", "x.y", "acme.internal", "abc.onion"] {
            assert_eq!(suggestion(domain), Some("-".to_owned()), "{domain}");
        }
    }

    #[test]
    fn providers_and_other_domains_are_not() {
        for domain in [
            "gmail.com",
            "googlemail.com",
            "ymail.com",
            "gmx.de",
            "gmx.net",
            "gmx.com",
            "mail.com",
            "email.com",
            "live.de",
            "live.nl",
            "live.com.mx",
            "live.co.uk",
            "126.com",
            "q.com",
            "me.com",
            "hotmail.co.uk",
            "yahoo.co.jp",
            "proton.me",
            "pm.me",
            "acme.us",
            "example.com",
            "bol.com",
            "gol.com",
            "uol.com.br",
            "t-online.de",
            "web.de",
            "icloud.com",
            "vip.qq.com",
            "msn.com",
            "mail.ru",
            "aon.com",
        ] {
            assert_eq!(suggestion(domain), None, "{domain}");
        }
    }
}
