//! The limits that a caller may change.

/// One mebibyte, in bytes.
const MEBIBYTE: u64 = 1024 * 1024;

/// The largest file under `individual-v1`, in mebibytes. The guide says "10 MB", which is read as 10 MiB.
pub(crate) const V1_FILE_MEBIBYTES: u64 = 10;

/// The largest file under `individual-v1.1`, in mebibytes. The guide says "8 MB", which is read as 8 MiB.
pub(crate) const V1_1_FILE_MEBIBYTES: u64 = 8;

/// The largest sum of all files under `individual-v1.1`, in mebibytes. The guide says "50 MB", which is read as 50 MiB.
pub(crate) const V1_1_TOTAL_FILE_MEBIBYTES: u64 = 50;

/// The size in bytes from which a file is near the limit of either contract: the "8 MB" of Harbor's later pages, if a
/// megabyte is 1,000,000 bytes.
pub(crate) const NEAR_LIMIT_BYTES: u64 = 8_000_000;

/// The default of [`Limits::max_payload_bytes`], in mebibytes.
pub(crate) const MAX_PAYLOAD_MEBIBYTES: u32 = 128;

/// How large files and payloads may be, and how many issues are listed.
///
/// [`Limits::default`] returns the limits of the default contract, `individual-v1`. Every contract has its own in
/// [`Contract::limits`](crate::Contract::limits).
///
/// ```
/// use harbor_preflight::{Contract, Limits};
///
/// let limits = Limits { max_issues: 10, ..Contract::INDIVIDUAL_V1_1.limits };
/// assert_eq!(limits.max_file_bytes, 8 * 1024 * 1024);
/// assert_eq!(limits.max_total_file_bytes, Some(50 * 1024 * 1024));
/// assert_eq!(Limits::default().max_total_file_bytes, None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in decoded bytes: 10 MiB by default.
    pub max_file_bytes: u64,
    /// The largest sum of all files of a payload, in decoded bytes; `None`, the default, for no limit.
    pub max_total_file_bytes: Option<u64>,
    /// The largest body that is read, in bytes: 128 MiB by default. It is below 4 GiB, because offsets are 32 bits.
    ///
    /// Validating an ordinary body takes almost no memory beyond the body. A body of nothing but tiny values or keys
    /// takes up to 7 times its size, and a test keeps that below 8. Lower this limit where memory is scarce and anyone
    /// can send a body.
    pub max_payload_bytes: u32,
    /// The most issues that a report lists: 1,000 by default.
    ///
    /// An issue takes less than 1 KiB of memory. At worst it takes 70 kB, for two paths of 64 keys of 128 code points.
    pub max_issues: usize,
}

impl Limits {
    /// The limits of `individual-v1`.
    pub(crate) const V1: Self = Self {
        max_file_bytes: V1_FILE_MEBIBYTES * MEBIBYTE,
        max_total_file_bytes: None,
        max_payload_bytes: MAX_PAYLOAD_MEBIBYTES * 1024 * 1024,
        max_issues: 1_000,
    };

    /// The limits of `individual-v1.1`.
    pub(crate) const V1_1: Self = Self {
        max_file_bytes: V1_1_FILE_MEBIBYTES * MEBIBYTE,
        max_total_file_bytes: Some(V1_1_TOTAL_FILE_MEBIBYTES * MEBIBYTE),
        ..Self::V1
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::V1
    }
}

/// The limits on a single file, in decoded bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FileLimits {
    /// The largest file that is accepted.
    pub(crate) max_bytes: u64,
    /// The largest file without a warning that it is near the limit; `None` where a caller has set another limit, because
    /// that of a contract then does not matter.
    pub(crate) max_bytes_without_warning: Option<u64>,
}

impl FileLimits {
    /// Returns the limits on a file for the limits in use, given those that the contract publishes.
    pub(crate) fn new(in_use: &Limits, published: &Limits) -> Self {
        let is_published = in_use.max_file_bytes == published.max_file_bytes;
        Self { max_bytes: in_use.max_file_bytes, max_bytes_without_warning: is_published.then_some(NEAR_LIMIT_BYTES) }
    }
}
