import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { BASE64 } from "./rules.mjs";

export const name = "Ajv";

/** Returns a function that lists the errors of a value under the project's schema. */
export function checkBy(schema) {
  // Node imports a CommonJS module as `default`; a bundler may not.
  const ajv = (addFormats.default ?? addFormats)(new (Ajv2020.default ?? Ajv2020)({ strict: true, allErrors: true }));
  ajv.addVocabulary(["x-not-expressible"]);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : validate.errors);
}

/** Ajv with the usual pattern of base64, which the schema does not have because it fails on large files. */
export const grouped = {
  name: "Ajv, usual pattern",
  checkBy(schema) {
    const { not: _, ...file } = schema.$defs.EncodedFile;
    return checkBy({ ...schema, $defs: { ...schema.$defs, EncodedFile: { ...file, pattern: BASE64 } } });
  },
};
