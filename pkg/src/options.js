// Options: a wrong one is an error of the program, so it throws a TypeError that names it.

import { isFunction, isObject, isString } from "./kinds.js";

/** The kinds of values that options take: how to recognise one, and how to say what was expected. */
const STRING = { accepts: isString, expected: "a string" };
const BOOLEAN = { accepts: (value) => typeof value === "boolean", expected: "true or false" };
const FUNCTION = { accepts: isFunction, expected: "a function" };
const OBJECT = { accepts: (value) => isObject(value) && !Array.isArray(value), expected: "an object" };
const DAY = { accepts: (value) => isString(value) || isFunction(value), expected: "a string or a function" };
const LIST = { accepts: isObject, expected: "an array, or an object with one as data" };
const SOURCE = { accepts: isObject, expected: "a WebAssembly.Module, its bytes, a Response, or a promise of one of these" };
const LOCALE = { accepts: (value) => isString(value) || isObject(value), expected: "a tag such as es-419, or a language file" };
const SCHEMAS = { accepts: isObject, expected: "a JSON Schema, or an array of them" };
const SIGNAL = {
  accepts: (value) => isObject(value) && typeof value.aborted === "boolean" && isFunction(value.throwIfAborted),
  expected: "an AbortSignal",
};

const wholeNumberTo = (max) => ({
  accepts: (value) => Number.isInteger(value) && value >= 0 && value <= max,
  // When it is needed: the first number that is formatted takes milliseconds.
  get expected() {
    return `a whole number from 0 to ${max.toLocaleString("en")}`;
  },
});
const SIZE = wholeNumberTo(Number.MAX_SAFE_INTEGER);
/** The module counts these in 32 bits. */
const COUNT = wholeNumberTo(2 ** 32 - 1);

/** The options of each call, by their names. */
const LOAD = { module: SOURCE, today: DAY, contract: STRING, locale: LOCALE, reference: OBJECT, limits: OBJECT, messages: FUNCTION, jsonSchema: SCHEMAS };
const LIMITS = { maxFileBytes: SIZE, maxTotalFileBytes: SIZE, maxPayloadBytes: COUNT, maxIssues: COUNT };
/** The last two are lists by country, which the module checks. */
const REFERENCE = {
  countries: LIST,
  prohibitedCountries: LIST,
  recognisedCountries: LIST,
  occupations: LIST,
  subdivisions: OBJECT,
  identityDocuments: OBJECT,
};
const SUBMISSION = { operation: STRING, status: STRING, customer: OBJECT, proofIssuedOn: STRING, files: STRING };
const CUSTOMER = { type: STRING, active: BOOLEAN, agreement_signed: BOOLEAN, kyc_verified: BOOLEAN };
const WORK = { signal: SIGNAL, onProgress: FUNCTION };
const MEASURING = { signal: SIGNAL, quality: BOOLEAN };

/** The members of an object that are not `undefined`; none of an object that is not given. */
export function definedEntries(object) {
  return Object.entries(object ?? {}).filter((entry) => entry[1] !== undefined);
}

function check(name, value, { accepts, expected }) {
  if (!accepts(value)) {
    throw new TypeError(`${name} must be ${expected}`);
  }
}

/** Checks the members of an object. `prefix` is written before their names. */
function checkMembers(object, kinds, prefix = "") {
  for (const [key, value] of definedEntries(object)) {
    if (!Object.hasOwn(kinds, key)) {
      throw new TypeError(`there is no option ${prefix}${key}`);
    }
    check(prefix + key, value, kinds[key]);
  }
}

/** Checks the options of a call, which may be left out. */
function checkOptions(options, kinds) {
  if (options !== undefined) {
    checkIsObject(options);
    checkMembers(options, kinds);
  }
}

export function checkLoad(options) {
  checkOptions(options, LOAD);
  checkMembers(options?.reference, REFERENCE, "reference.");
  checkMembers(options?.limits, LIMITS, "limits.");
}

/** Checks how work on files is followed and ended. */
export function checkWork(options) {
  checkOptions(options, WORK);
}

function checkIsObject(options) {
  check("options", options, OBJECT);
}

/** Separates how work on files is followed and ended from the other options of a call, which others check. */
export function separateFollowed(options = {}) {
  checkIsObject(options);
  const { signal, onProgress, ...rest } = options;
  const followed = { signal, onProgress };
  checkMembers(followed, WORK);
  return { followed, rest };
}

/** Separates whether and how pictures are measured from the other options of a call. */
export function separateMeasuring(options = {}) {
  checkIsObject(options);
  const { signal, quality, ...rest } = options;
  const measuring = { signal, quality };
  checkMembers(measuring, MEASURING);
  return { measuring, rest };
}

/** Checks whether and how the picture of one file is measured. */
export function checkMeasuring(options) {
  checkOptions(options, MEASURING);
}

export function checkSubmission(submission) {
  if (submission === undefined) {
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
  if (operation === "submit" && status !== undefined) {
    throw new TypeError('status is only allowed with operation "correct"');
  }
}

/** A submission whose payload has its files: for calls that return a whole payload. */
export function withFiles(submission) {
  checkSubmission(submission);
  return submission?.files ? { ...submission, files: "required" } : submission;
}

/** Separates the worker that a caller has made from the options of `load`. */
export function separateWorker(options = {}) {
  checkIsObject(options);
  const { worker, ...rest } = options;
  if (worker !== undefined && !isFunction(worker?.postMessage)) {
    throw new TypeError("worker must be a Worker");
  }
  return { worker, rest };
}
