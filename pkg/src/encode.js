// Files in base64, piece by piece: loaded when a file is encoded.

import { piecesOf } from "./files.js";
import { textOf, utf8 } from "./text.js";
import { turns } from "./turns.js";

/** The base64 of files, as bytes, piece by piece. Progress is reported for all of them together. */
function encoder(engine, blobs, { onProgress }, step) {
  let total = 0;
  for (const { size } of blobs) {
    total += size;
  }
  let loaded = 0;
  return async function* encoded(blob) {
    for await (const bytes of piecesOf(blob)) {
      yield engine.bytesFrom("encode", [bytes]);
      loaded += bytes.length;
      onProgress?.({ loaded, total });
      await step();
    }
  };
}

/** A file in base64. */
export async function encodeToText(engine, blob, work) {
  const step = turns(work.signal);
  const encoded = encoder(engine, [blob], work, step);
  await step();
  let text = "";
  for await (const piece of encoded(blob)) {
    text += textOf(piece);
  }
  return text;
}

/** Characters of a text that become bytes at a time. */
const WINDOW = 1 << 18;

/** A file that is in base64 already, as bytes, piece by piece; what is not base64 stays whole, lest a character be split. */
async function* written({ text, isBase64 }, step) {
  if (!isBase64) {
    yield JSON.stringify(text).slice(1, -1);
    return;
  }
  for (let at = 0; at < text.length; at += WINDOW) {
    yield utf8(text.slice(at, at + WINDOW));
    await step();
  }
}

/** Bytes that become a Blob at a time. A browser copies them at once, in up to three milliseconds for each megabyte. */
const MOST_AT_ONCE = 1 << 20;

/** The pieces of a file as a Blob of its own, so that no string and no buffer ever has a whole file. */
async function joined(pieces, step) {
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

/** The body as a Blob. */
export async function buildBody(engine, { text, files, markers }, work) {
  const step = turns(work.signal);
  const encoded = encoder(engine, files.flatMap(({ blob }) => blob ?? []), work, step);
  const bodies = [];
  for (const file of files) {
    await step();
    bodies.push(await joined(file.blob ? encoded(file.blob) : written(file, step), step));
    await step();
  }
  // Every second part is the number in a marker.
  const parts = text.split(markers).map((part, index) => (index % 2 === 0 ? part : bodies[Number(part)]));
  return new Blob(parts, { type: "application/json" });
}
