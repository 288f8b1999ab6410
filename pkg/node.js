// The entry for Node.

import { readFile } from "node:fs/promises";
import { loader } from "./src/load.js";

export const load = loader(() => readFile(new URL("./wasm/harbor_preflight_bg.wasm", import.meta.url)));
