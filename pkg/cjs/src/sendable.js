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
var sendable_exports = {};
__export(sendable_exports, {
  sendable: () => sendable
});
module.exports = __toCommonJS(sendable_exports);
var import_bytes = require("./bytes.js");
var import_kinds = require("./kinds.js");
const MOST_LEVELS = 64;
function jsonValueOf(object, key) {
  return (0, import_kinds.isFunction)(object.toJSON) ? object.toJSON(key) : object;
}
function hasMembers(value) {
  return (0, import_kinds.isObject)(value) && !(0, import_kinds.isBlob)(value) && (0, import_bytes.bytesIn)(value) === void 0 && (0, import_kinds.isObject)(value.valueOf?.() ?? value);
}
function copyOf(value, key, copies, level) {
  if ((0, import_kinds.isFunction)(value) || typeof value === "symbol") {
    return void 0;
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
    const value2 = copyOf(json[member], member, copies, level + 1);
    Object.defineProperty(copy, member, { value: value2, configurable: true, enumerable: true, writable: true });
  }
  return copy;
}
function sendable(values) {
  try {
    return values.map((value) => copyOf(value, "", /* @__PURE__ */ new Map(), 0));
  } catch {
    throw new TypeError("a value of this call cannot be read, so it cannot be sent to the worker");
  }
}
