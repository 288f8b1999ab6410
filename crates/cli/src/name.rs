//! The name of an input in messages and reports.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

/// The length of the longest path, in bytes: `PATH_MAX` of Linux, the largest in use.
const LONGEST_PATH: usize = 4096;

/// The name of a file. If the argument is not a name but a payload, a description of it, so that the payload does not
/// end up in a log.
pub(crate) fn name(path: &Path) -> Cow<'_, str> {
    if is_content(path.as_os_str()) {
        return Cow::Owned(format!(
            "an argument of {} bytes that looks like file content, not a file name (pass a name, or pipe it into -)",
            path.as_os_str().len()
        ));
    }
    path.to_string_lossy()
}

/// Whether an argument looks like the content of a file rather than its name: it starts like JSON, perhaps after a byte
/// order mark or a quote that was meant for the shell, or it is longer than any path.
pub(crate) fn is_content(argument: &OsStr) -> bool {
    let bytes = argument.as_encoded_bytes();
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    let first = bytes.strip_prefix(b"'").unwrap_or(bytes).trim_ascii_start().first();
    matches!(first, Some(b'{' | b'[' | b'"')) || argument.len() > LONGEST_PATH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_distinguished_from_names() {
        for content in ["{}", " \n[1]", "\"text\"", "\u{feff}{}", "'{}'", "' [1]'", &"A".repeat(4097)] {
            assert!(is_content(OsStr::new(content)), "{content}");
            assert!(!name(Path::new(content)).contains(content), "{content}");
        }
        for file in ["", "-", "payload.json", "./{draft}.json", "/tmp/payload.json", &"A".repeat(4096)] {
            assert_eq!(name(Path::new(file)), file);
        }
    }
}
