//! The table of rules in the README, made from the catalogue.

use std::fmt::Write;

use anyhow::{Context, Result};
use harbor_preflight::{Rule, fields_of, rules, unchecked_rules};

use crate::{in_repository, write_or_check};

/// Writes the generated parts of the README, or checks that they are current.
pub(crate) fn run(check: bool) -> Result<()> {
    let path = in_repository("README.md");
    let readme = std::fs::read_to_string(&path).context("cannot read README.md")?;
    let readme = replace_part(&readme, "rules", &rules_table()?)?;
    let readme = replace_part(&readme, "unchecked", &unchecked_table()?)?;
    write_or_check(&path, readme.as_bytes(), check, "cargo xtask readme")
}

/// Replaces what stands between the two comments that mark a generated part.
fn replace_part(readme: &str, name: &str, content: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- {name}: begin -->\n"), format!("<!-- {name}: end -->"));
    let (before, rest) = readme.split_once(&begin).with_context(|| format!("README.md has no {begin:?}"))?;
    let (_, after) = rest.split_once(&end).with_context(|| format!("README.md has no {end:?}"))?;
    Ok(format!("{before}{begin}{content}{end}{after}"))
}

fn rules_table() -> Result<String> {
    let mut table = String::from("| code | severity | when | params | fields |\n|---|---|---|---|---|\n");
    for rule in rules() {
        let params = rule.params.iter().map(|param| format!("`{param}`")).collect::<Vec<_>>().join(", ");
        let (code, severity, summary) = (rule.code, rule.severity, rule.summary.replace('|', "\\|"));
        writeln!(table, "| `{code}` | {severity} | {summary} | {params} | {} |", fields(rule))?;
    }
    Ok(table)
}

fn fields(rule: &Rule) -> String {
    let fields = fields_of(rule);
    let same_as = |code| harbor_preflight::rule(code).map(fields_of).as_ref() == Some(&fields);
    if same_as("invalid_base64") {
        return "every file".to_owned();
    }
    if same_as("surrounding_whitespace") {
        return "all free text: names, address, `…_other`".to_owned();
    }
    let short = fields.iter().map(|field| format!("`{}`", field.trim_start_matches("individual.")));
    short.collect::<Vec<_>>().join(", ")
}

fn unchecked_table() -> Result<String> {
    let mut table = String::from("| rule | at | why |\n|---|---|---|\n");
    for unchecked in unchecked_rules() {
        let place = if unchecked.path.is_empty() { "the request".to_owned() } else { format!("`{}`", unchecked.path) };
        writeln!(table, "| `{}` | {place} | {} |", unchecked.rule, unchecked.reason)?;
    }
    Ok(table)
}
