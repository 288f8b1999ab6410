//! The tables of the README.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use harbor_preflight::{Contract, InSchema, Input, Rule, Shape, rules};

use crate::generated::GeneratedFile;

/// The contract whose fields the tables name.
const CONTRACT: &Contract = Contract::INDIVIDUAL_V1;

/// The README below `root` with its tables generated again.
pub(crate) fn generate(root: &Path) -> Result<GeneratedFile> {
    let path = "README.md";
    let mut readme = std::fs::read_to_string(root.join(path)).context("cannot read README.md")?;
    for (name, table) in
        [("rules", rules_table()?), ("unchecked", unchecked_table()?), ("not expressible", not_expressible_table()?)]
    {
        readme = replace_part(&readme, name, &table)?;
    }
    Ok(GeneratedFile { path, content: readme.into_bytes() })
}

/// Replaces the text between the two comments that mark a generated part.
fn replace_part(readme: &str, name: &str, content: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- {name}: begin -->\n"), format!("<!-- {name}: end -->"));
    let (before, rest) = readme.split_once(&begin).with_context(|| format!("README.md has no {begin:?}"))?;
    let (_, after) = rest.split_once(&end).with_context(|| format!("README.md has no {end:?}"))?;
    Ok(format!("{before}{begin}{content}{end}{after}"))
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn rules_table() -> Result<String> {
    let mut table =
        String::from("| code | severity | when | params | fields | in schema |\n|---|---|---|---|---|---|\n");
    for rule in rules() {
        let (code, severity, summary) = (rule.code, rule.severity, rule.summary.replace('|', "\\|"));
        let (params, fields, in_schema) =
            (quoted(&rule.param_names().collect::<Vec<_>>()), fields(rule), rule.in_schema.name());
        writeln!(table, "| `{code}` | {severity} | {summary} | {params} | {fields} | {in_schema} |")?;
    }
    Ok(table)
}

fn fields(rule: &Rule) -> String {
    let fields = CONTRACT.fields_of(rule);
    let same_as = |code| harbor_preflight::rule(code).map(|rule| CONTRACT.fields_of(rule)).as_ref() == Some(&fields);
    if same_as("invalid_base64") {
        return "every file".to_owned();
    }
    if same_as("surrounding_whitespace") {
        return "all free text: names, address, `…_other`".to_owned();
    }
    let named = fields.iter().map(|path| {
        let short = path.trim_start_matches("individual.");
        match bound(rule.code, path) {
            Some(bound) => format!("`{short}` ({bound})"),
            None => format!("`{short}`"),
        }
    });
    named.collect::<Vec<_>>().join(", ")
}

/// The limit that a field has under a rule whose limit differs by field.
fn bound(code: &str, path: &str) -> Option<u64> {
    match (code, &CONTRACT.field(path)?.shape) {
        ("too_long", Shape::Text(format)) if format.input == Input::Text => format.max_length,
        ("too_few", Shape::List(list)) => Some(list.min),
        ("too_many", Shape::List(list)) => list.max,
        _ => None,
    }
}

fn unchecked_table() -> Result<String> {
    let mut table = String::from("| rule | at | why |\n|---|---|---|\n");
    for unchecked in CONTRACT.unchecked_rules() {
        let path = match &*unchecked.path {
            _ if unchecked.rule == "document_quality" => "each file, where quality is asked for".to_owned(),
            "" => "the request".to_owned(),
            path => format!("`{path}`"),
        };
        writeln!(table, "| `{}` | {path} | {} |", unchecked.rule, unchecked.reason)?;
    }
    Ok(table)
}

/// A row for each reason, and the rules that share it.
fn not_expressible_table() -> Result<String> {
    let mut rows: Vec<(InSchema, Vec<&str>)> = Vec::new();
    for rule in rules().iter().filter(|rule| rule.in_schema != InSchema::Yes) {
        match rows.iter_mut().find(|(in_schema, _)| *in_schema == rule.in_schema) {
            Some((_, codes)) => codes.push(rule.code),
            None => rows.push((rule.in_schema, vec![rule.code])),
        }
    }
    let mut table = String::from("| rule | in schema | why |\n|---|---|---|\n");
    for (in_schema, codes) in rows {
        writeln!(table, "| {} | {} | {} |", quoted(&codes), in_schema.name(), in_schema.reason().unwrap_or_default())?;
    }
    Ok(table)
}
