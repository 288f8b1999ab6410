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
var same_files_exports = {};
__export(same_files_exports, {
  fingerprintOf: () => fingerprintOf,
  withEqualMarkers: () => withEqualMarkers
});
module.exports = __toCommonJS(same_files_exports);
var import_files = require("./files.js");
function digestOf(bytes, digest = 2166136261) {
  let result = digest;
  for (const byte of bytes) {
    result = Math.imul(result ^ byte, 16777619);
  }
  return result;
}
function fingerprintOf({ blob, ends: { head, tail } }) {
  return `${blob.size} ${digestOf(tail, digestOf(head))}`;
}
async function digestOfAll(blob, step) {
  let digest;
  for await (const piece of (0, import_files.piecesOf)(blob)) {
    digest = digestOf(piece, digest);
    await step();
  }
  return digest;
}
async function areEqual(one, other, step) {
  const pieces = (0, import_files.piecesOf)(other);
  for await (const piece of (0, import_files.piecesOf)(one)) {
    const { value } = await pieces.next();
    if (piece.some((byte, index) => byte !== value[index])) {
      return false;
    }
    await step();
  }
  return true;
}
async function findEqual(blob, candidates, step) {
  for (const candidate of candidates) {
    if (await areEqual(candidate.blob, blob, step)) {
      return candidate;
    }
  }
  return void 0;
}
async function withEqualMarkers({ text, markers }, blobs, step) {
  const fingerprints = blobs.map(fingerprintOf);
  const counts = /* @__PURE__ */ new Map();
  for (const fingerprint of fingerprints) {
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  }
  const different = /* @__PURE__ */ new Map();
  const firstMarkers = /* @__PURE__ */ new Map();
  for (const [index, file] of blobs.entries()) {
    const fingerprint = fingerprints[index];
    if (counts.get(fingerprint) === 1) {
      continue;
    }
    const identity = `${fingerprint} ${await digestOfAll(file.blob, step)}`;
    const candidates = different.get(identity) ?? [];
    const first = await findEqual(file.blob, candidates, step);
    if (first) {
      firstMarkers.set(file.marker, first.marker);
    } else {
      different.set(identity, [...candidates, file]);
    }
  }
  return text.replace(markers, (marker) => firstMarkers.get(marker) ?? marker);
}
