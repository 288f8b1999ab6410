//! The example servers accept bodies of every allowed size, and repeat no value.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use harbor_preflight_external_tests::{node, package, payloads};
use harbor_preflight_tests::tests_folder;

/// A server that is stopped at the end of the test, also if that fails.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already if this fails.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a server, waits for its address, and checks its answers.
fn check(command: &mut Command) {
    let mut server = Server(command.stdout(Stdio::piped()).spawn().unwrap());
    let mut address = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut address).unwrap();
    assert!(address.starts_with("http://127.0.0.1:"), "{address}");
    node("servers/check.mjs", &[Path::new(address.trim()), &payloads()]);
}

#[test]
fn a_server_with_axum_gives_the_right_answers() {
    check(&mut Command::new(env!("CARGO_BIN_EXE_axum-example")));
}

#[test]
fn a_server_of_node_alone_gives_the_right_answers() {
    check(Command::new("node").arg(package().join("examples/server.mjs")));
}

#[test]
fn a_server_with_express_gives_the_right_answers() {
    check(Command::new("node").arg(tests_folder().join("servers/express.mjs")));
}

#[test]
fn a_server_with_fastify_gives_the_right_answers() {
    check(Command::new("node").arg(tests_folder().join("servers/fastify.mjs")));
}
