//! Builds the module: compiles it, turns it into one that JavaScript can load, and optimises it with wasm-opt.
//!
//! wasm-pack builds the package. A check of the package does not need wasm-pack: it runs cargo and wasm-bindgen
//! directly, which gives the same bytes.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::remap;
use harbor_preflight_package::bindgen;
use xtask::tools::WASM;
use xtask::{cargo, in_repository, tools};

/// The folder of this build alone. In the folder of other builds, the different flags would cause rebuilds.
const FOLDER: &str = "target/pkg";

/// The profile of the workspace, and the name of the module.
const PROFILE: &str = "wasm";
const NAME: &str = "harbor_preflight";

/// The WebAssembly features that the module may use: SIMD, and those that LLVM uses by default. They are listed one by
/// one, because Node 20 and some browsers of 2023 do not load a module with newer features.
const FEATURES: [&str; 9] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Options for a small gzipped size, which differ from those for a small raw size: few functions are inlined or merged,
/// since gzip removes repetition; functions with similar names are next to each other; and runs of zeros are kept. With
/// them, -O3 is both smaller and faster than -Os.
const SMALL: [&str; 5] =
    ["-O3", "--one-caller-inline-max-function-size", "20", "--skip-pass=memory-packing", "--reorder-functions-by-name"];

/// Options that remove what only debuggers read.
const STRIP: [&str; 3] = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/// The result of a build.
pub(crate) struct Built {
    /// The module as it is shipped.
    pub(crate) wasm: PathBuf,
    /// The module before wasm-opt.
    raw: PathBuf,
}

impl Built {
    /// The module with the names of its functions.
    pub(crate) fn with_names(&self) -> Result<PathBuf> {
        let named = self.wasm.with_file_name("named.wasm");
        wasm_opt(&self.raw, &named, &["--debuginfo"])?;
        Ok(named)
    }
}

/// The program that compiles the crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Builder {
    /// wasm-pack.
    WasmPack,
    /// Cargo and the library of wasm-bindgen.
    Library,
}

pub(crate) fn build(builder: Builder) -> Result<Built> {
    let folder = in_repository(FOLDER);
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    let bindgen = folder.join("bindgen");
    match builder {
        Builder::WasmPack => wasm_pack(&folder, &bindgen)?,
        Builder::Library => cargo_and_bindgen(&folder, &bindgen)?,
    }
    let built = Built { wasm: folder.join("optimised.wasm"), raw: bindgen.join("harbor_preflight_bg.wasm") };
    wasm_opt(&built.raw, &built.wasm, &STRIP)?;
    Ok(built)
}

/// Builds the standard library together with the crate, without the texts of panics: nobody could read them, and they
/// are a tenth of the module. A stable compiler needs `RUSTC_BOOTSTRAP` for this, which is safe because the toolchain
/// is pinned.
const WITHOUT_PANIC_TEXTS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];
const WITH_STD: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// Sets the folder, the environment and the flags of rustc for a build.
fn settings(command: &mut Command, target: &Path) -> Result<()> {
    let mut flags = vec!["-Ctarget-feature=+simd128".to_owned()];
    flags.extend(WITHOUT_PANIC_TEXTS.map(str::to_owned));
    flags.extend(remap::options()?);
    command.current_dir(in_repository("")).env("CARGO_TARGET_DIR", target).env("RUSTC_BOOTSTRAP", "1");
    // This form of RUSTFLAGS has precedence over all others, and allows spaces in paths.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    Ok(())
}

/// Compiles the crate, and writes the module with its glue into `out`.
fn wasm_pack(target: &Path, out: &Path) -> Result<()> {
    let mut command = Command::new(tools::program_folder().join("wasm-pack"));
    settings(&mut command, target)?;
    command.args(["build", "crates/wasm", "--target", "web", "--profile", PROFILE, "--out-name", NAME]);
    command.args(["--no-typescript", "--no-pack", "--no-gitignore"]);
    // wasm-pack must not download wasm-bindgen, which is built here, or wasm-opt, which is an npm package.
    command.args(["--mode", "no-install", "--no-opt"]).arg("--out-dir").arg(out);
    command.args(["--", "--locked"]).args(WITH_STD).env("PATH", path_with_bindgen()?);
    succeed(&mut command, "wasm-pack")
}

/// A `PATH` on which wasm-pack finds this crate's program `bindgen` under the name `wasm-bindgen`. The program cannot
/// be built under that name, because a dependency has it.
fn path_with_bindgen() -> Result<OsString> {
    cargo(&["build", "--quiet", "--locked", "--package=harbor-preflight-package", "--bin=bindgen"], &[])?;
    let folder = in_repository(FOLDER).join("bin");
    std::fs::create_dir_all(&folder)?;
    let suffix = std::env::consts::EXE_SUFFIX;
    let built = std::env::current_exe()?.with_file_name(format!("bindgen{suffix}"));
    std::fs::copy(built, folder.join(format!("wasm-bindgen{suffix}")))?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(std::iter::once(folder).chain(std::env::split_paths(&path)))?)
}

/// Does what wasm-pack does, as far as it is needed.
fn cargo_and_bindgen(target: &Path, out: &Path) -> Result<()> {
    let mut command = xtask::process::cargo_command(&["build", "--lib", "--profile", PROFILE, "--target", WASM]);
    settings(&mut command, target)?;
    command.args(["--locked"]).args(WITH_STD).current_dir(in_repository("crates/wasm"));
    succeed(&mut command, "cargo")?;
    let compiled = target.join(WASM).join(PROFILE).join("harbor_preflight_wasm.wasm");
    bindgen::generate(&compiled, out, NAME)
}

fn wasm_opt(from: &Path, to: &Path, options: &[&str]) -> Result<()> {
    let mut command = binaryen("wasm-opt");
    command.args(SMALL).args(options).arg(from).arg("--output").arg(to);
    succeed(&mut command, "wasm-opt")
}

/// Writes a module with what can be reached by a graph of its exports only.
pub(crate) fn keep_reachable(from: &Path, graph: &Path, to: &Path) -> Result<()> {
    let mut command = binaryen("wasm-metadce");
    // It lists what it removes.
    command.arg("--graph-file").arg(graph).arg(from).arg("--output").arg(to).stdout(Stdio::null());
    succeed(&mut command, "wasm-metadce")
}

/// A program of Binaryen, with the features that a module may use.
fn binaryen(program: &str) -> Command {
    let path = in_repository(tools::PACKAGE_NPM).join("node_modules/binaryen/bin").join(program);
    let mut command = Command::new("node");
    command.arg(path).args(FEATURES);
    command
}

fn succeed(command: &mut Command, name: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {name}: run `cargo xtask tools`"))?;
    ensure!(status.success(), "{name} failed");
    Ok(())
}
