//! JPEGs, by `jpeg-decoder`, and by `zune-jpeg` where that one gives up.

use std::io::ErrorKind;

use jpeg_decoder::CodingProcess;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::is_huge;
use crate::truth::{Kind, State, Truth};

/// The most that the format can express.
const MAX_SIDE: usize = 65_535;

/// The most bytes of decoded pixels, where the header cannot be read in advance.
const MAX_BUFFER: usize = 512 * 1024 * 1024;

pub(super) fn judge(bytes: &[u8]) -> Truth {
    let mut truth = Truth::new(Some(Kind::Jpeg));
    let mut tolerant = tolerant(bytes);
    let headers = tolerant.decode_headers();
    truth.size = tolerant.info().map(|info| (u32::from(info.width), u32::from(info.height)));
    if truth.size.is_some_and(|(width, height)| is_huge(width, height)) {
        return truth.with(State::Unknown, "too many pixels");
    }
    let mut strict = jpeg_decoder::Decoder::new(bytes);
    strict.set_max_decoding_buffer_size(MAX_BUFFER);
    let decoded = strict.decode();
    if strict.info().is_some_and(|info| info.coding_process == CodingProcess::Lossless) {
        return truth.with(State::Damaged, "lossless, which browsers do not decode");
    }
    match decoded {
        Ok(_) => truth.with(State::Whole, ""),
        Err(jpeg_decoder::Error::Io(error)) if error.kind() == ErrorKind::UnexpectedEof => {
            truth.with(State::CutOff, error)
        }
        Err(error) if headers.is_ok() && tolerant.decode().is_ok() => truth.with(State::Repaired, error),
        Err(error) => truth.with(State::Damaged, error),
    }
}

/// A decoder that shows what there is.
fn tolerant(bytes: &[u8]) -> zune_jpeg::JpegDecoder<ZCursor<&[u8]>> {
    let options = DecoderOptions::default().set_max_width(MAX_SIDE).set_max_height(MAX_SIDE).set_strict_mode(false);
    zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(bytes), options)
}
