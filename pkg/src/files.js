// Files: read, and checked by their ends.

import { bytesIn } from "./bytes.js";
import { WINDOW } from "./engine.js";
import { isBlob, isFunction } from "./kinds.js";

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

/** The bytes of a Blob from `start` to `end`. */
export async function read(blob, start, end) {
  const part = blob.slice(start, end);
  if (isFunction(part.arrayBuffer)) {
    return new Uint8Array(await part.arrayBuffer());
  }
  const { bufferOf } = await import("./file-reader.js");
  return new Uint8Array(await bufferOf(part));
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
