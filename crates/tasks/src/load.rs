//! A load on the mock: many requests, and the largest bodies, each several at once. Fails if a request is lost, or if memory
//! grows with the bodies.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use xtask::in_repository;
use xtask::process::cargo;

/// The requests of the first part: four for each person.
const REQUESTS: usize = 10_000;

/// The requests of the first part that are made at once.
const AT_ONCE: usize = 50;

/// The largest bodies that are sent at once, and in turn by each client.
const LARGE_AT_ONCE: usize = 4;
const LARGE_IN_TURN: usize = 3;

/// The size of each of seven files in a large body, in bytes: the limit of `individual-v1`.
const LARGE_FILE: usize = 10 << 20;

/// The most memory that the mock may have used, in kilobytes. One large body alone has half of it.
const MAX_MEMORY: u64 = 200_000;

/// Runs both parts, in memory and in a folder.
pub(crate) fn run() -> Result<()> {
    cargo(&["build", "--release", "--locked", "--package", "harbor-preflight-cli"], &[])?;
    let folder = in_repository("target/tmp/load");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    for (name, data) in [("in memory", None), ("with --data", Some(folder.as_path()))] {
        println!("{name}:");
        load(data)?;
    }
    Ok(())
}

fn load(data: Option<&Path>) -> Result<()> {
    let mock = Mock::start(data)?;
    let small = std::fs::read(in_repository("tests/payloads/gb.json"))?;
    let people = REQUESTS / 4 / AT_ONCE;
    let time = at_once(AT_ONCE, || (0..people).try_for_each(|_| mock.take_through(&small)))?;
    println!("  {REQUESTS} requests, {AT_ONCE} at once: {time:.1?}, peak memory {} kB", mock.memory()?);
    let large = large_body()?;
    let bodies = LARGE_AT_ONCE * LARGE_IN_TURN;
    let time = at_once(LARGE_AT_ONCE, || (0..LARGE_IN_TURN).try_for_each(|_| mock.take_through(&large)))?;
    let memory = mock.memory()?;
    println!(
        "  {bodies} bodies of {} bytes, {LARGE_AT_ONCE} at once: {time:.1?}, peak memory {memory} kB",
        large.len()
    );
    ensure!(memory < MAX_MEMORY, "the mock has used {memory} kB of memory: more than {MAX_MEMORY}");
    Ok(())
}

/// Runs an action on several threads, and returns how long all took.
fn at_once(threads: usize, act: impl Fn() -> Result<()> + Sync) -> Result<Duration> {
    let begin = Instant::now();
    std::thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|_| scope.spawn(&act)).collect();
        started.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| Err(anyhow!("a client panicked"))))
    })?;
    Ok(begin.elapsed())
}

/// A payload of 98 MB: seven files at the limit, each of which is padding.
fn large_body() -> Result<Vec<u8>> {
    let (head, tail) = (b"%PDF-1.7\n", b"%%EOF\n");
    let file = STANDARD.encode([&head[..], &vec![0; LARGE_FILE - head.len() - tail.len()], tail].concat());
    let mut body: Value = serde_json::from_slice(&std::fs::read(in_repository("tests/payloads/us-full.json"))?)?;
    let person = &mut body["individual"];
    person["identity_document"]["front"] = file.as_str().into();
    person["identity_document"]["back"] = file.as_str().into();
    person["proof_of_address"]["files"] = vec![Value::from(file); 5].into();
    Ok(serde_json::to_vec(&body)?)
}

/// A mock that is killed when it is dropped.
struct Mock {
    process: Child,
    address: String,
}

impl Drop for Mock {
    fn drop(&mut self) {
        // It has ended already if this fails.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Mock {
    fn start(data: Option<&Path>) -> Result<Self> {
        let mut command = Command::new(in_repository("target/release/harbor-preflight"));
        command.args(["mock", "--port", "0", "--delay", "0"]).stdout(Stdio::piped()).stderr(Stdio::null());
        if let Some(folder) = data {
            command.arg("--data").arg(folder);
        }
        let mut process = command.spawn().context("the mock")?;
        let mut url = String::new();
        BufReader::new(process.stdout.take().context("its output")?).read_line(&mut url)?;
        let address = url.trim().strip_prefix("http://").context("the mock did not start")?.to_owned();
        Ok(Self { process, address })
    }

    /// The most memory that the mock has used, in kilobytes.
    fn memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))
            .context("memory can only be measured on Linux")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("VmHWM")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// Takes a person to `verified` by four requests.
    fn take_through(&self, body: &[u8]) -> Result<()> {
        let new = br#"{"type": "individual", "first_name": "Ada"}"#;
        let created = self.call("POST", "/api/v1/customers", new, 201)?;
        let uuid = created["data"]["uuid"].as_str().context("a customer")?.to_owned();
        let onboarding = format!("/api/v1/customers/{uuid}/onboarding");
        self.call("POST", &format!("/_mock/customers/{uuid}/agreement"), b"", 200)?;
        self.call("POST", &onboarding, body, 202)?;
        let read = self.call("GET", &onboarding, b"", 200)?;
        ensure!(read["data"]["status"] == "verified", "an onboarding is {}", read["data"]["status"]);
        Ok(())
    }

    fn call(&self, method: &str, path: &str, body: &[u8], expected: u16) -> Result<Value> {
        let mut stream = TcpStream::connect(&self.address)?;
        let (address, length) = (&self.address, body.len());
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\nx-api-key: a\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n"
        )?;
        stream.write_all(body)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, text) = answer.split_once("\r\n\r\n").context("a request got no answer")?;
        let status = head.split(' ').nth(1).unwrap_or_default();
        ensure!(status == expected.to_string(), "{method} got {status} in place of {expected}");
        Ok(serde_json::from_str(text)?)
    }
}
