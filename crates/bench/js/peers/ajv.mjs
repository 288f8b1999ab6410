import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { BASE64 } from "./rules.mjs";

export const name = "Ajv";

/** The project's schema as it is. */
export function judgeBy(schema) {
  // A bundler gives what Node takes for the module itself.
  const ajv = (addFormats.default ?? addFormats)(new (Ajv2020.default ?? Ajv2020)({ strict: true, allErrors: true }));
  ajv.addVocabulary(["x-not-expressible"]);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : validate.errors);
}

/** The same with the usual pattern of base64, which the schema has not because it fails on large files. */
export const grouped = {
  name: "Ajv, usual pattern",
  judgeBy(schema) {
    const { not: _, ...file } = schema.$defs.EncodedFile;
    return judgeBy({ ...schema, $defs: { ...schema.$defs, EncodedFile: { ...file, pattern: BASE64 } } });
  },
};
