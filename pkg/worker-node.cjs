// The package in a worker thread of Node, for `require`.

const { join } = require("node:path");
const { Worker } = require("node:worker_threads");
const { connect } = require("./cjs/src/remote.js");
const { portOf } = require("./cjs/src/thread-port.js");

exports.loadInWorker = async ({ worker, ...options } = {}) => {
  const thread = worker ?? new Worker(join(__dirname, "worker-thread.js"));
  return connect(portOf(thread), options);
};
