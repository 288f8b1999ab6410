// The entry for browsers, workers and bundlers.

import { isModule } from "./src/compile.js";
import { loader } from "./src/load.js";
import { bytesOfBase64 } from "./src/text.js";

/** Fetches the module that is beside this file. A server may answer a missing file with an HTML page. */
async function fetchModule() {
  const url = new URL("./wasm/harbor_preflight_bg.wasm", import.meta.url);
  const response = await fetch(url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!isModule(bytes)) {
    const type = response.headers.get("content-type") ?? "no content type";
    throw new Error(
      `harbor-preflight could not start: ${url} is not a WebAssembly module: status ${response.status}, ${type}`,
    );
  }
  return bytes;
}

/** The module; where a bundler has mislaid its file, the copy that is a script. */
async function readModule() {
  try {
    return await fetchModule();
  } catch (error) {
    const copy = await import("./wasm-base64.js").catch(() => undefined);
    if (!copy) {
      throw error;
    }
    return bytesOfBase64(copy.default);
  }
}

export const load = loader(readModule);
