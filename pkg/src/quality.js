// Whether the pictures in files can be read: loaded when that is asked for. The browser decodes a picture, and the module
// measures it. Canvases make a picture smaller in a way of their own in each browser, so the module gets it in full size.

import { WINDOW } from "./engine.js";
import { read, sendBlob } from "./files.js";
import { isError } from "./outcome.js";
import { fingerprintOf } from "./same-files.js";

/** Pixels that are on the canvas at a time: whole rows, but no more than half a megapixel. */
const STRIP = 2 ** 19;

/** The sides of the pattern by which a canvas is tested, in pixels. */
const PATTERN = 32;

/** How many files are remembered. */
const MOST_KNOWN = 100;

const PDF = "application/pdf";

/** Warnings of a picture that is not whole. Some browsers show what there is of it, and an empty area for the rest. */
const NOT_WHOLE = ["file_truncated", "file_damaged"];

/** What is measured where nothing can be. */
const NOTHING = new Uint8Array();

/**
 * What was measured, by the fingerprint of a file: a form asks after each change. A compressed picture ends in a checksum,
 * or in what the pixels before have led to, so that no two of one size have the same ends.
 */
const known = new Map();

/** The end of what was begun: a decoded photo takes 50 MB of memory, so there is one at a time. */
let last = Promise.resolve();

function inTurn(work) {
  const result = last.then(work);
  last = result.catch(() => undefined);
  return result;
}

/** The picture of a file as one that browsers decode; `undefined` for a PDF that is not a scan of one page. */
async function pictureIn(meter, blob, type) {
  if (type !== PDF) {
    return blob.slice(0, blob.size, type);
  }
  const place = meter.query("findScan", [await read(blob, 0, blob.size)]);
  return place ? blob.slice(...place, "image/jpeg") : undefined;
}

/**
 * Whether a canvas gives back what was put on it. Where browsers protect people from being recognised by what their
 * canvases draw, it gives random pixels, which look like a picture that is not there.
 */
function givesBack(context) {
  const pattern = new ImageData(PATTERN, PATTERN);
  pattern.data.forEach((_, index, data) => {
    data[index] = index % 4 === 3 ? 255 : (index * index) % 251;
  });
  context.putImageData(pattern, 0, 0);
  const { data } = context.getImageData(0, 0, PATTERN, PATTERN);
  return data.every((value, index) => value === pattern.data[index]);
}

/** Sends whole rows of pixels, as many as fit into a window. */
function feedRows(meter, { data, width }) {
  const bytes = new Uint8Array(data.buffer);
  const row = width * 4;
  const window = Math.max(1, Math.floor(WINDOW / row)) * row;
  for (let at = 0; at < bytes.length; at += window) {
    meter.send("feedPicture", [bytes.subarray(at, at + window)]);
  }
}

/** Reads a decoded picture in strips, and returns what was measured. */
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
  // What is transparent replaces the strip before it, too.
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
  // Without options: with some, Chromium copies the whole picture while the page waits.
  const bitmap = await createImageBitmap(picture);
  try {
    await step();
    return await measureStrips(meter, bitmap, step);
  } finally {
    bitmap.close();
  }
}

/** What was measured in a file that has no error; nothing if it could not be. */
async function measureFile(meter, blob, { type, width, height }, step) {
  // A picture that is too large is not even decoded.
  if (width && meter.send("beginPicture", [], width, height) === 0) {
    return NOTHING;
  }
  try {
    const picture = await pictureIn(meter, blob, type);
    return picture ? await measurePicture(meter, picture, step) : NOTHING;
  } catch {
    // It was ended, or the browser cannot decode it, or there is not enough memory for it.
    await step();
    return NOTHING;
  }
}

/**
 * What is measured in the picture of a file, as bytes for the module; none if nothing can be measured: there is no decoder
 * here, the canvas is protected, or the file is refused or not whole. The engine is one that does no other work meanwhile.
 */
export async function measure(engine, blob, step) {
  if (typeof createImageBitmap === "undefined" || typeof OffscreenCanvas === "undefined") {
    return NOTHING;
  }
  const ends = await sendBlob(engine, blob, step);
  const inspection = engine.query("inspectFile", [NOTHING]);
  if (inspection.issues.some((issue) => isError(issue) || NOT_WHOLE.includes(issue.code))) {
    return NOTHING;
  }
  const fingerprint = fingerprintOf({ blob, ends });
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
