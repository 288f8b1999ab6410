// Proves that the packed package measures pictures in a browser as the crate does, in a page and in a worker, under a strict
// policy; that nothing is loaded for it before it is asked for; and that the page stays usable.
//
//   node pictures.mjs ENGINE PACKAGE_FOLDER PICTURES_FOLDER WORK_FOLDER
//
// `pictures.json` in the folder of pictures lists files with what the crate measures in each.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve } from "../package/browser.mjs";
import { finish, install, pack, prove, readArguments, readJson } from "../package/common.mjs";
import { NAMES, start } from "./browsers.mjs";

const [engine, packageFolder, picturesFolder, workFolder] = readArguments(
  `ENGINE (${NAMES.join(", ")})`,
  "PACKAGE_FOLDER",
  "PICTURES_FOLDER",
  "WORK_FOLDER",
);

/**
 * How far the numbers may differ where another decoder has decoded a JPEG. A picture that is turned is cut into other tiles:
 * their number is only compared with twelve.
 */
const TOLERANCES = { brightness: 2, contrast: 2, tiles: 30, edge_width: 0.05, narrowest_edge_width: 0.05 };

const pictures = readJson(picturesFolder, "pictures.json");
const folder = install(pack(packageFolder, workFolder), "pictures", workFolder);
cpSync(picturesFolder, join(folder, "pictures"), { recursive: true });
const server = await serve(folder);
const page = await start(engine, resolve(workFolder, "engine"));

/** Opens the page anew for a proof, which gets a function that asks it. */
function inPage(proof) {
  return async () => {
    await page.goto(server.address);
    const ask = (name, ...args) => page.evaluate((name, args) => globalThis.fixture[name](...args), name, args);
    const line = await proof(ask);
    assert.deepEqual(await ask("violations"), [], "violations of the policy");
    return line;
  };
}

/** What is expected, with each number replaced that is near to it. */
function near(measured, expected) {
  const replace = ([name, number]) => {
    const isNear = Math.abs(measured[name] - number) <= TOLERANCES[name];
    return [name, isNear ? measured[name] : number];
  };
  return Object.fromEntries(Object.entries(expected).map(replace));
}

function compare({ quality, codes }, { file, quality: expected, warning }) {
  const isExact = file.endsWith(".png") || !expected || !quality;
  assert.deepEqual(quality, isExact ? expected : near(quality, expected), file);
  assert.equal(codes.find((code) => code.startsWith("document_")) ?? null, warning, file);
}

const measured = (where) =>
  inPage(async (ask) => {
    const found = await ask("measure", where, pictures.map(({ file }) => file));
    found.forEach((one, index) => compare(one, pictures[index]));
    return `${pictures.length} files have the numbers of the crate`;
  });

/** The file of a picture. */
const fileOf = (name) => pictures.find((picture) => picture.name === name).file;
const SHARP = fileOf("a card");
const BLURRED = fileOf("a card, out of focus");
const BLANK = fileOf("a blank page, with noise");
const SCAN = fileOf("a scan");
const LETTER = fileOf("a letter");
const PHOTOS = pictures.filter(({ name }) => name.startsWith("a photo")).map(({ file }) => file);

const FRONT = "/individual/identity_document/front";
const BACK = "/individual/identity_document/back";
const PROOFS = "/individual/proof_of_address/files";

const reported = (where) =>
  inPage(async (ask) => {
    const { asked, built, notAsked } = await ask("report", where, [BLURRED, SHARP, LETTER, SCAN]);
    assert.deepEqual(asked, { warnings: [`${FRONT} document_blurred`], unchecked: [`${PROOFS}/0`] });
    assert.deepEqual(built, asked, "the report of a payload");
    assert.deepEqual(notAsked, { warnings: [], unchecked: [] });
    return "a blurred front is warned of, and a letter in PDF is unchecked";
  });

const withProtectedCanvases = inPage(async (ask) => {
  await ask("protectCanvases");
  assert.deepEqual(await ask("measure", "page", [BLANK]), [{ quality: null, codes: [] }]);
  const { asked } = await ask("report", "page", [BLURRED, SHARP]);
  assert.deepEqual(asked, { warnings: [], unchecked: [FRONT, BACK] });
  return "nothing is measured";
});

const loaded = inPage(async (ask) => {
  const isLoaded = async (script) => (await ask("scripts")).some((path) => path.endsWith(script));
  await ask("build", [SHARP, SHARP]);
  assert.equal(await isLoaded("/src/work-on-files.js"), true, "files are worked on");
  assert.equal(await isLoaded("/src/quality.js"), false, "before it is asked for");
  await ask("measure", "page", [SHARP]);
  assert.equal(await isLoaded("/src/quality.js"), true, "after it was asked for");
  return "only when it is asked for";
});

const ended = (where) =>
  inPage(async (ask) => {
    const files = pictures.filter(({ quality }) => quality).map(({ file }) => file);
    assert.equal(await ask("abort", where, files.slice(0, 20)), "AbortError");
    const [{ quality }] = await ask("measure", where, [SHARP]);
    assert.ok(quality, "other pictures are measured afterwards");
    return "by a signal, and others are measured afterwards";
  });

/** Measures five photos, and returns what was seen meanwhile. The script is loaded before. */
async function five(ask, where) {
  assert.equal(PHOTOS.length, 5);
  await ask("measure", where, [SHARP]);
  const { tasks, turns, times } = await ask("time", where, PHOTOS);
  return { tasks, turns, took: `12 megapixels in ${Math.min(...times)} to ${Math.max(...times)} ms` };
}

/** The most milliseconds for a task of the page. One that measures a photo takes longer, and other work on the machine adds some. */
const LONGEST = 250;

/** Only Chromium says which tasks of a page were long. */
const withWorker = inPage(async (ask) => {
  const { tasks, took } = await five(ask, "worker");
  assert.deepEqual(tasks.filter((milliseconds) => milliseconds > LONGEST), [], "long tasks");
  return `${took}, without a long task in the page`;
});

/** How long the steps take depends on the machine; that there are many does not. */
const withoutWorker = inPage(async (ask) => {
  const { turns, took } = await five(ask, "page");
  assert.ok(turns >= 5 * PHOTOS.length, `${turns} turns`);
  return `${took}, and the event loop turns ${turns} times`;
});

const result = await prove({
  "in a page": measured("page"),
  "in a worker": measured("worker"),
  "a report in a page": reported("page"),
  "a report in a worker": reported("worker"),
  "with protected canvases": withProtectedCanvases,
  "the script is loaded": loaded,
  "ended in a page": ended("page"),
  "ended in a worker": ended("worker"),
  "a page with a worker": withWorker,
  "a page without a worker": withoutWorker,
});
await page.stop();
server.close();
finish(...result.map((lines) => lines.map((line) => `${engine}: ${line}`)));
