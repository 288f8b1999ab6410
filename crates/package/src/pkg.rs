//! Writes the generated files of the npm package. The other files in `pkg/` are written by hand.

mod cjs;
mod remap;
pub(crate) mod wasm;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use xtask::{in_repository, tools};

const REGENERATE: &str = "run `cargo xtask pkg`";

/// The folder of the module alone. The JavaScript that wasm-bindgen writes is not needed, because all functions of the
/// module have only numbers as arguments and results.
const WASM_FOLDER: &str = "pkg/wasm";
const MODULE: &str = "pkg/wasm/harbor_preflight_bg.wasm";

/// The names of countries that the core has.
const COUNTRY_NAMES: &str = "crates/core/data/country_names.txt";

/// Folders in which all files are generated.
const FOLDERS: [&str; 3] = [WASM_FOLDER, cjs::FOLDER, "pkg/cjs/src"];

/// Files of the package that are copies of others.
const COPIES: [(&str, &str); 7] = [
    ("pkg/LICENSE", "LICENSE"),
    ("pkg/RULES.md", "schema/RULES.md"),
    ("pkg/rules.json", "schema/rules.json"),
    ("pkg/schema.json", "schema/individual-onboarding.schema.json"),
    ("pkg/schema.draft-07.json", "schema/draft-07/individual-onboarding.schema.json"),
    ("pkg/schema-v1.1.json", "schema/v1.1/individual-onboarding.schema.json"),
    ("pkg/schema-v1.1.draft-07.json", "schema/v1.1/draft-07/individual-onboarding.schema.json"),
];

/// The tools that build the module, except wasm-pack.
pub(crate) const TOOLS: &[&tools::Tool] =
    &[&tools::NODE, &tools::PACKAGE_PACKAGES, &tools::WASM_TARGET, &tools::RUST_SOURCE];

struct Generated {
    /// The path in the repository.
    path: String,
    content: Vec<u8>,
}

/// Where the module comes from.
enum Source {
    /// It is compiled.
    Build(wasm::Builder),
    /// It is the committed one, which is still that of the crates.
    Committed,
}

/// Writes the generated files. With `check`, writes nothing and fails if one is not current. With `scripts_only`, the
/// module stays as it is.
pub(crate) fn run(check: bool, scripts_only: bool) -> Result<()> {
    check_version()?;
    tools::install(TOOLS)?;
    let source = match (scripts_only, check) {
        (true, _) => Source::Committed,
        (false, true) => Source::Build(wasm::Builder::Library),
        (false, false) => {
            tools::install(&[&tools::WASM_PACK])?;
            Source::Build(wasm::Builder::WasmPack)
        }
    };
    let files = generate(&source)?;
    if check { compare(&files) } else { write(&files) }
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

fn generate(source: &Source) -> Result<Vec<Generated>> {
    let module = match source {
        Source::Build(builder) => wasm::build(*builder)?.wasm,
        Source::Committed => in_repository(MODULE),
    };
    let content = std::fs::read(&module).with_context(|| module.display().to_string())?;
    let base64 = format!("export const base64 = \"{}\";\n", STANDARD.encode(&content)).into_bytes();
    let new = |path: &str, content| Generated { path: path.to_owned(), content };
    let mut files = vec![
        new(MODULE, content),
        new("pkg/wasm-base64.js", base64),
        new("pkg/src/subdivision-names.js", subdivision_names()?),
    ];
    files.extend(cjs::generate(&files)?);
    files.push(new("pkg/form/initial.js", initial(&module)?));
    files.push(new("pkg/form/country-names.js", country_names()?));
    for (path, source) in COPIES {
        files.push(new(path, std::fs::read(in_repository(source)).context(source)?));
    }
    Ok(files)
}

/// The names of subdivisions for drop-down lists, from an npm package.
fn subdivision_names() -> Result<Vec<u8>> {
    written_by("subdivision-names.mjs", &[])
}

/// What the form shows before its module is there: what this module says.
fn initial(module: &Path) -> Result<Vec<u8>> {
    written_by("initial.mjs", &[module])
}

/// What a script writes.
fn written_by(name: &str, arguments: &[&Path]) -> Result<Vec<u8>> {
    let script = in_repository(tools::PACKAGE_NPM).join(name);
    let output = Command::new("node").arg(script).args(arguments).output();
    let output = output.context("cannot run node: run `cargo xtask tools`")?;
    ensure!(output.status.success(), "{name} failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}

/// The names of countries by which the form finds them: those by which the core suggests a code.
fn country_names() -> Result<Vec<u8>> {
    let text = std::fs::read_to_string(in_repository(COUNTRY_NAMES)).context(COUNTRY_NAMES)?;
    let mut script = format!(
        "// Names of countries by which a form finds them: {COUNTRY_NAMES}. Generated by `cargo xtask pkg`.\n\n\
         /** @type {{Readonly<Record<string, readonly string[]>>}} */\nexport const countryNames = {{\n"
    );
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (code, names) = line.split_once(' ').with_context(|| format!("{COUNTRY_NAMES}: no name in {line}"))?;
        let names = serde_json::to_string(&names.split('|').collect::<Vec<_>>())?;
        writeln!(script, "  {code}: {names},")?;
    }
    script.push_str("};\n");
    Ok(script.into_bytes())
}

fn write(files: &[Generated]) -> Result<()> {
    for stray in strays(files) {
        std::fs::remove_file(in_repository(&stray)).with_context(|| stray.display().to_string())?;
    }
    for Generated { path, content } in files {
        let path = in_repository(path);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn compare(files: &[Generated]) -> Result<()> {
    let is_current = |file: &Generated| std::fs::read(in_repository(&file.path)).is_ok_and(|now| now == file.content);
    let stale = files.iter().filter(|file| !is_current(file)).map(|file| file.path.clone());
    let strays = strays(files).into_iter().map(|path| path.display().to_string());
    let wrong: Vec<String> = stale.chain(strays).collect();
    ensure!(wrong.is_empty(), "not current: {}: {REGENERATE}", wrong.join(", "));
    Ok(())
}

/// Files in the folders of generated files that are none.
fn strays(files: &[Generated]) -> Vec<PathBuf> {
    let mut strays = Vec::new();
    for folder in FOLDERS {
        // A folder that is missing has none.
        for entry in std::fs::read_dir(in_repository(folder)).into_iter().flatten().flatten() {
            let path = Path::new(folder).join(entry.file_name());
            let is_written = |file: &Generated| Path::new(&file.path).starts_with(&path);
            if !files.iter().any(is_written) {
                strays.push(path);
            }
        }
    }
    strays
}
