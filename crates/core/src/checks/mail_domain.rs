//! Domains of e-mail addresses that are probably misspelt, or that no mail reaches.

use std::borrow::Cow;

use crate::reference::lines_of;
use crate::rule::{InSchema, Rule, SUGGESTION, Severity, Violation, catalogue_text};

pub(crate) static SUSPICIOUS: Rule = Rule {
    code: "suspicious_email_domain",
    severity: Severity::Warning,
    summary: catalogue_text("a domain that looks like a misspelt provider, or that no mail reaches"),
    message: "{field} has a domain that is probably mistyped: check what comes after the @.",
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

/// Top-level domains that are reserved (RFC 6761, RFC 6762, RFC 7686, and `internal` by ICANN).
const RESERVED: [&str; 7] = ["test", "example", "invalid", "localhost", "local", "internal", "onion"];

/// Endings that people type for `com`, and that are a country's.
const MISTYPED_ENDINGS: [&str; 3] = ["co", "cm", "om"];

/// Expects the domain of an address that is valid.
pub(super) fn warning(domain: &str) -> Option<Violation> {
    let has_capitals = domain.bytes().any(|byte| byte.is_ascii_uppercase());
    let domain = if has_capitals { Cow::Owned(domain.to_ascii_lowercase()) } else { Cow::Borrowed(domain) };
    let (name, ending) = domain.rsplit_once('.')?;
    if RESERVED.contains(&ending) {
        return Some(
            SUSPICIOUS.violation().with_hint("No mail reaches a domain that ends in this name: it is reserved."),
        );
    }
    let (large, known) = PROVIDERS.split_once("= known")?;
    let large = || large.lines().filter(|line| !line.starts_with('='));
    let ends_in_one_letter = ending.len() == 1;
    let is_known = large().any(|provider| provider == domain)
        || known.lines().any(|known| is_provider(known, name, ending, &domain));
    let meant = large().find(|provider| {
        is_one_edit(&domain, provider)
            || (ends_in_one_letter && provider.rsplit_once('.').is_some_and(|(known, _)| known == name))
    });
    let meant = meant.filter(|_| !is_known);
    (meant.is_some() || ends_in_one_letter).then(|| SUSPICIOUS.violation().suggesting(meant.map(Into::into)))
}

/// Whether one insertion, deletion, replacement or swap makes one text of the other.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same = |(one, other): &(&u8, &u8)| one == other;
    let front = one.iter().zip(other).take_while(same).count();
    let (one, other) = (one.get(front..).unwrap_or_default(), other.get(front..).unwrap_or_default());
    let back = one.iter().rev().zip(other.iter().rev()).take_while(same).count();
    let (one, other) = (one.get(..one.len() - back), other.get(..other.len() - back));
    match (one.unwrap_or_default(), other.unwrap_or_default()) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
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

    /// What is suggested; an empty text if there is only a warning.
    fn suggestion(domain: &str) -> Option<String> {
        warning(domain).map(|violation| violation.params.get("suggestion").map(ToString::to_string).unwrap_or_default())
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
            assert_eq!(suggestion(domain), Some(String::new()), "{domain}");
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
