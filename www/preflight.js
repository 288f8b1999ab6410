// The page's side of the worker: each call is answered with a promise.

import { wrap } from "./vendor/comlink/comlink.js";

/** @typedef {import("../pkg/index.js").Issue} Issue */
/** @typedef {import("../pkg/index.js").Report} Report */
/** @typedef {import("../pkg/index.js").FieldDescription} FieldDescription */
/** @typedef {import("./vendor/comlink/comlink.js").Remote<import("./worker.js").Api>} Remote */

/**
 * @param {(error: Error) => void} onFailure Called if the worker cannot be started: it then answers nothing.
 * @returns {Remote}
 */
export function startPreflight(onFailure) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("error", () => onFailure(new Error("a part of it could not be loaded. Reload it.")));
  return wrap(worker);
}
