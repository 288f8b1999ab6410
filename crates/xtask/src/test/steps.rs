//! The steps of the test command.

/// A part of the test command that can be run alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) name: &'static str,
    /// What it is for: what holds if it succeeds.
    pub(crate) purpose: &'static str,
    pub(crate) commands: &'static [Words],
    /// Variables of their environment.
    pub(crate) environment: &'static [(&'static str, &'static str)],
}

/// A command line.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Words {
    /// Of cargo.
    Cargo(&'static [&'static str]),
    /// Of cargo, on the packages that the quick tests build.
    CargoQuick(&'static [&'static str]),
    /// Of this program.
    Xtask(&'static [&'static str]),
}

/// Steps that follow each other.
pub(crate) type Lane = &'static [Step];

/// Lanes that run side by side.
pub(crate) type Stage = &'static [Lane];

/// Packages that the quick tests neither build nor lint: what only benchmarks and releases need.
///
/// Each command names the same packages, so that cargo resolves the same features for all of them, and builds no crate
/// twice.
pub(crate) const NOT_QUICK: [&str; 18] = [
    "--exclude",
    "harbor-preflight-bench",
    "--exclude",
    "harbor-preflight-corpus",
    "--exclude",
    "harbor-preflight-demo",
    "--exclude",
    "harbor-preflight-mock",
    "--exclude",
    "harbor-preflight-package",
    "--exclude",
    "harbor-preflight-photos",
    "--exclude",
    "harbor-preflight-python",
    "--exclude",
    "harbor-preflight-release-tests",
    // The command line without its mock: a server and a database take a minute to compile.
    "--no-default-features",
    "--features=harbor-preflight-cli/quality",
];

/// Has tests try many inputs, where they try a sample otherwise.
const MANY_INPUTS: (&str, &str) = ("HARBOR_PREFLIGHT_TESTS", "all");

/// The inputs of each property, of which there are 256 otherwise.
const MANY_CASES: (&str, &str) = ("PROPTEST_CASES", "5000");

const WARNINGS_ARE_ERRORS: (&str, &str) = ("RUSTDOCFLAGS", "--deny warnings");

/// A step with one environment for all its commands.
const fn step(name: &'static str, purpose: &'static str, commands: &'static [Words]) -> Step {
    Step { name, purpose, commands, environment: &[] }
}

const fn with(environment: &'static [(&'static str, &'static str)], step: Step) -> Step {
    Step { environment, ..step }
}

const TOOLS: Step = step("tools", "Node, Python, Chromium and their packages are there", &[Words::Xtask(&["tools"])]);
const ALL_TOOLS: Step = step(
    "tools",
    "Node, Python, three browsers, their packages and Rust for browsers are there",
    &[Words::Xtask(&["tools", "--all"])],
);

const FORMAT: Step = step("format", "the code is formatted", &[Words::Cargo(&["fmt", "--all", "--check"])]);

const LINT: Step = step(
    "lint",
    "clippy has nothing to say, with and without the embedded lists",
    &[
        Words::CargoQuick(&["clippy", "--all-targets", "--", "--deny", "warnings"]),
        Words::Cargo(&[
            "clippy",
            "--locked",
            "--package=harbor-preflight",
            "--no-default-features",
            "--",
            "--deny",
            "warnings",
        ]),
    ],
);

const BUILD: Step = step(
    "build",
    "the tests and the examples compile",
    // With all targets, the first builds the tests in examples, and not the programs.
    &[Words::CargoQuick(&["test", "--all-targets", "--no-run"]), Words::CargoQuick(&["build", "--examples"])],
);

const RUST: Step = step(
    "rust",
    "the rules hold for the cases and for a sample of inputs, and generated files are current",
    &[Words::CargoQuick(&["test", "--all-targets", "--exclude=harbor-preflight-external-tests"])],
);

const EXAMPLES: Step = step("examples", "the examples in doc comments work", &[Words::CargoQuick(&["test", "--doc"])]);

const PACKAGE: Step = step(
    "package",
    "the committed npm package gives the reports of the crate for all cases, in Node; the examples in documents run",
    &[Words::CargoQuick(&["test", "--test=package", "--test=documents"])],
);

const SCHEMAS: Step = step(
    "schemas",
    "Ajv and Python's jsonschema agree with the crate on all cases",
    &[Words::CargoQuick(&["test", "--test=schemas"])],
);

const FORM: Step = step(
    "form",
    "the scripts of the page are current, and the guide's examples can be filled into its form by keyboard, in Chromium",
    &[Words::Xtask(&["page", "--check"]), Words::CargoQuick(&["test", "--test=form"])],
);

const RELEASE: Step = step(
    "release",
    "bundlers, browsers, form libraries, servers and code generators take the package and the schemas; the whole form",
    &[Words::Cargo(&["test", "--locked", "--package=harbor-preflight-release-tests", "--all-targets"])],
);

const LINT_REST: Step = step(
    "lint-rest",
    "clippy has nothing to say about what only benchmarks and releases need",
    &[Words::Cargo(&[
        "clippy",
        "--locked",
        "--package=harbor-preflight-bench",
        "--package=harbor-preflight-corpus",
        "--package=harbor-preflight-cli",
        "--package=harbor-preflight-demo",
        "--package=harbor-preflight-mock",
        "--package=harbor-preflight-package",
        "--package=harbor-preflight-photos",
        "--package=harbor-preflight-python",
        "--package=harbor-preflight-release-tests",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ])],
);

const PACKAGE_TESTS: Step = step(
    "programs",
    "the measurement of files, the server of the demo and what builds the npm package pass their tests",
    &[Words::Cargo(&[
        "test",
        "--locked",
        "--package=harbor-preflight-corpus",
        "--package=harbor-preflight-demo",
        "--package=harbor-preflight-package",
    ])],
);

const MOCK: Step = with(
    &[MANY_INPUTS],
    step(
        "mock",
        "a client takes a person through the mock, Schemathesis finds no fault, and killing it loses nothing",
        &[
            Words::Cargo(&["test", "--locked", "--package=harbor-preflight-mock"]),
            Words::Cargo(&["test", "--locked", "--package=harbor-preflight-cli", "--test=mock"]),
        ],
    ),
);

const DOCS: Step = with(
    &[WARNINGS_ARE_ERRORS],
    step(
        "docs",
        "the documentation builds without a warning",
        &[
            Words::CargoQuick(&["doc", "--no-deps"]),
            Words::Cargo(&["doc", "--no-deps", "--locked", "--package=harbor-preflight-mock"]),
        ],
    ),
);

const CRATE: Step = step(
    "crate",
    "the crate builds for browsers, with the oldest Rust that is promised, and as it would be published",
    &[
        Words::Xtask(&["msrv"]),
        Words::Cargo(&["check", "--locked", "--package=harbor-preflight", "--target=wasm32-unknown-unknown"]),
        Words::Cargo(&["publish", "--dry-run", "--locked", "--package=harbor-preflight", "--allow-dirty"]),
    ],
);

const REBUILT: Step = step(
    "rebuilt",
    "pkg/ and www/vendor/ are byte for byte what the sources give, and the package is within its limits",
    &[Words::Xtask(&["vendor", "--check"]), Words::Xtask(&["pkg", "--check"]), Words::Xtask(&["size"])],
);

const DENY: Step =
    step("deny", "licences, duplicates and sources of what is built on are allowed", &[Words::Xtask(&["deny"])]);

const PYTHON: Step = step(
    "python",
    "the package for Python gives the reports of the crate for all cases, one by one and as a batch",
    &[Words::Xtask(&["python"])],
);

/// What a change of a rule can break.
pub(crate) const QUICK: &[Stage] =
    &[&[&[FORMAT, LINT, BUILD], &[TOOLS]], &[&[RUST, EXAMPLES], &[PACKAGE, SCHEMAS, FORM]]];

/// That, and all that a release needs.
pub(crate) const ALL: &[Stage] = &[
    &[&[FORMAT, LINT, BUILD], &[ALL_TOOLS]],
    &[&[with(&[MANY_INPUTS, MANY_CASES], RUST), EXAMPLES], &[PACKAGE, with(&[MANY_INPUTS], SCHEMAS), FORM]],
    &[&[LINT_REST, PACKAGE_TESTS, MOCK, DOCS, CRATE, REBUILT], &[DENY, PYTHON]],
    &[&[RELEASE]],
];
