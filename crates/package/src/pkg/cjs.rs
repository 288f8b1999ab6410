//! The scripts of the package as `CommonJS`, for programs that `require` it, as Jest makes all programs do.
//!
//! Each script becomes one of the same name in `pkg/cjs/`. What is loaded on demand is required on demand.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use xtask::{in_repository, tools};

use super::Generated;

/// The folder of the `CommonJS` scripts. The module is not in it.
pub(crate) const FOLDER: &str = "pkg/cjs";

/// The handwritten scripts.
const SOURCES: &str = "pkg/src";

/// A script beside them that is an entry by itself.
const ADAPTERS: &str = "adapters.js";

/// Scripts that only the entries for browsers need, which are never required.
const ONLY_ES: [&str; 2] = ["fetch-locale.js", "fetch-module.js"];

/// The folder in which they are translated.
const WORK: &str = "target/pkg/cjs";

/// Translates the scripts of the package, and those that are generated, which are not written yet.
pub(crate) fn generate(generated: &[Generated]) -> Result<Vec<Generated>> {
    let work = in_repository(WORK);
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    let names = collect(generated, &work.join("es"))?;
    translate(&work, &names)?;
    let mut files = vec![Generated {
        path: format!("{FOLDER}/package.json"),
        content: b"{ \"type\": \"commonjs\", \"sideEffects\": false }\n".to_vec(),
    }];
    for name in names {
        let content = std::fs::read(work.join("cjs").join(&name)).with_context(|| name.clone())?;
        files.push(Generated { path: format!("{FOLDER}/{name}"), content });
    }
    Ok(files)
}

/// Puts all scripts into one folder. Returns their names, relative to `pkg`.
fn collect(generated: &[Generated], folder: &Path) -> Result<Vec<String>> {
    std::fs::create_dir_all(folder.join("src"))?;
    std::fs::copy(in_repository("pkg").join(ADAPTERS), folder.join(ADAPTERS))?;
    let mut names = vec![ADAPTERS.to_owned()];
    for entry in std::fs::read_dir(in_repository(SOURCES))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !ONLY_ES.contains(&name.as_str()) {
            std::fs::copy(entry.path(), folder.join("src").join(&name))?;
            names.push(format!("src/{name}"));
        }
    }
    for Generated { path, content } in generated {
        let is_script = Path::new(path).extension().is_some_and(|extension| extension == "js");
        if let Some(name) = path.strip_prefix("pkg/").filter(|_| is_script) {
            std::fs::write(folder.join(name), content)?;
            names.push(name.to_owned());
        }
    }
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

fn translate(work: &Path, names: &[String]) -> Result<()> {
    let program = in_repository(tools::PACKAGE_NPM).join("node_modules/esbuild/bin/esbuild");
    let mut command = Command::new("node");
    command.arg(program).args(names).current_dir(work.join("es"));
    // Without `import()`: Jest has none, unless Node is started with an option.
    command.args(["--format=cjs", "--target=es2022", "--supported:dynamic-import=false", "--log-level=warning"]);
    command.args(["--outdir=../cjs", "--outbase=.", "--charset=utf8"]);
    let output = command.output().context("cannot run node: run `cargo xtask tools`")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success() && said.is_empty(), "esbuild: {said}");
    Ok(())
}
