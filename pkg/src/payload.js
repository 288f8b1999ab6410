// A payload as text: small fields as one short text, and large files detached from it, so that no string has them all.

import { isAtOrBelow } from "./field-names.js";
import { isBlob, isFunction, isObject, isString } from "./kinds.js";

/** Characters from which on a file is detached from the text. */
const LARGE = 4096;

/**
 * How far a value is searched for what JSON.stringify refuses: as many levels as a payload may have, and as many values
 * as anybody would read about.
 */
const MOST_LEVELS = 64;
const MOST_FAULTS = 10_000;

/** Items of a list that are searched for files: many more than any list may have. */
const MOST_ITEMS = 10_000;

function newNode(key, pointer, kind) {
  return { key, pointer, kind, children: [] };
}

/**
 * The tree of file slots, from the descriptions of all fields. A node is a slot, a list of slots, or an object with other
 * nodes; it knows its JSON Pointer, so that none is put together at each call.
 */
export function slotTree(fields) {
  const root = newNode("", "", "object");
  for (const { path, type } of Object.values(fields)) {
    if (type === "file" || type === "files") {
      addSlot(root, path.split("."), type === "file" ? "slot" : "list");
    }
  }
  return root;
}

function addSlot(root, keys, kind) {
  let node = root;
  for (const [index, key] of keys.entries()) {
    const isLast = index === keys.length - 1;
    let child = node.children.find((known) => known.key === key);
    if (!child) {
      child = newNode(key, `${node.pointer}/${key}`, isLast ? kind : "object");
      node.children.push(child);
    }
    node = child;
  }
}

/** Whether JSON.stringify writes the members of this value: of a boxed value it writes what is in the box. */
function hasMembers(value) {
  if (!isObject(value) || isFunction(value.toJSON)) {
    return false;
  }
  return isObject(value.valueOf?.() ?? value);
}

/**
 * A value in which `replace` has replaced what is in each file slot. It is the same value if that changes nothing, and
 * else a copy. In a copy, the answer of a getter takes the getter's place: it might answer something else the next time.
 */
function replaceIn(value, node, replace) {
  if (node.kind === "slot") {
    return replace(value, node.pointer);
  }
  const isList = node.kind === "list";
  if (!hasMembers(value) || Array.isArray(value) !== isList) {
    return value;
  }
  return isList ? replaceItems(value, node, replace) : replaceMembers(value, node, replace);
}

function replaceMembers(value, node, replace) {
  let copy;
  for (const child of node.children) {
    const own = Object.getOwnPropertyDescriptor(value, child.key);
    if (own?.enumerable) {
      const replaced = replaceIn(own.get ? value[child.key] : own.value, child, replace);
      if (replaced !== own.value) {
        copy ??= { ...value };
        copy[child.key] = replaced;
      }
    }
  }
  return copy ?? value;
}

function replaceItems(list, node, replace) {
  if (list.length > MOST_ITEMS) {
    return list;
  }
  let copy;
  for (let index = 0; index < list.length; index += 1) {
    const own = Object.getOwnPropertyDescriptor(list, index);
    if (own?.enumerable) {
      const replaced = replace(own.get ? list[index] : own.value, `${node.pointer}/${index}`);
      if (replaced !== own.value) {
        // By their numbers, as JSON.stringify reads them: a list may have another iterator.
        copy ??= Array.from({ length: list.length }, (_, number) => list[number]);
        copy[index] = replaced;
      }
    }
  }
  return copy ?? list;
}

/** A payload in which `replace` has replaced what is in each file slot. One that refuses to be read stays as it is. */
export function replaceFiles(payload, tree, replace) {
  try {
    return replaceIn(payload, tree, replace);
  } catch {
    return payload;
  }
}

/** The JSON Pointers of the file slots in a tree, and of the lists of them. */
function slotPointers(node) {
  return node.kind === "object" ? node.children.flatMap(slotPointers) : [node.pointer];
}

/**
 * The values that decide about some fields. A file is compared with all others, and the rest does not depend on files:
 * without a file among the fields, the values are returned without their files, so that none of them is read.
 */
export function whatDecides(values, pointers, tree) {
  const isFile = (slot) => pointers.some((pointer) => isAtOrBelow(slot, pointer) || isAtOrBelow(pointer, slot));
  return slotPointers(tree).some(isFile) ? values : replaceFiles(values, tree, () => "");
}

/** Whether there is a Blob in a file slot. */
export function hasBlobs(values, tree) {
  let found = false;
  replaceFiles(values, tree, (value) => {
    found ||= isBlob(value);
    return value;
  });
  return found;
}

/**
 * Whether a string is detached from the text: one that is large, does not begin as a blank one, and has no half of a
 * surrogate pair, which UTF-8 has no bytes for. A browser that cannot tell (before November 2023) detaches none.
 */
export function isLargeFile(value) {
  return isString(value) && value.length >= LARGE && !/^[\s\u0085]/.test(value) && Boolean(value.isWellFormed?.());
}

/** What keeps JSON.stringify from writing a value whose members it can write. */
function kindOfFault(json, ancestors) {
  if (typeof json.valueOf?.() === "bigint") {
    return "bigint";
  }
  return ancestors.includes(json) ? "cycle" : undefined;
}

/** Does what `stringify` does for a value that JSON.stringify refuses: 0 takes the place of each value at fault. */
function stringifyWithoutFaults(root) {
  const notJson = [];

  /** The value that `read` returns, as far as it is JSON. */
  function copyOf(read, key, pointer, ancestors) {
    let value;
    try {
      value = read();
      const text = JSON.stringify(value);
      return text && JSON.parse(text);
    } catch (error) {
      const isTooMuch = error instanceof RangeError || ancestors.length > MOST_LEVELS || notJson.length >= MOST_FAULTS;
      // The fault is in the value, or in its members; those of too many or too deep are not looked at.
      value = isTooMuch ? null : value;
    }
    let fault = "unreadable";
    try {
      const json = isFunction(value.toJSON) ? value.toJSON(key) : value;
      const known = kindOfFault(json, ancestors);
      if (known === undefined) {
        return membersOf(json, pointer, [...ancestors, json]);
      }
      fault = known;
    } catch {
      // A proxy, a getter or a toJSON has failed, or there is no value.
    }
    notJson.push([pointer, fault]);
    return 0;
  }

  function membersOf(json, pointer, ancestors) {
    const copy = Array.isArray(json) ? Array(json.length) : { __proto__: null };
    for (const key of Object.keys(json)) {
      const segment = key.replaceAll("~", "~0").replaceAll("/", "~1");
      copy[key] = copyOf(() => json[key], key, `${pointer}/${segment}`, ancestors);
    }
    return copy;
  }

  const { text, notJson: more } = stringify(copyOf(() => root, "", "", []));
  return { text, notJson: [...notJson, ...more] };
}

/** The JSON text of any value, empty for what JSON has no text for; and what JSON.stringify refuses, by JSON Pointers. */
export function stringify(value) {
  try {
    return { text: JSON.stringify(value) ?? "", notJson: [] };
  } catch {
    return stringifyWithoutFaults(value);
  }
}

/** Splits a payload into a short text and its large files. */
export function split(payload, tree) {
  const files = [];
  /** By the texts of files. Most payloads have no large ones, and then there is none. */
  let standIns;
  const rest = replaceFiles(payload, tree, (value, pointer) => {
    if (!isLargeFile(value)) {
      return value;
    }
    // Equal files have the same stand-in, by which the module recognises them.
    standIns ??= new Map();
    const standIn = standIns.get(value) ?? `file ${files.length}`;
    standIns.set(value, standIn);
    files.push({ pointer, text: value, standIn });
    return standIn;
  });
  const { text, notJson } = stringify(rest);
  // Files that were found before the payload refused to be read are in its text.
  return { text, notJson, files: rest === payload ? [] : files };
}
