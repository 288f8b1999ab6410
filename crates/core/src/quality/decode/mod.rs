//! Decodes files to measure the pictures in them.
//!
//! Whatever cannot be decoded as a whole is not measured: a broken picture might look blurred where it is not.

mod jpeg;
mod png;

use super::{Quality, QualityMeter, jpeg_of_scan};

impl Quality {
    /// Measures the picture in a raw file: a JPEG, a PNG, or a PDF of one page without fonts that contains one JPEG and no
    /// other picture, as scanners write them.
    ///
    /// Returns `None` for any other file, for one that is broken, and for a picture of more than
    /// [`QualityMeter::MAX_PIXELS`], which is found out before it is decoded. It takes about 10 bytes of memory per pixel
    /// at most, and 1 for an ordinary photo.
    ///
    /// ```
    /// use harbor_preflight::Quality;
    ///
    /// assert_eq!(Quality::of_file(b"\xFF\xD8\xFF, and then nothing of a picture"), None);
    /// ```
    pub fn of_file(file: &[u8]) -> Option<Self> {
        match file {
            [0xFF, 0xD8, 0xFF, ..] => jpeg::quality(file),
            [0x89, b'P', b'N', b'G', ..] => png::quality(file),
            [b'%', b'P', b'D', b'F', ..] => jpeg::quality(file.get(jpeg_of_scan(file)?)?),
            _ => None,
        }
    }
}

/// Begins to measure a picture of this size.
fn meter(width: usize, height: usize) -> Option<QualityMeter> {
    QualityMeter::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?)
}
