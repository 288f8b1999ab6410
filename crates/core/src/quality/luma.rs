//! The brightness of pixels, from 0 (black) to 255 (white).

/// The luma of a pixel in RGBA, on white paper where it is transparent. The weights are those of ITU-R BT.601, as in JPEG
/// files, in 256ths.
pub(super) fn of_rgba([red, green, blue, alpha]: [u8; 4]) -> u8 {
    let [red, green, blue, alpha] = [red, green, blue, alpha].map(u32::from);
    let opaque = (77 * red + 150 * green + 29 * blue + 128) >> 8;
    let luma = (opaque * alpha + 255 * (255 - alpha) + 127) / 255;
    u8::try_from(luma).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::of_rgba;

    #[test]
    fn luma_is_that_of_jpeg_and_transparent_pixels_are_white() {
        for (pixel, luma) in [
            ([0, 0, 0, 255], 0),
            ([255, 255, 255, 255], 255),
            ([255, 0, 0, 255], 77),
            ([0, 255, 0, 255], 149),
            ([0, 0, 255, 255], 29),
            ([128, 128, 128, 255], 128),
            ([0, 0, 0, 0], 255),
            ([9, 9, 9, 0], 255),
            ([0, 0, 0, 128], 127),
            ([100, 100, 100, 254], 101),
        ] {
            assert_eq!(of_rgba(pixel), luma, "{pixel:?}");
        }
    }
}
