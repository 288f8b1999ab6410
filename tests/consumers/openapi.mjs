// Checks that openapi.json is an OpenAPI 3.1 document, and that the schema of the payload in it, with references into
// the document, accepts the sample payloads.

import { finish, load, PAYLOADS, readArguments, readJson, readPayload, withoutSsn } from "./common.mjs";

const [schemaFolder, payloadsFolder] = readArguments("SCHEMA_FOLDER", "PAYLOADS_FOLDER");

const { Validator } = await load("@seriousme/openapi-schema-validator");
const { default: Ajv2020 } = await load("ajv/dist/2020.js");
const { default: addFormats } = await load("ajv-formats");

const document = readJson(schemaFolder, "openapi.json");
const failures = [];

const validator = new Validator();
const { valid, errors } = await validator.validate(structuredClone(document));
if (!valid || validator.version !== "3.1") {
  // A broken reference is reported as text, everything else as errors of Ajv.
  const seen = typeof errors === "string" ? errors : errors?.slice(0, 3).map((error) => error.instancePath);
  failures.push(`openapi.json: version ${validator.version}, not a valid OpenAPI 3.1: ${seen ?? ""}`);
}

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats(ajv);
// Ajv treats a document with referenced schemas as a schema, and in strict mode must know all of its keywords.
ajv.addVocabulary([...new Set(["x-not-expressible", ...Object.keys(document)])]);
ajv.addSchema(document, "openapi.json");
try {
  const validate = ajv.compile({ $ref: "openapi.json#/components/schemas/IndividualOnboarding" });
  const rejected = PAYLOADS.filter((name) => !validate(readPayload(payloadsFolder, name)));
  failures.push(...rejected.map((name) => `openapi.json: IndividualOnboarding rejects ${name}`));
  if (validate(withoutSsn(payloadsFolder))) {
    failures.push("openapi.json: IndividualOnboarding accepts us-minimal without ssn");
  }
} catch (error) {
  failures.push(`openapi.json: IndividualOnboarding does not compile: ${error.message}`);
}
finish(
  [
    "openapi.json: valid OpenAPI 3.1 (@seriousme/openapi-schema-validator)",
    `openapi.json: IndividualOnboarding accepts ${PAYLOADS.length} payloads, and rejects one without ssn`,
  ],
  failures,
);
