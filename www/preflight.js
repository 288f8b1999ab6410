// The page's side of the worker: each call is answered with a promise.

import { wrap } from "./vendor/comlink/comlink.js";

/** @typedef {import("../pkg/index.js").Issue} Issue */
/** @typedef {import("../pkg/index.js").Report} Report */
/** @typedef {import("../pkg/index.js").FieldDescription} FieldDescription */
/** @typedef {import("./vendor/comlink/comlink.js").Remote<import("./worker.js").Api>} Remote */

/** @returns {Remote} */
export function startPreflight() {
  return wrap(new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
}
