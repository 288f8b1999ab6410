// Values as they can be sent to a worker: what JSON would make of them, with files and bytes as they are. What is sent as
// it is would lose its methods, such as toJSON, or be refused, such as a proxy of Vue or an object with a function.

import { bytesIn } from "./bytes.js";
import { isBlob, isFunction, isObject } from "./kinds.js";

/** Levels of objects in objects that are looked at: as many as a payload may have. */
const MOST_LEVELS = 64;

/** What JSON.stringify writes for an object: what its toJSON returns, or it itself. */
function jsonValueOf(object, key) {
  return isFunction(object.toJSON) ? object.toJSON(key) : object;
}

/** Whether a value has members to copy: a file and bytes are sent as they are, and so is what is in a box. */
function hasMembers(value) {
  return isObject(value) && !isBlob(value) && bytesIn(value) === undefined && isObject(value.valueOf?.() ?? value);
}

function copyOf(value, key, copies, level) {
  if (isFunction(value) || typeof value === "symbol") {
    return undefined;
  }
  if (!hasMembers(value) || level > MOST_LEVELS) {
    return value;
  }
  const json = jsonValueOf(value, key);
  if (!hasMembers(json)) {
    return json;
  }
  if (copies.has(json)) {
    return copies.get(json);
  }
  const copy = Array.isArray(json) ? Array(json.length) : {};
  copies.set(json, copy);
  for (const member of Object.keys(json)) {
    // Not an assignment: `__proto__` is a key like others.
    const value = copyOf(json[member], member, copies, level + 1);
    Object.defineProperty(copy, member, { value, configurable: true, enumerable: true, writable: true });
  }
  return copy;
}

/** The arguments of a call as they can be sent. Throws a TypeError, which quotes nothing, if one cannot be read. */
export function sendable(values) {
  try {
    return values.map((value) => copyOf(value, "", new Map(), 0));
  } catch {
    throw new TypeError("a value of this call cannot be read, so it cannot be sent to the worker");
  }
}
