// Form values: a payload with files as Blobs in its file slots.

import { utf8 } from "./engine.js";
import { encode, feedEnds, isBlob, isSameFile, readEnds } from "./files.js";
import { mapFiles, stringify } from "./payload.js";

/** The same as `mapFiles`; values that refuse to be read stay as they are. */
function tryMapFiles(values, tree, replace) {
  try {
    return mapFiles(values, tree, replace);
  } catch {
    return values;
  }
}

/** The text of the values with a marker in the place of each Blob, and the Blobs. An empty one is an empty string. */
function markBlobs(values, tree) {
  // Whatever the values hold, the marker is not among it.
  const plain = stringify(tryMapFiles(values, tree, (value) => (isBlob(value) ? "" : value)));
  let name = "file";
  while (plain.includes(name)) {
    name += "_";
  }
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
  return { text: stringify(tryMapFiles(values, tree, take)), blobs, markers: new RegExp(`(${name}\\d+;)`) };
}

/** Whether there is a Blob in a file slot. */
export function holdsBlobs(values, tree) {
  let found = false;
  tryMapFiles(values, tree, (value) => {
    found ||= isBlob(value);
    return value;
  });
  return found;
}

/** Lets equal files have equal markers, which is how the module knows that they are the same. */
async function sameMarkers(text, blobs) {
  let marked = text;
  for (const [index, { blob, marker }] of blobs.entries()) {
    for (const earlier of blobs.slice(0, index)) {
      if (await isSameFile(earlier.blob, blob)) {
        marked = marked.replace(marker, earlier.marker);
        break;
      }
    }
  }
  return marked;
}

/** What the module needs to judge values without their files: text, length of the body, both ends of each Blob. */
export async function judgeable(values, tree) {
  const marked = markBlobs(values, tree);
  let bytes = utf8(marked.text).length;
  for (const file of marked.blobs) {
    // In base64, three bytes are four characters.
    bytes += Math.ceil(file.blob.size / 3) * 4 - file.marker.length;
    file.ends = await readEnds(file.blob);
  }
  return { ...marked, bytes, marked: await sameMarkers(marked.text, marked.blobs) };
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
  const total = blobs.reduce((sum, { blob }) => sum + blob.size, 0);
  let loaded = 0;
  const onBytes = (bytes) => onProgress?.({ loaded: (loaded += bytes), total });
  const parts = [];
  for (const part of text.split(markers)) {
    const file = blobs.find(({ marker }) => marker === part);
    parts.push(file ? await encode(engine, file.blob, signal, onBytes) : part);
  }
  return new Blob(parts, { type: "application/json" });
}
