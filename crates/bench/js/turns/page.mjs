// What `turns.mjs` calls in a browser.

import { timeTurns } from "./clock.mjs";
import { load } from "./pkg/index.js";

globalThis.timeTurns = () => timeTurns(load);
