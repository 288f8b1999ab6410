// The package in a worker of a page.

import { separateWorker } from "./src/options.js";
import { connect } from "./src/remote.js";

/** The worker that bundlers find, of which they make a script of its own. */
function newWorker() {
  return new Worker(new URL("./worker-script.js", import.meta.url), { type: "module", name: "harbor-preflight" });
}

function portOf(worker) {
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (receive) => worker.addEventListener("message", ({ data }) => receive(data)),
    onError: (fail) => worker.addEventListener("error", ({ message }) => fail(message || "its script cannot be loaded")),
    close: () => worker.terminate(),
  };
}

export async function loadInWorker(options) {
  const { worker, rest } = separateWorker(options);
  return connect(portOf(worker ?? newWorker()), rest);
}
