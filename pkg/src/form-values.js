// Form values: a payload with files as Blobs in its file slots.

import { feedContent, readForChecks } from "./files.js";
import { isBlob } from "./kinds.js";
import { replaceFiles, stringify } from "./payload.js";
import { newMarkerName, utf8 } from "./text.js";
import { turns } from "./turns.js";

/** The text of the values with a marker in place of each Blob, and the Blobs. An empty Blob is an empty string. */
function markBlobs(values, tree) {
  const name = newMarkerName();
  const blobs = [];
  const rest = replaceFiles(values, tree, (value, pointer) => {
    if (!isBlob(value)) {
      return value;
    }
    if (value.size === 0) {
      return "";
    }
    const marker = `${name}:${blobs.length};`;
    blobs.push({ pointer, blob: value, marker });
    return marker;
  });
  return { ...stringify(rest), blobs: rest === values ? [] : blobs, markers: new RegExp(`${name}:(\\d+);`, "g") };
}

/** The length of base64 for a number of bytes: three bytes become four characters. */
function base64Length(bytes) {
  return Math.ceil(bytes / 3) * 4;
}

/**
 * What a report on form values needs: the text to check, in which equal files have equal markers, the length of the body,
 * what the checks look at of each Blob, and what `measure` returns of its picture; and for the body itself, the text in
 * which each file has a marker of its own.
 */
export async function prepareForReport(engine, values, tree, { configure, measure, signal }) {
  const step = turns(signal);
  const parts = markBlobs(values, tree);
  const { text, blobs } = parts;
  let bytes = utf8(text).length;
  for (const file of blobs) {
    bytes += base64Length(file.blob.size) - file.marker.length;
    file.content = await readForChecks(engine, file.blob, configure);
    file.quality = await measure(file.blob, file.content);
    await step();
  }
  const sizes = new Set(blobs.map(({ blob }) => blob.size));
  if (sizes.size === blobs.length) {
    return { ...parts, bytes, textToCheck: text };
  }
  const { withEqualMarkers } = await import("./same-files.js");
  return { ...parts, bytes, textToCheck: await withEqualMarkers(parts, step) };
}

/** Sends the files that were read. */
export function sendFiles(engine, blobs) {
  for (const { pointer, content, quality } of blobs) {
    feedContent(engine, content);
    engine.send("finishFile", [pointer, quality]);
  }
}
