//! Compares what the checks report of a file with what the decoders found in it.

use serde::Serialize;

use crate::check::Checked;
use crate::run::Record;
use crate::truth::{Kind, Protection, State, Truth};

/// The head of a table.
pub(crate) struct Head {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) columns: &'static [&'static str],
}

/// Who is right where check and decoder differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    /// They agree.
    Agreed,
    /// The check reports what is not so.
    FalseAlarm,
    /// The check does not report what is so.
    Missed,
    /// It cannot be said: the decoder does not know, or the check does not claim to.
    Open,
}

/// A count of one in a table.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) table: &'static str,
    /// The row: what the decoder found.
    pub(crate) truth: String,
    /// The column: what the check reports.
    pub(crate) report: &'static str,
    pub(crate) verdict: Verdict,
}

/// The tables, in the order in which they are printed.
pub(crate) const TABLES: &[Head] = &[
    Head {
        name: "unsupported_file_type",
        about: "Is the format of the file accepted? A decoder opens what is accepted, from the first byte on.",
        columns: &["accepted", "refused"],
    },
    Head {
        name: "file_truncated",
        about: "Is the end missing? A file that a decoder shows as a whole is not cut off.",
        columns: &["not reported", "reported", "file_damaged"],
    },
    Head {
        name: "file_damaged",
        about: "Can nobody show it? By reason; a file that a decoder shows as a whole is not damaged.",
        columns: &["whole", "decoded with faults", "cut off", "not decoded", "not known"],
    },
    Head {
        name: "low_resolution",
        about: "Is the shorter side of the picture under 300 pixels?",
        columns: &["not reported", "reported"],
    },
    Head {
        name: "encrypted_pdf",
        about: "Does the PDF need a password? By needs_password.",
        columns: &["not reported", "true", "null"],
    },
    Head {
        name: "size",
        about: "Are width, height and the number of pages right, where they are given?",
        columns: &["right", "wrong", "not given", "not known"],
    },
    Head {
        name: "cuts",
        about: "Is it reported that a file was cut off? Each whole file, cut after 10, 50, 90 and 99 % of its bytes.",
        columns: &["not reported", "file_truncated", "file_damaged", "unsupported_file_type"],
    },
];

const NOT_REPORTED: &str = "not reported";
const REPORTED: &str = "reported";

/// The least pixels of the shorter side of a picture.
const LEAST_PIXELS: u32 = 300;

/// All that can be said about a file.
pub(crate) fn findings(record: &Record) -> Vec<Finding> {
    let Record { checked, truth, .. } = record;
    let mut findings = vec![file_type(checked, truth)];
    if let Some(kind) = truth.kind.filter(|_| !checked.has("unsupported_file_type")) {
        findings.push(truncated(kind, checked, truth));
        findings.extend(damaged(checked, truth));
        match kind {
            Kind::Jpeg | Kind::Png => {
                findings.push(resolution(checked, truth));
                findings.push(size(kind, checked, truth));
            }
            Kind::Pdf => {
                findings.push(encrypted(checked, truth));
                findings.push(pages(checked, truth));
            }
        }
        findings.extend(record.cuts.iter().map(|cut| cut_off(kind, cut.percent, &cut.checked, &cut.truth)));
    }
    findings
}

fn file_type(checked: &Checked, truth: &Truth) -> Finding {
    let refused = checked.has("unsupported_file_type");
    let opened = matches!(truth.state, State::Whole | State::Repaired);
    let (row, verdict) = match (truth.kind, truth.offset) {
        (None, _) => ("another format".to_owned(), if refused { Verdict::Agreed } else { Verdict::Missed }),
        (Some(kind), 0) if opened => {
            (format!("{kind}, opened"), if refused { Verdict::FalseAlarm } else { Verdict::Agreed })
        }
        (Some(kind), 0) => (format!("{kind}, not opened"), Verdict::Open),
        (Some(kind), _) => {
            (format!("{kind} after other bytes"), if refused { Verdict::Agreed } else { Verdict::Missed })
        }
    };
    Finding {
        table: "unsupported_file_type",
        truth: row,
        report: if refused { "refused" } else { "accepted" },
        verdict,
    }
}

fn truncated(kind: Kind, checked: &Checked, truth: &Truth) -> Finding {
    let report = match (checked.has("file_truncated"), checked.has("file_damaged")) {
        (true, _) => REPORTED,
        (false, true) => "file_damaged",
        (false, false) => NOT_REPORTED,
    };
    let verdict = match (truth.state, report) {
        (State::Whole, REPORTED) => Verdict::FalseAlarm,
        (State::CutOff, NOT_REPORTED) => Verdict::Missed,
        (State::Whole | State::CutOff, _) => Verdict::Agreed,
        (State::Repaired | State::Damaged | State::Unknown, _) => Verdict::Open,
    };
    Finding { table: "file_truncated", truth: format!("{kind}, {}", truth.state), report, verdict }
}

fn damaged(checked: &Checked, truth: &Truth) -> Option<Finding> {
    let issue = checked.issue("file_damaged")?;
    let reason = issue.params.get("reason").and_then(|reason| reason.as_str()).unwrap_or("no reason");
    let (report, verdict) = match truth.state {
        State::Whole => ("whole", Verdict::FalseAlarm),
        State::Repaired => ("decoded with faults", Verdict::Open),
        State::CutOff => ("cut off", Verdict::Agreed),
        State::Damaged => ("not decoded", Verdict::Agreed),
        State::Unknown => ("not known", Verdict::Open),
    };
    Some(Finding { table: "file_damaged", truth: reason.to_owned(), report, verdict })
}

fn resolution(checked: &Checked, truth: &Truth) -> Finding {
    let reported = checked.has("low_resolution");
    let is_low = truth.size.map(|(width, height)| width.min(height) < LEAST_PIXELS);
    let verdict = match (is_low, reported) {
        (Some(false), true) => Verdict::FalseAlarm,
        (Some(true), false) if !checked.has("file_damaged") => Verdict::Missed,
        (Some(_), _) => Verdict::Agreed,
        (None, _) => Verdict::Open,
    };
    let row = match is_low {
        Some(true) => "under 300 pixels",
        Some(false) => "300 pixels or more",
        None => "not known",
    };
    let report = if reported { REPORTED } else { NOT_REPORTED };
    Finding { table: "low_resolution", truth: row.to_owned(), report, verdict }
}

fn encrypted(checked: &Checked, truth: &Truth) -> Finding {
    let issue = checked.issue("encrypted_pdf");
    let needs = issue.and_then(|issue| issue.params.get("needs_password")).and_then(serde_json::Value::as_bool);
    let report = match (issue, needs) {
        (None, _) => NOT_REPORTED,
        (Some(_), Some(_)) => "true",
        (Some(_), None) => "null",
    };
    let (row, verdict) = match (truth.protection, report) {
        (Protection::None, NOT_REPORTED) => ("not encrypted", Verdict::Agreed),
        (Protection::None, _) => ("not encrypted", Verdict::FalseAlarm),
        (Protection::Opens, NOT_REPORTED) => ("opens without one", Verdict::Agreed),
        (Protection::Opens, "true") => ("opens without one", Verdict::FalseAlarm),
        (Protection::Opens, _) => ("opens without one", Verdict::Open),
        (Protection::NeedsPassword, NOT_REPORTED) => ("needs one", Verdict::Missed),
        (Protection::NeedsPassword, _) => ("needs one", Verdict::Agreed),
        (Protection::Unknown, _) => ("not known", Verdict::Open),
    };
    Finding { table: "encrypted_pdf", truth: row.to_owned(), report, verdict }
}

fn size(kind: Kind, checked: &Checked, truth: &Truth) -> Finding {
    let given = checked.width.zip(checked.height);
    given_or_not(format!("{kind}, width and height"), given, truth.size)
}

fn pages(checked: &Checked, truth: &Truth) -> Finding {
    given_or_not("PDF, pages".to_owned(), checked.pages, truth.pages)
}

fn given_or_not<T: PartialEq>(row: String, given: Option<T>, truth: Option<T>) -> Finding {
    let (report, verdict) = match (given, truth) {
        (None, _) => ("not given", Verdict::Open),
        (Some(_), None) => ("not known", Verdict::Open),
        (Some(given), Some(truth)) if given == truth => ("right", Verdict::Agreed),
        (Some(_), Some(_)) => ("wrong", Verdict::FalseAlarm),
    };
    Finding { table: "size", truth: row, report, verdict }
}

fn cut_off(kind: Kind, percent: usize, checked: &Checked, truth: &Truth) -> Finding {
    let codes = ["unsupported_file_type", "file_truncated", "file_damaged"];
    let report = codes.into_iter().find(|code| checked.has(code)).unwrap_or(NOT_REPORTED);
    // What was cut away may have come after the picture.
    let (still, verdict) = match (truth.is_whole(), report == NOT_REPORTED) {
        (true, true) => (", still whole", Verdict::Agreed),
        (true, false) => (", still whole", Verdict::FalseAlarm),
        (false, true) => ("", Verdict::Missed),
        (false, false) => ("", Verdict::Agreed),
    };
    Finding { table: "cuts", truth: format!("{kind} at {percent} %{still}"), report, verdict }
}
