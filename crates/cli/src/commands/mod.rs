//! One module per command.

pub(crate) mod build;
pub(crate) mod explain;
pub(crate) mod fixtures;
pub(crate) mod generate;
pub(crate) mod inspect;
#[cfg(feature = "mock")]
pub(crate) mod mock;
pub(crate) mod new;
pub(crate) mod redact;
pub(crate) mod requirements;
pub(crate) mod rules;
pub(crate) mod validate;
pub(crate) mod webhook;

use std::io::Write;

use anyhow::Result;
use memchr::memchr;

/// The first byte of an ANSI escape sequence, as used for colour.
const ESCAPE: u8 = 0x1B;

/// Writes to standard output. Colour is kept on a terminal only.
fn print(text: &[u8]) -> Result<()> {
    let is_coloured = memchr(ESCAPE, text).is_some();
    let mut output: Box<dyn Write> =
        if is_coloured { Box::new(anstream::stdout()) } else { Box::new(std::io::stdout()) };
    output.write_all(text)?;
    output.flush()?;
    Ok(())
}
