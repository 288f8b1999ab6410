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
var outcome_exports = {};
__export(outcome_exports, {
  checkReport: () => checkReport,
  flatten: () => flatten,
  inOwnWords: () => inOwnWords,
  isError: () => isError,
  isUsResident: () => isUsResident,
  parsed: () => parsed
});
module.exports = __toCommonJS(outcome_exports);
var import_kinds = require("./kinds.js");
var import_text = require("./text.js");
const isError = ({ severity }) => severity === "error";
function inOwnWords(issues, messages) {
  for (const issue of messages ? issues : []) {
    const own = messages(issue);
    if ((0, import_kinds.isString)(own)) {
      issue.message = own;
    } else if (own) {
      issue.message = own.message ?? issue.message;
      issue.hint = own.hint ?? issue.hint;
    }
  }
}
function checkReport(report) {
  if (!Array.isArray(report?.issues)) {
    throw new TypeError("report must be a report");
  }
}
function flatten(report) {
  checkReport(report);
  const all = /* @__PURE__ */ new Map();
  for (const { field, message } of report.issues.filter(isError)) {
    all.set(field, [...all.get(field) ?? [], message]);
  }
  const first = [...all].map(([field, messages]) => [field, messages[0]]);
  return { first: Object.fromEntries(first), all: Object.fromEntries(all) };
}
function payloadError(report) {
  const [first, ...others] = report.issues.filter(isError);
  const more = others.length + (report.truncated?.errors ?? 0);
  const where = first?.field ? `${first.field}: ` : "";
  const message = `${where}${first?.message ?? "the payload is not valid"}${more > 0 ? ` (and ${more} more)` : ""}`;
  return Object.assign(new Error(message), { name: "PayloadError", report });
}
function parsed(report, payload, text) {
  if (!report.valid) {
    throw payloadError(report);
  }
  return text === void 0 ? payload : JSON.parse((0, import_text.withoutByteOrderMark)((0, import_kinds.isString)(text) ? text : (0, import_text.textOf)(text)));
}
function isUsResident(value) {
  return (value?.individual ?? value)?.residence?.country === "US";
}
