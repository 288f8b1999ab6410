// Proves that the packed package works in a page and in a worker, whatever bundler has made them or none, under a
// strict policy, without any request to elsewhere, and without a network once it is loaded.

import assert from "node:assert/strict";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { launch, open, POLICY, serve, violationsIn } from "./browser.mjs";
import * as bundles from "./bundles.mjs";
import { empty, finish, install, pack, prove, readArguments, readPayload, TODAY } from "./common.mjs";

const [packageFolder, payloadsFolder, workFolder] = readArguments("PACKAGE_FOLDER", "PAYLOADS_FOLDER", "WORK_FOLDER");

const tarball = pack(packageFolder, workFolder);
const source = install(tarball, "page", workFolder);
const question = { bodies: [readPayload(payloadsFolder, "us-full"), {}], today: TODAY };
const browser = await launch();

/** Where the module came from. */
const FILE = "the .wasm";
const SCRIPT = "its copy as a script";

function ask(page, judge) {
  return page.evaluate(([judge, question]) => globalThis.fixture[judge](question), [judge, question]);
}

/** What the console says of a file that the bundler has left behind is expected where the copy is used. */
function isExpected(error, from) {
  return from === SCRIPT && error.endsWith("/harbor_preflight_bg.wasm)");
}

/** Asks when the network is gone: that it is taken away reaches a worker a moment later. */
async function askOffline(page, place) {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask(page, place);
    if (!answer.hasNetwork || attempt === 50) {
      return answer;
    }
    await setTimeout(100);
  }
}

/** Has the page, and its worker if it has one, judge with the network and then without. */
async function judges(address, from, places) {
  const { context, page, seen } = await open(browser, address);
  try {
    for (const hasNetwork of [true, false]) {
      await context.setOffline(!hasNetwork);
      for (const place of places) {
        const { violations = [], ...answer } = await (hasNetwork ? ask(page, place) : askOffline(page, place));
        assert.deepEqual(answer, { valid: [true, false], hasNetwork }, place);
        assert.deepEqual(violations, [], "violations in the worker");
      }
      if (hasNetwork) {
        assert.deepEqual(seen.errors.filter((error) => !isExpected(error, from)), [], "the console");
      }
    }
    assert.deepEqual(await violationsIn(page), [], "violations in the page");
    assert.deepEqual(seen.foreign, [], "requests to elsewhere");
    assert.equal(seen.modules.length, from === FILE ? places.length : 0, "modules that were fetched");
  } finally {
    await context.close();
  }
  return `${places.length === 1 ? "page" : "page and worker"}, ${from}, same verdicts without a network`;
}

const PAGE = ["judge"];
const PAGE_AND_WORKER = ["judge", "judgeInWorker"];

/** What a bundler has built, under the policy. */
function built(build, from, { places = PAGE_AND_WORKER, ...server } = {}) {
  return async () => {
    const folder = empty(workFolder, build.name);
    await build(source, folder);
    const { address, close } = await serve(folder, server);
    try {
      return `${await judges(address, from, places)}, no violation of the policy`;
    } finally {
      close();
    }
  };
}

/** The development server puts scripts into the page, which the policy would bar. */
async function developed() {
  const server = await bundles.viteServer(source);
  try {
    return await judges(server.address, FILE, PAGE_AND_WORKER);
  } finally {
    await server.close();
  }
}

/** That no violation is seen means something only if one would be. */
async function violated() {
  const folder = empty(workFolder, "violated");
  bundles.plain(source, folder);
  const server = await serve(folder, { policy: POLICY.replace(" 'wasm-unsafe-eval'", "") });
  const { context, page } = await open(browser, server.address);
  try {
    await assert.rejects(ask(page, "judge"), /add 'wasm-unsafe-eval' to script-src/);
    assert.deepEqual([...new Set(await violationsIn(page))], ["wasm-eval"]);
    await assert.rejects(ask(page, "judgeInWorker"), /add 'wasm-unsafe-eval' to script-src/);
    return "load() says what to add, in page and worker, and the violation is seen";
  } finally {
    await context.close();
    server.close();
  }
}

/** That the browser itself reads most of a large file changes no report. */
async function readByTheBrowser() {
  const folder = empty(workFolder, "readByTheBrowser");
  bundles.plain(source, folder);
  const server = await serve(folder);
  const { context, page } = await open(browser, server.address);
  try {
    assert.deepEqual(await ask(page, "largeFiles"), { differing: [], readsBase64: true });
    return "a fault in a large file is told alike in an object and in its text";
  } finally {
    await context.close();
    server.close();
  }
}

const result = await prove({
  "no bundler": built(bundles.plain, FILE),
  "esbuild, chunks": built(bundles.esbuildChunks, SCRIPT),
  "esbuild, one module": built(bundles.esbuildModule, SCRIPT),
  "esbuild, one module, a server with an answer to all": built(bundles.esbuildModule, SCRIPT, { answersAll: true }),
  "esbuild, classic script": built(bundles.esbuildClassic, SCRIPT, { places: PAGE }),
  "esbuild, inline": built(bundles.esbuildInline, SCRIPT, { places: PAGE }),
  webpack: built(bundles.webpack, FILE),
  "Vite, build": built(bundles.vite, FILE),
  "Vite, development": developed,
  "without 'wasm-unsafe-eval'": violated,
  "large files": readByTheBrowser,
});
await browser.close();
finish(...result);
