// Form values: a payload with files as Blobs in its file slots, or in base64 already.

import { jsonPieces } from "./encode.js";
import { sendBlob } from "./files.js";
import { isBlob } from "./kinds.js";
import { isLargeFile, replaceFiles, stringify } from "./payload.js";
import { newMarkerName, utf8 } from "./text.js";
import { inTurns } from "./turns.js";

/**
 * The text of the values with a marker in place of each file, and the files. Equal texts have the same marker, by which the
 * module recognises them. An empty Blob is an empty string.
 */
function markFiles(values, tree, isTakenOut) {
  const name = newMarkerName();
  const files = [];
  const rest = replaceFiles(values, tree, (value, pointer) => {
    if (isBlob(value) && value.size === 0) {
      return "";
    }
    // Compared one by one: a Map would read each text as a whole, to find its hash.
    const marker = files.find(({ text }) => text === value)?.marker ?? `${name}:${files.length};`;
    if (isBlob(value)) {
      files.push({ pointer, blob: value, marker });
    } else if (isTakenOut(value)) {
      files.push({ pointer, text: value, marker });
    } else {
      return value;
    }
    return marker;
  });
  return { ...stringify(rest), files: rest === values ? [] : files, markers: new RegExp(`${name}:(\\d+);`, "g") };
}

/** The length of base64 for a number of bytes: three bytes become four characters. */
function base64Length(bytes) {
  return Math.ceil(bytes / 3) * 4;
}

/** The bytes of a text in JSON, without quotes. */
async function writtenLength(text, step) {
  let length = 0;
  for (const piece of jsonPieces(text)) {
    length += piece.length;
    await step();
  }
  return length;
}

/**
 * Sends a file with what `measure` returns of its picture, and notes what is needed of it later. Returns how many bytes it
 * has in the body.
 */
async function send(engine, file, { step, measure }) {
  if (file.blob) {
    const quality = await measure(engine, file.blob, step);
    file.ends = await sendBlob(engine, file.blob, step);
    engine.send("finishFile", [file.pointer, quality]);
    return base64Length(file.blob.size);
  }
  const isBase64 = await inTurns(engine.fileInWindows(file.pointer, file.text), step);
  return isBase64 ? file.text.length : writtenLength(file.text, step);
}

/**
 * Sends the files of form values. Returns what a report on these needs: the text to check, in which equal files have equal
 * markers, and the length of the body; and for the body itself, the text in which each Blob has a marker of its own.
 * `isTakenOut` says which texts of files are sent before the rest.
 */
export async function prepareForReport(engine, values, tree, { step, measure, isTakenOut = isLargeFile }) {
  const parts = markFiles(values, tree, isTakenOut);
  const { text, files } = parts;
  let bytes = utf8(text).length;
  for (const file of files) {
    bytes += (await send(engine, file, { step, measure })) - file.marker.length;
    await step();
  }
  const blobs = files.filter(({ blob }) => blob);
  const sizes = new Set(blobs.map(({ blob }) => blob.size));
  if (sizes.size === blobs.length) {
    return { ...parts, bytes, textToCheck: text };
  }
  const { withEqualMarkers } = await import("./same-files.js");
  return { ...parts, bytes, textToCheck: await withEqualMarkers(parts, blobs, step) };
}
