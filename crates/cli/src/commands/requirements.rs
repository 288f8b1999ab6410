//! `harbor-preflight requirements`: the pending requirements of an `action_required` onboarding.

use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result};
use harbor_preflight::{Contract, OnboardingStatus, onboarding_status};

use super::print;
use crate::arguments::SimpleFormat;
use crate::exit::Exit;
use crate::input::open;
use crate::name::name;
use crate::printable::printable;

pub(crate) fn run(file: &Path, contract: &'static Contract, format: SimpleFormat) -> Result<Exit> {
    let name = || name(file).into_owned();
    let mut response = Vec::new();
    open(file).with_context(name)?.read_to_end(&mut response).with_context(name)?;
    let onboarding = onboarding_status(&response, contract).with_context(name)?;
    let mut output = Vec::new();
    match format {
        SimpleFormat::Json => {
            serde_json::to_writer_pretty(&mut output, &onboarding.pending_requirements)?;
            output.push(b'\n');
        }
        SimpleFormat::Text => text(&mut output, &onboarding)?,
    }
    print(&output)?;
    Ok(Exit::Valid)
}

fn text(output: &mut Vec<u8>, onboarding: &OnboardingStatus) -> Result<()> {
    for requirement in &onboarding.pending_requirements {
        let path = requirement.path.as_deref().unwrap_or("(no field is named)");
        write!(output, "{path}: {}", printable(&requirement.description))?;
        match &requirement.source {
            Some(source) => writeln!(output, " ({})", printable(source))?,
            None => writeln!(output)?,
        }
    }
    let status = onboarding.status.as_deref().unwrap_or("unknown");
    let count = onboarding.pending_requirements.len();
    let plural = if count == 1 { "" } else { "s" };
    writeln!(output, "status {}: {count} pending requirement{plural}", printable(status))?;
    Ok(())
}
