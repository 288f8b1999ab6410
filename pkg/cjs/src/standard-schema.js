var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var standard_schema_exports = {};
__export(standard_schema_exports, {
  jsonSchemaOf: () => jsonSchemaOf,
  standardSchema: () => standardSchema
});
module.exports = __toCommonJS(standard_schema_exports);
var import_field_names = require("./field-names.js");
var import_not_loaded = require("./not-loaded.js");
var import_outcome = require("./outcome.js");
function noSchema() {
  throw (0, import_not_loaded.notLoaded)("the JSON Schema", "schema.json", "jsonSchema");
}
async function jsonSchemaOf({ contract, jsonSchema } = {}, readJson = void 0) {
  if (!readJson && !jsonSchema) {
    return { input: noSchema, output: noSchema };
  }
  const { jsonSchemas } = await Promise.resolve().then(() => __toESM(require("./json-schema.js")));
  return jsonSchemas(contract, jsonSchema, readJson);
}
const isItemNumber = (key) => String(Number(key) >>> 0) === key;
const pathOf = (pointer) => (0, import_field_names.keysOf)(pointer).map((key) => isItemNumber(key) ? Number(key) : key);
function toResult({ valid, issues, truncated }, value, isMeant) {
  const errors = issues.filter((issue) => (0, import_outcome.isError)(issue) && isMeant(issue));
  if (valid || errors.length === 0 && !truncated) {
    return { value };
  }
  const listed = errors.map(({ message, path, code, params }) => ({ message, path: pathOf(path), code, params }));
  return { issues: listed.length > 0 ? listed : [{ message: "The payload is not valid.", path: [] }] };
}
function standardSchema(reportOn, isMeant = () => true, more = {}) {
  const validate = (value) => {
    const report = reportOn(value);
    return report instanceof Promise ? report.then((found) => toResult(found, value, isMeant)) : toResult(report, value, isMeant);
  };
  return { "~standard": { version: 1, vendor: "harbor-preflight", validate, ...more } };
}
