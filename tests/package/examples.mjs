// Runs the examples of the package in Chromium: each shows an error where it belongs, and takes what is right.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { eventually, launch, open, serve } from "./browser.mjs";
import { empty, finish, install, load, pack, PACKAGES, prove, readArguments, readPayload } from "./common.mjs";

const [packageFolder, testsFolder, workFolder] = readArguments("PACKAGE_FOLDER", "TESTS_FOLDER", "WORK_FOLDER");

const examples = resolve(packageFolder, "examples");
const fileOf = (name) => resolve(testsFolder, "files", name);
const browser = await launch();

/** How a page around a component shows it, and keeps what it gives. */
const ENTRIES = {
  "react-hook-form.jsx": `
    import { createElement } from "react";
    import { createRoot } from "react-dom/client";
    import { Onboarding } from "./example.jsx";
    import values from "./values.json";
    const onReady = (ready) => { globalThis.ready = ready; };
    createRoot(document.querySelector("main")).render(createElement(Onboarding, { values, onReady }));`,
  "onboarding.vue": `
    import { createApp, h, Suspense } from "vue";
    import Onboarding from "./example.vue";
    import values from "./values.json";
    const onReady = (ready) => { globalThis.ready = ready; };
    createApp({ render: () => h(Suspense, () => h(Onboarding, { values, onReady })) }).mount("main");`,
};

const PAGE = `<!doctype html><html lang="en"><title>Example</title><main></main><script type="module" src="/entry.js"></script></html>`;

const source = install(pack(packageFolder, workFolder), "forms", workFolder);
for (const name of ["@hookform/resolvers", "react", "react-dom", "react-hook-form", "vue"]) {
  const link = join(source, "node_modules", name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(PACKAGES, name), link);
}

/** Builds a component with Vite, as its users do. Returns the folder to serve. */
async function build(name) {
  const folder = empty(source, `example-${name.split(".")[0]}`);
  const values = readPayload(join(testsFolder, "payloads"), "us-full");
  values.individual.first_name = "";
  writeFileSync(join(folder, "values.json"), JSON.stringify(values));
  writeFileSync(join(folder, `example.${name.split(".")[1]}`), readFileSync(join(examples, name)));
  writeFileSync(join(folder, "entry.js"), ENTRIES[name]);
  writeFileSync(join(folder, "index.html"), PAGE);
  const [{ build }, { default: vue }] = [await load("vite"), await load("@vitejs/plugin-vue")];
  const plugins = name.endsWith(".vue") ? [vue()] : [];
  await build({ root: folder, configFile: false, plugins, logLevel: "error", build: { target: "esnext" } });
  return join(folder, "dist");
}

async function withPage(folder, path, use) {
  const server = await serve(folder, { policy: "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self' data:" });
  const { context, page } = await open(browser, `${server.address}${path}`);
  try {
    return await use(page);
  } finally {
    await context.close();
    server.close();
  }
}

const alerts = (page) => page.getByRole("alert").count();

/** An empty name and a file of a wrong type are reported; then both are right, and the request is built. */
function component(name) {
  return async () =>
    withPage(await build(name), "", async (page) => {
      const submit = () => page.getByRole("button", { name: "Build the request" }).click();
      const file = page.locator("input[type=file]");
      await file.setInputFiles(fileOf("photo.heic"));
      await submit();
      await eventually(() => alerts(page), 2, "both fields have an error");
      await page.locator("input:not([type=file])").fill("Ada");
      await file.setInputFiles(fileOf("front.jpg"));
      await submit();
      await page.waitForFunction(() => globalThis.ready !== undefined);
      assert.equal(await alerts(page), 0);
      const [valid, body] = await page.evaluate(async () => [ready.report.valid, await ready.payload.text()]);
      const expected = readFileSync(fileOf("front.jpg")).toString("base64");
      assert.deepEqual([valid, JSON.parse(body).individual.identity_document.front], [true, expected]);
      return "an error at each field, then a valid request";
    });
}

async function plain() {
  return withPage(packageFolder, "examples/plain.html", async (page) => {
    const lines = () => page.getByRole("listitem").allTextContents();
    const choose = (name) => page.getByLabel("A picture or PDF of your document").setInputFiles(fileOf(name));
    await choose("front.jpg");
    await eventually(lines, ["This file can be sent."], "a whole photo");
    await choose("photo.heic");
    await eventually(async () => (await lines()).every((line) => line !== "This file can be sent."), true, "another type");
    return "a message for each file";
  });
}

/** The HTML in a document, as a page of the repository: it is served from the folder that the document assumes. */
function ofDocument(name) {
  const html = /```html\n([^]*?)\n```/.exec(readFileSync(resolve(packageFolder, name), "utf8"))[1];
  return async () => {
    const folder = empty(workFolder, "document");
    writeFileSync(join(folder, "index.html"), `<!doctype html><title>Example</title>${html}`);
    symlinkSync(resolve(packageFolder), join(folder, "pkg"));
    return withPage(folder, "", async (page) => {
      const logged = page.waitForEvent("console", (message) => message.type() === "log");
      await page.locator("#front").setInputFiles(fileOf("photo.heic"));
      assert.match((await logged).text(), /JPEG/);
      return "logs the message of a file of a wrong type";
    });
  };
}

const result = await prove({
  "README.md": ofDocument("../README.md"),
  "pkg/README.md": ofDocument("README.md"),
  "plain.html": plain,
  "react-hook-form.jsx": component("react-hook-form.jsx"),
  "onboarding.vue": component("onboarding.vue"),
});
await browser.close();
finish(...result);
