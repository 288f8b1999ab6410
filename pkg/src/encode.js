// Files in base64, piece by piece: loaded when a file is encoded.

import { read } from "./files.js";
import { turns } from "./turns.js";

/** Bytes that are read and encoded at a time: a multiple of three, so that the base64 of pieces can be joined. */
const PIECE = 48 * 1024 * 4;

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
      pieces.push(engine.bytesFrom("encode", [bytes]));
      loaded += bytes.length;
      onProgress?.({ loaded, total });
    }
    encoded.push(new Blob(pieces));
    await step();
  }
  return encoded;
}

/** The body as a Blob. Each file becomes a Blob of its own, so that no string and no buffer ever has them all. */
export async function buildBody(engine, { text, blobs, markers }, work) {
  const files = blobs.map(({ blob }) => blob);
  const encoded = await encodeBlobs(engine, files, work);
  // Every second part is the number in a marker.
  const parts = text.split(markers).map((part, index) => (index % 2 === 0 ? part : encoded[Number(part)]));
  return new Blob(parts, { type: "application/json" });
}
