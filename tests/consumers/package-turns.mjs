// Proves that long work on files lets the event loop turn often enough, and ends soon after it is aborted.
//
//   node package-turns.mjs PACKAGE_FOLDER

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, readArguments } from "./common.mjs";
import { faultsIn, measureTurns } from "./turns.mjs";

const [packageFolder] = readArguments("PACKAGE_FOLDER");
const { load } = await import(pathToFileURL(join(packageFolder, "node.js")));

const measured = await measureTurns(load);
const lines = Object.entries(measured).map(([name, { total, most, afterAbort }]) => {
  return `${name}: at most ${most} of ${total} bytes between two turns, ${afterAbort} after an abort`;
});
finish(lines, faultsIn(measured));
