// Checks that react-jsonschema-form works with the draft-07 schema without configuration: it accepts the sample
// payloads, requires the fields that depend on the country of residence, and logs nothing.

import { finish, load, PAYLOADS, readArguments, readJson, readPayload, withoutSsn } from "./common.mjs";

const [schemaFolder, payloadsFolder] = readArguments("SCHEMA_FOLDER", "PAYLOADS_FOLDER");

const { default: validator } = await load("@rjsf/validator-ajv8");
const { createSchemaUtils } = await load("@rjsf/utils");

const schema = readJson(schemaFolder, "draft-07/individual-onboarding.schema.json");

const failures = [];
// The validator logs an error about an invalid schema, and then reports the data as invalid.
const originalConsole = { ...console };
for (const method of ["debug", "log", "info", "warn", "error"]) {
  console[method] = (...parts) => failures.push(`console.${method}: ${parts.join(" ").slice(0, 200)}`);
}

/** The paths of the fields that the form would show as missing. */
function missingIn(payload) {
  const { errors } = validator.validateFormData(payload, schema);
  return errors.filter((error) => error.name === "required").map((error) => error.property);
}

/** The fields that depend on the country of residence and that the form requires for this payload. */
function requiredFor(payload) {
  const utils = createSchemaUtils(validator, schema);
  const { required } = utils.retrieveSchema(schema.properties.individual, payload.individual);
  return required.filter((field) => ["ssn", "has_us_bank_account"].includes(field)).join();
}

for (const name of PAYLOADS) {
  const payload = readPayload(payloadsFolder, name);
  const { errors } = validator.validateFormData(payload, schema);
  if (errors.length > 0 || !validator.isValid(schema, payload, schema)) {
    failures.push(`${name}: rejected, with ${errors.length} errors`);
  }
}

const payload = withoutSsn(payloadsFolder);
if (validator.isValid(schema, payload, schema) || missingIn(payload).join() !== ".individual.ssn") {
  failures.push("us-minimal without ssn: the form does not report ssn as missing");
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

Object.assign(console, originalConsole);
finish(
  [
    `RJSF: ${PAYLOADS.length} payloads accepted, nothing on the console`,
    "RJSF: rejected without ssn, and the required fields depend on the country of residence",
  ],
  failures,
);
