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
var field_names_exports = {};
__export(field_names_exports, {
  hasValueAt: () => hasValueAt,
  isAbout: () => isAbout,
  isAtOrBelow: () => isAtOrBelow,
  isField: () => isField,
  keysOf: () => keysOf,
  noSuchField: () => noSuchField,
  pointerOf: () => pointerOf,
  pointersOf: () => pointersOf
});
module.exports = __toCommonJS(field_names_exports);
var import_kinds = require("./kinds.js");
const MOST_CHARACTERS = 100;
function pointerOf(name) {
  if (!(0, import_kinds.isString)(name)) {
    throw new TypeError("field must be a string");
  }
  return name === "" || name.startsWith("/") ? name : `/${name.replaceAll(".", "/")}`;
}
const keysOf = (pointer) => pointer.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
function hasValueAt(value, pointer) {
  let inner = value;
  return keysOf(pointer).every((key) => {
    const isThere = (0, import_kinds.isObject)(inner) && Object.hasOwn(inner, key);
    inner = isThere && inner[key];
    return isThere;
  });
}
function isField(pointer, fields) {
  const path = pointer.slice(1).replaceAll(".", "~").replaceAll("/", ".");
  const list = path.replace(/\.\d+$/, "");
  return pointer === "" || Object.hasOwn(fields, path) || Object.hasOwn(fields, list) && /^(choice|file)s$/.test(fields[list].type);
}
const isAtOrBelow = (pointer, other) => pointer === other || pointer.startsWith(`${other}/`);
const lettersOf = (name) => name.slice(0, MOST_CHARACTERS).toLowerCase().replace(/[^a-z0-9]/g, "");
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[other.length];
}
function difference(wanted, name) {
  return wanted !== name && name.includes(wanted) ? 1 : distance(wanted, name);
}
function noSuchField(name, fields) {
  const wanted = lettersOf(name);
  let best = { letters: Infinity };
  for (const path of Object.keys(fields)) {
    for (let rest = path; rest; rest = rest.includes(".") ? rest.slice(rest.indexOf(".") + 1) : "") {
      const letters = difference(wanted, lettersOf(rest));
      best = letters < best.letters ? { letters, path } : best;
    }
  }
  return new TypeError(`there is no field ${name.slice(0, MOST_CHARACTERS)}: did you mean ${best.path}?`);
}
function pointersOf(names, fields) {
  if (!Array.isArray(names)) {
    throw new TypeError("fields must be an array");
  }
  return names.map((name) => {
    const pointer = pointerOf(name);
    if (!isField(pointer, fields)) {
      throw noSuchField(name, fields);
    }
    return pointer;
  });
}
function isAbout(pointers) {
  return ({ path }) => pointers.some((pointer) => isAtOrBelow(path, pointer) || isAtOrBelow(pointer, path));
}
