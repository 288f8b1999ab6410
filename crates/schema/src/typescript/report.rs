//! The types of the report, generated from its JSON Schema.

use anyhow::{Context, Result, bail};
use harbor_preflight::{Contract, Report};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use super::text::{Member, documented_union, interface};

pub(super) fn declarations() -> Result<Vec<String>> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Report>().to_value();
    let definition = |name: &str| schema["$defs"].get(name).with_context(|| format!("a report has no {name}"));
    let declare =
        |name: &str| anyhow::Ok(interface(about(definition(name)?)?, name, &members(definition(name)?, &[])?));
    // These members are declared by hand, because their types are more precise than their schemas.
    let issue_text = members(definition("Issue")?, &["severity", "code", "message_id", "hint_id", "params"])?;
    Ok(vec![
        interface("What every issue says.", "IssueText", &issue_text),
        interface(about(&schema)?, "Report", &members(&schema, &[])?),
        operation(definition("Operation")?)?,
        unchecked_rule(),
        unchecked(definition("Unchecked")?)?,
        declare("Counts")?,
        declare("Basis")?,
    ])
}

fn operation(schema: &Value) -> Result<String> {
    let alternatives = schema["oneOf"].as_array().context("`Operation` has no values")?;
    let documented: Result<Vec<(String, String)>> =
        alternatives.iter().map(|value| Ok((about(value)?.to_owned(), value["const"].to_string()))).collect();
    Ok(documented_union(about(schema)?, "Operation", &documented?))
}

fn unchecked_rule() -> String {
    let documented: Vec<(String, String)> = Contract::INDIVIDUAL_V1
        .unchecked_rules()
        .map(|unchecked| (unchecked.reason.clone().into_owned(), format!("\"{}\"", unchecked.rule)))
        .collect();
    documented_union("What a body alone cannot prove. A later version may add to it.", "UncheckedRule", &documented)
}

fn unchecked(schema: &Value) -> Result<String> {
    let rule = Member {
        comment: "The name of the rule.".to_owned(),
        name: "rule".to_owned(),
        is_optional: false,
        value: "UncheckedRule".to_owned(),
    };
    let mut all = vec![rule];
    all.extend(members(schema, &["rule"])?);
    Ok(interface(about(schema)?, "Unchecked", &all))
}

fn about(schema: &Value) -> Result<&str> {
    schema["description"].as_str().context("a type of the report has no description")
}

/// The members of an object type, except those in `excluded`.
fn members(schema: &Value, excluded: &[&str]) -> Result<Vec<Member>> {
    let nothing = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&nothing);
    let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
    let member = |(name, property): (&String, &Value)| {
        Ok(Member {
            comment: about(property)?.to_owned(),
            name: name.clone(),
            is_optional: !required.iter().any(|required| required == name),
            value: type_of(property).with_context(|| format!("the type of {name} is not supported"))?,
        })
    };
    properties.iter().filter(|(name, _)| !excluded.contains(&name.as_str())).map(member).collect()
}

/// The TypeScript type of a JSON Schema; only for those kinds of schemas that a report uses.
fn type_of(schema: &Value) -> Result<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        return Ok(reference.trim_start_matches("#/$defs/").to_owned());
    }
    match schema["type"].as_str() {
        Some("array") => Ok(format!("{}[]", type_of(&schema["items"])?)),
        Some("integer") => Ok("number".to_owned()),
        Some(simple @ ("string" | "boolean")) => Ok(simple.to_owned()),
        _ => bail!("{schema}"),
    }
}
