//! The limits that a caller may move.

/// How large files and payloads may be, and how many issues are listed.
///
/// ```
/// use harbor_preflight::Limits;
///
/// let limits = Limits { max_file_bytes: 8 * 1024 * 1024, ..Limits::default() };
/// assert_eq!(limits.max_issues, 1_000);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes that a decoded file may have: 10 MiB, which is how this project reads the guide's "10 MB".
    pub max_file_bytes: u64,
    /// Bytes that a body may have to be read at all: 128 MiB. Below 4 GiB, because places are 32 bits wide.
    ///
    /// An ordinary body takes next to no memory beyond itself. One made of nothing but tiny values or keys takes up to 7
    /// times its size, and the tests hold it below 8: lower this limit where strangers send bodies and memory is scarce.
    pub max_payload_bytes: u32,
    /// Issues that a report lists: 1,000. One takes less than 1 KiB, and at worst 70 kB: two paths of 64 keys, each as long
    /// as is shown.
    pub max_issues: usize,
}

/// The guide's "10 MB", read as mebibytes.
pub(crate) const MAX_FILE_MEBIBYTES: u64 = 10;

/// The default of [`Limits::max_file_bytes`].
pub(crate) const MAX_FILE_BYTES: u64 = MAX_FILE_MEBIBYTES * 1024 * 1024;

/// The default of [`Limits::max_payload_bytes`], in mebibytes.
pub(crate) const MAX_PAYLOAD_MEBIBYTES: u32 = 128;

impl Default for Limits {
    fn default() -> Self {
        let max_payload_bytes = MAX_PAYLOAD_MEBIBYTES * 1024 * 1024;
        Self { max_file_bytes: MAX_FILE_BYTES, max_payload_bytes, max_issues: 1_000 }
    }
}
