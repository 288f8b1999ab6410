// Options: a wrong one is an error of the program, so it throws a TypeError that names it.

const OPTIONS = { today: "string or function", reference: "object", limits: "object", messages: "function" };
const LIMITS = { maxFileBytes: "number", maxPayloadBytes: "number", maxIssues: "number" };
const SUBMISSION = { operation: "string", status: "string", customer: "object", proofIssuedOn: "string" };
const CUSTOMER = { type: "string", active: "boolean", agreement_signed: "boolean", kyc_verified: "boolean" };
const WORK = { signal: "object", onProgress: "function" };

/** Lookup responses: lists, or objects with one as `data`; the last two by country. */
const REFERENCE = {
  countries: "array or object",
  prohibitedCountries: "array or object",
  recognisedCountries: "array or object",
  occupations: "array or object",
  subdivisions: "object",
  identityDocuments: "object",
};

/** The members of an object that are given: what is undefined is not. */
export function given(object) {
  return Object.entries(object ?? {}).filter((member) => member[1] !== undefined);
}

/** Checks the members of an object by their types; `prefix` is what stands before their names. */
function check(object, types, prefix = "") {
  for (const [key, value] of given(object)) {
    const type = Object.hasOwn(types, key) && types[key];
    if (!type) {
      throw new TypeError(`there is no option ${prefix}${key}`);
    }
    if (value === null || !type.includes(Array.isArray(value) ? "array" : typeof value)) {
      throw new TypeError(`${prefix}${key} must be of the type ${type}`);
    }
  }
}

export function checkOptions(options) {
  check({ options }, { options: "object" });
  check(options, OPTIONS);
  check(options?.reference, REFERENCE, "reference.");
  check(options?.limits, LIMITS, "limits.");
  for (const [name, count] of given(options?.limits)) {
    // All but the size of a file is counted in 32 bits.
    if (!(Number.isSafeInteger(count) && count >= 0 && (count < 2 ** 32 || name === "maxFileBytes"))) {
      throw new TypeError(`limits.${name} must be a count below 2^32 (maxFileBytes: 2^53)`);
    }
  }
}

/** Checks how long work is followed and ended. */
export function checkWork(options) {
  check(options, WORK);
}

export function checkSubmission(submission) {
  check({ options: submission }, { options: "object" });
  check(submission, SUBMISSION);
  const { operation = "submit", status, customer } = submission ?? {};
  check(customer, CUSTOMER, "customer.");
  if (!["submit", "correct"].includes(operation)) {
    throw new TypeError('operation must be "submit" or "correct"');
  }
  if (status !== undefined && operation === "submit") {
    throw new TypeError('status goes with the operation "correct"');
  }
}
