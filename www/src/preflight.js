// The developers' worker: it checks and opens payloads of any size, so that the page never waits.

import { wrap } from "../vendor/comlink/comlink.js";

/** @typedef {import("../vendor/comlink/comlink.js").Remote<import("./worker.js").Api>} Remote */

/** @type {Remote | undefined} */
let started;

/**
 * The worker, which is started when it is first needed.
 *
 * @param {string} contract
 * @returns {Remote}
 */
export function preflightFor(contract) {
  // A worker knows its name from the start.
  started ??= wrap(new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: contract }));
  return started;
}
