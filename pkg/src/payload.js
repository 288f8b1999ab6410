// A payload as text: small fields as one short text, large files apart, so that they never stand in one string.

import { isFunction, isObject, isString } from "./kinds.js";

/** Characters from which on a file is taken out of the text. */
const LARGE = 4096;

/** Marks a file slot in the tree of slots. */
const FILE = Symbol("file");

/** The file slots as a tree of keys, out of the descriptions of all fields; a list of files is a tree of one item. */
export function slotTree(fields) {
  const tree = {};
  for (const { path, type, accept } of Object.values(fields)) {
    if (!accept) {
      continue;
    }
    const keys = path.split(".");
    const last = keys.pop();
    let node = tree;
    for (const key of keys) {
      node = node[key] ??= {};
    }
    node[last] = type === "file" ? FILE : [FILE];
  }
  return tree;
}

/** An object or array that JSON.stringify takes as it is: it writes boxed values as what is in them. */
function isPlain(value) {
  return isObject(value) && !isFunction(value.toJSON) && isObject(value.valueOf?.() ?? value);
}

/** A value in which `replace` has given what stands in each file slot: a copy as far as that is something else. */
export function mapFiles(value, node, replace, pointer = "") {
  if (node === FILE) {
    return replace(value, pointer);
  }
  const isList = Array.isArray(node);
  if (!isPlain(value) || Array.isArray(value) !== isList) {
    return value;
  }
  let copy = value;
  for (const key of isList ? value.keys() : Object.keys(node)) {
    const inner = Object.hasOwn(value, key) ? value[key] : undefined;
    const mapped = mapFiles(inner, node[isList ? 0 : key], replace, `${pointer}/${key}`);
    if (mapped !== inner) {
      copy = copy !== value ? copy : isList ? [...value] : { ...value };
      copy[key] = mapped;
    }
  }
  return copy;
}

/** Whether a string has no half of a surrogate pair, of which there are no bytes. */
function isWellFormed(text) {
  return text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);
}

/** A string that is taken out of the text: large, no blank one, and one that JSON writes as it is. */
function isLargeFile(value) {
  return isString(value) && value.length >= LARGE && !/^[\s\u0085]/.test(value) && isWellFormed(value);
}

/** What JSON.stringify would write but for what it refuses: a BigInt is a number, and what cannot be read is null. */
function stringifyAnything(read, ancestors = []) {
  try {
    const value = read();
    const json = isFunction(value?.toJSON) ? value.toJSON() : value;
    if (typeof json === "bigint") {
      return `${json}`;
    }
    if (!isObject(json)) {
      return JSON.stringify(json);
    }
    const inner = [...ancestors, json];
    const text = (key) => stringifyAnything(() => json[key], inner);
    if (ancestors.includes(json)) {
      return "null";
    }
    if (Array.isArray(json)) {
      return `[${Array.from(json, (_, index) => text(index) ?? "null")}]`;
    }
    const members = Object.keys(json).map((key) => [JSON.stringify(key), text(key)]);
    return `{${members.filter((member) => member[1]).map((member) => member.join(":"))}}`;
  } catch {
    return "null";
  }
}

/** The JSON text of any value; empty for what JSON has no text for. */
export function stringify(value) {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return stringifyAnything(() => value) ?? "";
  }
}

/** Splits a payload into a short text and its large files. */
export function split(payload, tree) {
  const files = [];
  const take = (value, pointer) => {
    if (!isLargeFile(value)) {
      return value;
    }
    // Equal files have the same stand-in.
    const standIn = files.find(({ text }) => text === value)?.standIn ?? `file ${files.length}`;
    files.push({ pointer, text: value, standIn });
    return standIn;
  };
  try {
    return { text: stringify(mapFiles(payload, tree, take)), files };
  } catch {
    // A getter or a proxy refused: as far as it can be read, it is text.
    return { text: stringify(payload), files: [] };
  }
}
