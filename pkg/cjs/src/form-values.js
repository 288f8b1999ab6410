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
var form_values_exports = {};
__export(form_values_exports, {
  prepareForReport: () => prepareForReport
});
module.exports = __toCommonJS(form_values_exports);
var import_encode = require("./encode.js");
var import_files = require("./files.js");
var import_kinds = require("./kinds.js");
var import_payload = require("./payload.js");
var import_text = require("./text.js");
var import_turns = require("./turns.js");
function markFiles(values, tree, isTakenOut) {
  const name = (0, import_text.newMarkerName)();
  const files = [];
  const rest = (0, import_payload.replaceFiles)(values, tree, (value, pointer) => {
    if ((0, import_kinds.isBlob)(value) && value.size === 0) {
      return "";
    }
    const marker = files.find(({ text }) => text === value)?.marker ?? `${name}:${files.length};`;
    if ((0, import_kinds.isBlob)(value)) {
      files.push({ pointer, blob: value, marker });
    } else if (isTakenOut(value)) {
      files.push({ pointer, text: value, marker });
    } else {
      return value;
    }
    return marker;
  });
  return { ...(0, import_payload.stringify)(rest), files: rest === values ? [] : files, markers: new RegExp(`${name}:(\\d+);`, "g") };
}
function base64Length(bytes) {
  return Math.ceil(bytes / 3) * 4;
}
async function writtenLength(text, step) {
  let length = 0;
  for (const piece of (0, import_encode.jsonPieces)(text)) {
    length += piece.length;
    await step();
  }
  return length;
}
async function send(engine, file, { step, measure }) {
  if (file.blob) {
    const quality = await measure(engine, file.blob, step);
    file.ends = await (0, import_files.sendBlob)(engine, file.blob, step);
    engine.send("finishFile", [file.pointer, quality]);
    return base64Length(file.blob.size);
  }
  const isBase64 = await (0, import_turns.inTurns)(engine.fileInWindows(file.pointer, file.text), step);
  return isBase64 ? file.text.length : writtenLength(file.text, step);
}
async function prepareForReport(engine, values, tree, { step, measure, isTakenOut = import_payload.isLargeFile }) {
  const parts = markFiles(values, tree, isTakenOut);
  const { text, files } = parts;
  let bytes = (0, import_text.utf8)(text).length;
  for (const file of files) {
    bytes += await send(engine, file, { step, measure }) - file.marker.length;
    await step();
  }
  const blobs = files.filter(({ blob }) => blob);
  const sizes = new Set(blobs.map(({ blob }) => blob.size));
  if (sizes.size === blobs.length) {
    return { ...parts, bytes, textToCheck: text };
  }
  const { withEqualMarkers } = await Promise.resolve().then(() => __toESM(require("./same-files.js")));
  return { ...parts, bytes, textToCheck: await withEqualMarkers(parts, blobs, step) };
}
