//! The targets of the project. They are ratios of one run, because absolute times depend on the machine.

use std::fmt;

use self::Limit::{Above, AtLeast, AtMost, BytesBelow};
use super::{Case, OURS};

/// A limit for the ratio of a subject, that is its time divided by the time of the first subject of its case.
#[derive(Clone, Copy)]
pub(super) enum Limit {
    AtLeast(f64),
    Above(f64),
    AtMost(f64),
    /// A limit for memory instead of a ratio.
    BytesBelow(f64),
}

type Names = &'static [&'static str];

pub(super) struct Target {
    places: Names,
    body: &'static str,
    form: &'static str,
    subjects: Names,
    pub(super) limit: Limit,
}

pub(super) const MEBIBYTE: f64 = 1024.0 * 1024.0;

const RUST: Names = &["Rust"];
const NODE: Names = &["Node"];
const CHROMIUM: Names = &["Chromium"];
const SCRIPTS: Names = &["Node", "Chromium"];
const COMMAND_LINE: Names = &["Command line"];

const BYTES: &str = "bytes";
const OBJECT: &str = "object";
const LINES: &str = "100,000 lines of SMALL";

pub(super) const TARGETS: [Target; 24] = [
    target(RUST, "SMALL", BYTES, &["garde"], AtLeast(1.3)),
    target(RUST, "SMALL", BYTES, &["validator"], AtLeast(1.4)),
    target(RUST, "SMALL", BYTES, &["jsonschema"], AtLeast(3.0)),
    target(RUST, "SMALL, nine issues", BYTES, &["garde"], AtLeast(1.1)),
    target(RUST, "SMALL, nine issues", BYTES, &["validator"], AtLeast(1.0)),
    target(RUST, "LARGE", BYTES, &["memcpy"], AtLeast(0.6)),
    target(RUST, "LARGE", BYTES, &["garde", "validator"], AtLeast(7.0)),
    target(RUST, "LARGE", BYTES, &["jsonschema"], AtLeast(12.0)),
    target(RUST, "LARGE, PHP-escaped", BYTES, &["memcpy"], AtLeast(0.35)),
    target(NODE, "SMALL", OBJECT, &["Zod"], AtLeast(0.45)),
    target(CHROMIUM, "SMALL", OBJECT, &["Zod"], AtLeast(0.9)),
    target(SCRIPTS, "SMALL", OBJECT, &["Ajv"], AtLeast(2.0)),
    target(NODE, "SMALL", "string", &["Zod"], AtLeast(1.5)),
    target(CHROMIUM, "SMALL", "string", &["Zod"], AtLeast(2.5)),
    target(SCRIPTS, "SMALL", BYTES, &["Zod"], AtLeast(3.0)),
    target(SCRIPTS, "SMALL, nine issues", OBJECT, &["Zod"], Above(1.0)),
    target(SCRIPTS, "MEDIUM", OBJECT, &["Zod"], AtLeast(5.0)),
    target(SCRIPTS, "LARGE", OBJECT, &["Zod"], AtLeast(5.0)),
    target(SCRIPTS, "LARGE", "string", &["Zod"], AtLeast(5.0)),
    target(SCRIPTS, "LARGE", BYTES, &["Zod"], AtLeast(5.0)),
    target(SCRIPTS, "LARGE", "memory", &[OURS], BytesBelow(4.0 * MEBIBYTE)),
    target(CHROMIUM, "inspectFile", "file", &["10 MiB"], AtMost(1.5)),
    target(COMMAND_LINE, LINES, "two cores", &["harbor-preflight on one core"], AtLeast(1.7)),
    target(COMMAND_LINE, LINES, "one core", &["Node with Ajv"], AtLeast(5.0)),
];

const fn target(places: Names, body: &'static str, form: &'static str, subjects: Names, limit: Limit) -> Target {
    Target { places, body, form, subjects, limit }
}

impl Target {
    /// The pairs of place and subject that the target applies to.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.places.iter().flat_map(|place| self.subjects.iter().map(|subject| (*place, *subject)))
    }

    pub(super) fn is_about(&self, case: &Case, subject: &str) -> bool {
        self.places.contains(&case.place)
            && self.body == case.body
            && self.form == case.form
            && self.subjects.contains(&subject)
    }
}

impl Limit {
    /// Whether a ratio, or a number of bytes, is within the limit.
    pub(super) fn holds(self, number: f64) -> bool {
        match self {
            AtLeast(limit) => number >= limit,
            Above(limit) => number > limit,
            AtMost(limit) => number <= limit,
            BytesBelow(limit) => number < limit,
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AtLeast(limit) => write!(f, "≥ {limit}"),
            Above(limit) => write!(f, "> {limit}"),
            AtMost(limit) => write!(f, "≤ {limit}"),
            BytesBelow(limit) => write!(f, "< {} MiB", limit / MEBIBYTE),
        }
    }
}
