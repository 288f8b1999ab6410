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
  prepareForReport: () => prepareForReport,
  sendFiles: () => sendFiles
});
module.exports = __toCommonJS(form_values_exports);
var import_files = require("./files.js");
var import_kinds = require("./kinds.js");
var import_payload = require("./payload.js");
var import_text = require("./text.js");
var import_turns = require("./turns.js");
function markBlobs(values, tree) {
  const name = (0, import_text.newMarkerName)();
  const blobs = [];
  const rest = (0, import_payload.replaceFiles)(values, tree, (value, pointer) => {
    if (!(0, import_kinds.isBlob)(value)) {
      return value;
    }
    if (value.size === 0) {
      return "";
    }
    const marker = `${name}:${blobs.length};`;
    blobs.push({ pointer, blob: value, marker });
    return marker;
  });
  return { ...(0, import_payload.stringify)(rest), blobs: rest === values ? [] : blobs, markers: new RegExp(`${name}:(\\d+);`, "g") };
}
function base64Length(bytes) {
  return Math.ceil(bytes / 3) * 4;
}
async function prepareForReport(engine, values, tree, { configure, signal }) {
  const step = (0, import_turns.turns)(signal);
  const parts = markBlobs(values, tree);
  const { text, blobs } = parts;
  let bytes = (0, import_text.utf8)(text).length;
  for (const file of blobs) {
    bytes += base64Length(file.blob.size) - file.marker.length;
    file.content = await (0, import_files.readForChecks)(engine, file.blob, configure);
    await step();
  }
  const sizes = new Set(blobs.map(({ blob }) => blob.size));
  if (sizes.size === blobs.length) {
    return { ...parts, bytes, textToCheck: text };
  }
  const { withEqualMarkers } = await Promise.resolve().then(() => __toESM(require("./same-files.js")));
  return { ...parts, bytes, textToCheck: await withEqualMarkers(parts, step) };
}
function sendFiles(engine, blobs) {
  for (const { pointer, content } of blobs) {
    (0, import_files.feedContent)(engine, content);
    engine.send("finishFile", [pointer]);
  }
}
