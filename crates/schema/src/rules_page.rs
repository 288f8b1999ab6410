//! `schema/RULES.md`: all rules for a person to read.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use harbor_preflight::{Contract, InSchema, Input, Rule, Severity, Shape, rules};

use crate::generated::GeneratedFile;

/// The contract whose fields the page names.
const CONTRACT: &Contract = Contract::INDIVIDUAL_V1;

const PAGE: &str = "schema/RULES.md";

/// The page below `root` with its generated parts written again; the rest of it is written by hand.
pub(crate) fn generate(root: &Path) -> Result<GeneratedFile> {
    let mut page = std::fs::read_to_string(root.join(PAGE)).with_context(|| format!("cannot read {PAGE}"))?;
    for (name, content) in [
        ("list", list()?),
        ("rules", sections()?),
        ("unchecked", unchecked_table()?),
        ("not expressible", not_expressible_table()?),
    ] {
        page = replace_part(&page, name, &content)?;
    }
    Ok(GeneratedFile { path: PAGE, content: page.into_bytes() })
}

/// Replaces the text between the two comments that mark a generated part.
fn replace_part(page: &str, name: &str, content: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- {name}: begin -->\n"), format!("<!-- {name}: end -->"));
    let (before, rest) = page.split_once(&begin).with_context(|| format!("{PAGE} has no {begin:?}"))?;
    let (_, after) = rest.split_once(&end).with_context(|| format!("{PAGE} has no {end:?}"))?;
    Ok(format!("{before}{begin}{content}{end}{after}"))
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A table with a row for each rule, which links to its section.
fn list() -> Result<String> {
    let mut table = String::from("| code | severity | when |\n|---|---|---|\n");
    for rule in rules() {
        let (code, severity, summary) = (rule.code, rule.severity, rule.summary.replace('|', "\\|"));
        writeln!(table, "| [`{code}`](#{code}) | {severity} | {summary} |")?;
    }
    Ok(table)
}

/// A section for each rule. Its heading is its anchor.
fn sections() -> Result<String> {
    rules().iter().map(|rule| section(rule)).collect()
}

fn section(rule: &Rule) -> Result<String> {
    let mut section = format!("### `{}`\n\n", rule.code);
    let severity = match rule.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    };
    writeln!(section, "{severity}: {}. {}\n", rule.summary, rule.explanation)?;
    let params: Vec<_> = rule.param_names().collect();
    let rows = [
        ("Fields", fields(rule)),
        ("Params", quoted(&params)),
        ("Example", example(rule)),
        ("Fix", rule.fix.to_owned()),
        ("In the JSON Schema", in_schema(rule)),
    ];
    for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(section, "- {name}: {value}")?;
    }
    section.push('\n');
    Ok(section)
}

/// A fragment of JSON or of a command is shown as code, a situation as text.
fn example(rule: &Rule) -> String {
    let is_code = rule.example.starts_with('"') && rule.example.contains(':') || rule.example.starts_with(['{', '-']);
    if is_code { format!("`{}`", rule.example) } else { rule.example.to_owned() }
}

fn in_schema(rule: &Rule) -> String {
    match rule.in_schema.reason() {
        Some(reason) => format!("{}. {reason}", rule.in_schema.name()),
        None => rule.in_schema.name().to_owned(),
    }
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

fn linked(codes: &[&str]) -> String {
    codes.iter().map(|code| format!("[`{code}`](#{code})")).collect::<Vec<_>>().join(", ")
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
        writeln!(table, "| {} | {} | {} |", linked(&codes), in_schema.name(), in_schema.reason().unwrap_or_default())?;
    }
    Ok(table)
}
