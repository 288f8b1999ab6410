//! US Social Security number: nine ASCII digits, no hyphens.

use crate::rule::{Finding, Rule, Severity};

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_ssn",
    severity: Severity::Error,
    summary: "not nine digits without hyphens",
    message: "{field} must be nine digits without hyphens or spaces.",
    params: &["reason"],
    explanation: "The guide asks for nine digits and no hyphens. The reason is `hyphens` if nine digits remain without \
                  them, else `characters` if anything but the ASCII digits stands in it, else `length`.",
    mend: "Send the nine digits one after the other.",
    example: r#""ssn": "123-45-6789""#,
};

pub(crate) static IMPLAUSIBLE: Rule = Rule {
    code: "implausible_ssn",
    severity: Severity::Warning,
    summary: "nine digits that the Social Security Administration never assigns",
    message: "{field} is a number that is never assigned: check it against the card.",
    params: &[],
    explanation: "Area 000, 666 and 900 to 999, group 00 and serial 0000 are never assigned, and two numbers are known \
                  from advertisements. The guide does not forbid them, but verification will.",
    mend: "Copy the number from the card again. A tax number (ITIN, beginning with 9) is not a Social Security number.",
    example: r#""ssn": "000123456""#,
};

pub(crate) static RULES: &[&Rule] = &[&INVALID, &IMPLAUSIBLE];

const DIGITS: usize = 9;

/// Numbers printed in advertisements, used by thousands since.
const ADVERTISED: [&str; 2] = ["078051120", "219099999"];

pub(crate) fn error(ssn: &str) -> Option<Finding> {
    let digits = ssn.bytes().filter(u8::is_ascii_digit).count();
    let hyphens = ssn.bytes().filter(|byte| *byte == b'-').count();
    if digits == ssn.len() && digits == DIGITS {
        return None;
    }
    let (reason, hint) = if digits == DIGITS && digits + hyphens == ssn.len() {
        ("hyphens", "Leave the hyphens out.")
    } else if digits != ssn.len() {
        ("characters", "Use nothing but the digits 0 to 9.")
    } else {
        ("length", "Count the digits: there must be nine.")
    };
    Some(INVALID.found().with("reason", reason).hinting(hint))
}

/// Takes nine digits.
pub(crate) fn warning(ssn: &str) -> Option<Finding> {
    let (area, rest) = ssn.split_at_checked(3)?;
    let (group, serial) = rest.split_at_checked(2)?;
    let unassigned = matches!(area, "000" | "666") || area.starts_with('9') || group == "00" || serial == "0000";
    (unassigned || ADVERTISED.contains(&ssn)).then(|| IMPLAUSIBLE.found())
}
