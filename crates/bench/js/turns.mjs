// Prints how long work on files keeps the event loop from turning, and how soon it ends after an abort, in Node and in
// browsers. It is meant to be at most 16 and 50 milliseconds on a machine that does nothing else.
//
//   node turns.mjs WORK_FOLDER [PLACE…]

import { cpSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { NAMES, start } from "../../../tests/browsers/browsers.mjs";
import { serve } from "../../../tests/package/browser.mjs";
import { empty } from "../../../tests/package/common.mjs";
import { REPOSITORY } from "./node.mjs";

const [workFolder, ...places] = process.argv.slice(2);
if (workFolder === undefined) {
  console.error("usage: node turns.mjs WORK_FOLDER [PLACE…]");
  process.exit(1);
}

/** The page, with the package and the calls beside it. */
function stage() {
  const folder = empty(resolve(workFolder), "page");
  cpSync(fileURLToPath(new URL("turns", import.meta.url)), folder, { recursive: true });
  cpSync(join(REPOSITORY, "tests/consumers/turns.mjs"), join(folder, "calls.mjs"));
  symlinkSync(join(REPOSITORY, "pkg"), join(folder, "pkg"));
  return folder;
}

/**
 * Yields the name and the times of each call. Each has a page of its own: Chromium keeps the Blobs of a page in memory, which
 * is full after some gigabytes.
 */
async function* inBrowser(folder, engine) {
  const page = await start(engine, join(resolve(workFolder), "engines"));
  const { address, close } = await serve(folder);
  try {
    await page.goto(address);
    for (const name of await page.evaluate(() => globalThis.namesOfCalls())) {
      await page.goto(address);
      yield [name, await page.evaluate((name) => globalThis.timeTurns(name), name)];
    }
  } finally {
    await page.stop();
    close();
  }
}

async function* inNode(folder) {
  const [{ namesOfCalls, timeTurns }, { load }] = await Promise.all([
    import(join(folder, "clock.mjs")),
    import(join(folder, "pkg/node.js")),
  ]);
  for (const name of await namesOfCalls(load)) {
    yield [name, await timeTurns(load, name)];
  }
}

/** Median and worst of the rounds. A call that ended before it was aborted has no time. */
function show(rounds) {
  const times = rounds.filter((time) => time !== undefined && time !== null).sort((one, other) => one - other);
  if (times.length === 0) {
    return "none";
  }
  return `${times[times.length >> 1].toFixed(1)} (${times.at(-1).toFixed(1)})`;
}

const folder = stage();
console.log("| where | call | ms | between two turns: median (worst) | after an abort: median (worst) |\n|---|---|---:|---:|---:|");
for (const place of ["node", ...NAMES].filter((name) => places.length === 0 || places.includes(name))) {
  for await (const [name, { total, longest, abort }] of place === "node" ? inNode(folder) : inBrowser(folder, place)) {
    console.log(`| ${place} | ${name} | ${show(total)} | ${show(longest)} | ${show(abort)} |`);
  }
}
