//! Copies the libraries of the web form from npm packages into the repository, so that the page and the element load
//! nothing from other servers and need no build.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use xtask::generated::write_or_check;
use xtask::{in_repository, tools};

const REGENERATE: &str = "cargo xtask vendor";

/// The list of the copies, beside those of the page.
const README: &str = "www/vendor/README.md";

struct Package {
    name: &'static str,
    /// The folder of the copy in the repository: that of the page, or that of the element, which the npm package has.
    folder: &'static str,
    /// The files to copy, with the licence and the types: paths in the package.
    files: &'static [&'static str],
}

const PACKAGES: [Package; 3] = [
    Package { name: "@picocss/pico", folder: "www/vendor/pico", files: &["css/pico.min.css", "LICENSE.md"] },
    Package {
        name: "@github/combobox-nav",
        folder: "pkg/form/vendor/combobox-nav",
        files: &["dist/index.js", "dist/index.d.ts", "LICENSE"],
    },
    Package {
        name: "comlink",
        folder: "www/vendor/comlink",
        files: &["dist/esm/comlink.js", "dist/esm/comlink.d.ts", "dist/esm/protocol.d.ts", "LICENSE"],
    },
];

/// Writes the copies and their list. With `check`, writes nothing and fails if a file is not current.
pub(crate) fn run(check: bool) -> Result<()> {
    tools::install(&[&tools::NODE, &tools::PACKAGE_PACKAGES])?;
    for package in &PACKAGES {
        copy(package, check)?;
    }
    write_or_check(&in_repository(README), readme()?.as_bytes(), check, REGENERATE)?;
    Ok(())
}

fn copy(package: &Package, check: bool) -> Result<()> {
    let from = in_repository(tools::PACKAGE_NPM).join("node_modules").join(package.name);
    let to = in_repository(package.folder);
    if !check {
        std::fs::create_dir_all(&to)?;
    }
    for file in package.files {
        let content = std::fs::read(from.join(file)).with_context(|| format!("{} has no {file}", package.name))?;
        let name = Path::new(file).file_name().with_context(|| format!("{file} is not a file"))?;
        write_or_check(&to.join(name), &content, check, REGENERATE)?;
    }
    Ok(())
}

/// The list of what is in the folder. It has the versions of the lock file, so it must be generated again when one of
/// them changes.
fn readme() -> Result<String> {
    let path = Path::new(tools::PACKAGE_NPM).join("package-lock.json");
    let text = std::fs::read(in_repository(&path)).with_context(|| path.display().to_string())?;
    let lock: Value = serde_json::from_slice(&text).with_context(|| path.display().to_string())?;
    let mut readme = format!(
        "# Packages that the page and the element of the form use\n\n\
         `{REGENERATE}` copies them, and writes this list, from the npm packages that\n\
         `{npm}/package-lock.json` names. To take another version, run\n\
         `npm install --save-dev --save-exact --ignore-scripts PACKAGE@VERSION` in `{npm}`, then\n\
         `{REGENERATE}`.\n\n\
         | Folder | Package | Version | Licence |\n|---|---|---|---|\n",
        npm = tools::PACKAGE_NPM
    );
    for Package { name, folder, files } in &PACKAGES {
        let locked = &lock["packages"][format!("node_modules/{name}")];
        let field = |key: &str| locked[key].as_str().with_context(|| format!("the lock file has no {key} of {name}"));
        let (version, licence) = (field("version")?, field("license")?);
        let licence_file = files.iter().find(|file| file.starts_with("LICENSE"));
        let licence_file = licence_file.with_context(|| format!("the licence of {name} is not copied"))?;
        let package = format!("[{name}](https://www.npmjs.com/package/{name})");
        writeln!(readme, "| `{folder}` | {package} | {version} | [{licence}](../../{folder}/{licence_file}) |")?;
    }
    Ok(readme)
}
