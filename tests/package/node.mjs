// Checks that the packed package works in Node, in every way in which Node can load it.

import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { finish, install, pack, prove, readArguments, TODAY } from "./common.mjs";

const [packageFolder, payloadsFolder, workFolder] = readArguments("PACKAGE_FOLDER", "PAYLOADS_FOLDER", "WORK_FOLDER");

const folder = install(pack(packageFolder, workFolder), "node", workFolder);
const payload = resolve(payloadsFolder, "us-full.json");

/** The line of an uncaught error with its message. */
function cause(stderr) {
  return stderr.split("\n").find((line) => /^\w*Error/.test(line)) ?? stderr;
}

/** Runs a script of the fixture. A warning of Node is a failure too: a user would see it. */
function runs(script, proved) {
  return () => {
    const args = [join(folder, script), payload, TODAY];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0 || stderr !== "") {
      throw new Error(`${script}: status ${status} ${cause(stderr)}`);
    }
    return proved;
  };
}

const results = "us-full is valid as bytes, text and object, {} is not";
finish(
  ...(await prove({
    "Node, import": runs("import.mjs", results),
    "Node, require": runs("require.cjs", results),
    "Node, import of inline": runs("inline.mjs", `${results}, with neither fetch nor URL`),
    "Node, require of inline": runs("inline.cjs", results),
    "Node, files": runs("files.mjs", "./wasm, both schemas, ./rules.json and ./package.json are there"),
  })),
);
