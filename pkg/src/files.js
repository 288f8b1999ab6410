// Files: looked at by their ends, or encoded piece by piece.

import { WINDOW } from "./engine.js";

/** Bytes that are read and encoded at a time: a multiple of three, so that base64 can be joined. */
const PIECE = 48 * 1024 * 4;

export function isBlob(value) {
  return value instanceof Blob;
}

/**
 * The bytes of a buffer, be it of another window, or of a view of one. There are none of what only looks like it, or has
 * given them away.
 */
export function bytesIn(value) {
  try {
    if (value.byteLength >= 0) {
      const view = ArrayBuffer.isView(value) ? value : new DataView(value);
      return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    }
  } catch {
    // It is judged as the object that it is.
  }
}

/** A file, or its bytes, as a Blob. */
export function toBlob(file) {
  if (isBlob(file)) {
    return file;
  }
  const bytes = bytesIn(file);
  if (bytes) {
    return new Blob([bytes]);
  }
  throw new TypeError("file must be a Blob or bytes");
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

/** Feeds a file that was read by its ends. */
export function feedEnds(engine, { head, skipped, tail }) {
  engine.tell("beginFile", [], false);
  engine.tell("feedFile", [head]);
  engine.tell("skipFile", [], skipped);
  engine.tell("feedFile", [tail]);
}

/** Files in base64, as Blobs. They are read piece by piece, and progress is told of all of them together. */
export async function encode(engine, blobs, signal, onProgress) {
  const total = blobs.reduce((sum, { size }) => sum + size, 0);
  let loaded = 0;
  const encoded = [];
  for (const blob of blobs) {
    const pieces = [];
    for (let at = 0; at < blob.size; at += PIECE) {
      signal?.throwIfAborted();
      const bytes = await read(blob, at, at + PIECE);
      pieces.push(engine.encode(bytes));
      onProgress?.({ loaded: (loaded += bytes.length), total });
    }
    encoded.push(new Blob(pieces));
  }
  return encoded;
}
