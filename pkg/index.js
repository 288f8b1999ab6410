// The entry for browsers, workers and bundlers.

import { bytesOf, decoder } from "./src/engine.js";
import { loader } from "./src/load.js";

/** The module beside this file; where a bundler has mislaid it, the copy that is a script. */
async function source() {
  const bytes = await fetchModule().catch(() => new Uint8Array());
  // What is not there may be answered by a page.
  const isModule = decoder.decode(bytes.subarray(0, 4)) === "\0asm";
  return isModule ? bytes : bytesOf((await import("./wasm-base64.js")).default);
}

async function fetchModule() {
  const response = await fetch(new URL("./wasm/harbor_preflight_bg.wasm", import.meta.url));
  return new Uint8Array(await response.arrayBuffer());
}

export const load = loader(source);
