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
  encodeToText: () => encodeToText,
  jsonPieces: () => jsonPieces
});
module.exports = __toCommonJS(encode_exports);
var import_files = require("./files.js");
var import_text = require("./text.js");
var import_turns = require("./turns.js");
function encoder(engine, blobs, { onProgress }, step) {
  let total = 0;
  for (const { size } of blobs) {
    total += size;
  }
  let loaded = 0;
  return async function* encoded(blob) {
    for await (const bytes of (0, import_files.piecesOf)(blob)) {
      yield engine.bytesFrom("encode", [bytes]);
      loaded += bytes.length;
      onProgress?.({ loaded, total });
      await step();
    }
  };
}
async function encodeToText(engine, file, work) {
  const step = (0, import_turns.turns)(work.signal);
  const blob = await (0, import_files.toBlob)(file, step);
  const encoded = encoder(engine, [blob], work, step);
  await step();
  let text = "";
  for await (const piece of encoded(blob)) {
    text += (0, import_text.textOf)(piece);
  }
  return text;
}
const PIECE = 1 << 17;
const isFirstHalf = (text, at) => (text.charCodeAt(at) & 64512) === 55296;
function* jsonPieces(text) {
  for (let start = 0, end; start < text.length; start = end) {
    end = start + PIECE;
    end -= Number(isFirstHalf(text, end - 1));
    yield (0, import_text.utf8)(JSON.stringify(text.slice(start, end)).slice(1, -1));
  }
}
async function* written(text, step) {
  for (const piece of jsonPieces(text)) {
    yield piece;
    await step();
  }
}
async function buildBody(engine, { text, files, markers }, work) {
  const step = (0, import_turns.turns)(work.signal);
  const encoded = encoder(engine, files.flatMap(({ blob }) => blob ?? []), work, step);
  const bodies = [];
  for (const file of files) {
    await step();
    bodies.push(await (0, import_files.blobOf)(file.blob ? encoded(file.blob) : written(file.text, step), step));
    await step();
  }
  const parts = text.split(markers).map((part, index) => index % 2 === 0 ? part : bodies[Number(part)]);
  return new Blob(parts, { type: "application/json" });
}
