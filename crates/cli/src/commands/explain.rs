//! `harbor-preflight explain`: one code, in full.

use std::io::Write;

use anstyle::Style;
use anyhow::{Context, Result};
use harbor_preflight::{Rule, Unchecked, fields_of, rule, unchecked_rules};

use super::print;
use crate::exit::Exit;

const BOLD: Style = Style::new().bold();

pub(crate) fn run(code: &str) -> Result<Exit> {
    let mut output = Vec::new();
    if let Some(rule) = rule(code) {
        explain(&mut output, rule)?;
    } else {
        let unchecked = unchecked_rules().iter().find(|unchecked| unchecked.rule == code);
        explain_unchecked(&mut output, unchecked.context("no such code")?)?;
    }
    print(&output)?;
    Ok(Exit::Valid)
}

fn explain(output: &mut Vec<u8>, rule: &Rule) -> Result<()> {
    writeln!(output, "{BOLD}{}{BOLD:#} ({}): {}\n", rule.code, rule.severity, rule.summary)?;
    writeln!(output, "{}\n", rule.explanation)?;
    writeln!(output, "{BOLD}Message{BOLD:#}  {}", rule.message)?;
    if !rule.params.is_empty() {
        writeln!(output, "{BOLD}Params{BOLD:#}   {}", rule.params.join(", "))?;
    }
    writeln!(output, "{BOLD}Example{BOLD:#}  {}", rule.example)?;
    writeln!(output, "{BOLD}Mend{BOLD:#}     {}", rule.mend)?;
    write!(output, "{BOLD}Schema{BOLD:#}   {}", rule.in_schema.name())?;
    match rule.in_schema.reason() {
        Some(reason) => writeln!(output, ": {reason}")?,
        None => writeln!(output)?,
    }
    match fields_of(rule).as_slice() {
        [] => writeln!(output, "{BOLD}Applies{BOLD:#}  to the request as a whole, or to all fields that it can meet")?,
        fields => writeln!(output, "{BOLD}Applies{BOLD:#}  to {}", fields.join(", "))?,
    }
    Ok(())
}

fn explain_unchecked(output: &mut Vec<u8>, unchecked: &Unchecked) -> Result<()> {
    writeln!(output, "{BOLD}{}{BOLD:#} (not an issue: listed as unchecked)\n", unchecked.rule)?;
    writeln!(output, "{}", unchecked.reason)?;
    Ok(())
}
