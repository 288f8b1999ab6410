// Bytes, in whatever object they are.

/**
 * The bytes of a buffer, even one of another window, or of a view of a buffer. There are none in an object that only looks
 * like one, or in a buffer that was transferred.
 */
export function bytesIn(value) {
  try {
    if (value.byteLength >= 0) {
      const view = ArrayBuffer.isView(value) ? value : new DataView(value);
      return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    }
  } catch {
    // It is not bytes, and is checked as the object that it is.
  }
  return undefined;
}
