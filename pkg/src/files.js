// Files: read, and checked by their ends.

import { bytesIn } from "./bytes.js";
import { WINDOW } from "./engine.js";
import { isBlob, isFunction } from "./kinds.js";
import { inTurns } from "./turns.js";

/** Bytes that are read at a time: a multiple of three, so that the base64 of pieces can be joined. */
const PIECE = 3 * WINDOW;

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

/** The bytes of a Blob, piece by piece. */
export async function* piecesOf(blob) {
  for (let at = 0; at < blob.size; at += PIECE) {
    yield await read(blob, at, at + PIECE);
  }
}

/** Both ends of a file, which are enough for most checks. */
async function readEnds(blob) {
  const head = await read(blob, 0, WINDOW);
  const tailStart = Math.max(head.length, blob.size - WINDOW);
  return { head, skipped: tailStart - head.length, tail: await read(blob, tailStart, blob.size) };
}

function* feed(engine, bytes) {
  for (let at = 0; at < bytes.length; at += WINDOW) {
    engine.send("feedFile", [bytes.subarray(at, at + WINDOW)]);
    yield;
  }
}

function* feedEnds(engine, { head, skipped, tail }) {
  engine.send("beginFile", [], Number(false));
  yield* feed(engine, head);
  engine.send("skipFile", [], skipped);
  yield* feed(engine, tail);
}

/**
 * Sends what the checks look at of a file: both ends, or all of it where these do not show where a picture ends. Returns
 * both ends. No other work may have the engine meanwhile. `step` comes after each step, and ends the work if it was aborted.
 */
export async function sendBlob(engine, blob, step) {
  const ends = await readEnds(blob);
  await inTurns(feedEnds(engine, ends), step);
  if (ends.skipped > 0 && engine.send("needsSkipped", []) === 1) {
    engine.send("beginFile", [], Number(false));
    for await (const piece of piecesOf(blob)) {
      await inTurns(feed(engine, piece), step);
    }
  }
  return ends;
}
