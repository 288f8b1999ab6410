// Nuxt.

import { join } from "node:path";
import { served } from "../kinds.mjs";
import { run } from "../run.mjs";

const build = (folder, tools) => run(folder, tools, join(tools.bin, "nuxt"), ["build"]);
const start = ({ node }) => [node, [".output/server/index.mjs"]];

export default [{ name: "Nuxt", app: "main", check: served(build, start, ["/", "/route"], ["/client"]) }];
