// React Router as a framework.

import { join } from "node:path";
import { served } from "../kinds.mjs";
import { run } from "../run.mjs";

const build = (folder, tools) => run(folder, tools, join(tools.bin, "react-router"), ["build"]);
const start = ({ bin }) => [join(bin, "react-router-serve"), ["build/server/index.js"]];

export default [{ name: "React Router 7", app: "main", check: served(build, start, ["/"], ["/client"]) }];
