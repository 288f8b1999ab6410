// The entry that reads no file and asks for no URL: the module is part of the script.

import { bytesOf } from "./src/engine.js";
import { loader } from "./src/load.js";
import base64 from "./wasm-base64.js";

export const load = loader(async () => bytesOf(base64));
