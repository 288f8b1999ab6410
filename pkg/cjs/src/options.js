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
var options_exports = {};
__export(options_exports, {
  checkLoad: () => checkLoad,
  checkMeasuring: () => checkMeasuring,
  checkSubmission: () => checkSubmission,
  checkWork: () => checkWork,
  definedEntries: () => definedEntries,
  separateFollowed: () => separateFollowed,
  separateMeasuring: () => separateMeasuring,
  separateWorker: () => separateWorker,
  withFiles: () => withFiles
});
module.exports = __toCommonJS(options_exports);
var import_kinds = require("./kinds.js");
const STRING = { accepts: import_kinds.isString, expected: "a string" };
const BOOLEAN = { accepts: (value) => typeof value === "boolean", expected: "true or false" };
const FUNCTION = { accepts: import_kinds.isFunction, expected: "a function" };
const OBJECT = { accepts: (value) => (0, import_kinds.isObject)(value) && !Array.isArray(value), expected: "an object" };
const DAY = { accepts: (value) => (0, import_kinds.isString)(value) || (0, import_kinds.isFunction)(value), expected: "a string or a function" };
const LIST = { accepts: import_kinds.isObject, expected: "an array, or an object with one as data" };
const SOURCE = { accepts: import_kinds.isObject, expected: "a WebAssembly.Module, its bytes, a Response, or a promise of one of these" };
const LOCALE = { accepts: (value) => (0, import_kinds.isString)(value) || (0, import_kinds.isObject)(value), expected: "a tag such as es-419, or a language file" };
const SCHEMAS = { accepts: import_kinds.isObject, expected: "a JSON Schema, or an array of them" };
const SIGNAL = {
  accepts: (value) => (0, import_kinds.isObject)(value) && typeof value.aborted === "boolean" && (0, import_kinds.isFunction)(value.throwIfAborted),
  expected: "an AbortSignal"
};
const wholeNumberTo = (max) => ({
  accepts: (value) => Number.isInteger(value) && value >= 0 && value <= max,
  // When it is needed: the first number that is formatted takes milliseconds.
  get expected() {
    return `a whole number from 0 to ${max.toLocaleString("en")}`;
  }
});
const SIZE = wholeNumberTo(Number.MAX_SAFE_INTEGER);
const COUNT = wholeNumberTo(2 ** 32 - 1);
const LOAD = { module: SOURCE, today: DAY, contract: STRING, locale: LOCALE, reference: OBJECT, limits: OBJECT, messages: FUNCTION, jsonSchema: SCHEMAS };
const LIMITS = { maxFileBytes: SIZE, maxTotalFileBytes: SIZE, maxPayloadBytes: COUNT, maxIssues: COUNT };
const REFERENCE = {
  countries: LIST,
  prohibitedCountries: LIST,
  recognisedCountries: LIST,
  occupations: LIST,
  subdivisions: OBJECT,
  identityDocuments: OBJECT
};
const SUBMISSION = { operation: STRING, status: STRING, customer: OBJECT, proofIssuedOn: STRING, files: STRING };
const CUSTOMER = { type: STRING, active: BOOLEAN, agreement_signed: BOOLEAN, kyc_verified: BOOLEAN };
const WORK = { signal: SIGNAL, onProgress: FUNCTION };
const MEASURING = { signal: SIGNAL, quality: BOOLEAN };
function definedEntries(object) {
  return Object.entries(object ?? {}).filter((entry) => entry[1] !== void 0);
}
function check(name, value, { accepts, expected }) {
  if (!accepts(value)) {
    throw new TypeError(`${name} must be ${expected}`);
  }
}
function checkMembers(object, kinds, prefix = "") {
  for (const [key, value] of definedEntries(object)) {
    if (!Object.hasOwn(kinds, key)) {
      throw new TypeError(`there is no option ${prefix}${key}`);
    }
    check(prefix + key, value, kinds[key]);
  }
}
function checkOptions(options, kinds) {
  if (options !== void 0) {
    checkIsObject(options);
    checkMembers(options, kinds);
  }
}
function checkLoad(options) {
  checkOptions(options, LOAD);
  checkMembers(options?.reference, REFERENCE, "reference.");
  checkMembers(options?.limits, LIMITS, "limits.");
}
function checkWork(options) {
  checkOptions(options, WORK);
}
function checkIsObject(options) {
  check("options", options, OBJECT);
}
function separateFollowed(options = {}) {
  checkIsObject(options);
  const { signal, onProgress, ...rest } = options;
  const followed = { signal, onProgress };
  checkMembers(followed, WORK);
  return { followed, rest };
}
function separateMeasuring(options = {}) {
  checkIsObject(options);
  const { signal, quality, ...rest } = options;
  const measuring = { signal, quality };
  checkMembers(measuring, MEASURING);
  return { measuring, rest };
}
function checkMeasuring(options) {
  checkOptions(options, MEASURING);
}
function checkSubmission(submission) {
  if (submission === void 0) {
    return;
  }
  checkOptions(submission, SUBMISSION);
  const { operation = "submit", status, customer, files = "required" } = submission;
  checkMembers(customer, CUSTOMER, "customer.");
  if (operation !== "submit" && operation !== "correct") {
    throw new TypeError('operation must be "submit" or "correct"');
  }
  if (files !== "required" && files !== "absent") {
    throw new TypeError('files must be "required" or "absent"');
  }
  if (operation === "submit" && status !== void 0) {
    throw new TypeError('status is only allowed with operation "correct"');
  }
}
function withFiles(submission) {
  checkSubmission(submission);
  return submission?.files ? { ...submission, files: "required" } : submission;
}
function separateWorker(options = {}) {
  checkIsObject(options);
  const { worker, ...rest } = options;
  if (worker !== void 0 && !(0, import_kinds.isFunction)(worker?.postMessage)) {
    throw new TypeError("worker must be a Worker");
  }
  return { worker, rest };
}
