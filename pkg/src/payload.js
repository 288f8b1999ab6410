// A payload as text: small fields as one short text, large files apart, so that they never stand in one string.

import { isFunction, isObject, isString } from "./kinds.js";

/** Characters from which on a file is taken out of the text. */
const LARGE = 4096;

/** Of what JSON.stringify refuses, so many levels are looked at, which is as many as a payload may have, and faults. */
const LEVELS = 64;
const FAULTS = 10_000;

/** Marks a file slot in the tree of slots. */
const FILE = Symbol("file");

/** The file slots as a tree of keys, out of the descriptions of all fields; a list of files is a tree of one item. */
export function slotTree(fields) {
  const tree = {};
  for (const { path, type, accept } of Object.values(fields)) {
    const slot = type === "file" ? FILE : [FILE];
    accept && path.split(".").reduce((node, key, at, { length }) => (node[key] ??= at + 1 < length ? {} : slot), tree);
  }
  return tree;
}

/** An object or array that JSON.stringify takes as it is: it writes boxed values as what is in them. */
function isPlain(value) {
  return isObject(value) && !isFunction(value.toJSON) && isObject(value.valueOf?.() ?? value);
}

/**
 * A value in which `replace` has given what stands in each file slot: a copy as far as that is something else, or what a
 * getter has answered, which might answer otherwise the next time.
 */
function mapped(value, node, replace, pointer) {
  if (node === FILE) {
    return replace(value, pointer);
  }
  const isList = Array.isArray(node);
  if (!isPlain(value) || Array.isArray(value) !== isList) {
    return value;
  }
  let copy = value;
  for (const key of isList ? value.keys() : Object.keys(node)) {
    const own = Object.getOwnPropertyDescriptor(value, key);
    if (!own?.enumerable) {
      continue;
    }
    const item = mapped(own.get ? value[key] : own.value, node[isList ? 0 : key], replace, `${pointer}/${key}`);
    if (item !== own.value) {
      copy = copy !== value ? copy : isList ? [...value] : { ...value };
      copy[key] = item;
    }
  }
  return copy;
}

/** The same for a payload; one that refuses to be read stays as it is. */
export function mapFiles(payload, tree, replace) {
  try {
    return mapped(payload, tree, replace, "");
  } catch {
    return payload;
  }
}

/**
 * A string that is taken out of the text: large, no blank one, and none with half of a surrogate pair, of which there are
 * no bytes. A browser that cannot tell (of before November 2023) leaves it in.
 */
function isLargeFile(value) {
  return isString(value) && value.length >= LARGE && !/^[\s\u0085]/.test(value) && value.isWellFormed?.();
}

/** The same as `stringify` for what JSON.stringify has refused: with a number in the place of each value that is at fault. */
function stringifyApart(root) {
  const notJson = [];
  const copyOf = (read, key, pointer, ancestors) => {
    let value;
    let what = "unreadable";
    try {
      value = read();
      const text = JSON.stringify(value);
      return text && JSON.parse(text);
    } catch (error) {
      // There are too many items, levels or faults to look at; or else it is at fault itself, or something in it is.
      value = error instanceof RangeError || ancestors.length > LEVELS || notJson.length >= FAULTS ? null : value;
    }
    try {
      const json = isFunction(value.toJSON) ? value.toJSON(key) : value;
      if (typeof json.valueOf?.() === "bigint") {
        what = "bigint";
      } else if (ancestors.includes(json)) {
        what = "cycle";
      } else {
        const copy = Array.isArray(json) ? Array(json.length) : { __proto__: null };
        for (const key of Object.keys(json)) {
          const within = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
          copy[key] = copyOf(() => json[key], key, within, [...ancestors, json]);
        }
        return copy;
      }
    } catch {
      // A proxy, a getter or a toJSON has failed, or there is no value.
    }
    notJson.push([pointer, what]);
    return 0;
  };
  const { text, notJson: more } = stringify(copyOf(() => root, "", "", []));
  return { text, notJson: notJson.concat(more) };
}

/** The JSON text of any value, empty for what JSON has no text for; and what JSON.stringify refuses, by JSON Pointers. */
export function stringify(value) {
  try {
    return { text: JSON.stringify(value) ?? "", notJson: [] };
  } catch {
    return stringifyApart(value);
  }
}

/** Splits a payload into a short text and its large files. */
export function split(payload, tree) {
  const files = [];
  const standIns = new Map();
  const rest = mapFiles(payload, tree, (value, pointer) => {
    if (!isLargeFile(value)) {
      return value;
    }
    // Equal files have the same stand-in.
    const standIn = standIns.get(value) ?? `file ${files.length}`;
    standIns.set(value, standIn);
    files.push({ pointer, text: value, standIn });
    return standIn;
  });
  return { ...stringify(rest), files: rest === payload ? [] : files };
}
