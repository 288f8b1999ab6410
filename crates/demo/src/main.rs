//! `cargo xtask demo`: serves the web form, and prints its address.

#![forbid(unsafe_code)]
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a program prints its address")]

use std::io::{IsTerminal, Write};

use anyhow::Result;
use clap::Parser;
use harbor_preflight_demo::Server;

/// Serve the web form on this machine, until it is stopped
#[derive(Parser)]
#[command(bin_name = "cargo xtask demo")]
struct Arguments {
    /// The port on 127.0.0.1; 0 for any free one
    #[arg(long, default_value_t = 8000)]
    port: u16,
}

fn main() -> Result<()> {
    let server = Server::bind(Arguments::parse().port)?;
    println!("{}", server.url());
    std::io::stdout().flush()?;
    if std::io::stderr().is_terminal() {
        eprintln!("Press Ctrl+C to stop.");
    }
    server.run()
}
