// What the page must not do: block, need the network, or allow content of other origins.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gb, usFull } from "./answers.mjs";
import { assertResponsive } from "./busy.mjs";
import { jpeg } from "./files.mjs";
import { answer, answerAll, control, eventually, field, finished, goTo, reside, submit, withPage } from "./page.mjs";
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
  await assertResponsive(page, async () => {
    await answer(page, FRONT, paths[0]);
    await answer(page, BACK, paths[1]);
    await answer(page, PROOF, paths.slice(2));
    await eventually(() => field(page, PROOF).getByText("JPEG file", { exact: true }).count(), 5, "all are checked");
    await goTo(page, "check");
    const progress = whileBuilding(page);
    await submit(page);
    await progress;
    await finished(page);
  });
  assert.match(await page.locator('[data-step="result"]').textContent(), /The file is 93\.4 MB/);
  return "added and built with progress, without a long task";
}

/** Waits until the payload is being built, and then does something in the page. */
function whileBuilding(page, act = "") {
  return page.waitForFunction(
    ([act]) => {
      const form = document.querySelector("harbor-onboarding-form").shadowRoot;
      const isShown = !form.querySelector(".building").hidden;
      if (isShown) {
        // The policy allows no other way to run what a test brings.
        act === "stop" ? form.querySelector(".building button").click() : act === "change" && change(form);
      }
      return isShown;

      function change(form) {
        const name = form.getElementById("individual.first_name");
        name.value = "Augusta";
        name.dispatchEvent(new Event("input", { bubbles: true }));
      }
    },
    [act],
  );
}

async function stopped(page, where) {
  await answerWithLargeFiles(page, where);
  await goTo(page, "check");
  const stop = whileBuilding(page, "stop");
  await submit(page);
  await stop;
  await eventually(() => page.locator(".building").isVisible(), false, "building ends");
  assert.equal(await page.locator(".success").isVisible(), false, "without a result");
  return "no result";
}

/** An answer changes while the payload is built: the outdated payload is not offered. */
async function changedMeanwhile(page, where) {
  await answerWithLargeFiles(page, where);
  await goTo(page, "check");
  const change = whileBuilding(page, "change");
  await submit(page);
  await change;
  await eventually(() => page.locator(".building").isVisible(), false, "building ends");
  assert.equal(await page.locator(".success").isVisible(), false, "without a result");
  await submit(page);
  await finished(page);
  await page.getByText("For developers", { exact: true }).click();
  assert.match(await page.getByRole("region", { name: "The payload", exact: true }).textContent(), /Augusta/);
  return "no outdated payload";
}

async function offline(page, { files }) {
  // Once the service worker is active, it has cached everything that the page loads.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await answerAll(page, gb(files));
  await submit(page);
  await finished(page);
  await page.reload();
  await page.locator("[data-step]:visible").waitFor();
  await reside(page);
  await answerAll(page, gb(files));
  await submit(page);
  await finished(page);
  return "used, reloaded, and used again";
}

/** The policy is sent for the page and the worker, and the browser enforces it. */
async function policy({ browser, address }) {
  const { context, page } = await open(browser, address);
  try {
    const headerOf = async (name) => (await page.request.get(new URL(name, address).href)).headers()["content-security-policy"];
    assert.match(await headerOf(""), /^default-src 'none'; /);
    assert.equal(await headerOf("app/worker.js"), await headerOf(""));
    const blocked = await page.evaluate(async () => {
      const seen = new Set();
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => seen.add(effectiveDirective));
      await fetch("https://example.com").catch(() => undefined);
      const script = document.createElement("script");
      try {
        script.textContent = "globalThis.ran = true";
        document.body.append(script);
      } catch {
        // Text is not trusted as a script.
      }
      try {
        new Worker("data:text/javascript,");
      } catch {
        // Nor is an address that is not one of the page's own workers.
      }
      document.body.setAttribute("style", "color: red");
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [...seen].sort();
    });
    assert.deepEqual(blocked, ["connect-src", "require-trusted-types-for", "style-src-attr"]);
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
  const folders = ["www/src", "pkg/form"].map((folder) => resolve(tests, "..", folder));
  // What the form shows before its module is there comes from the module.
  const written = (folder) => sources(folder).filter((name) => name !== "initial.js");
  const paths = folders.flatMap((folder) => written(folder).map((name) => resolve(folder, name)));
  assert.ok(paths.some((path) => path.endsWith("main.js")), "the sources are found");
  for (const word of ["10485760", "10_485_760", '"VA"', "salaryBusinessIncome", "NATIONAL_ID", '"PASSPORT"', "image/jpeg"]) {
    const found = paths.filter((path) => readFileSync(path, "utf8").includes(word));
    assert.deepEqual(found, [], word);
  }
  return `${paths.length} files without a list, a limit or a rule`;
}

/** What the page loads beside its own scripts: what the bundles name, and a file for each language. */
function ofPackage(bundles, tests) {
  const scripts = bundles.flatMap((text) => text.match(/(?<=import\("\.\.\/)\.\.\/pkg\/[^"]*/g) ?? []);
  const locales = readdirSync(resolve(tests, "../pkg/locales")).map((name) => `../pkg/locales/${name}`);
  return [...scripts, ...locales, "../pkg/src/subdivision-names.js", "../pkg/wasm/harbor_preflight_bg.wasm"];
}

/** Named in the bundles, and never loaded: for a page that has no module, or asks for a JSON Schema. */
const NOT_LOADED = ["../pkg/wasm-base64.js", "../pkg/src/json-schema.js"];

/** A file that the service worker does not keep would only be missed without a network. */
async function kept({ tests }) {
  const page = resolve(tests, "../www");
  const text = readFileSync(resolve(page, "service-worker.js"), "utf8");
  const names = text.slice(text.indexOf("const FILES"), text.indexOf("];")).match(/(?<=")[^"]+/g).filter((name) => !name.includes("\n"));
  const own = sources(page).filter((name) => /\.(js|css|svg)$/.test(name) && !/^(src\/|service-worker)/.test(name));
  const bundles = own.filter((name) => name.startsWith("app/")).map((name) => readFileSync(resolve(page, name), "utf8"));
  const packaged = ofPackage(bundles, tests).filter((name) => !NOT_LOADED.includes(name));
  assert.deepEqual(new Set(names), new Set(["./", ...own, "vendor/pico/pico.min.css", ...packaged]));
  return `${own.length} files of the page, ${packaged.length} of the package`;
}

/** Every step can be opened from the start. */
const on = (proof) => (where) =>
  withPage(where, async (page) => {
    await reside(page);
    return proof(page, where);
  });

export const quiet = {
  "seven files of 10 MiB": on(sevenFiles),
  "stopping a build": on(stopped),
  "an answer that changes during a build": on(changedMeanwhile),
  "without a network": on(offline),
  "the policy blocks": policy,
  "no rules in the page": noRules,
  "the service worker keeps": kept,
};
