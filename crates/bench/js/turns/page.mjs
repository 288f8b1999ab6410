// What `turns.mjs` calls in a browser.

import { namesOfCalls, timeTurns } from "./clock.mjs";
import { load } from "./pkg/index.js";

globalThis.namesOfCalls = () => namesOfCalls(load);
globalThis.timeTurns = (name) => timeTurns(load, name);
