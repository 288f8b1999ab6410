//! Decodes JPEG.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::super::{Quality, luma};
use super::meter;

/// The longest side that the format can have.
const LONGEST: usize = 65_535;

/// Measures a JPEG; `None` if it is not a whole one.
pub(super) fn quality(file: &[u8]) -> Option<Quality> {
    // Strict, because otherwise what is missing is filled with grey.
    let options = DecoderOptions::default().set_strict_mode(true).set_max_width(LONGEST).set_max_height(LONGEST);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    let mut meter = meter(usize::from(info.width), usize::from(info.height))?;
    // Luma is what most files contain, and the rest is not even converted then.
    let is_luma = matches!(decoder.input_colorspace()?, ColorSpace::YCbCr | ColorSpace::Luma);
    let output = if is_luma { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(output));
    let pixels = decoder.decode().ok()?;
    if is_luma {
        meter.feed_luma(&pixels);
    } else {
        let (pixels, _) = pixels.as_chunks();
        let luma: Vec<u8> = pixels.iter().map(|[red, green, blue]| luma::of_rgba([*red, *green, *blue, 255])).collect();
        meter.feed_luma(&luma);
    }
    meter.finish()
}
