// The rules as a Standard Schema (version 1), which form libraries take: errors only, files as they are.

import { keysOf } from "./field-names.js";
import { notLoaded } from "./not-loaded.js";
import { isError } from "./outcome.js";

function noSchema() {
  throw notLoaded("the JSON Schema", "schema.json", "jsonSchema");
}

/** The member `jsonSchema` of the schemas of a validator. `readJson` reads a JSON file of the package, if it can. */
export async function jsonSchemaOf({ contract, jsonSchema } = {}, readJson = undefined) {
  if (!readJson && !jsonSchema) {
    return { input: noSchema, output: noSchema };
  }
  const { jsonSchemas } = await import("./json-schema.js");
  return jsonSchemas(contract, jsonSchema, readJson);
}

/** Whether a key is written as the number of an item. */
const isItemNumber = (key) => String(Number(key) >>> 0) === key;

/** A JSON Pointer as a path: items of lists by number. */
const pathOf = (pointer) => keysOf(pointer).map((key) => (isItemNumber(key) ? Number(key) : key));

function toResult({ valid, issues, truncated }, value, isMeant) {
  const errors = issues.filter((issue) => isError(issue) && isMeant(issue));
  if (valid || (errors.length === 0 && !truncated)) {
    return { value };
  }
  const listed = errors.map(({ message, path, code, params }) => ({ message, path: pathOf(path), code, params }));
  // A report lists a limited number of issues.
  return { issues: listed.length > 0 ? listed : [{ message: "The payload is not valid.", path: [] }] };
}

/**
 * A schema from a function that returns the report on a value, or a promise of it. `isMeant` says which issues count, and
 * `more` is what else the schema has.
 */
export function standardSchema(reportOn, isMeant = () => true, more = {}) {
  const validate = (value) => {
    const report = reportOn(value);
    return report instanceof Promise
      ? report.then((found) => toResult(found, value, isMeant))
      : toResult(report, value, isMeant);
  };
  return { "~standard": { version: 1, vendor: "harbor-preflight", validate, ...more } };
}
