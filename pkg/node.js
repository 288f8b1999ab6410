// The entry for Node. A bundler may not copy the file of the module, or put something else in the place of its address.

import { readFile } from "node:fs/promises";
import { orCopy } from "./src/copy.js";
import { loader } from "./src/load.js";

export const load = loader(() =>
  orCopy(() => readFile(new URL("./wasm/harbor_preflight_bg.wasm", import.meta.url))),
);
