// SvelteKit.

import { join } from "node:path";
import { deployed } from "../kinds.mjs";
import { run } from "../run.mjs";

const build = (folder, tools) => run(folder, tools, join(tools.bin, "vite"), ["build"]);

export default [{ name: "SvelteKit, page and route", app: "kit", check: deployed(build, "index.js", ["/", "/route"]) }];
