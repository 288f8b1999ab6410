//! `harbor-preflight rules`: the list of all rules.

use std::io::Write;

use anyhow::Result;
use harbor_preflight::{Contract, catalogue, rules};

use super::print;
use crate::arguments::SimpleFormat;
use crate::exit::Exit;

pub(crate) fn run(contract: &Contract, format: SimpleFormat) -> Result<Exit> {
    let mut output = Vec::new();
    match format {
        SimpleFormat::Json => {
            serde_json::to_writer_pretty(&mut output, &catalogue(contract))?;
            output.push(b'\n');
        }
        SimpleFormat::Text => {
            let width = rules().iter().map(|rule| rule.code.len()).max().unwrap_or_default();
            for rule in rules() {
                writeln!(output, "{:width$}  {:7}  {}", rule.code, rule.severity.to_string(), rule.summary)?;
            }
        }
    }
    print(&output)?;
    Ok(Exit::Valid)
}
