// Files in base64, piece by piece: loaded when a file is encoded.

import { blobOf, piecesOf, toBlob } from "./files.js";
import { jsonPieces, textOf } from "./text.js";
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
