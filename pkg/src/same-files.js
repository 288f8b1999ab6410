// Equal files: loaded when two have the same size, which they seldom have, or when a picture is measured.

import { piecesOf } from "./files.js";

/** A number that is the same for equal bytes, and hardly ever for others; `digest` is that of the bytes before them. */
function digestOf(bytes, digest = 0x811c9dc5) {
  let result = digest;
  for (const byte of bytes) {
    result = Math.imul(result ^ byte, 0x01000193);
  }
  return result;
}

/** What equal files have in common, as far as what was read of them shows it. */
export function fingerprintOf({ blob, ends: { head, tail } }) {
  return `${blob.size} ${digestOf(tail, digestOf(head))}`;
}

/** The digest of a whole file. */
async function digestOfAll(blob, step) {
  let digest;
  for await (const piece of piecesOf(blob)) {
    digest = digestOf(piece, digest);
    await step();
  }
  return digest;
}

/** Whether two files of one size have the same bytes. */
async function areEqual(one, other, step) {
  const pieces = piecesOf(other);
  for await (const piece of piecesOf(one)) {
    const { value } = await pieces.next();
    if (piece.some((byte, index) => byte !== value[index])) {
      return false;
    }
    await step();
  }
  return true;
}

async function findEqual(blob, candidates, step) {
  for (const candidate of candidates) {
    if (await areEqual(candidate.blob, blob, step)) {
      return candidate;
    }
  }
  return undefined;
}

/**
 * The text with equal markers for equal Blobs, by which the module recognises them. Only files with equal ends are read as
 * a whole, and only those with equal digests are compared: comparing every pair could take hours. `step` comes after each
 * piece of the work, and ends it if it was aborted.
 */
export async function withEqualMarkers({ text, markers }, blobs, step) {
  const fingerprints = blobs.map(fingerprintOf);
  const counts = new Map();
  for (const fingerprint of fingerprints) {
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  }
  /** Files that differ from each other, by fingerprint and digest. */
  const different = new Map();
  /** The marker of the first of equal files, by those of the others. */
  const firstMarkers = new Map();
  for (const [index, file] of blobs.entries()) {
    const fingerprint = fingerprints[index];
    if (counts.get(fingerprint) === 1) {
      continue;
    }
    const identity = `${fingerprint} ${await digestOfAll(file.blob, step)}`;
    const candidates = different.get(identity) ?? [];
    const first = await findEqual(file.blob, candidates, step);
    if (first) {
      firstMarkers.set(file.marker, first.marker);
    } else {
      different.set(identity, [...candidates, file]);
    }
  }
  return text.replace(markers, (marker) => firstMarkers.get(marker) ?? marker);
}
