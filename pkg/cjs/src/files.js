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
var files_exports = {};
__export(files_exports, {
  encodeBlobs: () => encodeBlobs,
  feedEnds: () => feedEnds,
  isBlob: () => isBlob,
  readEnds: () => readEnds,
  toBlob: () => toBlob
});
module.exports = __toCommonJS(files_exports);
var import_bytes = require("./bytes.js");
var import_engine = require("./engine.js");
const PIECE = 48 * 1024 * 4;
function isBlob(value) {
  return value instanceof Blob;
}
function toBlob(file) {
  if (isBlob(file)) {
    return file;
  }
  const bytes = (0, import_bytes.bytesIn)(file);
  if (!bytes) {
    throw new TypeError("file must be a Blob or bytes");
  }
  return new Blob([bytes]);
}
async function read(blob, start, end) {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer());
}
async function readEnds(blob) {
  const head = await read(blob, 0, import_engine.WINDOW);
  const tailStart = Math.max(head.length, blob.size - import_engine.WINDOW);
  return { head, skipped: tailStart - head.length, tail: await read(blob, tailStart, blob.size) };
}
function feedEnds(engine, { head, skipped, tail }) {
  engine.send("beginFile", [], Number(false));
  engine.send("feedFile", [head]);
  engine.send("skipFile", [], skipped);
  engine.send("feedFile", [tail]);
}
async function encodeBlobs(engine, blobs, { signal, onProgress }) {
  let total = 0;
  for (const { size } of blobs) {
    total += size;
  }
  let loaded = 0;
  const encoded = [];
  for (const blob of blobs) {
    const pieces = [];
    for (let at = 0; at < blob.size; at += PIECE) {
      signal?.throwIfAborted();
      const bytes = await read(blob, at, at + PIECE);
      pieces.push(engine.encode(bytes));
      loaded += bytes.length;
      onProgress?.({ loaded, total });
    }
    encoded.push(new Blob(pieces));
  }
  return encoded;
}
