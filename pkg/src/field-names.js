// Names of fields, as calls take them: dotted, as `fields` has them, or a JSON Pointer, as the `path` of an issue is.

import { isObject, isString } from "./kinds.js";

/** Characters of a name that are compared: no field has a longer one. */
const MOST_CHARACTERS = 100;

/** The JSON Pointer of a field. */
export function pointerOf(name) {
  if (!isString(name)) {
    throw new TypeError("field must be a string");
  }
  return name === "" || name.startsWith("/") ? name : `/${name.replaceAll(".", "/")}`;
}

/** The keys that a JSON Pointer consists of. */
export const keysOf = (pointer) =>
  pointer.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

/** Whether there is a value at a JSON Pointer. */
export function hasValueAt(value, pointer) {
  let inner = value;
  return keysOf(pointer).every((key) => {
    const isThere = isObject(inner) && Object.hasOwn(inner, key);
    inner = isThere && inner[key];
    return isThere;
  });
}

/** Whether a JSON Pointer leads to a field of a contract, to an item of a list, or to the whole payload. */
export function isField(pointer, fields) {
  // A dot in a key is that of a name which mixes both ways to write one: "/individual.ssn". No field has a tilde.
  const path = pointer.slice(1).replaceAll(".", "~").replaceAll("/", ".");
  const list = path.replace(/\.\d+$/, "");
  return (
    pointer === "" ||
    Object.hasOwn(fields, path) ||
    (Object.hasOwn(fields, list) && /^(choice|file)s$/.test(fields[list].type))
  );
}

/** Whether one JSON Pointer is another, or leads to a value inside its value. */
export const isAtOrBelow = (pointer, other) => pointer === other || pointer.startsWith(`${other}/`);

/** The letters and digits of a name, which people remember better than its separators. */
const lettersOf = (name) => name.slice(0, MOST_CHARACTERS).toLowerCase().replace(/[^a-z0-9]/g, "");

/** How many letters must be inserted, removed or replaced to turn one text into another. */
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

/** How far a name is from the one that is wanted. A part that is left out counts little. */
function difference(wanted, name) {
  return wanted !== name && name.includes(wanted) ? 1 : distance(wanted, name);
}

/** The error for a name that is none: it names the nearest field, of whose path the first keys may be left out. */
export function noSuchField(name, fields) {
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

/** The JSON Pointers of the fields of a step. */
export function pointersOf(names, fields) {
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

/**
 * Which issues are about the fields of a step: also those about an object that they are in, since what is wrong with an
 * object keeps its members from being checked.
 */
export function isAbout(pointers) {
  return ({ path }) => pointers.some((pointer) => isAtOrBelow(path, pointer) || isAtOrBelow(pointer, path));
}
