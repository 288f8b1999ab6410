var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
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
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var text_exports = {};
__export(text_exports, {
  bytesOfBase64: () => bytesOfBase64,
  jsonOf: () => jsonOf,
  newMarkerName: () => newMarkerName,
  prepareText: () => prepareText,
  strictTextOf: () => strictTextOf,
  textOf: () => textOf,
  utf8: () => utf8,
  withoutByteOrderMark: () => withoutByteOrderMark,
  writeUtf8: () => writeUtf8
});
module.exports = __toCommonJS(text_exports);
var import_kinds = require("./kinds.js");
const { TextEncoder, TextDecoder } = globalThis;
let encoder = TextEncoder && new TextEncoder();
let decoder = TextDecoder && new TextDecoder("utf-8", { ignoreBOM: true });
const strictDecoder = TextDecoder && new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
async function prepareText() {
  if (!encoder || !decoder) {
    ({ encoder, decoder } = await Promise.resolve().then(() => __toESM(require("./text-coders.js"))));
  }
}
const utf8 = (text) => encoder.encode(text);
const textOf = (bytes) => decoder.decode(bytes);
const strictTextOf = (bytes) => strictDecoder.decode(bytes);
function newMarkerName() {
  return `file-${Math.random().toString(36).slice(2)}`;
}
const withoutByteOrderMark = (text) => text.replace(/^\uFEFF/, "");
const writeUtf8 = (text, bytes) => encoder.encodeInto(text, bytes);
function bytesOfBase64(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
const HALF_A_PAIR = /\\ud[89a-f]/;
function jsonOf(message) {
  const json = JSON.stringify(message);
  if (!HALF_A_PAIR.test(json)) {
    return json;
  }
  return JSON.stringify(message, (key, value) => (0, import_kinds.isString)(value) ? textOf(utf8(value)) : value);
}
