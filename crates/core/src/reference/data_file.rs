//! What data files have in common: a header of lines that begin with `#`.

/// The lines of a data file that are not its header.
pub(crate) const fn without_header(text: &'static str) -> &'static str {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() && bytes[start] == b'#' {
        while start < bytes.len() && bytes[start] != b'\n' {
            start += 1;
        }
        start += 1;
    }
    text.split_at(start).1
}
