// Checks that the published package would be complete, and that publint and Are The Types Wrong report nothing.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { finish, install, load, pack, PACKAGES, prove, readArguments, readJson } from "./common.mjs";
import { stop } from "../consumers/common.mjs";

const [packageFolder, workFolder] = readArguments("PACKAGE_FOLDER", "WORK_FOLDER");

const tarball = pack(packageFolder, workFolder);
const installed = join(install(tarball, "node", workFolder), "node_modules/harbor-preflight");

/** The files that a part of `exports` names. */
function filesOf(entry) {
  return typeof entry === "string" ? [entry] : Object.values(entry).flatMap(filesOf);
}

/** Whether a file is in the tarball; for a pattern such as `./locales/*.json`, one that matches. */
function isPacked(file) {
  const [start, end] = file.split("*");
  const path = join(installed, start);
  return end === undefined ? existsSync(path) : existsSync(path) && readdirSync(path).some((name) => name.endsWith(end));
}

function isComplete() {
  const { exports } = readJson(installed, "package.json");
  const files = [...new Set(["README.md", "LICENSE", ...filesOf(exports)])];
  const missing = files.filter((file) => !isPacked(file));
  assert.deepEqual(missing, [], "missing from the tarball");
  return `README, licence and all ${files.length - 2} files that exports names are in it`;
}

async function passesPublint() {
  const { publint } = await load("publint");
  const { formatMessage } = await load("publint/utils");
  const { buffer, byteOffset, byteLength } = readFileSync(tarball);
  const { messages, pkg } = await publint({ pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) } });
  const found = messages.map((message) => formatMessage(message, pkg, { color: false }));
  assert.deepEqual(found, []);
  return "no error, warning or suggestion";
}

/** Runs Are The Types Wrong by its command, because it has no module. */
function passesAttw() {
  const command = join(PACKAGES, "@arethetypeswrong/cli/dist/index.js");
  if (!existsSync(command)) {
    stop("@arethetypeswrong/cli is not installed: run `cargo xtask tools`");
  }
  // A module is no script, and neither an element nor the script of a worker is ever required.
  const args = [command, tarball, "--format", "json", "--exclude-entrypoints", "wasm", "module.wasm", "worker-script", "form"];
  // The output goes to a file, because the command exits before a pipe is read completely.
  const file = join(workFolder, "attw.json");
  const { stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", openSync(file, "w"), "pipe"] });
  const { analysis } = statSync(file).size > 0 ? readJson(file) : stop(`attw: ${stderr}`);
  const { problems } = analysis;
  const found = problems.map(({ kind, entrypoint, resolutionKind }) => `${kind} ${entrypoint} ${resolutionKind}`);
  assert.deepEqual(found, []);
  const entries = Object.keys(analysis.entrypoints);
  assert.ok(entries.includes(".") && entries.includes("./inline"), "entries");
  return `no problem in ${entries.length} entries`;
}

finish(...(await prove({ tarball: isComplete, publint: passesPublint, attw: passesAttw })));
