//! Measures how long it takes to look at photos of 12 megapixels, natively and in browsers.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::bench::machine;
use xtask::in_repository;
use xtask::process::cargo_command;
use xtask::tools::{self, Tool};

/// The file with the latest results.
const RESULTS: &str = "crates/photos/RESULTS.md";

/// The folder of the photos, and that of the browsers.
const PHOTOS: &str = "target/tmp/photos";
const WORK: &str = "target/tmp/photos-work";

const SCRIPT: &str = "crates/photos/js/photos.mjs";

const TOOLS: &[&Tool] = &[
    &tools::NODE,
    &tools::TEST_PACKAGES,
    &tools::CHROMIUM,
    &tools::FIREFOX,
    &tools::WEBKIT,
    &tools::SCREEN,
    &tools::BROWSER_PACKAGES,
];

const BROWSERS: [&str; 3] = ["chromium", "firefox", "webkit"];

/// The most milliseconds that a photo may take, and that a page may stand still meanwhile.
const NATIVE_LIMIT: f64 = 150.0;
const BROWSER_LIMIT: f64 = 350.0;
const PAUSE_LIMIT: f64 = 50.0;

/// Milliseconds.
#[derive(Deserialize)]
struct Measured {
    /// Of each photo, with and without its quality.
    quality: Vec<f64>,
    without: Vec<f64>,
    /// The longest pause of the page meanwhile, and at rest.
    #[serde(default)]
    pause: Option<f64>,
    #[serde(default)]
    rest: Option<f64>,
    /// What the browser says that it is.
    #[serde(default)]
    browser: Option<String>,
}

/// Measures everything, prints the table and writes it to its file.
pub(crate) fn run() -> Result<()> {
    tools::install(TOOLS)?;
    eprintln!("crate");
    let mut table = TABLE.to_owned();
    writeln!(table, "{}", line("Rust", NATIVE_LIMIT, natively()?))?;
    let mut browsers = String::new();
    for browser in BROWSERS {
        eprintln!("{browser}");
        let measured = in_browser(browser)?;
        writeln!(browsers, "- {browser}: {}", measured.browser.as_deref().unwrap_or_default())?;
        writeln!(table, "{}", line(browser, BROWSER_LIMIT, measured))?;
    }
    let text = format!("{}{browsers}\n{table}", heading()?);
    print!("{text}");
    std::fs::write(in_repository(RESULTS), text).with_context(|| format!("cannot write {RESULTS}"))?;
    eprintln!("Written to {RESULTS}");
    Ok(())
}

/// Writes the photos, and measures one with the crate.
fn natively() -> Result<Measured> {
    let mut command =
        cargo_command(&["run", "--release", "--locked", "--package=harbor-preflight-photos", "--", PHOTOS]);
    measured(command.current_dir(in_repository("")))
}

fn in_browser(browser: &str) -> Result<Measured> {
    let work = Path::new(WORK).join(browser);
    measured(Command::new("node").args([SCRIPT, browser, PHOTOS]).arg(work).current_dir(in_repository("")))
}

fn measured(command: &mut Command) -> Result<Measured> {
    let output = command.stderr(Stdio::inherit()).output().context("cannot measure")?;
    ensure!(output.status.success(), "photos could not be measured");
    Ok(serde_json::from_slice(&output.stdout)?)
}

const TABLE: &str = "\
| where | a photo | fastest | limit | met | without quality | longest pause of the page | limit | met | at rest |
|---|---:|---:|---:|---|---:|---:|---:|---|---:|
";

fn line(place: &str, limit: f64, measured: Measured) -> String {
    let Measured { mut quality, mut without, pause, rest, .. } = measured;
    let ([fastest, median], [_, without]) = (fastest_and_median(&mut quality), fastest_and_median(&mut without));
    let shown = |milliseconds: Option<f64>| milliseconds.map(|time| format!("{time:.0} ms")).unwrap_or_default();
    let met = |time: f64, limit: f64| if time < limit { "yes" } else { "**no**" };
    let cells = [
        place.to_owned(),
        shown(Some(median)),
        shown(Some(fastest)),
        shown(Some(limit)),
        met(median, limit).to_owned(),
        format!("{without:.2} ms"),
        shown(pause),
        shown(pause.map(|_| PAUSE_LIMIT)),
        pause.map(|pause| met(pause, PAUSE_LIMIT).to_owned()).unwrap_or_default(),
        shown(rest),
    ];
    format!("| {} |", cells.join(" | "))
}

fn fastest_and_median(times: &mut [f64]) -> [f64; 2] {
    times.sort_by(f64::total_cmp);
    [0, times.len() / 2].map(|at| times.get(at).copied().unwrap_or(f64::NAN))
}

/// The text above the table.
fn heading() -> Result<String> {
    let load = std::fs::read_to_string("/proc/loadavg").context("/proc/loadavg")?;
    let load = load.split(' ').next().unwrap_or_default();
    Ok(format!(
        "# Photos\n\n\
         `cargo xtask photos` measures all of this and writes this file. A photo is a JPEG of 4000 × 3000 pixels in colour.\n\
         Rust decodes and measures it on one core, eleven times; in a browser, the package's worker measures five of them,\n\
         one after the other. The time is the median, from the call to the result. A pause is the longest time between two\n\
         turns of the page's event loop, while the photos are measured and while nothing is done: other programs on the\n\
         machine cause the latter.\n\n\
         - {}; a load of {load} at the end\n- {}\n",
        machine::machine()?,
        machine::version("rustc")?,
    ))
}
