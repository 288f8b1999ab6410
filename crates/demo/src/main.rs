//! `cargo xtask demo`: serves the web form, and prints its address.

#![forbid(unsafe_code)]
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a program prints its address")]

use std::io::{IsTerminal, Write};

use anyhow::Result;
use clap::Parser;
use harbor_preflight_demo::{Server, write_hosting};

/// Serve the web form on this machine, until it is stopped
#[derive(Parser)]
#[command(bin_name = "cargo xtask demo")]
struct Arguments {
    /// The port on 127.0.0.1; 0 for any free one
    #[arg(long, default_value_t = 8000)]
    port: u16,
    /// Write the configurations of nginx, Caddy and Netlify in www/hosting from headers.txt there, and serve nothing
    #[arg(long)]
    hosting: bool,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if arguments.hosting {
        for path in write_hosting()? {
            println!("{}", path.display());
        }
        return Ok(());
    }
    let server = Server::bind(arguments.port)?;
    println!("{}", server.url());
    std::io::stdout().flush()?;
    if std::io::stderr().is_terminal() {
        eprintln!("Press Ctrl+C to stop.");
    }
    server.run()
}
