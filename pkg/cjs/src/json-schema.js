var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
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
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var json_schema_exports = {};
__export(json_schema_exports, {
  jsonSchemas: () => jsonSchemas
});
module.exports = __toCommonJS(json_schema_exports);
var import_not_loaded = require("./not-loaded.js");
const DEFAULT_CONTRACT = "individual-v1";
const CONTRACTS = { "individual-v1": "", "individual-v1.1": "-v1.1" };
const TARGETS = {
  "draft-2020-12": { dialect: "/draft/2020-12/", suffix: "" },
  "draft-07": { dialect: "/draft-07/", suffix: ".draft-07" }
};
function contractOf({ $id = "" }) {
  return Object.keys(CONTRACTS).find((contract) => $id.includes(`:${contract}:`)) ?? DEFAULT_CONTRACT;
}
function read(file, readJson) {
  try {
    return readJson(file);
  } catch (cause) {
    throw (0, import_not_loaded.notLoaded)("the JSON Schema", file, "jsonSchema", cause);
  }
}
function jsonSchemas(contract = DEFAULT_CONTRACT, given = [], readJson = void 0) {
  const schemaFor = ({ target }) => {
    if (!Object.hasOwn(TARGETS, target)) {
      throw new Error(`there is no JSON Schema for the target ${target}, only ${Object.keys(TARGETS).join(" and ")}`);
    }
    const { dialect, suffix } = TARGETS[target];
    const file = `schema${CONTRACTS[contract]}${suffix}.json`;
    const isMeant = (schema) => schema.$schema?.includes(dialect) && contractOf(schema) === contract;
    const known = [given].flat().find(isMeant);
    return known ? JSON.parse(JSON.stringify(known)) : read(file, readJson);
  };
  return { input: schemaFor, output: schemaFor };
}
