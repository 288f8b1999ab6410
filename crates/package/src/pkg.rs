//! Writes the generated files of the npm package. The other files in `pkg/` are written by hand.

mod remap;
pub(crate) mod wasm;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use xtask::{in_repository, tools};

const REGENERATE: &str = "run `cargo xtask pkg`";

/// The folder of the module alone. The JavaScript that wasm-bindgen writes is not needed, because all functions of the
/// module have only numbers as arguments and results.
const WASM_FOLDER: &str = "pkg/wasm";

/// Files of the package that are copies of others.
const COPIES: [(&str, &str); 4] = [
    ("pkg/LICENSE", "LICENSE"),
    ("pkg/rules.json", "schema/rules.json"),
    ("pkg/schema.json", "schema/individual-onboarding.schema.json"),
    ("pkg/schema-v1.1.json", "schema/v1.1/individual-onboarding.schema.json"),
];

/// The tools that build the module, except wasm-pack.
pub(crate) const TOOLS: &[&tools::Tool] =
    &[&tools::NODE, &tools::PACKAGE_PACKAGES, &tools::WASM_TARGET, &tools::RUST_SOURCE];

struct Generated {
    path: &'static str,
    content: Vec<u8>,
}

/// Writes the generated files. With `check`, writes nothing and fails if one is not current.
pub(crate) fn run(check: bool) -> Result<()> {
    check_version()?;
    tools::install(TOOLS)?;
    if check {
        return compare(&generate(wasm::Builder::Library)?);
    }
    tools::install(&[&tools::WASM_PACK])?;
    write(&generate(wasm::Builder::WasmPack)?)
}

/// Fails if the package does not have the version of the workspace.
fn check_version() -> Result<()> {
    let path = "pkg/package.json";
    let text =
        std::fs::read(in_repository(path)).with_context(|| format!("{path} is missing: it is written by hand"))?;
    let package: serde_json::Value = serde_json::from_slice(&text).context(path)?;
    let (version, expected) = (&package["version"], env!("CARGO_PKG_VERSION"));
    ensure!(version == expected, "{path} has the version {version}, but the workspace has {expected}: change {path}");
    Ok(())
}

fn generate(builder: wasm::Builder) -> Result<Vec<Generated>> {
    let built = wasm::build(builder)?;
    let content = std::fs::read(&built.wasm)?;
    let base64 = format!("export default \"{}\";\n", STANDARD.encode(&content)).into_bytes();
    let mut files = vec![
        Generated { path: "pkg/wasm/harbor_preflight_bg.wasm", content },
        Generated { path: "pkg/wasm-base64.js", content: base64 },
        Generated { path: "pkg/src/subdivision-names.js", content: subdivision_names()? },
    ];
    for (path, source) in COPIES {
        files.push(Generated { path, content: std::fs::read(in_repository(source)).context(source)? });
    }
    Ok(files)
}

/// The names of subdivisions for drop-down lists, from an npm package.
fn subdivision_names() -> Result<Vec<u8>> {
    let script = in_repository(tools::PACKAGE_NPM).join("subdivision-names.mjs");
    let output = Command::new("node").arg(script).output().context("cannot run node: run `cargo xtask tools`")?;
    ensure!(output.status.success(), "subdivision-names.mjs failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}

fn write(files: &[Generated]) -> Result<()> {
    let folder = in_repository(WASM_FOLDER);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    for Generated { path, content } in files {
        std::fs::write(in_repository(path), content).with_context(|| format!("cannot write {path}"))?;
    }
    Ok(())
}

fn compare(files: &[Generated]) -> Result<()> {
    let is_current = |file: &Generated| std::fs::read(in_repository(file.path)).is_ok_and(|now| now == file.content);
    let stale = files.iter().filter(|file| !is_current(file)).map(|file| file.path.to_owned());
    let wrong: Vec<String> = stale.chain(strays(files)?).collect();
    ensure!(wrong.is_empty(), "not current: {}: {REGENERATE}", wrong.join(", "));
    Ok(())
}

/// Files in the folder of the module that are not generated ones.
fn strays(files: &[Generated]) -> Result<Vec<String>> {
    let folder = in_repository(WASM_FOLDER);
    let entries = std::fs::read_dir(&folder).with_context(|| format!("{WASM_FOLDER} is missing: {REGENERATE}"))?;
    let mut strays = Vec::new();
    for entry in entries {
        let path = Path::new(WASM_FOLDER).join(entry?.file_name());
        if !files.iter().any(|file| Path::new(file.path) == path) {
            strays.push(path.display().to_string());
        }
    }
    Ok(strays)
}
