// The entry for Cloudflare Workers, which compile modules beforehand, and none at run time.

import { loader } from "./src/load.js";
import module from "./wasm/harbor_preflight_bg.wasm";

export const load = loader(async () => module);
