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
var encode_exports = {};
__export(encode_exports, {
  buildBody: () => buildBody,
  encodeBlobs: () => encodeBlobs
});
module.exports = __toCommonJS(encode_exports);
var import_files = require("./files.js");
var import_turns = require("./turns.js");
const PIECE = 48 * 1024 * 4;
async function encodeBlobs(engine, blobs, { signal, onProgress }) {
  let total = 0;
  for (const { size } of blobs) {
    total += size;
  }
  let loaded = 0;
  const encoded = [];
  const step = (0, import_turns.turns)(signal);
  for (const blob of blobs) {
    const pieces = [];
    for (let at = 0; at < blob.size; at += PIECE) {
      await step();
      const bytes = await (0, import_files.read)(blob, at, at + PIECE);
      pieces.push(engine.encode(bytes));
      loaded += bytes.length;
      onProgress?.({ loaded, total });
    }
    encoded.push(new Blob(pieces));
    await step();
  }
  return encoded;
}
async function buildBody(engine, { text, blobs, markers }, work) {
  const files = blobs.map(({ blob }) => blob);
  const encoded = await encodeBlobs(engine, files, work);
  const parts = text.split(markers).map((part, index) => index % 2 === 0 ? part : encoded[Number(part)]);
  return new Blob(parts, { type: "application/json" });
}
