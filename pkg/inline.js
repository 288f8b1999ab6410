// The entry that reads no file and asks for no URL: the module is part of the script.

import { loader } from "./src/load.js";
import { bytesOfBase64 } from "./src/text.js";
import { base64 } from "./wasm-base64.js";

export const load = loader(async () => bytesOfBase64(base64));
