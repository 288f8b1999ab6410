// Bun: as a runtime, and as a bundler.

import { join } from "node:path";
import { bundled, script } from "../kinds.mjs";
import { run } from "../run.mjs";

const bun = ({ modules }) => join(modules, "@oven/bun-linux-x64/bin/bun");

/** `bun build` writes one file, which Node runs. */
const build = (target) => (folder, tools) => run(folder, tools, bun(tools), ["build", "main.mjs", `--target=${target}`, "--outfile=dist/main.mjs"]);

export default [
  { name: "Bun", app: "main", check: script("main.mjs", bun) },
  { name: "bun build for Node", app: "main", check: bundled(build("node"), "main.mjs") },
];
