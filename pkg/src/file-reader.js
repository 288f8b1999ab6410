// Reads a Blob where it cannot read itself, as in jsdom: loaded only there.

/** The content of a Blob as a buffer. */
export function bufferOf(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsArrayBuffer(blob);
  });
}
