//! `pkg/types.d.ts`: the payload, its fields, the issues and the report as TypeScript, from the core's tables.
//!
//! The functions of the package are declared by hand in `pkg/index.d.ts`, which exports these types again.

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

/// The type parameter of types that contain files: a form may keep something other than base64 in place of a file.
const FILE_SLOT: &str = "FileSlot";

const HEADER: &str = "\
// Written by `cargo xtask schema` from the rules: a change here is overwritten.
// Nothing in this file needs the types of a browser or of Node.
";

/// The name of a type under a contract: the types of other contracts than the default one have a suffix.
fn name_under(contract: &Contract, name: &str) -> String {
    if contract == Contract::INDIVIDUAL_V1 {
        return name.to_owned();
    }
    let version = contract.name.rsplit('-').next().unwrap_or_default().to_uppercase().replace('.', "_");
    format!("{name}{version}")
}

/// The content of `pkg/types.d.ts`.
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
