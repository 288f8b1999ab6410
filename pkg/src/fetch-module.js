// Fetches the file of the module.

import { bytesFrom } from "./compile.js";

const FILE = "wasm/harbor_preflight_bg.wasm";

/**
 * Whether the file is where its address says. A bundler that copies the file has put the new address into `url`. One that
 * does not copy it leaves the address as it is, but puts this script into another file.
 */
function isThere(url) {
  // webpack copies the file. It would write the folder of the build here, and drops what is never run.
  if (typeof __webpack_require__ === "function") {
    return true;
  }
  const own = import.meta.url;
  return own.includes("/fetch-module.js") || url.href !== new URL(`../${FILE}`, own).href;
}

/** The bytes of the module. */
export async function fetchModule() {
  // Bundlers look for exactly this expression.
  const url = new URL("../wasm/harbor_preflight_bg.wasm", import.meta.url);
  if (!isThere(url)) {
    throw new Error(`harbor-preflight could not start: the bundler has not copied ${FILE}`);
  }
  return bytesFrom(await fetch(url));
}
