//! The clock, and times as Harbor writes them.

use chrono::{DateTime, SecondsFormat, Utc};

/// Milliseconds since 1970.
pub(crate) type Millis = i64;

/// The present time.
pub(crate) fn now() -> Millis {
    Utc::now().timestamp_millis()
}

/// A time as RFC 3339.
pub(crate) fn text(time: Millis) -> String {
    DateTime::from_timestamp_millis(time).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}
