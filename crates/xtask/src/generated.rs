//! Generated files: written, or compared with what is committed.

use std::path::Path;

use crate::process::{Failure, Result};

/// Writes a generated file; with `check`, fails instead if it is not current, and names the command that writes it.
pub fn write_or_check(path: &Path, content: &[u8], check: bool, command: &str) -> Result {
    let shown = path.display();
    if !check {
        return std::fs::write(path, content).map_err(|error| Failure(format!("cannot write {shown}: {error}")));
    }
    match std::fs::read(path) {
        Ok(current) if current == content => Ok(()),
        Ok(_) => Err(Failure(format!("{shown} is not current: run `{command}`"))),
        Err(error) => Err(Failure(format!("cannot read {shown}: {error}. Run `{command}`"))),
    }
}
