//! Writes the generated files, or compares them with the committed ones.

use std::path::Path;

use anyhow::{Context, Result, bail};
use harbor_preflight::Contract;

use crate::generated::GeneratedFile;
use crate::openapi::openapi;
use crate::{bruno, catalogue, documents, json, rules_page, typescript};

/// The command that regenerates a file that is not current.
pub const REGENERATE: &str = "cargo xtask schema";

/// All generated files. The page of rules, of which only parts are generated, is read below `root`.
pub fn generate(root: &Path) -> Result<Vec<GeneratedFile>> {
    let (v1, v1_1) = (Contract::INDIVIDUAL_V1, Contract::INDIVIDUAL_V1_1);
    let api = openapi(v1)?;
    let collection = bruno::collection(&api)?;
    let documents = [
        ("schema/individual-onboarding.schema.json", documents::individual_onboarding(v1)),
        ("schema/individual-onboarding.strict.schema.json", documents::strict(v1)),
        ("schema/draft-07/individual-onboarding.schema.json", documents::draft_07(v1)),
        ("schema/v1.1/individual-onboarding.schema.json", documents::individual_onboarding(v1_1)),
        ("schema/v1.1/individual-onboarding.strict.schema.json", documents::strict(v1_1)),
        ("schema/v1.1/draft-07/individual-onboarding.schema.json", documents::draft_07(v1_1)),
        ("schema/report.schema.json", documents::report()?),
        ("schema/onboarding-status.schema.json", documents::onboarding_status()),
        ("schema/openapi.json", api),
        ("schema/v1.1/openapi.json", openapi(v1_1)?),
        ("schema/rules.json", catalogue::document()?),
    ];
    let mut files = Vec::new();
    for (path, document) in documents {
        files.push(GeneratedFile { path, content: json::render(&document)? });
    }
    files.extend(collection);
    files.push(GeneratedFile { path: "pkg/types.d.ts", content: typescript::declarations()?.into_bytes() });
    files.push(rules_page::generate(root)?);
    Ok(files)
}

/// Writes all files below `root`.
pub fn write(root: &Path) -> Result<()> {
    for file in generate(root)? {
        let path = root.join(file.path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        std::fs::write(&path, &file.content).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Fails if a file below `root` is not current. The message names the file and the command that regenerates it.
pub fn check(root: &Path) -> Result<()> {
    let mut stale = Vec::new();
    for file in generate(root)? {
        let is_current = std::fs::read(root.join(file.path)).is_ok_and(|current| current == file.content);
        if !is_current {
            stale.push(file.path);
        }
    }
    if !stale.is_empty() {
        bail!("not current: {}. Run `{REGENERATE}`", stale.join(", "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
    }

    #[test]
    fn the_committed_files_are_current() {
        check(root()).unwrap();
    }

    #[test]
    fn the_same_rules_give_the_same_bytes() {
        let contents = || -> Vec<Vec<u8>> { generate(root()).unwrap().into_iter().map(|file| file.content).collect() };
        assert_eq!(contents(), contents());
    }
}
