// Checks that the packed package works in a page and in a worker, with any bundler or none, under a strict policy,
// without requests to other origins, and offline once it is loaded.

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

/** Where the module is loaded from. */
const FILE = "the .wasm";
const SCRIPT = "its copy as a script";

function ask(page, name) {
  return page.evaluate(([name, question]) => globalThis.fixture[name](question), [name, question]);
}

/** Asks offline. A worker learns a moment later that the network is gone. */
async function askOffline(page, name) {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask(page, name);
    if (!answer.hasNetwork || attempt === 50) {
      return answer;
    }
    await setTimeout(100);
  }
}

/** Validates in the page, and in its worker if it has one, online and then offline. */
async function validates(address, from, names) {
  const { context, page, seen } = await open(browser, address);
  try {
    for (const hasNetwork of [true, false]) {
      await context.setOffline(!hasNetwork);
      for (const name of names) {
        const { violations = [], ...answer } = await (hasNetwork ? ask(page, name) : askOffline(page, name));
        assert.deepEqual(answer, { valid: [true, false], hasNetwork }, name);
        assert.deepEqual(violations, [], "violations in the worker");
      }
      if (hasNetwork) {
        // Not even a request for the file, where the bundler has not copied it.
        assert.deepEqual(seen.errors, [], "the console");
      }
    }
    assert.deepEqual(await violationsIn(page), [], "violations in the page");
    assert.deepEqual(seen.foreign, [], "requests to other origins");
    assert.equal(seen.modules.length, from === FILE ? names.length : 0, "modules that were fetched");
  } finally {
    await context.close();
  }
  return `${["page", "page and worker", "page, worker and the package's own"][names.length - 1]}, ${from}, same results offline`;
}

const PAGE = ["judge"];
const PAGE_AND_WORKER = ["judge", "judgeInWorker"];
/** With bundlers that build the package's own worker. */
const ALL = [...PAGE_AND_WORKER, "judgeRemotely"];

/** Tests the output of a bundler under the policy. */
function built(build, from, { names = PAGE_AND_WORKER, ...server } = {}) {
  return async () => {
    const folder = empty(workFolder, build.name);
    await build(source, folder);
    const { address, close } = await serve(folder, server);
    try {
      return `${await validates(address, from, names)}, no violation of the policy`;
    } finally {
      close();
    }
  };
}

/** Tests the development server without the policy, which would block the scripts that it adds to the page. */
async function developed() {
  const server = await bundles.viteServer(source);
  try {
    return await validates(server.address, FILE, PAGE_AND_WORKER);
  } finally {
    await server.close();
  }
}

/** A control: with a stricter policy, a violation is seen. */
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

/** Most of a large file is decoded by the browser itself. This must not change the report. */
async function readByTheBrowser() {
  const folder = empty(workFolder, "readByTheBrowser");
  bundles.plain(source, folder);
  const server = await serve(folder);
  const { context, page } = await open(browser, server.address);
  try {
    assert.deepEqual(await ask(page, "largeFiles"), { differing: [], readsBase64: true });
    return "a fault in a large file gives the same issue in an object and in its text";
  } finally {
    await context.close();
    server.close();
  }
}

const result = await prove({
  "no bundler": built(bundles.plain, FILE, { names: ALL }),
  "esbuild, chunks": built(bundles.esbuildChunks, SCRIPT),
  "esbuild, one module": built(bundles.esbuildModule, SCRIPT),
  "esbuild, one module, a server that answers everything": built(bundles.esbuildModule, SCRIPT, { answersAll: true }),
  "esbuild, classic script": built(bundles.esbuildClassic, SCRIPT, { names: PAGE }),
  "esbuild, inline": built(bundles.esbuildInline, SCRIPT, { names: PAGE }),
  webpack: built(bundles.webpack, FILE, { names: ALL }),
  "Vite, build": built(bundles.vite, FILE, { names: ALL }),
  "Vite, development": developed,
  "without 'wasm-unsafe-eval'": violated,
  "large files": readByTheBrowser,
});
await browser.close();
finish(...result);
