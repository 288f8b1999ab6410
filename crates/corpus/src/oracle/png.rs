//! PNGs, by `png`.

use std::io::{Cursor, ErrorKind};

use png::{Decoder, DecodingError, Limits};

use super::is_huge;
use crate::truth::{Kind, State, Truth};

pub(super) fn judge(bytes: &[u8]) -> Truth {
    let mut truth = Truth::new(Some(Kind::Png));
    match decode(bytes, true, &mut truth) {
        Ok(()) => truth.with(State::Whole, ""),
        Err(DecodingError::LimitsExceeded) => truth.with(State::Unknown, "too many pixels"),
        Err(DecodingError::IoError(error)) if error.kind() == ErrorKind::UnexpectedEof => {
            truth.with(State::CutOff, error)
        }
        Err(error) if decode(bytes, false, &mut truth).is_ok() => truth.with(State::Repaired, error),
        Err(error) => truth.with(State::Damaged, error),
    }
}

/// Reads everything up to the end chunk.
fn decode(bytes: &[u8], checksums: bool, truth: &mut Truth) -> Result<(), DecodingError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: usize::MAX });
    decoder.ignore_checksums(!checksums);
    let mut reader = decoder.read_info()?;
    let (width, height) = reader.info().size();
    truth.size = Some((width, height));
    let length = reader.output_buffer_size().filter(|_| !is_huge(width, height));
    let mut pixels = vec![0; length.ok_or(DecodingError::LimitsExceeded)?];
    reader.next_frame(&mut pixels)?;
    reader.finish()
}
