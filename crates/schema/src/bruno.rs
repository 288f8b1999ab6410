//! A collection for Bruno, made from the OpenAPI document: one request for each operation, and an environment for the mock.

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::generated::GeneratedFile;

/// The operations in the order in which a person uses them, and their files.
const REQUESTS: [(&str, &str); 8] = [
    (CREATE, "schema/bruno/createCustomer.bru"),
    ("readCustomer", "schema/bruno/readCustomer.bru"),
    ("submitOnboarding", "schema/bruno/submitOnboarding.bru"),
    ("readOnboarding", "schema/bruno/readOnboarding.bru"),
    ("correctOnboarding", "schema/bruno/correctOnboarding.bru"),
    ("listOccupations", "schema/bruno/listOccupations.bru"),
    ("listSubdivisions", "schema/bruno/listSubdivisions.bru"),
    ("listIdentityDocuments", "schema/bruno/listIdentityDocuments.bru"),
];

/// The environment: the mock at its usual port.
const ENVIRONMENT: &str =
    "vars {\n  base_url: http://127.0.0.1:4010\n  api_key: any\n  country: US\n  customer_uuid: \n}\n";

const CREATE: &str = "createCustomer";

/// Follows it: the agreement is signed on a page of Harbor, or by this request to the mock.
const SIGN: &str = "meta {\n  name: Sign the agreement (mock only)\n  type: http\n  seq: 2\n}\n\n\
                    post {\n  url: {{base_url}}/_mock/customers/{{customer_uuid}}/agreement\n  body: none\n  auth: none\n}\n";

/// The address of the examples, and one with which the mock asks for a correction: `correctOnboarding` then works.
const ADDRESSES: (&str, &str) = ("ada@example.com", "ada+blurred@example.com");

/// Keeps the customer for the requests that follow.
const KEEP_CUSTOMER: &str =
    "\nscript:post-response {\n  bru.setEnvVar(\"customer_uuid\", res.getBody().data.uuid);\n}\n";

/// The files of the collection.
pub(crate) fn collection(document: &Value) -> Result<Vec<GeneratedFile>> {
    let mut operations = operations(document);
    let about = json!({ "version": "1", "name": "Harbor onboarding", "type": "collection" });
    let mut files = vec![
        GeneratedFile { path: "schema/bruno/bruno.json", content: crate::json::render(&about)? },
        GeneratedFile { path: "schema/bruno/environments/mock.bru", content: ENVIRONMENT.into() },
        GeneratedFile { path: "schema/bruno/signAgreement.bru", content: SIGN.into() },
    ];
    for (index, (id, path)) in REQUESTS.iter().enumerate() {
        let at = operations.iter().position(|operation| operation.id == *id);
        let operation = operations.swap_remove(at.with_context(|| format!("there is no operation {id}"))?);
        files.push(GeneratedFile {
            path,
            content: operation.to_request(if index == 0 { 1 } else { index + 2 })?.into(),
        });
    }
    ensure!(operations.is_empty(), "an operation has no request in the collection");
    Ok(files)
}

/// An operation of the document.
struct Operation<'d> {
    id: &'d str,
    method: &'d str,
    path: &'d str,
    content: &'d Value,
}

fn operations(document: &Value) -> Vec<Operation<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths
        .flat_map(|(path, members)| {
            members.as_object().into_iter().flatten().filter_map(move |(method, content)| {
                let id = content["operationId"].as_str()?;
                Some(Operation { id, method, path, content })
            })
        })
        .collect()
}

impl Operation<'_> {
    fn to_request(&self, number: usize) -> Result<String> {
        let url = self.path.replace('{', "{{").replace('}', "}}");
        let summary = self.content["summary"].as_str().unwrap_or(self.id);
        let examples = &self.content["requestBody"]["content"]["application/json"]["examples"];
        let example =
            examples.as_object().and_then(|examples| examples.values().next()).map(|example| &example["value"]);
        let body = if example.is_some() { "json" } else { "none" };
        let mut request = format!(
            "meta {{\n  name: {summary}\n  type: http\n  seq: {number}\n}}\n\n\
             {} {{\n  url: {{{{base_url}}}}{url}\n  body: {body}\n  auth: none\n}}\n\n\
             headers {{\n  X-API-KEY: {{{{api_key}}}}\n",
            self.method
        );
        if example.is_some() {
            request.push_str("  Idempotency-Key: {{$guid}}\n");
        }
        request.push_str("}\n");
        if let Some(example) = example {
            let mut text = serde_json::to_string_pretty(example)?.replace('\n', "\n  ");
            if self.id != CREATE {
                text = text.replace(ADDRESSES.0, ADDRESSES.1);
            }
            write!(request, "\nbody:json {{\n  {text}\n}}\n")?;
        }
        if self.id == CREATE {
            request.push_str(KEEP_CUSTOMER);
        }
        Ok(request)
    }
}
