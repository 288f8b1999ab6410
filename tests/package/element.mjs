// Checks that the form works as an element of other pages: in plain HTML, in React and in Vue, and twice in a page.

import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { assertQuiet, eventually, launch, open, serve } from "./browser.mjs";
import { empty, finish, install, load, pack, PACKAGES, prove, readArguments, readPayload } from "./common.mjs";
import { usFull } from "../form/answers.mjs";
import { answer, openStep, proceed } from "../form/page.mjs";

const [packageFolder, testsFolder, workFolder] = readArguments("PACKAGE_FOLDER", "TESTS_FOLDER", "WORK_FOLDER");
const source = install(pack(packageFolder, workFolder), "element", workFolder);
const sample = readPayload(join(testsFolder, "payloads"), "us-full");
const browser = await launch();

/** Builds the page of a framework with Vite, as its users do. */
async function build(name) {
  const { build } = await load("vite");
  const { default: vue } = await load("@vitejs/plugin-vue");
  const folder = empty(workFolder, `element-${name}`);
  const isCustomElement = (tag) => tag.startsWith("harbor-");
  const at = (...names) => Object.fromEntries(names.map((name) => [name, join(PACKAGES, name)]));
  await build({
    root: source,
    base: "./",
    configFile: false,
    logLevel: "error",
    plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
    resolve: { alias: at("react-dom", "react", "vue") },
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: join(source, `${name}.html`) } },
  });
  return folder;
}

/** Serves a page, and collects what is sent to it. */
async function withPage(folder, name, proof) {
  const { address, close } = await serve(folder);
  const { context, page, seen } = await open(browser, `${address}${name}.html`, {
    async prepare(context) {
      await context.route("**/onboarding", (route) => route.fulfill({ status: 202 }));
    },
  });
  try {
    await page.locator("[data-step]:not([hidden])").first().waitFor();
    const proved = await proof(page);
    await assertQuiet(page, seen);
    return proved;
  } finally {
    await context.close();
    close();
  }
}

/** Fills in the guide's example, and checks what the page sends. */
async function filled(page) {
  const answers = Object.entries(usFull(resolve(testsFolder, "files")));
  for (const step of ["residence", "person", "address", "documents", "money"]) {
    await eventually(() => openStep(page), step, "the step that is open");
    for (const [path, value] of answers) {
      const isHere = await page.locator(`[data-step="${step}"] [id="${path}"]`).count();
      if (isHere) {
        await answer(page, path, value);
      }
    }
    await proceed(page);
  }
  const request = page.waitForRequest("**/onboarding");
  await page.getByRole("button", { name: "Confirm and finish" }).click();
  const body = await (await request).postDataBuffer();
  assert.deepEqual(JSON.parse(body.toString("utf8")), sample, "the page gets the payload");
  await page.locator(".success").waitFor();
  return "filled in; the page gets the payload";
}

/** Two forms do not know of each other. */
async function twice(page) {
  const [one, other] = [page.locator("#one"), page.locator("#other")];
  const country = (form) => form.locator('[id="individual.residence.country"]').inputValue();
  await eventually(() => country(one), "United States");
  await eventually(() => country(other), "United Kingdom");
  await one.getByRole("button", { name: "Continue" }).click();
  await one.locator('[data-step="person"]').waitFor();
  assert.equal(await other.locator('[data-step="residence"]').isVisible(), true, "the other stays where it was");
  assert.equal(await one.locator('[id="individual.ssn"]').isVisible(), true);
  await one.locator('[id="individual.first_name"]').fill("Ada");
  const given = (form) => form.evaluate((form) => form.values.individual.first_name);
  assert.deepEqual([await given(one), await given(other)], ["Ada", undefined]);
  const colour = (form) => form.locator("#continue").evaluate((button) => getComputedStyle(button).backgroundColor);
  assert.equal(await colour(other), "rgb(120, 0, 120)", "styled by a custom property");
  const style = (form) => form.locator("h2[part=title]:visible").evaluate((title) => getComputedStyle(title).fontStyle);
  assert.deepEqual([await style(one), await style(other)], ["normal", "italic"], "and by a part");
  await one.evaluate((form) => form.setAttribute("contract", "individual-v1.1"));
  await one.locator('[id="individual.phone_number"]').waitFor({ state: "attached" });
  await eventually(() => given(one), "Ada", "another contract keeps the answers");
  await other.evaluate((form) => form.remove());
  assert.equal(await one.isVisible(), true);
  return "apart, each with its contract, colours and answers";
}

const built = (name) => async () => withPage(await build(name), name, filled);
const proofs = {
  "plain HTML": () => withPage(source, "html", filled),
  React: built("react"),
  Vue: built("vue"),
  "two forms in a page": () => withPage(source, "twice", twice),
};
const proved = await prove(proofs);
await browser.close();
finish(...proved);
