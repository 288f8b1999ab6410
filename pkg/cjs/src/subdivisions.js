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
var subdivisions_exports = {};
__export(subdivisions_exports, {
  withNames: () => withNames
});
module.exports = __toCommonJS(subdivisions_exports);
var import_subdivision_names = require("./subdivision-names.js");
function withNames(country, codes, reference) {
  if (codes === null) {
    return null;
  }
  const known = new Map(Object.entries(import_subdivision_names.names[country] ?? {}));
  const isLive = reference.subdivisions?.[country] !== void 0;
  const offered = codes.filter((code) => isLive || known.has(code));
  const options = offered.map((code) => ({ code, name: known.get(code) ?? code }));
  return options.sort((one, other) => one.name.localeCompare(other.name));
}
