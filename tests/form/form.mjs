// Proves the web form in Chromium, over the server that `cargo xtask demo` runs.

import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../package/browser.mjs";
import { empty, finish, prove, readArguments } from "../package/common.mjs";
import { accessible } from "./accessible.mjs";
import { check } from "./check.mjs";
import { errors } from "./errors.mjs";
import { files } from "./files.mjs";
import { keyboard } from "./keyboard.mjs";
import { quiet } from "./quiet.mjs";
import { sections } from "./sections.mjs";

const [address, tests, work] = readArguments("ADDRESS", "TESTS_FOLDER", "WORK_FOLDER");

const { load } = await import(pathToFileURL(join(tests, "../pkg/node.js")));
const browser = await launch();
const where = {
  browser,
  address,
  tests,
  files: resolve(tests, "files"),
  work: empty(work, "downloads"),
  pictures: empty(work, "pictures"),
  preflight: await load(),
};
const proofs = { ...keyboard, ...sections, ...files, ...errors, ...check, ...quiet, ...accessible };
const result = await prove(
  Object.fromEntries(Object.entries(proofs).map(([name, proof]) => [name, () => proof(where)])),
);
await browser.close();
finish(...result);
