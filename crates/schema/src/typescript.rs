//! `pkg/types.d.ts`: the payload, its fields, the issues and the report as TypeScript, from the core's tables.
//!
//! What the package can do is declared by hand in `pkg/index.d.ts`, which passes these on.

mod contracts;
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
use harbor_preflight::Contract;

/// The type parameter of types with files: a form may hold something other than base64 in their place.
const FILE_SLOT: &str = "FileSlot";

const HEADER: &str = "\
// Written by `cargo xtask schema` from the rules: a change here is overwritten.
// Nothing in this file needs the types of a browser or of Node.
";

/// A name for the types of a contract: those of the default contract have none of their own.
fn name_under(contract: &Contract, name: &str) -> String {
    if contract == Contract::INDIVIDUAL_V1 {
        return name.to_owned();
    }
    let version = contract.name.rsplit('-').next().unwrap_or_default().to_uppercase().replace('.', "_");
    format!("{name}{version}")
}

/// The content of the file.
pub(crate) fn declarations() -> Result<String> {
    let mut parts = vec![HEADER.to_owned()];
    parts.extend(lists::declarations());
    parts.extend(payload::declarations()?);
    parts.extend(payload::declarations_under(Contract::INDIVIDUAL_V1_1));
    parts.extend(Contract::ALL.map(draft::declaration));
    parts.extend(contracts::declarations());
    parts.extend(issues::declarations()?);
    parts.extend(report::declarations()?);
    Ok(parts.join("\n"))
}
