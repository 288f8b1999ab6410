//! Writes, checks or prints the files that are generated from the rules.

use std::io::Write;

use anyhow::{Context, Result};
use harbor_preflight_schema as schema;

use xtask::in_repository;

pub(crate) fn run(check: bool, print: Option<&str>) -> Result<()> {
    let root = in_repository("");
    if check {
        return schema::check(&root);
    }
    let Some(path) = print else { return schema::write(&root) };
    let files = schema::generate(&root)?;
    let paths: Vec<&str> = files.iter().map(|file| file.path).collect();
    let file = files.iter().find(|file| file.path == path || file.path.strip_prefix("schema/") == Some(path));
    let file = file.with_context(|| format!("no such file; there are {}", paths.join(", ")))?;
    Ok(std::io::stdout().write_all(&file.content)?)
}
