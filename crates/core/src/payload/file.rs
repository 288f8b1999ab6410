//! A file in a typed payload.

use std::borrow::Cow;
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::ser::{Serialize, Serializer};

/// A file in base64. It is borrowed from the body that was parsed, if that contains it unescaped.
///
/// ```
/// use harbor_preflight::EncodedFile;
///
/// let file = EncodedFile::encode(b"%PDF-1.7");
/// assert_eq!(file.as_base64(), "JVBERi0xLjc=");
/// assert_eq!(format!("{file:?}"), "EncodedFile(12 characters)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct EncodedFile<'a>(Cow<'a, str>);

impl<'a> EncodedFile<'a> {
    /// Encodes the bytes of a file in base64.
    pub fn encode(bytes: &[u8]) -> EncodedFile<'static> {
        EncodedFile(Cow::Owned(STANDARD.encode(bytes)))
    }

    /// Wraps a file that is already in base64. It is not checked here: validate the payload for that.
    pub fn from_base64(base64: impl Into<Cow<'a, str>>) -> Self {
        Self(base64.into())
    }

    /// Returns the file in base64.
    pub fn as_base64(&self) -> &str {
        &self.0
    }

    /// Copies the file if it is borrowed, so that it outlives the body.
    pub fn into_owned(self) -> EncodedFile<'static> {
        EncodedFile(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Debug for EncodedFile<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "EncodedFile({} characters)", self.0.len())
    }
}

impl Serialize for EncodedFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
