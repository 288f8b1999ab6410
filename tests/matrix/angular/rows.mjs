// Angular.

import { join } from "node:path";
import { deployed, inBrowser } from "../kinds.mjs";
import { run } from "../run.mjs";

const build = (project) => (folder, tools) => run(folder, tools, join(tools.bin, "ng"), ["build", project]);

export default [
  { name: "Angular SSR", app: "main", check: deployed(build("server"), "server/server.mjs", ["/"]) },
  { name: "Angular in a browser", app: "main", check: inBrowser(build("page")) },
];
