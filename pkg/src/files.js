// Files: checked by their ends, or encoded piece by piece.

import { bytesIn } from "./bytes.js";
import { WINDOW } from "./engine.js";

/** Bytes that are read and encoded at a time: a multiple of three, so that the base64 of pieces can be joined. */
const PIECE = 48 * 1024 * 4;

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

async function read(blob, start, end) {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer());
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

/** Files in base64, as Blobs. They are read piece by piece, and progress is reported for all of them together. */
export async function encodeBlobs(engine, blobs, { signal, onProgress }) {
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
