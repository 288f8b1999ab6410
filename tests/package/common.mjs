// What the scripts of this folder share: the package as a user gets it, packed and then installed, and how to fail.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { load as loadFrom, stop } from "../consumers/common.mjs";

export { finish, readArguments, readJson, readPayload } from "../consumers/common.mjs";

/** The day of all verdicts. */
export const TODAY = "2026-11-23";

/** Imports a package of this folder. */
export function load(name) {
  return loadFrom(name, (name) => import(name));
}

/** Where the packages of this folder stand, for bundlers that are to find them from elsewhere. */
export const PACKAGES = fileURLToPath(new URL("node_modules", import.meta.url));

/** Runs a program to its end. Returns what it printed. */
function run(folder, program, ...words) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd: folder, encoding: "utf8" });
  if (error?.code === "ENOENT") {
    return stop(`${program} is not installed: run \`cargo xtask tools\``);
  }
  if (status !== 0) {
    return stop(`${program} ${words[0]} in ${folder} failed: ${stderr}`);
  }
  return stdout;
}

/** An empty folder. */
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

/** A copy of a fixture in which the packed package, and no other, is installed. Nothing is asked of a registry. */
export function install(tarball, fixture, workFolder) {
  const folder = empty(workFolder, fixture);
  cpSync(new URL(`fixtures/${fixture}`, import.meta.url), folder, { recursive: true });
  run(folder, "npm", "install", "--offline", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", tarball);
  return folder;
}

/**
 * Runs all `proofs`, as many at once as `sideBySide` says, and collects the lines that they give and what they throw,
 * in the order of the proofs.
 */
export async function prove(proofs, sideBySide = 1) {
  const names = Object.keys(proofs);
  const outcomes = new Map();
  const waiting = [...names];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      try {
        outcomes.set(name, { line: `${name}: ${await proofs[name]()}` });
      } catch (error) {
        outcomes.set(name, { failure: `${name}: ${error.message}` });
      }
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  const inOrder = names.map((name) => outcomes.get(name));
  return [inOrder.flatMap(({ line }) => line ?? []), inOrder.flatMap(({ failure }) => failure ?? [])];
}
