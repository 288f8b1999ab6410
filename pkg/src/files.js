// Files: read, and checked by their ends.

import { bytesIn } from "./bytes.js";
import { WINDOW } from "./engine.js";
import { isBlob, isFunction } from "./kinds.js";
import { inTurns } from "./turns.js";

/** Bytes that are read at a time: a multiple of three, so that the base64 of pieces can be joined. */
const PIECE = 3 * WINDOW;

/** Bytes that become a Blob at a time. A browser copies them at once, in up to three milliseconds for each megabyte. */
const MOST_AT_ONCE = 1 << 18;

/** Bytes, piece by piece. */
function* inPieces(bytes) {
  for (let at = 0; at < bytes.length; at += MOST_AT_ONCE) {
    yield bytes.subarray(at, at + MOST_AT_ONCE);
  }
}

/** Pieces as one Blob. `step` comes after each part of it. No string and no buffer ever has all of them. */
export async function blobOf(pieces, step) {
  const parts = [];
  let waiting = [];
  let size = 0;
  const flush = () => {
    parts.push(new Blob(waiting));
    [waiting, size] = [[], 0];
    return step();
  };
  for await (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size >= MOST_AT_ONCE) {
      await flush();
    }
  }
  await flush();
  return new Blob(parts);
}

/** A file, or its bytes, as a Blob. `step` comes after each part of the bytes. */
export async function toBlob(file, step) {
  if (isBlob(file)) {
    return file;
  }
  const bytes = bytesIn(file);
  if (!bytes) {
    throw new TypeError("file must be a Blob or bytes");
  }
  return blobOf(inPieces(bytes), step);
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
