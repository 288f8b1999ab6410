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
var normalize_exports = {};
__export(normalize_exports, {
  normalize: () => normalize
});
module.exports = __toCommonJS(normalize_exports);
var import_kinds = require("./kinds.js");
const SEPARATORS = /[\s\u00A0\u2007\u202F\u2010-\u2015\u2212-]/g;
const DIRECTION_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
function normalizeSsn(text) {
  const digits = text.replace(SEPARATORS, "");
  return /^[0-9]{9}$/.test(digits) ? digits : text;
}
function normalizePhone(text) {
  const number = text.replace(DIRECTION_MARKS, "").replace("＋", "+").replace(SEPARATORS, "").replace(/[./]/g, "");
  const digits = number.includes("(0)") ? number : number.replace(/[()]/g, "");
  return /^\+[0-9]+$/.test(digits) ? digits : text;
}
function normalizeCode(text) {
  return /^[A-Za-z0-9]{1,3}$/.test(text) ? text.toUpperCase() : text;
}
function normalizeChoice(text, choices) {
  const wanted = text.toLowerCase();
  return choices?.find((choice) => choice.toLowerCase() === wanted) ?? text;
}
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
function normalizeField(value, field, fields) {
  if ((0, import_kinds.isString)(value)) {
    return normalizeText(value, field);
  }
  if (field.type === "choices" && Array.isArray(value)) {
    return value.map((item) => (0, import_kinds.isString)(item) ? normalizeText(item, field) : item);
  }
  const isGroup = field.type === "object" && (0, import_kinds.isObject)(value) && !Array.isArray(value);
  return isGroup ? normalizeMembers(value, `${field.path}.`, fields) : value;
}
function normalizeMembers(members, before, fields) {
  const entries = Object.entries(members).map(([key, value]) => {
    const field = Object.hasOwn(fields, before + key) ? fields[before + key] : void 0;
    return [key, field ? normalizeField(value, field, fields) : value];
  });
  return Object.fromEntries(entries);
}
function normalize(values, fields) {
  return (0, import_kinds.isObject)(values) && !Array.isArray(values) ? normalizeMembers(values, "", fields) : values;
}
