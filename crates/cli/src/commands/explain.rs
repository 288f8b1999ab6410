//! `harbor-preflight explain`: everything that is known about one code.

use std::io::Write;

use anstyle::Style;
use anyhow::{Context, Result};
use harbor_preflight::{Contract, Rule, Sentence, Unchecked, rule};

use super::print;
use crate::exit::Exit;
use crate::near::GUIDE;

const BOLD: Style = Style::new().bold();
const DIMMED: Style = Style::new().dimmed();

pub(crate) fn run(code: &str, contract: &'static Contract) -> Result<Exit> {
    let mut output = Vec::new();
    if let Some(rule) = rule(code) {
        explain(&mut output, rule, contract)?;
    } else {
        let unchecked = contract.unchecked_rules().find(|unchecked| unchecked.rule == code);
        explain_unchecked(&mut output, unchecked.context("unknown code")?)?;
    }
    print(&output)?;
    Ok(Exit::Valid)
}

fn explain(output: &mut Vec<u8>, rule: &Rule, contract: &Contract) -> Result<()> {
    writeln!(output, "{BOLD}{}{BOLD:#} ({}): {}\n", rule.code, rule.severity, rule.summary)?;
    writeln!(output, "{}\n", rule.explanation)?;
    sentences(output, "Messages", rule.messages)?;
    sentences(output, "Hints", rule.hints)?;
    if !rule.params.is_empty() {
        writeln!(output, "{BOLD}Params{BOLD:#}   {}", rule.param_names().collect::<Vec<_>>().join(", "))?;
    }
    writeln!(output, "{BOLD}Example{BOLD:#}  {}", rule.example)?;
    writeln!(output, "{BOLD}Fix{BOLD:#}      {}", rule.fix)?;
    write!(output, "{BOLD}Schema{BOLD:#}   {}", rule.in_schema.name())?;
    match rule.in_schema.reason() {
        Some(reason) => writeln!(output, ": {reason}")?,
        None => writeln!(output)?,
    }
    match contract.fields_of(rule).as_slice() {
        [] => writeln!(output, "{BOLD}Applies{BOLD:#}  to any field, or to the request as a whole")?,
        fields => writeln!(output, "{BOLD}Applies{BOLD:#}  under {contract} to {}", fields.join(", "))?,
    }
    writeln!(output, "{BOLD}Guide{BOLD:#}    {GUIDE}")?;
    Ok(())
}

/// Lists sentences with their ids, which translations are found by.
fn sentences(output: &mut Vec<u8>, heading: &str, sentences: &[&Sentence]) -> Result<()> {
    let width = sentences.iter().map(|sentence| sentence.id.len()).max().unwrap_or_default();
    for (position, sentence) in sentences.iter().enumerate() {
        let heading = if position == 0 { heading } else { "" };
        writeln!(output, "{BOLD}{heading:8}{BOLD:#} {DIMMED}{:width$}{DIMMED:#}  {}", sentence.id, sentence.text)?;
    }
    Ok(())
}

fn explain_unchecked(output: &mut Vec<u8>, unchecked: &Unchecked) -> Result<()> {
    writeln!(output, "{BOLD}{}{BOLD:#} (not an issue: listed as unchecked)\n", unchecked.rule)?;
    writeln!(output, "{}\n\n{BOLD}Guide{BOLD:#}    {GUIDE}", unchecked.reason)?;
    Ok(())
}
