// Proves that what npm would publish is whole, and that publint and Are The Types Wrong have nothing to say of it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, openSync, readFileSync, statSync } from "node:fs";
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

function isWhole() {
  const { exports } = readJson(installed, "package.json");
  const files = [...new Set(["README.md", "LICENSE", ...filesOf(exports)])];
  const missing = files.filter((file) => !existsSync(join(installed, file)));
  assert.deepEqual(missing, [], "missing from the tarball");
  return `README, licence and all ${files.length - 2} files that exports names are in it`;
}

async function suitsPublint() {
  const { publint } = await load("publint");
  const { formatMessage } = await load("publint/utils");
  const { buffer, byteOffset, byteLength } = readFileSync(tarball);
  const { messages, pkg } = await publint({ pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) } });
  const told = messages.map((message) => formatMessage(message, pkg, { color: false }));
  assert.deepEqual(told, []);
  return "no error, warning or suggestion";
}

/** Are The Types Wrong, which has a command and no module. */
function suitsAttw() {
  const command = join(PACKAGES, "@arethetypeswrong/cli/dist/index.js");
  if (!existsSync(command)) {
    stop("@arethetypeswrong/cli is not installed: run `cargo xtask tools`");
  }
  // What ./wasm names is no script and has no types.
  const words = [command, tarball, "--format", "json", "--exclude-entrypoints", "wasm"];
  // It ends before all is read that it writes to a pipe.
  const file = join(workFolder, "attw.json");
  const { stderr } = spawnSync(process.execPath, words, { stdio: ["ignore", openSync(file, "w"), "pipe"] });
  const { analysis } = statSync(file).size > 0 ? readJson(file) : stop(`attw: ${stderr}`);
  const { problems } = analysis;
  const told = problems.map(({ kind, entrypoint, resolutionKind }) => `${kind} ${entrypoint} ${resolutionKind}`);
  assert.deepEqual(told, []);
  const entries = Object.keys(analysis.entrypoints);
  assert.ok(entries.includes(".") && entries.includes("./inline"), "entries");
  return `no problem in ${entries.length} entries`;
}

finish(...(await prove({ tarball: isWhole, publint: suitsPublint, attw: suitsAttw })));
