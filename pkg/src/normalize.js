// What a form may fix without asking. Only what a person plainly meant is changed; everything else stays as it is, for the
// report to show.

import { isObject, isString } from "./kinds.js";

/** @typedef {import("../index.js").FieldDescription} FieldDescription */
/** @typedef {Readonly<Record<string, FieldDescription>>} Fields */

/** Hyphens and dashes that people and word processors put between groups of digits. */
const SEPARATORS = /[\s\u00A0\u2007\u202F\u2010-\u2015\u2212-]/g;

/** Characters without a shape that come along when a phone number is copied out of a contact list. */
const DIRECTION_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** @param {string} text */
function normalizeSsn(text) {
  const digits = text.replace(SEPARATORS, "");
  return /^[0-9]{9}$/.test(digits) ? digits : text;
}

/**
 * A number with a `(0)` in it stays: nobody dials that zero after the country code, but it has to be seen to be left out.
 *
 * @param {string} text
 */
function normalizePhone(text) {
  const number = text.replace(DIRECTION_MARKS, "").replace("\uFF0B", "+").replace(SEPARATORS, "").replace(/[./]/g, "");
  const digits = number.includes("(0)") ? number : number.replace(/[()]/g, "");
  return /^\+[0-9]+$/.test(digits) ? digits : text;
}

/** Codes are written in capitals; what is no code, such as a name, stays. @param {string} text */
function normalizeCode(text) {
  return /^[A-Za-z0-9]{1,3}$/.test(text) ? text.toUpperCase() : text;
}

/** One of the choices, if nothing but its case is different. @param {string} text @param {string[]} [choices] */
function normalizeChoice(text, choices) {
  const wanted = text.toLowerCase();
  return choices?.find((choice) => choice.toLowerCase() === wanted) ?? text;
}

/** @param {string} text @param {FieldDescription} field */
function normalizeText(text, { type, choices }) {
  const trimmed = text.trim().normalize("NFC");
  switch (type) {
    case "ssn":
      return normalizeSsn(trimmed);
    case "tel":
      return normalizePhone(trimmed);
    case "country":
    case "subdivision":
      return normalizeCode(trimmed);
    case "choice":
    case "choices":
      return normalizeChoice(trimmed, choices);
    case "file":
    case "files":
      return text;
    default:
      return trimmed;
  }
}

/** @param {unknown} value @param {FieldDescription} field @param {Fields} fields @returns {unknown} */
function normalizeField(value, field, fields) {
  if (isString(value)) {
    return normalizeText(value, field);
  }
  if (field.type === "choices" && Array.isArray(value)) {
    return value.map((item) => (isString(item) ? normalizeText(item, field) : item));
  }
  const isGroup = field.type === "object" && isObject(value) && !Array.isArray(value);
  return isGroup ? normalizeMembers(value, `${field.path}.`, fields) : value;
}

/** @param {object} members @param {string} before @param {Fields} fields */
function normalizeMembers(members, before, fields) {
  const entries = Object.entries(members).map(([key, value]) => {
    const field = Object.hasOwn(fields, before + key) ? fields[before + key] : undefined;
    return [key, field ? normalizeField(value, field, fields) : value];
  });
  return Object.fromEntries(entries);
}

/**
 * A copy of form values in which each field is normalized. Keys that are no field, and files, stay as they are.
 *
 * @param {unknown} values
 * @param {Fields} fields
 */
export function normalize(values, fields) {
  return isObject(values) && !Array.isArray(values) ? normalizeMembers(values, "", fields) : values;
}
