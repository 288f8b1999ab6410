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
var files_exports = {};
__export(files_exports, {
  blobOf: () => blobOf,
  piecesOf: () => piecesOf,
  read: () => read,
  sendBlob: () => sendBlob,
  toBlob: () => toBlob
});
module.exports = __toCommonJS(files_exports);
var import_bytes = require("./bytes.js");
var import_engine = require("./engine.js");
var import_kinds = require("./kinds.js");
var import_turns = require("./turns.js");
const PIECE = 3 * import_engine.WINDOW;
const MOST_AT_ONCE = 1 << 18;
function* inPieces(bytes) {
  for (let at = 0; at < bytes.length; at += MOST_AT_ONCE) {
    yield bytes.subarray(at, at + MOST_AT_ONCE);
  }
}
async function blobOf(pieces, step) {
  const parts = [];
  let waiting = [];
  let size = 0;
  const flush = () => {
    parts.push(new Blob(waiting));
    [waiting, size] = [[], 0];
    return step();
  };
  for await (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size >= MOST_AT_ONCE) {
      await flush();
    }
  }
  await flush();
  return new Blob(parts);
}
async function toBlob(file, step) {
  if ((0, import_kinds.isBlob)(file)) {
    return file;
  }
  const bytes = (0, import_bytes.bytesIn)(file);
  if (!bytes) {
    throw new TypeError("file must be a Blob or bytes");
  }
  return blobOf(inPieces(bytes), step);
}
async function read(blob, start, end) {
  const part = blob.slice(start, end);
  if ((0, import_kinds.isFunction)(part.arrayBuffer)) {
    return new Uint8Array(await part.arrayBuffer());
  }
  const { bufferOf } = await Promise.resolve().then(() => __toESM(require("./file-reader.js")));
  return new Uint8Array(await bufferOf(part));
}
async function* piecesOf(blob) {
  for (let at = 0; at < blob.size; at += PIECE) {
    yield await read(blob, at, at + PIECE);
  }
}
async function readEnds(blob) {
  const head = await read(blob, 0, import_engine.WINDOW);
  const tailStart = Math.max(head.length, blob.size - import_engine.WINDOW);
  return { head, skipped: tailStart - head.length, tail: await read(blob, tailStart, blob.size) };
}
function* feed(engine, bytes) {
  for (let at = 0; at < bytes.length; at += import_engine.WINDOW) {
    engine.send("feedFile", [bytes.subarray(at, at + import_engine.WINDOW)]);
    yield;
  }
}
function* feedEnds(engine, { head, skipped, tail }) {
  engine.send("beginFile", [], Number(false));
  yield* feed(engine, head);
  engine.send("skipFile", [], skipped);
  yield* feed(engine, tail);
}
async function sendBlob(engine, blob, step) {
  const ends = await readEnds(blob);
  await (0, import_turns.inTurns)(feedEnds(engine, ends), step);
  if (ends.skipped > 0 && engine.send("needsSkipped", []) === 1) {
    engine.send("beginFile", [], Number(false));
    for await (const piece of piecesOf(blob)) {
      await (0, import_turns.inTurns)(feed(engine, piece), step);
    }
  }
  return ends;
}
