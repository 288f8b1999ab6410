// The page's side of the worker: each call is answered with a promise.

import { wrap } from "./vendor/comlink/comlink.js";

/** @typedef {import("../pkg/index.js").Issue} Issue */
/** @typedef {import("../pkg/index.js").Report} Report */
/** @typedef {import("../pkg/index.js").FieldDescription} FieldDescription */
/** @typedef {import("./vendor/comlink/comlink.js").Remote<import("./worker.js").Api>} Remote */

/**
 * Starts the worker, for the contract that the page names. `failure` is rejected if it cannot be started: it then answers
 * nothing.
 *
 * @returns {{ preflight: Remote, failure: Promise<never> }}
 */
export function startPreflight() {
  // A worker knows its name from the start.
  const name = document.documentElement.dataset.contract ?? "";
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name });
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => {
    worker.addEventListener("error", () => reject(new Error("the worker could not be loaded. Reload the page.")));
  });
  return { preflight: wrap(worker), failure };
}
