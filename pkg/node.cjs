// The entry for `require` in Node.

const { readFileSync } = require("node:fs");
const { readFile } = require("node:fs/promises");
const { join } = require("node:path");
const { orCopy } = require("./cjs/src/copy.js");
const { loader } = require("./cjs/src/load.js");

const readModule = () => readFile(join(__dirname, "wasm/harbor_preflight_bg.wasm"));

exports.load = loader(() => orCopy(readModule), {
  readLocale: (tag) => readFile(join(__dirname, "locales", `${tag}.json`), "utf8"),
  readJson: (name) => JSON.parse(readFileSync(join(__dirname, name), "utf8")),
});
