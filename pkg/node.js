// The entry for Node. A bundler may not copy the files of the package, or put something else in the place of an address.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { orCopy } from "./src/copy.js";
import { loader } from "./src/load.js";

const readModule = () => readFile(new URL("./wasm/harbor_preflight_bg.wasm", import.meta.url));

export const load = loader(() => orCopy(readModule), {
  readLocale: (tag) => readFile(new URL(`locales/${tag}.json`, import.meta.url), "utf8"),
  readJson: (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")),
});
