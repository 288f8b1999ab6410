// The page of the form in one browser: filled in, downloaded, copied, and used without a network.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gb } from "../form/answers.mjs";
import { policyOf } from "../form/page.mjs";
import { eventually, serve } from "../package/browser.mjs";
import { finish, prove, readArguments, readPayload } from "../package/common.mjs";
import { start } from "./browsers.mjs";

const [engine, tests, work] = readArguments("ENGINE", "TESTS_FOLDER", "WORK_FOLDER");
const root = join(tests, "..");
const answers = Object.entries(gb(resolve(tests, "files")));
const sample = readPayload(join(tests, "payloads"), "gb");

/** The steps in which something is asked. */
const STEPS = ["residence", "person", "address", "documents", "money"];

/** The button of the last step that saves the payload, and the one that copies it. */
const DOWNLOAD = '[data-step="result"] .actions > button';
const COPY = '[data-step="result"] .copy button';

/** Opens the page, for a test. It may end the server by `close`. */
const inPage = (proof) => async () => {
  const { address, close } = await serve(root, { policy: policyOf(root) });
  const page = await start(engine, work);
  try {
    await page.goto(`${address}www/`);
    await eventually(() => openStep(page), "residence", "the first step");
    return await proof(page, { address: `${address}www/`, close });
  } finally {
    await page.stop();
    close();
  }
};

/** The name of the step that is open. */
function openStep(page) {
  return page.evaluate(() => {
    const form = document.querySelector("harbor-onboarding-form").shadowRoot;
    return form?.querySelector("[data-step]:not([hidden])")?.dataset.step ?? "";
  });
}

/** What a path has in a step that is open: the type of its control, or nothing. */
function kindOf(page, path) {
  return page.evaluate((path) => {
    const form = document.querySelector("harbor-onboarding-form").shadowRoot;
    const control = form.querySelector(`[data-step]:not([hidden]) [id="${path}"]`);
    return control ? (control.getAttribute("role") ?? control.getAttribute("type")) : "";
  }, path);
}

/** Answers a field as a person does: by keyboard, and by a click on what is to be chosen. */
async function answer(page, path, kind, value) {
  const control = `[id="${path}"]`;
  if (kind === "file") {
    await page.setFiles(control, [value].flat());
  } else if (kind === "radio" || kind === "checkbox") {
    for (const chosen of [value].flat()) {
      await page.click(`[data-path="${path}"] input[value="${chosen}"]`);
    }
  } else {
    await page.type(control, value);
    if (kind === "combobox") {
      await page.click(`[id="${path}-list"] [role="option"]`);
    }
  }
}

/** How long to wait for the next step before the button is pressed again, in milliseconds. */
const MOMENT = 10_000;

/**
 * Presses the button until the next step is open. What arrives while it is pressed, such as the checks of a file, may move it
 * away from the pointer: a person then presses it again.
 */
async function proceed(page, next) {
  for (let attempt = 0; attempt < 3 && (await openStep(page)) !== next; attempt += 1) {
    await page.click("#continue");
    const end = Date.now() + MOMENT;
    while (Date.now() < end && (await openStep(page)) !== next) {
      await setTimeout(100);
    }
  }
  assert.equal(await openStep(page), next, "the step that is open");
}

/** Fills in the guide's example, until its payload is built. */
async function fillIn(page) {
  for (const [index, step] of STEPS.entries()) {
    await eventually(() => openStep(page), step, "the step that is open");
    for (const [path, value] of answers) {
      const kind = await kindOf(page, path);
      if (kind) {
        await answer(page, path, kind, value);
      }
    }
    await proceed(page, STEPS[index + 1] ?? "check");
  }
  await proceed(page, "result");
}

const filledIn = inPage(async (page) => {
  await fillIn(page);
  const file = await page.download(() => page.click(DOWNLOAD));
  const text = readFileSync(file, "utf8");
  assert.deepEqual(JSON.parse(text), sample, "the payload that is saved");
  await page.click(COPY);
  await eventually(() => page.evaluate(() => location.hash), "", "nothing else is opened");
  await page.evaluate(() => void (location.hash = "#check"));
  await page.paste("#check-text");
  assert.equal(await page.evaluate(() => document.querySelector("#check-text").value), text, "the payload that is copied");
  return "its payload is saved and copied";
});

const withoutNetwork = inPage(async (page, { address, close }) => {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  close();
  await page.goto(address);
  await eventually(() => openStep(page), "residence", "the first step");
  await fillIn(page);
  return "opened and filled in";
});

const proofs = { "the guide's example": filledIn, "without a network": withoutNetwork };
finish(...(await prove(proofs)));
