// The page as it is hosted: versions that never mix, a network that does not answer, and what is said when it cannot start.

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { answer, eventually, openStep, policyOf, proceed } from "./page.mjs";
import { open, serve } from "../package/browser.mjs";
import { empty } from "../package/common.mjs";

/** A copy of what is hosted, which a test may change. */
function hosted({ tests, work }, name, folders = ["www", "pkg"]) {
  const root = empty(work, name);
  folders.forEach((folder) => cpSync(resolve(tests, "..", folder), join(root, folder), { recursive: true }));
  return root;
}

/** Publishes another version: a text of the form, and one of the page. */
function publish(root, word) {
  const scripts = join(root, "www/app/main.js");
  writeFileSync(scripts, readFileSync(scripts, "utf8").replace(/"step\.residence":"[^"]*"/, `"step.residence":"${word}"`));
  const page = join(root, "www/index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace(/<strong>[^<]*<\/strong>/, `<strong>${word}</strong>`));
}

/** The version that a page shows: what its HTML and its scripts say. */
function shown(page) {
  return page.evaluate(() => {
    const form = document.querySelector("harbor-onboarding-form").shadowRoot;
    return [document.querySelector(".brand strong").textContent, form?.getElementById("step-residence")?.textContent];
  });
}

function versions(page) {
  return page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("harbor-preflight-")).length);
}

async function versionsApart(where) {
  const root = hosted(where, "versions");
  publish(root, "first");
  const { address, close } = await serve(root, { policy: policyOf(root) });
  const { context, page } = await open(where.browser, `${address}www/`);
  try {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await eventually(() => shown(page), ["first", "first"], "the first version");
    publish(root, "second");
    const other = await context.newPage();
    // A page that is opened while the new version is still being loaded has the old one.
    const openOther = async () => {
      await other.goto(`${address}www/`);
      await other.locator("[data-step]:not([hidden])").waitFor();
      return shown(other);
    };
    await eventually(openOther, ["second", "second"], "a page that is opened later has the new version");
    const lazily = await page.evaluate(async () => (await (await fetch("app/main.js")).text()).includes('"second"'));
    assert.equal(lazily, false, "what the old page loads later is still of its version");
    assert.equal(await versions(page), 2);
    await page.close();
    // A page that was asked for within the last minute is never tidied up.
    await other.evaluate(async () => {
      const notes = await caches.open("harbor-preflight");
      for (const request of await notes.keys()) {
        const kept = await (await notes.match(request)).json();
        await notes.put(request, new Response(JSON.stringify({ ...kept, time: 0 })));
      }
    });
    await other.reload();
    await eventually(() => versions(other), 1, "the old version is removed once no page uses it");
    return "a page keeps its version; the next one has the new one; the old one is removed";
  } finally {
    await context.close();
    close();
  }
}

/** The network is there, but does not answer. */
async function silentNetwork(where) {
  const root = hosted(where, "silent");
  let isSilent = false;
  const { address, close } = await serve(root, { policy: policyOf(root), isSilent: () => isSilent });
  const { context, page } = await open(where.browser, `${address}www/`);
  try {
    await page.evaluate(() => navigator.serviceWorker.ready);
    isSilent = true;
    await page.reload();
    await page.locator("[data-step]:not([hidden])").waitFor();
    return "the version that is kept starts";
  } finally {
    await context.close();
    close();
  }
}

async function withoutPackage(where) {
  const root = hosted(where, "alone", ["www"]);
  const { address, close } = await serve(root, { policy: policyOf(root) });
  const { context, page } = await open(where.browser, `${address}www/`);
  try {
    await page.getByRole("alert").getByText("The folder pkg is missing beside this page.").waitFor();
    assert.equal(await page.getByText("Loading the form").count(), 0, "it does not seem to load for ever");
    return "says what to serve";
  } finally {
    await context.close();
    close();
  }
}

async function fromFile({ browser, tests }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(resolve(tests, "../www/index.html")).href);
    await page.getByRole("alert").getByText("A browser does not start this page from a file.").waitFor();
    assert.equal(await page.getByText("Loading the form").count(), 0);
    return "says that it has to be served";
  } finally {
    await context.close();
  }
}

/** The scripts that the page loads before the form is there are all asked for at once. */
async function preloaded({ browser, address }) {
  const { context, page } = await open(browser, address);
  try {
    await page.locator("[data-step]:not([hidden])").waitFor();
    const { loaded, preloaded } = await page.evaluate(() => ({
      loaded: performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.endsWith(".js")),
      preloaded: [...document.querySelectorAll("link[rel=modulepreload]")].map(({ href }) => href),
    }));
    const scripts = loaded.filter((name) => !/\/(start|form-worker)\.js$/.test(name));
    assert.deepEqual([...new Set(scripts)].sort(), [...preloaded].sort());
    return `${preloaded.length} scripts`;
  } finally {
    await context.close();
  }
}

/** The form can be used while its module is still on its way: what was answered is checked when it arrives. */
async function beforeTheModule({ browser, address }) {
  let arrive;
  const arrival = new Promise((resolve) => (arrive = resolve));
  const prepare = async (context) => {
    await context.route("**/*.wasm", async (route) => {
      await arrival;
      await route.continue();
    });
    // What a service worker loads does not come by here.
    await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  };
  const { context, page } = await open(browser, address, { prepare });
  try {
    await answer(page, "individual.residence.country", "Japan");
    await proceed(page);
    await page.locator("form[aria-busy=true]").waitFor();
    assert.equal(await openStep(page), "residence");
    arrive();
    await eventually(() => openStep(page), "person", "the step is left once it is checked");
    assert.equal(await page.locator("form[aria-busy]").count(), 0);
    return "answered before it, and checked with it";
  } finally {
    await context.close();
  }
}

/** Where things are does not change while the page comes up. */
async function layout(where) {
  const prepare = (context) =>
    context.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => {
        globalThis.shift += list.getEntries().reduce((sum, { value }) => sum + value, 0);
      }).observe({ type: "layout-shift", buffered: true });
    });
  const shifts = [];
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    const { context, page } = await open(where.browser, where.address, { prepare, viewport });
    await page.locator("[data-step]:not([hidden])").waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    shifts.push(await page.evaluate(() => globalThis.shift));
    await context.close();
  }
  assert.ok(shifts.every((shift) => shift < 0.05), `the layout shifts by ${shifts.join(" and ")}`);
  return `shifts of ${shifts.map((shift) => shift.toFixed(3)).join(" and ")}`;
}

export const hosting = {
  "versions of the page": versionsApart,
  "a network that does not answer": silentNetwork,
  "the page without the package": withoutPackage,
  "the page as a file": fromFile,
  "scripts are preloaded": preloaded,
  "the form before its module": beforeTheModule,
  "the layout while the page comes up": layout,
};
