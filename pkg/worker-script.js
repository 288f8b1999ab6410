// What runs in the worker of a page.

import { load } from "./index.js";
import { serve } from "./src/serve.js";

const receive = serve(load, (message) => postMessage(message));
addEventListener("message", ({ data }) => receive(data));
