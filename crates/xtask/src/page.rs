//! Bundles the scripts of the web page: `www/app`, from `www/src` and the npm package.

use std::path::Path;
use std::process::Command;

use xtask::generated::write_or_check;
use xtask::process::{Failure, Result, in_repository, succeed};
use xtask::tools;

const REGENERATE: &str = "cargo xtask page";

/// The folder of the bundles. Nothing else is in it.
const FOLDER: &str = "www/app";

/// Where they are written first.
const WORK: &str = "target/page";

const HELP: &str = "\
Bundle the scripts of the web page into www/app/, from www/src and pkg

Usage: cargo xtask page [--check]

Options:
  --check   write nothing; fail if a file is not current, byte for byte
";

pub(crate) fn run(options: &[&str]) -> Result {
    match options {
        [] => write(false),
        ["--check"] => write(true),
        ["--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        [option, ..] => Err(Failure(format!("there is no option `{option}`: see `{REGENERATE} --help`"))),
    }
}

fn write(check: bool) -> Result {
    tools::install(&[&tools::NODE, &tools::PACKAGE_PACKAGES])?;
    let (script, work) = (in_repository(tools::PACKAGE_NPM).join("page.mjs"), in_repository(WORK));
    succeed(Command::new("node").args([&script, &in_repository(""), &work]), "node page.mjs")?;
    let folder = in_repository(FOLDER);
    if !check {
        std::fs::create_dir_all(&folder).map_err(|error| failure(&folder, &error))?;
    }
    for entry in std::fs::read_dir(&work).map_err(|error| failure(&work, &error))? {
        let entry = entry.map_err(|error| failure(&work, &error))?;
        let content = std::fs::read(entry.path()).map_err(|error| failure(&entry.path(), &error))?;
        write_or_check(&folder.join(entry.file_name()), &content, check, REGENERATE)?;
    }
    Ok(())
}

fn failure(path: &Path, error: &std::io::Error) -> Failure {
    Failure(format!("{}: {error}", path.display()))
}
