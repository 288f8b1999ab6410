// The package in a worker thread of Node.

import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { separateWorker } from "./src/options.js";
import { connect } from "./src/remote.js";
import { portOf } from "./src/thread-port.js";

const readJson = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** The thread of a script beside this one. A bundle may have none, or know no address of its own. */
function newThread() {
  try {
    return new Worker(new URL("./worker-thread.js", import.meta.url));
  } catch (cause) {
    throw new Error("the script of the worker is not found: give loadInWorker a worker of your own", { cause });
  }
}

export async function loadInWorker(options) {
  const { worker, rest } = separateWorker(options);
  return connect(portOf(worker ?? newThread()), rest, readJson);
}
