// Functions for the scripts of this folder: pack and install the package as a user would, and run tests.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { load as loadFrom, stop } from "../consumers/common.mjs";

export { finish, readArguments, readJson, readPayload } from "../consumers/common.mjs";

/** The date of all validations. */
export const TODAY = "2026-11-23";

/** Imports a package of this folder. */
export function load(name) {
  return loadFrom(name, (name) => import(name));
}

/** The folder of the installed npm packages, for bundlers that run in other folders. */
export const PACKAGES = fileURLToPath(new URL("node_modules", import.meta.url));

export function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The path of an installed program, or the end of the script. */
export function findProgram(name) {
  const candidates = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return candidates.find(isFile) ?? stop(`${name} is not installed: run \`cargo xtask tools --all\``);
}

/** Runs a program. Returns its output. */
function run(folder, program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  if (error?.code === "ENOENT") {
    return stop(`${program} is not installed: run \`cargo xtask tools\``);
  }
  if (status !== 0) {
    return stop(`${program} ${args[0]} in ${folder} failed: ${stderr}`);
  }
  return stdout;
}

/** Creates an empty folder. */
export function empty(...path) {
  const folder = resolve(...path);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Packs the package as it would be published. Returns the tarball. */
export function pack(packageFolder, workFolder) {
  if (!existsSync(join(packageFolder, "package.json"))) {
    stop(`${packageFolder} has no package.json`);
  }
  const folder = empty(workFolder, "tarball");
  run(resolve(packageFolder), "npm", "pack", "--ignore-scripts", "--pack-destination", folder);
  return join(folder, readdirSync(folder)[0]);
}

/** Copies a fixture and installs the packed package in it, without a registry. */
export function install(tarball, fixture, workFolder) {
  const folder = empty(workFolder, fixture);
  cpSync(new URL(`fixtures/${fixture}`, import.meta.url), folder, { recursive: true });
  run(folder, "npm", "install", "--offline", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", tarball);
  return folder;
}

/**
 * Runs all `proofs`, `parallel` of them at the same time. Returns the lines of those that succeed and the errors of
 * those that fail, in the order of the proofs. Pages that share the cores of a machine can be slow, so that what fails beside
 * others is tried once more by itself; its line then says so.
 */
export async function prove(proofs, parallel = 1) {
  const names = Object.keys(proofs);
  const outcomes = new Map();
  const waiting = [...names];
  const tryOut = async (name, note = "") => {
    try {
      outcomes.set(name, { line: `${name}: ${await proofs[name]()}${note}` });
    } catch (error) {
      outcomes.set(name, { failure: `${name}: ${error.message}` });
    }
  };
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      await tryOut(name);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  for (const name of parallel > 1 ? names : []) {
    const { failure } = outcomes.get(name);
    if (failure !== undefined) {
      await tryOut(name, ` (the second time: ${failure.split("\n")[0]})`);
    }
  }
  const inOrder = names.map((name) => outcomes.get(name));
  return [inOrder.flatMap(({ line }) => line ?? []), inOrder.flatMap(({ failure }) => failure ?? [])];
}
