// Files: checked by their ends, or encoded piece by piece.

import { WINDOW } from "./engine.js";
import { turns } from "./turns.js";

/** Bytes that are read and encoded at a time: a multiple of three, so that the base64 of pieces can be joined. */
const PIECE = 48 * 1024 * 4;

export function isBlob(value) {
  return value instanceof Blob;
}

/**
 * The bytes of a buffer, even one of another window, or of a view of a buffer. There are none in an object that only looks
 * like one, or in a buffer that was transferred.
 */
export function bytesIn(value) {
  try {
    if (value.byteLength >= 0) {
      const view = ArrayBuffer.isView(value) ? value : new DataView(value);
      return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    }
  } catch {
    // It is not bytes, and is checked as the object that it is.
  }
  return undefined;
}

/** A file, or its bytes, as a Blob. */
export function toBlob(file) {
  if (isBlob(file)) {
    return file;
  }
  const bytes = bytesIn(file);
  if (!bytes) {
    throw new TypeError("file must be a Blob or bytes");
  }
  return new Blob([bytes]);
}

async function read(blob, start, end) {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer());
}

/** Both ends of a file, which are enough for most checks. */
async function readEnds(blob) {
  const head = await read(blob, 0, WINDOW);
  const tailStart = Math.max(head.length, blob.size - WINDOW);
  return { head, skipped: tailStart - head.length, tail: await read(blob, tailStart, blob.size) };
}

/**
 * What the checks of a file look at: both ends, or all of it where these do not show where a picture ends. `configure` has
 * the engine check by the right options.
 */
export async function readForChecks(engine, blob, configure) {
  const ends = await readEnds(blob);
  if (ends.skipped === 0) {
    return ends;
  }
  configure();
  feedContent(engine, ends);
  if (engine.send("needsSkipped", []) === 0) {
    return ends;
  }
  return { head: await read(blob, 0, blob.size), skipped: 0, tail: new Uint8Array() };
}

function feedBytes(engine, bytes) {
  for (let at = 0; at < bytes.length; at += WINDOW) {
    engine.send("feedFile", [bytes.subarray(at, at + WINDOW)]);
  }
}

/** Sends what was read of a file. */
export function feedContent(engine, { head, skipped, tail }) {
  engine.send("beginFile", [], Number(false));
  feedBytes(engine, head);
  engine.send("skipFile", [], skipped);
  feedBytes(engine, tail);
}

/** Files in base64, as Blobs. They are read piece by piece, and progress is reported for all of them together. */
export async function encodeBlobs(engine, blobs, { signal, onProgress }) {
  let total = 0;
  for (const { size } of blobs) {
    total += size;
  }
  let loaded = 0;
  const encoded = [];
  const step = turns(signal);
  for (const blob of blobs) {
    const pieces = [];
    for (let at = 0; at < blob.size; at += PIECE) {
      await step();
      const bytes = await read(blob, at, at + PIECE);
      pieces.push(engine.encode(bytes));
      loaded += bytes.length;
      onProgress?.({ loaded, total });
    }
    encoded.push(new Blob(pieces));
    await step();
  }
  return encoded;
}
