//! Decodes PNG.

use std::io::Cursor;

use ::png::{ColorType, Decoder, Limits, Transformations};

use super::super::{Quality, luma};
use super::meter;

/// The most memory that the decoder takes beside the picture: a row, and what the metadata need.
const LIMITS: Limits = Limits { bytes: 64 * 1024 * 1024 };

/// Measures a PNG; `None` if it is not a whole one.
pub(super) fn quality(file: &[u8]) -> Option<Quality> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), LIMITS);
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let info = decoder.read_header_info().ok()?;
    let [width, height] = [info.width as usize, info.height as usize];
    let is_interlaced = info.interlaced;
    let mut meter = meter(width, height)?;
    let mut reader = decoder.read_info().ok()?;
    let (color, _) = reader.output_color_type();
    let mut luma = Vec::with_capacity(width);
    let mut feed = |pixels: &[u8]| {
        luma.clear();
        append_luma(&mut luma, pixels, color);
        meter.feed_luma(&luma);
    };
    if is_interlaced {
        let mut pixels = vec![0; reader.output_buffer_size()?];
        reader.next_frame(&mut pixels).ok()?;
        pixels.chunks_exact(width * color.samples()).for_each(feed);
    } else {
        while let Some(row) = reader.next_row().ok()? {
            feed(row.data());
        }
    }
    meter.finish()
}

/// Appends the luma of pixels with samples of 8 bits.
fn append_luma(luma: &mut Vec<u8>, pixels: &[u8], color: ColorType) {
    match color {
        ColorType::Grayscale | ColorType::Indexed => luma.extend_from_slice(pixels),
        ColorType::GrayscaleAlpha => {
            luma.extend(pixels.as_chunks().0.iter().map(|[grey, alpha]| luma::of_rgba([*grey, *grey, *grey, *alpha])));
        }
        ColorType::Rgb => {
            luma.extend(
                pixels.as_chunks().0.iter().map(|[red, green, blue]| luma::of_rgba([*red, *green, *blue, 255])),
            );
        }
        ColorType::Rgba => luma.extend(pixels.as_chunks().0.iter().map(|pixel| luma::of_rgba(*pixel))),
    }
}
