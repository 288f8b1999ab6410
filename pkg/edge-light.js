// The entry for Vercel's edge runtime, which compiles modules beforehand, and none at run time. Its bundlers know a module
// by the word after the question mark.

import { loader } from "./src/load.js";
import module from "./wasm/harbor_preflight_bg.wasm?module";

export const load = loader(async () => module);
