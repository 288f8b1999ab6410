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
var quality_exports = {};
__export(quality_exports, {
  measure: () => measure
});
module.exports = __toCommonJS(quality_exports);
var import_engine = require("./engine.js");
var import_files = require("./files.js");
var import_outcome = require("./outcome.js");
var import_same_files = require("./same-files.js");
const STRIP = 2 ** 19;
const PATTERN = 32;
const MOST_KNOWN = 100;
const PDF = "application/pdf";
const NOT_WHOLE = ["file_truncated", "file_damaged"];
const NOTHING = new Uint8Array();
const known = /* @__PURE__ */ new Map();
let last = Promise.resolve();
function inTurn(work) {
  const result = last.then(work);
  last = result.catch(() => void 0);
  return result;
}
async function pictureIn(meter, blob, type) {
  if (type !== PDF) {
    return blob.slice(0, blob.size, type);
  }
  const place = meter.query("findScan", [await (0, import_files.read)(blob, 0, blob.size)]);
  return place ? blob.slice(...place, "image/jpeg") : void 0;
}
function givesBack(context) {
  const pattern = new ImageData(PATTERN, PATTERN);
  pattern.data.forEach((_, index, data2) => {
    data2[index] = index % 4 === 3 ? 255 : index * index % 251;
  });
  context.putImageData(pattern, 0, 0);
  const { data } = context.getImageData(0, 0, PATTERN, PATTERN);
  return data.every((value, index) => value === pattern.data[index]);
}
function feedRows(meter, { data, width }) {
  const bytes = new Uint8Array(data.buffer);
  const row = width * 4;
  const window = Math.max(1, Math.floor(import_engine.WINDOW / row)) * row;
  for (let at = 0; at < bytes.length; at += window) {
    meter.send("feedPicture", [bytes.subarray(at, at + window)]);
  }
}
async function measureStrips(meter, bitmap, step) {
  const { width, height } = bitmap;
  if (meter.send("beginPicture", [], width, height) === 0) {
    return NOTHING;
  }
  const rows = Math.min(height, Math.max(1, Math.floor(STRIP / width)));
  const canvas = new OffscreenCanvas(Math.max(width, PATTERN), Math.max(rows, PATTERN));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!givesBack(context)) {
    return NOTHING;
  }
  context.globalCompositeOperation = "copy";
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    context.drawImage(bitmap, 0, top, width, count, 0, 0, width, count);
    feedRows(meter, context.getImageData(0, 0, width, count));
    await step();
  }
  return meter.bytesFrom("measurePicture", []);
}
async function measurePicture(meter, picture, step) {
  const bitmap = await createImageBitmap(picture);
  try {
    await step();
    return await measureStrips(meter, bitmap, step);
  } finally {
    bitmap.close();
  }
}
async function measureFile(meter, blob, { type, width, height }, step) {
  if (width && meter.send("beginPicture", [], width, height) === 0) {
    return NOTHING;
  }
  try {
    const picture = await pictureIn(meter, blob, type);
    return picture ? await measurePicture(meter, picture, step) : NOTHING;
  } catch {
    await step();
    return NOTHING;
  }
}
async function measure(engine, blob, step) {
  if (typeof createImageBitmap === "undefined" || typeof OffscreenCanvas === "undefined") {
    return NOTHING;
  }
  const ends = await (0, import_files.sendBlob)(engine, blob, step);
  const inspection = engine.query("inspectFile", [NOTHING]);
  if (inspection.issues.some((issue) => (0, import_outcome.isError)(issue) || NOT_WHOLE.includes(issue.code))) {
    return NOTHING;
  }
  const fingerprint = (0, import_same_files.fingerprintOf)({ blob, ends });
  return inTurn(async () => {
    await step();
    if (!known.has(fingerprint)) {
      const measured = await engine.withOwnInstance((meter) => measureFile(meter, blob, inspection, step));
      if (known.size >= MOST_KNOWN) {
        known.clear();
      }
      known.set(fingerprint, measured);
    }
    return known.get(fingerprint);
  });
}
