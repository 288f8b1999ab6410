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
const CONTRACTS = { "individual-v1": "", "individual-v1.1": "-v1.1" };
const TARGETS = {
  "draft-2020-12": { dialect: "/draft/2020-12/", suffix: "" },
  "draft-07": { dialect: "/draft-07/", suffix: ".draft-07" }
};
function jsonSchemas(contract = "individual-v1", given = [], readJson = void 0) {
  const schemaFor = ({ target }) => {
    if (!Object.hasOwn(TARGETS, target)) {
      throw new Error(`there is no JSON Schema for the target ${target}, only ${Object.keys(TARGETS).join(" and ")}`);
    }
    const { dialect, suffix } = TARGETS[target];
    const file = `schema${CONTRACTS[contract]}${suffix}.json`;
    const known = [given].flat().find(({ $schema }) => $schema?.includes(dialect));
    if (!known && !readJson) {
      throw new Error(`the JSON Schema is not loaded: import harbor-preflight/${file}, and give it to load({ jsonSchema })`);
    }
    return structuredClone(known ?? readJson(file));
  };
  return { input: schemaFor, output: schemaFor };
}
