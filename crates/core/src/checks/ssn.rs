//! US Social Security number: ASCII digits, no hyphens.

use const_format::formatcp;

use super::wrong_type;
use crate::context::{Context, Meaning};
use crate::field::{AsNumber, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::{Pattern, described};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::{Sentence, sentences};

sentences! {
    HINTS:
    HYPHENS = "hint.invalid_ssn.hyphens", "Remove the hyphens.";
    CHARACTERS = "hint.invalid_ssn.characters", "Use only the digits 0 to 9.";
    LENGTH = "hint.invalid_ssn.length", formatcp!("Check that you entered all {DIGITS} digits.");
    LEADING_ZERO = "hint.invalid_ssn.leading_zero",
        formatcp!("Check that you entered all {DIGITS} digits. A zero at the start may be missing.");
}

sentences! {
    IMPLAUSIBLE_HINTS:
    CHECK_CARD = "hint.implausible_ssn", "Check it against your card.";
    MAY_BE_ITIN = "hint.implausible_ssn.itin",
        "A number that starts with 9 may be an ITIN. Enter your Social Security number.";
}

static FORM: Sentence = Sentence::new("invalid_ssn", formatcp!("{{field}} must be {DIGITS} digits, like {EXAMPLE}."));
static NEVER_ISSUED: Sentence =
    Sentence::new("implausible_ssn", "This number is never issued as a Social Security number.");

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_ssn",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!("not {DIGITS} digits without hyphens")),
    messages: &[&FORM],
    hints: HINTS,
    params: &[ParamSpec::word("reason")],
    explanation: catalogue_text(formatcp!(
        "The guide asks for {DIGITS} digits and no hyphens. The reason is `hyphens` if {DIGITS} digits remain without \
         them, else `characters` if it contains anything but ASCII digits, else `length`."
    )),
    fix: catalogue_text("Send the digits one after the other."),
    example: catalogue_text(r#""ssn": "123-45-6789""#),
    in_schema: InSchema::Yes,
};

pub(crate) static IMPLAUSIBLE: Rule = Rule {
    code: "implausible_ssn",
    severity: Severity::Warning,
    summary: catalogue_text("a number that the Social Security Administration never assigns"),
    messages: &[&NEVER_ISSUED],
    hints: IMPLAUSIBLE_HINTS,
    params: &[],
    explanation: catalogue_text(
        "Area 000, 666 and 900 to 999, group 00 and serial 0000 are never assigned, and two numbers are known \
         from advertisements. The guide does not forbid them, but verification will.",
    ),
    fix: catalogue_text(
        "Copy the number from the card again. A tax number (ITIN, beginning with 9) is not a Social Security number.",
    ),
    example: catalogue_text(r#""ssn": "000123456""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&INVALID, &IMPLAUSIBLE];

const DIGITS: usize = 9;

/// The guide's example.
const EXAMPLE: &str = "123456789";

/// Numbers printed in advertisements, used by thousands since.
const ADVERTISED: [&str; 2] = ["078051120", "219099999"];

/// A US Social Security number.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: RULES,
    max_length: Some(DIGITS as u64),
    example: EXAMPLE,
    input: Input::SocialSecurityNumber,
    is_sensitive: true,
    schema: TextSchema::Pattern(described(pattern)),
    as_number: AsNumber { hint: &wrong_type::WITH_ZEROS, loses_zeros: true },
    check,
};

fn check(_: &TextFormat, text: Text<'_>, _: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    let ssn = text.to_str();
    error(&ssn).or_else(|| warning(&ssn)).into_iter().for_each(report);
    Meaning::None
}

fn error(ssn: &str) -> Option<Violation> {
    let digits = ssn.bytes().filter(u8::is_ascii_digit).count();
    let hyphens = ssn.bytes().filter(|byte| *byte == b'-').count();
    if digits == ssn.len() && digits == DIGITS {
        return None;
    }
    let (reason, hint) = if digits == DIGITS && digits + hyphens == ssn.len() {
        ("hyphens", &HYPHENS)
    } else if digits != ssn.len() {
        ("characters", &CHARACTERS)
    } else if digits + 1 == DIGITS {
        ("length", &LEADING_ZERO)
    } else {
        ("length", &LENGTH)
    };
    Some(INVALID.violation().with_param("reason", reason).with_hint(hint))
}

fn pattern() -> Pattern {
    Pattern::whole(format!("^[0-9]{{{DIGITS}}}$"))
}

/// Expects a number in the right form.
fn warning(ssn: &str) -> Option<Violation> {
    let (area, rest) = ssn.split_at_checked(3)?;
    let (group, serial) = rest.split_at_checked(2)?;
    let unassigned = matches!(area, "000" | "666") || area.starts_with('9') || group == "00" || serial == "0000";
    if !unassigned && !ADVERTISED.contains(&ssn) {
        return None;
    }
    let may_be_itin = area.starts_with('9');
    Some(IMPLAUSIBLE.violation().with_hint(if may_be_itin { &MAY_BE_ITIN } else { &CHECK_CARD }))
}
