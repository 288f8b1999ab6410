//! `harbor-preflight webhook`: signs webhooks, and verifies them.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};
use chrono::Utc;
use harbor_preflight_answers::{SignatureError, sign, verify};

use super::print;
use crate::arguments::{Secret, Webhook};
use crate::exit::{Exit, print_error};
use crate::input::open;
use crate::name::name;

pub(crate) fn run(command: Webhook) -> Result<Exit> {
    match command {
        Webhook::Sign { body, secret, at } => {
            let header = sign(&read_secret(secret)?, at.map_or_else(now, Ok)?, &read(&body)?);
            print(format!("{header}\n").as_bytes())?;
            Ok(Exit::Valid)
        }
        Webhook::Verify { body, secret, header, tolerance, at } => {
            let now = at.map_or_else(now, Ok)?;
            match verify(&header, &read_secret(secret)?, &read(&body)?, now, tolerance) {
                Ok(()) => print(b"valid\n").map(|()| Exit::Valid),
                Err(error) => {
                    print_error(&explained(error));
                    Ok(Exit::Invalid)
                }
            }
        }
    }
}

/// What is wrong, and what is often the cause.
fn explained(error: SignatureError) -> String {
    match error {
        SignatureError::Mismatch => {
            format!("{error}: it is over the body byte for byte, as it was received, and not written anew")
        }
        _ => error.to_string(),
    }
}

fn now() -> Result<u64> {
    u64::try_from(Utc::now().timestamp()).context("the clock is before 1970")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let name = || name(path).into_owned();
    let mut body = Vec::new();
    open(path).with_context(name)?.read_to_end(&mut body).with_context(name)?;
    Ok(body)
}

/// The secret that was given, itself or in a file.
pub(super) fn read_secret(Secret { secret, secret_file }: Secret) -> Result<String> {
    let secret = match (secret, secret_file) {
        (Some(secret), _) => secret,
        (None, Some(file)) => {
            std::fs::read_to_string(&file).with_context(|| name(&file).into_owned())?.trim_end().to_owned()
        }
        (None, None) => String::new(),
    };
    if secret.is_empty() {
        bail!("the secret is empty");
    }
    Ok(secret)
}
