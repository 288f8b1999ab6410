// The entry for browsers, workers and bundlers.

import { orCopy } from "./src/copy.js";
import { fetchLocale } from "./src/fetch-locale.js";
import { fetchModule } from "./src/fetch-module.js";
import { loader } from "./src/load.js";

export const load = loader(() => orCopy(fetchModule), { readLocale: fetchLocale });
