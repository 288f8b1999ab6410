// What the page must not do: block, need the network, or allow content of other origins.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gb, usFull } from "./answers.mjs";
import { longTasks, observe } from "./check.mjs";
import { jpeg } from "./files.mjs";
import { answer, answerAll, eventually, field, submit, withPage } from "./page.mjs";
import { open } from "../package/browser.mjs";

const MIB = 1024 * 1024;
const FRONT = "individual.identity_document.front";
const BACK = "individual.identity_document.back";
const PROOF = "individual.proof_of_address.files";

/** Different files of 10 MiB. */
function largeFiles(work, count) {
  return Array.from({ length: count }, (_, index) => {
    const path = resolve(work, `ten-mebibytes-${index + 1}.jpg`);
    writeFileSync(path, jpeg(10 * MIB, index + 1));
    return path;
  });
}

/** Answers with large files, so that building the payload takes some time. */
async function answerWithLargeFiles(page, { files, work }) {
  const [front, ...proofs] = largeFiles(work, 5);
  await answerAll(page, { ...usFull(files), [FRONT]: front });
  await answer(page, PROOF, proofs);
}

async function sevenFiles(page, { files, work }) {
  const paths = largeFiles(work, 7);
  const { [PROOF]: _, ...answers } = usFull(files);
  await answerAll(page, answers);
  await observe(page);
  await answer(page, FRONT, paths[0]);
  await answer(page, BACK, paths[1]);
  await answer(page, PROOF, paths.slice(2));
  await eventually(() => field(page, PROOF).locator("li small", { hasText: "image/jpeg" }).count(), 5, "all are checked");
  const progress = page.waitForFunction(() => !document.getElementById("building").hidden);
  await submit(page);
  await progress;
  await page.locator("#result").waitFor();
  const tasks = await longTasks(page);
  assert.deepEqual(tasks, [], "tasks over 50 ms");
  assert.match(await page.locator("#result").textContent(), /The payload has 93\.3 MiB/);
  return "added and built with progress, without a task over 50 ms";
}

async function stopped(page, where) {
  await answerWithLargeFiles(page, where);
  const stop = page.waitForFunction(() => {
    const isShown = !document.getElementById("building").hidden;
    isShown && document.getElementById("stop-building").click();
    return isShown;
  });
  await submit(page);
  await stop;
  await eventually(() => page.locator("#building").isVisible(), false, "building ends");
  assert.equal(await page.locator("#result").isVisible(), false, "without a result");
  return "no result";
}

/** An answer changes while the payload is built: the outdated payload is not offered. */
async function changedMeanwhile(page, where) {
  await answerWithLargeFiles(page, where);
  const change = page.waitForFunction(() => {
    const isBuilding = !document.getElementById("building").hidden;
    const name = document.getElementById("individual.first_name");
    if (isBuilding) {
      name.value = "Augusta";
      name.dispatchEvent(new Event("input", { bubbles: true }));
    }
    return isBuilding;
  });
  await submit(page);
  await change;
  await eventually(() => page.locator("#building").isVisible(), false, "building ends");
  assert.equal(await page.locator("#result").isVisible(), false, "without a result");
  await submit(page);
  await page.locator("#result").waitFor();
  assert.match(await page.getByRole("region", { name: "The payload", exact: true }).textContent(), /Augusta/);
  return "no outdated payload";
}

async function offline(page, { files }) {
  // Once the service worker is active, it has cached everything that the page loads.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await answerAll(page, gb(files));
  await submit(page);
  await page.locator("#result").waitFor();
  await page.reload();
  await page.locator("#form").waitFor();
  await answerAll(page, gb(files));
  await submit(page);
  await page.locator("#result").waitFor();
  return "used, reloaded, and used again";
}

/** The policy is sent for the page and the worker, and the browser enforces it. */
async function policy({ browser, address }) {
  const { context, page } = await open(browser, address);
  try {
    const headerOf = async (name) => (await page.request.get(new URL(name, address).href)).headers()["content-security-policy"];
    assert.match(await headerOf(""), /^default-src 'none'; /);
    assert.equal(await headerOf("worker.js"), await headerOf(""));
    const blocked = await page.evaluate(async () => {
      const seen = new Set();
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => seen.add(effectiveDirective));
      await fetch("https://example.com").catch(() => undefined);
      const script = document.createElement("script");
      script.textContent = "globalThis.ran = true";
      document.body.append(script);
      document.body.setAttribute("style", "color: red");
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [...seen].sort();
    });
    assert.deepEqual(blocked, ["connect-src", "script-src-elem", "style-src-attr"]);
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    return blocked.join(", ");
  } finally {
    await context.close();
  }
}

/** The names of all files of a folder and the folders in it, except `vendor`. */
function sources(folder, under = "") {
  return readdirSync(resolve(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const name = under ? `${under}/${entry.name}` : entry.name;
    return entry.name === "vendor" ? [] : entry.isDirectory() ? sources(folder, name) : [name];
  });
}

async function noRules({ tests }) {
  const page = resolve(tests, "../www");
  const names = sources(page);
  assert.ok(names.includes("main.js") && names.includes("fields/files.js"), "the sources are found");
  for (const word of ["10485760", "10_485_760", '"VA"', "salaryBusinessIncome", "NATIONAL_ID", '"PASSPORT"', "image/jpeg"]) {
    const found = names.filter((name) => readFileSync(resolve(page, name), "utf8").includes(word));
    assert.deepEqual(found, [], word);
  }
  return `${names.length} files without a list, a limit or a rule`;
}

/** Scripts of the package that the page never loads: for other runtimes, and for a module that does not start. */
const NOT_LOADED = [
  "failures.js",
  "file-reader.js",
  "json-schema.js",
  "quality.js",
  "remote.js",
  "serve.js",
  "text-coders.js",
  "thread-port.js",
];

/** A file that the service worker does not cache would only be missed offline. */
async function cached({ tests }) {
  const page = resolve(tests, "../www");
  const worker = readFileSync(resolve(page, "service-worker.js"), "utf8");
  const own = sources(page).filter((name) => /\.(js|css|svg)$/.test(name) && name !== "service-worker.js");
  const ofPackage = readdirSync(resolve(tests, "../pkg/src")).filter((name) => !NOT_LOADED.includes(name));
  const packaged = ofPackage.map((name) => `../pkg/src/${name}`);
  const missing = [...own, ...packaged].filter((name) => !worker.includes(`"${name}"`));
  assert.deepEqual(missing, []);
  return `${own.length} files of the page, ${packaged.length} of the package`;
}

const on = (proof) => (where) => withPage(where, (page) => proof(page, where));

export const quiet = {
  "seven files of 10 MiB": on(sevenFiles),
  "stopping a build": on(stopped),
  "an answer that changes during a build": on(changedMeanwhile),
  "without a network": on(offline),
  "the policy blocks": policy,
  "no rules in the page": noRules,
  "the service worker caches": cached,
};
