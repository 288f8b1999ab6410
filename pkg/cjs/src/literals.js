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
var literals_exports = {};
__export(literals_exports, {
  contentOf: () => contentOf,
  findFiles: () => findFiles,
  hasEscapeSoon: () => hasEscapeSoon,
  takeOut: () => takeOut
});
module.exports = __toCommonJS(literals_exports);
var import_payload = require("./payload.js");
var import_kinds = require("./kinds.js");
var import_text = require("./text.js");
const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;
const SEARCHED = 65536;
const MOST_FILES = 100;
const COMPARED = 4096;
const CONTROL_CHARACTER = /[\0-\x1F]/;
function isValue(source, { start, end }) {
  const codeAt = (at) => (0, import_kinds.isString)(source) ? source.charCodeAt(at) : source[at];
  const first = codeAt(start);
  const isInside = first > 32 && first < 127 && !",:]}".includes(String.fromCharCode(first));
  return isInside && codeAt(start - 2) !== BACKSLASH && codeAt(end + 1) !== COLON;
}
const { Buffer: NodeBuffer } = globalThis;
function mayHaveQuote(bytes) {
  try {
    return (0, import_text.textOf)(bytes).includes('"');
  } catch {
    return true;
  }
}
function nextQuoteInBytes(bytes, at) {
  if (NodeBuffer) {
    return NodeBuffer.prototype.indexOf.call(bytes, QUOTE, at);
  }
  let start = at;
  while (start + SEARCHED <= bytes.length && !mayHaveQuote(bytes.subarray(start, start + SEARCHED))) {
    start += SEARCHED;
  }
  return bytes.indexOf(QUOTE, start);
}
function nextQuote(source, at) {
  return (0, import_kinds.isString)(source) ? source.indexOf('"', at) : nextQuoteInBytes(source, at);
}
function findLiterals(source, shortest) {
  const quote = (0, import_kinds.isString)(source) ? '"' : QUOTE;
  const found = [];
  let start = nextQuote(source, 0) + 1;
  while (start > 0 && start + shortest <= source.length && found.length < MOST_FILES) {
    const last = source.lastIndexOf(quote, start + shortest - 1);
    if (last >= start) {
      start = last + 1;
      continue;
    }
    const end = nextQuote(source, start + shortest);
    if (end > 0 && isValue(source, { start, end })) {
      found.push({ start, end });
    }
    start = end + 1;
  }
  return found;
}
function partOf(source, start, end) {
  return (0, import_kinds.isString)(source) ? source.slice(start, end) : source.subarray(start, end);
}
function contentOf({ written }) {
  try {
    const text = (0, import_kinds.isString)(written) ? written : (0, import_text.strictTextOf)(written);
    if (!text.includes("\\")) {
      return CONTROL_CHARACTER.test(text) ? void 0 : written;
    }
    const value = JSON.parse(`"${text}"`);
    return value.isWellFormed?.() && !/^[\s\u0085]/.test(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
function withStandIns(source, literals) {
  const parts = [];
  let at = 0;
  for (const { start, end, standIn } of literals) {
    parts.push(partOf(source, at, start), (0, import_kinds.isString)(source) ? standIn : (0, import_text.utf8)(standIn));
    at = end;
  }
  parts.push(partOf(source, at, source.length));
  if ((0, import_kinds.isString)(source)) {
    return parts.join("");
  }
  const rest = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  at = 0;
  for (const part of parts) {
    rest.set(part, at);
    at += part.length;
  }
  return rest;
}
function findSlots(rest, tree) {
  const pointers = /* @__PURE__ */ new Map();
  try {
    const text = (0, import_kinds.isString)(rest) ? rest : (0, import_text.textOf)(rest);
    (0, import_payload.replaceFiles)(JSON.parse((0, import_text.withoutByteOrderMark)(text)), tree, (value, pointer) => {
      pointers.set(value, pointer);
      return value;
    });
  } catch {
  }
  return pointers;
}
function sliceAsText(content, start, end) {
  return (0, import_kinds.isString)(content) ? content.slice(start, end) : (0, import_text.textOf)(content.slice(start, end));
}
function hasEscapeSoon({ written }) {
  return sliceAsText(written, 0, COMPARED).includes("\\");
}
function fingerprintOf({ content }) {
  const { length } = content;
  return `${length} ${sliceAsText(content, 0, COMPARED)} ${sliceAsText(content, length - COMPARED, length)}`;
}
function shareStandIns(files) {
  const counts = /* @__PURE__ */ new Map();
  const fingerprints = files.map(fingerprintOf);
  for (const fingerprint of fingerprints) {
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  }
  const standIns = /* @__PURE__ */ new Map();
  for (const [index, file] of files.entries()) {
    if (counts.get(fingerprints[index]) > 1) {
      const text = sliceAsText(file.content, 0, file.content.length);
      file.standIn = standIns.get(text) ?? file.standIn;
      standIns.set(text, file.standIn);
    }
  }
}
function findFiles(source, tree, shortest) {
  const name = (0, import_text.newMarkerName)();
  const literals = findLiterals(source, shortest).map((literal, index) => ({ ...literal, standIn: `${name}:${index}` }));
  if (literals.length === 0) {
    return [];
  }
  const pointers = findSlots(withStandIns(source, literals), tree);
  const files = [];
  for (const literal of literals) {
    const pointer = pointers.get(literal.standIn);
    if (pointer !== void 0) {
      const written = partOf(source, literal.start, literal.end);
      files.push({ ...literal, pointer, written, content: written });
    }
  }
  return files;
}
function takeOut(source, files) {
  shareStandIns(files);
  const rest = withStandIns(source, files);
  if (!(0, import_kinds.isString)(source)) {
    return { rest, bytes: source.length };
  }
  let bytes = (0, import_text.utf8)(rest).length;
  for (const { written, standIn, isAscii } of files) {
    bytes += (isAscii ? written.length : (0, import_text.utf8)(written).length) - standIn.length;
  }
  return { rest, bytes };
}
