// Options: a wrong one is an error of the program, so it throws a TypeError that names it.

import { isFunction, isObject, isString } from "./kinds.js";

const isRecord = (value) => isObject(value) && !Array.isArray(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
/** A lookup response: a list, or an object with one as `data`. */
const response = [isObject, "a lookup response"];
const byCountry = [isRecord, "lookup responses by country"];

const REFERENCE = {
  countries: response,
  prohibitedCountries: response,
  occupations: response,
  subdivisions: byCountry,
  identityDocuments: byCountry,
};

/** What the module counts in 32 bits. */
const smallCount = [(value) => isCount(value) && value < 2 ** 32, "a count below 2^32"];

const LIMITS = {
  maxFileBytes: [isCount, "a count"],
  maxPayloadBytes: smallCount,
  maxIssues: smallCount,
};

const OPTIONS = {
  today: [(value) => isString(value) || isFunction(value), "a string or a function"],
  reference: [isRecord, "an object"],
  limits: [isRecord, "an object"],
  messages: [isFunction, "a function"],
};

const text = [isString, "a string"];
const fact = [(value) => typeof value === "boolean", "a boolean"];

const CUSTOMER = { type: text, active: fact, agreement_signed: fact, kyc_verified: fact };

const SUBMISSION = {
  operation: [(value) => value === "submit" || value === "correct", '"submit" or "correct"'],
  status: text,
  customer: [isRecord, "an object"],
  proofIssuedOn: text,
};

/** The members of an object that are given: what is undefined is not. */
export function given(object) {
  return Object.entries(object).filter((member) => member[1] !== undefined);
}

/** Checks the members of an object against a table. The options as a whole have no name. */
function check(object, table, name) {
  if (object === undefined) {
    return;
  }
  if (!isRecord(object)) {
    throw new TypeError(`${name || "options"} must be an object`);
  }
  for (const [key, value] of given(object)) {
    const path = name ? `${name}.${key}` : key;
    if (!Object.hasOwn(table, key)) {
      throw new TypeError(`there is no option ${path}`);
    }
    const [holds, expected] = table[key];
    if (!holds(value)) {
      throw new TypeError(`${path} must be ${expected}`);
    }
  }
}

export function checkOptions(options) {
  check(options, OPTIONS);
  check(options?.reference, REFERENCE, "reference");
  check(options?.limits, LIMITS, "limits");
}

const WORK = {
  signal: [(value) => isFunction(value?.throwIfAborted), "an AbortSignal"],
  onProgress: [isFunction, "a function"],
};

/** Checks how long work is followed and ended. */
export function checkWork(options) {
  check(options, WORK);
}

export function checkSubmission(submission) {
  check(submission, SUBMISSION);
  check(submission?.customer, CUSTOMER, "customer");
  if (submission?.status !== undefined && submission.operation !== "correct") {
    throw new TypeError('status goes with the operation "correct"');
  }
}
