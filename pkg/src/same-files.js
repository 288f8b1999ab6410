// Files that are the same: loaded when two are of the same size, which they seldom are.

/** Bytes that are read at a time. */
const PIECE = 192 * 1024;

async function* piecesOf(blob) {
  for (let at = 0; at < blob.size; at += PIECE) {
    yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
  }
}

/** A number that is the same for equal bytes, and hardly ever for others; it goes on from the one of those before. */
function digestOf(bytes, digest = 0x811c9dc5) {
  return bytes.reduce((digest, byte) => Math.imul(digest ^ byte, 0x01000193), digest);
}

/** What equal files share, as far as it is told by what was read of them already. */
function outlineOf({ blob, ends: { head, tail } }) {
  return `${blob.size} ${digestOf(tail, digestOf(head))}`;
}

/** The digest of all of a file. */
async function digestOfAll(blob) {
  let digest;
  for await (const piece of piecesOf(blob)) {
    digest = digestOf(piece, digest);
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
 * The text with equal markers for equal files, which is how the module knows that they are the same. Only files whose ends
 * are alike are read as a whole, and only those of one digest are compared: each with each could take hours.
 */
export async function sameMarkers({ text, blobs, markers }) {
  const counts = new Map();
  const outlines = blobs.map(outlineOf);
  outlines.forEach((outline) => counts.set(outline, (counts.get(outline) ?? 0) + 1));
  const firsts = new Map();
  const sameAs = new Map();
  for (const [at, file] of blobs.entries()) {
    const outline = outlines[at];
    if (counts.get(outline) === 1) {
      continue;
    }
    const identity = `${outline} ${await digestOfAll(file.blob)}`;
    const candidates = firsts.get(identity) ?? [];
    const same = await firstSame(file.blob, candidates);
    if (same) {
      sameAs.set(file.marker, same.marker);
    } else {
      firsts.set(identity, [...candidates, file]);
    }
  }
  return text.replace(markers, (marker) => sameAs.get(marker) ?? marker);
}
