//! One file for each command.

pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod inspect;
pub(crate) mod new;
pub(crate) mod requirements;
pub(crate) mod rules;
pub(crate) mod validate;

use std::io::Write;

use anyhow::Result;

/// Writes to standard output: colour on a terminal only.
fn print(text: &[u8]) -> Result<()> {
    let mut output = anstream::stdout();
    output.write_all(text)?;
    output.flush()?;
    Ok(())
}
