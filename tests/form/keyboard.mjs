// Whole payloads by keyboard alone, each downloaded: the verdict on them is for the crate, the schemas and the command
// line to give.

import assert from "node:assert/strict";
import { gb, usFull } from "./answers.mjs";
import { control, eventually, field, focused, saveDownload, withPage } from "./page.mjs";

/** More than there are stops on the page. */
const STOPS = 120;

/** Moves the focus on to an element, as someone does who cannot point. */
async function tabTo(page, id) {
  for (let stop = 0; stop < STOPS; stop += 1) {
    if ((await focused(page)) === id) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`no number of tabs leads to ${id}`);
}

/** The id of an option of a group. */
async function optionId(page, path, label) {
  return field(page, path).getByLabel(label, { exact: true }).getAttribute("id");
}

async function chooseFile(page, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  await chooser.setFiles(file);
}

async function pick(page, path, label) {
  // A part is enough to find it by, and what is left is chosen with the arrows.
  await page.keyboard.type(label.replace(/ \(.*\)$/, ""));
  const option = page.locator(`[id="${path}-list"] [role=option]`, { hasText: label });
  await option.first().waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await control(page, path).getAttribute("aria-activedescendant"), `${path}-list-selected`);
  await page.keyboard.press("Enter");
  await eventually(() => control(page, path).inputValue(), label, `${path} is picked`);
}

/** Answers by keys alone. */
async function answer(page, path, value) {
  const input = control(page, path);
  await input.waitFor();
  if (Array.isArray(value)) {
    for (const label of value) {
      await tabTo(page, await optionId(page, path, label));
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
    const wanted = await optionId(page, path, value);
    await page.keyboard.press("Space");
    while ((await focused(page)) !== wanted) {
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

function proof(answers, name, { work, ...where }) {
  return withPage(where, async (page) => {
    // While nobody listens the browser would open a real dialog, and what listens for one file alone can come too late.
    page.on("filechooser", () => {});
    for (const [path, value] of Object.entries(answers)) {
      await answer(page, path, value);
    }
    // Enter in a text sends a form.
    await tabTo(page, "individual.first_name").catch(() => undefined);
    await page.keyboard.press("Enter");
    await page.locator("#result").waitFor();
    await eventually(() => focused(page), "result-title", "the result has the focus");
    await page.keyboard.press("Tab");
    const file = await saveDownload(page, () => page.keyboard.press("Enter"), work, `${name}.json`);
    return `payload saved as ${file}`;
  });
}

export const keyboard = {
  "the guide's full example of the US, by keyboard alone": (where) => proof(usFull(where.files), "us-full", where),
  "the guide's example of GB, by keyboard alone": (where) => proof(gb(where.files), "gb", where),
};
