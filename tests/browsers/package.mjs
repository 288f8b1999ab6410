// Proves that the packed npm package does the same in a browser as in Node: the reports of all cases, files, workers, and
// what it says under a policy that forbids it.
//
//   node package.mjs ENGINE PACKAGE_FOLDER TESTS_FOLDER CASES WORK_FOLDER

import assert from "node:assert/strict";
import { cpSync, createReadStream, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { lineOf } from "../consumers/cases.mjs";
import { faultsIn } from "../consumers/turns.mjs";
import { POLICY, serve } from "../package/browser.mjs";
import * as bundles from "../package/bundles.mjs";
import { empty, finish, install, pack, prove, readArguments, readPayload, TODAY } from "../package/common.mjs";
import { NAMES, start } from "./browsers.mjs";

const [engine, packageFolder, testsFolder, casesFile, workFolder] = readArguments(
  `ENGINE (${NAMES.join(", ")})`,
  "PACKAGE_FOLDER",
  "TESTS_FOLDER",
  "CASES",
  "WORK_FOLDER",
);

const source = install(pack(packageFolder, workFolder), "page", workFolder);
const { load } = await import(pathToFileURL(join(source, "node_modules/harbor-preflight/node.js")));
const question = { bodies: [readPayload(join(testsFolder, "payloads"), "us-full"), {}], today: TODAY };

/** The fixture without a bundler, and the page of this folder as `browsers/`. */
function stage() {
  const folder = resolve(workFolder, "staged");
  bundles.plain(source, folder);
  const own = empty(folder, "browsers");
  cpSync(new URL("page", import.meta.url), own, { recursive: true });
  for (const name of ["cases.mjs", "turns.mjs"]) {
    cpSync(new URL(`../consumers/${name}`, import.meta.url), join(own, name));
  }
  symlinkSync(resolve(casesFile), join(own, "cases.ndjson"));
  return folder;
}

const page = await start(engine, resolve(workFolder, "engine"));

/** Does work in the page of a served folder. */
async function on(folder, path, work, options) {
  const { address, close } = await serve(folder, options);
  try {
    await page.goto(`${address}${path}`);
    return await work();
  } finally {
    close();
  }
}

const plain = stage();

async function countLines(file) {
  let count = 0;
  for await (const part of createReadStream(file)) {
    count += part.filter((byte) => byte === 10).length;
  }
  return count;
}

function casesHaveTheirReport() {
  return on(plain, "browsers/", async () => {
    const { counts, failures } = await page.evaluate(() => globalThis.asked.cases());
    assert.deepEqual(failures.slice(0, 20), [], `${failures.length} reports`);
    assert.equal(counts.bytes, await countLines(casesFile), "the number of cases");
    return lineOf(counts);
  });
}

function filesAreTheSame() {
  const folder = join(testsFolder, "files");
  const names = readdirSync(folder).filter((name) => !name.endsWith(".sh"));
  return on(plain, "browsers/", async () => {
    await page.setFiles("input", names.map((name) => join(folder, name)));
    const found = await page.evaluate(() => globalThis.asked.inspectFiles());
    const preflight = await load();
    const expected = {};
    for (const name of names) {
      const bytes = readFileSync(join(folder, name));
      expected[name] = { inspection: await preflight.inspectFile(bytes), encoded: bytes.toString("base64") };
    }
    assert.deepEqual(found, expected);
    return `${names.length} files, inspected and encoded`;
  });
}

function bodiesAreTheSame() {
  const { front, back, proofs } = { front: "front.jpg", back: "back.png", proofs: ["statement.pdf", "small.jpg"] };
  const path = (name) => join(testsFolder, "files", name);
  const inBase64 = (name) => readFileSync(path(name)).toString("base64");
  return on(plain, "browsers/", async () => {
    await page.setFiles("input", [front, back, ...proofs].map(path));
    const given = readPayload(join(testsFolder, "payloads"), "us-full");
    const build = (...values) => globalThis.asked.build(...values);
    const { body, type, report } = await page.evaluate(build, given, { front, back, proofs }, TODAY);
    Object.assign(given.individual.identity_document, { front: inBase64(front), back: inBase64(back) });
    given.individual.proof_of_address.files = proofs.map(inBase64);
    assert.deepEqual(JSON.parse(body), given);
    assert.equal(type, "application/json");
    const preflight = await load({ today: TODAY });
    assert.deepEqual(report, preflight.validate(body));
    return "a body with four chosen files, and its report";
  });
}

/** Validates in the page and in workers, under the strict policy, with what a bundler builds. */
function runs(build, functions) {
  return async () => {
    const folder = empty(workFolder, build.name);
    await build(source, folder);
    return on(folder, "", async () => {
      for (const ask of functions) {
        const answer = await page.evaluate((ask, question) => globalThis.fixture[ask](question), ask, question);
        assert.deepEqual(answer.valid, [true, false], ask);
        assert.deepEqual(answer.violations ?? [], [], ask);
      }
      assert.deepEqual(await page.evaluate(() => globalThis.fixture.violations()), [], "violations in the page");
      return functions.join(", ");
    });
  };
}

/** Without leave for WebAssembly, it says what to add to the policy; that it is violated is seen. */
function saysWhatToAllow() {
  const work = async () => {
    for (const ask of ["judge", "judgeInWorker", "judgeRemotely"]) {
      const answer = page.evaluate((ask, question) => globalThis.fixture[ask](question), ask, question);
      await assert.rejects(answer, /add 'wasm-unsafe-eval' to script-src/, ask);
    }
    return "load() says what to add, in page and workers";
  };
  return on(plain, "", work, { policy: POLICY.replace(" 'wasm-unsafe-eval'", "") });
}

function largeFiles() {
  return on(plain, "", async () => {
    const { differing } = await page.evaluate((question) => globalThis.fixture.largeFiles(question), question);
    assert.deepEqual(differing, []);
    return "a fault in a large file gives the same issue in an object and in its text";
  });
}

function theLoopTurns() {
  return on(plain, "browsers/", async () => {
    const measured = await page.evaluate(() => globalThis.asked.turns());
    assert.deepEqual(faultsIn(measured), []);
    const most = Math.max(...Object.values(measured).map(({ most }) => most));
    return `at most ${most} bytes of work between two turns, in ${Object.keys(measured).length} calls`;
  });
}

const WORKERS = ["judge", "judgeInWorker", "judgeRemotely"];

const result = await prove({
  cases: casesHaveTheirReport,
  files: filesAreTheSame,
  bodies: bodiesAreTheSame,
  "no bundler": runs(bundles.plain, WORKERS),
  "Vite, build": runs(bundles.vite, WORKERS),
  webpack: runs(bundles.webpack, WORKERS),
  "esbuild, one module": runs(bundles.esbuildModule, ["judge", "judgeInWorker"]),
  "without 'wasm-unsafe-eval'": saysWhatToAllow,
  "large files": largeFiles,
  turns: theLoopTurns,
});
await page.stop();
finish(...result.map((lines) => lines.map((line) => `${engine}: ${line}`)));
