//! `harbor-preflight rules`: the catalogue.

use std::io::Write;

use anyhow::Result;
use harbor_preflight::{Rule, fields_of, rules};
use serde::Serialize;

use super::print;
use crate::arguments::SimpleFormat;
use crate::exit::Exit;

#[derive(Serialize)]
struct RuleWithFields {
    #[serde(flatten)]
    rule: &'static Rule,
    fields: Vec<String>,
}

pub(crate) fn run(format: SimpleFormat) -> Result<Exit> {
    let mut output = Vec::new();
    match format {
        SimpleFormat::Json => {
            let rules = rules().iter().map(|rule| RuleWithFields { rule, fields: fields_of(rule) });
            serde_json::to_writer_pretty(&mut output, &rules.collect::<Vec<_>>())?;
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
