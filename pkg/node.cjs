// The entry for `require` in Node.

const { readFile } = require("node:fs/promises");
const { join } = require("node:path");
const { orCopy } = require("./cjs/src/copy.js");
const { loader } = require("./cjs/src/load.js");

exports.load = loader(() => orCopy(() => readFile(join(__dirname, "wasm/harbor_preflight_bg.wasm"))));
