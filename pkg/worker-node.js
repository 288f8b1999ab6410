// The package in a worker thread of Node.

import { Worker } from "node:worker_threads";
import { connect } from "./src/remote.js";
import { portOf } from "./src/thread-port.js";

export async function loadInWorker({ worker, ...options } = {}) {
  const thread = worker ?? new Worker(new URL("./worker-thread.js", import.meta.url));
  return connect(portOf(thread), options);
}
