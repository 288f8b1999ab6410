// Proves that the module measures in pictures what the crate measures, and that the package says so where nothing can be
// measured, as in Node.
//
//   node package-pictures.mjs PACKAGE_FOLDER TESTS_FOLDER PICTURES_FOLDER
//
// `pictures.json` in the folder of pictures has the name of each, its size, the file with the luma of its pixels, and what
// the crate measures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, readArguments, readJson, readPayload } from "./common.mjs";

const [packageFolder, testsFolder, picturesFolder] = readArguments("PACKAGE_FOLDER", "TESTS_FOLDER", "PICTURES_FOLDER");
const importFrom = (name) => import(pathToFileURL(join(packageFolder, name)));
const { load } = await importFrom("node.js");
const { loadInWorker } = await importFrom("worker-node.js");
const { compile } = await importFrom("src/compile.js");
const { createEngine } = await importFrom("src/engine.js");

const today = "2026-11-23";
const FRONT = "/individual/identity_document/front";
const STATEMENT = "/individual/bank_statement/files/0";
const engine = createEngine(await compile(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm"))));
const file = (name) => new Blob([readFileSync(join(testsFolder, "files", name))]);

/** Rows that are sent at a time: the last strip of most pictures has fewer. */
const STRIP = 7;

/** Sends the rows of a picture, and returns what was measured as bytes. */
function measured({ width, height, file }) {
  const luma = readFileSync(join(picturesFolder, file));
  const pixels = new Uint8Array(luma.length * 4).fill(255);
  luma.forEach((value, index) => pixels.fill(value, index * 4, index * 4 + 3));
  assert.equal(engine.send("beginPicture", [], width, height), 1);
  for (let at = 0; at < pixels.length; at += STRIP * width * 4) {
    engine.send("feedPicture", [pixels.subarray(at, at + STRIP * width * 4)]);
  }
  return engine.bytesFrom("measurePicture", []);
}

/** These bytes as an inspection shows them. */
function shown(bytes) {
  engine.configure("{}");
  engine.send("beginFile", [], 0);
  engine.send("feedFile", [readFileSync(join(testsFolder, "files/back.png"))]);
  return engine.query("inspectFile", [bytes]).quality;
}

async function theNumbersAreThoseOfTheCrate() {
  const pictures = readJson(picturesFolder, "pictures.json");
  assert.ok(pictures.length > 20);
  for (const picture of pictures) {
    assert.deepEqual(shown(measured(picture)), picture.quality, picture.name);
  }
  return `${pictures.length} pictures have the numbers of the crate, sent in strips`;
}

/** The files that a report says were not measured. */
function notMeasured({ unchecked }) {
  return unchecked.filter(({ rule }) => rule === "document_quality").map(({ path }) => path);
}

async function nothingIsMeasuredWithoutADecoder() {
  const remote = await loadInWorker({ today });
  for (const preflight of [await load({ today }), remote]) {
    const values = readPayload(join(testsFolder, "payloads"), "gb");
    values.individual.identity_document = { type: "PASSPORT", front: file("front.jpg") };
    const { report } = await preflight.buildPayload(values, { quality: true });
    assert.deepEqual(notMeasured(report), [FRONT, STATEMENT]);
    assert.deepEqual(await preflight.validateValues(values, { quality: true }), report);
    const without = await preflight.validateValues(values, { quality: false });
    assert.deepEqual(notMeasured(without), []);
    assert.deepEqual(await preflight.validateValues(values), without);
    const inspection = await preflight.inspectFile(file("front.jpg"), { quality: true });
    assert.deepEqual(inspection, await preflight.inspectFile(file("front.jpg")));
  }
  remote.close();
  return "every file is unchecked, and nothing else changes";
}

async function wrongOptionsAreNamedAndSignalsEndTheWork() {
  const remote = await loadInWorker({ today });
  for (const preflight of [await load({ today }), remote]) {
    const { inspectFile, validateValues, buildPayload } = preflight;
    for (const [call, message] of [
      [() => inspectFile(file("front.jpg"), { quality: "yes" }), "quality must be true or false"],
      [() => inspectFile(file("front.jpg"), { operation: "submit" }), "there is no option operation"],
      [() => inspectFile(file("front.jpg"), 5), "options must be an object"],
      [() => validateValues({}, { quality: 1 }), "quality must be true or false"],
      [() => validateValues({}, { sharpness: true }), "there is no option sharpness"],
      [() => validateValues({}, "quality"), "options must be an object"],
      [() => buildPayload({}, { quality: 1 }), "quality must be true or false"],
      [() => buildPayload({}, 5), "options must be an object"],
    ]) {
      await assert.rejects(call, { name: "TypeError", message });
    }
    for (const call of [
      () => inspectFile(file("front.jpg"), { signal: AbortSignal.abort() }),
      () => validateValues({}, { quality: true, signal: AbortSignal.abort() }),
      () => buildPayload({}, { quality: true, signal: AbortSignal.abort() }),
    ]) {
      await assert.rejects(call, { name: "AbortError" });
    }
  }
  remote.close();
  return "wrong options are named, and a signal ends the work";
}

const proved = [];
const failures = [];
for (const prove of [
  theNumbersAreThoseOfTheCrate,
  nothingIsMeasuredWithoutADecoder,
  wrongOptionsAreNamedAndSignalsEndTheWork,
]) {
  await prove().then(
    (line) => proved.push(`pictures: ${line}`),
    (error) => failures.push(`${prove.name}: ${error.message}`),
  );
}
finish(proved, failures);
