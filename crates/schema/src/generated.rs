//! The type of a generated file.

/// A file that is generated from the rules.
#[derive(Debug, Clone)]
pub struct GeneratedFile {
    /// Its path from the root of the repository.
    pub path: &'static str,
    /// Its content.
    pub content: Vec<u8>,
}
