//! `harbor-preflight fixtures`: requests, answers and webhooks to test a program with.

mod answers;
mod bruno;
mod marks;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::{RULES_VERSION, rules};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::print;
use crate::exit::Exit;
use crate::name::name;

/// The date that counts as today for payloads whose options give none.
const AS_OF: &str = "2026-11-23";

/// What `cargo xtask payloads` has written from the cases.
#[derive(Deserialize)]
struct Document {
    valid: Vec<ValidPayload>,
    codes: BTreeMap<String, CodePayload>,
    samples: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct ValidPayload {
    contract: String,
    resident: String,
    text: String,
}

/// A payload that gets a code.
#[derive(Deserialize)]
struct CodePayload {
    /// What it shows.
    case: String,
    /// All codes that it gets.
    codes: Vec<String>,
    options: Map<String, Value>,
    text: Option<String>,
    /// A payload that is not text.
    base64: Option<String>,
}

pub(crate) fn run(out: &Path) -> Result<Exit> {
    let named = || name(out).into_owned();
    if fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{}: the folder is not empty", named());
    }
    let mut writer = Writer { folder: out, index: Vec::new() };
    let document: Document = serde_json::from_str(include_str!("../../data/fixtures.json"))?;
    let with_payload = |code: &&str| document.codes.contains_key(*code);
    // They are about what is in a picture, and the samples have no pictures of documents.
    let without: Vec<&str> = rules().iter().map(|rule| rule.code).filter(|code| !with_payload(code)).collect();
    payloads(&mut writer, document)?;
    answers::write(&mut writer)?;
    bruno::write(&writer)?;
    let count = writer.index.len();
    let index = json!({
        "rules": RULES_VERSION,
        "as_of": AS_OF,
        "codes_without_payload": without,
        "fixtures": writer.index
    });
    writer.write("index.json", &pretty(&index)?)?;
    print(format!("{}: {count} files, listed in index.json\n", named()).as_bytes())?;
    Ok(Exit::Valid)
}

/// Writes files into a folder, and lists them.
struct Writer<'f> {
    folder: &'f Path,
    index: Vec<Value>,
}

impl Writer<'_> {
    fn write(&self, path: &str, content: &[u8]) -> Result<()> {
        let file = self.folder.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| name(folder).into_owned())?;
        }
        fs::write(&file, content).with_context(|| name(&file).into_owned())
    }

    /// Writes a file, and lists it with what is known about it.
    fn add(&mut self, path: &str, content: &[u8], about: Value) -> Result<()> {
        self.write(path, content)?;
        let mut entry = json!({ "file": path });
        if let (Value::Object(entry), Value::Object(about)) = (&mut entry, about) {
            entry.extend(about);
        }
        self.index.push(entry);
        Ok(())
    }
}

fn payloads(writer: &mut Writer<'_>, document: Document) -> Result<()> {
    for ValidPayload { contract, resident, text } in document.valid {
        let text = marks::replace(&text, &document.samples)?;
        let about = json!({ "kind": "valid", "contract": contract, "resident": resident });
        writer.add(&format!("valid/{contract}-{resident}.json"), text.as_bytes(), about)?;
    }
    for (code, payload) in document.codes {
        let CodePayload { case, codes, options, text, base64 } = payload;
        let body = match (text, base64) {
            (Some(text), _) => marks::replace(&text, &document.samples)?.into_bytes(),
            (None, base64) => STANDARD.decode(base64.unwrap_or_default())?,
        };
        let about = json!({ "kind": "code", "code": code, "shows": case, "codes": codes, "options": options });
        writer.add(&format!("codes/{code}.json"), &body, about)?;
    }
    Ok(())
}

fn pretty(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    Ok(text)
}
