// Proves that long work on files lets the event loop turn, so that a timer can end it.
//
//   node package-turns.mjs PACKAGE_FOLDER

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, readArguments } from "./common.mjs";

const [packageFolder] = readArguments("PACKAGE_FOLDER");
const { load } = await import(pathToFileURL(join(packageFolder, "node.js")));
const preflight = await load({ today: "2026-11-23" });

const MEBIBYTE = 1024 * 1024;

const head = Buffer.from("ffd8ffc0000b080258032001011100ffda0008010100003f00", "hex");
/** A picture of 10 MiB; those of one number are equal. */
const picture = (number) => new Blob([head, new Uint8Array(10 * MEBIBYTE).fill(number), Uint8Array.of(0xff, 0xd9)]);

const values = (numbers) => ({
  individual: { residence: { country: "US" }, proof_of_address: { files: numbers.map(picture) } },
});
const different = () => values([1, 2, 3, 4, 5]);
const equal = () => values([1, 1, 1, 1, 1]);

const calls = {
  "buildPayload": [different(), (given, options) => preflight.buildPayload(given, options)],
  "buildPayload with equal files": [equal(), (given, options) => preflight.buildPayload(given, options)],
  "encodeFile": [new Blob([1, 2, 3, 4, 5].map(picture)), (given, options) => preflight.encodeFile(given, options)],
};

/** A signal that a timer aborts, as soon as one can fire. */
function abortedByTimer() {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1);
  return controller.signal;
}

async function aTimerEndsTheWork() {
  for (const [name, [given, call]] of Object.entries(calls)) {
    await assert.rejects(call(given, { signal: abortedByTimer() }), { name: "AbortError" }, name);
  }
  return `turns: a timer ends ${Object.keys(calls).join(", ")}`;
}

/** How much is done from one turn to the next depends on the machine; that it is a part of the whole does not. */
async function theLoopTurnsOftenEnough() {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const started = performance.now();
  await preflight.buildPayload(different());
  const elapsed = performance.now() - started;
  clearInterval(timer);
  assert.ok(turns >= 3, `${turns} turns in ${elapsed} ms`);
  return "turns: the event loop turns while a payload is built";
}

const proved = [];
const failures = [];
for (const prove of [aTimerEndsTheWork, theLoopTurnsOftenEnough]) {
  await prove().then(
    (line) => proved.push(`package: ${line}`),
    (error) => failures.push(`${prove.name}: ${error.message}`),
  );
}
finish(proved, failures);
