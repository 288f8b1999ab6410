//! Fuzz target: any bytes as a body.

use harbor_preflight::{Preflight, Submission};

use super::report::assert_report_holds;
use crate::cases::{TODAY, date};

pub(super) fn run(bytes: &[u8]) {
    assert_report_holds(bytes, &Preflight::new(date(TODAY)), &Submission::new());
}
