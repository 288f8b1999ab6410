// Angular.

import { join } from "node:path";
import { deployed } from "../kinds.mjs";
import { run } from "../run.mjs";

const build = (folder, tools) => run(folder, tools, join(tools.bin, "ng"), ["build"]);

export default [{ name: "Angular SSR", app: "ssr", check: deployed(build, "server/server.mjs", ["/"]) }];
