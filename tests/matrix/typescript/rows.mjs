// The types of the package, read by the compilers of its users.

import { join } from "node:path";
import { run } from "../run.mjs";

const VERSIONS = ["5.3", "5.4", "5.5", "5.6", "5.7", "5.8", "5.9", "6.0", "7.0"];

/** A program is compiled in both ways in which a package is found, without errors in it or in the package. */
const compiled = (version) => async (folder, tools) => {
  const compiler = join(tools.modules, `typescript-${version}/bin/tsc`);
  for (const project of ["tsconfig.bundler.json", "tsconfig.node.json"]) {
    await run(folder, tools, tools.node, [compiler, "--project", project]);
  }
  return "a program with the calls that are used most, by bundler and nodenext";
};

export default VERSIONS.map((version) => ({ name: `TypeScript ${version}`, app: "main", check: compiled(version) }));
