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
var standard_schema_exports = {};
__export(standard_schema_exports, {
  isError: () => isError,
  standardSchema: () => standardSchema
});
module.exports = __toCommonJS(standard_schema_exports);
const isError = ({ severity }) => severity === "error";
function isItemNumber(segment) {
  return String(Number(segment) >>> 0) === segment;
}
function keysOf(pointer) {
  const segments = pointer.split("/").slice(1);
  return segments.map(
    (segment) => isItemNumber(segment) ? Number(segment) : segment.replaceAll("~1", "/").replaceAll("~0", "~")
  );
}
function toResult(report, value) {
  if (report.valid) {
    return { value };
  }
  const issues = report.issues.filter(isError).map(({ message, path }) => ({ message, path: keysOf(path) }));
  if (issues.length === 0) {
    issues.push({ message: "The payload is not valid.", path: [] });
  }
  return { issues };
}
function standardSchema(reportOn) {
  const validate = (value) => {
    const report = reportOn(value);
    return report instanceof Promise ? report.then((found) => toResult(found, value)) : toResult(report, value);
  };
  return { "~standard": { version: 1, vendor: "harbor-preflight", validate } };
}
