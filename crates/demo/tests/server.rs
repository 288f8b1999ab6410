//! Starts the server of the web form and sends requests over plain sockets, because an HTTP client would normalise
//! paths.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server for one test. It is stopped when the test ends.
struct Server {
    process: Child,
    /// The line that it printed: the address of the form.
    line: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Server {
    fn start() -> Self {
        let mut process = demo("0").stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { process, line }
    }

    fn address(&self) -> &str {
        self.line.strip_prefix("http://").unwrap().strip_suffix("/www/\n").unwrap()
    }

    fn request(&self, method: &str, path: &str) -> Response {
        let mut stream = TcpStream::connect(self.address()).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address()).unwrap();
        let mut received = Vec::new();
        stream.read_to_end(&mut received).unwrap();
        let end = received.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(received[..end].to_vec()).unwrap();
        Response { head, body: received[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Response {
        self.request("GET", path)
    }
}

struct Response {
    head: String,
    body: Vec<u8>,
}

impl Response {
    fn status(&self) -> u16 {
        self.head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

fn demo(port: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_harbor-preflight-demo"));
    command.args(["--port", port]).stderr(Stdio::piped());
    command
}

fn file(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

#[test]
fn it_listens_on_127_0_0_1_only() {
    assert!(Server::start().address().starts_with("127.0.0.1:"));
}

#[test]
fn files_are_served_with_their_media_types() {
    let server = Server::start();
    let page = server.get("/www/");
    assert_eq!((page.status(), page.header("content-type")), (200, Some("text/html")));
    assert!(page.body == file("www/index.html"));
    let files = [
        ("www/index.html", "text/html"),
        ("www/vendor/pico/pico.min.css", "text/css"),
        ("pkg/form/vendor/combobox-nav/index.js", "text/javascript"),
        ("pkg/index.js", "text/javascript"),
        ("pkg/src/subdivision-names.js", "text/javascript"),
        ("pkg/schema.json", "application/json"),
        ("pkg/wasm/harbor_preflight_bg.wasm", "application/wasm"),
    ];
    for (path, content_type) in files {
        let response = server.get(&format!("/{path}"));
        assert_eq!((response.status(), response.header("content-type")), (200, Some(content_type)), "{path}");
        assert!(response.body == file(path), "{path}");
    }
}

#[test]
fn paths_above_the_form_redirect_to_it() {
    let server = Server::start();
    for path in ["/", "/www"] {
        let response = server.get(path);
        assert_eq!((response.status(), response.header("location")), (307, Some("/www/")), "{path}");
    }
    assert_eq!(server.get("/www/vendor").header("location"), Some("/www/vendor/"));
}

#[test]
fn everything_else_is_404() {
    let server = Server::start();
    let absent = ["/www/absent.js", "/pkg/", "/pkg", "/www/vendor/", "/Cargo.toml", "/schema/rules.json", "/absent"];
    let outside = [
        "/../Cargo.toml",
        "/www/../Cargo.toml",
        "/www/../pkg/index.js",
        "/www/../../../../../../../../etc/passwd",
        "/www/%2e%2e/Cargo.toml",
        "/www/.%2E/Cargo.toml",
        "/www/..%2fCargo.toml",
        "/www/..%5cCargo.toml",
        "/www/%252e%252e/Cargo.toml",
        "/pkg/src/../../Cargo.toml",
        "/pkg/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/www//etc/passwd",
        "/www/%2fetc%2fpasswd",
        "/www/index.html%00.js",
        "/www%2f..%2fCargo.toml",
    ];
    for path in absent.into_iter().chain(outside) {
        let response = server.get(path);
        assert_eq!((response.status(), response.body), (404, Vec::new()), "{path}");
    }
}

#[test]
fn every_response_has_the_security_headers() {
    let server = Server::start();
    let requests = [
        ("GET", "/www/", 200),
        ("HEAD", "/pkg/index.js", 200),
        ("GET", "/", 307),
        ("GET", "/www/absent.js", 404),
        ("GET", "/absent", 404),
        ("POST", "/www/", 405),
        ("POST", "/", 405),
    ];
    for (method, path, status) in requests {
        let response = server.request(method, path);
        assert_eq!(response.status(), status, "{method} {path}");
        let policy = response.header("content-security-policy").unwrap();
        assert!(policy.ends_with("; frame-ancestors 'none'") && policy.contains("require-trusted-types-for"), "{path}");
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{method} {path}");
        assert_eq!(response.header("referrer-policy"), Some("no-referrer"), "{method} {path}");
        assert_eq!(response.header("cache-control"), Some("no-cache"), "{method} {path}");
    }
}

#[test]
fn uploads_are_rejected() {
    let server = Server::start();
    for method in ["POST", "PUT", "DELETE"] {
        for path in ["/", "/www/", "/www/index.html", "/pkg/index.js"] {
            assert_eq!(server.request(method, path).status(), 405, "{method} {path}");
        }
    }
}

#[test]
fn a_port_in_use_is_an_error_that_names_the_option() {
    let server = Server::start();
    let port = server.address().rsplit_once(':').unwrap().1;
    let output = demo(port).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(error.contains(&format!("port {port} cannot be used: pass another one with --port")), "{error}");
    assert!(output.stdout.is_empty());
}
