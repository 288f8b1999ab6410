// Checks that form libraries work with the package without adapters: in a real form in a browser, errors are shown at
// the right fields with the messages of the package, files are checked, and a form without errors is submitted.

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { eventually, launch, open, serve, violationsIn } from "./browser.mjs";
import { empty, finish, install, load, pack, PACKAGES, prove, readArguments, readPayload, TODAY } from "./common.mjs";

const [packageFolder, testsFolder, workFolder] = readArguments("PACKAGE_FOLDER", "TESTS_FOLDER", "WORK_FOLDER");

const FIRST_NAME = "individual.first_name";
const STATE = "individual.residence.state";
const SSN = "individual.ssn";
const FRONT = "individual.identity_document.front";
const PROOF = "individual.proof_of_address.files.0";

const source = install(pack(packageFolder, workFolder), "forms", workFolder);
const { load: loadPreflight } = await import(pathToFileURL(join(source, "node_modules/harbor-preflight/node.js")));
const preflight = await loadPreflight({ today: TODAY });
const browser = await launch();

const fileOf = (name) => resolve(testsFolder, "files", name);
const base64Of = (name) => readFileSync(fileOf(name)).toString("base64");

/** The sample payload with other answers. */
function payloadWith({ [FIRST_NAME]: firstName, [STATE]: state, [SSN]: ssn, [FRONT]: front, [PROOF]: proof }) {
  const payload = readPayload(join(testsFolder, "payloads"), "us-full");
  const { individual } = payload;
  Object.assign(individual, { first_name: firstName, ssn });
  individual.residence.state = state;
  individual.identity_document.front = front && base64Of(front);
  individual.proof_of_address.files = proof ? [base64Of(proof)] : [];
  return payload;
}

/** The messages that a form with these answers must show, by field. */
function expected(answers) {
  const { issues } = preflight.validate(payloadWith(answers));
  const errors = issues.filter(({ severity }) => severity === "error");
  return Object.fromEntries(errors.map(({ path, message }) => [path.slice(1).replaceAll("/", "."), message]));
}

async function build(form) {
  const folder = empty(workFolder, form);
  const { build } = await load("esbuild");
  await build({
    absWorkingDir: source,
    entryPoints: { form: `${form}.jsx` },
    bundle: true,
    format: "esm",
    splitting: true,
    minify: true,
    jsx: "automatic",
    nodePaths: [PACKAGES],
    outdir: folder,
    logLevel: "silent",
  });
  cpSync(join(source, "index.html"), join(folder, "index.html"));
  const values = payloadWith({ [FIRST_NAME]: "", [STATE]: "", [SSN]: "" });
  writeFileSync(join(folder, "values.json"), JSON.stringify(values));
  return folder;
}

function shown(page) {
  return page
    .getByRole("alert")
    .evaluateAll((alerts) => Object.fromEntries(alerts.map((alert) => [alert.dataset.name, alert.textContent])));
}

async function answer(page, answers) {
  for (const [name, value] of Object.entries(answers)) {
    const input = page.locator(`input[name="${name}"]`);
    await ([FRONT, PROOF].includes(name) ? input.setInputFiles(fileOf(value)) : input.fill(value));
  }
  await page.getByRole("button", { name: "Submit" }).click();
}

/**
 * Answers, submits, and waits for the errors, in several steps. The first step has four errors, and each further one
 * fixes some.
 */
async function fillIn(page) {
  const answers = {
    [FIRST_NAME]: "A".repeat(51),
    [STATE]: "XX",
    [SSN]: "12",
    [FRONT]: "photo.heic",
    [PROOF]: "statement.pdf",
  };
  const steps = [answers, { [FIRST_NAME]: "Ada", [SSN]: "123456789" }, { [STATE]: "VA" }, { [FRONT]: "front.jpg" }];
  const invalid = [[FIRST_NAME, STATE, SSN, FRONT], [STATE, FRONT], [FRONT], []];
  for (const [index, step] of steps.entries()) {
    Object.assign(answers, step);
    const messages = expected(answers);
    assert.deepEqual(Object.keys(messages).sort(), invalid[index].sort(), "the expected errors");
    await answer(page, step);
    await eventually(() => shown(page), messages, `errors of step ${index + 1}`);
    if (index < steps.length - 1) {
      assert.equal(await page.evaluate(() => globalThis.submitted), undefined, "submitted with errors");
    }
  }
  const body = JSON.stringify(payloadWith(answers));
  await eventually(() => page.evaluate(() => globalThis.submitted?.valid), true, "submitted");
  const submitted = await page.evaluate(() => globalThis.submitted.body);
  assert.deepEqual(JSON.parse(submitted), JSON.parse(body), "what was submitted");
}

function works(form) {
  return async () => {
    const server = await serve(await build(form));
    const { context, page, seen } = await open(browser, server.address);
    try {
      await fillIn(page);
      assert.deepEqual(await violationsIn(page), [], "violations");
      assert.deepEqual(seen.errors, [], "the console");
      return "errors at 4 fields, the HEIC rejected at its own; once fixed, it submits a valid payload";
    } finally {
      await context.close();
      server.close();
    }
  };
}

const result = await prove({ "React Hook Form": works("hook-form"), "TanStack Form": works("tanstack-form") });
await browser.close();
finish(...result);
