//! Measures the pictures in the files of a payload.

#[cfg(feature = "quality")]
mod decoded;

#[cfg(feature = "quality")]
pub(super) use self::decoded::measured;

/// Nothing is measured without a decoder, and no pictures are listed for it.
#[cfg(not(feature = "quality"))]
pub(super) fn measured<'d>(_: impl FnOnce() -> Vec<(String, crate::json::Text<'d>)>) -> crate::walk::Measured {
    crate::walk::Measured::new()
}
