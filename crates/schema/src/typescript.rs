//! `pkg/types.d.ts`: the payload, its fields, the issues and the report as TypeScript, from the core's tables.
//!
//! What the package can do is declared by hand in `pkg/index.d.ts`, which passes these on.

mod document;
mod draft;
mod individual;
mod issues;
mod lists;
mod payload;
mod report;
mod residence;
mod text;

use anyhow::Result;

/// Files in which a form holds something else than base64 have the same types with another one here.
const FILE_SLOT: &str = "FileSlot";

const HEADER: &str = "\
// Written by `cargo xtask schema` from the rules: a change here is overwritten.
// Nothing in this file needs the types of a browser or of Node.
";

/// The file.
pub(crate) fn declarations() -> Result<String> {
    let mut parts = vec![HEADER.to_owned()];
    parts.extend(lists::declarations());
    parts.extend(payload::declarations()?);
    parts.push(draft::declaration());
    parts.extend(issues::declarations()?);
    parts.extend(report::declarations()?);
    Ok(parts.join("\n"))
}
