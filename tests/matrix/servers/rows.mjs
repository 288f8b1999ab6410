// Frameworks for servers beside those of the quick apps.

import { join } from "node:path";
import { script, served } from "../kinds.mjs";
import { run } from "../run.mjs";

const compile = (folder, tools) => run(folder, tools, join(tools.bin, "tsc"), []);
const nothing = () => {};

export default [
  { name: "Nest, CommonJS", app: "nest", check: served(compile, ({ node }) => [node, ["dist/main.js"]], ["/"]) },
  { name: "Hono", app: "hono", check: served(nothing, ({ node }) => [node, ["main.mjs"]], ["/"]) },
  { name: "tRPC", app: "trpc", check: script("main.mjs") },
];
