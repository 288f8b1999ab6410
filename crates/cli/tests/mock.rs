//! The mock as a program: a client takes a person through it, Schemathesis sends it anything, and it is killed.

#![cfg(all(unix, feature = "mock"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use harbor_preflight_tests::documents::{examples, prepare};
use harbor_preflight_tests::effort::is_full;
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};

const PROGRAM: &str = env!("CARGO_BIN_EXE_harbor-preflight");

/// A mock that is killed at the end of the test, also if that fails.
struct Mock {
    process: Child,
    /// Such as `127.0.0.1:4010`.
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
    fn start(options: &[&str]) -> Self {
        let mut command = Command::new(PROGRAM);
        command.args(["mock", "--port", "0", "--delay", "0"]).args(options);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut url = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut url).unwrap();
        let address = url.trim().strip_prefix("http://").unwrap_or_else(|| panic!("no address: {url}")).to_owned();
        Self { process, address }
    }

    /// Sends a request. Returns status and body; an error if the mock dies meanwhile.
    fn call(&self, method: &str, path: &str, body: &str) -> std::io::Result<(u16, Value)> {
        call(&self.address, method, path, body)
    }
}

fn call(address: &str, method: &str, path: &str, body: &str) -> std::io::Result<(u16, Value)> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nx-api-key: a\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let cut_off = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(cut_off)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(cut_off)?;
    Ok((status, serde_json::from_str(body).map_err(|_| cut_off())?))
}

/// Runs a program that must succeed.
fn succeed(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}. Run `cargo xtask tools --all`"));
    let (printed, failed) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{printed}\n{failed}");
    printed.into_owned()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[test]
fn a_client_without_code_of_ours_takes_a_person_to_verified() {
    let port = free_port().to_string();
    let webhook = format!("http://127.0.0.1:{port}/webhooks");
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.txt");
    std::fs::write(&secret, "whs_client\n").unwrap();
    let mock = Mock::start(&["--webhook", &webhook, "--webhook-secret-file", secret.to_str().unwrap()]);
    let script = tests_folder().join("mock-client.py");
    let address = format!("http://{}", mock.address);
    let printed = succeed(Command::new("python3").arg("-B").arg(script).args([&address, &port, "whs_client"]));
    assert_eq!(printed.trim(), "a person is verified, and three webhooks are signed");
}

/// The examples of its page, with a free port in the place of the usual one.
#[test]
fn the_examples_of_the_page_run() {
    let examples = examples("sh").into_iter().filter(|example| example.place.starts_with("crates/mock/README.md"));
    let script: Vec<String> = examples.map(|example| example.code).collect();
    assert_eq!(script.len(), 2);
    let port = free_port().to_string();
    let wait =
        format!("for i in 1 2 3 4 5 6 7 8 9; do curl -s http://127.0.0.1:{port}/ > page && break; sleep 1; done");
    let script = format!("set -e\n{}\ntrap \"kill $!\" EXIT\n{wait}\n{}", script[0], script[1]);
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let program = Path::new(PROGRAM).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command.args(["-c", &script.replace("4010", &port)]).env("PATH", path).current_dir(folder.path());
    let printed = succeed(&mut command);
    assert!(printed.contains("\"status\":\"verified\""), "{printed}");
}

#[test]
fn the_inspector_shows_what_it_gets() {
    let script = tests_folder().join("../crates/mock/src/inspector/inspector.js").canonicalize().unwrap();
    let printed = succeed(Command::new("node").arg(tests_folder().join("inspector.mjs")).arg(script));
    assert_eq!(printed.trim(), "the inspector shows what it gets");
}

/// What Schemathesis must get at least once from the endpoint of onboardings: it has nothing to check otherwise. A correction is
/// never 403: the agreement was signed when the onboarding began.
const REACHED: &[(&str, &[u16])] =
    &[("POST", &[202, 401, 403, 404, 409, 422]), ("PATCH", &[202, 401, 404, 409, 422]), ("GET", &[200, 401, 404])];

#[test]
fn schemathesis_finds_no_fault() {
    let mock = Mock::start(&[]);
    let program = tests_folder().join("../target/tools/mock/bin/schemathesis");
    let folder = tempfile::tempdir().unwrap();
    let examples = if is_full() { "60" } else { "10" };
    for document in ["openapi.json", "v1.1/openapi.json"] {
        let path = tests_folder().join("../schema").join(document).canonicalize().unwrap();
        let address = format!("http://{}", mock.address);
        // What is checked: no answer is a fault of the server, and each one is described, with its type, headers and
        // body. Any API key is accepted, so that it is not checked whether a wrong one is refused.
        let checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,\
                      response_headers_conformance,unsupported_method";
        let counts = folder.path().join("counts.json");
        let mut command = Command::new(&program);
        command.env("SCHEMATHESIS_HOOKS", "mock-hooks").env("PYTHONPATH", tests_folder());
        command.env("PYTHONDONTWRITEBYTECODE", "1").env("MOCK_ADDRESS", &address).env("MOCK_COUNTS", &counts);
        command.env("MOCK_PAYLOAD", tests_folder().join("payloads/gb.json"));
        command.arg("run").arg(path).args(["--url", &address, "--checks", checks, "--max-examples", examples]);
        command.args(["--seed", "1", "--header", "X-API-KEY: a key", "--no-color", "--phases", "examples,coverage"]);
        if document.starts_with("v1.1") {
            command.args(["--header", "x-mock-contract: individual-v1.1"]);
        }
        succeed(command.current_dir(folder.path()));
        let counts: Value = serde_json::from_slice(&std::fs::read(&counts).unwrap()).unwrap();
        for (method, statuses) in REACHED {
            for status in *statuses {
                let name = format!("{method} /api/v1/customers/{{customer_uuid}}/onboarding {status}");
                assert!(counts[&name].as_u64().is_some_and(|count| count > 0), "{document}: no {name} in {counts:#}");
            }
        }
    }
}

/// An installed program has no files of the repository beside it.
#[test]
fn help_names_the_commands_and_no_file_of_the_repository() {
    let help = succeed(Command::new(PROGRAM).args(["mock", "--help"]));
    for expected in [
        "POST /_mock/customers/{uuid}/agreement",
        "POST /_mock/customers/{uuid}/status",
        "POST /_mock/failures",
        "x-mock-fail",
        "x-mock-delay",
        "x-mock-contract",
        "other users of this machine may see it",
    ] {
        assert!(help.contains(expected), "{expected}: {help}");
    }
    assert!(!help.contains("crates/"), "{help}");
}

/// A request of the collection for Bruno.
struct Request {
    number: u32,
    method: String,
    path: String,
    body: String,
}

impl Request {
    fn read(text: &str) -> Self {
        let after = |mark: &str| text.split_once(mark).map_or("", |(_, rest)| rest);
        let line = |mark: &str| after(mark).lines().next().unwrap().to_owned();
        let method = text.split_once(" {\n  url:").unwrap().0.lines().last().unwrap().to_uppercase();
        let body = after("body:json {\n").split_once("\n}\n").map_or("", |(body, _)| body).to_owned();
        Self { number: line("seq: ").parse().unwrap(), method, path: line("url: {{base_url}}"), body }
    }
}

#[test]
fn the_collection_for_bruno_takes_a_person_to_verified() {
    let folder = tempfile::tempdir().unwrap();
    succeed(Command::new(PROGRAM).args(["fixtures", "--out"]).arg(folder.path()));
    let files = std::fs::read_dir(folder.path().join("bruno")).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "bru"));
    let mut requests: Vec<Request> = files.map(|path| Request::read(&std::fs::read_to_string(path).unwrap())).collect();
    requests.sort_by_key(|request| request.number);
    let mock = Mock::start(&[]);
    let (mut uuid, mut statuses) = (String::new(), Vec::new());
    for Request { method, path, body, .. } in &requests {
        let path = path.replace("{{customer_uuid}}", &uuid).replace("{{country}}", "US");
        let (status, answer) = mock.call(method, &path, body).unwrap();
        if let Some(new) = answer["data"]["uuid"].as_str() {
            uuid = new.to_owned();
        }
        statuses.push(status);
    }
    assert_eq!(statuses, [201, 200, 200, 202, 200, 202, 200, 200, 200]);
    let (_, onboarding) = mock.call("GET", &format!("/api/v1/customers/{uuid}/onboarding"), "").unwrap();
    assert_eq!(onboarding["data"]["status"], "verified");
}

#[test]
fn it_listens_on_this_machine_alone() {
    let mock = Mock::start(&[]);
    assert!(mock.address.starts_with("127.0.0.1:"), "{}", mock.address);
    let port: u16 = mock.address.rsplit(':').next().unwrap().parse().unwrap();
    // Local addresses and ports in hexadecimal: 0100007F is 127.0.0.1. The state 0A listens.
    let mine = format!(":{port:04X} ");
    let listening = |file: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let lines = text.lines().filter(|line| line.contains(&mine) && line.contains(" 0A ")).map(str::to_owned);
        lines.collect::<Vec<_>>()
    };
    let sockets = listening("/proc/net/tcp");
    assert_eq!(sockets.len(), 1, "{sockets:?}");
    assert!(sockets[0].contains("0100007F:"), "{sockets:?}");
    assert!(listening("/proc/net/tcp6").is_empty());
}

#[test]
fn a_port_or_folder_in_use_and_a_webhook_elsewhere_are_refused() {
    const HERE: &str = "http://127.0.0.1:3000/";
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let mock = Mock::start(&["--data", data]);
    let port = mock.address.rsplit(':').next().unwrap();
    for (arguments, expected) in [
        (vec!["--port", port], "cannot be used"),
        (vec!["--port", "0", "--data", data], data),
        (vec!["--port", "0", "--webhook", "http://example.com/"], "not on this machine"),
        (vec!["--port", "0", "--delay=-1"], "seconds"),
        (vec!["--port", "0", "--webhook-secret", "whs_hidden"], "--webhook"),
        (vec!["--port", "0", "--webhook-secret-file", "secret.txt"], "--webhook"),
        (vec!["--port", "0", "--webhook", HERE, "--webhook-secret-file", "no/such.txt"], "no/such.txt"),
        (vec!["--port", "0", "--webhook", HERE, "--webhook-secret", ""], "the secret is empty"),
    ] {
        let output = Command::new(PROGRAM).arg("mock").args(&arguments).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(message.contains(expected), "{message}");
    }
}

/// What the mock has confirmed to a client before it was killed.
#[derive(Default)]
struct Confirmed {
    customers: Vec<String>,
    /// Those who have signed.
    signed: Vec<String>,
    accepted: Vec<(String, String)>,
}

/// Takes people through the mock until it dies.
fn work(address: &str, body: &str, has_begun: &AtomicBool) -> Confirmed {
    let mut confirmed = Confirmed::default();
    while take_one(address, body, &mut confirmed).is_ok() {
        has_begun.store(true, Ordering::Relaxed);
    }
    confirmed
}

fn take_one(address: &str, body: &str, confirmed: &mut Confirmed) -> std::io::Result<()> {
    let new = json!({ "type": "individual", "first_name": "Ada" }).to_string();
    let (_, created) = call(address, "POST", "/api/v1/customers", &new)?;
    let uuid = created["data"]["uuid"].as_str().unwrap().to_owned();
    confirmed.customers.push(uuid.clone());
    call(address, "POST", &format!("/_mock/customers/{uuid}/agreement"), "")?;
    confirmed.signed.push(uuid.clone());
    let (status, accepted) = call(address, "POST", &format!("/api/v1/customers/{uuid}/onboarding"), body)?;
    assert_eq!(status, 202);
    confirmed.accepted.push((uuid, accepted["data"]["id"].as_str().unwrap().to_owned()));
    Ok(())
}

/// What was confirmed must be there when the mock is started again.
fn assert_kept(mock: &Mock, confirmed: &Confirmed) {
    for uuid in &confirmed.customers {
        let (status, customer) = mock.call("GET", &format!("/api/v1/customers/{uuid}"), "").unwrap();
        assert_eq!(status, 200);
        assert!(!confirmed.signed.contains(uuid) || customer["data"]["has_signed_agreement"] == true);
    }
    for (uuid, id) in &confirmed.accepted {
        let (status, onboarding) = mock.call("GET", &format!("/api/v1/customers/{uuid}/onboarding"), "").unwrap();
        assert_eq!((status, &onboarding["data"]["id"]), (200, &json!(id)));
        assert_eq!(onboarding["data"]["status"], "verified");
    }
}

/// How long each round goes on after the first acceptance: it ends at different moments of a request.
fn moment(round: u64) -> Duration {
    Duration::from_millis(round * 37 % 100)
}

#[test]
fn a_mock_that_is_killed_loses_nothing_that_it_accepted() {
    let rounds = if is_full() { 100 } else { 5 };
    let body = std::fs::read_to_string(tests_folder().join("payloads/gb.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let data: PathBuf = folder.path().join("state");
    let mut accepted = 0;
    for round in 0..rounds {
        let confirmed = killed_while_working(&data, &body, moment(round));
        let mock = Mock::start(&["--data", data.to_str().unwrap()]);
        for confirmed in &confirmed {
            accepted += confirmed.accepted.len();
            assert_kept(&mock, confirmed);
        }
    }
    assert!(accepted as u64 >= rounds, "only {accepted} onboardings in {rounds} rounds");
}

/// Starts a mock, has two clients use it, and kills it some time after it has accepted an onboarding. Returns what was confirmed to the clients.
fn killed_while_working(data: &Path, body: &str, time: Duration) -> Vec<Confirmed> {
    let mut mock = Mock::start(&["--data", data.to_str().unwrap()]);
    let (address, has_begun) = (mock.address.clone(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let start = || scope.spawn(|| work(&address, body, &has_begun));
        let clients = [start(), start()];
        while !has_begun.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(time);
        // SIGKILL: the mock cannot finish anything.
        mock.process.kill().unwrap();
        mock.process.wait().unwrap();
        clients.into_iter().map(|client| client.join().unwrap()).collect()
    })
}
