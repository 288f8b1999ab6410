// Checks that the packed package measures pictures in Chromium as the crate does, in a page and in a worker, under a strict
// policy; that nothing is loaded for it before it is asked for; and that the page stays usable.
//
// `pictures.json` in the folder of pictures lists files with what the crate measures in each.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { launch, open, serve, violationsIn } from "./browser.mjs";
import { finish, install, pack, prove, readArguments, readJson } from "./common.mjs";

const [packageFolder, picturesFolder, workFolder] = readArguments("PACKAGE_FOLDER", "PICTURES_FOLDER", "WORK_FOLDER");

/**
 * How far the numbers may differ where another decoder has decoded a JPEG. A picture that is turned is cut into other tiles:
 * their number is only compared with twelve.
 */
const TOLERANCES = { brightness: 2, contrast: 2, tiles: 30, edge_width: 0.05, narrowest_edge_width: 0.05 };

const SCRIPT = "/src/quality.js";

const pictures = readJson(picturesFolder, "pictures.json");
const folder = install(pack(packageFolder, workFolder), "pictures", workFolder);
cpSync(picturesFolder, join(folder, "pictures"), { recursive: true });
const server = await serve(folder);
const browser = await launch();

/** Opens a page of its own for a proof. */
async function inPage(proof) {
  const { context, page, seen } = await open(browser, server.address);
  const requested = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  const ask = (name, ...args) => page.evaluate(([name, args]) => globalThis.fixture[name](...args), [name, args]);
  try {
    const line = await proof({ page, ask, requested });
    assert.deepEqual(seen.errors, [], "the console");
    assert.deepEqual(await violationsIn(page), [], "violations of the policy");
    return line;
  } finally {
    await context.close();
  }
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

function measured(where) {
  return () =>
    inPage(async ({ ask }) => {
      const found = await ask("measure", where, pictures.map(({ file }) => file));
      found.forEach((one, index) => compare(one, pictures[index]));
      return `${pictures.length} files have the numbers of the crate`;
    });
}

/** The file of a picture. */
const fileOf = (name) => pictures.find((picture) => picture.name === name).file;
const SHARP = fileOf("a card");
const BLURRED = fileOf("a card, out of focus");
const SCAN = fileOf("a scan");
const LETTER = fileOf("a letter");

const FRONT = "/individual/identity_document/front";
const PROOFS = "/individual/proof_of_address/files";

function reported(where) {
  return () =>
    inPage(async ({ ask }) => {
      const { asked, built, notAsked } = await ask("report", where, [BLURRED, SHARP, LETTER, SCAN]);
      assert.deepEqual(asked, { warnings: [`${FRONT} document_blurred`], unchecked: [`${PROOFS}/0`] });
      assert.deepEqual(built, asked, "the report of a payload");
      assert.deepEqual(notAsked, { warnings: [], unchecked: [] });
      return "a blurred front is warned of, and a letter in PDF is unchecked";
    });
}

const protectedCanvas = () =>
  inPage(async ({ ask }) => {
    await ask("protectCanvases");
    const [{ quality, codes }] = await ask("measure", "page", [fileOf("a blank page, with noise")]);
    assert.deepEqual([quality, codes], [null, []]);
    return "is not measured";
  });

const loadedOnDemand = () =>
  inPage(async ({ ask, requested }) => {
    const isLoaded = () => requested.some((path) => path.endsWith(SCRIPT));
    const { notAsked } = await ask("report", "page", [SHARP, SHARP]);
    assert.deepEqual(notAsked.unchecked, []);
    assert.ok(isLoaded(), "it is loaded for a report");
    return "when it is asked for";
  });

const notLoaded = () =>
  inPage(async ({ page, requested }) => {
    await page.evaluate(async (file) => {
      const { load } = await import("./node_modules/harbor-preflight/index.js");
      const blob = await (await fetch(`./pictures/${file}`)).blob();
      const preflight = await load();
      await preflight.inspectFile(blob);
      await preflight.buildPayload({ individual: { identity_document: { type: "PASSPORT", front: blob } } });
    }, SHARP);
    assert.ok(requested.some((path) => path.endsWith("/src/work-on-files.js")), "files are worked on");
    assert.deepEqual(requested.filter((path) => path.endsWith(SCRIPT)), []);
    return "nothing is loaded while it is not asked for";
  });

function ended(where) {
  return () =>
    inPage(async ({ ask }) => {
      const files = pictures.map(({ file }) => file).slice(0, 12);
      assert.equal(await ask("abort", where, files, 30), "TimeoutError");
      const [{ quality }] = await ask("measure", where, [SHARP]);
      assert.ok(quality, "other pictures are measured afterwards");
      return "by a signal";
    });
}

/** Long tasks of the page, over 50 ms, while five photos are measured. */
function responsive(where) {
  return () =>
    inPage(async ({ page, ask }) => {
      await ask("measure", where, [SHARP]);
      await page.evaluate(() => {
        globalThis.longTasks = [];
        const note = (list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration));
        new PerformanceObserver(note).observe({ type: "longtask" });
      });
      const photos = pictures.filter(({ name }) => name.startsWith("a photo")).map(({ file }) => file);
      assert.equal(photos.length, 5);
      await ask("time", where, photos);
      const tasks = await page.evaluate(async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return globalThis.longTasks;
      });
      assert.deepEqual(tasks, [], "tasks over 50 ms");
      return "five photos of 12 megapixels without a task over 50 ms";
    });
}

const result = await prove({
  "in a page": measured("page"),
  "in a worker": measured("worker"),
  "a report in a page": reported("page"),
  "a report in a worker": reported("worker"),
  "a protected canvas": protectedCanvas,
  "not asked for": notLoaded,
  "the script is loaded": loadedOnDemand,
  "ended in a page": ended("page"),
  "ended in a worker": ended("worker"),
  "a page with a worker": responsive("worker"),
  "a page without a worker": responsive("page"),
});
await browser.close();
server.close();
finish(...result);
