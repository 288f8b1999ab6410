// Form values: a payload with files as Blobs in its file slots.

import { utf8 } from "./engine.js";
import { encode, feedEnds, isBlob, readEnds } from "./files.js";
import { mapFiles, stringify } from "./payload.js";

/** The text of the values with a marker in the place of each Blob, and the Blobs. An empty one is an empty string. */
function markBlobs(values, tree) {
  // Nobody can know it beforehand: the values hold no such text.
  const name = `file ${Math.random()} `;
  const blobs = [];
  const take = (value, pointer) => {
    if (!isBlob(value)) {
      return value;
    }
    if (value.size === 0) {
      return "";
    }
    const marker = `${name}${blobs.length};`;
    blobs.push({ pointer, blob: value, marker });
    return marker;
  };
  const rest = mapFiles(values, tree, take);
  return { ...stringify(rest), blobs: rest === values ? [] : blobs, markers: new RegExp(`${name}(\\d+);`, "g") };
}

/** Whether there is a Blob in a file slot. */
export function holdsBlobs(values, tree) {
  let found = false;
  mapFiles(values, tree, (value) => {
    found ||= isBlob(value);
    return value;
  });
  return found;
}

/** What the module needs to judge values without their files: text, length of the body, both ends of each Blob. */
export async function judgeable(values, tree) {
  const parts = markBlobs(values, tree);
  const { text, blobs } = parts;
  let bytes = utf8(text).length;
  for (const file of blobs) {
    // In base64, three bytes are four characters.
    bytes += Math.ceil(file.blob.size / 3) * 4 - file.marker.length;
    file.ends = await readEnds(file.blob);
  }
  const sizes = new Set(blobs.map(({ blob }) => blob.size));
  if (sizes.size === blobs.length) {
    return { ...parts, bytes, marked: text };
  }
  const { sameMarkers } = await import("./same-files.js");
  return { ...parts, bytes, marked: await sameMarkers(parts) };
}

/** Has the module keep the files of values that were read by their ends. */
export function feedAll(engine, blobs) {
  for (const { pointer, ends } of blobs) {
    feedEnds(engine, ends);
    engine.tell("finishFile", [pointer]);
  }
}

/** The body as a Blob. Each file becomes one of its own, so that no string and no buffer ever holds them all. */
export async function encodeAll(engine, { text, blobs, markers }, signal, onProgress) {
  const encoded = await encode(engine, blobs.map(({ blob }) => blob), signal, onProgress);
  // Between the parts of the text stand the numbers of the files.
  const parts = text.split(markers).map((part, at) => (at % 2 ? encoded[part] : part));
  return new Blob(parts, { type: "application/json" });
}
