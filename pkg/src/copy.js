// The copy of the module that is a script, for where its file cannot be read.

import { bytesOfBase64 } from "./text.js";

/** The bytes that `read` returns; if it fails, those of the copy. What failed is only reported if there is no copy. */
export async function orCopy(read) {
  try {
    return await read();
  } catch (error) {
    const copy = await import("../wasm-base64.js").catch(() => undefined);
    if (!copy) {
      throw error;
    }
    return bytesOfBase64(copy.base64);
  }
}
