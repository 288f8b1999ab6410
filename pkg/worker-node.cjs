// The package in a worker thread of Node, for `require`.

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Worker } = require("node:worker_threads");
const { separateWorker } = require("./cjs/src/options.js");
const { connect } = require("./cjs/src/remote.js");
const { portOf } = require("./cjs/src/thread-port.js");

const readJson = (name) => JSON.parse(readFileSync(join(__dirname, name), "utf8"));

exports.loadInWorker = async (options) => {
  const { worker, rest } = separateWorker(options);
  return connect(portOf(worker ?? new Worker(join(__dirname, "worker-thread.js"))), rest, readJson);
};
