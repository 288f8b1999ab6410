//! The limits that a caller may change.

/// Bytes of a mebibyte.
const MEBIBYTE: u64 = 1024 * 1024;

/// The largest file under `individual-v1`, in mebibytes: its "10 MB" read as such.
pub(crate) const V1_FILE_MEBIBYTES: u64 = 10;

/// The largest file under `individual-v1.1`, in mebibytes: its "8 MB" read as such.
pub(crate) const V1_1_FILE_MEBIBYTES: u64 = 8;

/// The largest sum of all files under `individual-v1.1`, in mebibytes: its "50 MB" read as such.
pub(crate) const V1_1_TOTAL_FILE_MEBIBYTES: u64 = 50;

/// The default of [`Limits::max_payload_bytes`], in mebibytes.
pub(crate) const MAX_PAYLOAD_MEBIBYTES: u32 = 128;

/// How large files and payloads may be, and how many issues are listed.
///
/// [`Limits::default`] gives those of the default contract, `individual-v1`. Those of another contract are its
/// [`limits`](crate::Contract::limits).
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
    /// The largest file, in bytes once decoded: 10 MiB by default.
    pub max_file_bytes: u64,
    /// The largest sum of all files of a payload, in bytes once decoded; `None` for no limit, which is the default.
    pub max_total_file_bytes: Option<u64>,
    /// The largest body that is read, in bytes: 128 MiB by default. It is below 4 GiB, because offsets are 32 bits.
    ///
    /// An ordinary body takes next to no memory beyond itself. One made of nothing but tiny values or keys takes up to
    /// 7 times its size, and the tests hold it below 8: lower this limit where strangers send bodies and memory is
    /// scarce.
    pub max_payload_bytes: u32,
    /// The most issues that a report lists: 1,000 by default. One takes less than 1 KiB, and at worst 70 kB: two paths
    /// of 64 keys, each as long as is shown.
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

/// The limits on a single file, in bytes once decoded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FileLimits {
    /// The largest file that is accepted.
    pub(crate) max_bytes: u64,
    /// The size from which a file is too large if a megabyte of the contract means 1,000,000 bytes. There is none where
    /// a caller has set a limit of their own: then nothing is left to be misread.
    pub(crate) max_decimal_bytes: Option<u64>,
}

impl FileLimits {
    /// The limits in use, where a contract publishes others or the same.
    pub(crate) fn new(in_use: &Limits, published: &Limits) -> Self {
        let is_published = in_use.max_file_bytes == published.max_file_bytes;
        let decimal = published.max_file_bytes / MEBIBYTE * 1_000_000;
        Self { max_bytes: in_use.max_file_bytes, max_decimal_bytes: is_published.then_some(decimal) }
    }
}
