// Form values: a payload with files as Blobs in its file slots.

import { utf8 } from "./engine.js";
import { encodePieces, feedEnds, isBlob, isSameFile, readEnds } from "./files.js";
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
  let marker = "file";
  while (plain.includes(marker)) {
    marker += "_";
  }
  const blobs = [];
  const take = (value, pointer) => {
    if (!isBlob(value)) {
      return value;
    }
    if (value.size === 0) {
      return "";
    }
    blobs.push({ pointer, blob: value, marker: `${marker} ${blobs.length}.` });
    return blobs.at(-1).marker;
  };
  return { text: stringify(tryMapFiles(values, tree, take)), blobs };
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
  const { text, blobs } = markBlobs(values, tree);
  let bytes = utf8(text).length;
  for (const file of blobs) {
    // In base64, three bytes are four characters.
    bytes += Math.ceil(file.blob.size / 3) * 4 - file.marker.length;
    file.ends = await readEnds(file.blob);
  }
  return { text, blobs, bytes, marked: await sameMarkers(text, blobs) };
}

/** Has the module keep the files of values that were read by their ends. */
export function feedAll(engine, blobs) {
  for (const { pointer, ends } of blobs) {
    feedEnds(engine, ends);
    engine.tell("finishFile", [pointer]);
  }
}

/** The body as a Blob. Each file becomes one of its own, so that no string and no buffer ever holds them all. */
export async function encodeAll(engine, { text, blobs }, signal, onProgress) {
  const total = blobs.reduce((sum, { blob }) => sum + blob.size, 0);
  let loaded = 0;
  const onBytes = (bytes) => {
    loaded += bytes;
    onProgress?.({ loaded, total });
  };
  const parts = [];
  let rest = text;
  // The order of slots is not that of keys.
  const inTextOrder = [...blobs].sort((one, other) => text.indexOf(one.marker) - text.indexOf(other.marker));
  for (const { blob, marker } of inTextOrder) {
    const at = rest.indexOf(marker);
    const pieces = [];
    for await (const piece of encodePieces(engine, blob, signal, onBytes)) {
      pieces.push(piece);
    }
    parts.push(rest.slice(0, at), new Blob(pieces));
    rest = rest.slice(at + marker.length);
  }
  return new Blob([...parts, rest], { type: "application/json" });
}
