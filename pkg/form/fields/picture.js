// What a browser can do with a picture: show it, and write it again as a smaller one or as JPEG.

/** The height of a preview in pixels: enough to read small print, also on a dense screen. */
const PREVIEW = 900;

/** The longer side of a picture that is written again, in pixels: each attempt is smaller. */
const SIDES = [4000, 3000, 2400, 2000];

/** JPEG's measure of quality, at which print stays readable. */
const QUALITY = 0.88;

/**
 * A picture to be shown; `undefined` for what this browser cannot decode. It is decoded beside the page's thread.
 *
 * @param {Blob} file
 * @returns {Promise<ImageBitmap | undefined>}
 */
export function decode(file) {
  return createImageBitmap(file, { resizeHeight: PREVIEW, resizeQuality: "high" }).catch(() => undefined);
}

/** @param {ImageBitmap} bitmap */
export function canvasOf(bitmap) {
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
  return canvas;
}

/**
 * @param {Blob} file
 * @param {number} side The longer side at most, in pixels.
 * @param {string} type
 * @returns {Promise<Blob | null>}
 */
async function written(file, side, type) {
  const { width, height } = await sizeOf(file);
  const scale = Math.min(1, side / Math.max(width, height));
  const size = { resizeWidth: Math.round(width * scale), resizeHeight: Math.round(height * scale) };
  const bitmap = await createImageBitmap(file, { ...size, resizeQuality: "high" });
  const canvas = canvasOf(bitmap);
  return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
}

/** @param {Blob} file */
async function sizeOf(file) {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

/**
 * The picture as a JPEG of at most `maxBytes` bytes.
 *
 * @param {File} file
 * @param {string} type The media type of JPEG.
 * @param {number} maxBytes
 * @returns {Promise<File | undefined>} `undefined` if it cannot be made.
 */
export async function rewrite(file, type, maxBytes) {
  const name = `${file.name.replace(/\.[^.]*$/, "")}.jpg`;
  for (const side of SIDES) {
    const blob = await written(file, side, type).catch(() => null);
    if (blob && blob.type === type && blob.size <= maxBytes) {
      return new File([blob], name, { type, lastModified: file.lastModified });
    }
  }
  return undefined;
}
