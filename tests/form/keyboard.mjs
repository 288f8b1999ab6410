// Fills in complete payloads by keyboard alone, as a screen reader has each step, and downloads them. `tests/external/tests/form.rs` validates them.

import assert from "node:assert/strict";
import { gb, usFull } from "./answers.mjs";
import { control, eventually, focused, openStep, option, saveDownload, withPage } from "./page.mjs";
import { assertTree } from "./trees.mjs";

/** More than the number of tab stops of a step. */
const MAX_STOPS = 80;

/** Moves the focus to an element with the Tab key. */
async function tabTo(page, id) {
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    if ((await focused(page)) === id) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${id}`);
}

/** The id of an option of a group. */
function optionId(page, path, value) {
  return option(page, path, value).getAttribute("id");
}

async function chooseFile(page, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  await chooser.setFiles(file);
}

async function pick(page, path, label) {
  // The start of the label is enough to find the option.
  await page.keyboard.type(label.slice(0, 10));
  const options = page.locator(`[id="${path}-list"] [role=option]`);
  await options.filter({ hasText: label }).first().waitFor();
  // The first option is active from the start; arrow keys move to the others.
  const texts = await options.allTextContents();
  const index = texts.indexOf(label);
  for (let step = 0; step <= index; step += 1) {
    await eventually(() => active(page, path), texts[step], "the active option");
    if (step < index) {
      await page.keyboard.press("ArrowDown");
    }
  }
  await page.keyboard.press("Enter");
  await eventually(() => control(page, path).inputValue(), label, `${path} is picked`);
}

/** The text of the option that a screen reader announces. */
async function active(page, path) {
  const id = await control(page, path).getAttribute("aria-activedescendant");
  return id === null ? null : page.locator(`[id="${id}"][aria-selected=true]`).textContent();
}

/** Answers a field by keyboard. */
async function answer(page, path, value) {
  const input = control(page, path);
  await input.waitFor();
  if (Array.isArray(value)) {
    for (const chosen of value) {
      await tabTo(page, await optionId(page, path, chosen));
      await page.keyboard.press("Space");
    }
    return;
  }
  await tabTo(page, path);
  if (value === true) {
    await page.keyboard.press("Space");
    return;
  }
  if ((await input.getAttribute("type")) === "radio") {
    const target = await optionId(page, path, value);
    await page.keyboard.press("Space");
    while ((await focused(page)) !== target) {
      await page.keyboard.press("ArrowDown");
    }
  } else if ((await input.getAttribute("role")) === "combobox") {
    await pick(page, path, value);
  } else if ((await input.getAttribute("type")) === "file") {
    await chooseFile(page, value);
  } else {
    await page.keyboard.type(value);
  }
}

/** Presses the button that leads to the next step. */
async function proceed(page) {
  await tabTo(page, "continue");
  await page.keyboard.press("Enter");
}

/** The paths of the fields of the step that is open, in their order on the page. */
function pathsOfStep(page) {
  return page.locator("[data-step]:not([hidden]) [data-path]").evaluateAll((all) => all.map((one) => one.dataset.path));
}

function proof(answers, name, { work, ...where }) {
  return withPage(where, async (page) => {
    // Without a listener the browser opens a real dialog, and the listener of `chooseFile` may be added too late.
    page.on("filechooser", () => {});
    for (const step of ["residence", "person", "address", "documents", "money"]) {
      await eventually(() => openStep(page), step, "the step that is open");
      const paths = await pathsOfStep(page);
      const placeOf = (path) => paths.findIndex((shown) => path.startsWith(shown) || (path === "has-back" && shown.endsWith("back")));
      const own = Object.keys(answers).filter((path) => placeOf(path) >= 0);
      for (const path of own.sort((one, other) => placeOf(one) - placeOf(other))) {
        await answer(page, path, answers[path]);
      }
      await assertTree(page, step, answers, where.preflight);
      await proceed(page);
    }
    await eventually(() => openStep(page), "check", "the answers to look over");
    await assertTree(page, "check", answers, where.preflight);
    await proceed(page);
    await page.locator(".success").waitFor();
    await eventually(() => focused(page), "step-result", "the result has the focus");
    await assertTree(page, "result", answers, where.preflight);
    await page.keyboard.press("Tab");
    const file = await saveDownload(page, () => page.keyboard.press("Enter"), work, `${name}.json`);
    return `payload saved as ${file}`;
  });
}

export const keyboard = {
  "the guide's full example of the US, by keyboard alone": (where) => proof(usFull(where.files), "us-full", where),
  "the guide's example of GB, by keyboard alone": (where) => proof(gb(where.files), "gb", where),
};
