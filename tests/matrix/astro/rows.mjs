// Astro.

import { join } from "node:path";
import { served } from "../kinds.mjs";
import { run } from "../run.mjs";

const build = (folder, tools) => run(folder, tools, join(tools.bin, "astro"), ["build"]);
const start = ({ node }) => [node, ["dist/server/entry.mjs"]];

export default [{ name: "Astro", app: "main", check: served(build, start, ["/", "/route"], ["/client"]) }];
