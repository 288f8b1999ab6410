//! The programs and packages that tasks need beyond cargo: what they are, and how each is installed.
//!
//! Programs go below `target/tools`, packages into a `node_modules` of the repository. Nothing that the user has
//! installed is replaced; what Debian packages bring is installed only where it is missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::process::{Failure, Result, cargo, in_repository, succeed, succeeds};

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The folder of the npm packages that build and measure the package, and of those that the web form uses.
pub const PACKAGE_NPM: &str = "crates/package/npm";

/// The folder of the npm packages that the benchmarks compare with.
pub const BENCHMARKS: &str = "crates/bench/js";

/// The folder of the scripts that write the embedded reference data.
pub const DATA: &str = "crates/tasks/data";

/// The folder of programs that tasks install.
const TOOLS: &str = "target/tools";

/// The environment of the Python packages that tests use.
const TEST_ENVIRONMENT: &str = "python";

/// The environment of Schemathesis, whose packages have other versions than those of other tests.
const MOCK_ENVIRONMENT: &str = "mock";

/// The environment in which the package for Python is installed. No test has it by accident.
const WHEEL_ENVIRONMENT: &str = "wheel";

/// A program, or a set of packages.
#[derive(Debug)]
pub struct Tool {
    /// What it is, and what for.
    pub name: &'static str,
    source: Source,
    /// Disk space that it takes, in megabytes.
    megabytes: u32,
    /// How long it takes to install on two cores, in seconds.
    seconds: u32,
}

/// Where a tool comes from.
#[derive(Debug)]
enum Source {
    /// Debian packages, unless a command succeeds already.
    Debian { unless: &'static [&'static str], packages: &'static [&'static str] },
    /// The packages of a `package-lock.json` in this folder.
    Npm { folder: &'static str },
    /// The packages of a `requirements` file, in a virtual environment below `target/tools`.
    Python { environment: &'static str, list: &'static str },
    /// A target or component of the toolchain.
    Rustup { kind: &'static str, name: &'static str },
    /// A crate at a fixed version, compiled from source.
    Crate { program: &'static str, version: &'static str },
}

/// Node and npm.
pub const NODE: Tool = Tool {
    name: "Node and npm",
    source: Source::Debian { unless: &["npm", "--version"], packages: &["nodejs", "npm"] },
    megabytes: 180,
    seconds: 30,
};

/// The browser of the tests.
pub const CHROMIUM: Tool = Tool {
    name: "Chromium, for the web form and the package in a browser",
    source: Source::Debian { unless: &["chromium", "--version"], packages: &["chromium"] },
    megabytes: 550,
    seconds: 60,
};

/// The second browser of the full tests.
pub const FIREFOX: Tool = Tool {
    name: "Firefox, for the package in a browser",
    source: Source::Debian { unless: &["firefox-esr", "--version"], packages: &["firefox-esr"] },
    megabytes: 280,
    seconds: 30,
};

/// The third browser of the full tests, which is Safari's engine.
pub const WEBKIT: Tool = Tool {
    name: "WebKitGTK, for the package in a browser",
    source: Source::Debian { unless: &["WebKitWebDriver", "--help"], packages: &["webkit2gtk-driver"] },
    megabytes: 400,
    seconds: 60,
};

/// The screen of a browser that has no mode without one.
pub const SCREEN: Tool = Tool {
    name: "Xvfb, the screen of WebKitGTK",
    source: Source::Debian { unless: &["Xvfb", "-help"], packages: &["xvfb"] },
    megabytes: 20,
    seconds: 10,
};

/// What reads blurred pictures.
pub const TESSERACT: Tool = Tool {
    name: "Tesseract, which reads pictures of text",
    source: Source::Debian { unless: &["tesseract", "--version"], packages: &["tesseract-ocr"] },
    megabytes: 60,
    seconds: 20,
};

/// What drives Firefox.
pub const BROWSER_PACKAGES: Tool = Tool {
    name: "npm package that drives Firefox: Puppeteer",
    source: Source::Npm { folder: "tests/browsers" },
    megabytes: 60,
    seconds: 15,
};

/// Python with what makes virtual environments.
pub const PYTHON: Tool = Tool {
    name: "Python",
    source: Source::Debian {
        unless: &["python3", "-c", "import ensurepip, venv"],
        packages: &["python3", "python3-venv"],
    },
    megabytes: 60,
    seconds: 15,
};

/// What the quick tests use of npm.
pub const TEST_PACKAGES: Tool = Tool {
    name: "npm packages of the tests: Ajv, Playwright's driver",
    source: Source::Npm { folder: "tests" },
    megabytes: 15,
    seconds: 5,
};

/// What the quick tests use of `PyPI`.
pub const PYTHON_PACKAGES: Tool = Tool {
    name: "Python package of the tests: jsonschema",
    source: Source::Python { environment: TEST_ENVIRONMENT, list: "tests/requirements.txt" },
    megabytes: 45,
    seconds: 15,
};

/// What reads the schemas in the full tests.
pub const CONSUMER_PACKAGES: Tool = Tool {
    name: "npm packages that read the schemas: type generators, linters of OpenAPI, a mock server",
    source: Source::Npm { folder: "tests/consumers" },
    megabytes: 220,
    seconds: 40,
};

/// What the examples of servers use.
pub const SERVER_PACKAGES: Tool = Tool {
    name: "npm packages of the examples of servers: Express, Fastify",
    source: Source::Npm { folder: "tests/servers" },
    megabytes: 5,
    seconds: 10,
};

/// Bundlers and form libraries of the full tests.
pub const BUNDLER_PACKAGES: Tool = Tool {
    name: "npm packages that use the package: bundlers, form libraries",
    source: Source::Npm { folder: "tests/package" },
    megabytes: 210,
    seconds: 20,
};

/// What reads the schemas in the full tests, and cargo-deny.
pub const ALL_PYTHON_PACKAGES: Tool = Tool {
    name: "Python packages of the full tests: code generators, cargo-deny as a program",
    source: Source::Python { environment: TEST_ENVIRONMENT, list: "tests/requirements-all.txt" },
    megabytes: 110,
    seconds: 30,
};

/// What sends the mock anything that its OpenAPI document describes.
pub const MOCK_PACKAGES: Tool = Tool {
    name: "Python package that tests the mock: Schemathesis",
    source: Source::Python { environment: MOCK_ENVIRONMENT, list: "tests/requirements-mock.txt" },
    megabytes: 90,
    seconds: 30,
};

/// What builds and tests the package for Python.
pub const WHEEL_PACKAGES: Tool = Tool {
    name: "Python packages that build and test the wheel: maturin, mypy, PyArrow, pytest",
    source: Source::Python { environment: WHEEL_ENVIRONMENT, list: "crates/python/requirements.txt" },
    megabytes: 280,
    seconds: 40,
};

/// What links the wheel for old systems.
pub const ZIG: Tool = Tool {
    name: "Python package that links the wheel for old systems: Zig",
    source: Source::Python { environment: WHEEL_ENVIRONMENT, list: "crates/python/requirements-zig.txt" },
    megabytes: 340,
    seconds: 40,
};

/// The engines whose examples are tested.
pub const ENGINES: Tool = Tool {
    name: "Python packages of engines: DataFusion, DuckDB, Polars, PySpark, Ray",
    source: Source::Python { environment: WHEEL_ENVIRONMENT, list: "crates/python/requirements-engines.txt" },
    megabytes: 1500,
    seconds: 180,
};

/// What runs Spark.
pub const JAVA: Tool = Tool {
    name: "Java, for Spark",
    source: Source::Debian { unless: &["java", "-version"], packages: &["openjdk-17-jre-headless"] },
    megabytes: 200,
    seconds: 40,
};

/// What builds and measures the npm package.
pub const PACKAGE_PACKAGES: Tool = Tool {
    name: "npm packages that build the package and the page: wasm-opt, esbuild",
    source: Source::Npm { folder: PACKAGE_NPM },
    megabytes: 120,
    seconds: 10,
};

/// What the embedded reference data is written from.
pub const DATA_PACKAGES: Tool = Tool {
    name: "npm packages that the embedded reference data is written from",
    source: Source::Npm { folder: DATA },
    megabytes: 150,
    seconds: 20,
};

/// What the benchmarks compare with.
pub const BENCHMARK_PACKAGES: Tool = Tool {
    name: "npm packages that the benchmarks compare with",
    source: Source::Npm { folder: BENCHMARKS },
    megabytes: 60,
    seconds: 10,
};

/// Pins benchmarks to a core.
pub const TASKSET: Tool = Tool {
    name: "taskset",
    source: Source::Debian { unless: &["taskset", "--version"], packages: &["util-linux"] },
    megabytes: 5,
    seconds: 10,
};

/// The standard library for browsers.
pub const WASM_TARGET: Tool = Tool {
    name: "the standard library for browsers",
    source: Source::Rustup { kind: "target", name: WASM },
    megabytes: 120,
    seconds: 10,
};

/// The source of the standard library, which the module is built with.
pub const RUST_SOURCE: Tool = Tool {
    name: "the source of the standard library",
    source: Source::Rustup { kind: "component", name: "rust-src" },
    megabytes: 50,
    seconds: 5,
};

/// What builds the npm package.
pub const WASM_PACK: Tool = Tool {
    name: "wasm-pack",
    source: Source::Crate { program: "wasm-pack", version: "0.15.1" },
    megabytes: 10,
    seconds: 180,
};

/// What makes mutants. Other versions make other ones.
pub const CARGO_MUTANTS: Tool = Tool {
    name: "cargo-mutants",
    source: Source::Crate { program: "cargo-mutants", version: "27.1.0" },
    megabytes: 20,
    seconds: 180,
};

/// What finds breaking changes.
pub const SEMVER_CHECKS: Tool = Tool {
    name: "cargo-semver-checks",
    source: Source::Crate { program: "cargo-semver-checks", version: "0.51.0" },
    megabytes: 60,
    seconds: 600,
};

/// What the quick tests need.
pub const QUICK: &[&Tool] = &[&NODE, &PYTHON, &TEST_PACKAGES, &PYTHON_PACKAGES, &PACKAGE_PACKAGES, &CHROMIUM];

/// What the full tests need.
pub const ALL: &[&Tool] = &[
    &NODE,
    &PYTHON,
    &TEST_PACKAGES,
    &ALL_PYTHON_PACKAGES,
    &MOCK_PACKAGES,
    &CHROMIUM,
    &FIREFOX,
    &WEBKIT,
    &SCREEN,
    &TESSERACT,
    &BROWSER_PACKAGES,
    &CONSUMER_PACKAGES,
    &SERVER_PACKAGES,
    &BUNDLER_PACKAGES,
    &PACKAGE_PACKAGES,
    &WASM_TARGET,
    &RUST_SOURCE,
];

/// A program of the virtual environment of tests.
pub fn python_program(name: &str) -> PathBuf {
    environment_program(TEST_ENVIRONMENT, name)
}

/// A program of the virtual environment in which the package for Python is installed.
pub fn wheel_program(name: &str) -> PathBuf {
    environment_program(WHEEL_ENVIRONMENT, name)
}

fn environment_program(environment: &str, name: &str) -> PathBuf {
    in_repository(TOOLS).join(environment).join("bin").join(name)
}

/// The folder of programs that were compiled for tasks.
pub fn program_folder() -> PathBuf {
    in_repository(TOOLS).join("bin")
}

/// Installs those of the tools that are missing, after it has said what, how, and at what cost.
pub fn install(tools: &[&Tool]) -> Result {
    let missing: Vec<&Tool> = tools.iter().copied().filter(|tool| !tool.is_installed()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("To be installed:");
    for tool in &missing {
        let Tool { name, source, megabytes, seconds } = tool;
        eprintln!("  {name}: by {}, about {megabytes} MB and {seconds} s", source.manager());
    }
    for tool in missing {
        tool.install()?;
    }
    Ok(())
}

impl Source {
    fn manager(&self) -> &'static str {
        match self {
            Self::Debian { .. } => "apt-get",
            Self::Npm { .. } => "npm",
            Self::Python { .. } => "pip",
            Self::Rustup { .. } => "rustup",
            Self::Crate { .. } => "cargo, from source",
        }
    }
}

impl Tool {
    fn is_installed(&self) -> bool {
        match self.source {
            Source::Debian { unless, .. } => succeeds(unless),
            Source::Npm { folder } => is_current(&npm_list(folder), &npm_stamp(folder)),
            Source::Python { environment, list } => is_current(&in_repository(list), &python_stamp(environment, list)),
            Source::Rustup { kind, name } => rustup_has(kind, name),
            Source::Crate { program, version } => has_version(&program_folder().join(program), version),
        }
    }

    fn install(&self) -> Result {
        match self.source {
            Source::Debian { packages, .. } => install_debian(packages),
            Source::Npm { folder } => install_npm(folder),
            Source::Python { environment, list } => install_python(environment, list),
            Source::Rustup { kind, name } => run_in("", "rustup", &[kind, "add", name]),
            Source::Crate { program, version } => install_crate(program, version),
        }
        .map_err(|Failure(reason)| Failure(format!("{} is missing, and cannot be installed: {reason}", self.name)))
    }
}

/// Whether the list that was installed last is the one that is wanted.
fn is_current(list: &Path, stamp: &Path) -> bool {
    let read = |path: &Path| std::fs::read(path).ok();
    read(list).is_some_and(|wanted| read(stamp) == Some(wanted))
}

fn npm_list(folder: &str) -> PathBuf {
    in_repository(folder).join("package-lock.json")
}

fn npm_stamp(folder: &str) -> PathBuf {
    in_repository(folder).join("node_modules/installed-list")
}

fn python_stamp(environment: &str, list: &str) -> PathBuf {
    in_repository(TOOLS).join(environment).join(list.replace('/', "-"))
}

/// Keeps a copy of the list that was installed.
fn stamp(list: &Path, stamp: &Path) -> Result {
    let copied = std::fs::copy(list, stamp);
    copied.map(drop).map_err(|error| Failure(format!("cannot write {}: {error}", stamp.display())))
}

fn install_debian(packages: &[&str]) -> Result {
    // Services are not started, and nothing is asked.
    let quietly = ["install", "--yes", "--quiet", "--no-install-recommends"];
    run_in("", "apt-get", &["update", "--quiet"])?;
    run_in("", "apt-get", &[&quietly, packages].concat())
}

/// Installs exactly the packages of the lock file. Their own scripts are not run: they only download or speed up.
fn install_npm(folder: &str) -> Result {
    run_in(folder, "npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])?;
    stamp(&npm_list(folder), &npm_stamp(folder))
}

fn install_python(environment: &str, list: &str) -> Result {
    let pip = environment_program(environment, "pip");
    if !pip.is_file() {
        let folder = in_repository(TOOLS).join(environment);
        run_in("", "python3", &["-m", "venv", &folder.display().to_string()])?;
    }
    let pip = pip.display().to_string();
    run_in("", &pip, &["install", "--quiet", "--disable-pip-version-check", "-r", list])?;
    stamp(&in_repository(list), &python_stamp(environment, list))
}

fn install_crate(program: &str, version: &str) -> Result {
    let root = in_repository(TOOLS).display().to_string();
    cargo(&["install", program, "--version", version, "--locked", "--root", &root], &[])
}

fn rustup_has(kind: &str, name: &str) -> bool {
    let listed = Command::new("rustup").args([kind, "list", "--installed"]).current_dir(in_repository("")).output();
    listed.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).lines().any(|line| line.starts_with(name)))
}

/// Whether a program reports this version.
fn has_version(program: &Path, version: &str) -> bool {
    let mut command = Command::new(program);
    // Subcommands of cargo expect their own name first.
    let name = program.file_name().and_then(|name| name.to_str()?.strip_prefix("cargo-"));
    command.args(name);
    let output = command.arg("--version").stderr(Stdio::null()).output();
    output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).split_whitespace().any(|word| word == version))
}

fn run_in(folder: &str, program: &str, arguments: &[&str]) -> Result {
    let mut command = Command::new(program);
    // What installers print is progress: standard output belongs to the results of a task.
    command.args(arguments).current_dir(in_repository(folder)).stdin(Stdio::null()).stdout(std::io::stderr());
    succeed(&mut command, &format!("{program} {}", arguments.join(" ")))
}
