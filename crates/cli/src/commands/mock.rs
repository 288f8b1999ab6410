//! `harbor-preflight mock`: a Harbor on this machine.

use std::io::Write;

use anyhow::Result;
use harbor_preflight_mock::{Options, Server, Webhook, log_panics_by_place};

use super::print;
use super::webhook::read_secret;
use crate::arguments::{Mock, Secret};
use crate::exit::Exit;

pub(crate) fn run(arguments: Mock) -> Result<Exit> {
    log_panics_by_place(log);
    let mut options =
        Options::new().with_contract(arguments.contract.contract).with_delay(arguments.delay).with_log(log);
    if let Some(folder) = arguments.data {
        options = options.with_data(folder);
    }
    if let Some(today) = arguments.as_of {
        options = options.with_today(today);
    }
    let mut announced = String::new();
    if let Some(url) = arguments.webhook {
        let secret = match (arguments.webhook_secret, arguments.webhook_secret_file) {
            (None, None) => {
                let secret = harbor_preflight_mock::new_secret();
                announced = format!("webhook secret: {secret}\n");
                secret
            }
            (secret, secret_file) => read_secret(Secret { secret, secret_file })?,
        };
        let webhook = Webhook::new(&url, &secret, arguments.webhook_anywhere)?;
        options = options.with_webhook(webhook.with_retry(arguments.webhook_retry));
    }
    let server = Server::bind(arguments.port, options)?;
    // A program that starts the mock waits for the address: it is the first line.
    print(format!("{}\n{announced}", server.url()).as_bytes())?;
    server.run()?;
    Ok(Exit::Valid)
}

/// A log that nobody reads any more is no reason to stop.
fn log(line: &str) {
    drop(writeln!(anstream::stderr(), "{line}"));
}
