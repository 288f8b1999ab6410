// Files that are the same: loaded when two are of the same size, which they seldom are.

/** Bytes that are read at a time. */
const PIECE = 192 * 1024;

async function* piecesOf(blob) {
  for (let at = 0; at < blob.size; at += PIECE) {
    yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
  }
}

/** A number that is the same for equal files, and hardly ever for others. */
async function digestOf(blob) {
  let digest = 0x811c9dc5;
  for await (const piece of piecesOf(blob)) {
    for (const byte of piece) {
      digest = Math.imul(digest ^ byte, 0x01000193);
    }
  }
  return digest;
}

/** Whether two files of one size hold the same bytes. */
async function isSame(one, other) {
  const pieces = piecesOf(other);
  for await (const piece of piecesOf(one)) {
    const { value } = await pieces.next();
    if (piece.some((byte, index) => byte !== value[index])) {
      return false;
    }
  }
  return true;
}

async function firstSame(blob, candidates) {
  for (const candidate of candidates) {
    if (await isSame(candidate.blob, blob)) {
      return candidate;
    }
  }
  return undefined;
}

/**
 * The text with equal markers for equal files, which is how the module knows that they are the same. Only files of one
 * size and digest are compared: each with each could take hours.
 */
export async function sameMarkers({ text, blobs, markers }) {
  const counts = new Map();
  blobs.forEach(({ blob: { size } }) => counts.set(size, (counts.get(size) ?? 0) + 1));
  const firsts = new Map();
  const sameAs = new Map();
  for (const file of blobs.filter(({ blob }) => counts.get(blob.size) > 1)) {
    const key = `${file.blob.size} ${await digestOf(file.blob)}`;
    const candidates = firsts.get(key) ?? [];
    const same = await firstSame(file.blob, candidates);
    if (same) {
      sameAs.set(file.marker, same.marker);
    } else {
      firsts.set(key, [...candidates, file]);
    }
  }
  return text.replace(markers, (marker) => sameAs.get(marker) ?? marker);
}
