// Files in base64, piece by piece: loaded when a file is encoded.

import { blobOf, piecesOf, toBlob } from "./files.js";
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
export async function encodeToText(engine, file, work) {
  const step = turns(work.signal);
  const blob = await toBlob(file, step);
  const encoded = encoder(engine, [blob], work, step);
  await step();
  let text = "";
  for await (const piece of encoded(blob)) {
    text += textOf(piece);
  }
  return text;
}

/** Characters of a text that become bytes at a time. */
const PIECE = 1 << 17;

/** Whether a text is the first half of a surrogate pair at an offset. */
const isFirstHalf = (text, at) => (text.charCodeAt(at) & 0xfc00) === 0xd800;

/** A text as it is written in JSON, without quotes, as bytes, piece by piece. */
export function* jsonPieces(text) {
  for (let start = 0, end; start < text.length; start = end) {
    end = start + PIECE;
    // Both halves of a pair go together.
    end -= Number(isFirstHalf(text, end - 1));
    yield utf8(JSON.stringify(text.slice(start, end)).slice(1, -1));
  }
}

/** What a file says that is no Blob, as bytes, piece by piece. */
async function* written(text, step) {
  for (const piece of jsonPieces(text)) {
    yield piece;
    await step();
  }
}

/** The body as a Blob. */
export async function buildBody(engine, { text, files, markers }, work) {
  const step = turns(work.signal);
  const encoded = encoder(engine, files.flatMap(({ blob }) => blob ?? []), work, step);
  const bodies = [];
  for (const file of files) {
    await step();
    bodies.push(await blobOf(file.blob ? encoded(file.blob) : written(file.text, step), step));
    await step();
  }
  // Every second part is the number in a marker.
  const parts = text.split(markers).map((part, index) => (index % 2 === 0 ? part : bodies[Number(part)]));
  return new Blob(parts, { type: "application/json" });
}
