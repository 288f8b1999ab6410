// Builds small apps with the packed package, each as its users would, runs them, and prints what came of it.
//
//   node matrix.mjs PACKAGE_FOLDER PAYLOADS_FOLDER WORK_FOLDER [--quick] [NAME…]
//
// The quick rows share one installation of npm packages; the others are in groups of their own.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeOf } from "./run.mjs";

/** The folders of npm packages, and of the apps that are built with them. */
const GROUPS = ["quick", "typescript", "bun", "bundlers", "servers", "sveltekit", "react-router", "astro", "nuxt", "angular"];

const HERE = dirname(fileURLToPath(import.meta.url));
const [packageFolder, payloads, work, ...rest] = process.argv.slice(2);
if (work === undefined) {
  console.error("usage: node matrix.mjs PACKAGE_FOLDER PAYLOADS_FOLDER WORK_FOLDER [--quick] [NAME…]");
  process.exit(1);
}
const isQuick = rest.includes("--quick");
const wanted = rest.filter((word) => !word.startsWith("--"));

function isWanted(name) {
  return wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word.toLowerCase()));
}

/** Runs a program that must succeed. */
function run(folder, program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`${program} ${args[0]} failed: ${error?.message ?? stderr}`);
  }
  return stdout;
}

/** The packed package. */
function pack() {
  const folder = resolve(work, "tarball");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run(resolve(packageFolder), "npm", "pack", "--ignore-scripts", "--pack-destination", folder);
  return join(folder, readdirSync(folder)[0]);
}

/** Installs the packages of a lock file, unless they are there, and the package itself. Returns the folder. */
function install(group, tarball) {
  const folder = resolve(work, group);
  const list = join(HERE, group, "package-lock.json");
  const stamp = join(folder, "node_modules/installed-list");
  mkdirSync(folder, { recursive: true });
  cpSync(join(HERE, group, "package.json"), join(folder, "package.json"));
  cpSync(list, join(folder, "package-lock.json"));
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== readFileSync(list, "utf8")) {
    run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
    cpSync(list, stamp);
  }
  const own = join(folder, "node_modules/harbor-preflight");
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own);
  run(own, "tar", "--extract", "--file", tarball, "--strip-components=1");
  return folder;
}

/** A new copy of an app, with what every app is given. */
function prepare(group, folder, app) {
  const target = join(folder, "apps", app);
  rmSync(target, { recursive: true, force: true });
  cpSync(join(HERE, group, "apps", app), target, { recursive: true });
  const payload = readFileSync(join(payloads, "us-full.json"), "utf8");
  writeFileSync(join(target, "payload.json"), payload);
  writeFileSync(join(target, "payload.mjs"), `export default ${payload}`);
  cpSync(join(HERE, "judge.mjs"), join(target, "judge.mjs"));
  return target;
}

const tarball = pack();
const outcomes = [];
for (const group of isQuick ? ["quick"] : GROUPS) {
  const { default: rows } = await import(`./${group}/rows.mjs`);
  const chosen = rows.filter(({ name, isSlow }) => !(isQuick && isSlow) && isWanted(name));
  if (chosen.length === 0) {
    continue;
  }
  const begin = Date.now();
  let folder;
  try {
    folder = install(group, tarball);
  } catch (error) {
    outcomes.push(...chosen.map(({ name }) => ({ name, failure: error.message, seconds: 0 })));
    continue;
  }
  console.error(`${group}: installed after ${Math.round((Date.now() - begin) / 1000)} s`);
  const tools = { node: nodeOf(folder), bin: join(folder, "node_modules/.bin"), modules: join(folder, "node_modules") };
  for (const { name, app, check } of chosen) {
    const start = Date.now();
    const outcome = await check(prepare(group, folder, app), tools).then(
      (proved) => ({ proved }),
      (error) => ({ failure: error.message }),
    );
    outcomes.push({ name, ...outcome, seconds: Math.round((Date.now() - start) / 1000) });
    console.error(`${name}: ${outcome.failure ?? outcome.proved}`);
  }
}

if (outcomes.length === 0) {
  console.error(`there is no row ${wanted.join(", ")}`);
  process.exit(1);
}
console.log("| where | | what | s |\n|---|---|---|---|");
for (const { name, proved, failure, seconds } of outcomes) {
  const what = (failure ?? proved).split("\n")[0].replaceAll("|", "\\|").slice(0, 160);
  console.log(`| ${name} | ${failure === undefined ? "passes" : "FAILS"} | ${what} | ${seconds} |`);
}
process.exitCode = outcomes.some(({ failure }) => failure !== undefined) ? 1 : 0;
