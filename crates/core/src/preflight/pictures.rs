//! Measures the pictures in the files of a payload.

#[cfg(feature = "quality")]
mod decoded;

#[cfg(feature = "quality")]
pub(super) use self::decoded::measured;

/// Nothing is measured without a decoder.
#[cfg(not(feature = "quality"))]
pub(super) fn measured(_: Vec<(String, crate::json::Text<'_>)>) -> crate::walk::Measured {
    crate::walk::Measured::new()
}
