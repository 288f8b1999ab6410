// The page's own words, where those of the package speak to developers: here, people choose from lists.

/** @typedef {import("../pkg/index.js").FieldDescription} FieldDescription */

/** What to say of a field that is missing, by its control. @type {Record<string, string>} */
const MISSING = {
  country: "choose it from the list.",
  subdivision: "choose it from the list.",
  occupation: "choose it from the list.",
  choice: "choose one.",
  choices: "choose at least one.",
  boolean: "choose yes or no.",
  file: "add a file.",
  files: "add at least one file.",
  date: "enter the day, month and year.",
};

/** How a control is used, in place of what its value looks like in JSON. @type {Record<string, string>} */
const HINTS = {
  country: "Type a name or a code, and choose from the list.",
  subdivision: "Type a name or a code, and choose from the list.",
  occupation: "Type a part of it, and choose from the list.",
  date: "Day, month and year, for example 31 3 1990.",
};

/**
 * What to say instead of the package's own message, if anything.
 *
 * @param {import("../pkg/index.js").Issue} issue
 * @param {FieldDescription | undefined} field
 * @returns {string | undefined}
 */
export function message({ code }, field) {
  if (code === "required" && field && MISSING[field.type]) {
    return `${field.label}: ${MISSING[field.type]}`;
  }
  return code === "invalid_date" && field ? `${field.label} must be a real day, for example 31 3 1990.` : undefined;
}

/** @param {FieldDescription} field */
export function hintOf({ type, hint }) {
  return HINTS[type] ?? hint;
}
