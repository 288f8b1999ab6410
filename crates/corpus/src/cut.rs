//! Files that are cut off, as an upload that was interrupted leaves them.

/// How much is left of a file, in percent.
pub(crate) const PERCENTS: [usize; 4] = [10, 50, 90, 99];

/// The beginning of a file.
pub(crate) fn cut(bytes: &[u8], percent: usize) -> &[u8] {
    bytes.get(..bytes.len() / 100 * percent + bytes.len() % 100 * percent / 100).unwrap_or(bytes)
}
