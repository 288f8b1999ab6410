// Files: read, and checked by their ends.

import { bytesIn } from "./bytes.js";
import { WINDOW } from "./engine.js";
import { isFunction } from "./kinds.js";

export function isBlob(value) {
  return value instanceof Blob;
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

/** The bytes of a Blob from `start` to `end`. */
export async function read(blob, start, end) {
  const part = blob.slice(start, end);
  if (isFunction(part.arrayBuffer)) {
    return new Uint8Array(await part.arrayBuffer());
  }
  const { bufferOf } = await import("./file-reader.js");
  return new Uint8Array(await bufferOf(part));
}

/** Both ends of a file: all that its checks look at. */
export async function readEnds(blob) {
  const head = await read(blob, 0, WINDOW);
  const tailStart = Math.max(head.length, blob.size - WINDOW);
  return { head, skipped: tailStart - head.length, tail: await read(blob, tailStart, blob.size) };
}

/** Sends a file of which the ends were read. */
export function feedEnds(engine, { head, skipped, tail }) {
  engine.send("beginFile", [], Number(false));
  engine.send("feedFile", [head]);
  engine.send("skipFile", [], skipped);
  engine.send("feedFile", [tail]);
}
