//! Copies the layout of a JSON text, with other values in it.

/// Writes a JSON text anew. What is copied from it is white space and punctuation alone, so nothing that is in a value
/// or a key can be copied by mistake.
pub(super) struct Writer<'a> {
    text: &'a [u8],
    written: String,
}

impl<'a> Writer<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, written: String::new() }
    }

    /// Writes `replacement` for the next value or key, which has `length` bytes.
    pub(super) fn replace(&mut self, length: usize, replacement: &str) {
        self.copy_layout();
        self.written.push_str(replacement);
        self.text = self.text.get(length..).unwrap_or_default();
    }

    pub(super) fn finish(mut self) -> String {
        self.copy_layout();
        self.written
    }

    fn copy_layout(&mut self) {
        while let Some((first, rest)) = self.text.split_first() {
            if !matches!(first, b' ' | b'\t' | b'\r' | b'\n' | b'{' | b'}' | b'[' | b']' | b':' | b',') {
                return;
            }
            self.written.push(char::from(*first));
            self.text = rest;
        }
    }
}
