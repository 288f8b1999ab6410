// The package in a worker thread of Node.

import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { connect } from "./src/remote.js";
import { portOf } from "./src/thread-port.js";

const readJson = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

export async function loadInWorker({ worker, ...options } = {}) {
  const thread = worker ?? new Worker(new URL("./worker-thread.js", import.meta.url));
  return connect(portOf(thread), options, readJson);
}
