//! JPEGs, by `zune-jpeg`.

use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::is_huge;
use crate::truth::{Kind, State, Truth};

/// The most that the format can express.
const MAX_SIDE: usize = 65_535;

pub(super) fn judge(bytes: &[u8]) -> Truth {
    let mut truth = Truth::new(Some(Kind::Jpeg));
    let mut decoder = decoder(bytes, false);
    if let Err(error) = decoder.decode_headers() {
        return truth.with(state_of(&error), error);
    }
    let Some(info) = decoder.info() else { return truth };
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    truth.size = Some((width, height));
    if is_huge(width, height) {
        return truth.with(State::Unknown, "too many pixels");
    }
    let Err(error) = self::decoder(bytes, true).decode() else { return truth.with(State::Whole, "") };
    match state_of(&error) {
        // The strict mode also rejects what every decoder shows, such as bytes between segments.
        State::Damaged if decoder.decode().is_ok() => truth.with(State::Repaired, error),
        state => truth.with(state, error),
    }
}

fn decoder(bytes: &[u8], strict: bool) -> JpegDecoder<ZCursor<&[u8]>> {
    let options = DecoderOptions::default().set_max_width(MAX_SIDE).set_max_height(MAX_SIDE).set_strict_mode(strict);
    JpegDecoder::new_with_options(ZCursor::new(bytes), options)
}

fn state_of(error: &DecodeErrors) -> State {
    match error {
        DecodeErrors::ExhaustedData | DecodeErrors::IoErrors(_) => State::CutOff,
        DecodeErrors::Unsupported(_) => State::Damaged,
        _ => State::Damaged,
    }
}
