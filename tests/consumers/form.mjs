// Proves that react-jsonschema-form, as it comes, validates a form with the draft-07 schema: it takes the sample
// payloads, requires what the country of residence demands, and has nothing to say on the console.

import { finish, load, PAYLOADS, readArguments, readJson, readPayload, withoutSsn } from "./common.mjs";

const [schemaFolder, payloadsFolder] = readArguments("SCHEMA_FOLDER", "PAYLOADS_FOLDER");

const { default: validator } = await load("@rjsf/validator-ajv8");
const { createSchemaUtils } = await load("@rjsf/utils");

const schema = readJson(schemaFolder, "draft-07/individual-onboarding.schema.json");

const failures = [];
// The validator tells what it makes of a bad schema on the console, and then calls the data invalid.
const untouched = { ...console };
for (const method of ["debug", "log", "info", "warn", "error"]) {
  console[method] = (...words) => failures.push(`console.${method}: ${words.join(" ").slice(0, 200)}`);
}

/** What the form would show as missing, by path. */
function missingIn(payload) {
  const { errors } = validator.validateFormData(payload, schema);
  return errors.filter((error) => error.name === "required").map((error) => error.property);
}

/** Which of the fields that hang on the country of residence a form requires of the person of `payload`. */
function requiredFor(payload) {
  const utils = createSchemaUtils(validator, schema);
  const { required } = utils.retrieveSchema(schema.properties.individual, payload.individual);
  return required.filter((field) => ["ssn", "has_us_bank_account"].includes(field)).join();
}

for (const name of PAYLOADS) {
  const payload = readPayload(payloadsFolder, name);
  const { errors } = validator.validateFormData(payload, schema);
  if (errors.length > 0 || !validator.isValid(schema, payload, schema)) {
    failures.push(`${name}: refused, with ${errors.length} errors`);
  }
}

const payload = withoutSsn(payloadsFolder);
if (validator.isValid(schema, payload, schema) || missingIn(payload).join() !== ".individual.ssn") {
  failures.push("us-minimal without ssn: ssn is not what is missing");
}
for (const [name, field] of [
  ["us-minimal", "ssn"],
  ["gb", "has_us_bank_account"],
]) {
  const required = requiredFor(readPayload(payloadsFolder, name));
  if (required !== field) {
    failures.push(`${name}: the form requires "${required}" for the country of residence, not "${field}"`);
  }
}

Object.assign(console, untouched);
finish(
  [
    `RJSF: ${PAYLOADS.length} payloads accepted, nothing on the console`,
    "RJSF: without ssn refused, and the form requires what the country of residence demands",
  ],
  failures,
);
