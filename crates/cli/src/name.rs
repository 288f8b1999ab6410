//! What an input is called in what the program says.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

/// Bytes that no path is longer than: `PATH_MAX` of Linux, the largest in use.
const LONGEST_PATH: usize = 4096;

/// The name of a file, unless it is no name: whoever gives a payload in its place must not find it in a log.
pub(crate) fn name(path: &Path) -> Cow<'_, str> {
    if is_content(path.as_os_str()) {
        return Cow::Owned(format!(
            "an argument of {} bytes that looks like the content of a file (give its name, or pipe it into -)",
            path.as_os_str().len()
        ));
    }
    path.to_string_lossy()
}

/// Whether an argument looks like a payload or a file rather than the name of one: it begins as JSON does, perhaps after
/// a byte order mark or a quote that was meant for the shell, or is longer than any path.
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
    fn content_is_told_from_names() {
        for content in ["{}", " \n[1]", "\"text\"", "\u{feff}{}", "'{}'", "' [1]'", &"A".repeat(4097)] {
            assert!(is_content(OsStr::new(content)), "{content}");
            assert!(!name(Path::new(content)).contains(content), "{content}");
        }
        for file in ["", "-", "payload.json", "./{draft}.json", "/tmp/payload.json", &"A".repeat(4096)] {
            assert_eq!(name(Path::new(file)), file);
        }
    }
}
