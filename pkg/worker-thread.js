// What runs in the worker thread of Node.

import { parentPort } from "node:worker_threads";
import { load } from "./node.js";
import { serve } from "./src/serve.js";

parentPort.on("message", serve(load, (message) => parentPort.postMessage(message)));
